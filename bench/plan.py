"""What a rate of pages needs, reckoned from the figures of bench/scale.py. Pure.

Every number here is an extrapolation: so much a document, times so many documents. Averages, one
copy, no reserve; docs/scaling.md says what to add.
"""

from typing import Any

from service.settings import Settings
from service.topics import INPUT_RETENTION_SECONDS, declare

DEFAULTS = Settings.model_construct()
GIGA = 1e9
DAY = 86_400
HOST_SECONDS = 0.5  # that a host takes to answer; not measured, an assumption to be replaced

Figures = dict[str, Any]


def plan(results: Figures, pages_per_second: float) -> Figures:
    """Cores, traffic, disk and memory at a rate, by the defaults of the settings."""
    flow = results["flow"]
    per_document = {
        name: topic["bytes"] / flow["documents"] for name, topic in flow["kafka"]["topics"].items()
    }
    return {
        "pages_per_second": round(pages_per_second, 1),
        "million_pages_a_day": round(pages_per_second * DAY / 1e6, 1),
        "cores": {
            name: round(pages_per_second * spent / 1000, 1)
            for name, spent in flow["cpu_ms"].items()
        },
        "hosts_asked_all_the_time": round(pages_per_second * _turn_seconds()),
        "kafka_mb_per_second": {
            way: round(
                pages_per_second * sum(flow["kafka"][way].values()) / flow["documents"] / 1e6, 2
            )
            for way in ("into", "out")
        },
        "kafka_disk_gb": round(pages_per_second * _kept_bytes(per_document) / GIGA),
        "stores_gb_a_day": {
            name: round(pages_per_second * DAY * size / GIGA)
            for name, size in flow["stores"].items()
        },
        **{
            name: _state(results[name], pages_per_second)
            for name in ("sqlite", "redis")
            if results.get(name)
        },
    }


def _turn_seconds() -> float:
    """Seconds of a host's time for one page: the answer, and the pause behind it."""
    politeness = DEFAULTS.politeness
    return HOST_SECONDS + max(politeness.delay, politeness.latency_factor * HOST_SECONDS)


def _kept_bytes(per_document: dict[str, float]) -> float:
    """Bytes that topics keep for a rate of one page a second, when they are as full as they get."""
    topics = declare(DEFAULTS)
    return sum(
        per_document.get(topic.name.partition(".")[2], 0.0) * topic.retention_seconds
        for topic in topics.all()
    )


def _state(parts: Figures, pages_per_second: float) -> Figures:
    """By the last row of each part: GB as full as it gets. Revisions stay, so theirs is a rate."""
    last = {name: rows[-1] for name, rows in parts.items()}
    window = DEFAULTS.enrich.duplicate_window
    return {
        "messages_gb": round(
            pages_per_second * INPUT_RETENTION_SECONDS * last["messages"]["bytes"] / GIGA, 1
        ),
        "sightings_gb": round(pages_per_second * window * last["sightings"]["bytes"] / GIGA, 1),
        "revisions_gb_a_million_documents": round(last["revisions"]["bytes"] * 1e6 / GIGA, 2),
        "server_cores": round(
            pages_per_second * sum(row["server_cpu_ms"] for row in last.values()) / 1000, 2
        ),
    }
