"""Candidates → the value of each field, and its provenance.

Each field has its own order of sources. The first source whose value can be one wins; the others
stay in the record as candidates, so that anyone can see what the page said and who agreed.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from service.extract import dates, titles
from service.extract.meta import Finding
from service.extract.people import people
from service.extract.text import line
from service.reasons import Failure
from service.records import Candidate, DatePrecision, Hints, Provenance
from service.url import join

# How often a source is right where it speaks, in steps: measured on half of the sample pages, for
# dates and titles; other sources by their likeness to these.
_CONFIDENCE = {
    "json-ld": 0.95,
    "itemprop": 0.9,
    "article": 0.93,
    "parsely": 0.93,
    "sailthru": 0.9,
    "citation": 0.95,
    "og": 0.88,
    "twitter": 0.8,
    "dc": 0.85,
    "meta": 0.8,
    "rel-canonical": 0.95,
    "rel-author": 0.8,
    "rel-license": 0.9,
    "cc-link": 0.7,
    "rel-tag": 0.8,
    "html": 0.85,
    "time": 0.8,
    "h1": 0.85,
    "entry-title": 0.9,
    "title": 0.7,
    "url": 0.85,
    "author-link": 0.7,
    "byline": 0.65,
    "line": 0.65,
    "hint": 0.5,
}

_TITLES = (
    "json-ld",
    "entry-title=",
    "h1=",
    "entry-title!",
    "h1!",
    "og",
    "citation",
    "parsely",
    "entry-title",
    "h1",
    "itemprop",
    "sailthru",
    "twitter",
    "dc",
    "title",
    "site",
    "hint",
)
_DATES = (
    "json-ld",
    "itemprop",
    "article",
    "parsely",
    "citation",
    "sailthru",
    "dc",
    "meta",
    "url",
    "time",
    "line",
    "hint",
)
_AUTHORS = (
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
AUTHORS = 20
LISTED = 5  # names in bylines beyond which a page is a list of articles, comments or reviews

# Countries with one zone, by their top-level domain.
_COUNTRY_ZONES = {
    "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich", "fr": "Europe/Paris",
    "it": "Europe/Rome", "nl": "Europe/Amsterdam", "be": "Europe/Brussels", "pl": "Europe/Warsaw",
    "cz": "Europe/Prague", "hu": "Europe/Budapest", "se": "Europe/Stockholm", "no": "Europe/Oslo",
    "dk": "Europe/Copenhagen", "gr": "Europe/Athens", "fi": "Europe/Helsinki", "ro":
    "Europe/Bucharest", "uk": "Europe/London", "ie": "Europe/Dublin", "tr": "Europe/Istanbul",
    "in": "Asia/Kolkata", "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "cn": "Asia/Shanghai",
    "tw": "Asia/Taipei", "hk": "Asia/Hong_Kong", "sg": "Asia/Singapore",
    "my": "Asia/Kuala_Lumpur", "ph": "Asia/Manila", "th": "Asia/Bangkok", "vn":
    "Asia/Ho_Chi_Minh", "ar": "America/Argentina/Buenos_Aires", "co": "America/Bogota",
    "pe": "America/Lima", "za": "Africa/Johannesburg", "il": "Asia/Jerusalem",
}  # fmt: skip

# The Web is younger; a date before it is a subject, a default value or a mistake.
_FIRST = datetime(1991, 8, 6, tzinfo=UTC)
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
        if value := line(finding.value):
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
    chosen.paywalled = _paywalled(by_field)
    chosen.robots = tuple(finding.value for finding in by_field.get("robots", []))[:CANDIDATES]
    chosen.tdm_reservation = next((f.value for f in by_field.get("tdm_reservation", [])), None)
    return chosen


def settle_title(titles: Iterable[Finding], context: Context) -> str | None:
    """The title alone, early: the readers of JSON-LD and of lines look for the headline by it."""
    chosen = Chosen()
    found = [Finding("title", title.source, line(title.value)) for title in titles]
    _choose_title(chosen, [title for title in found if title.value], context)
    return chosen.title


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

    def clean(value: str) -> str:
        return titles.without_site(value, chosen.site_name, context.host, headings)

    found = titles.marked(found, chosen.site_name, context.host)
    title = _one(chosen, "title", found, _TITLES, clean)
    if title and chosen.provenance["title"].source == "title":
        title = titles.without_last_part(title)
    chosen.title = title[:TITLE_LIMIT] if title else None


def _choose_authors(chosen: Chosen, by_field: dict[str, list[Finding]], context: Context) -> None:
    found = by_field.get("authors", [])
    own = {
        titles.letters(chosen.site_name or ""),
        titles.letters(context.host.removeprefix("www.")),
    }
    # A site may be named after the person who writes it.
    own -= {titles.letters(one.value) for one in by_field.get("person", []) if " " in one.value}
    by_source: dict[str, list[str]] = {}
    for finding in found:
        if "://" not in finding.value:
            names = [name for name in people(finding.value) if titles.letters(name) not in own]
            by_source.setdefault(finding.source, []).extend(names)
    for source in ("rel-author", "byline"):
        if len(_distinct(by_source.get(source, []))) > LISTED:
            del by_source[source]
    spoken = [source for source in _AUTHORS if by_source.get(source)]
    if not spoken:
        return
    # A login gives way to the full name that it was made of: "annlee", Ann Lee.
    login = titles.letters(by_source[spoken[0]][0])
    full = [
        source
        for source in spoken
        if any(" " in name and titles.letters(name) == login for name in by_source[source])
    ]
    source = full[0] if full else spoken[0]
    chosen.authors = _distinct(by_source[source])[:AUTHORS]
    value = ", ".join(chosen.authors)
    chosen.provenance["authors"] = _provenance(source, value, found)


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Names once, in order; "Ann Lee Head of News" is Ann Lee, where she is named by herself."""
    folded = {titles.folded(name): name for name in reversed(names)}
    return tuple(
        name
        for key, name in reversed(folded.items())
        if not any(key.startswith(f"{other} ") and " " in other for other in folded)
    )


