"""Politeness as the hosts see it: two workers on one broker, judged by the servers' own clocks."""

import asyncio
from itertools import pairwise

import pytest

from service.cli.kafka import Pusher
from tests.flow.conftest import ended
from tests.servers.site import Site

DELAY = 0.1
CRAWL_DELAY = 1.0
RETRY_AFTER = 3.0
GOOD = [f"good{number}.test" for number in range(16)]
# (host, kind of its pages, how many)
TROUBLE = [
    ("large.test", "page", 200),
    ("stalls.test", "hangs", 5),
    ("limits.test", "limited", 20),
    ("slow.test", "page", 15),
]
# The server's clock starts when a request has been read, and ends before its answer is sent.
CLOCK = 0.002


@pytest.fixture
async def site():
    made = await Site(
        robots={"slow.test": f"User-agent: *\nCrawl-delay: {CRAWL_DELAY:g}\n"}
    ).start()
    yield made
    await made.stop()


async def run(
    saring, kafka, site, tmp_path, prefix, load, *, join_later, delay=DELAY, wait_for=None
):
    """Push a load with two workers, the second one from the start or in the middle.

    Returns the outcomes once all URLs, or those of the hosts to wait for, have theirs.
    """
    wait_for = wait_for or {host for host, _, _ in load}
    settings = {
        **site.settings(),
        "broker": f"kafka://{kafka}",
        "topic_prefix": prefix,
        "politeness__delay": f"{delay}s",
        "fetch__read_timeout": "1s",
        "retry__attempts": "2",
        "retry__delays": "500ms,2s,5s",
        "log__level": "warning",
    }
    first = await saring("worker", data_dir=tmp_path / "data", **settings)
    await first.says("Worker is ready")
    if not join_later:
        second = await saring("worker", data_dir=tmp_path / "data", **settings)
        await second.says("Worker is ready")
        await asyncio.sleep(1)  # the rebalance of its joining
    urls = [
        site.url(kind, number, host=host).encode()
        for number in range(max(count for _, _, count in load))
        for host, kind, count in load
        if number < count
    ]
    async with Pusher(kafka, f"{prefix}.urls") as pusher:
        await pusher.push(urls)
    if join_later:
        await asyncio.sleep(1)
        second = await saring("worker", data_dir=tmp_path / "data", **settings)
    count = sum(count for host, _, count in load if host in wait_for)
    outcomes = await ended(kafka, prefix, wait_for, count)
    for worker in (first, second):
        worker.kill(15)
    assert [await first.ends(), await second.ends()] == [0, 0]
    return outcomes


def gaps(visits):
    return [after.began - before.ended for before, after in pairwise(visits)]


async def test_hosts_see_their_gaps_across_a_rebalance(saring, kafka, site, tmp_path):
    """400 URLs; a second worker joins in the middle and takes half of the sites."""
    load = [*((host, "page", 10) for host in GOOD), *TROUBLE]
    assert sum(count for _, _, count in load) == 400
    outcomes = await run(saring, kafka, site, tmp_path, "mixed", load, join_later=True)
    by_host = site.by_host()
    smallest = {host: min(gaps(visits)) for host, visits in by_host.items() if len(visits) > 1}
    wanted = {host: CRAWL_DELAY if host == "slow.test" else DELAY for host in smallest}
    assert len(smallest) == len(load)
    early = {h: (gap, wanted[h]) for h, gap in smallest.items() if gap < wanted[h] - CLOCK}
    # robots.txt comes before its Crawl-delay can be known.
    slow = gaps([visit for visit in by_host["slow.test"] if visit.path != "/robots.txt"])
    assert min(slow) >= CRAWL_DELAY - CLOCK
    early.pop("slow.test", None)
    assert not early

    limited = by_host["limits.test"]
    refused = next(place for place, visit in enumerate(limited) if visit.status == 429)
    assert limited[refused + 1].began - limited[refused].ended >= RETRY_AFTER - CLOCK
    kinds = {
        kind: {o["outcome"] for u, o in outcomes.items() if f"/{kind}/" in u}
        for kind in ("page", "limited", "hangs")
    }
    assert kinds == {"page": {"enriched"}, "limited": {"enriched"}, "hangs": {"dead"}}


async def test_hosts_without_trouble_do_not_notice_the_others(saring, kafka, site, tmp_path):
    """Pages a second of the 16 good hosts, beside the trouble and alone."""
    # Five seconds, so that jitter weighs little, and slow enough that two cores are no limit.
    count, delay = 20, 0.25
    good = [(host, "page", count) for host in GOOD]
    rates = {}
    for prefix, load in (("alone", good), ("beside", good + TROUBLE)):
        site.visits.clear()
        await run(
            saring,
            kafka,
            site,
            tmp_path,
            prefix,
            load,
            join_later=False,
            delay=delay,
            wait_for=set(GOOD),
        )
        by_host = site.by_host()
        spans = [by_host[host][-1].ended - by_host[host][0].began for host in GOOD]
        rates[prefix] = sum(count / span for span in spans)
    print(f"pages/s of the good hosts: {rates}")
    assert rates["beside"] >= 0.9 * rates["alone"]
