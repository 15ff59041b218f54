"""The nodes that trafilatura's XPaths find, found without a call to Python for each element.

Its expressions ask regular expressions of every element, through Python. Here all patterns are
asked at once of each class and id that a page has, and the answers are remembered. For most
filters that says that there is nothing to find; for the others, the elements are compared with
the values that passed.
The library's words stay where they are: AttributeError when it has none by the name asked for.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from lxml.html import HtmlElement

from service.extract import index

_REMEMBERED = 16_384  # values whose answers are kept; a site repeats a few hundred
_LONGEST = 300  # longer values are looked at anew: what is remembered stays small
_BLOCKS = ("div", "item", "list", "p", "section", "span")
_FRAMES = ("article", "div", "main", "section")

Nodes = Callable[[HtmlElement], list[HtmlElement]]
Passed = dict[str, set[str]]


def own(module: Any, name: str) -> Any:
    """What the library keeps to itself under a name."""
    return getattr(module, name)


def _words(module: Any, *names: str) -> str:
    """The library's groups of words as one pattern."""
    return "|".join(word for name in names for word in own(module, name))


def class_patterns(xpaths: Any, settings: Any) -> dict[str, str]:
    """What is looked for in classes; a name for each pattern."""
    return {
        "article": r"\A(?:post|entry)\Z|" + _words(xpaths, "_ARTICLE_CONTENT_CLASS_TOKENS"),
        "story": r"\A(?:postarea|art-postcontent|text|cell|story)\Z|(?i:fulltext)|"
        + _words(xpaths, "_STORY_CLASS_TOKENS"),
        "main": r"\Acontent\Z|[Mm]ain-[Cc]ontent|[Pp]age-[Cc]ontent|"
        + _words(xpaths, "_MAIN_CONTENT_CLASS_TOKENS"),
        "furniture": _words(
            xpaths, "_OVERALL_DISCARD_BOTH_TOKENS", "_OVERALL_DISCARD_CLASS_TOKENS"
        ),
        "hidden": "^hide-|comments-title|nocomments|-reply-|message|akismet|suggest-links|-hide-|"
        "hide-print| hidden| hide|noprint|notloaded",
        "comments": own(xpaths, "_COMMENTS_CLASS"),
        "listed comments": own(xpaths, "_COMMENTS_CLASS"),
        "shares": "elementor-share-buttons",
        **_both_patterns(xpaths, settings),
    }


def id_patterns(xpaths: Any, settings: Any) -> dict[str, str]:
    """What is looked for in ids; a name for each pattern."""
    comments = own(xpaths, "_COMMENTS_ID")
    return {
        "article": r"\AarticleContent\Z|" + _words(xpaths, "_ARTICLE_CONTENT_ID_TOKENS"),
        "story": r"\A(?:article|story)\Z|" + _words(xpaths, "_STORY_ID_TOKENS"),
        "main": r"\Acontent\Z|[Mm]ain-[Cc]ontent|" + _words(xpaths, "_MAIN_CONTENT_ID_TOKENS"),
        "furniture": _words(xpaths, "_OVERALL_DISCARD_BOTH_TOKENS", "_OVERALL_DISCARD_ID_TOKENS"),
        "hidden": "reader-comments|akismet",
        "hidden first": "hidden",
        "comments": f"^(?:{comments}|disqus_thread|dsq-comments)",
        "listed comments": f"^(?:{comments})",
        **_both_patterns(xpaths, settings),
    }


def _both_patterns(xpaths: Any, settings: Any) -> dict[str, str]:
    return {
        "consent": _words(xpaths, "_CONSENT_ID_CLASS_TOKENS"),
        "reply": "^reply-",
        "endless": "infinite-?scroll",
        "added": "mvp-post-add-(?:box|wrap)",
        "teaser": "[Tt]easer",
        "caption": "caption",
        "notice": f"(?i:{own(settings, '_COOKIE_CONSENT_RE')})",
        "footer": "footer",
    }


class Patterns:
    """Patterns by name, all of them asked of a value at once."""

    def __init__(self, patterns: dict[str, str]) -> None:
        self._searches = {name: re.compile(pattern).search for name, pattern in patterns.items()}
        self._any = re.compile("|".join(f"(?:{one})" for one in patterns.values())).search
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._asked)

    def passed(self, values: Iterable[str]) -> Passed:
        """For each name the values in which its pattern is found."""
        found: Passed = {name: set() for name in self._searches}
        for value in values:
            for name in (self._remembered if len(value) <= _LONGEST else self._asked)(value):
                found[name].add(value)
        return found

    def _asked(self, value: str) -> tuple[str, ...]:
        if self._any(value) is None:
            return ()
        return tuple(name for name, search in self._searches.items() if search(value))


class Page:
    """The page that is worked on. Copies of its tree have no classes or ids beside its own."""

    def __init__(self, classes: dict[str, str], ids: dict[str, str]) -> None:
        self._patterns = Patterns(classes), Patterns(ids)
        self.index: index.Index | None = None
        self._passed: tuple[Passed, Passed] | None = None

    def start(self, tree: HtmlElement) -> None:
        """A new page."""
        self.index = index.of(tree)
        self._passed = self._asked(self.index)

    def end(self) -> None:
        """Hold nothing of a page that is done."""
        self.index = self._passed = None

    def passed(self, tree: HtmlElement) -> tuple[Passed, Passed]:
        """Classes and ids by what they passed; of the tree itself when no page was started."""
        return self._passed or self._asked(index.of(tree))

    def _asked(self, known: index.Index) -> tuple[Passed, Passed]:
        classes, ids = self._patterns
        return classes.passed(known.classes), ids.passed(known.ids)


