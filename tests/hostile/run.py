"""A process that fetches and measures itself; the servers run in the one that starts it.

Takes JSON on standard input, {"suite": {id: port}} or {"bomb": url}, and prints one line of JSON.
Bodies are read in a pool of processes, as a worker does it.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from service.fetch.fetch import Fetcher
from service.pool import Pool
from service.records import Download
from tests.fetch.fetching import FakeState, settings
from tests.hostile.gauge import BEAT_SECONDS, Gauge
from tests.hostile.table import BY_ID
from tests.hostile.wire import Outcome, end, limits, read

AT_ONCE = 20
# One page in the clear, one in TLS: what every worker has loaded before the first hostile host.
WARM_UP = ("close-whole", "tls-good")


def _problem(name: str, found: Outcome) -> str:
    """How a behaviour ended that should have ended otherwise; empty when it is as expected."""
    return "" if BY_ID[name].expected.fits(found) else repr(found)[:500]


def _read_problem(name: str, download: Download) -> str:
    """The same of a body, read in the pool: as with a worker, its text does not come back."""
    return _problem(name, read(download))


def _nothing() -> None:
    """What the pool's process does before its first call."""


async def _suite(ports: dict[str, int]) -> dict[str, Any]:
    places = asyncio.Semaphore(AT_ONCE)
    wrong: dict[str, str] = {}
    pool = Pool(
        processes=1,
        timeout=10.0,
        memory=512 * 2**20,
        pages_per_process=10_000,
        preload=("service.fetch.charset",),
        warm_up=_nothing,
    )
    await pool.start()
    fetcher = Fetcher(limits(*ports.values()), FakeState())  # type: ignore[arg-type]  # what fetch needs

    async def one(name: str) -> None:
        async with places:
            try:
                found, download = await end(fetcher, BY_ID[name].url(ports[name]))
                if download is None:
                    problem = _problem(name, found)
                else:
                    problem = await pool.run(_read_problem, name, download)
            except Exception as error:
                problem = f"not a Failure: {error!r}"
        if problem:
            wrong[name] = problem

    await fetcher.start()
    try:
        await asyncio.gather(*(one(name) for name in ports if name in WARM_UP))
        gauge = Gauge()
        beat = asyncio.create_task(gauge.beat())
        began = time.monotonic()
        await asyncio.gather(*(one(name) for name in _mixed(ports)))
        seconds = time.monotonic() - began
        await asyncio.sleep(2 * BEAT_SECONDS)  # the beat that was under way counts as well
        beat.cancel()
        return {"wrong": wrong, "seconds": seconds, **gauge.found()}
    finally:
        await fetcher.close()
        await pool.stop()


def _mixed(names: Iterable[str]) -> list[str]:
    """The table in another order, always the same: hosts of one kind do not come in a row."""
    return sorted(names, key=lambda name: sha256(name.encode()).digest())


async def _bomb(url: str) -> dict[str, Any]:
    port = int(url.split(":")[2].split("/")[0])
    open_to_it = settings(port, politeness={"delay": 0.05})
    fetcher = Fetcher(open_to_it, FakeState())  # type: ignore[arg-type]  # what fetch needs
    await fetcher.start()
    try:
        await end(fetcher, f"{url}page")
        gauge = Gauge()
        beat = asyncio.create_task(gauge.beat())
        began = time.monotonic()
        found, _ = await end(fetcher, url)
        seconds = time.monotonic() - began
        await asyncio.sleep(2 * BEAT_SECONDS)  # the beat that was under way counts as well
        beat.cancel()
        return {"ended": f"{found.kind} {found.word}", "seconds": seconds, **gauge.found()}
    finally:
        await fetcher.close()


if __name__ == "__main__":
    job = json.load(sys.stdin)
    made = asyncio.run(_suite(job["suite"]) if "suite" in job else _bomb(job["bomb"]))
    print(json.dumps(made))
