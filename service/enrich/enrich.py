"""Page → Document: the ordered list of parts. The door of enrichment; runs in the process pool.

A part is one file with one function from the page, and what the parts before it have found, to the
fields of `Enrichment` that it fills. A new one is a line in PARTS and a field in
service/records.py.
"""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from typing import Any

from service.enrich import change as changes
from service.enrich import duplicates, keywords, language, personal, quality, rights, statistics
from service.records import Document, Enrichment, Page, Revision

Part = Callable[[Page, Mapping[str, Any]], dict[str, Any]]

# In this order: quality and keywords ask for the language.
PARTS: tuple[tuple[str, Part], ...] = (
    ("language", language.part),
    ("statistics", statistics.part),
    ("quality", quality.part),
    ("duplicates", duplicates.part),
    ("keywords", keywords.part),
    ("personal", personal.part),
    ("rights", rights.part),
)


def enrich(page: Page) -> Enrichment:
    """All that the parts know of a page. Pure; no text makes it fail."""
    return enrich_timed(page)[0]


def enrich_timed(page: Page) -> tuple[Enrichment, dict[str, float]]:
    """The same, and the seconds that each part took."""
    found: dict[str, Any] = {}
    seconds: dict[str, float] = {}
    for name, part in PARTS:
        began = time.perf_counter()
        found |= part(page, found)
        seconds[name] = time.perf_counter() - began
    return Enrichment(**found), seconds


def revise(
    page: Page, enrichment: Enrichment, last: Revision | None, redact: Collection[str] = ()
) -> tuple[Document, Revision] | None:
    """The document and what to remember of it; None when the text is that of `last`.

    Values of the kinds of personal data in `redact` are not in the document. What is compared is
    the text as it was: another setting makes no other revision.
    """
    known_by = enrichment.duplicate
    change = changes.change(last, known_by.exact_hash, known_by.signature)
    if change is None:
        return None
    number = 1 if last is None else last.revision + 1
    document = Document(**_values(page), **_values(enrichment), revision=number, change=change)
    revision = Revision(
        document_id=page.document_id,
        revision=number,
        exact_hash=known_by.exact_hash,
        fetched_at=page.fetched_at,
        etag=page.etag,
        last_modified=page.last_modified,
        signature=known_by.signature,
    )
    return personal.redacted(document, redact), revision


def warm_up() -> None:
    """Load what the first text would load: CLD2's tables."""
    language.detect("Warm-up: the first call reads the tables of eighty languages.")


_NAMES = {record: [field.name for field in fields(record)] for record in (Page, Enrichment)}


def _values(record: Page | Enrichment) -> dict[str, Any]:
    return {name: getattr(record, name) for name in _NAMES[type(record)]}
