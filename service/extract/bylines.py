"""Bylines: the elements, links and lines of a page that say who wrote it.

An article has one byline, of one or several who stand together. Where a page has several, the one
below the headline counts, with no heading of another article between; a page whose bylines stand
anywhere else is a list of articles, comments or praise, and has no author.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from service.extract import index, lines, signed
from service.extract.lines import LINE_LIMIT, LOOKED_AT, NAMES_LIMIT, Piece
from service.extract.meta import Finding, content
from service.extract.people import desk, is_capitalised, is_person, people
from service.extract.titles import letters
from service.extract.wrote import OTHERS, begins

# Words of a class, and pairs of them, that say that an element holds the author.
_WORDS = frozenset(
    "byline bylines author authors authored authoredby submitted createdby postedby writtenby "
    "autor autoren autorin autores autorzy autorka autora autoria auteur auteurs autrice autore "
    "penulis writer writers reporter journalist journaliste contributor contributors "
    "colaborador yazar szerzo avtor forfatter schrijver redacteur redakteur redakteurin "
    "redaktor verfasser verfasserin columnist kolumnist skribent kirjoittaja toimittaja".split()
)
# The same in one word with what is written, and with what holds it.
_COMPOUND = re.compile(
    r"(?:article|artikel|beitrags?|news|posts?|blog|story|entry|content|page|text|gast|guest|main)?"
    r"(?:author|autor|byline|writer|redakteur|reporter)"
    r"(?:s|en|in|s?names?|enname|infos?|s?link|line|s?box|enbox|bio|card|block|meta|details?|data)?"
)
_PAIRS = (" by line", " posted by ", " written by ", " created by ", " submitted by ", " post by ")
# Beside them they say who commented, praised or took a picture.
_OF_OTHERS = frozenset(
    "comment comments commenter reply replies review reviews reviewer rev spr testimonial "
    "testimonials quote quotes blockquote cite photo photos foto image picture bild figure".split()
)
_SOUGHT = _WORDS | {"by", "author", "yline"}
# The shortest of them: hardly a class has any, and to look for them takes no time.
_HINTS = tuple(one for one in _SOUGHT if not any(other in one for other in _SOUGHT - {one}))
_CAMEL = re.compile(r"[a-z](?:Author(?!i)|Byline)|(?:^|[\s_-])(?:[Aa]uthors?|[Bb]yline)[A-Z]")
_PATH_HINTS = frozenset(f"/{path[:5]}" for path in lines.AUTHORS)
_ABOUT = re.compile(r"(?:About|ABOUT|Über|Sobre|À propos de|Tentang)\s+(?:the [Aa]uthor:?\s+)?")
# A class of theirs is about the page: WordPress tells the author of an archive so.
_WHOLE = lines.SKIPPED | {"html", "body", "main", "article"}
BOX_LIMIT = 1_500  # characters of a box about the author
BOX = 3  # pieces of text at the head of a box about the author, among them "About the author"
TOGETHER = 2  # levels up from a byline, within which those stand who wrote with its author
DECKS = 1  # subtitles or leads between a headline and its byline
GROUPS = 2  # more bylines of different people, none below the headline, are a list's


@dataclass(frozen=True, slots=True)
class _Mark:
    """An element that names who wrote something."""

    element: HtmlElement
    text: str
    names: tuple[str, ...]


def read(tree: HtmlElement, title: str | None) -> Iterator[Finding]:
    """Findings of links to authors, and of elements whose class says that they hold the author."""
    known = index.of(tree)
    top = lines.headline(tree)
    linked = [
        mark
        for link in islice(_links(known.tagged("a")), LOOKED_AT)
        if (mark := _mark(link)) and not lines.is_elsewhere(link, top)
    ]
    marked: list[_Mark] = []
    around: set[HtmlElement] = set()  # elements around a byline that has been read
    for element in reversed(_named(tree)[:LOOKED_AT]):
        if element.tag in _WHOLE or element in around:
            continue
        mark = _mark(element)
        if mark and any(map(is_capitalised, mark.names)) and not lines.is_elsewhere(element, top):
            marked.append(mark)
            around.update(element.iterancestors())
    for source, marks in (("author-link", linked), ("byline", marked[::-1])):
        for mark in _articles(marks, tree, title):
            yield Finding("authors", source, mark.text)


def by(pieces: list[Piece], title: str | None) -> Iterator[Finding]:
    """The finding `authors` of a line near the headline that begins as a byline does.

    Far from it counts the one name of the page that stands behind "Author:" or "Written by".
    """
    at = lines.headline_at(pieces, title)
    names = []
    if at is not None:
        below = list(islice(pieces, at + 1, at + 1 + lines.BELOW))
        entry = next((n for n, one in enumerate(below) if _is_entry(one, title)), len(below))
        around = [*pieces[max(0, at - lines.ABOVE) : at + 1], *below[:entry]]
        names = signed.names(around, pieces[at].element, near=True)
    if not names:
        names = signed.names(
            pieces, None, near=False
        )  # far from the headline: who signs the page, alone
        names = (
            names
            if len(set(names)) == 1 and set(signed.names(pieces, None, near=True)) <= set(names)
            else []
        )
    if not names and at is not None:
        names = signed.closing(pieces[at:])
    yield from (Finding("authors", "line", name) for name in names[:1])


# -- elements and links ----------------------------------------------------------------------------


def _named(tree: HtmlElement) -> list[HtmlElement]:
    """Elements whose class or id says that they hold the author, in their order."""
    known = index.of(tree)
    classes, ids = _bylines(known.classes), _bylines(known.ids)
    if ids:
        return [
            one for one in tree.iter("*") if one.get("class") in classes or one.get("id") in ids
        ]
    return [one for one in tree.iter("*") if one.get("class") in classes] if classes else []


def _links(links: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Links to the pages of authors."""
    targets = [link.get("href") or "" for link in links]
    joined = "\n".join(targets).lower()
    if any(hint in joined for hint in _PATH_HINTS):
        yield from (
            link
            for link, target in zip(links, targets, strict=True)
            if lines.AUTHORS_PATH.search(target)
        )


