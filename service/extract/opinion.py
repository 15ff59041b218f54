"""A second opinion on the main text, from where the sentences of a page stand.

The extractor goes by the names of elements, classes and ids. This goes by sentences alone: text
that is long, ends like a sentence and is neither link nor furniture. It costs a millisecond a page
and is followed only where the two differ plainly:
- cut: on a page that names no article, lines from outside the element around which the sentences
  gather go, when few sentences are among them: menus, lists of headlines, boxes of the margin;
- replaced: the extractor's text has next to no sentence and the page has many in one place, or
  the page names no article and a part of the sentences of that element was missed;
- opening: the first sentences stand loose in that element, before its first paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

# The figures below were chosen on one half of the sample pages. Most hardly matter: the gain is
# about the same for a FOREIGN of .15 to .4, LEAST_LINES of 1 to 5, a LEFT of 300 to 500, any CAP.
# SCARCE and LIST rest on few pages each: half of the gain of `replaced` is lost at .1 and at .3.
SENTENCE = 60  # a line that is shorter is a heading, a label or a link as often as a sentence
RUN = 30  # shorter runs of text are left aside; a sentence has a longer one between its links
CAP = 400  # one endless paragraph is no better sign than a long one
FOREIGN = 0.3  # share of the sentences that may be cut with the rest
LEAST_LINES = 3  # lines that are no sentence, before there is anything to cut
LEFT = 300  # size of the sentences that must be left
SCARCE = 0.2  # a text with less of the sentences than this missed them
ENOUGH = 500  # size of sentences that are worth a replacement
LIST = 0.25  # sentences that are less of what they replace stand beside a catalogue
FILLED = 1.2  # as many times more sentences in the element than in the lines: some were missed
SPREAD = 2  # a discussion: as many times more sentences around than in one post
DOMINANT = 0.6  # share of the sentences that leads from an element to its child
WORK = 200_000_000  # lines times characters that are compared; real pages stay below a tenth

# Han, kana and hangul say in one character what takes three letters.
_OTHER = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(point for point in range(128) if not chr(point).isalnum())
DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_END = re.compile(r"[.!?…。！？:;\"”’»)」』]\W*\Z")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp "
    "small span strike strong sub sup time tt u var wbr".split()
)
_FURNITURE = frozenset(
    "aside button figcaption footer head iframe nav noscript option script select style svg "
    "template textarea title form label fieldset".split()
)
_UNSEEN = frozenset(
    "aside button footer head iframe nav noscript option script select style svg template "
    "title".split()
)
_BOXES = frozenset("article body div main section td".split())
_PATHS = _BOXES | frozenset("center form ol table tbody tr ul".split())
_RUNS = etree.XPath(
    f"//body/descendant::text()[string-length() >= {RUN}]"
    "[not(parent::script or parent::style or parent::noscript)]"
)
# What themes and publishing systems call the element that holds an article's text.
_NAMES = etree.XPath(
    "//div/@class | //div/@id | //section/@class | //section/@id | //main/@class | //main/@id | "
    "//*/@itemprop",
    smart_strings=False,
)
_NAMED = re.compile(
    r"(?i)(?:entry|post|article|page|text)(?:-|_|__)?(?:content|body|text|entry)\b|\bbody-text\b"
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences of one element that is no inline one."""

    element: HtmlElement
    size: int


