"""What fetch says of itself: the line that observes each metric does so, and once."""

import asyncio
import time
import zlib
from typing import Any

import pytest

from service import metrics
from service.fetch.answers import answer_of
from service.fetch.fetch import Deferred, Fetcher
from service.reasons import Failure, Reason, Stage, http_failure
from service.records import Journey, Revision
from service.url import document_id
from tests.fetch.fetching import (
    HEAD,
    PAGE,
    FakeState,
    fetched,
    fetching,
    get,
    request,
    says,
)
from tests.fetch.test_origins import OBEY, site, text
from tests.servers.http import Seen, answer, redirect, serve


class Deltas:
    """How far samples have moved since this was made: tests share one registry."""

    def __init__(self) -> None:
        self._before = samples()

    def __call__(self, name: str, **labels: str) -> float:
        key = (f"saring_fetch_{name}", tuple(sorted(labels.items())))
        return samples().get(key, 0.0) - self._before.get(key, 0.0)

    def moved(self, name: str) -> dict[str, float]:
        """Every value of a metric's one label that moved, with how far."""
        after = samples()
        return {
            labels[0][1]: value - self._before.get((found, labels), 0.0)
            for (found, labels), value in after.items()
            if found == f"saring_fetch_{name}" and value != self._before.get((found, labels), 0.0)
        }


def samples() -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in metrics.REGISTRY.collect()
        for sample in family.samples
    }


async def ends(fetcher: Fetcher, url: str, **more: Any) -> Any:
    """What becomes of a URL, a failure included."""
    try:
        return await get(fetcher, url, **more)
    except Failure as failure:
        return failure


# -- answers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "reply"),
    [
        ("page", answer(PAGE)),
        ("rate_limited", answer(status=429)),
        ("http_4xx", answer(status=404)),
        ("http_4xx", answer(status=408)),
        ("http_5xx", answer(status=500)),
        ("http_5xx", answer(status=501)),
        ("http_other", answer(status=204)),
        ("unsupported_type", answer(b"%PDF", kind="application/pdf")),
        ("too_large", answer(bytes(2000))),
        ("bad_encoding", answer(b"plain", Content_Encoding="gzip")),
        ("incomplete", b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\na"),
        ("timeout", says(then=3.0)),
        ("connection", says()),
        ("protocol", b"SSH-2.0\r\n\r\n"),
    ],
)
async def test_each_answer_is_counted_once(word: str, reply: Any) -> None:
    routes = reply if callable(reply) else says(reply)
    moved = Deltas()
    limits = {"body_limit": 1000, "read_timeout": 0.3}
    async with serve(routes) as server, fetching(server, fetch=limits) as fetcher:
        await ends(fetcher, f"http://a.site.test:{server.port}/")
    assert moved.moved("requests_total") == {word: 1}
    assert moved("request_seconds_count") == 1


async def test_what_is_not_sent_is_counted_too() -> None:
    moved = Deltas()
    async with (
        serve(site(text(b"User-agent: *\nDisallow: /a"))) as server,
        fetching(server, politeness=OBEY) as fetcher,
    ):
        port = server.port
        urls = [f"http://a.test:{port}/a", "http://127.0.0.1/", "http://10.0.0.1:22/"]
        for url in urls:
            assert isinstance(await ends(fetcher, url), Failure)
    assert moved.moved("requests_total") == {"robots_disallowed": 1, "blocked": 2}


async def test_tls_and_unreachable_robots_have_their_words() -> None:
    moved = Deltas()
    async with (
        serve(lambda _: answer(PAGE), certificate="self-signed.pem") as server,
        fetching(server) as fetcher,
    ):
        await ends(fetcher, f"https://a.site.test:{server.port}/")
    async with (
        serve(site(answer(status=500))) as server,
        fetching(server, politeness=OBEY) as fetcher,
    ):
        await ends(fetcher, f"http://a.site.test:{server.port}/")
    assert moved.moved("requests_total") == {"tls": 1, "robots_unreachable": 1}


async def test_a_name_without_an_address_is_dns() -> None:
    moved = Deltas()
    async with fetching() as fetcher:
        await ends(fetcher, "http://no-such-name.invalid/")
    assert moved.moved("requests_total") == {"dns": 1}
    assert moved("dns_seconds_count") == 1
    assert moved("head_seconds_count") == 0


