"""HTML → Page, or Failure. The door of extraction; runs in the process pool.

Pure: what comes in are values, what goes out is a record. The tree is parsed once, the metadata
readers look at it first, then the extractor (which works on a copy of its own).
"""

import gc
import hashlib
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate

import orjson
from lxml.html import HtmlElement

from service.extract import (
    authors,
    bylines,
    debris,
    declared,
    guard,
    index,
    jsonld,
    licenses,
    lines,
    markdown,
    meta,
    opinion,
    people,
    scripts,
)
from service.extract import text as texts
from service.extract.choose import CANDIDATE_LIMIT, Chosen, Context, choose, is_dated, settle_title
from service.extract.meta import Finding
from service.reasons import Failure, Reason
from service.records import (
    Candidate,
    Charset,
    Download,
    Extractor,
    Page,
    Provenance,
    Request,
)
from service.settings import Extract
from service.url import document_id, normalize, parse, registered_domain

# Bytes of a record that later stages may add (enrichment, headers, the batch around it).
RESERVE = 32_000
LEAST_TEXT = 1_000  # bytes that a record's text always gets, whatever the metadata weigh
FINDINGS = 200  # of one source for one field; each is compared with all others

# A page whose reader sees less than this beside its scripts is a shell for them.
SHELL_CHARACTERS = 200
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:[/_-]|\Z)")
# Ids that the usual frameworks give to the element they fill (React, Vue, Next, Nuxt, Angular).
_MOUNTS = frozenset({"root", "app", "__next", "__nuxt", "app-root", "react-root", "___gatsby"})
_UNREAD = frozenset({"script", "style", "noscript", "template", "title", "svg"})


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Nothing is collected while a page is read; what was remembered of it goes with it.

    The collector would go through the thousands of elements again and again, for nothing: they are
    held until the page is done. It costs 7 % of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        people.people.cache_clear()
        people.is_person.cache_clear()
        if was_enabled:
            gc.enable()


@_undisturbed()
def extract(
    request: Request,
    download: Download,
    text: str,
    charset: Charset,
    *,
    journey_attempts: int,
    settings: Extract,
    record_limit: int,
) -> Page:
    """The record of a page; `text` is its decoded body, `journey_attempts` the tries that failed.

    Raises Failure: no_text (nothing worth keeping), no_content (an empty shell that scripts would
    fill), extraction_error.
    """
    started = time.perf_counter()
    url = parse(download.final_url)
    if download.content_type.startswith("text/plain"):
        main = texts.plain_text(text, marks=_marks(settings))
        chosen = choose((), _context(request, download, url.hostname, None))
        kept, removed, tree, is_cut = main.paragraphs, dict[str, int](), None, False
    else:
        main, chosen, tree, is_cut = _read(request, download, text, url.hostname, settings)
        kept, removed = debris.clean(
            main.paragraphs,
            title=chosen.title,
            site_name=chosen.site_name,
            authors=chosen.authors,
        )
    length = sum(map(len, kept))
    if length < max(1, settings.min_characters):
        if tree is not None and _is_shell(tree):
            raise Failure(Reason.NO_CONTENT, "what a reader sees is made by scripts")
        raise Failure(
            Reason.NO_TEXT, f"{length} characters; at least {settings.min_characters} are kept"
        )
    normalized = normalize(download.final_url)
    shown = main.shown(kept)
    body = _body(shown, settings)
    page = Page(
        request_id=request.request_id,
        document_id=document_id(normalized),
        replay=request.replay,
        labels=request.labels,
        source=request.source,
        asked_at=request.asked_at,
        extra=request.extra,
        url=request.url,
        final_url=download.final_url,
        redirects=(*request.redirects, *download.redirects),
        normalized_url=normalized,
        canonical_url=chosen.canonical_url,
        host=url.hostname,
        registered_domain=registered_domain(url.hostname),
        fetched_at=download.fetched_at,
        status=download.status,
        content_type=texts.line(download.content_type),
        charset=charset,
        etag=_header(download.etag),
        last_modified=_header(download.last_modified),
        body_bytes=len(download.body),
        body_digest=hashlib.sha256(download.body).hexdigest(),
        remote_address=download.remote_address,
        attempts=journey_attempts + 1,
        title=chosen.title,
        description=chosen.description,
        authors=chosen.authors,
        site_name=chosen.site_name,
        section=chosen.section,
        tags=chosen.tags,
        image=chosen.image,
        page_type=chosen.page_type,
        published_at=chosen.published_at,
        modified_at=chosen.modified_at,
        date_precision=chosen.date_precision,
        license=chosen.license,
        paywalled=chosen.paywalled,
        text=body,
        text_length=len(body),
        paragraphs=len(shown),
        removed=removed,
        extractor=Extractor(name=texts.NAME, version=texts.VERSION, method=main.method),
        provenance=chosen.provenance,
        language_declared=chosen.language,
        agent=download.agent,
        robots_tags=(*map(texts.line, download.robots_tags), *chosen.robots),
        tdm_reservation=_stricter(download.tdm_reservation, chosen.tdm_reservation),
        truncated=is_cut,
        timings_ms=download.timings_ms
        | {"extract": round((time.perf_counter() - started) * 1000, 3)},
    )
    return _fitted(page, shown, record_limit, settings)


