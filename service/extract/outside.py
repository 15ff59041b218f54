"""Changes around trafilatura 2.3.1 that save a third of its time and leave its text as it is.

Nothing in the library is edited: while `changed()` holds, some names of its modules are others.
1. XPaths that call Python for a regular expression on each element become functions over class
   and id that remember their verdicts. They find the same nodes.
2. The comparison with readability is left out where it cannot win, or hardly ever does.
3. The parser makes elements of one class instead of asking Python for the class of each.

All of it is right for one version. With another, or when a name is missing, `changed()` changes
nothing and trafilatura works as it comes; tests/extract/test_equivalence.py compares the two.
Not for threads: what one changes the others see. Pages are read in processes of their own.
"""

import importlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from functools import lru_cache
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

VERSION = "2.3.1"
# From this length on readability took over so few of 446 pages (3 were better without it, 2 worse)
# that it is not asked; below, it is left out only where it cannot win.
SURE_CHARACTERS = 1_000
_REMEMBERED = 8_192  # verdicts kept for each pattern; a site repeats a few hundred classes
_LONGEST = 300  # longer values are looked at anew: what is remembered stays small

Nodes = Callable[[HtmlElement], list[HtmlElement]]
Verdict = Callable[[str | None], bool]


def _verdict(pattern: str, flags: int = 0) -> Verdict:
    """Whether a pattern is found in a value, remembered; a missing attribute has nothing."""
    search = re.compile(pattern, flags).search

    @lru_cache(maxsize=_REMEMBERED)
    def remembered(value: str) -> bool:
        return search(value) is not None

    def verdict(value: str | None) -> bool:
        if value and len(value) <= _LONGEST:
            return remembered(value)
        return bool(value) and search(value or "") is not None

    return verdict


def _first(element: HtmlElement, one: str, other: str) -> str:
    """The string value of `@one|@other` in XPath 1.0: that of the first in the order served."""
    for name, value in element.items():
        if name in (one, other):
            return str(value)
    return ""


def _with_tags(tags: str, attributes: str) -> etree.XPath:
    """Descendants with one of the tags and one of the attributes, found without Python."""
    names = " or ".join(f"self::{tag}" for tag in tags.split())
    has = " or ".join(f"@{attribute}" for attribute in attributes.split())
    return etree.XPath(f".//*[{names}][{has}]" if names else f".//*[{has}]")


def _filtered(candidates: etree.XPath, matches: Callable[[HtmlElement], bool]) -> Nodes:
    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        return [element for element in candidates(tree) if matches(element)]

    return nodes


def _first_of(candidates: etree.XPath, matches: Callable[[HtmlElement], bool]) -> Nodes:
    def nodes(tree: HtmlElement) -> list[HtmlElement]:
        found = next((element for element in candidates(tree) if matches(element)), None)
        return [] if found is None else [found]

    return nodes


def _tokens(module: Any, name: str) -> Any:
    """The library's own words; AttributeError when it has none by this name."""
    return getattr(module, name)


def _alternatives(module: Any, name: str) -> str:
    return "|".join(_tokens(module, name))


def _bodies(xpaths: Any) -> list[Any]:
    """The frames that an article is looked for in, best first."""
    tags = "article div main section"
    article_id = _verdict(_alternatives(xpaths, "_ARTICLE_CONTENT_ID_TOKENS"))
    article_class = _verdict(_alternatives(xpaths, "_ARTICLE_CONTENT_CLASS_TOKENS"))
    story_id = _verdict(_alternatives(xpaths, "_STORY_ID_TOKENS"))
    full_text = _verdict("fulltext", re.IGNORECASE)
    story_class = _verdict(_alternatives(xpaths, "_STORY_CLASS_TOKENS"))
    main_id = _verdict(_alternatives(xpaths, "_MAIN_CONTENT_ID_TOKENS"))
    main_class = _verdict(_alternatives(xpaths, "_MAIN_CONTENT_CLASS_TOKENS"))

    def is_article(element: HtmlElement) -> bool:
        get = element.get
        return (
            get("class") in ("post", "entry")
            or get("itemprop") == "articleBody"
            or get("id") == "articleContent"
            or article_id(get("id"))
            or article_class(get("class"))
        )

    def is_story(element: HtmlElement) -> bool:
        get = element.get
        return (
            get("role") == "article"
            or get("id") in ("article", "story")
            or get("class") in ("postarea", "art-postcontent", "text", "cell", "story")
            or story_id(get("id"))
            or full_text(get("class"))
            or story_class(get("class"))
        )

    def is_main(element: HtmlElement) -> bool:
        own_id, own_class = element.get("id") or "", element.get("class") or ""
        folded = own_class.replace("C", "c")
        return (
            own_id == "content"
            or own_class == "content"
            or main_id(own_id)
            or main_class(own_class)
            or "main-content" in own_id.replace("C", "c").replace("M", "m")
            or "main-content" in folded.replace("M", "m")
            or "page-content" in folded.replace("P", "p")
        )

    _, second, _, _, fifth = xpaths.BODY_XPATH
    return [
        _first_of(_with_tags(tags, "class id itemprop"), is_article),
        second,
        _first_of(_with_tags(tags, "class id role"), is_story),
        _first_of(_with_tags(tags, "class id"), is_main),
        fifth,
    ]


