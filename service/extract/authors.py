"""The findings of authors → the people who wrote the page, in their order.

The first source with a name wins, as for any field, unless no reader of the page sees that name:
then a login, a desk or a company gives way to the full name of a person, what a template may say on
all pages to a byline, and anybody to a byline that another source repeats. The site itself is its
author only where it is marked up as a person, or where its byline alone signs the page.
"""

import re
from collections.abc import Iterable

from service.extract import titles
from service.extract.meta import Finding
from service.extract.people import desk, is_capitalised, is_handle, is_label, is_person, people
from service.url import registered_domain

ORDER = (
    "json-ld",
    "citation",
    "parsely",
    "sailthru",
    "itemprop",
    "article",
    "meta",
    "dc",
    "rel-author",
    "author-link",
    "byline",
    "twitter",
    "line",
)
_READ = ("rel-author", "author-link", "byline")  # what readers of the page see
_TOLD = ("article", "meta", "dc")
_LISTS = ("rel-author", "byline")  # sources of which a list of articles has one an entry
_SIGNED_UP = ("json-ld", "itemprop", "rel-author")  # where members go by names of their own
_CATALOGUES = ("citation", "dc")

# The label of a card of Twitter, in the languages of what writes it (Yoast, mostly).
_WROTE = re.compile(
    r"(?i)\b(?:written|author|by|verfasst|geschrieben|von|écrit|par|escrit[oa]|por|autore?|scritto|"
    r"geschreven|door|ditulis|oleh|penulis|skrevet|skriven|av|napisan[eoy]|автор)\b"
)

AUTHORS = 20
LISTED = 5  # names in bylines beyond which a page is a list of articles, comments or reviews

ByField = dict[str, list[Finding]]


def authors(by_field: ByField, host: str) -> tuple[str, tuple[str, ...]] | None:
    """The winning source and its names; None when nobody is named, and for a product's page."""
    if any(one.value.lower().startswith("product") for one in by_field.get("page_type", [])):
        return None
    by_source = _by_source(by_field, host)
    spoken = [source for source in ORDER if by_source.get(source)]
    if not spoken:
        by_source = _by_source(by_field, host, is_own_too=True)
        spoken = [source for source in (*_READ, "line") if by_source.get(source)]
    if not spoken:
        return None
    names = _distinct(by_source[spoken[0]])
    if len(names) == 1 and (whole := _in_full(by_source, names[0])):
        return whole
    companies = {titles.letters(one.value) for one in by_field.get("organisation", [])}
    source = _preferred(by_source, spoken, companies)
    return source, _distinct(by_source[source])[:AUTHORS]


def _preferred(by_source: dict[str, list[str]], spoken: list[str], companies: set[str]) -> str:
    """The first source, or one that knows better where no reader sees the first one's names."""

    def has_person(source: str) -> bool:
        return any(
            is_person(name) and titles.letters(name) not in companies for name in by_source[source]
        )

    first = spoken[0]
    if _is_seen(by_source, first):
        return first
    read = [source for source in spoken if source in _READ] if first in _TOLD else []
    if has_person(first):
        return next(filter(has_person, read), None) or _outvoted(by_source, first) or first
    return next(filter(has_person, [*read, *spoken]), None) or (read or [first])[0]


def is_signed(found: Iterable[Finding], host: str) -> bool:
    """True when the findings so far name a person: readers of lines need not be asked."""
    by_field: ByField = {}
    for one in found:
        by_field.setdefault(one.field, []).append(one)
    named = authors(by_field, host)
    return named is not None and any(map(is_person, named[1]))


def voices(by_field: ByField) -> list[Finding]:
    """All that names an author: the findings of the field, and a card labelled "Written by"."""
    found = list(by_field.get("authors", []))
    if any(_WROTE.search(one.value) for one in by_field.get("label", [])):
        found += by_field.get("labelled", [])
    return found


def says(finding: Finding, names: Iterable[str]) -> bool:
    """True when a finding names some of these people and nobody else."""
    own = {titles.folded(name) for name in names}
    named = {titles.folded(name) for name in people(_turned(finding))}
    return bool(named) and named <= own


