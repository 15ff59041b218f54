"""Numbers as a worker has them in the middle of its work, for the tests of the web."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

HOSTILE = "<img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>"


def demo() -> dict[str, Any]:
    """The status of a worker that has met a bit of everything."""

    def row(second: int, outcome: str, url: str | None, **more: Any) -> dict[str, Any]:
        empty = dict.fromkeys(("title", "language", "quality", "published_at", "reason"))
        at = f"2026-01-15T08:30:{second:02}Z"
        ends = {"request_id": f"saring.urls-3-{second}", "outcome": outcome, "url": url}
        return {**ends, "at": at, "seconds": 1.4, **empty, **more}

    return {
        "version": "0.1.0",
        "started_at": "2026-01-15T08:00:00Z",
        "broker": "kafka://kafka:9092",
        "stages": {
            "intake": {"ready": True, "partitions": 8, "in_flight": 0, "received": 1312},
            "fetch": {"ready": True, "partitions": 8, "in_flight": 48, "received": 1290},
            "enrich": {"ready": True, "partitions": 8, "in_flight": 3, "received": 1107},
            "sink": {"ready": True, "partitions": 8, "in_flight": 61, "received": 1104},
        },
        "outcomes": {"enriched": 1104, "unchanged": 37, "dead": 123},
        "reasons": {"http_404": 61, "robots_disallowed": 40, "no_text": 19, "blocked_address": 3},
        "retries": 14,
        "deferred": 210,
        "waiting": {"delay": 31, "crawl_delay": 4, "retry_after": 1, "robots": 1},
        "hosts": [
            {"host": "sibuk.example", "cause": "retry_after", "seconds": 1740.2, "requests": 0},
            {"host": "tutup.example", "cause": "robots", "seconds": 212.0, "requests": 2},
            {"host": "pelan.example", "cause": "crawl_delay", "seconds": 8.3, "requests": 6},
        ],
        "tiers": [
            {"delay": "10s", "waiting": 12, "next_seconds": 3.1},
            {"delay": "2m", "waiting": 1204, "next_seconds": 71.0},
            {"delay": "30m", "waiting": None, "next_seconds": None},
        ],
        "freshness": {
            "documents": 1000,
            "median_seconds": 1.4,
            "p95_seconds": 74.0,
            "last_at": "2026-01-15T08:30:59Z",
        },
        "stored": {"parquet": 1040, "jsonl": 1043},
        "stored_at": {"parquet": "2026-01-15T08:30:57Z", "jsonl": None},
        "documents": [
            row(
                59,
                "enriched",
                "https://kabar.example/2026/01/hutan-bakau-pulih",
                title="Hutan bakau di pesisir utara pulih setelah sepuluh tahun",
                language="id",
                quality="pass",
                published_at="2026-01-14T06:00:00+07:00",
            ),
            row(
                57,
                "enriched",
                "https://jahat.example/judul",
                title=HOSTILE,
                language="en",
                quality="fail",
            ),
            row(
                55,
                "enriched",
                "https://hafenbote.example/chronik",
                title="Der Bagger, der dreimal verschwand: eine Chronik aus dem Hafen in "
                "siebzehn kurzen Kapiteln und einem sehr langen Nachwort",
                language="de",
                published_at="2025-11-02T00:00:00Z",
            ),
            row(
                52,
                "enriched",
                "https://berita.example/sensor",
                title="Sensor",
                language="ms",
                quality="unknown",
            ),
        ],
        "dead_letters": [
            row(58, "dead", "https://kabar.example/tidak-ada", reason="http_404"),
            row(54, "dead", "javascript:alert(1)", reason="blocked_scheme"),
            row(51, "dead", "http://192.168.0.1/admin", reason="blocked_address"),
            row(50, "dead", None, reason="bad_message"),
        ],
        "not_ready": {},
    }


@dataclass
class DemoNumbers:
    """What the web is handed in tests; a test changes it as it likes."""

    values: dict[str, Any] = field(default_factory=demo)

    def not_ready(self) -> dict[str, str]:
        """What a test wants to be missing."""
        missing: dict[str, str] = self.values["not_ready"]
        return missing

    def status(self) -> dict[str, Any]:
        """The numbers as they are now; a copy, as a worker's are."""
        return deepcopy(self.values)
