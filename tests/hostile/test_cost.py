"""What hostile hosts cost the process that asks them, measured in a process of its own."""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.bombs import MAKERS
from tests.hostile.messages import whole
from tests.hostile.table import TABLE
from tests.hostile.wire import Asked, Behaviour, Steps, final, playing

ROOT = Path(__file__).parent.parent.parent
MIB = 2**20


async def run(job: dict[str, Any]) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.hostile.run",
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        out, _ = await process.communicate(json.dumps(job).encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(out)
    print(found)
    return found


async def test_the_whole_table_at_20_at_a_time_costs_little_memory_and_no_lag() -> None:
    async with AsyncExitStack() as servers:
        ports = {
            behaviour.id: await servers.enter_async_context(playing(behaviour))
            for behaviour in TABLE
        }
        found = await run({"suite": ports})
    assert found["wrong"] == {}
    assert found["growth"] <= 64 * MIB
    assert found["peak"] <= 64 * MIB
    assert found["lag"] <= 0.2


@pytest.mark.parametrize("coding", MAKERS)
async def test_a_bomb_of_1_gib_is_too_large_at_once(coding: str) -> None:
    bomb = MAKERS[coding]()
    assert len(bomb) <= 10 * MIB

    def script(asked: Asked) -> Steps:
        return (whole() if asked.target == "/page" else whole(bomb, f"Content-Encoding: {coding}"),)

    behaviour = Behaviour(f"bomb-{coding}", script, final("too_large"))
    async with playing(behaviour) as port:
        found = await run({"bomb": behaviour.url(port)})
    assert found["ended"] == "final too_large"
    assert found["seconds"] <= 3.0
    assert found["peak"] <= 32 * MIB
