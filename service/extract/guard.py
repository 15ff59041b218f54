"""The cheap look at a page: shapes whose cost grows with the square.

Tags with hundreds of attributes are tamed before the page is parsed, the rest is counted in what
was parsed. What the counts allow is data with its source: the largest on 1,285 real pages were
18,000 tags (starts and ends), 25,000 attributes, 2,300 links, 600 rows.
What gets past this look meets the deadline of its process (service/pool.py).
"""

import re
from collections.abc import Iterator

from service.extract.index import Index

# An element of 20,000 attributes keeps the parser busy for half a second, one of 100,000 for
# minutes. Length alone is no sign: real pages have tags of 747 KB, whose values are data: URIs.
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:_-]*)[\s/][^<>]{2000,}(>|(?=<)|\Z)")
_TAG_ATTRIBUTES = 200
_STRIDE = 1_000  # half of the length of such a tag

# Above these the careful way through the extractor costs more than a page is worth.
_ROWS = 600
_LINKS = 5_000
_ELEMENTS = 20_000  # 40,000 tags, starts and ends


def is_heavy(known: Index) -> bool:
    """True for a page that takes the extractor's fast way."""
    counts = len(known.elements), len(known.tags.get("a", ())), len(known.tags.get("tr", ()))
    return any(count > most for count, most in zip(counts, (_ELEMENTS, _LINKS, _ROWS), strict=True))


def tame(html: str) -> str:
    """The page without the attributes of tags that have hundreds of them."""
    pieces, end = list[str](), 0
    for tag in _long_tags(html):
        if tag[0].count("=") > _TAG_ATTRIBUTES:
            pieces += html[end : tag.start()], f"<{tag[1]}>"
            end = tag.end()
    return "".join((*pieces, html[end:])) if pieces else html


def _long_tags(html: str) -> Iterator[re.Match[str]]:
    """What the pattern finds, without asking it at every bracket.

    A stretch of 2,000 characters without brackets covers one of those of 1,000 that begin at a
    multiple of that, so most of a page is never read.
    """
    was_bare = False
    for at in range(_STRIDE, len(html) - _STRIDE + 1, _STRIDE):
        end = at + _STRIDE
        is_bare = html.find(">", at, end) < 0 and html.find("<", at, end) < 0
        if is_bare and not was_bare:
            # The bracket that this stretch is after stands in the one before, if anywhere.
            start = html.rfind("<", at - _STRIDE, at)
            if start >= 0 and html.rfind(">", start, at) < 0:
                tag = _LONG_TAG.match(html, start)
                if tag is not None:
                    yield tag
        was_bare = is_bare
