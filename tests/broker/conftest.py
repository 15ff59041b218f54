import pytest_asyncio

from tests.servers.kafka import start_kafka


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def broker(tmp_path_factory):
    """One broker for all tests that leave it as it is."""
    broker = await start_kafka(tmp_path_factory.mktemp("kafka"))
    yield broker
    await broker.stop()
