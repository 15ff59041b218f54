"""The nodes that trafilatura's XPaths find, found without a call to Python for each element.

Its expressions ask regular expressions of every element, through Python. Here each pattern is
asked once of each class and id that the page has, and remembered. For most filters that says that
there is nothing to find; for the others, functions look at the elements that may be meant.
The library's words stay where they are: AttributeError when it has none by the name asked for.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from service.extract.index import Index

_REMEMBERED = 8_192  # verdicts kept for each pattern; a site repeats a few hundred classes
_LONGEST = 300  # longer values are looked at anew: what is remembered stays small
_FRAMES = "article div main section"
_BLOCKS = "div item list p section span"

Nodes = Callable[[HtmlElement], list[HtmlElement]]
Verdict = Callable[[str | None], bool]


def _verdict(*patterns: str) -> Verdict:
    """Whether one of the patterns is found in a value; a missing attribute has nothing."""
    search = re.compile("|".join(patterns)).search

    @lru_cache(maxsize=_REMEMBERED)
    def remembered(value: str) -> bool:
        return search(value) is not None

    def verdict(value: str | None) -> bool:
        if value and len(value) <= _LONGEST:
            return remembered(value)
        return bool(value) and search(value or "") is not None

    return verdict


def _never(_value: str | None) -> bool:
    return False


class Page:
    """The page that is worked on. Copies of its tree have no classes or ids beside its own."""

    def __init__(self) -> None:
        self.index: Index | None = None

    def has(self, classes: Verdict, ids: Verdict) -> bool:
        """False when no class and no id of the page passes; True when there is no index."""
        index = self.index
        return index is None or any(map(classes, index.by_class)) or any(map(ids, index.by_id))

    def suspects(self, tree: HtmlElement, classes: Verdict, ids: Verdict) -> Iterator[HtmlElement]:
        """Descendants with a class or an id that passes."""
        if self.index is None:
            yield from (e for e in _NAMED(tree) if classes(e.get("class")) or ids(e.get("id")))
            return
        passing_classes = set(filter(classes, self.index.by_class))
        passing_ids = set(filter(ids, self.index.by_id))
        if passing_classes or passing_ids:
            for element in tree.iterdescendants("*"):
                get = element.get
                if get("class") in passing_classes or get("id") in passing_ids:
                    yield element


_NAMED = etree.XPath(".//*[@class or @id]")


class Asked:
    """Nodes that have one of some classes or ids, or else are not looked for."""

    def __init__(self, page: Page, classes: Verdict, ids: Verdict, nodes: Nodes) -> None:
        self._page, self._classes, self._ids, self._nodes = page, classes, ids, nodes

    def __call__(self, tree: HtmlElement) -> list[HtmlElement]:
        """As the XPath would be called."""
        return self._nodes(tree) if self.may_find() else []

    def may_find(self) -> bool:
        """False when the page has no such class or id."""
        return self._page.has(self._classes, self._ids)


def _first(element: HtmlElement, one: str, other: str) -> str:
    """The string value of `@one|@other` in XPath 1.0: that of the first in the order served."""
    for name, value in element.items():
        if name in (one, other):
            return str(value)
    return ""


def _tagged(tags: str, condition: str) -> etree.XPath:
    """Descendants with one of the tags for which the condition holds."""
    names = " or ".join(f"self::{tag}" for tag in tags.split())
    return etree.XPath(f".//*[{names}][{condition}]")


def own(module: Any, name: str) -> Any:
    """What the library keeps to itself under a name."""
    return getattr(module, name)


def _alternatives(module: Any, name: str) -> str:
    return "|".join(own(module, name))


def bodies(page: Page, xpaths: Any) -> list[Any]:
    """The frames that an article is looked for in, best first; of each the first on the page."""

    def frame(classes: Verdict, ids: Verdict, other: str, value: str) -> Nodes:
        everything = _tagged(_FRAMES, f"@class or @id or @{other}")
        rest = _tagged(_FRAMES, f"@{other}='{value}'")

        def nodes(tree: HtmlElement) -> list[HtmlElement]:
            if not page.has(classes, ids):
                return list(rest(tree))[:1]
            for element in everything(tree):
                get = element.get
                if classes(get("class")) or ids(get("id")) or get(other) == value:
                    return [element]
            return []

        return nodes

    def words(name: str) -> str:
        return _alternatives(xpaths, name)

    _, second, _, _, fifth = xpaths.BODY_XPATH
    return [
        frame(
            _verdict(r"\A(?:post|entry)\Z", words("_ARTICLE_CONTENT_CLASS_TOKENS")),
            _verdict(r"\AarticleContent\Z", words("_ARTICLE_CONTENT_ID_TOKENS")),
            *("itemprop", "articleBody"),
        ),
        second,
        frame(
            _verdict(
                r"\A(?:postarea|art-postcontent|text|cell|story)\Z",
                "(?i:fulltext)",
                words("_STORY_CLASS_TOKENS"),
            ),
            _verdict(r"\A(?:article|story)\Z", words("_STORY_ID_TOKENS")),
            *("role", "article"),
        ),
        frame(
            _verdict(
                r"\Acontent\Z|[Mm]ain-[Cc]ontent|[Pp]age-[Cc]ontent",
                words("_MAIN_CONTENT_CLASS_TOKENS"),
            ),
            _verdict(r"\Acontent\Z|[Mm]ain-[Cc]ontent", words("_MAIN_CONTENT_ID_TOKENS")),
            *("class", "content"),
        ),
        fifth,
    ]


def discards(page: Page, xpaths: Any) -> list[Nodes]:
    """What is never text: navigation, shares, consent, related articles; what is hidden.

    One function for both expressions of the library, which looks at their union.
    """
    both = own(xpaths, "_OVERALL_DISCARD_BOTH_TOKENS")
    by_id = _verdict(*both, *own(xpaths, "_OVERALL_DISCARD_ID_TOKENS"))
    by_class = _verdict(*both, *own(xpaths, "_OVERALL_DISCARD_CLASS_TOKENS"))
    consent = _verdict(_alternatives(xpaths, "_CONSENT_ID_CLASS_TOKENS"))
    readers = _verdict("reader-comments|akismet")
    hidden = _verdict(
        "^hide-|comments-title|nocomments|-reply-|message|akismet|suggest-links|-hide-|"
        "hide-print| hidden| hide|noprint|notloaded"
    )
    reply = _verdict("^reply-")
    named_hidden = _verdict("hidden")
    blocks = frozenset(_BLOCKS.split())
    other = etree.XPath(
        ".//*[@style or @aria-hidden or @role or @data-component or @data-lp-replacement-content]"
    )

    def is_furniture(element: HtmlElement) -> bool:
        get = element.get
        its_id, its_class = get("id"), get("class")
        return element.tag in blocks and (
            by_class(its_class)
            or by_id(its_id)
            or get("data-lp-replacement-content") is not None
            or "nav" in (get("role") or "").replace("N", "n")
            or "MostPopularStories" in (get("data-component") or "")
            or ((consent(its_id) or consent(its_class)) and consent(_first(element, "id", "class")))
        )

    def is_hidden(element: HtmlElement) -> bool:
        get = element.get
        its_id, its_class, style = get("id"), get("class"), get("style") or ""
        return (
            hidden(its_class)
            or get("aria-hidden") == "true"
            or readers(its_id)
            or "display:none" in style
            or "display: none" in style
            or (
                ("hidden" in style or named_hidden(its_id))
                and "hidden" in _first(element, "id", "style")
            )
            or ((reply(its_id) or reply(its_class)) and reply(_first(element, "id", "class")))
        )

    def odd_class(value: str | None) -> bool:
        return by_class(value) or hidden(value) or consent(value) or reply(value)

    def odd_id(value: str | None) -> bool:
        return any(odd(value) for odd in (by_id, readers, named_hidden, consent, reply))

    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        suspects = dict.fromkeys((*page.suspects(tree, odd_class, odd_id), *other(tree)))
        return [one for one in suspects if is_furniture(one) or is_hidden(one)]

    return [nodes]


def comments(page: Page, xpaths: Any) -> list[Asked]:
    """Readers' comments, lists of them included."""
    named = own(xpaths, "_COMMENTS_ID")
    by_id = _verdict(f"^(?:{named}|disqus_thread|dsq-comments)")
    by_list_id = _verdict(f"^(?:{named})")
    by_class = _verdict(own(xpaths, "_COMMENTS_CLASS"))
    candidates = _tagged("div list section details ol ul", "@id or @class")

    def is_comments(element: HtmlElement) -> bool:
        its = by_list_id if element.tag in ("ol", "ul") else by_id
        return its(element.get("id")) or by_class(element.get("class"))

    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        return list(filter(is_comments, candidates(tree)))

    return [Asked(page, by_class, by_id, nodes)]


