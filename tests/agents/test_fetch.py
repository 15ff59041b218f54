"""The fetch stage: what it holds while it works, and how it says why a request waits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service import codec, metrics
from service.agents.engine import Message
from service.agents.fetch import Fetch
from service.agents.tally import Tally
from service.codec import Output
from service.fetch.fetch import Fetcher
from service.records import WAITED, Journey, Page
from service.topics import declare
from tests.fetch.fetching import fetching, request, settings
from tests.servers.http import answer, serve

BODY = b"<html><body>" + b"<p>A page that may be read.</p>" * 5_000


def sample(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


class Here:
    """A pool that strains in this process, and looks at the memory for bodies meanwhile."""

    held_bytes = 0.0

    async def run(self, function: Callable[..., Any], *args: Any) -> Any:
        self.held_bytes = sample("saring_fetch_bodies_bytes")
        return function(*args)


def message(url: str) -> Message:
    return Message(
        topic="saring.fetch",
        partition=0,
        offset=1,
        key=b"site.test",
        value=codec.encode(request(url)),
        headers=codec.journey_headers(Journey()),
        written_at=datetime.now(UTC),
        generation=1,
    )


def stage(fetcher: Fetcher, pool: Here) -> Fetch:
    made = settings()
    topics = declare(made)
    return Fetch(topics, made, fetcher, pool, Tally("documents"))  # type: ignore[arg-type]  # its run


async def outputs(made: Fetch, url: str) -> tuple[Output, ...]:
    job = made.open(message(url))
    assert job is not None
    return (await job.run(None)).outputs


async def test_a_body_has_its_share_of_the_memory_while_it_is_strained() -> None:
    pool, before = Here(), sample("saring_fetch_bodies_bytes")
    async with serve(lambda _: answer(BODY)) as server, fetching(server) as fetcher:
        (page,) = await outputs(stage(fetcher, pool), f"http://a.site.test:{server.port}/")
    assert page.topic == "saring.pages"
    assert pool.held_bytes - before == len(BODY)
    assert sample("saring_fetch_bodies_bytes") == before


@pytest.mark.parametrize(
    ("journey", "waited"),
    [
        pytest.param(Journey(), False, id="the first time"),
        pytest.param(Journey(leg=1), False, id="from another site's queue"),
        pytest.param(Journey(leg=1, attempts=1), True, id="after a failure"),
        pytest.param(Journey(leg=1, deferrals=1), True, id="after a polite wait"),
    ],
)
async def test_a_page_says_how_long_it_took_to_come_when_it_was_in_a_tier(
    journey: Journey, waited: bool
) -> None:
    admitted = replace(journey, started_at=datetime.now(UTC) - timedelta(seconds=30))
    async with serve(lambda _: answer(BODY)) as server, fetching(server) as fetcher:
        url = f"http://a.site.test:{server.port}/"
        one = replace(message(url), headers=codec.journey_headers(admitted))
        job = stage(fetcher, Here()).open(one)
        assert job is not None
        (page,) = (await job.run(None)).outputs
    timings_ms = codec.decode(page.value, Page).timings_ms
    assert (WAITED in timings_ms) == waited
    assert not waited or 30_000 <= timings_ms[WAITED] < 60_000


@pytest.mark.parametrize(
    ("journey", "replay", "source"),
    [
        (Journey(), 0, "new"),
        (Journey(), 1, "replay"),
        (Journey(leg=1, cause="failure"), 1, "failure"),
        (Journey(leg=1, cause="delay"), 0, "wait"),
        (Journey(leg=1, cause="other_site"), 0, "other_site"),
    ],
)
async def test_a_request_is_counted_by_where_it_comes_from(
    journey: Journey, replay: int, source: str
) -> None:
    one = replace(
        message("http://a.site.test/"),
        value=codec.encode(replace(request("http://a.site.test/"), replay=replay)),
        headers=codec.journey_headers(journey),
    )
    before = {word: sample("saring_fetch_came_total", source=word) for word in metrics.SOURCES}
    async with serve(lambda _: answer(BODY)) as server, fetching(server) as fetcher:
        stage(fetcher, Here()).open(one)
    after = {word: sample("saring_fetch_came_total", source=word) for word in metrics.SOURCES}
    assert after == before | {source: before[source] + 1}


async def test_a_request_that_is_put_off_is_counted_by_its_cause() -> None:
    before = sample("saring_deferred_total", cause="delay")
    async with (
        serve(lambda _: answer(BODY)) as server,
        fetching(server, politeness={"delay": 60.0}) as fetcher,
    ):
        made, url = stage(fetcher, Here()), f"http://a.site.test:{server.port}/"
        await outputs(made, url)
        (waits,) = await outputs(made, url)
    assert waits.topic == "saring.retry-10s"
    assert sample("saring_deferred_total", cause="delay") - before == 1