def warm_up() -> None:
    """Load what the first page would load: compiled patterns, stop lists, the suffix list."""
    article = "".join(
        f"<p>{word} is a word of the article that is long enough.</p>" for word in "abcdefgh"
    )
    tree = texts.parse(
        f"<html><body><h1>Title</h1>{article}<table><tr><td>1</td></tr></table></body></html>"
    )
    for _ in meta.read(tree):
        pass
    texts.main_text(tree)
    texts.warm_up()
    registered_domain("example.org")
    # What is there by now stays: the collector need not go through it for page after page.
    gc.collect()
    gc.freeze()


def _read(
    request: Request, download: Download, html: str, host: str, settings: Extract
) -> tuple[texts.MainText, Chosen, HtmlElement, bool]:
    """The text, the metadata, the tree that they were read from, whether the page was cut."""
    whole, html = html, guard.cut(html)
    tree = texts.parse(guard.tame(html))
    shape = guard.look(html, index.of(tree))
    if guard.flatten(tree, shape):
        index.of.cache_clear()
    try:
        chosen, article_body = _metadata(request, download, html, tree, host)
        main = texts.main_text(
            tree,
            fast=settings.fast or shape.heavy,
            marks=_marks(settings),
            url=download.final_url,
        )
        if not shape.heavy:
            main = _second(tree, main)
        main = _declared(main, article_body, chosen)
    except RecursionError as error:
        raise Failure(Reason.EXTRACTION_ERROR, "the page is nested too deep") from error
    return main, chosen, tree, len(html) < len(whole)


def _marks(settings: Extract) -> tuple[str, ...] | None:
    """What Markdown is to hold beside the text; None where plain text is wanted."""
    return settings.include if settings.format == "markdown" else None


def _body(shown: tuple[str, ...], settings: Extract) -> str:
    return markdown.joined(shown) if settings.format == "markdown" else "\n".join(shown)


def _second(tree: HtmlElement, main: texts.MainText) -> texts.MainText:
    """The text after a second opinion; the method says what that one did."""
    kept, done = opinion.second(tree, main.paragraphs)
    return main.better(kept, f"{main.method}+{done}") if done else main


def _declared(main: texts.MainText, article_body: str | None, chosen: Chosen) -> texts.MainText:
    """The text that the page declares, where it is the better one; provenance says so."""
    better = declared.better(article_body, main.paragraphs) if article_body else None
    if better is None:
        return main
    voices = ((jsonld.SOURCE, better[0]), (texts.NAME, next(iter(main.paragraphs), "")))
    chosen.provenance["text"] = Provenance(
        source=jsonld.SOURCE,
        confidence=declared.PRECISION,
        agreement=0.5,
        candidates=tuple(
            Candidate(source=source, value=value[:CANDIDATE_LIMIT])
            for source, value in voices
            if value
        ),
    )
    return main.better(better, jsonld.SOURCE)


