"""Short lines near the headline: the date and the byline that only a reader's eye finds.

Asked only where the markup is silent. What stands in the page's header, navigation, side columns,
comments or footer is not the article's: a header's clock shows today, a footer the year of a
licence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from service.extract import dates, index
from service.extract.meta import Finding, content

# How many pieces of text lie between headline and date line; more on the way down, because
# sections, share bars and leads stand between. Judged on half of the sample pages.
BELOW = 14
ABOVE = 4
LINE_LIMIT = 90  # characters of a line that is nothing but a date and what goes with it

_ELSEWHERE_TAGS = frozenset({"nav", "aside", "footer", "form", "select", "figure", "figcaption"})
_ELSEWHERE = re.compile(
    r"(?i)(?:^|[\s_-])(?:top-?bar|top-?header|header-?top|header-?date|clock|jam|today|current-?date|"
    r"live-?date|sidebar|(?<!elementor-)widget|related|recent|popular|trending|terkait|terbaru|terpopuler|comments?|"
    r"respond|(?<!post-)(?<!entry-)(?<!article-)footer|copyright|menu|nav|navbar|navigation|breaking|ticker|newsflash|cookie|archives?|"
    r"calendar|promo|advert\w*|recommend\w*|more-?(?:news|stories)|read-?(?:more|also|next))"
    r"(?:$|[\s_\d-])"
)
# What holds an entry in blog templates; around it stands a "widget" that is no side column.
_ENTRY = frozenset({"hentry", "h-entry", "blog-posts"})
_MODIFIED = re.compile(
    r"(?i)updat|modifi|diperbarui|dikemas\s?kini|aktualis|aktualiz|geändert|обновл|mis à jour|更新"
)
_PUBLISHED = re.compile(
    r"(?i)\s*(?:(?:first |originally )?(?:posted|published|submitted|released)\b|"
    r"date of publication|(?:diterbitkan|dipublikasikan|diposting|disiarkan)\b|veröffentlicht\b|"
    r"erstellt (?:am|vom)\b|(?:pressemitteilung|meldung|artikel|beitrag) vom\b|publié|mis en ligne|"
    r"publicado|publicada|pubblicato|opublikowano|опубликовано|gepubliceerd|publicerad|δημοσι|发布)"
)
# The standard allows an article's own facts in a `footer`, and lists of them are marked as `nav`
# by some; their class says so. Source: HTML, 4.3.8.
_OWN_FACTS = re.compile(r"(?i)(?:^|[\s_-])(?:meta|author|byline|submitted|post-?info)(?:$|[\s_-])")
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "option", "textarea", "title"}
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BYLINE = re.compile(
    r"(?i)(?:^|[\s_-])(?:by-?line|author(?:s|-?name)?|post-?author|entry-?author|penulis)(?:$|[\s_-])"
)


_AUTHORS_PATH = re.compile(
    r"(?i)/(?:authors?|people|penulis|writers?|autor|auteur|contributors?)/."
)
# "By Ann Lee": the words that a byline begins with, then a name in capitals; on a line of its own.
_BY = re.compile(
    r"(?:(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Rr]eported|WRITTEN|POSTED)\s+(?:by|BY))|By|BY|by|"
    r"[Vv]on|[Pp]ar|[Pp]or|[Oo]leh|OLEH|Penulis|Penulis artikel|Ditulis oleh|Reporter|Pewarta|"
    r"Author|Autor|Autore|Auteur|Text|Автор)\b\s*:?\s*"
)
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w.’'-]*(?:\s+(?:[a-zé]{1,3}\s+)?[^\W\d_a-zß-ÿ][\w.’'-]*){1,3}")
AUTHOR_LINKS = 3  # a page with links to more authors is a list of articles
# Elements of a kind that are looked at; for each, all around it is asked whether it is elsewhere.
LOOKED_AT = 500
NAMES_LIMIT = 1_000  # characters of a class or an id


@dataclass(frozen=True, slots=True)
class _Piece:
    element: HtmlElement
    text: str


def read(tree: HtmlElement, title: str | None, *, month_first: bool) -> Iterator[Finding]:
    """Findings `published` and `modified` from lines, `time` elements and the byline's class."""
    body = tree.find("body")
    pieces = list(_pieces(body if body is not None else tree))
    at = _headline(pieces, title)
    found = False
    if at is not None:
        headline = pieces[at].element
        below = pieces[at + 1 : at + 1 + BELOW]
        above = pieces[max(0, at - ABOVE) : at][::-1]
        for piece in (*below, *above):
            finding = _date(piece, month_first=month_first)
            if finding is not None and not _is_elsewhere(piece.element, headline):
                found |= finding.field == "published"
                yield finding
    if not found:
        yield from _far(pieces, month_first=month_first)


def _far(pieces: list[_Piece], *, month_first: bool) -> Iterator[Finding]:
    """Far from the headline: the one line of the page that says it is the day of publication."""
    said = [
        (piece, finding)
        for piece in pieces
        if _PUBLISHED.match(piece.text)
        and (finding := _date(piece, month_first=month_first)) is not None
        and finding.field == "published"
    ]
    if len({finding.value for _, finding in said}) == 1:
        yield from (one for piece, one in said[:1] if not _is_elsewhere(piece.element, None))