def appended(page: Page, xpaths: Any) -> list[Asked]:
    """Whole articles that follow the first on endless pages; buttons to share."""
    added = _verdict("mvp-post-add-(?:box|wrap)")
    endless = _verdict("mvp-post-add-(?:box|wrap)|infinite-?scroll")
    candidates = _tagged("div section aside", "@id or @class")

    def is_appended(element: HtmlElement) -> bool:
        own_id, own_class = element.get("id"), element.get("class")
        return (endless(own_id) or endless(own_class)) and (
            element.find(".//h1") is None or added(own_id) or added(own_class)
        )

    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        return list(filter(is_appended, candidates(tree)))

    _, shares = xpaths.RAW_TREE_PRUNE_XPATH
    return [
        Asked(page, endless, endless, nodes),
        Asked(page, _verdict("elementor-share-buttons"), _never, shares),
    ]


def teasers(page: Page, xpaths: Any) -> list[Asked]:
    """Teasers of other articles."""
    (nodes,) = xpaths.TEASER_DISCARD_XPATH
    teaser = _verdict("[Tt]easer")
    return [Asked(page, teaser, teaser, nodes)]


def captions(page: Page, xpaths: Any) -> list[Asked]:
    """What stands under pictures."""
    (nodes,) = xpaths.DISCARD_IMAGE_ELEMENTS
    caption = _verdict("caption")
    return [Asked(page, caption, caption, nodes)]


def basics(page: Page, settings: Any) -> Nodes:
    """What the page's whole text is counted without."""
    consent = _verdict(f"(?i:{own(settings, '_COOKIE_CONSENT_RE')})")
    footer = _verdict("footer")
    tags = frozenset({"aside", "fencedframe", "footer", "script", "style", "svg", "template"})

    def is_odd(value: str | None) -> bool:
        return consent(value) or footer(value)

    def is_basic(element: HtmlElement) -> bool:
        if consent(element.get("class")) or consent(element.get("id")):
            return True
        return element.tag == "div" and "footer" in _first(element, "class", "id")

    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        found = list(filter(is_basic, page.suspects(tree, is_odd, is_odd)))
        return list(dict.fromkeys((*tree.iterdescendants(*tags), *found)))

    return nodes
