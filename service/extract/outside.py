"""Changes around trafilatura 2.3.1 that save half of its time and leave its text as it is.

Nothing in the library is edited: while `changed()` holds, some names of its modules are others.
1. XPaths that call Python for a regular expression on each element become functions that find the
   same nodes (nodes.py), or say at once that the page has none.
2. readability is not asked. What only the comparison with justext needs is made when it is needed;
   justext's choice is made in one walk (stopwords.py).
3. What a page does not have is not looked for: tags to delete, links to count. The text of the
   whole page is not made where its length decides nothing.
4. The parser gets the page's UTF-8, not a string of two or four bytes a character, and makes
   elements of one class instead of asking Python for the class of each.

2 changes the text of one page in twenty, for the better: with the second opinion (opinion.py) F1
was .898 without readability and .895 with it on half of the sample pages, .888 and .885 on the
other. The rest changes none. All of it is right for one version. With another, or when a name is
missing, `changed()` changes nothing and trafilatura works as it comes;
tests/extract/test_equivalence.py compares the two.
Not for threads: what one changes the others see. Pages are read in processes of their own.
"""

import importlib
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, fromstring
from trafilatura.settings import Extractor

from service.extract import nodes, stopwords

VERSION = "2.3.1"
# What is no character of XML, as INVALID_XML_CHARS of the library has it.
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32)))
_NO_CHARACTERS = "\ufffe\uffff"
_SHORT_LINK = 10  # characters; collect_link_info of the library has it
# Tags without elements inside: the order in which they go changes nothing for the others.
_LEAVES = frozenset({"area", "input", "link", "param", "script", "style"})
_SEEN = etree.XPath(".//text()[not(parent::script or parent::style)]", smart_strings=False)


@dataclass(frozen=True, slots=True)
class Shared:
    """A tree that is read by others afterwards; it is copied only where it would be changed."""

    tree: HtmlElement


def extract(
    tree: HtmlElement,
    *,
    fast: bool,
    marks: Collection[str] | None = None,
    url: str | None = None,
) -> Any:
    """The document that trafilatura makes of a tree, or None. `fast`: justext is not asked either.

    With `marks` its text is Markdown, with the links and images that are named there; links are
    made absolute by `url`.
    """
    options = _options(fast, None if marks is None else frozenset(marks), url)
    with changed() as is_changed:
        return trafilatura.bare_extraction(Shared(tree) if is_changed else tree, options=options)


@lru_cache(maxsize=4)
def _options(fast: bool, marks: frozenset[str] | None, url: str | None) -> Extractor:
    """What is asked for; kept, since a configuration is read for each."""
    return Extractor(
        output_format="python",
        fast=fast,
        comments=False,
        formatting=marks is not None,
        links="links" in (marks or ()),
        images="images" in (marks or ()),
        url=url,
    )


class _Work(nodes.Page):
    """The page at hand, for the functions that take the places of trafilatura's."""

    def __init__(self, xpaths: Any, settings: Any) -> None:
        super().__init__(
            nodes.class_patterns(xpaths, settings), nodes.id_patterns(xpaths, settings)
        )
        self.shared: Shared | None = None
        self.length = 0  # characters of the text so far
        self.links: dict[HtmlElement, int] = {}  # characters of the links of a section
        self._seen: list[str] | None = None

    def start(self, tree: HtmlElement) -> None:
        """A new page."""
        super().start(tree)
        self.length, self._seen = 0, None

    def end(self) -> None:
        """Hold nothing of a page that is done."""
        super().end()
        self.shared = self._seen = None
        self.links.clear()

    def seen(self, tree: HtmlElement) -> list[str]:
        """The texts of the page, without scripts and styles; asked for one tree of it."""
        if self._seen is None:
            self._seen = _SEEN(tree)
        return self._seen


def _loading(work: _Work, load: Callable[..., Any]) -> Callable[..., Any]:
    def load_html(content: Any, *options: Any) -> Any:
        if not isinstance(content, Shared):
            return load(content, *options)
        work.shared = content
        return content.tree  # another object than what was given, so no copy is made

    return load_html


def _sequence(work: _Work, core: Any, prunes: list[nodes.Nodes]) -> Callable[..., Any]:
    sequence = core.trafilatura_sequence

    def trafilatura_sequence(tree: Any, options: Any, url: Any = None) -> Any:
        work.start(tree)
        try:
            if work.shared and any(prune(tree) for prune in prunes):
                tree = copy(tree)
            return sequence(tree, options, url)
        finally:
            work.end()

    return trafilatura_sequence


