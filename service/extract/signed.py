"""A line of text → the name in it that signs the page: behind "by" or "Author:", before a date."""

import re

from service.extract.people import CAPITALISED, TO_DATE, is_capitalised
from service.extract.wrote import begins, within

# Words inside a name that are written small: Ann-Marie van der Lee.
_SMALL = (
    "von van vom der den de del della des di da do dos das du la le el al bin binti bint ibn ben "
    "zu zum zur ten ter te y e i af av"
)
NAME = re.compile(
    rf"[\u4e00-\u9fff]{{2,4}}|{CAPITALISED}(?:\s+(?:(?:{'|'.join(_SMALL.split())})\s+){{0,3}}{CAPITALISED}){{1,3}}"
)
# One word is a name where a date follows: "by jdoe on August 3, 2019".
_HANDLE = re.compile(
    r"([^\W\d_][\w.-]{2,29})\s*(?:[,|·•–-]|\b(?:on|am|at|um|le|el|il|vom)\b)\s.*\d"
)
# What may follow a name in the same line, beside signs.
_THEN = TO_DATE | frozenset(
    "and und et y e dan og och en with mit avec con met for in from aus bei".split()
)
# How a note about somebody goes on.
_IS = frozenset("is was has works writes ist war hat arbeitet schreibt est es è é adalah".split())


def start(text: str, *, near: bool) -> int | None:
    """Where a name should begin in a line; None for a line that signs nothing."""
    at = begins(text, near=near)
    return within(text) if at is None and near else at


def name(text: str) -> str | None:
    """The name that a text begins with, with those beside it; None when it goes on otherwise."""
    known = NAME.match(text)
    if known is None:
        handle = _HANDLE.match(text)
        return handle[1] if handle is not None else None
    rest = text[known.end() :].lstrip()
    word = rest.partition(" ")[0].lower()
    if not is_capitalised(known[0]) or (rest[:1].isalpha() and word not in _THEN | _IS):
        return None
    goes_on = rest[:1] in {*",&;:"} or (rest[:1].isalpha() and word not in _IS)
    return text if goes_on else known[0]
