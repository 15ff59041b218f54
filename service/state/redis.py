"""The state in a Redis-protocol server (Redis 6.2 or newer, Valkey), for workers of many machines.

Calls that wait at the same time go as one pipeline, so 256 of them cost one round trip. Each is one
command or one script, which the server runs as a whole; nothing else has to be of one moment. What
is remembered of messages, and what expires by itself, has a time to live, so `forget` has nothing
to do. Revisions stay.

A call returns when the server has it. What a crash of the server loses is its own setting
(`appendonly yes` loses a second at most); the state may be lost (state.py). Not for Redis Cluster:
a script's keys would be on several nodes.
"""

import asyncio
import itertools
import math
import time
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from redis import asyncio as redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as Unreachable
from redis.exceptions import (
    MasterDownError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
)
from redis.exceptions import TimeoutError as Silent
from redis.retry import Retry

from service.log import logger
from service.minhash import BINS
from service.records import Revision
from service.settings import ConfigurationError
from service.state import scripts
from service.state.state import Memory, RobotsText, Seen, Sighting

log = logger("state")

GROUP_CALLS = 256  # most calls of one pipeline
ANSWER_SECONDS = 5.0  # a server that is silent for longer is asked again
PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)  # between tries while the server does not answer

# What passes with the server's trouble: away, silent, loading (both are Unreachable), a replica for
# a while, out of memory, unable to save, busy with a script.
_PASSING = (Unreachable, Silent, OSError, ReadOnlyError, OutOfMemoryError, MasterDownError)
_PASSING_WORDS = ("MISCONF", "BUSY")

_FINISHED = b"finished"
_ROUNDING = 1e-9  # a share such as .75 of 112 bins must not become 84.000000001


@dataclass(frozen=True, slots=True)
class _Call:
    command: tuple[Any, ...]
    answer: asyncio.Future[Any]


