"""For the tests of fetch: nothing that is not a test's own is reached."""

import socket
from typing import Any

import pytest

from tests.fetch.guard import Guard
from tests.fetch.notations import HOSTS


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> Guard:
    """Stand before every connect, and in the place of DNS: names have the addresses of HOSTS.

    The operating system's resolver still reads whatever it takes for an address, without asking.
    """
    made = Guard()
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(sock: socket.socket, address: Any) -> None:
        made.passes(address)
        connect(sock, address)

    def known(host: Any, port: Any, family: int = 0, type: int = 0, **more: Any) -> Any:  # noqa: A002  the name it has in socket
        flags = more.pop("flags", 0) | socket.AI_NUMERICHOST
        if isinstance(host, str) and host.removesuffix(".").lower() in HOSTS:
            addresses = HOSTS[host.removesuffix(".").lower()]
            return [
                found
                for address in addresses
                for found in look_up(address, port, 0, type, flags=flags)
            ]
        return look_up(host, port, family, type, flags=flags, **more)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", known)
    return made
