import asyncio
import struct

import pytest

from service.broker.probe import answers


@pytest.mark.parametrize(
    ("reply", "ready"),
    [
        pytest.param(struct.pack(">iii", 8, 1, 1), True, id="it knows of one broker"),
        pytest.param(struct.pack(">iii", 8, 1, 0), False, id="it knows of none yet"),
        pytest.param(struct.pack(">ii", 8, 1), False, id="the answer is cut"),
        pytest.param(struct.pack(">i", 0), False, id="the answer is empty"),
        pytest.param(b"", False, id="it hangs up"),
        pytest.param(b"HTTP/1.1 400 Bad Request\r\n\r\n", False, id="it is no Kafka"),
        pytest.param(struct.pack(">i", -5), False, id="a negative size"),
    ],
)
async def test_broker_is_ready_when_it_names_itself(reply, ready):
    async def serve(reader, writer):
        await reader.readexactly(4)
        writer.write(reply)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert await answers("127.0.0.1", port) is ready


async def test_silent_server_is_not_ready():
    hung_up = asyncio.Event()

    async def serve(reader, writer):
        await reader.read()
        writer.close()
        await writer.wait_closed()
        hung_up.set()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert not await answers("127.0.0.1", port, timeout_seconds=0.05)
        await hung_up.wait()


async def test_port_without_a_server_is_not_ready():
    assert not await answers("127.0.0.1", 1)
