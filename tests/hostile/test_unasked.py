"""What a host says without being asked is no answer to the next request."""

import asyncio
from contextlib import suppress

import pytest

from service.reasons import Failure, Reason
from tests.fetch.fetching import fetching, get
from tests.hostile.messages import POISON, whole
from tests.servers.http import Server


async def test_an_answer_that_comes_while_a_connection_rests_is_not_taken() -> None:
    spoken = asyncio.Event()

    async def host(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(whole())
        await asyncio.sleep(0.05)
        writer.write(whole(POISON))
        await writer.drain()
        await asyncio.sleep(0.05)
        spoken.set()
        with suppress(asyncio.CancelledError):
            await reader.read()
        writer.close()

    async with await asyncio.start_server(host, "127.0.0.1", 0) as listener:
        server = Server(port=listener.sockets[0].getsockname()[1])
        async with fetching(server) as fetcher:
            await get(fetcher, f"http://a.site.test:{server.port}/1")
            await spoken.wait()
            with pytest.raises(Failure) as caught:
                await get(fetcher, f"http://a.site.test:{server.port}/2")
    assert caught.value.reason is Reason.CONNECTION
