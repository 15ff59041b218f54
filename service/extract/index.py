"""What many ask of a page: its elements by tag and class, the values of class and id that it has.

The answers come from XPath and from walks in C wherever they can: Python's objects for all
elements of a page cost a millisecond, and most of them are never looked at. What was asked once
is remembered, with the elements, so whoever meets them later gets them for less.
"""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from lxml import etree
from lxml.html import HtmlElement

_CLASSES = etree.XPath("//*/@class", smart_strings=False)
_IDS = etree.XPath("//*/@id", smart_strings=False)
# Microdata, and RDFa Lite; those of meta elements have names that are read elsewhere. From the
# attributes to their elements: conditions on each element take libxml2 twice as long.
_ITEMS = etree.XPath("//@itemprop/.. | //@property/parent::*[not(self::meta)]")


class Index:
    """The elements of a tree, in their order, as they are when they are first asked for."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._tagged: dict[tuple[str, ...], list[HtmlElement]] = {}

    def tagged(self, *tags: str) -> list[HtmlElement]:
        """Elements with one of the tags."""
        known = self._tagged.get(tags)
        if known is None:
            known = self._tagged[tags] = list(self._tree.iter(*tags))
        return known

    def count(self, *tags: str) -> int:
        """How many elements have one of the tags."""
        return len(self.tagged(*tags))

    def having(self, tags: Iterable[str]) -> set[str]:
        """Those of the tags that an element has."""
        return {str(one.tag) for one in self._tree.iter(*tags)}

    @cached_property
    def classes(self) -> frozenset[str]:
        """The values of class, as they stand there."""
        return frozenset(_CLASSES(self._tree))

    @cached_property
    def class_lines(self) -> str:
        """The same, one a line: what is not found there is in none of them."""
        return "\n".join(self.classes)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The values of id."""
        return frozenset(_IDS(self._tree))

    @cached_property
    def id_lines(self) -> str:
        """The same, one a line."""
        return "\n".join(self.ids)

    @cached_property
    def items(self) -> list[HtmlElement]:
        """Elements with a property of microdata or RDFa."""
        return list(_ITEMS(self._tree))

    def classed(self, passes: Callable[[str], object]) -> list[HtmlElement]:
        """Elements whose class, as it stands there, passes; each value is asked about once."""
        passed = frozenset(filter(passes, self.classes))
        if not passed:
            return []
        return [one for one in self._tree.iter("*") if one.get("class") in passed]


@lru_cache(maxsize=1)
def of(tree: HtmlElement) -> Index:
    """The index of a tree; the last one is remembered."""
    return Index(tree)
