"""Extraction against others: quality and CPU time over ../shared/pages, in one run.

Every page goes through all systems one after the other, the order rotated, so that a busy machine
weighs on all alike. A system gets the bytes as served and the address; decoding is in its time.

Scores: F1 is of token multisets (runs of letters and digits, case folded; each Han, kana, hangul
or Thai character by itself) against gold_text, 0 where nothing came out. A date is right when its
day is; `date_false` is the share of pages dated by a system where the annotators, who looked for
a date on every page of wcxb-dev, found none (`author_false` likewise). In the other corpora a
missing answer is unknown and counts for nothing. A title is right when its letters and digits
are, case folded; authors are compared as sets of such names. `language` is that of the record,
by its primary subtag; Saring's comes from enrichment, whose time is not in the figures.
Beside the corpora, F1 is given for Indonesian pages, `(id)`, and for pages that declare a charset
other than UTF-8, `(charset)`.

Half of the pages, chosen by a hash of the id, is for tuning; figures are quoted from the other.
"""

import argparse
import gzip
import hashlib
import json
import logging
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import readability
import trafilatura
from lxml import html as lxml_html
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

from service.enrich import language as languages
from service.extract import text as texts
from service.extract.extract import extract, warm_up
from service.fetch.charset import decode
from service.reasons import Failure
from service.records import Download, Request, Source
from service.settings import Extract

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "shared" / "pages"
RESULTS = HERE / "results" / "extract.json"
CRAWLED_AT = datetime(2026, 11, 1, tzinfo=UTC)
UNDATED = "wcxb-dev"  # the corpus whose annotators looked for every field on every page

# Scripts that put no blanks between words.
_DENSE = "\\u0e00-\\u0e7f\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af"
_TOKEN = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+")
# The prescan of HTML (13.2.3.2), near enough: a meta element's charset or its content's.
_DECLARED = re.compile(rb"(?i)<meta[^>]+?charset\s*=\s*[\"']?\s*([a-z0-9_:-]+)")
_UTF_8 = frozenset({"utf-8", "utf8"})
_BETWEEN = re.compile(r"\s*(?:;|,|&|\||\s(?:and|und|et|y|dan)\s)\s*")


@dataclass(slots=True)
class Answer:
    """What a system says of a page; None for a field that it has no word on."""

    text: str = ""
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


System = Callable[[bytes, str], Any]


def saring(*, fast: bool) -> System:
    """The record of the page, from its bytes to the end of extraction."""
    settings = Extract(**({"fast": True} if fast else {}))
    source = Source(topic="bench", partition=0, offset=0)

    def run(body: bytes, url: str) -> Any:
        request = Request(request_id="bench", url=url, source=source, asked_at=CRAWLED_AT)
        download = Download(
            final_url=url,
            status=200,
            content_type="text/html",
            header_charset=None,
            body=body,
            fetched_at=CRAWLED_AT,
            timings_ms={},
        )
        try:
            text, charset = decode(download)
            return extract(
                request,
                download,
                text,
                charset,
                journey_attempts=0,
                settings=settings,
                record_limit=900_000,
            )
        except Failure:
            return None

    return run


def plain(**options: bool) -> System:
    """Trafilatura by itself, metadata included."""

    def run(body: bytes, url: str) -> Any:
        return trafilatura.bare_extraction(body, url=url, with_metadata=True, **options)

    return run


def readable(body: bytes, _url: str) -> Any:
    """readability-lxml; the text of its summary."""
    try:
        document = readability.Document(body)
        summary = document.summary(html_partial=True)
        text = "\n".join(lxml_html.fromstring(summary).itertext()) if summary else ""
        return Answer(text=text, title=document.short_title())
    except (readability.readability.Unparseable, ValueError, TypeError, lxml_html.etree.LxmlError):
        return None


def resilient(body: bytes, _url: str) -> Any:
    """Resiliparse's main content."""
    tree = HTMLTree.parse_from_bytes(body, detect_encoding(body))
    return Answer(text=extract_plain_text(tree, main_content=True) or "", title=tree.title)


SYSTEMS: dict[str, System] = {
    "saring": saring(fast=False),
    "trafilatura": plain(),
    "trafilatura-precision": plain(favor_precision=True),
    "readability-lxml": readable,
    "resiliparse": resilient,
}
if "fast" in Extract.model_fields:
    SYSTEMS["saring-fast"] = saring(fast=True)

