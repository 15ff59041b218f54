"""What all systems are given: pages by number, the hosts that they are asked of, and how to begin.

A system that is a script of ours (`bare`, `script`, `scrapy`) warms up, prints `ready`, waits for a
line on standard input, works, prints one line of JSON, and stays until standard input ends, so that
its processes can be looked at.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parents[3] / "shared" / "pages"
HOSTS = 60
WARM_UP = 64  # pages that come before, not counted: code, connections, Java's compiler
PROCESSES = 2  # of extraction, in every system


def files() -> list[Path]:
    """The pages, gzip-compressed, in an order that has nothing to do with their corpora."""
    lines = (PAGES / "index.jsonl").read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).digest())
    return [PAGES / row["html"] for row in rows]


@dataclass(frozen=True, slots=True)
class Work:
    """Pages `first` to `first + count` of the site, each from one of so many hosts."""

    port: int
    first: int
    count: int
    hosts: int = HOSTS

    @property
    def numbers(self) -> range:
        """Of the pages."""
        return range(self.first, self.first + self.count)

    @property
    def urls(self) -> list[str]:
        """Of the pages; any name below .test is meant to be 127.0.0.1."""
        return [
            f"http://h{number % self.hosts}.test:{self.port}/{number}" for number in self.numbers
        ]


def contend(warm_up: Callable[[], None], work: Callable[[], Iterable[bool]]) -> None:
    """The life of a script; `work` says for each page whether there was a text."""
    warm_up()
    _say("ready")
    sys.stdin.readline()
    found = list(work())
    _say(json.dumps({"pages": len(found), "documents": sum(found)}))
    sys.stdin.read()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
