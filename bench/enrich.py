"""Enrichment: CPU time a part over the texts of ../shared/pages, and keywords against YAKE's.

Time: each text goes through every part, and through what follows them (comparing with the last
revision, here one that has nothing in common), three times; the best of the three counts, since a
busy machine only adds. `document` is over texts cut at 5,000 characters, of those that are longer.

Keywords: the pages whose markup has `news_keywords` or `keywords`. A page is a hit when one of five
terms is one of them (letters and digits, case folded); it is near when one holds the other, word by
word. YAKE gets the same title, text and language, and five terms of up to three words, the default.
Half of the pages, chosen by a hash of the id, is for tuning; figures are quoted from the other.
"""

import argparse
import gzip
import json
import logging
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import yake

from bench.extract import CRAWLED_AT, HERE, PAGES, folded, pages, saring
from service.enrich.enrich import PARTS, enrich, revise, warm_up
from service.enrich.keywords import keywords
from service.enrich.language import detect
from service.extract import text as texts
from service.extract.extract import warm_up as warm_up_extraction
from service.records import Charset, CharsetEvidence, Extractor, Page, Revision, Source

RESULTS = HERE / "results" / "enrich.json"
DOCUMENT = 5_000  # characters: the document of the budget
BUDGET_MS = 12.0
REPEATS = 3
FIVE = 5
REST = "revision"  # what follows the parts

Milliseconds = dict[str, float]


def page_of(text: str, title: str | None) -> Page:
    """A page of nothing but its text and title."""
    return Page(
        request_id="bench",
        document_id="0" * 32,
        source=Source(topic="bench", partition=0, offset=0),
        asked_at=CRAWLED_AT,
        url="https://example.org/",
        final_url="https://example.org/",
        normalized_url="https://example.org/",
        host="example.org",
        registered_domain="example.org",
        fetched_at=datetime.now(UTC),
        status=200,
        content_type="text/html",
        charset=Charset(name="utf-8", evidence=CharsetEvidence.HEADER),
        body_bytes=len(text),
        body_digest="0" * 64,
        title=title,
        text=text,
        text_length=len(text),
        paragraphs=text.count("\n") + 1,
        extractor=Extractor(name="none", version="0", method="none"),
    )


def timed(page: Page, last: Revision) -> Milliseconds:
    """Milliseconds of CPU of each part, the best of REPEATS."""
    best: Milliseconds = {}
    for _ in range(REPEATS):
        found: dict[str, Any] = {}
        for name, part in PARTS:
            started = time.process_time_ns()
            found |= part(page, found)
            _keep(best, name, started)
        enrichment = enrich(page)
        started = time.process_time_ns()
        revise(page, enrichment, last)
        _keep(best, REST, started)
    return best


def _keep(best: Milliseconds, name: str, started: int) -> None:
    spent = (time.process_time_ns() - started) / 1e6
    best[name] = min(best.get(name, spent), spent)


def summary(rows: list[Milliseconds]) -> dict[str, Any]:
    """Mean, p50 and p95 in milliseconds, for each part and for all together."""
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    columns["all"] = [sum(row.values()) for row in rows]
    return {name: _figures(sorted(values)) for name, values in columns.items()}