_TEXT_ONLY = frozenset({"date", "date_false", "author", "author_false", "language"})
# Fields that a system has no word on, so no figure either (trafilatura's language needs py3langid).
SILENT = {
    "readability-lxml": _TEXT_ONLY,
    "resiliparse": _TEXT_ONLY,
    "trafilatura": frozenset({"language"}),
    "trafilatura-precision": frozenset({"language"}),
}


def answer(got: Any) -> Answer:
    """What a system gave, in one shape; not in its time."""
    if got is None or isinstance(got, Answer):
        return got or Answer()
    if isinstance(got, trafilatura.settings.Document):
        authors = tuple(filter(None, (got.author or "").split("; ")))
        return Answer(got.text or "", got.title, got.date, authors, got.language)
    date = got.published_at
    day = (date if isinstance(date, str) else date.isoformat())[:10] if date else None
    return Answer(got.text, got.title, day, got.authors, languages.detect(got.text)[0].language)


def tokens(text: str) -> Counter[str]:
    """The multiset of a text's tokens."""
    return Counter(_TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


def f1(text: str, gold: Counter[str]) -> float:
    """Harmonic mean of the precision and the recall of tokens."""
    own = tokens(text)
    common = (own & gold).total()
    return 2 * common / (own.total() + gold.total()) if common else 0.0


def folded(text: str) -> str:
    """Letters and digits, case folded, one blank between words."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def people(names: str | Iterable[str]) -> frozenset[str]:
    """Names as a set; a line of several is split at commas, semicolons and "and"."""
    lines = [names] if isinstance(names, str) else names
    return frozenset(
        folded(name.removeprefix("By ")) for line in lines for name in _BETWEEN.split(line) if name
    )


def judge(row: dict[str, Any], got: Answer, gold: Counter[str] | None) -> dict[str, float]:
    """Each score that the page has an answer for."""
    scores: dict[str, float] = {}
    if gold is not None:
        scores["f1"] = f1(got.text, gold)
    if row.get("gold_date"):
        scores["date"] = got.date == row["gold_date"]
    elif row["corpus"] == UNDATED:
        scores["date_false"] = got.date is not None
    if row.get("gold_title"):
        scores["title"] = folded(got.title or "") == folded(row["gold_title"])
    if row.get("gold_author"):
        scores["author"] = people(got.authors) == people(row["gold_author"])
    elif row["corpus"] == UNDATED:
        scores["author_false"] = bool(got.authors)
    if row.get("lang"):
        primary = (got.language or "").replace("_", "-").split("-")[0].lower()
        scores["language"] = primary == row["lang"]
    return scores


def is_tuned(identifier: str) -> bool:
    """True for the half of the pages that rules may be fitted to."""
    return hashlib.sha256(identifier.encode()).digest()[0] < 128


def pages(half: str, limit: int | None) -> list[dict[str, Any]]:
    """The rows of the index, of one half or of all, spread over the corpora when limited."""
    rows = [
        json.loads(line) for line in (PAGES / "index.jsonl").read_text("utf-8").split("\n") if line
    ]
    if half != "all":
        rows = [row for row in rows if is_tuned(row["id"]) == (half == "tune")]
    if limit and limit < len(rows):
        rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).digest())
        rows = rows[:limit]
    return rows


def address(row: dict[str, Any]) -> str:
    """The page's address; a stand-in for rows without one or with a file's name in its place."""
    url = row.get("url") or ""
    return url if url.startswith(("http://", "https://")) else "https://example.org/"


def is_recoded(body: bytes) -> bool:
    """True for a page that declares a charset other than UTF-8, whatever its bytes are."""
    found = _DECLARED.search(body)
    return found is not None and found[1].decode("ascii").lower().replace("_", "-") not in _UTF_8


def same_text(body: bytes) -> bool | None:
    """True when the changes around trafilatura leave its text as it is; None when it has none.

    It is that without readability, which Saring does not ask.
    """
    decoded = trafilatura.utils.decode_file(body).replace("\x00", "")
    try:
        one, other = texts.parse(decoded), texts.parse(decoded)
        mine = texts.main_text(one).paragraphs
        with mock.patch.object(trafilatura.external, "try_readability", return_value=HtmlElement()):
            theirs = trafilatura.bare_extraction(other, include_comments=False)
    except Failure:
        return None
    return mine == texts.paragraphs(getattr(theirs, "text", None) or "")


def measure(rows: list[dict[str, Any]], names: list[str], *, compare: bool) -> dict[str, Any]:
    """Every page through every system."""
    milliseconds: dict[str, list[float]] = defaultdict(list)
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    same: list[bool] = []
    for number, row in enumerate(rows):
        body = gzip.decompress((PAGES / row["html"]).read_bytes())
        url = address(row)
        gold = tokens(row["gold_text"]) if row.get("gold_text") else None
        groups = [row["lang"]] if row.get("lang") == "id" else []
        groups += ["charset"] if is_recoded(body) else []
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            started = time.process_time()
            got = SYSTEMS[name](body, url)
            milliseconds[name].append((time.process_time() - started) * 1000)
            for score, value in judge(row, answer(got), gold).items():
                if score in SILENT.get(name, ()):
                    continue
                scores[name][score].append(value)
                if score == "f1":
                    scores[name]["f1 " + row["corpus"]].append(value)
                    for group in groups:
                        scores[name][f"f1 ({group})"].append(value)
        if compare and (verdict := same_text(body)) is not None:
            same.append(verdict)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number + 1}/{len(rows)}")
    systems = {name: summary(milliseconds[name], scores[name]) for name in names}
    base = systems["trafilatura"]["cpu_ms_per_page"] if "trafilatura" in systems else None
    for system in systems.values():
        system["cpu_ratio"] = round(system["cpu_ms_per_page"] / base, 3) if base else None
    return {"systems": systems, "same_text": round(statistics.fmean(same), 4) if same else None}


def summary(times: list[float], scores: dict[str, list[float]]) -> dict[str, Any]:
    """The figures of one system."""
    ranked = sorted(times)

    def at(share: float) -> float:
        return round(ranked[min(len(ranked) - 1, int(share * len(ranked)))], 1)

    mean = {name: round(statistics.fmean(values), 4) for name, values in scores.items()}
    fields = ("f1", "date", "date_false", "title", "author", "author_false", "language")
    return {
        "cpu_ms_per_page": round(statistics.fmean(times), 2),
        "cpu_ms": {"p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": round(ranked[-1], 1)},
        **{field: mean.get(field) for field in fields},
        "f1_by_corpus": {n.removeprefix("f1 "): v for n, v in mean.items() if n[:3] == "f1 "},
        "pages": {name: len(values) for name, values in scores.items()},
    }


def table(systems: dict[str, Any]) -> str:
    """The figures as lines for a screen."""
    heads = ("cpu ms", "ratio", "p50", "p95", "p99", "max", "f1", "date", "false", "title")
    heads += ("author", "false", "lang")
    fields = ("f1", "date", "date_false", "title", "author", "author_false", "language")
    lines = [f"{'system':22}" + "".join(f"{head:>8}" for head in heads)]
    for name, got in systems.items():
        cpu = got["cpu_ms"]
        values = [got["cpu_ms_per_page"], got["cpu_ratio"], *cpu.values()]
        values += [got[field] for field in fields]
        cells = (
            f"{'-':>8}" if v is None else f"{v:8.3f}" if v <= 1 else f"{v:8.1f}" for v in values
        )
        lines.append(f"{name:22}" + "".join(cells))
    corpora = sorted({corpus for got in systems.values() for corpus in got["f1_by_corpus"]})
    lines += ["", f"{'f1 by corpus (pages)':30}" + "".join(f"{name:>23}" for name in systems)]
    for corpus in corpora:
        count = next(iter(systems.values()))["pages"].get("f1 " + corpus, 0)
        cells = (f"{got['f1_by_corpus'].get(corpus, 0):23.4f}" for got in systems.values())
        lines.append(f"{corpus + f' ({count})':30}" + "".join(cells))
    return "\n".join(lines)


def main() -> None:
    """Run, print the table, write the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("tune", "judge", "all"), default="judge")
    parser.add_argument("--limit", type=int, help="pages, for a quick look; writes no file")
    parser.add_argument("--systems", help="names, separated by commas; writes no file")
    options = parser.parse_args()
    if not PAGES.is_dir():
        sys.exit(f"{PAGES} is not there: the pages of the benchmark are kept outside the project")
    logging.disable(logging.CRITICAL)
    names = options.systems.split(",") if options.systems else list(SYSTEMS)
    warm_up()
    for name in names:  # what the first page of a system would load
        SYSTEMS[name](
            b"<html><body><p>" + b"Some words. " * 50 + b"</p></body></html>",
            "https://example.org/",
        )
    rows = pages(options.half, options.limit)
    figures = {"half": options.half, "pages": len(rows), "trafilatura": trafilatura.__version__}
    figures |= measure(rows, names, compare=True)
    sys.stdout.write(table(figures["systems"]) + "\n")
    share = figures["same_text"]
    sys.stdout.write(f"\nsame text as plain trafilatura: {share} of {len(rows)} pages\n")
    if not options.limit and not options.systems:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
