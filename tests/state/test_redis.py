"""What is special about the state in a server: it goes away and comes back, entries expire."""

import asyncio
import random
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from redis import asyncio as redis

from service.minhash import SIGNATURE_BYTES
from service.records import Revision
from service.settings import ConfigurationError
from service.state.redis import RedisState
from service.state.state import Memory, RobotsText, Sighting
from tests.servers.redis import PROGRAM, RedisServer
from tests.state.conftest import RETENTION_SECONDS

REVISION = Revision(
    document_id="doc", revision=1, exact_hash="h", fetched_at=datetime(2026, 7, 1, tzinfo=UTC)
)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A server that a test may kill."""
    if PROGRAM is None:
        pytest.skip("redis-server is not installed")
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
async def client(redis_server: RedisServer) -> AsyncIterator[Any]:
    client = redis.Redis.from_url(redis_server.url)
    yield client
    await client.aclose()


def made(server: RedisServer, prefix: str | None = None) -> RedisState:
    prefix = prefix or uuid.uuid4().hex
    return RedisState(server.url, prefix=prefix, retention_seconds=RETENTION_SECONDS)


async def test_calls_wait_while_the_server_is_away_and_nothing_is_lost(
    own_server: RedisServer,
) -> None:
    state = made(own_server)
    await state.open()
    await state.finish("enrich", "before", REVISION)
    own_server.kill()
    waiting = [
        asyncio.create_task(state.finish("enrich", "during")),
        asyncio.create_task(state.claim("id", "holder")),
    ]
    async with asyncio.timeout(20):
        while state.last_error is None:
            await asyncio.sleep(0.02)
    assert str(own_server.port) in state.last_error
    assert not any(task.done() for task in waiting)
    own_server.start()
    async with asyncio.timeout(30):
        assert await asyncio.gather(*waiting) == [None, "holder"]
    assert state.last_error is None
    assert await state.recall("enrich", "before") == Memory(finished=True)
    assert await state.recall("enrich", "during") == Memory(finished=True)
    assert await state.revision("doc") == REVISION
    await state.close()


async def test_a_full_server_makes_calls_wait(own_server: RedisServer) -> None:
    state, client = made(own_server), redis.Redis.from_url(own_server.url)
    await state.open()
    await client.config_set("maxmemory", "1")
    waiting = asyncio.create_task(state.keep("fetch", "0-1", b"page"))
    async with asyncio.timeout(20):
        while state.last_error is None:
            await asyncio.sleep(0.02)
    assert not waiting.done()
    await client.config_set("maxmemory", "0")
    async with asyncio.timeout(30):
        assert await waiting == Memory(outputs=b"page")
    await client.aclose()
    await state.close()


async def test_messages_are_forgotten_in_time_and_revisions_stay(
    redis_server: RedisServer, client: Any
) -> None:
    prefix, now = uuid.uuid4().hex, time.time()
    state = made(redis_server, prefix)
    await state.open()
    await state.claim("id", "holder")
    await state.keep("fetch", "kept", b"page")
    await state.finish("enrich", "finished", REVISION)
    await state.keep_rest("a.example", now + 60)
    await state.keep_robots(
        RobotsText(origin="https://a.example", status="allow", body=b"", expires_at=now + 60)
    )
    lives = {
        key.decode().split(":")[1]: await client.ttl(key)
        async for key in client.scan_iter(f"{prefix}:*")
    }
    await state.close()
    assert lives.pop("revision") == -1, "a revision does not expire"
    assert 0 < lives["rest"] <= 61
    assert 0 < lives["robots"] <= 61
    assert 0 < lives["claim"] <= RETENTION_SECONDS
    assert 0 < lives["memory"] <= RETENTION_SECONDS
    assert len(lives) == 4


async def test_texts_that_were_seen_are_forgotten_when_they_do_not_count_any_more(
    redis_server: RedisServer, client: Any
) -> None:
    prefix, day = uuid.uuid4().hex, 86400.0
    state = made(redis_server, prefix)
    await state.open()
    now = time.time()
    asked = Sighting(
        document_id="doc",
        exact_hash="h",
        signature=b"",
        keys=(1, 2),
        seen_at=now,
        since=now - 30 * day,
        least=0.7,
    )
    await state.see(asked)
    lives = {key.decode(): await client.ttl(key) async for key in client.scan_iter(f"{prefix}:*")}
    await state.close()
    assert lives.pop(f"{prefix}:sightings") == -1, "the counter stays"
    assert len(lives) == 4
    assert all(29 * day < seconds <= 30 * day for seconds in lives.values())


async def test_prefixes_do_not_share_their_memory(redis_server: RedisServer) -> None:
    one, other = made(redis_server), made(redis_server)
    await one.open()
    await other.open()
    await one.finish("enrich", "0-1", REVISION)
    assert await other.recall_revision("enrich", "0-1", "doc") == (Memory(), None)
    await one.close()
    await other.close()


async def test_a_server_that_is_not_there_stops_the_start_without_telling_the_password() -> None:
    state = RedisState("redis://me:secret@127.0.0.1:1/0", prefix="p", retention_seconds=1)
    with pytest.raises(ConfigurationError, match=r"127\.0\.0\.1:1") as error:
        await state.open()
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("url", ["redis://h:port/0", "http://h/"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="SARING_STATE"):
        RedisState(url, prefix="p", retention_seconds=1)


async def test_a_text_in_the_index_takes_little_memory(own_server: RedisServer) -> None:
    """17 keys lead to it, of which hardly one leads to another text: each byte counts often."""
    count = 1_000
    state = made(own_server, "saring")
    await state.open()
    client = redis.Redis.from_url(own_server.url)
    numbers = random.Random(1)
    before = (await client.info("memory"))["used_memory"]
    texts = [
        Sighting(
            document_id=f"{numbers.getrandbits(128):032x}",
            exact_hash=f"{numbers.getrandbits(128):032x}",
            signature=numbers.randbytes(SIGNATURE_BYTES),
            keys=tuple(numbers.getrandbits(48) for _ in range(17)),
            seen_at=time.time(),
            since=time.time() - 86400.0,
            least=0.74,
        )
        for _ in range(count)
    ]
    await asyncio.gather(*map(state.see, texts))
    after = (await client.info("memory"))["used_memory"]
    await client.aclose()
    await state.close()
    assert (after - before) / count < 3_500  # 3,080 measured; with lists 5,320