class Named:
    """The descendants with one of the tags, and a class or an id that passed by a name."""

    def __init__(self, page: Page, tags: tuple[str, ...], name: str) -> None:
        self._page, self._tags, self._name = page, tags, name

    def __call__(self, tree: HtmlElement) -> list[HtmlElement]:
        """As the XPath would be called."""
        classes, ids = self._names(tree)
        if not classes and not ids:
            return []
        return [
            element
            for element in tree.iterdescendants(*self._tags)
            if element.get("class") in classes or element.get("id") in ids
        ]

    def _names(self, tree: HtmlElement) -> tuple[set[str], set[str]]:
        classes, ids = self._page.passed(tree)
        return classes.get(self._name, set()), ids.get(self._name, set())


def _first(element: HtmlElement, one: str, other: str) -> str:
    """The string value of `@one|@other` in XPath 1.0: that of the first in the order served."""
    for name, value in element.items():
        if name in (one, other):
            return str(value)
    return ""


def bodies(page: Page, xpaths: Any) -> list[Any]:
    """The frames that an article is looked for in, best first; of each the first on the page."""

    def frame(name: str, other: str, value: str) -> Nodes:
        def nodes(tree: HtmlElement) -> list[HtmlElement]:
            passed_classes, passed_ids = page.passed(tree)
            classes, ids = passed_classes[name], passed_ids[name]
            for element in tree.iterdescendants(*_FRAMES):
                get = element.get
                if get("class") in classes or get("id") in ids or get(other) == value:
                    return [element]
            return []

        return nodes

    _, second, _, _, fifth = xpaths.BODY_XPATH
    return [
        frame("article", "itemprop", "articleBody"),
        second,
        frame("story", "role", "article"),
        frame("main", "class", "content"),
        fifth,
    ]


def discards(page: Page) -> list[Nodes]:
    """What is never text: navigation, shares, consent, related articles; what is hidden.

    One function for both expressions of the library, which looks at their union.
    """

    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        classes, ids = page.passed(tree)

        def is_furniture(element: HtmlElement) -> bool:
            get = element.get
            its_class, its_id = get("class"), get("id")
            return element.tag in _BLOCKS and (
                its_class in classes["furniture"]
                or its_id in ids["furniture"]
                or get("data-lp-replacement-content") is not None
                or "nav" in (get("role") or "").replace("N", "n")
                or "MostPopularStories" in (get("data-component") or "")
                or is_first(element, "consent")
            )

        def is_hidden(element: HtmlElement) -> bool:
            get = element.get
            style = get("style") or ""
            return (
                get("class") in classes["hidden"]
                or get("id") in ids["hidden"]
                or get("aria-hidden") == "true"
                or "display:none" in style
                or "display: none" in style
                or (
                    ("hidden" in style or get("id") in ids["hidden first"])
                    and "hidden" in _first(element, "id", "style")
                )
                or is_first(element, "reply")
            )

        def is_first(element: HtmlElement, name: str) -> bool:
            """True when the first of id and class passed."""
            its_class, its_id = element.get("class"), element.get("id")
            if its_class not in classes[name] and its_id not in ids[name]:
                return False
            first = next(key for key, _ in element.items() if key in ("id", "class"))
            return its_class in classes[name] if first == "class" else its_id in ids[name]

        return [one for one in _odd(tree, classes, ids) if is_furniture(one) or is_hidden(one)]

    return [nodes]


def _odd(tree: HtmlElement, classes: Passed, ids: Passed) -> Iterator[HtmlElement]:
    """What may be furniture or hidden: before tags and the values of others are asked."""
    names = ("furniture", "hidden", "hidden first", "consent", "reply")
    odd_classes = set().union(*(classes.get(name, ()) for name in names))
    odd_ids = set().union(*(ids[name] for name in names))
    for element in tree.iterdescendants("*"):
        get = element.get
        if (
            get("class") in odd_classes
            or get("id") in odd_ids
            or get("style")
            or get("role")
            or get("aria-hidden")
            or get("data-component")
            or get("data-lp-replacement-content") is not None
        ):
            yield element


def comments(page: Page) -> list[Nodes]:
    """Readers' comments, lists of them included."""
    blocks = ("div", "list", "section", "details")
    return [Named(page, blocks, "comments"), Named(page, ("ol", "ul"), "listed comments")]


def appended(page: Page) -> list[Nodes]:
    """Whole articles that follow the first on endless pages; buttons to share."""
    tags = ("div", "section", "aside")
    endless = Named(page, tags, "endless")

    def without_headline(tree: HtmlElement) -> list[HtmlElement]:
        return [one for one in endless(tree) if one.find(".//h1") is None]

    return [without_headline, Named(page, tags, "added"), Named(page, tags, "shares")]


def teasers(page: Page) -> list[Nodes]:
    """Teasers of other articles."""
    return [Named(page, _BLOCKS, "teaser")]


def captions(page: Page) -> list[Nodes]:
    """What stands under pictures."""
    return [Named(page, _BLOCKS, "caption")]


def basics(page: Page) -> Nodes:
    """What the page's whole text is counted without."""
    tags = ("aside", "fencedframe", "footer", "script", "style", "svg", "template")
    notices, footers = Named(page, ("*",), "notice"), Named(page, ("div",), "footer")

    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        first = [one for one in footers(tree) if "footer" in _first(one, "class", "id")]
        return list(dict.fromkeys((*tree.iterdescendants(*tags), *notices(tree), *first)))

    return nodes