def _preparing(work: _Work, core: Any, processing: Any) -> Callable[..., Any]:
    """The cleaned tree, converted. The copy that only justext needs is made when it is asked."""
    prepare = nodes.own(core, "_prepare_tree")

    def prepared(tree: Any, options: Any, url: Any) -> Any:
        if options.comments:  # read from that copy
            return prepare(tree, options, url)
        return core.convert_tags(
            _cleaned(work, core, processing, tree, options), options, url
        ), None

    return prepared


def _cleaned(work: _Work, core: Any, processing: Any, tree: Any, options: Any) -> Any:
    """A copy without the tags that are never text; those that the page has are asked for."""
    tags = processing.MANUALLY_CLEANED
    present = work.index.having(tags) if work.index else tags
    wanted = [tag for tag in tags if tag in present]
    cleaned = copy(tree)
    etree.strip_elements(cleaned, *_LEAVES.intersection(wanted), with_tail=False)
    processing.MANUALLY_CLEANED = [tag for tag in wanted if tag not in _LEAVES]
    try:
        return core.tree_cleaning(cleaned, options)
    finally:
        processing.MANUALLY_CLEANED = tags


def _comparison(work: _Work, core: Any, clean: Callable[..., Any]) -> Any:
    """The extractor, then the comparison, for which a tree is made when it is asked for."""

    def extract_and_compare(cleaned: Any, backup: Any, tree: Any, options: Any) -> Any:
        body, text = core.extract_content(cleaned, options)
        work.length = len(text)
        if options.fast:
            return body, text
        later = partial(clean, tree, options) if backup is None else backup
        return core.compare_extraction(later, tree, body, text, options)

    return extract_and_compare


def _nothing(_tree: HtmlElement) -> HtmlElement:
    return HtmlElement()


def _rescue(external: Any) -> Callable[..., Any]:
    rescue = external.justext_rescue

    def justext_rescue(tree: Any, options: Any) -> Any:
        return rescue(tree() if isinstance(tree, partial) else tree, options)

    return justext_rescue


def _justext(external: Any) -> Callable[..., Any]:
    ask = external.try_justext

    @lru_cache(maxsize=1)
    def words() -> frozenset[str]:
        return frozenset(word.lower() for word in external.jt_stoplist_init())

    def try_justext(tree: Any, url: Any, language: Any) -> Any:
        if language is not None:
            return ask(tree, url, language)
        body = etree.Element("body")
        for text in stopwords.good(tree, words()):
            etree.SubElement(body, "p").text = text
        return body

    return try_justext


def _whole(work: _Work, core: Any) -> Callable[..., Any]:
    """The text of the page, which is compared with a multiple of what was found.

    Where that is enough for more than the page's text can be, there is nothing to make. Each piece
    of text counts as a word of its own, and nothing is taken for furniture: it cannot be longer.
    """
    html2txt = core.html2txt
    share = core.ESCALATION_PAGE_SHARE

    def whole(tree: Any) -> str:
        if work.length >= share * len(" ".join(" ".join(work.seen(tree)).split())):
            return ""
        return str(html2txt(tree))

    return whole


def _sections(work: _Work, main: Any) -> Callable[..., Any]:
    prune = main.prune_unwanted_sections

    def prune_unwanted_sections(*given: Any, **options: Any) -> Any:
        work.links.clear()
        return prune(*given, **options)

    return prune_unwanted_sections


def _density(work: _Work, processing: Any) -> Callable[..., Any]:
    test = processing.link_density_test

    def link_density_test(element: Any, favor_precision: bool = False) -> Any:
        if next(element.iter("ref"), None) is None:
            return False, False
        found = test(element, favor_precision)
        if any(found):  # it may go, and with it a part of the link that it is in
            for link in element.iterancestors("ref"):
                work.links.pop(link, None)
        return found

    return link_density_test


def _link_info(work: _Work) -> Callable[..., Any]:
    """The sums over the links of an element; their texts, which come last, nobody asks for.

    Each text is read once, not again for each element around it.
    """

    def length(link: Any) -> int:
        known = work.links.get(link)
        if known is None:
            text = link.text_content() if len(link) else link.text or ""
            known = work.links[link] = len(" ".join(text.split()))
        return known

    def collect_link_info(links: list[Any]) -> tuple[int, int, int, list[str]]:
        lengths = list(filter(None, map(length, links)))
        return sum(lengths), len(lengths), sum(one < _SHORT_LINK for one in lengths), []

    return collect_link_info


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


