"""Looking names up: what the system cannot do ends as `dns`, and holds nothing."""

import threading

import pytest

from service.fetch import dial
from service.fetch.addresses import parse_resolve
from service.fetch.dial import Resolver
from service.reasons import Failure, Reason
from tests.fetch.guard import Guard


async def failure_of(resolver: Resolver, host: str) -> Failure:
    with pytest.raises(Failure) as caught:
        await resolver.resolve(host, 80)
    return caught.value


async def test_without_a_thread_a_look_up_fails_and_its_place_is_free_again(
    monkeypatch: pytest.MonkeyPatch, guard: Guard
) -> None:
    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(dial, "LOOKUPS", 1)
    resolver = Resolver(parse_resolve([]), deadline_seconds=5.0)
    with monkeypatch.context() as broken:
        broken.setattr(threading.Thread, "start", start)
        for _ in range(3):
            assert (await failure_of(resolver, "localhost")).reason is Reason.DNS
    assert {found["host"] for found in await resolver.resolve("localhost", 80)} == {
        "127.0.0.1",
        "::1",
    }
    assert guard.foreign == []


@pytest.mark.parametrize("host", ["a" * 64 + ".test", "a..test", "nobody.example", ""])
async def test_a_name_that_cannot_be_asked_for_ends_as_dns(host: str, guard: Guard) -> None:
    resolver = Resolver(parse_resolve([]), deadline_seconds=5.0)
    assert (await failure_of(resolver, host)).reason is Reason.DNS
    assert guard.reached == []
