"""Lines of text → the names in them that sign the page: behind "by", in a note, at the very end."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from service.extract import lines
from service.extract.lines import LINE_LIMIT, Piece
from service.extract.meta import content
from service.extract.people import (
    CAPITALISED,
    TO_DATE,
    is_between,
    is_capitalised,
    is_person,
    reporters,
)
from service.extract.wrote import begins, leads, within

# Words inside a name that are written small: Ann-Marie van der Lee.
_SMALL = (
    "von van vom der den de del della des di da do dos das du la le el al bin binti bint ibn ben "
    "zu zum zur ten ter te y e i af av"
)
NAME = re.compile(
    rf"[\u4e00-\u9fff]{{2,4}}|{CAPITALISED}"
    rf"(?:\s+(?:(?:{'|'.join(_SMALL.split())})\s+){{0,3}}{CAPITALISED}){{1,3}}"
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


_BLOCKS = frozenset({"p", "div", "td", "li", "section", "article", "body"})
_BRACKETED = re.compile(r"\(([^()]+)\)\W*")
AGENCY = 80  # characters at the head of a paragraph in which an agency names its reporter
BESIDE = 12  # pieces of text in which several are named, one after the other
PARAGRAPH = 200  # characters of a paragraph that is more than a note
CLOSED = 4  # pieces of text before a name that closes it, a paragraph's length together
CLOSING = 10  # full names by themselves beyond which they close nothing: each may hold the page


def names(pieces: list[Piece], headline: HtmlElement | None, *, near: bool) -> list[str]:
    """The names behind the words that a byline begins with; `near` the headline by more words."""
    found = []
    for number, piece in enumerate(pieces):
        if near and reporters(piece.text[:AGENCY]):
            found.append(piece.text[:AGENCY])
            continue
        if len(piece.text) > LINE_LIMIT or not (near or leads(piece.text)):
            continue
        text = " ".join(piece.text.split())
        at = start(text, near=near)
        if at is None:
            continue
        rest = text[at:]
        if not rest and number + 1 < len(pieces):  # the name is a link, or set in bold
            rest = "; ".join(_after(pieces, number + 1))
        if (named := name(rest)) and not lines.is_elsewhere(piece.element, headline):
            found.append(named)
    return found


def closing(pieces: list[Piece]) -> list[str]:
    """The one full name that closes the text, in italics or brackets, by itself."""
    closers = []
    for number, piece in enumerate(pieces):
        if piece.text[0] != "(" and piece.element.tag not in {"em", "i"}:
            continue
        text = " ".join(piece.text[:LINE_LIMIT].split())
        bracketed = _BRACKETED.fullmatch(text)
        named = bracketed[1] if bracketed else text
        before = pieces[max(0, number - CLOSED) : number]
        if (
            NAME.fullmatch(named)
            and is_person(named)
            and sum(len(one.text) for one in before) >= PARAGRAPH
        ):
            closers.append((named, piece, bracketed is None))
    found = {
        named
        for named, piece, is_alone in (closers if len(closers) <= CLOSING else ())
        if _closes(piece, is_alone=is_alone) and not lines.is_elsewhere(piece.element, None)
    }
    return list(found) if len(found) == 1 else []


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


def _after(pieces: list[Piece], start: int) -> Iterator[str]:
    """The piece of text at `start`, and links to others who stand beside it."""
    first = pieces[start]
    yield " ".join(first.text.split()).lstrip(": ：")
    if first.element.tag != "a":
        return
    for piece in pieces[start + 1 : start + BESIDE]:
        text = " ".join(piece.text.split())
        if piece.element.tag == "a" and piece.element.getparent() is first.element.getparent():
            if NAME.fullmatch(text) and is_person(text):
                yield text
        elif not is_between(text):
            return


def _closes(piece: Piece, *, is_alone: bool) -> bool:
    """True for the last that a paragraph says, or all of it."""
    around = piece.element
    while around.tag not in _BLOCKS and (parent := around.getparent()) is not None:
        around = parent
    said, text = content(around), " ".join(piece.text.split())
    return said == text if is_alone else said.endswith(text)
