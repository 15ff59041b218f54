"""The nodes that trafilatura's XPaths find, found without a call to Python for each element.

Its expressions ask regular expressions of every element, through Python. Here each pattern is
asked once of each class and id that the page has, and remembered. For most filters that says that
there is nothing to find; for the others, the elements are compared with the values that passed.
The library's words stay where they are: AttributeError when it has none by the name asked for.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from lxml.html import HtmlElement

from service.extract import index

_REMEMBERED = 8_192  # verdicts kept for each pattern; a site repeats a few hundred classes
_LONGEST = 300  # longer values are looked at anew: what is remembered stays small
_BLOCKS = ("div", "item", "list", "p", "section", "span")
_FRAMES = ("article", "div", "main", "section")

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
        self.index: index.Index | None = None
        self._passing: dict[tuple[Verdict, Verdict], tuple[set[str], set[str]]] = {}

    def start(self, tree: HtmlElement) -> None:
        """A new page."""
        self.index = index.of(tree)
        self._passing.clear()

    def end(self) -> None:
        """Hold nothing of a page that is done."""
        self.index = None
        self._passing.clear()

    def passing(
        self, tree: HtmlElement, classes: Verdict, ids: Verdict
    ) -> tuple[set[str], set[str]]:
        """The classes and ids that pass; those of the tree itself before a page is started."""
        known = self._passing.get((classes, ids))
        if known is None:
            names = self.index or index.of(tree)
            known = set(filter(classes, names.classes)), set(filter(ids, names.ids))
            if self.index is not None:
                self._passing[classes, ids] = known
        return known


class Named:
    """The descendants with one of the tags, and with a class or an id that passes."""

    def __init__(
        self,
        page: Page,
        tags: tuple[str, ...],
        classes: Verdict,
        ids: Verdict,
        also: Callable[[HtmlElement], bool] | None = None,
    ) -> None:
        self._page, self._tags, self._also = page, tags, also
        self._classes, self._ids = classes, ids

    def __call__(self, tree: HtmlElement) -> list[HtmlElement]:
        """As the XPath would be called."""
        found = self._all(tree)
        return list(found) if self._also is None else list(filter(self._also, found))

    def may_find(self, tree: HtmlElement) -> bool:
        """False when the page has no such class or id."""
        return any(self._page.passing(tree, self._classes, self._ids))

    def _all(self, tree: HtmlElement) -> Iterator[HtmlElement]:
        classes, ids = self._page.passing(tree, self._classes, self._ids)
        if classes or ids:
            for element in tree.iterdescendants(*self._tags):
                get = element.get
                if get("class") in classes or get("id") in ids:
                    yield element


def _first(element: HtmlElement, one: str, other: str) -> str:
    """The string value of `@one|@other` in XPath 1.0: that of the first in the order served."""
    for name, value in element.items():
        if name in (one, other):
            return str(value)
    return ""


def own(module: Any, name: str) -> Any:
    """What the library keeps to itself under a name."""
    return getattr(module, name)


def bodies(page: Page, xpaths: Any) -> list[Any]:
    """The frames that an article is looked for in, best first; of each the first on the page."""

    def frame(classes: Verdict, ids: Verdict, other: str, value: str) -> Nodes:
        def nodes(tree: HtmlElement) -> list[HtmlElement]:
            own_classes, own_ids = page.passing(tree, classes, ids)
            for element in tree.iterdescendants(*_FRAMES):
                get = element.get
                if get("class") in own_classes or get("id") in own_ids or get(other) == value:
                    return [element]
            return []

        return nodes

    _, second, _, _, fifth = xpaths.BODY_XPATH
    return [
        frame(
            _verdict(r"\A(?:post|entry)\Z", *own(xpaths, "_ARTICLE_CONTENT_CLASS_TOKENS")),
            _verdict(r"\AarticleContent\Z", *own(xpaths, "_ARTICLE_CONTENT_ID_TOKENS")),
            *("itemprop", "articleBody"),
        ),
        second,
        frame(
            _verdict(
                r"\A(?:postarea|art-postcontent|text|cell|story)\Z",
                "(?i:fulltext)",
                *own(xpaths, "_STORY_CLASS_TOKENS"),
            ),
            _verdict(r"\A(?:article|story)\Z", *own(xpaths, "_STORY_ID_TOKENS")),
            *("role", "article"),
        ),
        frame(
            _verdict(
                r"\Acontent\Z|[Mm]ain-[Cc]ontent|[Pp]age-[Cc]ontent",
                *own(xpaths, "_MAIN_CONTENT_CLASS_TOKENS"),
            ),
            _verdict(r"\Acontent\Z|[Mm]ain-[Cc]ontent", *own(xpaths, "_MAIN_CONTENT_ID_TOKENS")),
            *("class", "content"),
        ),
        fifth,
    ]


def discards(page: Page, xpaths: Any) -> list[Nodes]:
    """What is never text: navigation, shares, consent, related articles; what is hidden.

    One function for both expressions of the library, which looks at their union.
    """
    both = own(xpaths, "_OVERALL_DISCARD_BOTH_TOKENS")
    furniture_ids = (*both, *own(xpaths, "_OVERALL_DISCARD_ID_TOKENS"))
    furniture_classes = (*both, *own(xpaths, "_OVERALL_DISCARD_CLASS_TOKENS"))
    consent_words = own(xpaths, "_CONSENT_ID_CLASS_TOKENS")
    hidden_classes = (
        "^hide-|comments-title|nocomments|-reply-|message|akismet|suggest-links|-hide-|"
        "hide-print| hidden| hide|noprint|notloaded"
    )
    by_id, by_class = _verdict(*furniture_ids), _verdict(*furniture_classes)
    consent, readers = _verdict(*consent_words), _verdict("reader-comments|akismet")
    hidden, reply = _verdict(hidden_classes), _verdict("^reply-")
    # All of them at once: what may be meant, before the tag and the other attributes are asked.
    odd_class = _verdict(*furniture_classes, hidden_classes, *consent_words, "^reply-")
    odd_id = _verdict(*furniture_ids, "reader-comments|akismet|hidden", *consent_words, "^reply-")

    def is_furniture(element: HtmlElement) -> bool:
        get = element.get
        its_id, its_class = get("id"), get("class")
        return element.tag in _BLOCKS and (
            by_class(its_class)
            or by_id(its_id)
            or get("data-lp-replacement-content") is not None
            or "nav" in (get("role") or "").replace("N", "n")
            or "MostPopularStories" in (get("data-component") or "")
            or ((consent(its_id) or consent(its_class)) and consent(_first(element, "id", "class")))
        )

    def is_hidden(element: HtmlElement) -> bool:
        get = element.get
        its_id, its_class, style = get("id") or "", get("class"), get("style") or ""
        return (
            hidden(its_class)
            or get("aria-hidden") == "true"
            or readers(its_id)
            or "display:none" in style
            or "display: none" in style
            or (
                ("hidden" in style or "hidden" in its_id)
                and "hidden" in _first(element, "id", "style")
            )
            or ((reply(its_id) or reply(its_class)) and reply(_first(element, "id", "class")))
        )

    def suspects(tree: HtmlElement) -> Iterator[HtmlElement]:
        classes, ids = page.passing(tree, odd_class, odd_id)
        for element in tree.iterdescendants("*"):
            get = element.get
            if (
                get("class") in classes
                or get("id") in ids
                or get("style")
                or get("role")
                or get("aria-hidden")
                or get("data-component")
                or get("data-lp-replacement-content") is not None
            ):
                yield element

    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        return [one for one in suspects(tree) if is_furniture(one) or is_hidden(one)]

    return [nodes]


def comments(page: Page, xpaths: Any) -> list[Named]:
    """Readers' comments, lists of them included."""
    words = own(xpaths, "_COMMENTS_ID")
    by_id = _verdict(f"^(?:{words}|disqus_thread|dsq-comments)")
    by_list_id = _verdict(f"^(?:{words})")
    by_class = _verdict(own(xpaths, "_COMMENTS_CLASS"))

    def is_comments(element: HtmlElement) -> bool:
        its = by_list_id if element.tag in ("ol", "ul") else by_id
        return its(element.get("id")) or by_class(element.get("class"))

    tags = ("div", "list", "section", "details", "ol", "ul")
    return [Named(page, tags, by_class, by_id, is_comments)]


