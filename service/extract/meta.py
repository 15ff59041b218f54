"""What a page says of itself in its markup: meta elements, itemprop, links, h1, title, time.

Every voice becomes a finding of its own; which one is believed is decided in choose.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from service.extract import index

VALUE_LIMIT = 5_000  # characters of one value; a description of a page is below a thousand
ROBOTS_LIMIT = 200  # characters of what is said to one robot; all words of robots together are so
RAW_LIMIT = 20 * VALUE_LIMIT  # the same with white space, which templates leave in heaps


@dataclass(frozen=True, slots=True)
class Finding:
    """One source's value for a field, as it stands on the page."""

    field: str
    source: str
    value: str


# Name, property or http-equiv of a meta element, lower case: the field it speaks of and the
# family it belongs to (Open Graph, Dublin Core, Highwire, Parse.ly, Sailthru, what newspapers use).
_META: dict[str, tuple[str, str]] = {
    "og:title": ("title", "og"),
    "twitter:title": ("title", "twitter"),
    "dc.title": ("title", "dc"),
    "dcterms.title": ("title", "dc"),
    "citation_title": ("title", "citation"),
    "parsely-title": ("title", "parsely"),
    "sailthru.title": ("title", "sailthru"),
    "og:description": ("description", "og"),
    "description": ("description", "meta"),
    "twitter:description": ("description", "twitter"),
    "dc.description": ("description", "dc"),
    "dcterms.description": ("description", "dc"),
    "author": ("authors", "meta"),
    "article:author": ("authors", "article"),
    "og:article:author": ("authors", "article"),
    "article:author_name": ("authors", "article"),
    "parsely-author": ("authors", "parsely"),
    "sailthru.author": ("authors", "sailthru"),
    "citation_author": ("authors", "citation"),
    "dc.creator": ("authors", "dc"),
    "dcterms.creator": ("authors", "dc"),
    "dc.creator.aut": ("authors", "dc"),
    "articleauthor": ("authors", "meta"),
    "article_author": ("authors", "meta"),
    "twitter:misc:written by": ("authors", "twitter"),
    "byl": ("authors", "meta"),
    "twitter:label1": ("label", "twitter"),
    "twitter:data1": ("labelled", "twitter"),
    "article:published_time": ("published", "article"),
    "og:article:published_time": ("published", "article"),
    "og:published_time": ("published", "article"),
    "article:published": ("published", "article"),
    "article.published": ("published", "article"),
    "datepublished": ("published", "meta"),
    "date_published": ("published", "meta"),
    "publishdate": ("published", "meta"),
    "publish-date": ("published", "meta"),
    "publish_date": ("published", "meta"),
    "published-date": ("published", "meta"),
    "published_at": ("published", "meta"),
    "publication_date": ("published", "meta"),
    "pubdate": ("published", "meta"),
    "ptime": ("published", "meta"),
    "pdate": ("published", "meta"),
    "originalpublicationdate": ("published", "meta"),
    "article_date_original": ("published", "meta"),
    "content_create_date": ("published", "meta"),
    "cxenseparse:recs:publishtime": ("published", "meta"),
    "parsely-pub-date": ("published", "parsely"),
    "sailthru.date": ("published", "sailthru"),
    "citation_publication_date": ("published", "citation"),
    "citation_date": ("published", "citation"),
    "dc.date.issued": ("published", "dc"),
    "dcterms.issued": ("published", "dc"),
    "dcterms.created": ("published", "dc"),
    "dc.date.created": ("published", "dc"),
    "dc.date": ("published", "dc"),
    "dcterms.date": ("published", "dc"),
    "date": ("published", "meta"),
    "article:modified_time": ("modified", "article"),
    "og:updated_time": ("modified", "og"),
    "og:article:modified_time": ("modified", "article"),
    "datemodified": ("modified", "meta"),
    "last-modified": ("modified", "meta"),
    "lastmod": ("modified", "meta"),
    "dcterms.modified": ("modified", "dc"),
    "dc.date.modified": ("modified", "dc"),
    "og:site_name": ("site_name", "og"),
    "application-name": ("site_name", "meta"),
    "dc.publisher": ("site_name", "dc"),
    "citation_journal_title": ("site_name", "citation"),
    "article:section": ("section", "article"),
    "parsely-section": ("section", "parsely"),
    "article:tag": ("tags", "article"),
    "news_keywords": ("tags", "meta"),
    "keywords": ("tags", "meta"),
    "parsely-tags": ("tags", "parsely"),
    "sailthru.tags": ("tags", "sailthru"),
    "og:image": ("image", "og"),
    "og:image:url": ("image", "og"),
    "og:image:secure_url": ("image", "og"),
    "twitter:image": ("image", "twitter"),
    "twitter:image:src": ("image", "twitter"),
    "og:type": ("page_type", "og"),
    "og:url": ("canonical_url", "og"),
    "content-language": ("language", "meta"),
    "og:locale": ("language", "og"),
    "dc.language": ("language", "dc"),
    "language": ("language", "meta"),
    "dcterms.license": ("license", "dc"),
    "article:content_tier": ("content_tier", "article"),
    "robots": ("robots", "meta"),
    "x-robots-tag": ("robots", "meta"),
    "tdm-reservation": ("tdm_reservation", "meta"),
}

