"""What a page says of itself in JSON-LD (schema.org), the most careful of its voices.

Only nodes about the article count: the dates of a WebPage, Product or VideoObject are those of
other things (on 952 real pages they invented thirteen dates); a WebPage that names its author is
an article by another name. Broken JSON is mended where that is
safe: comments, CDATA marks, control characters, trailing commas, entities.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from service.extract import index
from service.extract.meta import Finding
from service.extract.titles import letters

Node = dict[str, Any]

SOURCE = "json-ld"
SCRIPT_LIMIT = 2_000_000  # characters of one script; real ones stay below a tenth of it
NODE_LIMIT = 2_000  # a page with more nodes is a catalogue
DEPTH_LIMIT = 12
LISTED_LIMIT = 20_000  # characters of one value; a list of keywords may have more than 5,000

# Types of schema.org whose author, date and headline are the article's.
_ARTICLE = re.compile(
    r"(Article|BlogPosting|SocialMediaPosting|DiscussionForumPosting)\Z|\AReport\Z"
)
_ARTICLE_TOO = frozenset({"Recipe", "Review", "Question", "HowTo", "PodcastEpisode"})

_PAGES = frozenset({"WebPage", "CollectionPage"})

_FIRST_TYPE = re.compile(r'"@type"\s*:\s*"(\w+)"')
_AUTHOR_NAME = re.compile(r'"author"\s*+:\s*+(?:\[\s*+)?\{[^{}\[\]]*"name"\s*:\s*"([^"\\{}]+)"')
_OPENING_MARK = re.compile(r"\s*+(?://)?+\s*+(?:<!--|<!\[CDATA\[)")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def read(tree: HtmlElement, title: str | None) -> Iterator[Finding]:
    """Findings of the article's node; `title` chooses where a page has several nodes."""
    nodes = list(_nodes(tree))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    article = _article(nodes, title)
    if article is not None:
        yield from _of_article(article, by_id, letters(title or ""))
    for node in nodes:
        if types(node) & {"WebSite", "NewsMediaOrganization"}:
            yield from _texts("site_name", node.get("name"))
        if _is_page(node):
            yield from _texts("language", node.get("inLanguage"))
            yield from _texts("license", _target(node.get("license")))
            free = node.get("isAccessibleForFree")
            if isinstance(free, bool | str):
                yield Finding("paywalled", SOURCE, str(str(free).lower().endswith("false")))


def _is_page(node: Node) -> bool:
    """True for the page itself or its article, whose language and rights are the text's."""
    return any(name in _PAGES or _ARTICLE.search(name) for name in types(node))


def types(node: Node) -> set[str]:
    """A node's types without the address of the vocabulary."""
    declared = node.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return {
        name.rsplit("/", 1)[-1].removeprefix("schema:") for name in names if isinstance(name, str)
    }


