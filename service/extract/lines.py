"""Short lines near the headline: the date that only a reader's eye finds.

Asked only where the markup is silent. What stands in the page's header, navigation, side columns,
comments or footer is not the article's: a header's clock shows today, a footer the year of a
licence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from service.extract import dates, index
from service.extract.meta import Finding, content
from service.extract.titles import letters

# How many pieces of text lie between headline and date line; more on the way down, because
# sections, share bars and leads stand between. Judged on half of the sample pages.
BELOW = 14
ABOVE = 6
LINE_LIMIT = 90  # characters of a line that is nothing but a date and what goes with it
SOURCE_LIMIT = 5 * LINE_LIMIT  # the same with the blanks of the source

_ELSEWHERE_TAGS = frozenset({"nav", "aside", "footer", "form", "select", "figure", "figcaption"})
_ELSEWHERE = re.compile(
    r"(?i)(?:^|[\s_-])(?:top-?bar|top-?header|header-?top|header-?date|clock|jam|today|current-?date|"
    r"live-?date|(?<!article-)sidebar|(?<!elementor-)widget|related|recent|popular|trending|terkait|terbaru|terpopuler|comments?|"
    r"respond|(?<!post-)(?<!entry-)(?<!article-)footer|copyright|menu|nav|navbar|navigation|breaking|ticker|newsflash|cookie|archives?|"
    r"testimonials?|reviews|calendar|promo|advert\w*|recommend\w*|infobox|references?|reflist|footnotes?|more-?(?:news|stories)|read-?(?:more|also|next))"
    r"(?:$|[\s_\d-])"
)
_HEADINGS = frozenset({"h1", "h2", "h3"})
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
SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "option", "textarea", "title"}
)
_READ = re.compile(r"[^\W_]")  # a separator between facts is no step away from the headline
# Where sites keep the pages of their authors.
AUTHORS = (
    "authors? people penulis writers? autor(?:en|in|es)? auteurs? autori autorzy contributors? "
    "redakteure? journalist(?:e|en|es|as)? reporters? columnists? periodistas?"
).split()
AUTHORS_PATH = re.compile(rf"(?i)/(?:{'|'.join(AUTHORS)})/.")
BESIDE = 2  # pieces of text between a date and the link to who wrote on that day
# Forums set off so when a post was written (phpBB, SMF), not when its author joined them.
_POSTED = re.compile(r"\A».*\d:\d\d|\d:\d\d.*»\Z")
_MARKS = " ,;|/·•–-"  # between the facts of a line
_YEAR = re.compile(r"(?:19|20)\d\d")
A_DAY_AND_ZONES = timedelta(hours=38)  # a day's midnight in any zone is no further from its end
LIKE = 20  # letters of a heading that is the headline because the title holds it
# Elements of a kind that are looked at; for each, all around it is asked whether it is elsewhere.
LOOKED_AT = 500
NAMES_LIMIT = 1_000  # characters of a class or an id


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text between two tags, and the element that holds it."""

    element: HtmlElement
    text: str


def pieces(tree: HtmlElement) -> list[Piece]:
    """The text of the body as it is read, in pieces with letters or digits."""
    body = tree.find("body")
    return list(_pieces(body if body is not None else tree))


def read(
    pieces: list[Piece], title: str | None, *, month_first: bool, fetched_at: datetime
) -> Iterator[Finding]:
    """Findings `published` and `modified` of lines: of a forum's first post, near, then far."""
    found = _of_first_post(pieces, month_first)
    if not _is_dated(found):
        found += _near(pieces, title, month_first, fetched_at)
    if not _is_dated(found):
        found += _far(pieces, month_first)
    yield from found


def _is_dated(found: list[Finding]) -> bool:
    return any(finding.field == "published" for finding in found)


def _of_first_post(pieces: list[Piece], month_first: bool) -> list[Finding]:
    posts = (
        one
        for one in pieces
        if "»" in one.text and len(one.text) <= LINE_LIMIT and _POSTED.search(one.text)
    )
    return [one for post in islice(posts, 1) for one in _dates(post, month_first)]


def _near(
    pieces: list[Piece], title: str | None, month_first: bool, fetched_at: datetime
) -> list[Finding]:
    """Lines around the headline.

    The day of the fetch above the headline is a clock's, whatever the element is called.
    """
    at = headline_at(pieces, title)
    if at is None:
        return []
    headline = pieces[at].element
    below = pieces[at + 1 : at + 1 + BELOW]
    above = pieces[max(0, at - ABOVE) : at][::-1]
    found: list[Finding] = []
    for number, piece in enumerate((*below, *above)):
        clock = fetched_at if number >= len(below) else None
        said = _dates(piece, month_first, clock)
        if said and not is_elsewhere(piece.element, headline):
            found += said
    return found


def _far(pieces: list[Piece], month_first: bool) -> list[Finding]:
    """Far from the headline: the one day of the page that is said to be that of publication.

    By its words, or by standing beside a link to the author.
    """
    lines = (
        (number, finding)
        for number, piece in enumerate(pieces)
        for finding in _dates(piece, month_first)[:1]
        if finding.field == "published"
    )
    dated = list(islice(lines, LOOKED_AT))
    said = [(at, one) for at, one in dated if _PUBLISHED.match(pieces[at].text)]
    signed = [(at, one) for at, one in dated if _is_beside_author(pieces, at)]
    for found in (said, signed):
        if len({one.value for _, one in found}) == 1:
            at, finding = found[0]
            if not is_elsewhere(pieces[at].element, None):
                return [finding]
    return []


