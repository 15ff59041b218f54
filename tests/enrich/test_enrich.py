"""The door: every part of every text, and the revisions that follow one another."""

import time
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.codec import decode, encode
from service.enrich.enrich import PARTS, Part, enrich, enrich_timed, revise
from service.enrich.personal import KINDS
from service.records import ChangeKind, Document, Enrichment, Revision
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
        "kata " * 20_000,
        "1 " * 30_000,
        "1" * 100_000,
        "a@" * 50_000,
        "@" * 100_000,
        "a." * 50_000,
        "(" * 100_000,
        "1::" * 30_000,
        "字" * 100_000,
        "\ud800" * 1000,
    ],
    ids=[
        "empty", "one", "one long word", "emoji", "right to left", "mixed", "controls", "words",
        "numbers", "one number", "addresses", "ats", "dots", "brackets", "colons", "one character",
        "surrogates",
    ],
)  # fmt: skip
def test_odd_texts_are_enriched_in_time(text: str) -> None:
    """A record holds nine times as much; the deadline of a page is ten seconds."""
    one = page(text, title=text[:500])
    started = time.process_time()
    assert revise(one, enrich(one), None, KINDS) is not None
    assert time.process_time() - started < 2


@pytest.mark.slow
def test_ten_megabytes_of_one_line_are_enriched() -> None:
    """More than a record holds: whoever calls the door with less care gets an answer too."""
    found = enrich(page("a" * 10_000_000))
    assert (found.words, found.language) == (1, "und")


# What parts look for, in any order: digits, marks, letters of every script, halves of pairs.
ODD = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("0123456789+-.:@()/ \n\x00#'’\u200d\u202e\ufeff😀字ไא"),
    )
)


@pytest.mark.parametrize(("name", "part"), PARTS, ids=[name for name, _ in PARTS])
def test_a_part_fills_fields_of_its_own(name: str, part: Part) -> None:
    """So that the order matters only to parts that ask for what was found."""
    before = enrich(page(TEXT))
    found = {field.name: getattr(before, field.name) for field in fields(Enrichment)}
    filled = part(page(TEXT), found)
    assert filled
    assert set(filled) <= set(found)


def test_each_part_is_timed() -> None:
    found, seconds = enrich_timed(page(TEXT))
    assert found == enrich(page(TEXT))
    assert list(seconds) == [name for name, _ in PARTS]
    assert all(0 <= value < 60 for value in seconds.values())


@given(text=ODD, title=st.none() | ODD, said=ODD, tags=st.lists(ODD, max_size=3))
def test_no_page_makes_a_part_fail(
    text: str, title: str | None, said: str, tags: list[str]
) -> None:
    one = page(
        text,
        title=title,
        description=said,
        license=said,
        tdm_reservation=said,
        language_declared=said,
        robots_tags=tuple(tags),
        tags=tuple(tags),
        agent=said,
    )
    found: dict[str, object] = {}
    for _, part in PARTS:
        found |= part(one, found)
    revised = revise(one, Enrichment(**found), None, KINDS)  # type: ignore[arg-type]
    assert revised is not None
    assert revised[0].text_length == len(revised[0].text)
