"""What is dialled: names are looked up with a deadline, and every address passes the wall.

The wall stands where the socket is made (`TCPConnector(socket_factory=…)`): it sees each address
tuple that would be connected, IP literals and every happy-eyeballs try included, which a resolver
does not. So it does not matter how an address was come by.
"""

import asyncio
import socket
import threading
import time
import weakref
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from service import metrics
from service.fetch.addresses import Allow, Resolve, literal
from service.reasons import Failure, Reason

# Look-ups that may hang at once before others have to wait for one of them: two windows of the
# default 256, because glibc asks a server that is silent twice, 5 s each, and so goes on for as
# long again after our deadline. Kept by tests/fetch/test_island.py.
LOOKUPS = 512


@dataclass(slots=True)
class Dial:
    """One request's way to its host: who is wanted, what the wall refused, what it took."""

    host: str
    port: int
    refused: list[Failure] = field(default_factory=list)
    dialled: int = 0
    dialled_at: float | None = None  # monotonic, of the first
    dns_seconds: float | None = None


# Set by the client for each request; aiohttp's tasks inherit it.
CURRENT: ContextVar[Dial] = ContextVar("dial")


_SOCKETS: weakref.WeakSet[socket.socket] = weakref.WeakSet()


def open_sockets() -> int:
    """Sockets that the wall has made in this process and nobody has closed."""
    return sum(made.fileno() >= 0 for made in _SOCKETS)


class RefusedError(OSError):
    """The wall's no, in the form that makes happy eyeballs try the next address."""


def wall(allow: Allow) -> Callable[[Any], socket.socket]:
    """A socket factory that makes no socket for an address that must not be dialled."""

    def make(address_info: Any) -> socket.socket:
        family, kind, protocol, _, sockaddr = address_info
        dial = CURRENT.get()
        address = literal(str(sockaddr[0]))
        if address is None or sockaddr[1] != dial.port:
            failure: Failure | None = Failure(
                Reason.BLOCKED_ADDRESS, f"{str(sockaddr)[:100]} is not what {dial.host} asked for"
            )
        else:
            failure = allow.refuse(dial.host, dial.port, address)
        if failure is not None:
            dial.refused.append(failure)
            raise RefusedError(failure.detail)
        dial.dialled += 1
        if dial.dialled_at is None:
            dial.dialled_at = time.monotonic()
        made = socket.socket(family, kind, protocol)
        _SOCKETS.add(made)
        return made

    return make


class Resolver(AbstractResolver):
    """Given addresses first, then the operating system's resolver in threads of its own.

    The event loop's executor is shared and small: a few names that hang would hold up all others.
    A thread that hangs cannot be ended, so they are daemons and their number is bounded.
    """

    def __init__(self, given: Resolve, *, deadline_seconds: float) -> None:
        self._given = given
        self._deadline = deadline_seconds
        self._free = asyncio.Semaphore(LOOKUPS)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name. Raises Failure(dns)."""
        given = self._given.addresses(host)
        if given:
            return [
                _result(
                    host,
                    str(address),
                    port,
                    socket.AF_INET if address.version == 4 else socket.AF_INET6,
                )
                for address in given
            ]
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._deadline):
                found = await self._look_up(host, port, family)
        except TimeoutError as error:
            raise Failure(
                Reason.DNS, f"no answer for {host[:200]} within {self._deadline:g} s"
            ) from error
        except (OSError, UnicodeError) as error:
            raise Failure(Reason.DNS, f"{host[:200]}: {error}") from error
        finally:
            seconds = time.monotonic() - began
            metrics.FETCH_DNS_SECONDS.observe(seconds)
            if (dial := CURRENT.get(None)) is not None:
                dial.dns_seconds = seconds
        results = [
            _result(host, str(sockaddr[0]), port, kind)
            for kind, _, _, _, sockaddr in found
            if kind in {socket.AF_INET, socket.AF_INET6}
        ]
        if not results:
            raise Failure(Reason.DNS, f"{host[:200]} has no address")
        return results

    async def close(self) -> None:
        """Nothing to close: what still runs ends by itself."""

    async def _look_up(self, host: str, port: int, family: socket.AddressFamily) -> list[Any]:
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[Any]] = loop.create_future()

        def settle(found: list[Any] | None, error: Exception | None) -> None:
            self._free.release()
            if answer.done():
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(found or [])

        def ask() -> None:
            found: list[Any] | None = None
            problem: Exception | None = None
            try:
                found = socket.getaddrinfo(
                    host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
                )
            except (OSError, UnicodeError) as error:
                problem = error
            try:
                loop.call_soon_threadsafe(settle, found, problem)
            except RuntimeError:
                return  # the loop was closed while the name hung; nobody waits any more

        try:
            threading.Thread(target=ask, name="dns", daemon=True).start()
        except RuntimeError as error:  # the system has no thread to give
            self._free.release()
            raise OSError(f"no thread for the look-up: {error}") from error
        return await answer


def _result(host: str, address: str, port: int, family: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=family,
        proto=0,
        flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
    )
