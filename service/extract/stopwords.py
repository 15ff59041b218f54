"""justext's choice of paragraphs, in one walk over the tree; its rules are its own.

trafilatura asks justext where its own text is short. justext is driven by SAX events, writes two
paths for each paragraph, folds its text anew for each question, and looks for the neighbours of
each short paragraph to the end of the page: a large page takes longer than all else, and one of
8,000 short paragraphs four seconds. This finds the same in one walk and two passes
(tests/extract/test_stopwords.py compares the two).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from justext.core import PARAGRAPH_TAGS
from lxml import etree
from lxml.html import HtmlElement

# What trafilatura calls justext with.
LENGTH_LOW = 50
LENGTH_HIGH = 150
STOPWORDS_LOW = 0.1
STOPWORDS_HIGH = 0.2
LINK_DENSITY = 0.25

_BLANKS = re.compile(r"[^\S\n\r]+")
_BREAK = re.compile(r" ?[\n\r][ \n\r]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text, its characters in links, and whether it stands in a choice of a form."""

    text: str
    linked: int
    is_select: bool


def good(tree: HtmlElement, stopwords: frozenset[str]) -> list[str]:
    """Texts of the paragraphs that are no boilerplate."""
    found = list(paragraphs(tree))
    kinds = revised([kind(one, stopwords) for one in found])
    return [one.text for one, its in zip(found, kinds, strict=True) if its == "good"]


def paragraphs(tree: HtmlElement) -> Iterator[Paragraph]:
    """What stands between two starts or ends of block elements, or is parted by two breaks."""
    pieces: list[str] = []
    linked, selects, was_break, in_link, is_select = 0, 0, False, False, False
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = str(element.tag).rpartition("}")[2]
        is_start = event == "start"
        if "select" in tag:
            selects += 1 if is_start else -1
        if tag in PARAGRAPH_TAGS or (is_start and tag == "br" and was_break):
            if text := folded("".join(pieces)):
                yield Paragraph(text, linked, is_select)
            pieces, linked, is_select = [], 0, selects > 0
        elif is_start:
            was_break = tag == "br"
            if was_break:
                pieces.append(" ")
        if tag == "a":
            in_link = is_start
        content = element.text if is_start else element.tail
        if content and not content.isspace():
            pieces.append(content)
            linked += _length(content) if in_link else 0
            was_break = False
    if text := folded("".join(pieces)):
        yield Paragraph(text, linked, is_select)


def folded(text: str) -> str:
    """Runs of white space as one line break where they have one, else as one blank."""
    text = text.strip()
    if "\n" not in text and "\r" not in text:
        return " ".join(text.split())
    return _BREAK.sub("\n", _BLANKS.sub(" ", text))


def _length(text: str) -> int:
    """Characters of a text that is not blank, each run of white space counted as one."""
    return len(" ".join(text.split())) + text[0].isspace() + text[-1].isspace()


def kind(paragraph: Paragraph, stopwords: frozenset[str]) -> str:
    """What a paragraph is by itself: good, neargood, short or bad."""
    text = paragraph.text
    length = len(text)
    if paragraph.linked / length > LINK_DENSITY:
        return "bad"
    if "\xa9" in text or "&copy" in text or paragraph.is_select:
        return "bad"
    if length < LENGTH_LOW:
        return "bad" if paragraph.linked else "short"
    words = text.split()
    share = sum(word.lower() in stopwords for word in words) / len(words)
    if share >= STOPWORDS_HIGH:
        return "good" if length > LENGTH_HIGH else "neargood"
    return "neargood" if share >= STOPWORDS_LOW else "bad"


def revised(kinds: list[str]) -> list[str]:
    """Good or bad, for each paragraph, by those around it.

    A short one is good between good ones, or where a neargood one is nearer than a bad one; then
    a neargood one is good unless the surest on both sides are bad.
    """
    before, after = _nearest(kinds, {"good", "bad"})
    near_before, near_after = _nearest(kinds, {"good", "bad", "neargood"})
    settled = list(kinds)
    for at, its in enumerate(kinds):
        if its == "short":
            left, right = before[at], after[at]
            near = near_before if left == "bad" else near_after
            is_good = left == "good" if left == right else near[at] == "neargood"
            settled[at] = "good" if is_good else "bad"
    _, after = _nearest(settled, {"good", "bad"})
    last = "bad"
    for at, its in enumerate(settled):
        if its == "neargood":
            settled[at] = "bad" if last == after[at] == "bad" else "good"
        last = settled[at]
    return settled


def _nearest(kinds: list[str], wanted: set[str]) -> tuple[list[str], list[str]]:
    """The nearest of the wanted kinds before and after each place; bad at the ends."""

    def passed(order: Iterable[str]) -> Iterator[str]:
        last = "bad"
        for its in order:
            yield last
            last = its if its in wanted else last

    return list(passed(kinds)), [*passed(reversed(kinds))][::-1]