def _metadata(
    request: Request, download: Download, html: str, tree: HtmlElement, host: str
) -> tuple[Chosen, str | None]:
    """The fields of the record, and the text that JSON-LD declares."""
    found = list(_few(meta.read(tree)))
    language = next((one.value for one in found if one.field == "language"), None)
    context = _context(request, download, host, language)
    title = settle_title((one for one in found if one.field == "title"), context)
    found += _few(jsonld.read(tree, title))
    if licenses.may_be_in(html):
        found += licenses.read(tree)
    body = next((texts.readable(one.value) for one in found if one.field == "text"), None)
    found = [one for one in found if one.field != "text"]
    found += _few(lines.times(tree))
    found += _dates_in_url(download.final_url)
    found += _few(bylines.read(tree, title))
    dated = is_dated(found, context)
    is_signed = authors.is_signed(found, host)
    if not (dated and is_signed):
        pieces = lines.pieces(tree)
        if not dated:
            found += lines.read(
                pieces, title, month_first=context.month_first, fetched_at=context.fetched_at
            )
            if not is_dated(found, context):
                found += scripts.read(tree, month_first=context.month_first)
        if not is_signed:
            found += bylines.by(pieces, title)
    return choose(found, context), body


def _few(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, at most FINDINGS of one source for one field; tags are not compared."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in found:
        counts[one.field, one.source] += 1
        if counts[one.field, one.source] <= FINDINGS or one.field == "tags":
            yield one


def _context(request: Request, download: Download, host: str, language: str | None) -> Context:
    return Context(
        url=download.final_url,
        host=host,
        fetched_at=download.fetched_at,
        hints=request.hints,
        month_first=_is_month_first((language or "").replace("_", "-").lower(), host),
    )


def _is_month_first(language: str, host: str) -> bool:
    """True where 3/4/2021 is in March: American English, and English under no country's domain."""
    return language == "en-us" or (language == "en" and len(host.rpartition(".")[2]) > 2)


def _dates_in_url(url: str) -> Iterator[Finding]:
    found = _IN_URL.search(url)
    if found is not None:
        yield Finding("published", "url", "-".join(found.groups()))


def _is_shell(tree: HtmlElement) -> bool:
    """True when scripts stand where a reader would find text.

    Little text and a script are not enough: a short notice has both. There is also the empty
    element that scripts fill, or the request to switch them on.
    """
    known = index.of(tree)
    if not known.tagged("script") or not (_MOUNTS & known.ids or known.tagged("noscript")):
        return False
    body = tree.find("body")
    seen, has_mount = 0, False
    for element in (body if body is not None else tree).iter():
        if element.tag == "noscript":
            has_mount |= "javascript" in meta.content(element).lower()
        elif element.get("id") in _MOUNTS:
            has_mount = True
        if element.tag not in _UNREAD and not _is_unread(element):
            seen += len((element.text or "").strip())
        seen += len((element.tail or "").strip())
        if seen >= SHELL_CHARACTERS:
            return False
    return has_mount


def _is_unread(element: HtmlElement) -> bool:
    return any(ancestor.tag in _UNREAD for ancestor in element.iterancestors())


def _header(value: str | None) -> str | None:
    """A validator as it came; None when it holds what JSON cannot (its echo would be another)."""
    return value if value is not None and value.isascii() and value.isprintable() else None


def _stricter(header: str | None, markup: str | None) -> str | None:
    """What is said of mining: reserved (`1`) when either place says so, as with robots."""
    return next(
        (said for said in (header, markup) if said and said.strip() == "1"), header or markup
    )


def _fitted(page: Page, kept: tuple[str, ...], limit: int, settings: Extract) -> Page:
    """The page, its text cut at a paragraph where the record would be larger than `limit` bytes."""
    size = len(orjson.dumps(page))
    if size <= limit - RESERVE:
        return page
    room = max(LEAST_TEXT, limit - RESERVE - (size - len(orjson.dumps(page.text))))
    # The quotes around one are as long as a line break in JSON; Markdown has two.
    gap = 2 if settings.format == "markdown" else 0
    sizes = accumulate(len(orjson.dumps(paragraph)) + gap for paragraph in kept)
    count = sum(1 for total in sizes if total <= room)
    # A paragraph that is too long by itself is cut between words; six bytes is the longest escape
    # of a character in JSON.
    text = _body(kept[:count], settings) if count else kept[0][: room // 6].rsplit(" ", 1)[0]
    fields = {name: getattr(page, name) for name in page.__dataclass_fields__}
    return Page(
        **fields
        | {"text": text, "text_length": len(text), "paragraphs": max(1, count), "truncated": True}
    )
