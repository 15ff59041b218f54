"""Candidates → the value of each field, and its provenance.

Each field has its own order of sources. The first source whose value can be one wins; the others
stay in the record as candidates, so that anyone can see what the page said and who agreed.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape

from service.extract import authors, published, titles
from service.extract.confidence import confidence
from service.extract.meta import Finding
from service.extract.text import line
from service.reasons import Failure
from service.records import Candidate, DatePrecision, Hints, Provenance
from service.url import join

TITLES = (
    "json-ld",
    "entry-title=",
    "h1=",
    "entry-title!",
    "h1!",
    "og",
    "citation",
    "parsely",
    "itemprop",
    "sailthru",
    "twitter",
    "dc",
    "title",
    "entry-title",
    "h1",
    "site",
    "hint",
)
_OTHERS = (
    "json-ld",
    "itemprop",
    "article",
    "og",
    "parsely",
    "sailthru",
    "citation",
    "dc",
    "meta",
    "twitter",
)
_LICENSES = ("json-ld", "rel-license", "itemprop", "dc", "cc-link")

CANDIDATES = 8  # of one field; pages with more repeat themselves
CANDIDATE_LIMIT = 200  # characters
TITLE_LIMIT = 500
TEXT_LIMIT = 5_000
TAGS = 50
_LOCALE = re.compile(
    r"\A([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What choosing needs beside the findings."""

    url: str
    host: str
    fetched_at: datetime
    hints: Hints | None
    month_first: bool


@dataclass(slots=True, kw_only=True)
class Chosen:
    """The fields of a Page that come from its markup, and where each comes from."""

    title: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    page_type: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    license: str | None = None
    paywalled: bool | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    date_precision: DatePrecision | None = None
    robots: tuple[str, ...] = ()
    tdm_reservation: str | None = None
    provenance: dict[str, Provenance] = field(default_factory=dict)


def choose(findings: Iterable[Finding], context: Context) -> Chosen:
    """The best value of each field. Pure: the same findings give the same choice."""
    by_field: dict[str, list[Finding]] = {}
    for finding in findings:
        if value := _line(finding):
            by_field.setdefault(finding.field, []).append(
                Finding(finding.field, finding.source, value)
            )
    chosen = Chosen()
    site_names = by_field.get("site_name", [])
    chosen.site_name = _one(chosen, "site_name", site_names, _OTHERS, _text)
    _choose_title(chosen, by_field.get("title", []), context)
    _choose_authors(chosen, by_field, context)
    _choose_dates(chosen, by_field, context)
    _choose_addresses(chosen, by_field, context)
    for name in ("description", "section", "page_type"):
        setattr(chosen, name, _one(chosen, name, by_field.get(name, []), _OTHERS, _text))
    chosen.tags = _tags(chosen, by_field.get("tags", []))
    order = ("html", "meta", "json-ld", "og", "dc")
    chosen.language = _one(chosen, "language_declared", by_field.get("language", []), order, locale)
    chosen.paywalled = _paywalled(chosen, by_field)
    chosen.robots = tuple(finding.value for finding in by_field.get("robots", []))[:CANDIDATES]
    chosen.tdm_reservation = next((f.value for f in by_field.get("tdm_reservation", [])), None)
    return chosen


def settle_title(titles: Iterable[Finding], context: Context) -> str | None:
    """The title alone, early: the readers of JSON-LD and of lines look for the headline by it."""
    chosen = Chosen()
    found = [Finding("title", title.source, _line(title)) for title in titles]
    _choose_title(chosen, [title for title in found if title.value], context)
    return chosen.title


def is_dated(findings: Iterable[Finding], context: Context) -> bool:
    """True when the findings so far say when the page was published."""
    reader = _reader(context)
    return any(one.field == "published" and reader.read(_line(one)) for one in findings)


def _reader(context: Context) -> published.Reader:
    return published.Reader(
        month_first=context.month_first, host=context.host, fetched_at=context.fetched_at
    )


def _line(finding: Finding) -> str:
    """A value on one line; entities that a page escaped twice are read, except in addresses."""
    value = finding.value
    if "&" in value and finding.field not in {"canonical_url", "image", "license"}:
        value = unescape(value)
    return line(value)


def locale(value: str) -> str | None:
    """A language tag in the form of BCP-47 (`id_ID` → `id-ID`); None for what is none."""
    found = _LOCALE.match(value.partition(",")[0].strip())
    if found is None:
        return None
    language, script, region = found.groups()
    parts = [language.lower(), script.title() if script else "", region.upper() if region else ""]
    return "-".join(part for part in parts if part)


# -- one field each --------------------------------------------------------------------------------


def _choose_title(chosen: Chosen, found: list[Finding], context: Context) -> None:
    if context.hints and context.hints.title:
        found = [*found, Finding("title", "hint", line(context.hints.title))]
    headings = [finding.value for finding in found if finding.source in titles.HEADINGS]
    names = [chosen.site_name] if chosen.site_name else []
    found = titles.marked(found, names, context.host)
    names += [finding.value for finding in found if finding.source == "site"]

    def clean(value: str) -> str:
        return titles.without_site(value, names, context.host, headings)

    title = _one(chosen, "title", found, TITLES, clean)
    if title and (shorter := titles.without_kicker(title, found, clean)):
        title = clean(shorter.value)
        _record(chosen, "title", shorter, found, clean)
    if title and chosen.provenance["title"].source == "title":
        title = titles.without_last_part(title)
    chosen.title = title[:TITLE_LIMIT] if title else None