def by(tree: HtmlElement, title: str | None) -> Iterator[Finding]:
    """The finding `authors` of a line near the headline that begins as a byline does."""
    body = tree.find("body")
    pieces = list(_pieces(body if body is not None else tree))
    at = _headline(pieces, title)
    if at is None:
        return
    headline = pieces[at].element
    near = pieces[max(0, at - ABOVE) : at + 1 + BELOW]
    for number, piece in enumerate(near):
        text = " ".join(piece.text.split())
        start = _BY.match(text)
        if start is None or len(text) > LINE_LIMIT:
            continue
        name = text[start.end() :]
        if not name and number + 1 < len(near):  # the name is a link, or set in bold
            name = " ".join(near[number + 1].text.split())
        if (known := _NAME.match(name)) and not _is_elsewhere(piece.element, headline):
            rest = name[known.end() :].lstrip()
            if not rest or not rest[0].isalpha():
                yield Finding("authors", "line", name if rest[:1] in {",", "&"} else known[0])
                return


def times(tree: HtmlElement) -> Iterator[Finding]:
    """Findings of `time` elements, without those of side columns, comments and headers."""
    for element in islice(index.of(tree).tagged("time", "abbr"), LOOKED_AT):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if element.tag == "abbr" and "published" not in names:  # hAtom, before `time` was there
            continue
        value = (element.get("datetime") or element.get("title") or "").strip() or content(element)
        if not value or _is_elsewhere(element, None):
            continue
        field = "modified" if "updated" in names and "published" not in names else "published"
        yield Finding(field, "time", value)


def bylines(tree: HtmlElement) -> Iterator[Finding]:
    """Findings of elements whose class says that they hold the author, and of links to authors."""
    linked = (
        link for link in index.of(tree).tagged("a") if _AUTHORS_PATH.search(link.get("href") or "")
    )
    links = {
        text: Finding("authors", "author-link", text)
        for link in islice(linked, LOOKED_AT)
        if 2 < len(text := content(link)) <= LINE_LIMIT and not _is_elsewhere(link, None)
    }
    if len(links) <= AUTHOR_LINKS:
        yield from links.values()
    classed = index.of(tree).classed(lambda value: _BYLINE.search(value[:NAMES_LIMIT]))
    named = (element for element in classed if element.tag not in _SKIPPED)
    for element in islice(named, LOOKED_AT):
        text = content(element, between=" ")
        if 2 < len(text) <= LINE_LIMIT and not _is_elsewhere(element, None):
            yield Finding("authors", "byline", text)


@lru_cache(maxsize=1)  # dates and names are looked for one after the other
def _pieces(body: HtmlElement) -> tuple[_Piece, ...]:
    return tuple(_walked(body))


def _walked(body: HtmlElement) -> Iterator[_Piece]:
    """Pieces of text as they are read, with the element that holds each."""
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            parent = element.getparent()
            if (
                element is not body
                and parent is not None
                and (text := (element.tail or "").strip())
            ):
                yield _Piece(parent, text)
        elif element.tag in _SKIPPED:
            walk.skip_subtree()
        elif text := (element.text or "").strip():
            yield _Piece(element, text)


def _headline(pieces: list[_Piece], title: str | None) -> int | None:
    """Where the headline stands: the h1 that is the title, else what reads like it."""
    same = last = None
    for number, piece in enumerate(pieces):
        heading = _heading(piece.element)
        if heading is not None and heading is not last and title and content(heading) == title:
            return number
        last = heading
        if same is None and title and piece.text == title:
            same = number
    if same is not None:
        return same
    found = [number for number, piece in enumerate(pieces) if _tag_of(piece.element) == "h1"]
    return found[0] if len(found) == 1 else None


def _heading(element: HtmlElement) -> HtmlElement | None:
    for candidate in (element, element.getparent()):
        if candidate is not None and candidate.tag in {"h1", "h2", "h3"}:
            return candidate
    return None


def _tag_of(element: HtmlElement) -> str:
    heading = _heading(element)
    return str(heading.tag) if heading is not None else ""


def _date(piece: _Piece, *, month_first: bool) -> Finding | None:
    text = " ".join(piece.text.split())
    if len(text) > LINE_LIMIT or not _YEAR.search(text):
        return None
    moment = dates.read(text, month_first=month_first)
    if moment is None:
        return None
    rest = text[: moment.start] + text[moment.end :]
    if sum(character.isalpha() for character in rest) > 40 or "©" in rest:
        return None
    return Finding("modified" if _MODIFIED.search(rest) else "published", "line", text)


def _is_elsewhere(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """True for what is not the article's; what also holds the headline does not count."""
    around = set(headline.iterancestors()) if headline is not None else set()
    in_article = False
    for ancestor in (element, *element.iterancestors()):
        if ancestor in around or ancestor.tag in {"body", "html", "main"}:
            break
        if ancestor.tag == "article":
            in_article = True
        its_class, its_id = ancestor.get("class") or "", ancestor.get("id") or ""
        names = f"{its_class[:NAMES_LIMIT]} {its_id[:NAMES_LIMIT]}"
        if (ancestor.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(names)) and not (
            _OWN_FACTS.search(names)
        ):
            return True
        if _ENTRY.intersection(names.split()):
            break
        if ancestor.tag == "header" and not in_article and ancestor.find(".//h1") is None:
            return not any(outer.tag in {"article", "main"} for outer in ancestor.iterancestors())
    return False
