"""What is done again and again goes on after a failure, and stops when it is told to."""

import asyncio

from service import log
from service.agents.beat import Beat
from service.settings import Log


async def test_a_call_that_fails_is_told_and_the_next_one_comes(capsys):
    log.set_up(Log())
    calls = []
    third = asyncio.Event()

    async def call():
        number = 40 + len(calls)
        calls.append(number)
        if len(calls) == 1:
            raise ValueError(f"page {number}")
        if len(calls) == 3:
            third.set()

    beat = Beat("forget", call, 0.001)
    beat.start()
    try:
        async with asyncio.timeout(5):
            await third.wait()
    finally:
        await beat.stop()
    said = capsys.readouterr().err
    assert '"what": "forget"' in said
    assert "ValueError" in said
    assert "page 40" not in said


async def test_a_stop_ends_the_call_that_is_under_way_and_awaits_it():
    ended = []
    began = asyncio.Event()

    async def call():
        began.set()
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0)
            ended.append(True)

    beat = Beat("slow", call, 0)
    beat.start()
    await began.wait()
    await beat.stop()
    assert ended == [True]


async def test_what_never_began_can_be_stopped():
    await Beat("never", asyncio.Event().wait, 1).stop()


async def test_a_stop_that_a_client_answers_with_an_error_is_a_stop():
    began = asyncio.Event()

    async def call():
        began.set()
        try:
            await asyncio.sleep(60)
        finally:
            raise ConnectionError("the connection was closed")

    beat = Beat("lag", call, 60)
    beat.start()
    await began.wait()
    async with asyncio.timeout(5):
        await beat.stop()