def _choose_dates(chosen: Chosen, by_field: dict[str, list[Finding]], context: Context) -> None:
    published = _date(by_field.get("published", []), context)
    modified = _date(by_field.get("modified", []), context)
    if published is None and context.hints and context.hints.published_at:
        at = context.hints.published_at
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        moment = dates.Moment(at, DatePrecision.SECOND)
        published = (Finding("published", "hint", at.isoformat()), moment)
    if published is not None:
        finding, moment = published
        chosen.published_at, chosen.date_precision = moment.at, moment.precision
        chosen.provenance["published_at"] = _provenance(
            finding.source, finding.value, by_field.get("published", []), _day(context)
        )
    if modified is not None:
        finding, moment = modified
        chosen.modified_at = moment.at
        chosen.date_precision = chosen.date_precision or moment.precision
        chosen.provenance["modified_at"] = _provenance(
            finding.source, finding.value, by_field.get("modified", []), _day(context)
        )


def _date(found: list[Finding], context: Context) -> tuple[Finding, dates.Moment] | None:
    for source in _DATES:
        for finding in found:
            if finding.source != source:
                continue
            moment = dates.read(finding.value, month_first=context.month_first)
            if moment is not None and _is_possible(moment.at, context.fetched_at):
                return finding, _local(moment, found, context)
    return None


def _local(moment: dates.Moment, found: list[Finding], context: Context) -> dates.Moment:
    """The moment in the page's own zone, where another voice tells it.

    Publishing systems store UTC; the reader's day is the one in the address, which is written by
    the editor's clock, or that of a country with one zone, by the site's domain.
    """
    if moment.at.utcoffset():
        return moment
    for finding in found:
        if finding.source == "url" and (day := dates.read(finding.value)) is not None:
            apart = abs((day.at.date() - moment.at.date()).days)
            return day if apart == 1 else moment
    name = _COUNTRY_ZONES.get(context.host.rpartition(".")[2])
    if name is None or moment.precision is DatePrecision.DAY:
        return moment
    try:
        at = moment.at.astimezone(ZoneInfo(name))
    except ZoneInfoNotFoundError:  # a system without the time zone database
        return moment
    return replace(moment, at=at.replace(tzinfo=timezone(at.utcoffset() or timedelta())))


def _is_possible(at: datetime, fetched_at: datetime) -> bool:
    """Between the first web page and the day after the fetch (zones, clocks that run ahead)."""
    return _FIRST <= at <= fetched_at + timedelta(days=1)


def _day(context: Context) -> Callable[[str], str]:
    def day(value: str) -> str:
        moment = dates.read(value, month_first=context.month_first)
        return moment.at.date().isoformat() if moment else value

    return day


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
        values = [finding.value for finding in found if finding.source == source]
        # Keywords come one an element or with commas in one.
        words = [part.strip(" #\"'[]") for value in values for part in re.split("[,;、，]", value)]
        tags = tuple(dict.fromkeys(word[:CANDIDATE_LIMIT] for word in words if word))[:TAGS]
        if tags:
            chosen.provenance["tags"] = _provenance(source, ", ".join(tags), found)
            return tags
    return ()


def _paywalled(by_field: dict[str, list[Finding]]) -> bool | None:
    for finding in by_field.get("content_tier", []):
        if finding.value.lower() in {"locked", "metered", "free"}:
            return finding.value.lower() != "free"
    values = [finding.value for finding in by_field.get("paywalled", [])]
    values += [str(one.value.lower().endswith("false")) for one in by_field.get("free", [])]
    return "True" in values if values else None


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
                chosen.provenance[name] = _provenance(
                    source, value, found, lambda text: titles.folded(clean(text) or text)
                )
                return value
    return None


def _provenance(
    source: str,
    value: str,
    found: list[Finding],
    same: Callable[[str], str] | None = None,
) -> Provenance:
    same = same or titles.folded
    agreeing = [finding for finding in found if same(finding.value) == same(value)]
    agreement = len(agreeing) / len(found) if found else 1.0
    plain = source.rstrip("=!")
    kept = found[:CANDIDATES]
    return Provenance(
        source=plain,
        confidence=round(_CONFIDENCE.get(plain, 0.5) * (0.8 + 0.2 * agreement), 3),
        agreement=round(agreement, 3),
        candidates=tuple(
            Candidate(source=finding.source.rstrip("=!"), value=finding.value[:CANDIDATE_LIMIT])
            for finding in kept
        ),
    )


def _text(value: str) -> str | None:
    return value[:TEXT_LIMIT] or None
