"""What a hostile server does, as a script of steps, and the raw server that plays it.

A behaviour has a port and a name of its own, so that none meets another's connections, turn or
certificate. The server hears what the behaviour wants to hear, plays its steps byte by byte, and
hangs up; it knows no HTTP beyond the target of the request.
"""

import asyncio
import itertools
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto
from typing import Literal

from service.fetch.charset import decode
from service.fetch.fetch import Deferred, Fetcher, Moved, NotModified
from service.reasons import Failure
from service.records import Download
from service.settings import Settings
from tests.fetch.fetching import get, settings
from tests.servers.http import TLS

# -- the script ------------------------------------------------------------------------------------


class Do(Enum):
    """What a server can do beside sending and waiting."""

    RESET = auto()  # RST instead of FIN
    CUT = auto()  # FIN at once; with TLS, without the close_notify that belongs before it
    STALL = auto()  # say nothing until the client hangs up
    AGAIN = auto()  # hear the next request on this connection


@dataclass(frozen=True, slots=True)
class Drip:
    """Byte after byte, with a pause in seconds between two."""

    text: bytes
    pause: float


@dataclass(frozen=True, slots=True)
class Endless:
    """The same bytes until the client hangs up."""

    text: bytes
    pause: float = 0.0


Step = bytes | float | Drip | Endless | Do
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the script sees it."""

    target: str
    origin: str  # scheme, host and port
    number: int  # of requests of this behaviour before it


# -- what is expected ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a fetch ends. Of an expected one, what is None or empty is not looked at."""

    kind: Literal["page", "moved", "unchanged", "deferred", "final", "again"]
    word: str = ""
    text: str = ""  # what the page's text holds
    charset: tuple[str, str] | None = None  # its name, and by what evidence
    retry_after: tuple[float, float] | None = None  # seconds, least and most

    def fits(self, found: "Outcome") -> bool:
        """True when `found` is what this one expects."""
        if (self.kind, self.word) != (found.kind, found.word) or self.text not in found.text:
            return False
        if self.charset is not None and self.charset != found.charset:
            return False
        if self.retry_after is None:
            return True
        if found.retry_after is None:
            return False
        least, most = self.retry_after
        return least <= found.retry_after[0] <= most


def final(word: str) -> Outcome:
    """A failure that time does not mend."""
    return Outcome(kind="final", word=word)


def again(word: str, *, retry_after: tuple[float, float] | None = None) -> Outcome:
    """A failure that may pass, so that it is tried again."""
    return Outcome(kind="again", word=word, retry_after=retry_after)


def page(text: str = "may be read", name: str = "", evidence: str = "") -> Outcome:
    """A page that holds this text, read in this charset."""
    return Outcome(kind="page", text=text, charset=(name, evidence) if name else None)


def moved(location: str) -> Outcome:
    """A redirect that another site's queue goes on with."""
    return Outcome(kind="moved", word=location)


# -- a behaviour -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What one server does, and how a fetch from it must end.

    `tls` names a certificate; `https` without one plays raw bytes where a handshake is expected.
    """

    id: str
    script: Steps | Callable[[Asked], Steps]
    expected: Outcome
    _: KW_ONLY
    hears: Literal["request", "bytes", "nothing"] = "request"
    https: bool = False
    tls: str | None = None
    domain: str = ""

    def url(self, port: int) -> str:
        """Where its server is asked for the first time."""
        return f"{'https' if self.https or self.tls else 'http'}://{self.host}:{port}/"

    @property
    def host(self) -> str:
        """A name of its own, in a domain of its own unless a certificate asks for another."""
        domain = self.domain or ("site.test" if self.tls or self.https else "test")
        return f"{self.id}.{domain}"

    def steps(self, asked: Asked) -> Steps:
        """The script of one request."""
        return self.script(asked) if callable(self.script) else self.script


# Short, so that what hangs costs little; long enough for a busy machine.
LIMITS = {"timeout": 2.0, "read_timeout": 0.5, "connect_timeout": 1.0}


def limits(*ports: int) -> Settings:
    """Settings that open these ports and wait for nobody long."""
    return settings(*ports, fetch=LIMITS, politeness={"places": 64, "delay": 0.02})


async def end(fetcher: Fetcher, url: str) -> tuple[Outcome, Download | None]:
    """How a fetch ends before its text is read. Any exception but Failure goes through."""
    try:
        found = await get(fetcher, url)
    except Failure as failure:
        return failed(failure), None
    match found:
        case Download():
            return Outcome(kind="page"), found
        case Moved():
            return moved(found.location), None
        case NotModified():
            return Outcome(kind="unchanged"), None
        case Deferred():
            return Outcome(kind="deferred", word=found.cause), None


def failed(failure: Failure) -> Outcome:
    """A failure as an outcome."""
    wait = failure.retry_after
    return Outcome(
        kind="again" if failure.attempts > 1 else "final",
        word=failure.word,
        retry_after=None if wait is None else (wait, wait),
    )


def read(download: Download) -> Outcome:
    """How the reading of a body ends, as the worker's pool does it."""
    try:
        text, charset = decode(download)
    except Failure as failure:
        return failed(failure)
    return Outcome(kind="page", text=text, charset=(charset.name, charset.evidence.value))


# -- the server ------------------------------------------------------------------------------------


@asynccontextmanager
async def playing(behaviour: Behaviour) -> AsyncIterator[int]:
    """A server that plays one behaviour; gives its port."""
    tasks: set[asyncio.Task[None]] = set()
    numbers = itertools.count()

    async def on_connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        writer.transport.set_write_buffer_limits(high=1, low=0)
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while await _play_one(behaviour, port, next(numbers), reader, writer):
                    pass
                writer.close()
                await writer.wait_closed()
        finally:
            tasks.discard(task)
            writer.transport.abort()  # does nothing to one that has closed

    behaviour.steps(Asked("/", "", 0))  # what takes long to make is made before anybody waits
    listener = await asyncio.start_server(on_connection, "127.0.0.1", 0, ssl=_tls(behaviour))
    port = listener.sockets[0].getsockname()[1]
    try:
        yield port
    finally:
        listener.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await listener.wait_closed()
        await asyncio.sleep(0)  # what was aborted is told so in the next turn of the loop


async def _play_one(
    behaviour: Behaviour,
    port: int,
    number: int,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> bool:
    target = "/"
    if behaviour.hears == "request":
        target = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)[1].decode("ascii")
    elif behaviour.hears == "bytes":
        await reader.read(1)
    origin = behaviour.url(port).rstrip("/")
    for step in behaviour.steps(Asked(target, origin, number)):
        match step:
            case bytes():
                writer.write(step)
                await writer.drain()
            case float():
                await asyncio.sleep(step)
            case Drip():
                for octet in step.text:
                    writer.write(bytes([octet]))
                    await writer.drain()
                    await asyncio.sleep(step.pause)
            case Endless():
                while True:
                    writer.write(step.text)
                    await writer.drain()
                    await asyncio.sleep(step.pause)
            case Do.AGAIN:
                return True
            case Do.STALL:
                while await reader.read(65_536):
                    pass
            case Do.RESET | Do.CUT:
                await asyncio.sleep(0.03)  # what was sent has arrived
                if step is Do.RESET:
                    linger = struct.pack("ii", 1, 0)
                    raw = writer.get_extra_info("socket")
                    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                writer.transport.abort()
    return False


def _tls(behaviour: Behaviour) -> ssl.SSLContext | None:
    if behaviour.tls is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / behaviour.tls)
    return context
