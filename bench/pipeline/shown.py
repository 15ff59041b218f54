"""The figures for people: ratios, a table, a plot, and the bounds that they miss."""

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot
from rich.table import Table

# What is promised, of figures by their path: at least (or at most) so much.
AT_LEAST = (
    ("systems saring ratio", 1.0),
    ("systems saring-kafka ratio", 1.0),
    ("systems saring over script", 1.5),
    ("systems saring over scrapy", 1.5),
    ("systems saring-kafka over script", 1.5),
    ("systems saring-kafka over scrapy", 1.5),
    ("rates push_urls_per_second", 20_000),
    ("rates intake_urls_per_second", 1_500),
)
AT_MOST = (
    ("systems saring overhead", 0.25),
    ("systems saring-kafka overhead", 0.25),
    ("systems saring peak_mb", 1200),
    ("systems saring slowest_ready_seconds", 6.0),
    ("at_half_load to_documents_seconds p50", 0.25),
    ("at_half_load to_documents_seconds p99", 1.5),
    ("memory slope_of_second_half", 0.01),
)
# Of the processes, in the order of a page's way.
COLOURS = {"main": "#4269d0", "threads": "#97bbf5", "pool": "#6cc5b0", "broker": "#efb118"}
WORDS = {
    "main": "main thread (Scrapy extracts in it)",
    "threads": "other threads",
    "pool": "processes for pages",
    "broker": "Kafka",
}


def ratios(systems: dict[str, Any]) -> None:
    """Adds to each system how fast it is against `bare`, and what it takes of the CPU around it."""
    bare = systems.get("bare")
    for got in systems.values():
        cpu = got["cpu_ms_per_page"]
        if bare:
            got["ratio"] = round(got["pages_per_second"] / bare["pages_per_second"], 3)
            got["cpu_ratio"] = round(cpu["all"] / bare["cpu_ms_per_page"]["all"], 3)
        got["overhead"] = round((cpu.get("main", 0) + cpu.get("threads", 0)) / cpu["all"], 3)
        got["over"] = {
            other: round(got["pages_per_second"] / systems[other]["pages_per_second"], 3)
            for other in ("script", "scrapy")
            if other in systems
        }


def table(systems: dict[str, Any]) -> Table:
    """The figures for a screen."""
    heads = (
        "pages/s",
        "× bare",
        "CPU ms a page",
        "× bare",
        "main",
        "threads",
        "pool",
        "broker",
        "site",
    )
    made = Table("system", *heads, "loop, clients, sink", "peak MB", "Kafka KB a page")
    for name, got in systems.items():
        cpu = got["cpu_ms_per_page"]
        each = [f"{cpu[what]:.1f}" if what in cpu else "" for what in COLOURS]
        written = sum(got.get("kafka_bytes_per_page", {}).values())
        made.add_row(
            name,
            f"{got['pages_per_second']:.1f}",
            f"{got['ratio']:.2f}" if "ratio" in got else "",
            f"{cpu['all']:.1f}",
            f"{got['cpu_ratio']:.2f}" if "cpu_ratio" in got else "",
            *each,
            f"{got['site_cpu_ms_per_page']:.1f}",
            f"{got['overhead']:.0%}",
            str(got["peak_mb"]),
            f"{written / 1000:.1f}" if written else "",
        )
    return made


def bounds(figures: dict[str, Any]) -> list[str]:
    """What is promised and not kept, in words; what was not measured is not judged."""
    missed = []
    for path, least in AT_LEAST:
        if (value := _at(figures, path)) is not None and value < least:
            missed.append(f"{path}: {value}, at least {least} is promised")
    for path, most in AT_MOST:
        if (value := _at(figures, path)) is not None and value > most:
            missed.append(f"{path}: {value}, at most {most} is promised")
    return missed


def _at(figures: Any, path: str) -> float | None:
    for name in path.split():
        figures = figures.get(name) if isinstance(figures, dict) else None
    return figures if isinstance(figures, int | float) else None


def plot(systems: dict[str, Any], path: Path) -> None:
    """Pages a second of each system, and what its processes take of the CPU for a page."""
    mpl.use("agg")
    names = list(systems)[::-1]
    figure, (speed, cpu) = pyplot.subplots(1, 2, figsize=(11, 0.55 * len(names) + 1.6), sharey=True)
    bars = speed.barh(names, [systems[name]["pages_per_second"] for name in names], color="#4269d0")
    speed.bar_label(bars, fmt="%.1f", padding=3)
    speed.set_title("pages a second")
    left = [0.0] * len(names)
    for what, colour in COLOURS.items():
        spent = [systems[name]["cpu_ms_per_page"].get(what, 0.0) for name in names]
        cpu.barh(names, spent, left=left, color=colour, label=WORDS[what])
        left = [before + more for before, more in zip(left, spent, strict=True)]
    cpu.set_title("CPU time a page, ms")
    for axes in (speed, cpu):
        axes.spines[["top", "right"]].set_visible(False)
        axes.margins(x=0.12)
    figure.legend(*cpu.get_legend_handles_labels(), loc="lower center", ncols=4, frameon=False)
    figure.tight_layout(rect=(0, 0.1, 1, 1))
    figure.savefig(path, dpi=120, metadata={"Software": None})
    pyplot.close(figure)
