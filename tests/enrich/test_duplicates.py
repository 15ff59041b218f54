"""The hash of a text that differs only in case, punctuation and white space is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.enrich.duplicates import exact_hash, normalized


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harga Beras Turun.", "harga beras turun"),
        ("satu\n\ndua", " satu  dua "),
        ("“Ya”, katanya", '"Ya" katanya'),
        ("ﬁnal ①", "final 1"),
        ("STRASSE", "straße"),
    ],
)
def test_texts_that_read_the_same_have_one_hash(one: str, other: str) -> None:
    assert exact_hash(one) == exact_hash(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("harga naik", "harga turun"), ("1.5", "2.5"), ("😀", "😢"), ("कि", "की")],
)
def test_other_texts_have_another_hash(one: str, other: str) -> None:
    assert exact_hash(one) != exact_hash(other)


def test_a_hash_has_32_hexadecimal_characters() -> None:
    assert len(exact_hash("")) == 32
    assert int(exact_hash(""), 16)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)
