"""Whole pipelines against each other, over the pages of ../shared/pages: `make bench`.

One run holds all systems. In each round every system gets the same pages, one system after the
other, and every second round goes through them backwards, so that a busy machine weighs on all
alike. Starting and warming up (the same pages for all) are not counted.

bare          two processes, trafilatura (default, with metadata) over files on disk: the yardstick
script        what people write: aiohttp, 20 at a time, trafilatura in two processes, JSON lines
scrapy        Scrapy with trafilatura in its item pipeline, no delays, JSON lines
saring        everything on, with its own broker
saring-kafka  the same next to a Kafka of its own

Then by themselves: how long a page takes at half of the speed that was measured, and how many URLs
`saring push` and the intake of one worker take. `--memory N` instead sends N pages through `saring`
and says how its memory grew over the second half of them.

All but `bare` download the pages from a site on this machine that takes some of its time; a page
counts when the system is done with it, whatever it made of it.
"""

import argparse
import asyncio
import gzip
import json
import os
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.pipeline.delays import delays
from bench.pipeline.measure import cpu_seconds
from bench.pipeline.rates import rates
from bench.pipeline.shown import bounds, plot, ratios, table
from bench.pipeline.systems import SYSTEMS, Run, pages_through, site
from bench.pipeline.work import PAGES, WARM_UP, Work, files

RESULTS = Path(__file__).parents[1] / "results" / "pipeline.json"
PLOT = Path(__file__).parents[2] / "docs" / "images" / "pipeline.png"
DELAYED = 400  # pages of the run at half load: enough for a 99th percentile that means something


async def rounds(names: list[str], pages: int, count: int, console: Console) -> dict[str, Any]:
    """So many rounds of so many pages; the figures of each system."""
    runs: dict[str, list[Run]] = defaultdict(list)
    site_cpu: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="saring-bench-") as name:
        folder = Path(name)
        bodies = files()
        for number in range(pages + WARM_UP):
            body = gzip.decompress(bodies[number % len(bodies)].read_bytes())
            (folder / f"{number}.html").write_bytes(body)
        async with site() as (pid, port):
            for turn in range(count):
                for system in names if turn % 2 == 0 else reversed(names):
                    before = cpu_seconds([pid]).total()
                    run = await SYSTEMS[system](Work(port, 0, pages), folder)
                    site_cpu[system] += cpu_seconds([pid]).total() - before
                    runs[system].append(run)
                    rate = run.pages / run.seconds
                    console.print(f"round {turn + 1}  {system:14} {rate:6.1f} pages/s")
    return {system: summary(runs[system], site_cpu[system]) for system in names}


def summary(runs: list[Run], site_seconds: float) -> dict[str, Any]:
    """The figures of one system over all rounds."""
    pages = sum(run.pages for run in runs)
    spent = sum((run.cpu_seconds for run in runs), Counter[str]())
    figures: dict[str, Any] = {
        "pages": pages,
        "documents": sum(run.documents for run in runs),
        "pages_per_second": round(pages / sum(run.seconds for run in runs), 2),
        "by_round": [round(run.pages / run.seconds, 2) for run in runs],
        "cpu_ms_per_page": {
            what: round(seconds / pages * 1000, 2)
            for what, seconds in {**spent, "all": spent.total()}.items()
        },
        "site_cpu_ms_per_page": round(site_seconds / pages * 1000, 2),
        "peak_mb": round(max(run.peak_mb for run in runs)),
        "peak_mb_by_process": {
            what: round(max(run.peaks_mb[what] for run in runs)) for what in runs[0].peaks_mb
        },
    }
    if runs[0].topic_bytes is not None:
        written = sum((run.topic_bytes or Counter() for run in runs), Counter[str]())
        outcomes = sum((run.outcomes or Counter() for run in runs), Counter[str]())
        figures |= {
            "kafka_bytes_per_page": {name: round(size / pages) for name, size in written.items()},
            "outcomes": dict(outcomes.most_common()),
            "slowest_ready_seconds": round(max(run.ready_seconds or 0.0 for run in runs), 2),
        }
    return figures


async def by_themselves(speed: float, count: int, console: Console) -> dict[str, Any]:
    """Delays at half of a speed, and rates."""
    async with site() as (_, port):
        found = {"at_half_load": await delays(port, 0, count, speed / 2)}
    found["rates"] = await rates()
    console.print_json(data=found)
    return found


async def grown(pages: int) -> dict[str, Any]:
    """How the memory of Saring grows over so many pages."""
    async with site() as (_, port):
        run = await pages_through(port, Work(port, 0, pages))
    begin, end = (sum(ends[at] for ends in run.memory_growth.values()) for at in (0, 1))
    return {
        "pages": run.pages,
        "pages_per_second": round(run.pages / run.seconds, 2),
        "peak_mb": round(run.peak_mb),
        "peak_mb_by_process": {what: round(peak) for what, peak in run.peaks_mb.items()},
        "second_half_mb_by_process": {
            what: [round(megabytes, 1) for megabytes in ends]
            for what, ends in run.memory_growth.items()
        },
        "slope_of_second_half": round(end / begin - 1, 4) if begin else None,
    }


def main() -> None:
    """Run, print the table, write the figures and the plot."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000, help="a round")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--systems", default=",".join(SYSTEMS), help="some of %(default)s")
    parser.add_argument("--memory", type=int, metavar="N", help="memory over N pages, only that")
    parser.add_argument("--try", dest="is_try", action="store_true", help="write no files")
    options = parser.parse_args()
    if not PAGES.is_dir():
        sys.exit(f"{PAGES} is not there: the pages of the benchmark are kept outside the project")
    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False)
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    if options.memory:
        figures = {"memory": asyncio.run(grown(options.memory))}
        console.print_json(data=figures)
    else:
        names = options.systems.split(",")
        systems = asyncio.run(rounds(names, options.pages, options.rounds, console))
        ratios(systems)
        console.print(table(systems))
        figures = {"machine": {"cores": os.cpu_count()}, "systems": systems}
        if "saring" in systems:
            speed = systems["saring"]["pages_per_second"]
            count = min(DELAYED, options.pages)
            figures |= asyncio.run(by_themselves(speed, count, console))
    if options.is_try:
        return
    figures = kept | figures
    RESULTS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    plot(figures["systems"], PLOT)
    missed = bounds(figures)
    for line in missed:
        console.print(f"missed: {line}")


if __name__ == "__main__":
    main()
