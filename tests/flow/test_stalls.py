"""Hosts that never answer cost those that do no time."""

import time

from service.cli.kafka import Pusher
from tests.flow.conftest import ended

HEALTHY = [f"healthy{number}.test" for number in range(30)]
HANGING = [f"hanging{number}.test" for number in range(30)]
EACH = 5


async def seconds_of_the_healthy(saring, kafka, site, tmp_path, prefix, hanging):
    """Time until all healthy URLs have ended, with so many hanging hosts between them."""
    settings = {
        **site.settings(),
        "broker": f"kafka://{kafka}",
        "topic_prefix": prefix,
        # Long enough that politeness takes the time, not the processors, which others use as well.
        "politeness__delay": "800ms",
        "log__level": "warning",
        "drain": "4s",
    }
    worker = await saring("worker", data_dir=tmp_path / "data", **settings)
    await worker.says("Worker is ready")
    urls = []
    for number in range(EACH):
        urls += [site.url("hangs", number, host=host) for host in hanging]
        urls += [site.url("page", number, host=host) for host in HEALTHY]
    started = time.monotonic()
    async with Pusher(kafka, f"{prefix}.urls") as pusher:
        await pusher.push([url.encode() for url in urls])
    outcomes = await ended(kafka, prefix, set(HEALTHY), len(HEALTHY) * EACH)
    seconds = time.monotonic() - started
    worker.kill(15)
    await worker.ends()
    assert {outcome["outcome"] for outcome in outcomes.values()} == {"enriched"}
    return seconds


async def test_half_that_hangs_delays_the_other_half_by_less_than_its_own_time(
    saring, kafka, site, tmp_path
):
    """300 URLs from 60 hosts, 30 of which take a request and never answer it."""
    alone = await seconds_of_the_healthy(saring, kafka, site, tmp_path, "alone", [])
    beside = await seconds_of_the_healthy(saring, kafka, site, tmp_path, "beside", HANGING)
    print(f"seconds of the healthy half: alone {alone:.1f}, beside {beside:.1f}")
    assert beside <= 2 * alone