def _choose_authors(chosen: Chosen, by_field: dict[str, list[Finding]], context: Context) -> None:
    named = authors.authors(by_field, context.host)
    if named is None:
        return
    source, names = named
    chosen.authors = names
    found = authors.voices(by_field)
    agreeing = [finding for finding in found if authors.says(finding, names)]
    chosen.provenance["authors"] = _provenance("authors", source, agreeing, found)


def _choose_dates(chosen: Chosen, by_field: dict[str, list[Finding]], context: Context) -> None:
    reader = _reader(context)
    for name in ("published", "modified"):
        found = by_field.get(name, [])
        if name == "published" and not any(reader.read(one.value) for one in found):
            # The only date that readers see, "Updated May 3, 2025", is that of what they read.
            seen = [one for one in by_field.get("modified", []) if one.source in published.SEEN]
            found = [*found, *seen]
        if (dated := published.when(found, reader)) is None:
            continue
        finding, moment = dated
        setattr(chosen, f"{name}_at", moment.at)
        chosen.date_precision = chosen.date_precision or moment.precision
        agreeing = [one for one in found if reader.day(one.value) == reader.day(finding.value)]
        chosen.provenance[f"{name}_at"] = _provenance(f"{name}_at", finding.source, agreeing, found)
    if chosen.published_at is None and context.hints and context.hints.published_at:
        at = context.hints.published_at
        chosen.published_at = at if at.tzinfo else at.replace(tzinfo=UTC)
        chosen.date_precision = DatePrecision.SECOND
        hint = Finding("published", "hint", chosen.published_at.isoformat())
        chosen.provenance["published_at"] = _provenance(
            "published_at", "hint", [hint], [*by_field.get("published", []), hint]
        )


def _choose_addresses(chosen: Chosen, by_field: dict[str, list[Finding]], context: Context) -> None:
    def absolute(value: str) -> str | None:
        try:
            return join(context.url, value).href
        except Failure:
            return None

    found = by_field.get("canonical_url", [])
    chosen.canonical_url = _one(chosen, "canonical_url", found, ("rel-canonical", "og"), absolute)
    chosen.image = _one(chosen, "image", by_field.get("image", []), _OTHERS, absolute)

    def license_address(value: str) -> str | None:
        """An address in full; the name of a licence as it is."""
        return _text(value) if " " in value or not set("/.") & set(value) else absolute(value)

    found = by_field.get("license", [])
    chosen.license = _one(chosen, "license", found, _LICENSES, license_address)


def _tags(chosen: Chosen, found: list[Finding]) -> tuple[str, ...]:
    for source in ("json-ld", "article", "parsely", "sailthru", "meta", "rel-tag"):
        own = [finding for finding in found if finding.source == source]
        # Keywords come one an element or with commas in one.
        words = [part.strip(" #\"'[]") for one in own for part in re.split("[,;、，]", one.value)]
        tags = tuple(dict.fromkeys(word[:CANDIDATE_LIMIT] for word in words if word))[:TAGS]
        if tags:
            chosen.provenance["tags"] = _provenance("tags", source, own, found)
            return tags
    return ()


def _paywalled(chosen: Chosen, by_field: dict[str, list[Finding]]) -> bool | None:
    tiers = [
        finding
        for finding in by_field.get("content_tier", [])
        if finding.value.lower() in {"locked", "metered", "free"}
    ]
    said = by_field.get("paywalled", []) + [
        Finding("paywalled", one.source, str(one.value.lower().endswith("false")))
        for one in by_field.get("free", [])
    ]
    if not tiers and not said:
        return None
    if tiers:
        source, value = tiers[0].source, tiers[0].value.lower() != "free"
    else:
        source, value = said[0].source, any(finding.value == "True" for finding in said)
    agreeing = [one for one in tiers if (one.value.lower() != "free") == value]
    agreeing += [one for one in said if (one.value == "True") == value]
    chosen.provenance["paywalled"] = _provenance("paywalled", source, agreeing, [*tiers, *said])
    return value


# -- what fields share -----------------------------------------------------------------------------


def _one(
    chosen: Chosen,
    name: str,
    found: list[Finding],
    order: tuple[str, ...],
    clean: Callable[[str], str | None],
) -> str | None:
    """The first value in the order of sources that can be one; its provenance goes to `chosen`."""
    for source in order:
        for finding in found:
            if finding.source == source and (value := clean(finding.value)):
                _record(chosen, name, finding, found, clean)
                return value
    return None


def _record(
    chosen: Chosen,
    name: str,
    winner: Finding,
    found: list[Finding],
    clean: Callable[[str], str | None],
) -> None:
    """The provenance of a field with one value; those agree that look the same when clean."""

    def shape(finding: Finding) -> str:
        return titles.folded(clean(finding.value) or finding.value)

    agreeing = [finding for finding in found if shape(finding) == shape(winner)]
    chosen.provenance[name] = _provenance(name, winner.source, agreeing, found)


def _provenance(
    field: str, source: str, agreeing: list[Finding], found: list[Finding]
) -> Provenance:
    agreement = len(agreeing) / len(found)
    return Provenance(
        source=source.rstrip("=!"),
        confidence=confidence(field, source, agreement),
        agreement=round(agreement, 3),
        candidates=tuple(
            Candidate(source=finding.source.rstrip("=!"), value=finding.value[:CANDIDATE_LIMIT])
            for finding in found[:CANDIDATES]
        ),
    )


def _text(value: str) -> str | None:
    return value[:TEXT_LIMIT] or None
