"""The cheap look at a page before anything parses it: shapes whose cost grows with the square.

Counting takes less than a millisecond a page. What the counts allow is data with its source: the
largest counts on 1,285 real pages were 18,000 tags, 25,000 attributes, 2,300 links, 600 rows.
What gets past this look meets the deadline of its process (service/pool.py).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from service.extract.index import Index

# An element of 20,000 attributes keeps the parser busy for half a second, one of 100,000 for
# minutes. No element of the 1,285 pages has more than 100. Length alone is no sign: real pages
# have tags of 747 KB, whose values are data: URIs.
_TAG_ATTRIBUTES = 200

# What is read of a page: three and eight times the largest counts. Some of the extractor's steps
# grow with the square of the elements (50,000 headings or `link`s: 6 to 9 s, half of them 2 s).
_READ_TAGS = 50_000
_READ_EQUALS = 200_000
# The parser (libxml2) refuses a piece of text of 10,000,000 bytes, and the page with it.
_READ_BYTES = 9_900_000
# Levels of elements: 46 at most on 643 real pages, 17 on most. Each level of a page is gone through
# with all that it holds, so pages of more tags are allowed fewer.
_LEVELS = 64
_TAGS_BY_LEVELS = 1_200_000
# Cells of one row. The extractor counts a row's cells for each of them (10,000 cells: 5 s), and
# fills it up to a hundred where a colspan says so.
_CELLS = 500

# Above these the careful way through the extractor costs more than a page is worth: its table
# code grows with the square of the rows (4,000 rows: 17 s, fast: .2 s).
_ROWS = 600
_LINKS = 5_000
_TAGS = 40_000


@dataclass(frozen=True, slots=True)
class Shape:
    """What was counted; `heavy` pages are read without a second opinion."""

    tags: int  # starts and ends
    links: int
    rows: int
    cells: int

    @property
    def heavy(self) -> bool:
        return self.tags > _TAGS or self.links > _LINKS or self.rows > _ROWS


def look(html: str, known: Index) -> Shape:
    """Count what makes extraction slow."""
    return Shape(
        tags=html.count("<"),
        links=known.count("a"),
        rows=known.count("tr"),
        cells=known.count("td", "th"),
    )


def cut(html: str) -> str:
    """The page up to where its bytes, tags or attributes become more than are read."""
    if 4 * len(html) > _READ_BYTES:
        html = html.encode("utf-8", "replace")[:_READ_BYTES].decode("utf-8", "ignore")
    for mark, most in (("<", _READ_TAGS), ("=", _READ_EQUALS)):
        if html.count(mark) > most:
            html = html[: -len(html.split(mark, most + 1)[-1]) - 1]
    return html


def tame(html: str) -> str:
    """The page without the attributes of tags that have hundreds of them.

    Linear in the page's length, whatever stands in it: nothing is read twice, nothing tried again.
    """
    parts: list[str] = []
    at = 0
    while (tag := _end(_HARMLESS, html, at)) < len(html):
        name = _end(_NAME, html, tag)
        parts += (html[at:name], ">")
        at = _end(_ATTRIBUTES, html, name)
    return "".join((*parts, html[at:])) if parts else html


def flatten(tree: HtmlElement, shape: Shape) -> bool:
    """Take the tags out of what is nested deeper or set wider than on any page; the text stays.

    True when an element went, so that what is known of the tree is known no more.
    """
    levels = min(_LEVELS, _TAGS_BY_LEVELS // max(1, shape.tags))
    deep = _at_level(levels)(tree)
    for element in deep:
        etree.strip_elements(element, "script", "style", with_tail=False)
        etree.strip_tags(element, "*")
    if shape.rows > _ROWS:
        etree.strip_attributes(tree, "colspan", "rowspan")
    wide = _WIDE(tree) if shape.cells > _CELLS else []
    for row in wide:
        for cell in row.iterchildren("td", "th"):
            cell.tail = f" {cell.tail or ''}"
        etree.strip_tags(row, "td", "th")
    return bool(deep or wide)


_WIDE = etree.XPath(f"//*[count(td|th) > {_CELLS}]")


@lru_cache
def _at_level(level: int) -> etree.XPath:
    """The elements of one level, the root's being 1."""
    return etree.XPath("/*" * level)


# -- how tags are written (WHATWG HTML, 13.2.5): a `>` or `<` in quotes does not end one -----------


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
_FEW = rf"(?:{_ATTRIBUTE}){{0,{_TAG_ATTRIBUTES}}}+[\s/]*+(?:>|\Z)"
# Elements whose content is text until their end tag.
_RAW = "|".join(
    rf"<{_any_case(name)}(?=[\s/>]){_FEW}(?:[^<]++|<(?!/{_any_case(name)}))*+"
    for name in ("script", "style", "textarea", "title")
)
_COMMENT = r"<!--(?:-?>|(?:[^-]++|-(?!->))*+)"
_NAME = re.compile(r"<[A-Za-z][^\s/>]*+")
# Nearly all tags are ends, or written so; what follows says the same of all others.
_PLAIN = r"</|<[A-Za-z][A-Za-z0-9]*+(?: [a-z-]++=\"[^\"]*+\"){0,20}+>"
_HARMLESS = re.compile(
    rf"(?:[^<]++|(?:(?=<[sStT])(?:{_RAW})|{_PLAIN})[^<]*+|{_NAME.pattern}{_FEW}|{_COMMENT}"
    r"|<(?![A-Za-z]))*+"
)
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE})*+[\s/]*+>?")


def _end(pattern: re.Pattern[str], html: str, start: int) -> int:
    found = pattern.match(html, start)
    return found.end() if found is not None else start