def _bylines(values: frozenset[str]) -> frozenset[str]:
    """The values of class or id that say that their element holds the author."""
    joined = " ".join(values).lower()
    hints = [hint for hint in _HINTS if hint in joined]
    hinted = {value for hint in hints for value in values if hint in value.lower()}
    return frozenset(filter(_is_byline, hinted))


def _is_byline(names: str) -> bool:
    """True for the value of a class or id that says that its element holds the author."""
    names = names[:NAMES_LIMIT]
    words = names.lower().replace("_", " ").replace("-", " ").split()
    if not _OF_OTHERS.isdisjoint(words):
        return False
    if not _WORDS.isdisjoint(words) or any(map(_COMPOUND.fullmatch, words)):
        return True
    if "by" in words:
        text = f" {' '.join(words)} "
        return any(pair in text for pair in _PAIRS)
    return ("Author" in names or "author" in names or "yline" in names) and bool(
        _CAMEL.search(names)
    )


def _mark(element: HtmlElement) -> _Mark | None:
    """A byline; None for what names nobody, or somebody who did something else."""
    text = _text(element)
    names = tuple(people(text)) if 1 < len(text) <= LINE_LIMIT else ()
    if not names and (one := desk(text)):
        names = (one,)
    if not names or OTHERS.fullmatch(_before(element)):
        return None
    return _Mark(element, text, names)


def _articles(marks: list[_Mark], tree: HtmlElement, title: str | None) -> list[_Mark]:
    """The bylines of the article, of all that the page has."""
    groups: list[list[_Mark]] = []
    for mark in marks:
        if groups and _stand_together(groups[-1][0].element, mark.element):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    named = {frozenset(name for mark in group for name in mark.names) for group in groups}
    if len(named) <= 1:
        return groups[0] if groups else []
    first = _below_headline([group[0].element for group in groups], tree, title)
    if first is not None:
        return groups[first]
    return groups[0] if len(named) <= GROUPS else []