def _figures(ranked: list[float]) -> dict[str, float]:
    return {
        "mean": round(statistics.fmean(ranked), 3),
        "p50": round(ranked[len(ranked) // 2], 3),
        "p95": round(ranked[int(0.95 * len(ranked))], 3),
    }


def times(limit: int | None) -> dict[str, Any]:
    """The time of all texts, and of those that can be cut to the length of the budget."""
    rows = [row for row in pages("all", limit) if row.get("gold_text")]
    last = Revision(
        document_id="0" * 32, revision=1, exact_hash="none", fetched_at=CRAWLED_AT, signature=""
    )
    whole = [timed(page_of(row["gold_text"], row.get("gold_title")), last) for row in rows]
    cut = [
        timed(page_of(row["gold_text"][:DOCUMENT], row.get("gold_title")), last)
        for row in rows
        if len(row["gold_text"]) >= DOCUMENT
    ]
    lengths = sorted(len(row["gold_text"]) for row in rows)
    return {
        "texts": len(rows),
        "characters": {"p50": lengths[len(lengths) // 2], "mean": sum(lengths) // len(lengths)},
        "ms": summary(whole),
        "document": {"characters": DOCUMENT, "texts": len(cut), "ms": summary(cut)},
    }


def tagged(half: str, limit: int | None) -> Iterator[tuple[Page, set[str]]]:
    """Pages with keywords of their own, extracted, and these keywords, folded."""
    extract = saring(fast=False)
    for row in pages(half, limit):
        body = gzip.decompress((PAGES / row["html"]).read_bytes())
        if b"keywords" not in body.lower():
            continue
        page = extract(body, row.get("url") or "https://example.org/")
        if page is not None and (words := own_keywords(body)):
            yield page, words


def own_keywords(body: bytes) -> set[str]:
    """What `news_keywords` says, else `keywords`."""
    tree = texts.parse(body.decode("utf-8", "replace").replace("\x00", ""))
    for name in ("news_keywords", "keywords"):
        words = {
            folded(word)
            for element in tree.iter("meta")
            if (element.get("name") or "").strip().lower() == name
            for word in (element.get("content") or "")
            .replace("，", ",")
            .replace("、", ",")
            .split(",")
        }
        if words - {""}:
            return words - {""}
    return set()


def by_yake() -> Callable[[Page, str], list[str]]:
    """YAKE's terms; one extractor a language, made when it is first needed."""
    extractors: dict[str, yake.KeywordExtractor] = {}

    def run(page: Page, language: str) -> list[str]:
        code = language.partition("-")[0]
        if code not in extractors:
            extractors[code] = yake.KeywordExtractor(lan=code, n=3, top=FIVE)
        text = f"{page.title}.\n{page.text}" if page.title else page.text
        return [term for term, _ in extractors[code].extract_keywords(text)]

    return run


def by_us(page: Page, language: str) -> list[str]:
    """Our first five."""
    return [one.term for one in keywords(page.title or "", page.text, language)[:FIVE]]


def judged(half: str, limit: int | None) -> dict[str, Any]:
    """Both systems on the same pages, their order changed from page to page."""
    systems = {"saring": by_us, "yake": by_yake()}
    found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in systems}
    count = reachable = 0
    for page, words in tagged(half, limit):
        language = detect(page.text)[0].language
        count += 1
        text = f" {folded(f'{page.title} {page.text}')} "
        reachable += any(f" {word} " in text for word in words)
        for name in sorted(systems, reverse=bool(count % 2)):
            started = time.process_time_ns()
            terms = systems[name](page, language)
            found[name]["ms"].append((time.process_time_ns() - started) / 1e6)
            own = [folded(term) for term in terms]
            found[name]["hit"].append(any(term in words for term in own))
            found[name]["near"].append(any(_is_near(term, words) for term in own if term))
    return {
        "half": half,
        "pages": count,
        "reachable": round(reachable / count, 4),
        **{
            name: {score: round(statistics.fmean(values), 4) for score, values in scores.items()}
            for name, scores in found.items()
        },
    }


def _is_near(term: str, words: set[str]) -> bool:
    return any(f" {term} " in f" {word} " or f" {word} " in f" {term} " for word in words)


def table(figures: dict[str, Any]) -> str:
    """The figures as lines for a screen."""
    lines = [
        f"{'part':12}{'mean':>9}{'p50':>9}{'p95':>9}   (ms) {'5,000 ch.':>9}{'p50':>9}{'p95':>9}"
    ]
    cut = figures["document"]["ms"]
    for name, row in figures["ms"].items():
        cells = "".join(f"{value:9.3f}" for value in row.values())
        lines.append(f"{name:12}{cells}       " + "".join(f"{v:9.3f}" for v in cut[name].values()))
    words = figures["keywords"]
    lines.append("")
    for name in ("saring", "yake"):
        row = words[name]
        lines.append(
            f"keywords, {name:7} hit {row['hit']:.3f}  near {row['near']:.3f}  {row['ms']:.2f} ms"
        )
    lines.append(
        f"of {words['pages']} pages; {words['reachable']:.3f} have one of theirs in the text"
    )
    return "\n".join(lines)


def main() -> None:
    """Run, print the table, write the figures; exit code 1 over the budget."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("tune", "judge", "all"), default="judge")
    parser.add_argument("--limit", type=int, help="pages, for a quick look; writes no file")
    options = parser.parse_args()
    if not PAGES.is_dir():
        sys.exit(f"{PAGES} is not there: the pages of the benchmark are kept outside the project")
    logging.disable(logging.CRITICAL)
    warm_up()
    warm_up_extraction()
    figures = times(options.limit) | {"keywords": judged(options.half, options.limit)}
    sys.stdout.write(table(figures) + "\n")
    if not options.limit:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if (mean := figures["document"]["ms"]["all"]["mean"]) > BUDGET_MS:
        sys.exit(f"{mean} ms for a document of {DOCUMENT} characters; the budget is {BUDGET_MS} ms")


if __name__ == "__main__":
    main()
