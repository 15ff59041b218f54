"""One walk over a page for all who look for elements by tag, class or id.

A walk costs .7 ms on a page of a thousand elements, most of it for the Python objects that lxml
makes for them. The index holds these, so whoever meets the elements later gets them for less.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Index:
    """The elements of a tree in their order; where each tag and each value of class and id is."""

    elements: list[HtmlElement]
    tags: dict[str, list[int]]
    classes: dict[str, list[int]]
    ids: dict[str, list[int]]

    def tagged(self, *tags: str) -> list[HtmlElement]:
        """Elements with one of the tags."""
        return self._at(self.tags[tag] for tag in tags if tag in self.tags)

    def classed(self, passes: Callable[[str], object]) -> list[HtmlElement]:
        """Elements whose class, as it stands there, passes; each value is asked about once."""
        return self._at(where for value, where in self.classes.items() if passes(value))

    def _at(self, places: Iterable[list[int]]) -> list[HtmlElement]:
        return [self.elements[place] for place in sorted(chain.from_iterable(places))]


@lru_cache(maxsize=1)
def of(tree: HtmlElement) -> Index:
    """The index of a tree as it is at the first call; the last one is remembered."""
    elements = list(tree.iter("*"))
    tags, classes, ids = (defaultdict[str, list[int]](list) for _ in range(3))
    for place, element in enumerate(elements):
        tags[element.tag].append(place)
        its_class = element.get("class")
        if its_class is not None:
            classes[its_class].append(place)
        its_id = element.get("id")
        if its_id is not None:
            ids[its_id].append(place)
    return Index(elements, dict(tags), dict(classes), dict(ids))
