"""justext's choice of paragraphs, in one walk over the tree; its rules are its own.

trafilatura asks justext where its own text is short. justext is driven by SAX events, writes two
paths for each paragraph and folds its text anew for each question: on a large page it takes
longer than all else. This walk finds the same paragraphs and hands them to justext's own second
pass (tests/extract/test_stopwords.py compares the two).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from justext.core import PARAGRAPH_TAGS, revise_paragraph_classification
from lxml import etree
from lxml.html import HtmlElement

# What trafilatura calls justext with.
LENGTH_LOW = 50
LENGTH_HIGH = 150
STOPWORDS_LOW = 0.1
STOPWORDS_HIGH = 0.2
LINK_DENSITY = 0.25
HEADING_DISTANCE = 150

_BLANKS = re.compile(r"[^\S\n\r]+")
_BREAK = re.compile(r" ?[\n\r][ \n\r]*")


@dataclass(slots=True)
class Paragraph:
    """Text with its class, in the names that justext reads and writes."""

    text: str
    linked: int  # characters in links
    is_select: bool
    heading: bool = False  # none is one for trafilatura: no_headings
    cf_class: str = ""
    class_type: str = ""


def good(tree: HtmlElement, stopwords: frozenset[str]) -> Iterator[str]:
    """Texts of the paragraphs that are no boilerplate."""
    found = list(paragraphs(tree))
    for paragraph in found:
        paragraph.cf_class = _class(paragraph, stopwords)
    revise_paragraph_classification(found, HEADING_DISTANCE)
    for paragraph in found:
        if paragraph.class_type == "good":
            yield paragraph.text


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


def _class(paragraph: Paragraph, stopwords: frozenset[str]) -> str:
    """The class of a paragraph by itself."""
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
