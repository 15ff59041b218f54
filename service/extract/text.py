"""The main text of a page. With outside.py the only file that imports trafilatura (pinned: 2.3.1).

The tree is parsed once (`parse`) and shared with the metadata reader. trafilatura's own metadata
is never asked for: it is 40 % of its time, and it dates nearly every page that has no date.
"""

import logging
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from service.extract import markdown, outside
from service.reasons import Failure, Reason

NAME = "trafilatura"
METHOD = "default"  # its own way; what is done to its text afterwards is added
VERSION: str = trafilatura.__version__

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it has to say is in the outcome

# Characters that no reader sees and some consumers choke on: controls, lone surrogates,
# noncharacters, byte order marks, soft hyphens, zero-width spaces. Zero-width joiners stay: words
# of Persian and Hindi need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef]"
)
# Marks on one character that are kept. Sorting them, as NFC does, takes a time that grows with the
# square of their number; no writing has more (UAX #15, 13: Stream-Safe Text Format).
MARKS_LIMIT = 30
_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS_LIMIT + 1},}}")  # where they are; and emoji
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
HEAD_LINES = 4  # trafilatura.utils.repair_faulty_html looks at so many
# Elements whose line breaks count: pre, textarea, script, style, xmp. Without IGNORECASE it takes
# half of the time.
_KEPT = re.compile(
    r"<([pP][rR][eE]|[tT][eE][xX][tT][aA]|[sS][cC][rR][iI][pP][tT]|[sS][tT][yY][lL]|[xX][mM][pP])"
)
_CELL = re.compile(r"\A\|[\s|]*([^|]*[^|\s])[\s|]*\Z")
# A heading with the sign that links to it: Sphinx's, and a number sign where it is no code.
_ANCHORED = re.compile(r"(.*\S)\s?¶|([^\W\d_a-z][^=(){};#]{0,120}\w\W?) #")
_RULE = re.compile(r"\|(?:-+\|)+")  # between the head of a table and its rows


@dataclass(frozen=True, slots=True)
class MainText:
    """Paragraphs in their order, plain, and which way through the extractor gave them.

    `marked` has the Markdown of each paragraph; None when plain text is wanted.
    """

    paragraphs: tuple[str, ...]
    method: str
    marked: Mapping[str, str] | None = None

    def better(self, kept: tuple[str, ...], method: str) -> "MainText":
        """Another choice of paragraphs, and who made it."""
        return replace(self, paragraphs=kept, method=method)

    def shown(self, kept: tuple[str, ...]) -> tuple[str, ...]:
        """What the record shows of some paragraphs: themselves, or their Markdown."""
        if self.marked is None:
            return kept
        return tuple(self.marked.get(line) or markdown.escaped(line) for line in kept)


def readable(text: str) -> str:
    """NFC, without unseen characters and heaps of marks, one kind of line break."""
    if text.isascii() and text.isprintable():  # then it is all of this
        return text
    text = _BREAKS.sub("\n", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", _MARKS.sub(_fewer_marks, text))


def _fewer_marks(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MARKS_LIMIT:
            kept.append(character)
    return "".join(kept)


def line(text: str) -> str:
    """As `readable`, all white space folded: a value for one field."""
    return " ".join(readable(text).split())


def parse(html: str) -> HtmlElement:
    """The tree of a page. Raises Failure: no_text when there is no element in it."""
    try:
        with outside.changed():
            tree = trafilatura.load_html(_unwrapped(_whole(html)))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Failure(Reason.EXTRACTION_ERROR, f"not parsed: {type(error).__name__}") from error
    if tree is None:
        raise Failure(Reason.NO_TEXT, "no HTML element was found")
    return tree


def _whole(html: str) -> str:
    """A page that the library takes for one: a fragment in an element, "html" at the start."""
    start = html[:2000].lower()
    if not ("<body" in html or "<BODY" in html or "<html" in start or "<head" in start):
        return f"<html><body><div>{html}</div></body></html>"
    return html if "html" in start[:50] else f"<!DOCTYPE html>\n{html}"


def _unwrapped(html: str) -> str:
    """A page whose source has no line breaks where they mean no more than a blank.

    The extractor ends a paragraph at some of them, so text that is wrapped in the source would come
    in pieces. They stay where they are kept for readers or mean something to scripts, and in the
    head (or the first lines), which the library mends by the line. As many steps as the page has
    characters.
    """
    at = max(0, html.find("<body"))
    for _ in range(0 if at else HEAD_LINES):
        at = html.find("\n", at) + 1
        if at == 0:
            return html
    parts = [html[:at]]
    odd = False  # an end in other letters than its beginning: then each is looked for in all
    while (kept := _KEPT.search(html, at)) is not None:
        parts.append(_blanks(html[at : kept.start()]))
        end = -1 if odd else html.find(f"</{kept[1]}", kept.end())
        if end < 0:
            odd = True
            other = re.compile(f"</{kept[1]}", re.IGNORECASE).search(html, kept.end())
            end = len(html) if other is None else other.start()
        parts.append(html[kept.start() : end])
        at = end
    parts.append(_blanks(html[at:]))
    return "".join(parts)


def _blanks(html: str) -> str:
    html = html.replace("\n", " ")
    return html.replace("\r", " ") if "\r" in html else html


def main_text(
    tree: HtmlElement,
    *,
    fast: bool = False,
    marks: Collection[str] | None = None,
    url: str | None = None,
) -> MainText:
    """The paragraphs that are the page's own text; none when the extractor finds none.

    With `marks` they have their Markdown as well, with those of links, tables and images that
    `marks` names; links are made absolute with `url`.
    """
    wanted = marks or ()
    try:
        found = outside.extract(tree, fast=fast, marks=marks, url=url if wanted else None)
    except (
        etree.LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        RecursionError,
    ) as error:
        raise Failure(Reason.EXTRACTION_ERROR, f"{NAME}: {type(error).__name__}") from error
    text = getattr(found, "text", None) or ""
    method = "fast" if fast else METHOD
    if marks is None:
        return MainText(paragraphs(text), method)
    blocks = tuple(markdown.blocks("\n".join(_lines(text)), tables="tables" in wanted))
    lines = tuple(map(markdown.plain, blocks))
    return MainText(lines, method, dict(zip(lines, blocks, strict=True)))


def plain_text(body: str, *, marks: Collection[str] | None = None) -> MainText:
    """Paragraphs of a text/plain body: blocks between blank lines, else its lines."""
    body = readable(body).strip()
    blocks = re.split(r"\n[^\S\n]*\n", body)
    marked: Mapping[str, str] | None = None if marks is None else {}
    if len(blocks) == 1:
        return MainText(paragraphs(body), "plain", marked)
    return MainText(tuple(folded for block in blocks if (folded := line(block))), "plain", marked)


def paragraphs(text: str) -> tuple[str, ...]:
    """Lines with something in them, white space folded; a table's row of one cell is that cell."""
    lines = (" ".join(one.split()) for one in _lines(text))
    cells = (_CELL.sub(r"\1", one) if one.startswith("|") else one for one in lines)
    return tuple(one for one in cells if one and not _RULE.fullmatch(one))


def _lines(text: str) -> list[str]:
    return [_bare(one) if one.endswith(("¶", " #")) else one for one in readable(text).split("\n")]


def _bare(heading: str) -> str:
    found = _ANCHORED.fullmatch(heading)
    return heading if found is None else found[1] or found[2]


def warm_up() -> None:
    """Load the stop lists, which the first page that is compared with justext would wait for."""
    main_text(parse("<p>A first paragraph.</p>"))
