"""The client's border: every exception of the libraries below it has its reason."""

import asyncio
import inspect
import ssl
from collections.abc import Iterator

import aiohttp
import pytest
from aiohttp import client_exceptions, http_exceptions

from service.fetch.addresses import Allow
from service.fetch.dial import CURRENT, Dial, RefusedError, wall
from service.fetch.faults import reason_of, to_failure
from service.reasons import Reason


def exceptions() -> Iterator[type[BaseException]]:
    """All that aiohttp and ssl define, and what the system raises for sockets."""
    for module in (client_exceptions, http_exceptions, ssl):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Exception) and kind is not Exception:
                yield kind
    yield from (OSError, ConnectionResetError, BrokenPipeError, TimeoutError, asyncio.TimeoutError)


# A websocket's, and those of Python that the modules import.
OTHERS = {client_exceptions.WSMessageTypeError, TypeError, ValueError}


@pytest.mark.parametrize("kind", sorted(set(exceptions()) - OTHERS, key=lambda kind: kind.__name__))
def test_the_map_of_errors_is_complete(kind: type[BaseException]) -> None:
    assert reason_of(kind.__new__(kind)) is not None


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (aiohttp.ServerDisconnectedError(), Reason.CONNECTION),
        (ConnectionResetError(104, "reset"), Reason.CONNECTION),
        (aiohttp.SocketTimeoutError(), Reason.TIMEOUT),
        (TimeoutError(), Reason.TIMEOUT),
        (aiohttp.ClientPayloadError(), Reason.INCOMPLETE),
        (http_exceptions.LineTooLong("line", b"x", 8190), Reason.PROTOCOL_ERROR),
        (ssl.SSLError(1, "handshake failure"), Reason.TLS_ERROR),
    ],
)
def test_errors_have_the_reason_that_people_look_for(error: Exception, reason: Reason) -> None:
    failure = to_failure(error)
    assert failure is not None
    assert failure.reason is reason


def test_a_connection_that_breaks_in_a_body_leaves_it_incomplete() -> None:
    failure = to_failure(ConnectionResetError(104, "reset"), is_reading=True)
    assert failure is not None
    assert failure.reason is Reason.INCOMPLETE


def test_a_detail_holds_no_bytes_of_the_answer() -> None:
    failure = to_failure(http_exceptions.BadStatusLine("not HTTP:\n\n  b'<p>secret'"))
    assert failure is not None
    assert "not HTTP" in failure.detail
    assert "secret" not in failure.detail


def test_what_is_none_of_the_networks_is_a_bug() -> None:
    assert to_failure(ValueError("x")) is None


@pytest.mark.parametrize(
    "sockaddr",
    [
        ("127.0.0.1", 80),
        ("8.8.8.8", 81),  # another port than was asked for
        ("not an address", 80),
        ("::1", 80, 0, 0),
        ("fe80::1%lo", 80, 0, 1),
    ],
)
def test_the_wall_makes_no_socket_for_what_must_not_be_dialled(sockaddr: tuple[object]) -> None:
    dial = Dial(host="h.test", port=80)
    token = CURRENT.set(dial)
    try:
        with pytest.raises(RefusedError):
            wall(Allow())((2, 1, 6, "", sockaddr))
    finally:
        CURRENT.reset(token)
    assert [failure.reason for failure in dial.refused] == [Reason.BLOCKED_ADDRESS]
    assert dial.dialled == 0