def _nodes(tree: HtmlElement) -> Iterator[Node]:
    count = 0
    for script in index.of(tree).tagged("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        if 2 < len(text) <= SCRIPT_LIMIT:
            for node in _flat(_load(text), 0):
                yield node
                if (count := count + 1) >= NODE_LIMIT:
                    return


def _load(text: str) -> object:
    """The value of a script; None when it cannot be mended."""
    for mend in (str, _unmarked, html.unescape):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(text)


def _salvaged(text: str) -> Node | None:
    """The authors of a script that cannot be mended: a quote too many in a headline spoils it."""
    kind = _FIRST_TYPE.search(text)
    if kind is None or not _ARTICLE.search(kind[1]):
        return None
    return {"@type": kind[1], "author": _AUTHOR_NAME.findall(text)}


def _unmarked(text: str) -> str:
    """A script without the marks of a comment or of CDATA around it, and without trailing commas.

    No pattern looks for the end: it would try each blank of a script that is full of them.
    """
    opening = _OPENING_MARK.match(text)
    text = text[opening.end() if opening else 0 :].rstrip().removesuffix(";").rstrip()
    for mark in ("-->", "]]>"):
        if text.endswith(mark):
            text = text.removesuffix(mark).rstrip()
            break
    return _TRAILING_COMMA.sub(r"\1", text.removesuffix("//"))


def _flat(value: object, depth: int) -> Iterator[Node]:
    """Nodes that stand for themselves: the value, its list, its @graph, its main entity."""
    if depth > DEPTH_LIMIT:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        if "FAQPage" in types(value):  # its questions are parts of the page
            return
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(inner := value.get(key), dict | list):
                yield from _flat(inner, depth + 1)


def _article(nodes: list[Node], title: str | None) -> Node | None:
    """The node that is about this page; None on a page that lists many."""
    found = [
        node
        for node in nodes
        if any(_ARTICLE.search(name) or name in _ARTICLE_TOO for name in types(node))
    ]
    if not found:  # what has an author is one: Yoast marks a post without a type so
        found = [node for node in nodes if "WebPage" in types(node) and node.get("author")]
    if whole := letters(title or ""):
        for node in found:
            headline = _first_text(node.get("headline")) or _first_text(node.get("name")) or ""
            own = letters(html.unescape(headline))
            if own and (own in whole or whole in own):
                return node
    return found[0] if 0 < len(found) <= 2 else None


def _of_article(node: Node, by_id: dict[str, Node], title: str) -> Iterator[Finding]:
    # The name of a WebPage is that of the window, with the site's.
    name = None if "WebPage" in types(node) else node.get("name")
    headline = node.get("headline") or name
    # Wikipedia has a short description in the headline's place.
    if _is_in(name, title) and not _is_in(headline, title):
        headline = name
    yield from _texts("title", headline)
    yield from _texts("description", node.get("description"))
    yield from _texts("published", node.get("datePublished"))
    yield from _texts("modified", node.get("dateModified"))
    yield from _texts("section", node.get("articleSection"))
    yield from _texts("tags", node.get("keywords"))
    yield from _texts("text", node.get("articleBody"))
    yield from _texts("image", _target(node.get("image")))
    for name in sorted(types(node)):
        yield Finding("page_type", SOURCE, name)
    for person in _resolved(node.get("author") or node.get("creator"), by_id):
        name = _name(person) if isinstance(person, dict) else person
        if isinstance(person, dict) and (kinds := types(person)):
            yield from _texts("person" if "Person" in kinds else "organisation", name)
        yield from _texts("authors", name)
    for publisher in _resolved(node.get("publisher"), by_id):
        if isinstance(publisher, dict):
            yield from _texts("site_name", publisher.get("name"))


def _is_in(text: object, title: str) -> bool:
    """True for a text whose letters are part of the title's."""
    return isinstance(text, str) and bool(own := letters(html.unescape(text))) and own in title


def _resolved(value: object, by_id: dict[str, Node]) -> Iterator[Node | str]:
    """Nodes and names, references followed."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            reference = item.get("@id")
            known = by_id.get(reference) if isinstance(reference, str) else None
            yield item if "name" in item or known is None else known
        elif isinstance(item, str):
            yield item


def _name(person: Node) -> object:
    """The name of a person, whole or in its two parts."""
    parts = (person.get("givenName"), person.get("familyName"))
    return person.get("name") or " ".join(part for part in parts if isinstance(part, str))


def _target(value: object) -> object:
    """The address in what may be an address, an object with one, or a list of them."""
    if isinstance(value, list):
        return _target(value[0]) if value else None
    if isinstance(value, dict):
        return value.get("url") or value.get("contentUrl") or value.get("@id")
    return value


def _first_text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) else None


def _texts(field: str, value: object) -> Iterator[Finding]:
    for item in (value if isinstance(value, list) else [value])[:100]:
        text = item.get("name") or item.get("@value") if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            yield Finding(field, SOURCE, html.unescape(text[:LISTED_LIMIT]))