# Meta elements that speak to one robot: the name is a product token (RFC 9309), the content words
# of this list, and one of them forbids something. `none` alone is said of other things, too.
_ROBOT = re.compile(r"[A-Za-z_-]+\Z")
_FOR_A_ROBOT = re.compile(
    r"(?i)(?:[\s,;]*(?:none|all|(?:no)?(?:index|follow|archive|snippet|cache|ai|imageai|odp|ydir"
    r"|imageindex|translate)|max-[a-z-]+\s*:\s*[a-z0-9-]+))+[\s,;]*\Z"
)
_FORBIDS = re.compile(r"(?i)\bno(?!ne\b)")
# Names of a publisher's own making that end as these do ("lrt_authors", "article-publish-date").
_LIKE = re.compile(
    r"(?:\A|[._:-])(?:(authors?(?:[._-]?names?)?)|(?:date[._-]?)?(?:publish(?:ed)?|publication)[._-]?"
    r"(?:date|time|at|on)?|pub[._-]?date)\Z"
)

# itemprop (schema.org): the field. Only where the thing described is no comment, product or video.
_ITEMPROP = {
    "headline": "title",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "author": "authors",
    "articlesection": "section",
    "isaccessibleforfree": "free",
}
_NAMES = etree.XPath("(.//*[@itemprop='name' or @property='name' or @property='schema:name'])[1]")
# Classes of WordPress, Blogger and the hAtom microformat.
_ENTRY_TITLES = frozenset({"entry-title", "post-title", "p-name"})
_OTHER_THING = re.compile(
    r"(Comment|UserComments|Answer|Product|Offer|VideoObject|ImageObject|Event|JobPosting)\b"
)


def read(tree: HtmlElement) -> Iterator[Finding]:
    """Findings in the order in which they stand on the page."""
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        yield Finding("language", "html", language)
    known = index.of(tree)
    for element in known.tagged("meta"):
        yield from _of_meta(element)
    for element in known.tagged("link"):
        yield from _of_link(element)
    title = next(iter(known.tagged("title")), None)
    if title is not None and (text := content(title)):
        yield Finding("title", "title", text)
    yield from _headings(tree)
    yield from _of_items(tree)
    for link in known.tagged("a"):
        relation = (link.get("rel") or "").lower().split()
        if not relation:
            continue
        if "author" in relation and (text := content(link)):
            yield Finding("authors", "rel-author", text)
        if "tag" in relation and (text := content(link)):
            yield Finding("tags", "rel-tag", text)


def content(element: HtmlElement, between: str = "") -> str:
    """All text of an element, white space folded, cut at VALUE_LIMIT."""
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > RAW_LIMIT:  # an element may hold the whole page, and so may all around it
            break
    return " ".join(between.join(parts).split())[:VALUE_LIMIT]


def _of_meta(element: HtmlElement) -> Iterator[Finding]:
    value = (element.get("content") or "").strip()[:VALUE_LIMIT]
    if not value:
        return
    for attribute in ("property", "name", "http-equiv"):
        name = (element.get(attribute) or "").strip().lower()
        known = _META.get(name)
        if known is None and name and (like := _LIKE.search(name)):
            known = ("authors" if like[1] else "published", "meta")
        if known is not None:
            yield Finding(known[0], known[1], value)
            return
    robot = (element.get("name") or "").strip()
    if (
        len(value) < ROBOTS_LIMIT
        and _ROBOT.match(robot)
        and _FOR_A_ROBOT.match(value)
        and (_FORBIDS.search(value) or (value.lower() == "none" and robot.isalpha()))
    ):
        yield Finding("robots", "meta", f"{robot}: {value}")  # as X-Robots-Tag writes it


def _of_link(element: HtmlElement) -> Iterator[Finding]:
    relation = (element.get("rel") or "").lower().split()
    href = (element.get("href") or "").strip()
    if href and "canonical" in relation:
        yield Finding("canonical_url", "rel-canonical", href)


def _headings(tree: HtmlElement) -> Iterator[Finding]:
    """The h1, and what blog templates mark as the entry's title (their h1 is the blog's name)."""
    for heading in index.of(tree).tagged("h1", "h2", "h3"):
        names = (heading.get("class") or "").lower().split()
        source = "entry-title" if _ENTRY_TITLES.intersection(names) else str(heading.tag)
        if source in {"entry-title", "h1"} and (text := _heading(heading)):
            yield Finding("title", source, text)


def _heading(heading: HtmlElement) -> str:
    """All text of a heading; what a line break parts are two words."""
    if heading.find(".//br") is None:
        return content(heading).rstrip(" ¶")
    pieces = []
    for event, element in etree.iterwalk(heading, events=("start", "end")):
        if event == "start":
            pieces.append(element.text or "")
        elif element is not heading:
            pieces.append((" " if element.tag == "br" else "") + (element.tail or ""))
    return " ".join("".join(pieces).split())[:VALUE_LIMIT]


def _of_items(tree: HtmlElement) -> Iterator[Finding]:
    """Microdata, and the same in RDFa Lite (https://www.w3.org/TR/rdfa-lite/)."""
    for element in index.of(tree).items:
        names = element.get("itemprop")
        if names is None:
            names = element.get("property", "")
        for name in names.lower().split():
            field = _ITEMPROP.get(name.rpartition(":")[2])
            if field is not None and not _belongs_elsewhere(element):
                value = _item_value(element, field)
                if value:
                    yield Finding(field, "itemprop", value)


# In C: an element that holds the page is searched to its end, and so are all around it.


def _belongs_elsewhere(element: HtmlElement) -> bool:
    for ancestor in element.iterancestors():
        if (kind := ancestor.get("itemtype") or ancestor.get("typeof")) is not None:
            return _OTHER_THING.search(kind) is not None
    return False


def _item_value(element: HtmlElement, field: str) -> str:
    """The value of a microdata property. Source: HTML, 5.2.4 (without its type table)."""
    if field == "authors":
        for inner in _NAMES(element):
            return ((inner.get("content") or "").strip() or content(inner))[:VALUE_LIMIT]
    value = element.get("content") or element.get("datetime") or content(element)
    return value.strip()[:VALUE_LIMIT]
