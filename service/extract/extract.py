"""HTML → Page, or Failure. The door of extraction; runs in the process pool.

Pure: what comes in are values, what goes out is a record. The tree is parsed once, the metadata
readers look at it first, then the extractor (which works on a copy of its own).
"""

import hashlib
import re
import time
from collections.abc import Iterator
from itertools import accumulate

import orjson
from lxml.html import HtmlElement

from service.extract import debris, guard, jsonld, lines, meta, scripts
from service.extract import text as texts
from service.extract.choose import Chosen, Context, choose, settle_title
from service.extract.meta import Finding
from service.extract.people import is_person
from service.reasons import Failure, Reason
from service.records import Charset, Download, Extractor, Page, Request
from service.settings import Extract
from service.url import document_id, normalize, parse, registered_domain

# Bytes of a record that later stages may add (enrichment, headers, the batch around it).
RESERVE = 32_000
LEAST_TEXT = 1_000  # bytes that a record's text always gets, whatever the metadata weigh

# A page whose reader sees less than this beside its scripts is a shell for them.
SHELL_CHARACTERS = 200
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:[/_-]|\Z)")
# Ids that the usual frameworks give to the element they fill (React, Vue, Next, Nuxt, Angular).
_MOUNTS = frozenset({"root", "app", "__next", "__nuxt", "app-root", "react-root", "___gatsby"})
_UNREAD = frozenset({"script", "style", "noscript", "template", "title", "svg"})


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
        main = texts.plain_text(text)
        chosen = choose((), _context(request, download, url.hostname, None))
        kept, removed, is_shell = main.paragraphs, dict[str, int](), False
    else:
        main, chosen, is_shell = _read(request, download, text, url.hostname, fast=settings.fast)
        kept, removed = debris.clean(
            main.paragraphs,
            title=chosen.title,
            site_name=chosen.site_name,
            authors=chosen.authors,
        )
    length = sum(map(len, kept))
    if length < max(1, settings.min_characters):
        if is_shell:
            raise Failure(Reason.NO_CONTENT, "what a reader sees is made by scripts")
        raise Failure(
            Reason.NO_TEXT, f"{length} characters; at least {settings.min_characters} are kept"
        )
    normalized = normalize(download.final_url)
    body = "\n".join(kept)
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
        paragraphs=len(kept),
        removed=removed,
        extractor=Extractor(name=texts.NAME, version=texts.VERSION, method=main.method),
        provenance=chosen.provenance,
        language_declared=chosen.language,
        robots_tags=(*map(texts.line, download.robots_tags), *chosen.robots),
        tdm_reservation=download.tdm_reservation or chosen.tdm_reservation,
        timings_ms=download.timings_ms
        | {"extract": round((time.perf_counter() - started) * 1000, 3)},
    )
    return _fitted(page, kept, record_limit)


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
    texts.main_text(tree, fast=False)
    texts.warm_up()
    registered_domain("example.org")


def _read(
    request: Request, download: Download, html: str, host: str, *, fast: bool
) -> tuple[texts.MainText, Chosen, bool]:
    html = html.replace("\x00", "")
    shape = guard.look(html)
    tree = texts.parse(guard.tame(html))
    try:
        chosen = _metadata(request, download, tree, host)
        main = texts.main_text(tree, fast=fast or shape.heavy)
    except RecursionError as error:
        raise Failure(Reason.EXTRACTION_ERROR, "the page is nested too deep") from error
    return main, chosen, _is_shell(tree)


def _metadata(request: Request, download: Download, tree: HtmlElement, host: str) -> Chosen:
    found = list(meta.read(tree))
    language = next((one.value for one in found if one.field == "language"), None)
    context = _context(request, download, host, language)
    title = settle_title((one for one in found if one.field == "title"), context)
    found += jsonld.read(tree, title)
    found += lines.times(tree)
    found += _dates_in_url(download.final_url)
    found += lines.bylines(tree)
    is_dated = any(one.field == "published" for one in found)
    is_signed = any(one.field == "authors" and is_person(one.value) for one in found)
    if not (is_dated and is_signed):
        pieces = lines.pieces(tree)
        if not is_dated:
            found += lines.read(pieces, title, month_first=context.month_first)
            if not any(one.field == "published" for one in found):
                found += scripts.read(tree, month_first=context.month_first)
        if not is_signed:
            found += lines.by(pieces, title)
    return choose(found, context)


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
    if next(tree.iter("script"), None) is None:
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


def _fitted(page: Page, kept: tuple[str, ...], limit: int) -> Page:
    """The page, its text cut at a paragraph where the record would be larger than `limit` bytes."""
    size = len(orjson.dumps(page))
    if size <= limit - RESERVE:
        return page
    room = max(LEAST_TEXT, limit - RESERVE - (size - len(orjson.dumps(page.text))))
    sizes = accumulate(len(orjson.dumps(paragraph)) for paragraph in kept)
    count = sum(1 for total in sizes if total <= room)
    # A paragraph that is too long by itself is cut between words; six bytes is the longest escape
    # of a character in JSON.
    text = "\n".join(kept[:count]) if count else kept[0][: room // 6].rsplit(" ", 1)[0]
    fields = {name: getattr(page, name) for name in page.__dataclass_fields__}
    return Page(
        **fields
        | {"text": text, "text_length": len(text), "paragraphs": max(1, count), "truncated": True}
    )