def _is_beside_author(pieces: list[Piece], at: int) -> bool:
    for piece in pieces[max(0, at - BESIDE) : at + BESIDE + 1]:
        for link in (piece.element, piece.element.getparent()):
            if (
                link is not None
                and link.tag == "a"
                and (link.get("rel") == "author" or AUTHORS_PATH.search(link.get("href") or ""))
            ):
                return True
    return False


def headline(tree: HtmlElement) -> HtmlElement | None:
    """The h1 of a page that has but one; what holds it holds the article."""
    found = [one for one in index.of(tree).tagged("h1", "h2", "h3") if one.tag == "h1"]
    return found[0] if len(found) == 1 else None


def times(tree: HtmlElement) -> Iterator[Finding]:
    """Findings of `time` elements, without those of side columns, comments and headers."""
    top = headline(tree)
    for element in islice(index.of(tree).tagged("time", "abbr"), LOOKED_AT):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if element.tag == "abbr" and "published" not in names:  # hAtom, before `time` was there
            continue
        value = (element.get("datetime") or element.get("title") or "").strip() or content(element)
        if not value or is_elsewhere(element, top):
            continue
        field = "modified" if "updated" in names and "published" not in names else "published"
        yield Finding(field, "time", value)
        # The clock of the machine beside what the reader sees: they may be of different days.
        if value.endswith(("Z", "00:00", "UTC")) and (text := content(element)) != value:
            yield Finding(field, "time-text", text)


def _pieces(body: HtmlElement) -> Iterator[Piece]:
    """Pieces of text as they are read, with the element that holds each."""
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            parent = element.getparent()
            if (
                element is not body
                and parent is not None
                and (text := (element.tail or "").strip())
                and _READ.search(text)
            ):
                yield Piece(parent, text)
        elif element.tag in SKIPPED:
            walk.skip_subtree()
        elif (text := (element.text or "").strip()) and _READ.search(text):
            yield Piece(element, text)


def headline_at(pieces: list[Piece], title: str | None) -> int | None:
    """Where the headline stands: the h1 that is the title, else what reads like it."""
    same = like = last = None
    own = letters(title or "")
    in_h1 = []
    for number, piece in enumerate(pieces):
        found = heading_of(piece.element)
        is_new, last = found is not last, found
        if found is not None and found.tag == "h1":
            in_h1.append(number)
        if found is not None and is_new and own and (text := letters(content(found))):
            if text == own:
                return number
            if like is None and len(text) >= LIKE and text in own:
                like = number
        if same is None and title and piece.text == title:
            same = number
    if same is not None or like is not None:
        return same if same is not None else like
    return in_h1[0] if len(in_h1) == 1 else None


def heading_of(element: HtmlElement) -> HtmlElement | None:
    """The heading that an element is, or stands in."""
    if element.tag in _HEADINGS:
        return element
    parent = element.getparent()
    return parent if parent is not None and parent.tag in _HEADINGS else None


def _dates(piece: Piece, month_first: bool, clock: datetime | None = None) -> list[Finding]:
    """What a line that is nothing but dates says: of two, each by the words before it."""
    if len(piece.text) > SOURCE_LIMIT or not _YEAR.search(piece.text):
        return []
    text = " ".join(piece.text.split())
    if len(text) > LINE_LIMIT:
        return []
    found = _moments(text, month_first=month_first)
    if not found or (clock is not None and abs(found[0].at - clock) < A_DAY_AND_ZONES):
        return []
    ends = [0, *(moment.end for moment in found)]
    labels = [text[end : moment.start] for end, moment in zip(ends, found, strict=False)]
    words = " ".join((*labels, text[ends[-1] :]))
    if sum(character.isalpha() for character in words) > 40 or "©" in words:
        return []
    if len(found) == 1:
        return [Finding(_field(words), "line", text)]
    return [
        Finding(_field(label), "line", text[end : moment.end].strip(_MARKS))
        for label, end, moment in zip(labels, ends, found, strict=False)
    ]


def _moments(text: str, *, month_first: bool) -> list[dates.Moment]:
    """The dates of a line, as they stand in it."""
    found: list[dates.Moment] = []
    for moment in sorted(
        dates.read_all(text, month_first=month_first), key=lambda one: (one.start, -one.end)
    ):
        if not found or moment.start >= found[-1].end:
            found.append(moment)
    return found


def _field(label: str) -> str:
    return "modified" if _MODIFIED.search(label) else "published"


def is_elsewhere(element: HtmlElement, headline: HtmlElement | None) -> bool:
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
        if _is_away(str(ancestor.tag), names):
            return True
        if _ENTRY.intersection(names.split()):
            break
        if ancestor.tag == "header" and not in_article and ancestor.find(".//h1") is None:
            return not any(outer.tag in {"article", "main"} for outer in ancestor.iterancestors())
    return False


@lru_cache(maxsize=1024)
def _is_away(tag: str, names: str) -> bool:
    """The verdict on one element by its tag, class and id; many stand around many."""
    away = tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(names) is not None
    return away and _OWN_FACTS.search(names) is None
