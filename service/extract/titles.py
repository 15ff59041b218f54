"""Titles without the name of their site, and headings told from the site's own name."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from service.extract.meta import Finding
from service.extract.opinion import DENSE

HEADINGS = frozenset({"entry-title", "h1"})
_SEPARATORS = re.compile(r"\s+(?:[|–—·•»«:~\\/-]|-{2}|::)\s+|\s*[|»]\s*")
_DENSE_SEPARATORS = re.compile(rf"{_SEPARATORS.pattern}|\s*[_|｜—-]+\s*")
_OTHER = re.compile(r"[\W_]+")  # neither letters nor digits
SITE_WORDS = 4  # a last part of a `title` element with more words is no name of a site
SOLE_WORDS = 3  # a heading with fewer words may be a section's


def marked(found: Iterable[Finding], site_names: Sequence[str], host: str) -> list[Finding]:
    """The findings, headings marked by what speaks for them.

    `h1=` is a heading that another voice repeats, the longest of them; `h1!` is the only heading,
    and long enough; `site` is the site's own name, by its name or because it is the tail of every
    title.
    """
    titles = list(found)
    others = [one.value for one in titles if one.source not in HEADINGS]
    headings = {one.value for one in titles if one.source in HEADINGS}
    looks = [(one, folded(one)) for one in others]
    marks = {heading: _mark(heading, looks, site_names, host) for heading in headings}
    longest = max((len(one) for one, mark in marks.items() if mark == "="), default=0)
    result = []
    for one in titles:
        source, mark = one.source, marks.get(one.value, "")
        if source in HEADINGS:
            if mark == "site":
                source = mark
            elif mark == "=" and len(one.value) == longest:
                source += mark
            elif len(headings) == 1 and len(one.value.split()) >= SOLE_WORDS:
                source += "!"
        result.append(Finding(one.field, source, one.value))
    return result


def _mark(
    heading: str, others: Iterable[tuple[str, str]], site_names: Sequence[str], host: str
) -> str:
    own = folded(heading)
    repeating = [other for other, look in others if own in look]
    if is_site(heading, site_names, host) or (
        repeating and all(_is_tail(heading, other) for other in repeating)
    ):
        return "site"
    return "=" if repeating else ""


def without_site(value: str, site_names: Sequence[str], host: str, headings: Iterable[str]) -> str:
    """A title without the name of the site before or after it."""
    parts = list(_SEPARATORS.finditer(value))
    if not parts:
        return value
    for heading in headings:
        if 10 < len(heading) < len(value) and value.startswith(heading):
            return heading
    last, first = parts[-1], parts[0]
    if is_site(value[last.end() :], site_names, host):
        return value[: last.start()].strip() or value
    if is_site(value[: first.start()], site_names, host):
        return value[first.end() :].strip() or value
    return value


def without_last_part(value: str) -> str:
    """A title without a last part that is short: what nearly every template puts there."""
    separators = _DENSE_SEPARATORS if DENSE.search(value) else _SEPARATORS
    for part in reversed(list(separators.finditer(value))):
        head, tail = value[: part.start()].strip(), value[part.end() :]
        is_name = len(tail.split()) <= SITE_WORDS and len(tail) < len(head)
        if not is_name or _words(head) < 2:
            return value
        if separators is _SEPARATORS:
            return head
        value = head  # "headline_section_site" is what portals write
    return value


def _words(text: str) -> int:
    """Words, of which scripts without blanks have one in three characters or so."""
    return len(text.split()) + len(DENSE.findall(text)) // 3


def without_kicker(
    title: str, found: Iterable[Finding], clean: Callable[[str], str]
) -> Finding | None:
    """What is written for other sites to show, where the title is that with a kicker before it.

    "Minority in Syria - Druse demand a share" is headed so for readers of the page alone. On the
    tuning half the shorter one was the answer on all of the pages that have such a pair.
    """
    whole = letters(title)
    for one in found:
        if one.source in {"og", "twitter", "dc"} and len((text := clean(one.value)).split()) > 2:
            part = letters(text)
            if part != whole and whole.endswith(part):
                return one
    return None


def is_site(part: str, site_names: Iterable[str], host: str) -> bool:
    """True when a part of a title is the site's name or address."""
    own = letters(part)
    if not own:
        return False
    address = letters(host.removeprefix("www."))
    label = letters(host.removeprefix("www.").partition(".")[0])
    if own in {*map(letters, site_names), address, label} or (len(own) > 3 and own in address):
        return True
    # "Bridgestone Tires" of tires.bridgestone.com
    words = [letters(word) for word in part.split()]
    return len(words) > 1 and all(len(word) > 3 and word in address for word in words)


def letters(text: str) -> str:
    """Letters and digits alone, case folded."""
    return _OTHER.sub("", text.casefold())


@lru_cache(maxsize=256)  # titles and names are compared with one another
def folded(text: str) -> str:
    """One form of texts that look the same."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _is_tail(heading: str, title: str) -> bool:
    """True when a title ends with the heading, after a separator and something longer."""
    return any(
        folded(title[part.end() :]) == folded(heading) and part.start() > len(heading)
        for part in _SEPARATORS.finditer(title)
    )