class RedisState:
    """State (state.py) in the server at `url`, below keys that begin with `prefix`.

    While the server does not answer calls wait and `last_error` says why.
    """

    def __init__(self, url: str, *, prefix: str, retention_seconds: float) -> None:
        self.last_error: str | None = None
        self._prefix = prefix
        self._retention = _milliseconds(retention_seconds)
        try:
            self._client = cast(
                "Any",
                redis.Redis.from_url(
                    url,
                    socket_timeout=ANSWER_SECONDS,
                    socket_connect_timeout=ANSWER_SECONDS,
                    retry=Retry(NoBackoff(), 0),  # tries are made here, and seen
                ),
            )
        except ValueError as error:
            raise ConfigurationError(f"SARING_STATE: no address of a Redis: {error}") from error
        where = self._client.connection_pool.connection_kwargs
        # Without the user and the password that the address may hold.
        self._place = where.get("path") or f"{where.get('host')}:{where.get('port', 6379)}"
        self._waiting: list[_Call] = []
        self._writer: asyncio.Task[None] | None = None
        self._closed = True

    async def open(self) -> None:
        """Reach the server once. Raises ConfigurationError when it cannot be used."""
        try:
            await self._client.ping()
        except (RedisError, OSError) as error:
            await self._client.aclose()
            raise ConfigurationError(
                f"SARING_STATE: no Redis that can be used at {self._place}: {error}"
            ) from error
        self._closed = False

    async def close(self) -> None:
        self._closed = True
        if self._writer is not None:
            await self._writer
        await self._client.aclose()

    async def claim(self, request_id: str, holder: str) -> str:
        claimed: bytes = await self._script(
            scripts.FIRST, [self._key("claim", request_id)], [holder, self._retention]
        )
        return claimed.decode()

    async def recall(self, stage: str, key: str) -> Memory:
        return _memory(await self._call("GET", self._key("memory", stage, key)))

    async def recall_revision(
        self, stage: str, key: str, document_id: str
    ) -> tuple[Memory, Revision | None]:
        memory, revision = await self._call(
            "MGET", self._key("memory", stage, key), self._key("revision", document_id)
        )
        return _memory(memory), _revision(revision)

    async def keep(self, stage: str, key: str, outputs: bytes) -> Memory:
        kept = f"{time.time()!r} ".encode() + outputs
        keys = [self._key("memory", stage, key)]
        return _memory(await self._script(scripts.FIRST, keys, [kept, self._retention]))

    async def finish(self, stage: str, key: str, revision: Revision | None = None) -> None:
        keys = [self._key("memory", stage, key)]
        values: list[Any] = [_FINISHED, self._retention]
        if revision is not None:
            keys.append(self._key("revision", revision.document_id))
            values += [revision.revision, msgspec.msgpack.encode(revision)]
        await self._script(scripts.FINISH, keys, values)

    async def revision(self, document_id: str) -> Revision | None:
        return _revision(await self._call("GET", self._key("revision", document_id)))

    async def robots(self, origin: str) -> RobotsText | None:
        found: bytes | None = await self._call("GET", self._key("robots", origin))
        if found is None:
            return None
        robots = msgspec.msgpack.decode(found, type=RobotsText)
        return robots if robots.expires_at > time.time() else None

    async def keep_robots(self, robots: RobotsText) -> None:
        value, lives = msgspec.msgpack.encode(robots), _lives(robots.expires_at)
        await self._call("SET", self._key("robots", robots.origin), value, "PX", lives)

    async def rest_of(self, host: str) -> float | None:
        found: bytes | None = await self._call("GET", self._key("rest", host))
        return float(found) if found is not None and float(found) > time.time() else None

    async def keep_rest(self, host: str, until: float) -> None:
        await self._script(scripts.REST, [self._key("rest", host)], [repr(until), _lives(until)])

    async def see(self, sighting: Sighting) -> Seen:
        values = [
            self._key("sighting", ""),
            sighting.document_id,
            sighting.exact_hash,
            sighting.signature,
            repr(sighting.seen_at),
            repr(sighting.since),
            # In bins, as the signatures are compared there; the share is of all of them.
            math.ceil(sighting.least * BINS - _ROUNDING),
            int(sighting.only_first),
            _milliseconds(max(0.0, sighting.seen_at - sighting.since)),
        ]
        keys = [self._key("sightings"), self._key("texts", sighting.document_id)]
        keys += [self._key("alike", f"{key:x}") for key in sighting.keys]
        cluster, of, agree, first_seen = await self._script(scripts.SEE, keys, values)
        return Seen(
            cluster_id=cluster.decode(),
            duplicate_of=of.decode() or None,
            similarity=round(agree / BINS, 3) if of else None,
            first_seen=float(first_seen),
        )

    async def forget_sightings(self, before: float) -> int:
        return 0  # everything expires by itself

    async def forget(self, before: float) -> int:
        return 0

    # -- calls -------------------------------------------------------------------------------------

    def _key(self, *words: str) -> bytes:
        return ":".join((self._prefix, *words)).encode()

    async def _script(self, script: str, keys: list[bytes], values: list[Any]) -> Any:
        # The script's text goes along: the server knows it by then, and one that was restarted
        # does not; a digest would save 200 bytes and need a second way.
        return await self._call("EVAL", script, len(keys), *keys, *values)

    async def _call(self, *command: Any) -> Any:
        if self._closed:
            raise RuntimeError("the state is closed")
        words = tuple(word.encode() if isinstance(word, str) else word for word in command)
        call = _Call(words, asyncio.get_running_loop().create_future())
        self._waiting.append(call)
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        return await call.answer

    async def _write(self) -> None:
        """Send what waits, one group after the other, until nothing does."""
        while self._waiting:
            group, self._waiting = self._waiting[:GROUP_CALLS], self._waiting[GROUP_CALLS:]
            try:
                answers = await self._answers(group)
            except Exception as error:  # noqa: BLE001  not swallowed: all callers get it
                answers = [error] * len(group)
            for call, answer in zip(group, answers, strict=True):
                if call.answer.done():  # a caller may have given up
                    continue
                if isinstance(answer, Exception):
                    call.answer.set_exception(answer)
                else:
                    call.answer.set_result(answer)
        self._writer = None

    async def _answers(self, group: list[_Call]) -> list[Any]:
        """What the server says to each call; waits while it says nothing.

        Each call may be sent twice: a second one changes nothing and has the same answer.
        """
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            try:
                pipeline = self._client.pipeline(transaction=False)
                for call in group:
                    pipeline.execute_command(*call.command)
                answers: list[Any] = await pipeline.execute(raise_on_error=False)
                trouble = next(filter(_may_pass, answers), None)
                if trouble is not None:
                    raise trouble
            except (RedisError, OSError) as error:
                if self._closed or not _may_pass(error):
                    raise
                if self.last_error is None:
                    log.warning("the state cannot be used; calls wait", error=str(error))
                self.last_error = f"state {self._place}: {error}"
                await asyncio.sleep(pause)
            else:
                self.last_error = None
                return answers
        raise AssertionError  # the loop has no end of its own


def _memory(value: bytes | None) -> Memory:
    if value is None:
        return Memory()
    if value == _FINISHED:
        return Memory(finished=True)
    kept_at, _, outputs = value.partition(b" ")
    return Memory(outputs=outputs, kept_at=float(kept_at))


def _revision(value: bytes | None) -> Revision | None:
    if value is None:
        return None
    return msgspec.msgpack.decode(value.partition(b" ")[2], type=Revision)


def _milliseconds(seconds: float) -> int:
    return max(1, int(seconds * 1000))


def _lives(until: float) -> int:
    """Milliseconds from now to a time; Redis takes no less than 1."""
    return _milliseconds(until - time.time())


def _may_pass(answer: object) -> bool:
    """True when another try makes sense."""
    if isinstance(answer, ResponseError) and str(answer).startswith(_PASSING_WORDS):
        return True
    return isinstance(answer, _PASSING)
