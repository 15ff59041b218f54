"""One question to a broker, by hand: its metadata, to learn whether it serves.

A broker listens before it serves; it counts as ready when its metadata names it. The request is a
few bytes, so this needs no Kafka client.
"""

import asyncio
import struct

_METADATA = 3  # api key
_VERSION = 1  # the oldest that can ask for no topics, and without tagged fields; KIP-896 keeps it


async def answers(host: str, port: int, *, timeout_seconds: float = 2.0) -> bool:
    """True when the broker at this address answers a metadata request and is in the answer."""
    try:
        async with asyncio.timeout(timeout_seconds):
            reader, writer = await asyncio.open_connection(host, port)
            try:
                writer.write(_request())
                (size,) = struct.unpack(">i", await reader.readexactly(4))
                return _living_brokers(await reader.readexactly(size)) > 0
            finally:
                writer.close()
                await writer.wait_closed()
    except (OSError, asyncio.IncompleteReadError, TimeoutError):
        return False  # nobody is there yet, or hangs up
    except (ValueError, struct.error):
        return False  # something else than Kafka is there: a size below zero, too few bytes


def _request() -> bytes:
    # RequestHeader v1: api key, version, correlation id, client id (null); then no topics.
    body = struct.pack(">hhihi", _METADATA, _VERSION, 1, -1, 0)
    return struct.pack(">i", len(body)) + body


def _living_brokers(response: bytes) -> int:
    # ResponseHeader v0: correlation id; then the array of brokers, which begins with its length.
    # Source: Kafka protocol guide, Metadata API.
    _, brokers = struct.unpack_from(">ii", response)
    return int(brokers)
