"""The text that a page declares in JSON-LD (`articleBody`), and when it is believed.

Where it is long enough it holds nothing but the article (precision .98 on the sample pages), but
one in four is cut short. So it is taken when it is nearly as long as what was extracted and says
something else; where both say the same the extracted text is better, as it has paragraphs.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree, html

LEAST = 500  # characters; shorter ones are a teaser as often as the article
SHARE = 0.8  # of the extracted text's length; below, it is taken for cut short
PRECISION = 0.98  # measured on texts of that length
SAME = 0.95  # agreement from which on the two are one text

_TAG = re.compile(r"<(?:/|[a-z]+[\s>/])", re.IGNORECASE)
_BLOCKS = frozenset("blockquote br div h1 h2 h3 h4 h5 h6 li p tr".split())
_UNREAD = frozenset({"script", "style"})
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+?(?=\b|[\u3040-\u9fff])")
_BREAKS = 2_000  # lines that are looked for; more would take long in a text of megabytes
_MARK = 40  # characters by which a line is found again


def better(declared: str, lines: tuple[str, ...]) -> tuple[str, ...] | None:
    """The declared text in lines, where it is to be preferred to the extracted lines; else None.

    `declared` may hold markup. One without line breaks is broken where the extracted lines begin.
    """
    own = tuple(_lines(declared))
    length = sum(map(len, own))
    if length < LEAST or length < SHARE * sum(map(len, lines)):
        return None
    if _agreement(own, lines) >= SAME:
        return None
    return own if len(own) > 1 else tuple(_broken(own[0], lines))


def _lines(declared: str) -> Iterator[str]:
    text = declared
    if _TAG.search(text):
        try:
            text = "".join(_read(html.fragment_fromstring(text, create_parent="div")))
        except (etree.LxmlError, ValueError):
            text = re.sub(r"<[^<>]*>", " ", text)
    for line in text.splitlines():
        if folded := " ".join(line.split()):
            yield folded


def _read(element: html.HtmlElement) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield "\n"
        text = node.text if event == "start" else node.tail
        parent = node if event == "start" else node.getparent()
        if text and isinstance(node.tag, str) and (parent is None or parent.tag not in _UNREAD):
            yield text.replace("\n", " ")


def _agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """F1 of the two texts' words."""
    first, second = (Counter(_WORDS.findall(" ".join(lines).casefold())) for lines in (one, other))
    common = (first & second).total()
    return 2 * common / (first.total() + second.total()) if common else 0.0


def _broken(text: str, lines: tuple[str, ...]) -> Iterator[str]:
    start = 0
    for line in lines[:_BREAKS]:
        at = text.find(line[:_MARK], start + 1) if len(line) >= _MARK else -1
        if at > start:
            yield text[start:at].strip()
            start = at
    yield text[start:].strip()
