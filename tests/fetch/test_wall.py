"""The wall: what is connected to has passed it, whatever way its address was come by."""

import asyncio
import socket
from typing import Any

import pytest

from service.fetch.fetch import Fetcher
from service.reasons import Failure, Reason
from service.settings import ConfigurationError
from tests.fetch.fetching import (
    PAGE,
    FakeState,
    fetching,
    get,
    record_dials,
    settings,
)
from tests.servers.http import answer, redirect, serve


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1"]
)
async def test_a_name_that_leads_inside_is_never_dialled(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialled = record_dials(monkeypatch)
    async with fetching(fetch={"resolve": [f"*.test={address}"]}) as fetcher:
        for robots in ("http://h.test/", "https://h.test:8443/"):
            with pytest.raises(Failure) as caught:
                await get(fetcher, robots)
            assert caught.value.reason is Reason.BLOCKED_ADDRESS
    assert dialled == []


async def test_of_several_addresses_only_public_ones_are_dialled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Any] = []

    class NoSocket(socket.socket):
        """Records where it would go, and goes nowhere."""

    async def refuse(_: Any, sock: socket.socket, address: Any) -> None:
        made.append(address[0])
        raise ConnectionRefusedError(111, "not in a test")

    monkeypatch.setattr(asyncio.SelectorEventLoop, "sock_connect", refuse)
    resolve = ["h.test=10.0.0.1", "h.test=8.8.8.8", "h.test=::1", "h.test=2606:4700::1"]
    async with fetching(fetch={"resolve": resolve}) as fetcher:
        with pytest.raises(Failure) as caught:
            await get(fetcher, "http://h.test/")
    assert caught.value.reason is Reason.CONNECTION
    assert set(made) == {"8.8.8.8", "2606:4700::1"}


async def test_robots_txt_is_asked_for_behind_the_same_wall(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialled = record_dials(monkeypatch)
    async with (
        serve(lambda _: answer(PAGE)) as canary,
        serve(lambda _: redirect(f"http://127.0.0.1:{canary.port}/r")) as server,
        fetching(server, politeness={"robots": "obey"}) as fetcher,
    ):
        with pytest.raises(Failure) as caught:
            await get(fetcher, f"http://a.site.test:{server.port}/")
    assert caught.value.reason is Reason.ROBOTS_UNREACHABLE
    assert [address[1] for address in dialled] == [server.port]
    assert canary.connections == 0


def test_a_bad_rule_stops_the_start() -> None:
    for group in ({"allow": ["nonsense"]}, {"resolve": ["a=b"]}, {"ca_file": "/nowhere.pem"}):
        bad = settings(fetch=group)
        with pytest.raises(ConfigurationError):
            Fetcher(bad, FakeState())  # type: ignore[arg-type]  # never used
