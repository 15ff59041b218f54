"""The nodes that trafilatura's XPaths find, found without a call to Python for each element.

Its expressions ask regular expressions of every element, through Python. Here a pattern is asked
once of each class and id that a page has, when it is needed. For most filters that says that
there is nothing to find; for the others, the elements are compared with the values that passed.
The library's words stay where they are: AttributeError when it has none by the name asked for.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml.html import HtmlElement

from service.extract import index

_BLOCKS = ("div", "item", "list", "p", "section", "span")
_FRAMES = ("article", "div", "main", "section")

Nodes = Callable[[HtmlElement], list[HtmlElement]]
Passed = tuple[set[str], set[str]]  # classes and ids


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


class Values:
    """Asks a pattern of many values; quicker than one search of all alternatives in each.

    What begins a value is tried at its beginning alone. What begins with a letter goes together:
    the search then skips to where one of these letters is. Case is folded once. A pattern is asked
    of each value only where a word of it is in any.
    """

    def __init__(self, pattern: str) -> None:
        heads, plain, odd, folded = list[str](), list[str](), list[str](), list[str]()
        for one in _alternatives(pattern):
            if one.startswith(("^", r"\A")):
                heads.append(one)
            elif one.startswith("(?i:"):
                folded.append(one.removeprefix("(?i:").removesuffix(")"))
            elif cases := _EITHER_CASE.match(one):
                plain += [f"{letter}{one[cases.end() :]}" for letter in cases.groups()]
            else:
                is_plain = (one[0].isalnum() or one[0] in " -") and one[1:2] not in set("?*+{")
                (plain if is_plain else odd).append(one)
        self._heads = re.compile("|".join(heads)).match if heads else None
        self._searches = [
            (tuple(map(_certain, words)), re.compile(search).search)
            for words, search in ((plain, _by_letter(plain)), (odd, "|".join(odd)))
            if search
        ]
        self._folded = re.compile("|".join(folded)).search if folded else None

    def passing(self, values: frozenset[str], lines: str) -> set[str]:
        """The values in which the pattern is found; `lines` are the values, one a line."""
        found = set(filter(self._heads, values)) if self._heads else set()
        for words, search in self._searches:
            if any(word in lines for word in words):
                found.update(filter(search, values))
        if self._folded:
            found.update(value for value in values if self._folded(value.lower()))
        return found


_EITHER_CASE = re.compile(r"\[([A-Z])([a-z])\]")
# What may or may not be there, or as one of several: groups, sets, what a quantifier follows.
_UNCERTAIN = re.compile(
    r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^]]*\]|\\.|.(?=[?*{]))[?*+]?(?:\{[^}]*\})?|[\^$.+]"
)


def _certain(alternative: str) -> str:
    """The longest piece of text that is in all that an alternative of a pattern finds."""
    return max(_UNCERTAIN.split(alternative), key=len)


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, those in its groups left as they are."""
    depth, start = 0, 0
    for at, character in enumerate(pattern):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if character == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _by_letter(words: list[str]) -> str:
    """A pattern for any of the words; those that begin alike are tried together."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())


class Page:
    """The page that is worked on. Copies of its tree have no classes or ids beside its own."""

    def __init__(self, classes: dict[str, str], ids: dict[str, str]) -> None:
        made = {pattern: Values(pattern) for pattern in {*classes.values(), *ids.values()}}
        self._classes = {name: made[pattern] for name, pattern in classes.items()}
        self._ids = {name: made[pattern] for name, pattern in ids.items()}
        self._passed: dict[str, Passed] = {}
        self.index: index.Index | None = None

    def start(self, tree: HtmlElement) -> None:
        """A new page."""
        self.index = index.of(tree)
        self._passed.clear()

    def end(self) -> None:
        """Hold nothing of a page that is done."""
        self.index = None
        self._passed.clear()

    def passed(self, tree: HtmlElement, name: str) -> Passed:
        """Classes and ids that passed; those of the tree itself when no page was started."""
        known = self._passed.get(name)
        if known is None:
            values = self.index or index.of(tree)
            classes, ids = self._classes.get(name), self._ids.get(name)
            known = (
                classes.passing(values.classes, values.class_lines) if classes else set(),
                ids.passing(values.ids, values.id_lines) if ids else set(),
            )
            if self.index is not None:
                self._passed[name] = known
        return known


class Named:
    """The descendants with one of the tags, and a class or an id that passed by a name."""

    def __init__(self, page: Page, tags: tuple[str, ...], name: str) -> None:
        self._page, self._tags, self._name = page, tags, name

    def __call__(self, tree: HtmlElement) -> list[HtmlElement]:
        """As the XPath would be called."""
        classes, ids = self._page.passed(tree, self._name)
        if not classes and not ids:
            return []
        return [
            element
            for element in tree.iterdescendants(*self._tags)
            if element.get("class") in classes or element.get("id") in ids
        ]


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
            classes, ids = page.passed(tree, name)
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
        furniture, hidden = page.passed(tree, "furniture"), page.passed(tree, "hidden")
        consent, reply = page.passed(tree, "consent"), page.passed(tree, "reply")
        _, hidden_first = page.passed(tree, "hidden first")

        def is_furniture(element: HtmlElement) -> bool:
            get = element.get
            return element.tag in _BLOCKS and (
                get("class") in furniture[0]
                or get("id") in furniture[1]
                or get("data-lp-replacement-content") is not None
                or "nav" in (get("role") or "").replace("N", "n")
                or "MostPopularStories" in (get("data-component") or "")
                or _is_first(element, consent)
            )

        def is_hidden(element: HtmlElement) -> bool:
            get = element.get
            style = get("style") or ""
            return (
                get("class") in hidden[0]
                or get("id") in hidden[1]
                or get("aria-hidden") == "true"
                or "display:none" in style
                or "display: none" in style
                or (
                    ("hidden" in style or get("id") in hidden_first)
                    and "hidden" in _first(element, "id", "style")
                )
                or _is_first(element, reply)
            )

        odd = _odd(
            tree,
            furniture[0] | hidden[0] | consent[0] | reply[0],
            furniture[1] | hidden[1] | consent[1] | reply[1] | hidden_first,
        )
        return [one for one in odd if is_furniture(one) or is_hidden(one)]

    return [nodes]


def _is_first(element: HtmlElement, passed: Passed) -> bool:
    """True when the first of id and class passed."""
    classes, ids = passed
    its_class, its_id = element.get("class"), element.get("id")
    if its_class not in classes and its_id not in ids:
        return False
    first = next(key for key, _ in element.items() if key in ("id", "class"))
    return its_class in classes if first == "class" else its_id in ids


def _odd(tree: HtmlElement, classes: set[str], ids: set[str]) -> Iterator[HtmlElement]:
    """What may be furniture or hidden: before tags and the values of others are asked."""
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
