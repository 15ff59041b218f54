"""Runs of digits in a text: groups, and what stands between them. What numbers.py reads.

A run is what one number may be, or several after each other: digits with blanks, dots, dashes,
brackets or a plus between them, on one line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

GROUPS = 8  # the most that one number has: +62 (0) 21 and so on

_SEPARATORS = " \\u00a0\\u2009\\u202f.\\-\\u2010-\\u2013"
# It may open with a bracket, a plus, both. One class comes first, by which the pattern skips to
# where a run can be: ten times as quick.
_RUN = re.compile(
    r"[(+0-9](?:(?<=[0-9])|(?<=\()(?:\+[ \u00a0]?)?\(?[0-9]|(?<=\+)[ \u00a0]?\(?[0-9])"
    rf"(?:[0-9]|[{_SEPARATORS}()+]{{1,3}}(?=[0-9])){{5,300}}"
)
_GROUP = re.compile(r"([^0-9]*)([0-9]+)")


class Group(NamedTuple):
    """Digits that stand together, and what separates them from those before."""

    before: str
    digits: str
    start: int  # of the digits
    end: int


def find(text: str) -> Iterator[list[Group]]:
    """The runs of a text, each as its groups."""
    for run in _RUN.finditer(text):
        yield [
            Group(found[1], found[2], run.start() + found.start(2), run.start() + found.end(2))
            for found in _GROUP.finditer(run[0])
        ]


def is_joined(group: Group) -> bool:
    """True when nothing but dashes and dots stand before it: it goes on with the group before."""
    return bool(group.before) and all(sign in ".-\u2010\u2011\u2012" for sign in group.before)


def digits_of(window: Sequence[Group], count: int) -> str:
    """The digits of the first groups."""
    return "".join(group.digits for group in window[:count])


def sizes(window: Sequence[Group], count: int) -> tuple[int, ...]:
    """How many digits each of the first groups has."""
    return tuple(len(group.digits) for group in window[:count])


def taking(window: Sequence[Group], total: int) -> int:
    """The number of groups that make exactly `total` digits; 0 when none do."""
    sums = list(accumulate(len(group.digits) for group in window))
    return sums.index(total) + 1 if total in sums else 0
