"""Whole pipelines against each other, over the pages of ../shared/pages: `make bench`.

One run holds all systems. In each round every system gets the same pages, one system after the
other, and every second round goes through them backwards, so that a busy machine weighs on all
alike. Starting and warming up (the same pages for all) are not counted.

bare          two processes, trafilatura (default, with metadata) over files on disk: the yardstick
script        what people write: aiohttp, 20 at a time, trafilatura in two processes, JSON lines
scrapy        Scrapy with trafilatura in its item pipeline, no delays, JSON lines
saring        everything on, with its own broker
saring-kafka  the same next to a Kafka of its own

All but `bare` download the pages from a site on this machine that takes some of its time; a page
counts when the system is done with it, whatever it made of it.
"""

import argparse
import asyncio
import contextlib
import gzip
import json
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.pipeline.measure import cpu_seconds
from bench.pipeline.systems import SYSTEMS, Run
from bench.pipeline.work import PAGES, WARM_UP, Work, files

RESULTS = Path(__file__).parents[1] / "results" / "pipeline.json"


@contextlib.asynccontextmanager
async def site() -> AsyncIterator[tuple[int, int]]:
    """The site while the block runs: its process id and port."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bench.pipeline.site",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.pid, int(await process.stdout.readline())
    finally:
        process.stdin.close()
        await process.wait()


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
            "ready_seconds": [round(run.ready_seconds or 0.0, 2) for run in runs],
        }
    return figures


def ratios(systems: dict[str, Any]) -> None:
    """Adds to each system how fast it is against `bare`, and what it takes of the CPU around it."""
    bare = systems.get("bare", {}).get("pages_per_second")
    for got in systems.values():
        cpu = got["cpu_ms_per_page"]
        got["ratio"] = round(got["pages_per_second"] / bare, 3) if bare else None
        got["overhead"] = round((cpu.get("main", 0) + cpu.get("threads", 0)) / cpu["all"], 3)


def table(systems: dict[str, Any]) -> Table:
    """The figures for a screen."""
    heads = ("pages/s", "× bare", "CPU ms a page", "main", "threads", "pool", "broker", "site")
    made = Table("system", *heads, "loop, clients, sink", "peak MB", "Kafka KB a page")
    for name, got in systems.items():
        cpu = got["cpu_ms_per_page"]
        each = [f"{cpu[what]:.1f}" if what in cpu else "" for what in heads[3:7]]
        written = sum(got.get("kafka_bytes_per_page", {}).values())
        made.add_row(
            name,
            f"{got['pages_per_second']:.1f}",
            f"{got['ratio']:.2f}" if got["ratio"] else "",
            f"{cpu['all']:.1f}",
            *each,
            f"{got['site_cpu_ms_per_page']:.1f}",
            f"{got['overhead']:.0%}",
            str(got["peak_mb"]),
            f"{written / 1000:.1f}" if written else "",
        )
    return made


def main() -> None:
    """Run, print the table, write the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1200, help="a round; other than that: no file")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--systems", help="names, separated by commas; writes no file")
    options = parser.parse_args()
    if not PAGES.is_dir():
        sys.exit(f"{PAGES} is not there: the pages of the benchmark are kept outside the project")
    names = options.systems.split(",") if options.systems else list(SYSTEMS)
    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False)
    systems = asyncio.run(rounds(names, options.pages, options.rounds, console))
    ratios(systems)
    console.print(table(systems))
    is_whole = not options.systems and options.pages == parser.get_default("pages")
    if is_whole:
        figures = {"machine": {"cores": os.cpu_count()}, "systems": systems}
        RESULTS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