def _discards(xpaths: Any) -> list[Nodes]:
    """What is never text: navigation, shares, consent, related articles; what is hidden."""
    both = _tokens(xpaths, "_OVERALL_DISCARD_BOTH_TOKENS")
    by_id = _verdict("|".join(both + _tokens(xpaths, "_OVERALL_DISCARD_ID_TOKENS")))
    by_class = _verdict("|".join(both + _tokens(xpaths, "_OVERALL_DISCARD_CLASS_TOKENS")))
    consent = _verdict(_alternatives(xpaths, "_CONSENT_ID_CLASS_TOKENS"))
    readers = _verdict("reader-comments|akismet")
    hidden = _verdict(
        "^hide-|comments-title|nocomments|-reply-|message|akismet|suggest-links|-hide-|"
        "hide-print| hidden| hide|noprint|notloaded"
    )

    def is_furniture(element: HtmlElement) -> bool:
        get = element.get
        its_id, its_class = get("id"), get("class")
        return (
            by_class(its_class)
            or by_id(its_id)
            or get("data-lp-replacement-content") is not None
            or "nav" in (get("role") or "").replace("N", "n")
            or "MostPopularStories" in (get("data-component") or "")
            or ((consent(its_id) or consent(its_class)) and consent(_first(element, "id", "class")))
        )

    def is_hidden(element: HtmlElement) -> bool:
        get = element.get
        its_id, its_class, style = get("id") or "", get("class") or "", get("style") or ""
        return (
            hidden(its_class)
            or its_class == "comments-title"
            or get("aria-hidden") == "true"
            or (its_id != "" and readers(its_id))
            or (
                style != ""
                and (
                    "display:none" in style
                    or "display: none" in style
                    or ("hidden" in style and "hidden" in _first(element, "id", "style"))
                )
            )
            or ("hidden" in its_id and "hidden" in _first(element, "id", "style"))
            or (
                (its_id.startswith("reply-") or its_class.startswith("reply-"))
                and _first(element, "id", "class").startswith("reply-")
            )
        )

    tags, more = "div item list p section span", "role data-component data-lp-replacement-content"
    return [
        _filtered(_with_tags(tags, f"id class {more}"), is_furniture),
        _filtered(_with_tags("", "id class style aria-hidden"), is_hidden),
    ]


def _comments(xpaths: Any) -> list[Nodes]:
    """Readers' comments, lists of them included."""
    named = _tokens(xpaths, "_COMMENTS_ID")
    by_id = _verdict(f"^(?:{named}|disqus_thread|dsq-comments)")
    by_list_id = _verdict(f"^(?:{named})")
    by_class = _verdict(_tokens(xpaths, "_COMMENTS_CLASS"))

    def is_comments(element: HtmlElement) -> bool:
        its = by_list_id if element.tag in ("ol", "ul") else by_id
        return its(element.get("id")) or by_class(element.get("class"))

    return [_filtered(_with_tags("div list section details ol ul", "id class"), is_comments)]