async def test_a_page_that_did_not_change_is_not_modified() -> None:
    state, moved = FakeState(), Deltas()
    async with (
        serve(lambda _: answer(status=304, kind=None)) as server,
        fetching(server, state=state) as fetcher,
    ):
        url = f"http://a.site.test:{server.port}/a"
        name = document_id(url)
        state.revisions[name] = Revision(
            document_id=name,
            revision=1,
            exact_hash="",
            fetched_at=request(url).asked_at,
            etag='"1"',
        )
        await get(fetcher, url)
    assert moved.moved("requests_total") == {"not_modified": 1}


async def test_redirects_are_counted_by_where_they_lead() -> None:
    def routes(seen: Seen) -> bytes:
        port = seen.headers["host"].rsplit(":", 1)[1]
        return {
            "/a": redirect("/b"),
            "/b": redirect(f"http://www.site.test:{port}/c"),
            "/c": redirect(f"http://b.other.test:{port}/d"),
        }[seen.target]

    moved = Deltas()
    await fetched(routes)
    assert moved.moved("redirects_total") == {"host": 1, "site": 1, "other_site": 1}
    assert moved.moved("requests_total") == {"redirect": 3}


async def test_too_many_redirects_are_each_counted() -> None:
    moved = Deltas()
    with pytest.raises(Failure):
        await fetched(lambda seen: redirect(seen.target + "a"), fetch={"max_redirects": 2})
    assert moved.moved("requests_total") == {"redirect": 3}
    assert moved.moved("redirects_total") == {"host": 2}


STAGES = {Stage.ADDRESS, Stage.CONNECTION, Stage.HTTP, Stage.ROBOTS}


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason.stage in STAGES])
def test_every_reason_on_the_network_has_its_answer(reason: Reason) -> None:
    assert answer_of(Failure(reason)) not in {"other", "page"}


def test_an_invented_status_makes_no_new_label() -> None:
    assert {answer_of(http_failure(status)) for status in range(400, 600)} == {
        "http_4xx",
        "http_5xx",
        "rate_limited",
    }
    assert answer_of(Failure(Reason.INTERNAL_ERROR)) == "other"


# -- bytes and times -------------------------------------------------------------------------------


async def test_bytes_are_counted_as_they_came_and_as_they_are_read() -> None:
    body = b"<p>" + b"a" * 100_000
    packed = zlib.compress(body)
    moved = Deltas()
    await fetched(lambda _: answer(packed, Content_Encoding="deflate"))
    assert moved("received_bytes_total") == len(packed)
    assert moved("decoded_bytes_total") == len(body)


async def test_bytes_of_a_body_that_fails_count() -> None:
    moved = Deltas()
    with pytest.raises(Failure):
        await fetched(says(HEAD + b"Content-Length: 9000\r\n\r\n" + b"a" * 700))
    assert moved("received_bytes_total") == moved("decoded_bytes_total") == 700


async def test_times_are_those_of_the_server() -> None:
    moved = Deltas()
    parts = says(b"", HEAD + b"\r\n" + PAGE, pause=0.2)
    async with serve(parts) as server, fetching(server) as fetcher:
        await get(fetcher, f"http://a.site.test:{server.port}/")
    assert moved("head_seconds_count") == moved("request_seconds_count") == 1
    assert moved("head_seconds_sum") >= 0.2
    assert moved("request_seconds_sum") - moved("head_seconds_sum") >= 0.19


async def test_waiting_for_a_turn_is_no_time_on_the_network() -> None:
    moved = Deltas()
    async with (
        serve(lambda _: answer(PAGE)) as server,
        fetching(server, politeness={"delay": 0.3}) as fetcher,
    ):
        began = time.monotonic()
        for number in range(2):
            await get(fetcher, f"http://a.site.test:{server.port}/{number}")
        spent = time.monotonic() - began
    assert moved("request_seconds_sum") <= spent - 0.3


async def test_a_look_up_is_timed_and_one_from_the_cache_is_none() -> None:
    moved = Deltas()
    async with serve(lambda _: answer(PAGE)) as server:
        allow = {"allow": [f"localhost:{server.port}"]}
        async with fetching(fetch=allow) as fetcher:
            for number in range(2):
                await get(fetcher, f"http://localhost:{server.port}/{number}")
    assert moved("dns_seconds_count") == 1


async def test_a_connection_is_timed_with_its_tls_and_only_when_it_is_made() -> None:
    moved = Deltas()
    async with (
        serve(lambda _: answer(PAGE), certificate="good.pem") as server,
        fetching(server) as fetcher,
    ):
        for number in range(3):
            await get(fetcher, f"https://a.site.test:{server.port}/{number}")
    assert moved("connect_seconds_count") == 1
    assert 0 < moved("connect_seconds_sum") < moved("head_seconds_sum")


