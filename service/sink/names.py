"""How files of rows are named by what they hold, wherever they lie, and which of them are no use.

<topic>-<partition>-<first>-<last>.<suffix>, also in a folder of the day. Pure.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from service.sink.store import Row

DATE = "stored_date"  # a partition column for whoever reads the folder as one data set
ASIDE = ".part"  # with a dot before the name: a file that is being written


class Span(NamedTuple):
    """The offsets that a file holds, and its name."""

    first: int
    last: int
    name: str


def named(topic: str, partition: int, rows: Sequence[Row], suffix: str) -> str:
    """The name of a file of rows, which are in the order of their offsets."""
    return f"{topic}-{partition}-{rows[0].offset:020}-{rows[-1].offset:020}.{suffix}"


def pattern(topic: str, partition: str, suffixes: Iterable[str]) -> re.Pattern[str]:
    """Matches such names; `partition` is a number or an expression for some."""
    kinds = "|".join(map(re.escape, suffixes))
    offsets = r"(?P<first>\d{20})-(?P<last>\d{20})"
    return re.compile(rf"{re.escape(topic)}-(?P<partition>{partition})-{offsets}\.(?:{kinds})")


def is_aside(name: str) -> bool:
    """Whether it is a file that is being written, or was when its writer died."""
    return name.startswith(".") and name.endswith(ASIDE)


def redundant(spans: Collection[Span]) -> set[Span]:
    """Those whose offsets another one holds as well: two workers wrote the same rows.

    Judged by pairs, so that two who see not all of them never remove both of a pair: what is said
    to be redundant is held by one that is not.
    """
    return {
        one for one in spans if any(_holds(other, one) for other in spans if other.name != one.name)
    }


def _holds(one: Span, other: Span) -> bool:
    """Whether it has all offsets of the other; of two that hold the same, one does."""
    more = (one.first, one.last) != (other.first, other.last) or one.name < other.name
    return one.first <= other.first and other.last <= one.last and more
