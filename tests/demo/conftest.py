from collections.abc import AsyncIterator

import aiohttp
import pytest

from service.demo.server import DemoSite


@pytest.fixture
async def site() -> AsyncIterator[DemoSite]:
    started = await DemoSite.start()
    yield started
    await started.stop()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        yield session