def _appended(xpaths: Any) -> list[Any]:
    """Whole articles that follow the first on endless pages."""
    added = _verdict("mvp-post-add-(?:box|wrap)")
    endless = _verdict("mvp-post-add-(?:box|wrap)|infinite-?scroll")

    def is_appended(element: HtmlElement) -> bool:
        own_id, own_class = element.get("id"), element.get("class")
        return (endless(own_id) or endless(own_class)) and (
            element.find(".//h1") is None or added(own_id) or added(own_class)
        )

    _, shares = xpaths.RAW_TREE_PRUNE_XPATH
    return [_filtered(_with_tags("div section aside", "id class"), is_appended), shares]


def _basics(settings: Any) -> Nodes:
    """What the page's whole text is counted without."""
    consent = _verdict(_tokens(settings, "_COOKIE_CONSENT_RE"), re.IGNORECASE)
    tags = frozenset({"aside", "fencedframe", "footer", "script", "style", "svg", "template"})
    names = " or ".join(f"self::{tag}" for tag in sorted(tags))

    def is_basic(element: HtmlElement) -> bool:
        if element.tag in tags or consent(element.get("class")) or consent(element.get("id")):
            return True
        return element.tag == "div" and "footer" in _first(element, "class", "id")

    return _filtered(etree.XPath(f".//*[{names} or @class or @id]"), is_basic)


def _nothing(_tree: HtmlElement) -> HtmlElement:
    return HtmlElement()


def _comparison(core: Any, external: Any) -> Callable[..., Any]:
    """The extractor, then the comparison, without readability where that is no candidate."""

    def extract_and_compare(cleaned: Any, backup: Any, tree: Any, options: Any) -> Any:
        body, text = core.extract_content(cleaned, options)
        if options.fast:
            return body, text
        if options.focus != "balanced" or not _is_sure(body, text, tree):
            return core.compare_extraction(backup, copy(tree), body, text, options)
        readability = external.try_readability
        external.try_readability = _nothing
        try:
            return core.compare_extraction(backup, tree, body, text, options)
        finally:
            external.try_readability = readability

    return extract_and_compare


def _is_sure(body: Any, text: str, tree: HtmlElement) -> bool:
    """True when readability would not be preferred.

    It is when its text is more than twice as long, or when the own has no paragraph or more
    tables than paragraphs. Its text is part of the page's, scripts and styles not counted.
    """
    paragraphs = body.findall(".//p")
    if not any(next(one.itertext(), None) is not None for one in paragraphs):
        return False
    if len(body.findall(".//table")) > len(paragraphs):
        return False
    if len(text) >= SURE_CHARACTERS:
        return True
    return 2 * len(text) >= len(" ".join("".join(_SEEN(tree)).split()))


_SEEN = etree.XPath(".//text()[not(parent::script or parent::style)]")


def _parser() -> etree.HTMLParser:
    parser = etree.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


@lru_cache(maxsize=1)
def changes(version: str) -> tuple[tuple[Any, str, Any, Any], ...]:
    """Module, name, what it is and what it becomes; none for a version that is not known."""
    if version != VERSION:
        return ()
    try:
        core, external, main, baseline, utils, xpaths, settings = (
            importlib.import_module(f"trafilatura.{name}")
            for name in "core external main_extractor baseline utils xpaths settings".split()
        )
        # core.compare_extraction is looked up when it is called: it must be there as well.
        others = (core.compare_extraction, core.extract_content, external.try_readability)
        wanted: list[tuple[Any, str, Any]] = [
            (core, "RAW_TREE_PRUNE_XPATH", _appended(xpaths)),
            (core, "REMOVE_COMMENTS_AND_LISTS_XPATH", _comments(xpaths)),
            (core, "_extract_and_compare", _comparison(core, external)),
            (main, "OVERALL_DISCARD_XPATH", _discards(xpaths)),
            (main, "BODY_XPATH", _bodies(xpaths)),
            (baseline, "BASIC_CLEAN_XPATH", _basics(settings)),
            (utils, "HTML_PARSER", _parser()),
        ]
        found = tuple((where, name, getattr(where, name), new) for where, name, new in wanted)
    except (ImportError, AttributeError, TypeError, ValueError):
        return ()
    return found if all(map(callable, others)) else ()


@contextmanager
def changed() -> Iterator[None]:
    """trafilatura, quicker, for as long as this holds."""
    its = changes(trafilatura.__version__)
    for where, name, _, new in its:
        setattr(where, name, new)
    try:
        yield
    finally:
        for where, name, old, _ in its:
            setattr(where, name, old)