def _loader(utils: Any) -> Callable[[str], HtmlElement | None]:
    """What `load_html` does with a page, from its UTF-8 on, which the parser reads as it is.

    Strings of Python have two or four bytes a character where one character of the page needs them;
    all that goes through the page, the parser above all, takes the longer for it.
    """
    parser = _parser()
    doctype, faulty = _of_bytes(utils.DOCTYPE_TAG), _of_bytes(utils.FAULTY_HTML)

    def load(html: str) -> HtmlElement | None:
        page = html.encode("utf-8", "surrogatepass").translate(None, _CONTROLS)
        for character in _NO_CHARACTERS:
            if character in html:
                page = page.replace(character.encode(), b"")
        start = page[:50].lower()
        if b"doctype" in start and (odd := doctype.match(page, 0, _line_end(page))):
            page = page[odd.end() :]
        if any(b"<html" in line and line.endswith(b"/>") for line in page[:4096].splitlines()[:4]):
            page = faulty.sub(rb"\1>", page, count=1)
        try:
            tree = fromstring(page, parser=parser)
        except (etree.LxmlError, ValueError, AssertionError):
            return None
        return tree if b"html" in start or len(tree) > 1 else None

    return load


def _line_end(page: bytes) -> int:
    """Where the first line ends."""
    end = page.find(b"\n")
    return end if end >= 0 else len(page)


def _of_bytes(pattern: re.Pattern[str]) -> re.Pattern[bytes]:
    return re.compile(pattern.pattern.encode(), pattern.flags & ~re.UNICODE)


@lru_cache(maxsize=1)
def changes(version: str) -> tuple[tuple[Any, str, Any, Any], ...]:
    """Module, name, what it is and what it becomes; none for a version that is not known."""
    if version != VERSION:
        return ()
    try:
        core, external, main, baseline, utils, xpaths, settings, processing = (
            importlib.import_module(f"trafilatura.{name}")
            for name in (
                "core external main_extractor baseline utils xpaths settings htmlprocessing".split()
            )
        )
        # Looked up when they are called: they must be there as well.
        others = (
            *(core.compare_extraction, core.extract_content, core.convert_tags),
            *(core.tree_cleaning, external.jt_stoplist_init),
        )
        work = _Work(xpaths, settings)
        appended, comments = nodes.appended(work), nodes.comments(work)
        clean = partial(_cleaned, work, core, processing)
        wanted: list[tuple[Any, str, Any]] = [
            (core, "load_html", _loading(work, core.load_html)),
            (core, "trafilatura_sequence", _sequence(work, core, [*appended, *comments])),
            (core, "RAW_TREE_PRUNE_XPATH", appended),
            (core, "REMOVE_COMMENTS_AND_LISTS_XPATH", comments),
            (core, "_prepare_tree", _preparing(work, core, processing)),
            (core, "_extract_and_compare", _comparison(work, core, clean)),
            (core, "html2txt", _whole(work, core)),
            (external, "try_readability", _nothing),
            (external, "justext_rescue", _rescue(external)),
            (external, "try_justext", _justext(external)),
            (main, "OVERALL_DISCARD_XPATH", nodes.discards(work)),
            (main, "TEASER_DISCARD_XPATH", nodes.teasers(work)),
            (main, "DISCARD_IMAGE_ELEMENTS", nodes.captions(work)),
            (main, "BODY_XPATH", nodes.bodies(work, xpaths)),
            (main, "prune_unwanted_sections", _sections(work, main)),
            (processing, "collect_link_info", _link_info(work)),
            (processing, "link_density_test", _density(work, processing)),
            (baseline, "BASIC_CLEAN_XPATH", nodes.basics(work)),
            (trafilatura, "load_html", _loader(utils)),
        ]
        found = tuple((where, name, getattr(where, name), new) for where, name, new in wanted)
    except (ImportError, AttributeError, TypeError, ValueError):
        return ()
    return found if all(map(callable, others)) else ()


@contextmanager
def changed() -> Iterator[bool]:
    """trafilatura, quicker, for as long as this holds; false when nothing is changed."""
    its = changes(trafilatura.__version__)
    for where, name, _, new in its:
        setattr(where, name, new)
    try:
        yield bool(its)
    finally:
        for where, name, old, _ in its:
            setattr(where, name, old)