def second(tree: HtmlElement, lines: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """The extractor's lines, better where they were plainly wrong, and the word for what was done.

    The tree is read and left as it is.
    """
    found = sentences(tree)
    near = gathering(found)
    if near is None:
        return lines, None
    own = prose(lines)
    replacement = _replacement(tree, found, near, lines, own)
    if replacement is not None:
        return tuple(_lines(replacement)), "replaced"
    kept = _cut(tree, near, lines, own)
    opened = _opened(near, kept)
    word = "cut" if kept is not lines else None
    return opened, word if opened is kept else "opening"


def size(text: str) -> int:
    """Characters, those of dense scripts counted three times."""
    return len(text) if text.isascii() else len(text) + 2 * len(DENSE.findall(text))


def is_sentence(text: str) -> bool:
    """True for what is as long as a sentence and ends like one."""
    return _END.search(text[-20:]) is not None and size(text) >= SENTENCE


def prose(lines: Iterable[str]) -> int:
    """The size of the sentences among the lines."""
    return sum(size(line) for line in lines if is_sentence(line))


def sentences(tree: HtmlElement) -> list[Sentences]:
    """The elements that hold sentences of their own; links and furniture are none."""
    runs: dict[HtmlElement, list[str]] = {}
    for run in _RUNS(tree):
        if run.isspace():
            continue
        element = run.getparent()
        if run.is_tail:
            element = element.getparent()
        while element is not None and element.tag in _INLINE and element.tag != "a":
            element = element.getparent()
        if element is not None and element.tag != "a" and element.tag not in _FURNITURE:
            runs.setdefault(element, []).append(run)
    texts = ((element, " ".join(" ".join(own).split())) for element, own in runs.items())
    return [Sentences(element, size(text)) for element, text in texts if is_sentence(text)]


def gathering(found: Iterable[Sentences]) -> HtmlElement | None:
    """The element around which the sentences gather: its own count, its grandchildren's by half."""
    weights: dict[HtmlElement, float] = {}
    for one in found:
        element = one.element if one.element.tag in _BOXES else one.element.getparent()
        for share in (1.0, 0.5):
            if element is None:
                break
            weights[element] = weights.get(element, 0) + share * min(one.size, CAP)
            element = element.getparent()
    return max(weights, key=weights.__getitem__, default=None)


def _dominant(tree: HtmlElement, found: Iterable[Sentences]) -> HtmlElement | None:
    """The smallest element that holds most sentences of each element around it."""
    weights: dict[HtmlElement, int] = {}
    for one in found:
        for element in (one.element, *one.element.iterancestors()):
            weights[element] = weights.get(element, 0) + min(one.size, CAP)
    element = tree.find("body")
    while element is not None:
        children = [child for child in element if child in weights]
        child = max(children, key=weights.__getitem__, default=None)
        if child is None or weights[child] < DOMINANT * weights[element] or child.tag not in _PATHS:
            break
        element = child
    return element


def _within(found: Iterable[Sentences], box: HtmlElement | None) -> int:
    return sum(
        one.size for one in found if one.element is box or box in one.element.iterancestors()
    )


def _replacement(
    tree: HtmlElement,
    found: list[Sentences],
    near: HtmlElement,
    lines: tuple[str, ...],
    own: int,
) -> HtmlElement | None:
    """The element whose text is to be taken for the lines; None when they are to stay."""
    if own < ENOUGH:
        inside, around = _within(found, near), _dominant(tree, found)
        total, length = _within(found, around), size("".join(lines))
        if not own and total >= max(ENOUGH, length, SPREAD * inside):
            return around
        if inside >= max(ENOUGH, LIST * length) and own < SCARCE * inside:
            return near
    if _has_article(tree):
        return None
    gained = _within(found, near) / max(1, own)
    if FILLED <= gained <= 2 and 2 * prose(_found(near, lines)) >= own and not names_article(tree):
        return near
    return None


def _cut(tree: HtmlElement, box: HtmlElement, lines: tuple[str, ...], own: int) -> tuple[str, ...]:
    if sum(not is_sentence(line) for line in lines) < LEAST_LINES or _has_article(tree):
        return lines
    kept = _found(box, lines)
    if (
        len(kept) == len(lines)
        or prose(kept) < max(LEFT, (1 - FOREIGN) * own)
        or names_article(tree)
    ):
        return lines
    return kept


def names_article(tree: HtmlElement) -> bool:
    """True when the page itself says which element is the article: the extractor goes by that."""
    return _has_article(tree) or _NAMED.search("\n".join(_NAMES(tree))) is not None


def _has_article(tree: HtmlElement) -> bool:
    return next(tree.iter("article"), None) is not None


def _opened(box: HtmlElement, lines: tuple[str, ...]) -> tuple[str, ...]:
    opening = _opening(box)
    if opening is None or _bare(opening)[:SENTENCE] in _bare("".join(lines)):
        return lines
    inside = _found(box, lines)
    if not inside or 2 * prose(inside) < prose(lines):
        return lines
    first = lines.index(inside[0])
    return (*lines[:first], opening, *lines[first:])


def _found(box: HtmlElement, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that an element says; none where it would take long to find out."""
    text = _bare("".join(box.itertext()))
    if len(lines) * len(text) > WORK:
        return ()
    return tuple(line for line in lines if _bare(line) in text)


def _opening(box: HtmlElement) -> str | None:
    """Sentences before the first block of an element; None where there are none, or links."""
    parts, linked = [box.text or ""], 0
    for child in box:
        if child.tag not in _INLINE:
            break
        own = "".join(child.itertext())
        linked += len(own) if child.tag == "a" else 0
        parts += [own, child.tail or ""]
    text = " ".join("".join(parts).split())
    return text if is_sentence(text) and 2 * linked < len(text) else None


def _lines(box: HtmlElement | None) -> Iterator[str]:
    """The blocks of text in an element, in their order; without furniture, menus of links."""
    pieces: list[str] = []
    linked = 0

    def line() -> Iterator[str]:
        nonlocal linked
        text = " ".join("".join(pieces).split())
        if text and 2 * linked <= len(text):
            yield text
        pieces.clear()
        linked = 0

    stack: list[tuple[HtmlElement, bool, bool]] = [] if box is None else [(box, False, False)]
    while stack:  # by hand: pages are nested deeper than Python's calls may be
        element, in_link, is_left = stack.pop()
        is_block = element.tag not in _INLINE
        if is_left:
            if is_block:
                yield from line()
            text = element.tail if element is not box else None
        else:
            if is_block:
                yield from line()
            stack.append((element, in_link, True))
            if element.tag in _UNSEEN or not isinstance(element.tag, str):
                continue
            in_link = in_link or element.tag == "a"
            stack.extend((child, in_link, False) for child in reversed(element))
            text = element.text
        if text:
            pieces.append(text)
            linked += len(text.strip()) if in_link else 0
    yield from line()


def _bare(text: str) -> str:
    """The letters and digits; those signs that are ASCII, which most are, go as bytes of UTF-8."""
    octets = text.casefold().encode("utf-8", "surrogatepass").translate(None, _ASCII_SIGNS)
    plain = octets.decode("utf-8", "surrogatepass")
    return plain if plain.isalnum() else _OTHER.sub("", plain)
