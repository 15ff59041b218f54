"""robots.txt of origins: what each answer means, and that it is asked for once."""

import asyncio
import gzip
import json
import random
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from service.fetch.fetch import Deferred, Fetcher
from service.fetch.politeness import Defer
from service.fetch.robots import Standing
from service.reasons import Failure, Reason
from service.records import Download
from service.url import parse
from tests.fetch.fetching import FakeState, fetching, get
from tests.servers.http import Routes, Script, Seen, answer, redirect, serve

CASES = Path(__file__).parents[3] / "shared" / "conformance" / "robots_availability.jsonl"
RULES = b"User-agent: *\nDisallow: /private\n"
LIMIT = 500 * 1024


def text(body: bytes = RULES, status: int = 200, **more: str) -> bytes:
    return answer(body, status, kind="text/plain", **more)


async def silent(_: Seen, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def endless(_: Seen, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 X\r\nContent-Type: text/plain\r\n\r\n" + RULES)
    while True:
        writer.write(b"# more\n" * 4096)
        await writer.drain()


async def drip(_: Seen, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 X\r\nContent-Type: text/plain\r\n\r\n")
    for octet in RULES:
        writer.write(bytes([octet]))
        await writer.drain()
        await asyncio.sleep(0.3)


async def reset(_: Seen, writer: asyncio.StreamWriter) -> None:
    linger = b"\x01\0\0\0\0\0\0\0"
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


async def short(_: Seen, writer: asyncio.StreamWriter) -> None:
    writer.write(text(RULES + b"User-agent: b\n")[:-10])


# The answers that the vectors name by their mode; statuses and redirects are made in `reply`.
ANSWERS: dict[str, bytes | Script] = {
    "200": text(),
    "204": text(b"", 204),
    "empty": text(b""),
    "html": answer(b"<!doctype html><title>Not found</title><p>No such page: sorry</p>"),
    "bom": text(b"\xef\xbb\xbf" + RULES),
    "crlf": text(RULES.replace(b"\n", b"\r\n")),
    "cr": text(RULES.replace(b"\n", b"\r")),
    "gzip": text(gzip.compress(RULES), Content_Encoding="gzip"),
    "utf16": text(RULES.decode().encode("utf-16")),
    "binary": text(random.Random(1).randbytes(5000)),
    "octet": answer(RULES, kind="application/octet-stream"),
    "499k": text(b"# filler\n" * 56_000 + b"\n" * (LIMIT - 504_000 - len(RULES) - 1) + RULES),
    "600k-early": text(RULES + b"# filler\n" * 68_000),
    "endless": endless,
    "bomb": text(gzip.compress(bytes(50 * 2**20)), Content_Encoding="gzip"),
    "timeout": silent,
    "drip": drip,
    "reset": reset,
    "short": short,
    "cached": text(),
    "delay": text(b"User-agent: *\nCrawl-delay: 2\nDisallow: /private\n"),
    "delay-huge": text(b"User-agent: *\nCrawl-delay: 1e9\nDisallow: /private\n"),
    "delay-bad": text(b"User-agent: *\nCrawl-delay: -5\nCrawl-delay: nan\nDisallow: /private\n"),
    "503-retry": text(b"", 503, Retry_After="1"),
    "redir-404": redirect("/nothing"),
    "redir-ssrf": redirect("http://127.0.0.1/robots.txt"),
    "redir-loop": redirect("/robots.txt"),
}


def reply(seen: Seen) -> bytes | Script:
    mode = seen.host.removeprefix("r-").removesuffix(".rb.test")
    if seen.target == "/nothing":
        return text(b"", 404)
    if mode.startswith("redir") and mode[5:].isdigit():
        hop = int(seen.target.removeprefix("/robots.txt").removeprefix("/") or 0)
        return text() if hop == int(mode[5:]) else redirect(f"/{hop + 1}")
    return ANSWERS.get(mode) or text(RULES, int(mode))


async def standing(fetcher: Fetcher, url: str) -> Standing:
    """What holds for an origin; one that cannot be asked is not fetched from either."""
    turn = await fetcher._turns.take(parse(url).hostname, "rb.test")
    assert not isinstance(turn, Defer)
    async with turn:
        try:
            origin = await fetcher._origins.look_up(parse(url), turn)
        except Failure as failure:
            return Standing.DEFER if failure.reason.passes else Standing.ALLOW
    assert not isinstance(origin, Defer)
    assert origin.rules.may_fetch("/private") is (origin.standing is not Standing.RULES)
    return origin.standing


def twice(first: bytes, then: bytes) -> Routes:
    """One answer, then another for ever."""
    replies = iter([first])
    return lambda _: next(replies, then)


async def decide(fetcher: Fetcher, url: str, mode: str) -> Standing:
    if mode in {"once-503", "rules-then-503"}:
        await standing(fetcher, url)
    return await standing(fetcher, url)


async def test_all_answers_have_the_meaning_of_the_vectors() -> None:
    if not CASES.exists():
        pytest.skip(f"no conformance vectors at {CASES}")
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").strip().split("\n")]
    changing = {
        "once-503": twice(text(b"", 503), text()),
        "rules-then-503": twice(text(), text(b"", 503)),
    }

    def routes(seen: Seen) -> bytes | Script:
        mode = seen.host.removeprefix("r-").removesuffix(".rb.test")
        return changing.get(mode, reply)(seen)

    async with (
        serve(routes) as server,
        fetching(
            server,
            fetch={"timeout": 3.0, "read_timeout": 2.0},
            politeness={"robots_max_age": 0.0, "robots_failure_age": 0.0},
        ) as fetcher,
    ):
        found = await asyncio.gather(
            *(
                decide(fetcher, f"http://{case['host']}:{server.port}/", case["mode"])
                for case in cases
            )
        )
    wrong = [
        (case["mode"], decision)
        for case, decision in zip(cases, found, strict=True)
        if decision != case["decision"]
    ]
    assert (len(cases), wrong) == (44, [])


def site(robots: bytes | Script) -> Callable[[Seen], bytes | Script]:
    return lambda seen: robots if seen.target == "/robots.txt" else answer(b"<p>page</p>")


async def results(*awaited: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*awaited, return_exceptions=True))


OBEY = {"robots": "obey"}


async def test_robots_txt_is_asked_for_once_for_all_who_wait() -> None:
    state = FakeState()
    async with serve(site(text())) as server:
        url = f"http://a.site.test:{server.port}/"
        async with fetching(server, state=state, politeness=OBEY) as fetcher:
            pages = await results(*(get(fetcher, f"{url}{number}") for number in range(5)))
        async with fetching(server, state=state, politeness=OBEY) as fetcher:
            pages.append(await get(fetcher, f"{url}5"))
    assert all(isinstance(page, Download) for page in pages)
    assert server.targets() == ["/robots.txt", "/0", "/1", "/2", "/3", "/4", "/5"]


async def test_a_forbidden_page_is_never_asked_for() -> None:
    async with serve(site(text())) as server, fetching(server, politeness=OBEY) as fetcher:
        with pytest.raises(Failure) as caught:
            await get(fetcher, f"http://a.site.test:{server.port}/private/a")
    assert caught.value.reason is Reason.ROBOTS_DISALLOWED
    assert server.targets() == ["/robots.txt"]


async def test_rules_hold_at_each_hop_of_a_redirect() -> None:
    def routes(seen: Seen) -> bytes:
        return {"/robots.txt": text(), "/a": redirect("/private")}[seen.target]

    async with serve(routes) as server, fetching(server, politeness=OBEY) as fetcher:
        with pytest.raises(Failure) as caught:
            await get(fetcher, f"http://a.site.test:{server.port}/a")
    assert caught.value.reason is Reason.ROBOTS_DISALLOWED
    assert "/private" not in server.targets()


async def test_our_own_group_counts() -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: mybot\nAllow: /\n"
    async with (
        serve(site(text(rules))) as server,
        fetching(server, politeness=OBEY, fetch={"user_agent": "MyBot/2.0 (x)"}) as fetcher,
    ):
        page = await get(fetcher, f"http://a.site.test:{server.port}/a")
    assert isinstance(page, Download)


async def test_crawl_delay_is_kept_up_to_its_limit() -> None:
    rules = text(b"User-agent: *\nCrawl-delay: 0.4\n")
    async with serve(site(rules)) as server, fetching(server, politeness=OBEY) as fetcher:
        url = f"http://a.site.test:{server.port}/"
        await results(*(get(fetcher, f"{url}{number}") for number in range(3)))
    assert len(server.seen) == 4
    assert min(server.gaps("a.site.test")) >= 0.4 - 0.005


async def test_a_long_crawl_delay_does_not_wait_in_the_window() -> None:
    rules = text(b"User-agent: *\nCrawl-delay: 1e9\n")
    async with serve(site(rules)) as server, fetching(server, politeness=OBEY) as fetcher:
        wait = await get(fetcher, f"http://a.site.test:{server.port}/a")
    assert isinstance(wait, Deferred)
    assert (wait.promised, wait.cause) == (False, "crawl_delay")
    assert 29 < wait.wait_seconds <= 31


async def test_the_page_follows_robots_txt_after_the_delay() -> None:
    limits = {"robots": "obey", "delay": 0.3}
    async with serve(site(text())) as server, fetching(server, politeness=limits) as fetcher:
        await get(fetcher, f"http://a.site.test:{server.port}/a")
    assert server.gaps("a.site.test")[0] >= 0.3 - 0.005


async def test_an_unreachable_file_forbids_all_until_it_is_asked_for_again() -> None:
    async with (
        serve(site(text(b"", 500))) as server,
        fetching(server, politeness={**OBEY, "robots_failure_age": 600.0}) as fetcher,
    ):
        failures = await results(
            *(get(fetcher, f"http://a.site.test:{server.port}/{n}") for n in range(3))
        )
    assert {failure.reason for failure in failures} == {Reason.ROBOTS_UNREACHABLE}
    assert all(590 < failure.retry_after <= 600 for failure in failures)
    assert server.targets() == ["/robots.txt"]


async def test_what_stands_before_the_host_is_the_reason_and_not_robots() -> None:
    async with serve(site(text())) as server:
        port = server.port
    rules = {"allow": [f"*.test:{port}"], "resolve": ["in.test=127.0.0.1", "*.open.test=127.0.0.1"]}
    async with fetching(fetch=rules, politeness=OBEY) as fetcher:
        for url, reason in (
            ("http://in.test/", Reason.BLOCKED_ADDRESS),
            ("http://a.invalid/", Reason.DNS),
            (f"http://a.open.test:{port}/", Reason.CONNECTION),
        ):
            with pytest.raises(Failure) as caught:
                await get(fetcher, url)
            assert caught.value.reason is reason


async def test_rules_at_another_host_spare_that_host_too() -> None:
    def routes(seen: Seen) -> bytes:
        if seen.target == "/robots.txt" and seen.host == "a.site.test":
            return redirect(f"http://b.site.test:{server.port}/robots.txt")
        return text() if seen.target == "/robots.txt" else answer(b"<p>page</p>")

    async with (
        serve(routes) as server,
        fetching(server, politeness={"robots": "obey", "delay": 0.2}) as fetcher,
    ):
        await get(fetcher, f"http://b.site.test:{server.port}/first")
        with pytest.raises(Failure) as caught:
            await get(fetcher, f"http://a.site.test:{server.port}/private")
    assert caught.value.reason is Reason.ROBOTS_DISALLOWED
    assert len(server.gaps("b.site.test")) == 2
    assert min(server.gaps("b.site.test")) >= 0.2 - 0.005


async def test_what_is_kept_in_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.fetch.origins.KEPT_BYTES", 10_000)
    file = text(RULES + b"# filler\n" * 500)
    async with serve(site(file)) as server, fetching(server, politeness=OBEY) as fetcher:
        for number in range(5):
            await get(fetcher, f"http://h{number}.site.test:{server.port}/a")
        assert len(fetcher._origins._kept) == 2
        assert fetcher._origins._kept_bytes <= 10_000