def _by_source(by_field: ByField, host: str, *, is_own_too: bool = False) -> dict[str, list[str]]:
    """Each source's names, without the site's own and those of lists."""
    address = host.removeprefix("www.")
    own = {titles.letters(one.value) for one in by_field.get("site_name", [])}
    own.add(titles.letters(address))
    # A site may be named after the person who writes it.
    own -= {titles.letters(one.value) for one in by_field.get("person", []) if " " in one.value}
    label = titles.letters(address.partition(".")[0])
    site = (registered_domain(host) or address).partition(".")[0]
    by_source: dict[str, list[str]] = {}
    for finding in voices(by_field):
        if "://" in finding.value or f"({host})" in finding.value:
            continue
        names = list(people(_turned(finding)))
        if not names and finding.source in _SIGNED_UP and is_handle(finding.value):
            names = [finding.value]
        if not names and finding.source in _READ and (one := desk(finding.value)):
            names = [one]
        by_source.setdefault(finding.source, []).extend(
            name
            for name in names
            if (is_own_too or titles.letters(name) not in own)
            and not (finding.source == "meta" and name.casefold() == site)
            and address not in name.casefold()
            and not _is_desk(name, label)
            and (finding.source != "byline" or is_capitalised(name))
            and (finding.source != "author-link" or not is_label(name))
        )
    for source, names in by_source.items():  # the site beside people: "Ann Lee, USA TODAY"
        by_source[source] = [name for name in names if titles.letters(name) != site] or names
    if len(_distinct(by_source.get("itemprop", []))) > LISTED:
        del by_source["itemprop"]
    for source in _LISTS:
        names = by_source.get(source, [])
        if len(names) > LISTED and len(_distinct(names)) > 1:
            del by_source[source]
    return by_source


def _in_full(by_source: dict[str, list[str]], first: str) -> tuple[str, tuple[str, ...]] | None:
    """The whole name of somebody who is called by the first: Todd, who is Todd Lee elsewhere."""
    for source in ORDER if " " not in first else ():
        for name in by_source.get(source, []):
            if is_person(name) and titles.folded(name).startswith(f"{titles.folded(first)} "):
                return source, (name,)
    return None


def _is_seen(by_source: dict[str, list[str]], source: str) -> bool:
    """True when a name of the source stands on the page for all to read."""
    seen = [titles.folded(name) for other in _READ for name in by_source.get(other, [])]
    return any(titles.folded(name) in one for name in by_source[source] for one in seen)


def _outvoted(by_source: dict[str, list[str]], first: str) -> str | None:
    """A source that readers see and one that they do not name the same, against the first."""
    for source in _READ:
        names = {titles.folded(name) for name in by_source.get(source, []) if is_person(name)}
        if names and any(
            names & {titles.folded(name) for name in by_source.get(other, [])}
            for other in ORDER
            if other not in _READ and other != first
        ):
            return source
    return None


def _is_desk(name: str, label: str) -> bool:
    """True for what a broadcaster calls its desks: "MDR THÜRINGEN" of mdr.de."""
    first = name.partition(" ")[0]
    return first.isupper() and titles.letters(first) == label


def _turned(finding: Finding) -> str:
    """A name as a byline has it: Ann Lee, where a library's catalogue writes "Lee, Ann"."""
    last, comma, first = finding.value.partition(", ")
    if finding.source in _CATALOGUES and comma and "," not in first and " " not in last:
        return f"{first} {last}"
    return finding.value


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Names once, in order; "Ann Lee Head of News" is Ann Lee, where she is named by herself.

    So is her handle, annlee.
    """
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(titles.folded(name), name)
    handles = {titles.letters(key) for key in folded if " " in key}
    return tuple(
        name
        for key, name in folded.items()
        if not any(key.startswith(f"{other} ") and is_person(other) for other in folded)
        and not (" " not in key and titles.letters(key) in handles)
    )