async def test_open_connections_are_those_that_are_used_and_kept() -> None:
    moved = Deltas()
    async with serve(lambda _: answer(PAGE)) as server:
        async with fetching(server) as fetcher:
            for host in ("a", "a", "b"):
                await get(fetcher, f"http://{host}.test:{server.port}/")
            assert moved("connections") == 2
        assert moved("connections") == 0


# -- robots.txt and turns --------------------------------------------------------------------------


async def test_robots_are_counted_by_what_they_mean_and_where_they_were_kept() -> None:
    moved, state = Deltas(), FakeState()
    async with serve(site(text())) as server:
        async with fetching(server, politeness=OBEY, state=state) as fetcher:
            for number in range(3):
                await get(fetcher, f"http://a.test:{server.port}/{number}")
        async with fetching(server, politeness=OBEY, state=state) as fetcher:
            await get(fetcher, f"http://a.test:{server.port}/")
    assert moved.moved("robots_total") == {"rules": 1}
    assert moved.moved("robots_kept_total") == {"memory": 2, "state": 1}


@pytest.mark.parametrize(
    ("standing", "reply"), [("allow", answer(status=404)), ("defer", answer(status=500))]
)
async def test_robots_that_are_no_rules(standing: str, reply: bytes) -> None:
    moved = Deltas()
    async with serve(site(reply)) as server, fetching(server, politeness=OBEY) as fetcher:
        await ends(fetcher, f"http://a.test:{server.port}/")
    assert moved.moved("robots_total") == {standing: 1}


async def test_robots_of_a_host_that_is_not_there_are_unreached() -> None:
    moved = Deltas()
    async with serve(lambda _: answer(PAGE)) as server:
        pass
    async with fetching(server, politeness=OBEY) as fetcher:
        await ends(fetcher, f"http://a.test:{server.port}/")
    assert moved.moved("robots_total") == {"unreached": 1}
    assert moved.moved("requests_total") == {"connection": 1}


async def test_requests_that_wait_for_a_turn_are_counted_while_they_wait() -> None:
    moved = Deltas()
    async with (
        serve(says(then=0.4)) as server,
        fetching(server, politeness={"delay": 0.2}) as fetcher,
    ):
        urls = [f"http://a.test:{server.port}/{number}" for number in range(3)]
        tasks = [asyncio.create_task(ends(fetcher, url)) for url in urls]
        await asyncio.sleep(0.2)
        assert moved("requests_waiting") == 2
        tasks[2].cancel()
        await asyncio.sleep(0)
        assert moved("requests_waiting") == 1
        await asyncio.gather(*tasks, return_exceptions=True)
    assert moved("requests_waiting") == 0


async def test_hosts_that_wait_are_there_when_they_are_scraped_and_gone_when_it_is_over() -> None:
    def routes(seen: Seen) -> bytes:
        if seen.host == "shut.test":
            return answer(status=500)
        if seen.target == "/robots.txt":
            return text(b"User-agent: *\nCrawl-delay: 20" if seen.host == "slow.test" else b"")
        return answer(status=503, **({"Retry_After": "1"} if seen.host == "rests.test" else {}))

    moved = Deltas()
    limits = {"robots": "obey", "delay": 0.4}
    async with serve(routes) as server, fetching(server, politeness=limits) as fetcher:
        hosts = ("rests", "refuses", "shut", "slow")
        urls = [f"http://{host}.test:{server.port}/" for host in hosts]
        found = await asyncio.gather(*(ends(fetcher, url) for url in urls))
        assert moved.moved("hosts_waiting") == {"retry_after": 1, "back_off": 1, "robots": 1}
        assert isinstance(found[3], Deferred)
        assert found[3].cause == "crawl_delay"
        waiting = asyncio.create_task(ends(fetcher, f"http://a.test:{server.port}/"))
        while not moved("hosts_waiting", cause="delay"):
            await asyncio.sleep(0.01)
        waiting.cancel()
        while moved.moved("hosts_waiting") != {"robots": 1}:
            await asyncio.sleep(0.05)
    assert moved.moved("hosts_waiting") == {}


async def test_a_request_that_is_put_off_is_no_answer() -> None:
    moved = Deltas()
    async with (
        serve(lambda _: answer(PAGE)) as server,
        fetching(server, politeness={"delay": 60.0}) as fetcher,
    ):
        url = f"http://a.test:{server.port}/"
        await get(fetcher, url)
        assert isinstance(await get(fetcher, url, journey=Journey()), Deferred)
    assert moved.moved("requests_total") == {"page": 1}
