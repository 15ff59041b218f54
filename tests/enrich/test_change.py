"""How much changed, told from the signature of the last revision."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.enrich.change import change, ratio
from service.enrich.duplicates import part
from service.records import Change, ChangeKind, Revision
from tests.enrich.make import AT, page


def sketch(text: str) -> str:
    signature = part(page(text), {})["duplicate"].signature
    assert isinstance(signature, str)
    return signature


def revision(text: str, exact_hash: str = "old") -> Revision:
    return Revision(
        document_id="d", revision=1, exact_hash=exact_hash, fetched_at=AT, signature=sketch(text)
    )


def article(seed: int, paragraphs: int = 10) -> list[str]:
    words = random.Random(seed)
    return [" ".join(f"kata{words.randrange(5000)}" for _ in range(50)) for _ in range(paragraphs)]


def test_the_first_revision_is_new() -> None:
    assert change(None, "hash", sketch("text")) == Change(kind=ChangeKind.NEW, ratio=1.0)


def test_the_same_hash_is_no_change() -> None:
    assert change(revision("text", "same"), "same", sketch("text")) is None


def test_a_corrected_paragraph_is_minor() -> None:
    before = article(1)
    after = [*before[:4], article(2)[0], *before[5:]]
    found = change(revision("\n".join(before)), "new", sketch("\n".join(after)))
    assert found is not None
    assert found.kind is ChangeKind.MINOR
    assert 0.02 < found.ratio < 0.25


def test_a_rewritten_text_is_major() -> None:
    found = change(revision("\n".join(article(1))), "new", sketch("\n".join(article(2))))
    assert found is not None
    assert found.kind is ChangeKind.MAJOR
    assert found.ratio > 0.9


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7])
def test_the_ratio_is_near_the_share_that_differs(share: float) -> None:
    errors = []
    for seed in range(20):
        before = article(seed, 40)
        replaced = round(40 * share)
        after = article(seed + 1000, replaced) + before[replaced:]
        errors.append(ratio(sketch("\n".join(before)), sketch("\n".join(after))) - share)
    assert abs(sum(errors) / len(errors)) < 0.06
    # Four standard errors of 112 bins at the worst place.
    assert max(map(abs, errors)) < 0.2


@pytest.mark.parametrize("signature", ["", "no base64 ä", "AAAA"])
def test_a_signature_that_cannot_be_read_makes_the_change_major(signature: str) -> None:
    assert ratio(signature, sketch("text")) == 1.0


def test_a_corrected_word_is_minor_and_so_it_is_in_a_short_text() -> None:
    for paragraphs in (1, 10):
        before = "\n".join(article(1, paragraphs))
        words = before.split(" ")
        after = " ".join([*words[:20], "ralat", *words[21:]])
        found = change(revision(before), "new", sketch(after))
        assert found is not None
        assert found.kind is ChangeKind.MINOR


@given(st.text(), st.text())
def test_the_ratio_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    first, second = sketch(one), sketch(other)
    assert 0.0 <= ratio(first, second) <= 1.0
    assert ratio(first, second) == ratio(second, first)
    assert ratio(first, first) == 0.0
