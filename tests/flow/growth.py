"""How throughput grows with workers: sites at a distance, so that two cores are no limit.

Every page takes its site the same time to answer, and a worker keeps a few requests in flight: that
is what limits it. Each round of work is as large as the workers are many, so that it takes the same
time if throughput grows with them. The hosts are chosen so that partitions have the same number of
them; how uneven a real mix of hosts is, is another question (docs/scaling.md).
"""

import asyncio
import itertools
from collections import Counter, defaultdict

import aiohttp
import orjson
from aiokafka.partitioner import murmur2

from service.cli.kafka import Follower, Pusher
from service.codec import SENDER
from tests.flow.conftest import SARING, Process, ended, environment
from tests.servers.kafka import start_kafka
from tests.servers.site import Site

PREFIX = "saring"
PARTITIONS = 4
DELAY = 0.3
PATIENCE_SECONDS = 90.0


class Distant(Site):
    """A site of many hosts that takes the same time for each page."""

    def __init__(self, latency):
        super().__init__()
        self._latency = latency

    async def _respond(self, request):
        if request.path != "/robots.txt":
            await asyncio.sleep(self._latency)
        return await super()._respond(request)


def hosts(each):
    """Names of so many hosts in each partition of `fetch`, whose key is a host's domain.

    The first four are of four partitions, and so on.
    """
    found = [[] for _ in range(PARTITIONS)]
    for number in itertools.count():
        name = f"site{number}.test"
        found[(murmur2(name.encode()) & 0x7FFFFFFF) % PARTITIONS].append(name)
        if min(map(len, found)) == each:
            break
    return [name for names in zip(*found, strict=False) for name in names]


async def measure(folder, *, workers=(1, 2, 4), latency=3.0, window=2, rounds=3):
    """Rounds with so many workers each; what the site, the topics and the clock say of them."""
    broker = await start_kafka(folder / "kafka")
    site = await Distant(latency).start()
    settings = {
        **site.settings(),
        "broker": f"kafka://{broker.bootstrap}",
        "kafka__partitions": PARTITIONS,
        "fetch__window": window,
        "politeness__delay": f"{DELAY}s",
        "politeness__latency_factor": 0,
        "extract__processes": 1,
        "sink": "jsonl:",
        "log__level": "warning",
    }
    share = window * rounds  # pages of one worker in one round
    names = hosts(share * max(workers) // PARTITIONS)
    running, rates, urls = [], {}, []
    try:
        for count in workers:
            more = [_started(folder, settings) for _ in range(count - len(running))]
            running += await asyncio.gather(*more)
            await _balanced(running)
            first = len(urls)
            urls += [
                site.url("page", first + place, host=name)
                for place, name in enumerate(names[: count * share])
            ]
            rates[count] = await _round(broker.bootstrap, site, names, urls, first)
        outcomes, senders = await _told(broker.bootstrap)
    finally:
        for process in running:
            process.kill(15)
        codes = [await process.ends() for process in running]
        await site.stop()
        await broker.stop()
    return {
        "rates": rates,
        "urls": urls,
        "outcomes": outcomes,
        "senders": senders,
        "gap": _smallest_gap(site),
        "codes": codes,
    }


async def _started(folder, settings):
    process = await asyncio.create_subprocess_exec(
        SARING,
        "worker",
        env=environment(folder / "data", **settings),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=folder,
    )
    made = Process(process)
    await made.says("Worker is ready")
    return made


async def _balanced(running):
    """Wait until each worker has its share of the partitions of each stage."""
    pages = [(await process.says(r"page: (http://\S+)"))[1] for process in running]
    share = {PARTITIONS // len(running)}
    async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE_SECONDS):
        while True:
            held = set()
            for page in pages:
                async with session.get(f"{page}status") as response:
                    stages = (await response.json())["stages"]
                held |= {stages[name]["partitions"] for name in ("intake", "fetch", "enrich")}
            if held == share:
                return
            await asyncio.sleep(0.1)


async def _round(kafka, site, names, urls, first):
    """Push the URLs from `first` on; pages a second, from the first request to the last answer."""
    seen = len(site.visits)
    async with Pusher(kafka, f"{PREFIX}.urls") as pusher:
        await pusher.push([url.encode() for url in urls[first:]])
    await ended(kafka, PREFIX, set(names), len(urls))
    pages = [visit for visit in site.visits[seen:] if visit.path != "/robots.txt"]
    began = min(visit.began for visit in pages)
    return len(pages) / (max(visit.ended for visit in pages) - began)


async def _told(kafka):
    """How often each URL ended, in which way; and the workers that fetched from each host."""
    outcomes, senders = Counter(), defaultdict(set)
    async with Follower(kafka, [f"{PREFIX}.outcomes", f"{PREFIX}.pages"]) as follower:
        await follower.from_start()
        async for message in follower.to_the_end():
            record = orjson.loads(message.value)
            if message.topic.endswith("outcomes"):
                outcomes[record["url"], record["outcome"]] += 1
            else:
                senders[record["host"]].add(dict(message.headers)[SENDER])
    return outcomes, senders


def _smallest_gap(site):
    """The least time between the end of a request to a host and the start of its next one."""
    return min(
        after.began - before.ended
        for visits in site.by_host().values()
        for before, after in itertools.pairwise(visits)
    )