def appended(page: Page) -> list[Named]:
    """Whole articles that follow the first on endless pages; buttons to share."""
    added = _verdict("mvp-post-add-(?:box|wrap)")
    endless = _verdict("mvp-post-add-(?:box|wrap)|infinite-?scroll")

    def is_appended(element: HtmlElement) -> bool:
        return (
            element.find(".//h1") is None or added(element.get("id")) or added(element.get("class"))
        )

    tags = ("div", "section", "aside")
    return [
        Named(page, tags, endless, endless, is_appended),
        Named(page, tags, _verdict("elementor-share-buttons"), _never),
    ]


def teasers(page: Page) -> list[Named]:
    """Teasers of other articles."""
    teaser = _verdict("[Tt]easer")
    return [Named(page, _BLOCKS, teaser, teaser)]


def captions(page: Page) -> list[Named]:
    """What stands under pictures."""
    caption = _verdict("caption")
    return [Named(page, _BLOCKS, caption, caption)]


def basics(page: Page, settings: Any) -> Nodes:
    """What the page's whole text is counted without."""
    consent = _verdict(f"(?i:{own(settings, '_COOKIE_CONSENT_RE')})")
    odd = _verdict(f"(?i:{own(settings, '_COOKIE_CONSENT_RE')})", "footer")

    def is_basic(element: HtmlElement) -> bool:
        if consent(element.get("class")) or consent(element.get("id")):
            return True
        return element.tag == "div" and "footer" in _first(element, "class", "id")

    tags = ("aside", "fencedframe", "footer", "script", "style", "svg", "template")
    named = Named(page, ("*",), odd, odd, is_basic)

    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        return list(dict.fromkeys((*tree.iterdescendants(*tags), *named(tree))))

    return nodes
