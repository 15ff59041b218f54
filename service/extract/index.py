"""One walk over a page for all who look for elements by tag, class or id.

A walk costs .7 ms on a page of a thousand elements, most of it for the Python objects that lxml
makes for them. The index holds these, so whoever meets the elements later gets them for less.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

Groups = dict[str, list[HtmlElement]]


@dataclass(frozen=True, slots=True)
class Index:
    """The elements of a tree in their order, by tag and by the whole value of class and id."""

    by_tag: Groups
    by_class: Groups
    by_id: Groups

    def tagged(self, tag: str) -> list[HtmlElement]:
        """Elements with a tag; do not change the list."""
        return self.by_tag.get(tag, [])


@lru_cache(maxsize=1)
def of(tree: HtmlElement) -> Index:
    """The index of a tree as it is at the first call; the last one is remembered."""
    by_tag: Groups = defaultdict(list)
    by_class: Groups = defaultdict(list)
    by_id: Groups = defaultdict(list)
    for element in tree.iter("*"):
        by_tag[element.tag].append(element)
        its_class = element.get("class")
        if its_class is not None:
            by_class[its_class].append(element)
        its_id = element.get("id")
        if its_id is not None:
            by_id[its_id].append(element)
    return Index(dict(by_tag), dict(by_class), dict(by_id))