def _stand_together(first: HtmlElement, other: HtmlElement) -> bool:
    """True within two levels; right in the article, where all of it stands, side by side alone."""
    box = first.getparent()
    if box is None or box.tag in _WHOLE:
        return other.getparent() is box
    for around in islice(first.iterancestors(), TOGETHER):
        if around.tag in _WHOLE:
            break
        box = around
    return any(box is one for one in other.iterancestors())


def _below_headline(
    elements: list[HtmlElement], tree: HtmlElement, title: str | None
) -> int | None:
    """Which element is the first below the headline, before the heading of another article.

    Else the last one above it, when no heading is between.
    """
    known = index.of(tree)
    own = letters(title or "")
    headings = known.tagged("h1", "h2", "h3")[:LOOKED_AT]  # each may hold the page
    same = [one for one in headings if _is_headline(letters(content(one)), own)]
    top = same[0] if same else lines.headline(tree)
    if top is None:
        return None
    others = {one for one in headings if one not in same}
    wanted: dict[HtmlElement, int] = {one: number for number, one in enumerate(elements)}
    above, between, is_below = None, 0, False
    for element in tree.iter("*"):
        if element is top:
            is_below = True
        elif element in wanted:
            above = wanted[element]
            if is_below:
                break
        elif not is_below:
            above = None if element in others else above
        elif element in others or len(element.text or element.tail or "") >= signed.PARAGRAPH:
            between += 1
            if between > DECKS or (element in others and _is_linked(element)):
                break
    return above


def _is_headline(text: str, title: str) -> bool:
    return bool(title) and (text == title or (len(text) >= lines.LIKE and text in title))


def _is_linked(heading: HtmlElement) -> bool:
    parent = heading.getparent()
    return heading.find(".//a") is not None or (parent is not None and parent.tag == "a")


def _before(element: HtmlElement) -> str:
    """What stands right before an element: "Reviewed by"."""
    for one in (element, *islice(element.iterancestors(), TOGETHER - 1)):
        previous, parent = one.getprevious(), one.getparent()
        if previous is not None:
            return (previous.tail or "").strip() or content(previous)
        if parent is not None and (text := (parent.text or "").strip()):
            return text
    return ""


def _text(element: HtmlElement) -> str:
    """The text of a byline; where its pieces are names and other things, the names alone."""
    texts = list(_texts(element))
    names = list(_full_names(texts))
    whole = " ".join(texts)
    if len(whole) > LINE_LIMIT:  # a box about the author
        names = list(_full_names(_ABOUT.sub("", one) for one in texts[:BOX]))[:1]
        return names[0] if names else ""
    if names:
        return "; ".join(dict.fromkeys(names))
    return whole


def _full_names(texts: Iterable[str]) -> Iterator[str]:
    """The names in pieces of text that hold a full one; not those of reviewers."""
    is_others = False
    for text in texts:
        names = [] if is_others else list(people(text))
        if any(signed.NAME.fullmatch(name) and is_person(name) for name in names):
            yield from names
        label = text.strip()
        is_others = OTHERS.fullmatch(label) is not None or (
            is_others and begins(label, near=True) is None
        )


def _texts(element: HtmlElement) -> Iterator[str]:
    """The text of an element in pieces, up to what is too long for a box about an author."""
    size = 0
    for text in islice(element.itertext(), BOX_LIMIT):
        if piece := " ".join(text.split()):
            yield piece
            size += len(piece)
            if size > BOX_LIMIT:
                return


# -- lines -----------------------------------------------------------------------------------------


def _is_entry(piece: Piece, title: str | None) -> bool:
    """True for the linked heading of another article."""
    heading = lines.heading_of(piece.element)
    return (
        heading is not None
        and (piece.element.tag == "a" or _is_linked(heading))
        and letters(content(heading)) != letters(title or "")
    )
