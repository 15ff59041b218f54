"""The door: every part of every text, and the revisions that follow one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.codec import decode, encode
from service.enrich.enrich import enrich, revise
from service.records import ChangeKind, Document, Revision
from tests.enrich.make import page

TEXT = "Harga beras turun karena panen raya. Petani mengeluh, pembeli senang.\n" * 5


def test_a_page_gets_the_fields_of_every_part() -> None:
    found = enrich(page(TEXT))
    assert found.language == "id"
    assert (found.words, found.sentences) == (50, 10)
    assert len(found.duplicate.exact_hash) == 32


def first() -> tuple[Document, Revision]:
    one = page(TEXT, etag='"1"')
    revised = revise(one, enrich(one), None)
    assert revised is not None
    return revised


def test_the_first_document_is_revision_one() -> None:
    document, revision = first()
    assert (document.revision, document.change.kind) == (1, ChangeKind.NEW)
    assert (revision.revision, revision.etag) == (1, '"1"')
    assert document.text == TEXT


def test_the_same_text_makes_no_second_document() -> None:
    _, revision = first()
    again = page(TEXT.upper())
    assert revise(again, enrich(again), revision) is None


def test_another_text_makes_the_next_revision() -> None:
    _, revision = first()
    other = page("Gunung meletus pada malam hari dan warga desa mengungsi ke kota terdekat.")
    revised = revise(other, enrich(other), revision)
    assert revised is not None
    assert revised[0].revision == revised[1].revision == 2
    assert revised[0].change.kind is ChangeKind.MAJOR


def test_a_document_survives_the_topic() -> None:
    document, revision = first()
    assert decode(encode(document), Document) == document
    assert decode(encode(revision), Revision) == revision


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a" * 1_000_000,
        "😀" * 1000,
        "שלום עולם " * 100,
        "中文 עברית русский",
        "\x00\x01",
        "kata " * 100_000,
    ],
    ids=["empty", "one", "one long word", "emoji", "right to left", "mixed", "controls", "long"],
)
def test_odd_texts_are_enriched(text: str) -> None:
    one = page(text)
    assert revise(one, enrich(one), None) is not None


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_makes_it_fail(text: str) -> None:
    one = page(text)
    assert revise(one, enrich(one), None) is not None
