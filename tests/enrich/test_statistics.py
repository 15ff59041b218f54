"""Words, sentences and reading time, in scripts with and without blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.enrich.statistics import count_sentences, count_words, part
from tests.enrich.make import page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Anak-anak bermain di taman.", 4, id="reduplication is one word"),
        pytest.param("Rp 1.500.000,00 — lunas", 3, id="a number is a word, a dash is none"),
        pytest.param("هذا نهرٌ كبيرٌ", 3, id="Arabic with its signs"),
        pytest.param("नदी बहुत बड़ी है।", 4, id="Hindi with its signs"),
        pytest.param("我们今天去河边", 5, id="seven Chinese letters, 1.5 a word"),
        pytest.param("我们用 Python 写", 4, id="Chinese and Latin"),
        pytest.param("", 0, id="nothing"),
        pytest.param("... !!! — 😀", 0, id="no letters"),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text)[0] == words


def test_thai_words_are_estimated_near_what_a_dictionary_counts() -> None:
    # คณะ|กรรมการ|จะ|เผยแพร่|รายงาน|ก่อน|สิ้น|เดือน
    assert 6 <= count_words("คณะกรรมการจะเผยแพร่รายงานก่อนสิ้นเดือน")[0] <= 11


def test_a_word_is_measured_without_the_punctuation_around_it() -> None:
    assert count_words("(“satu”, dua!)") == (2, 7)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("Satu. Dua! Tiga?", 3, id="three marks"),
        pytest.param("Benarkah?! Ya… Tentu.", 3, id="marks together are one end"),
        pytest.param("Judul\nSatu. Dua", 3, id="a line without a mark is one"),
        pytest.param("Dr. Siti dan H. Umar hadir.", 1, id="titles and initials"),
        pytest.param("Harga 1.500.000 naik 2.5 persen.", 1, id="points in numbers"),
        pytest.param("他来了。她走了！", 2, id="Chinese"),
        pytest.param("यह नदी है। यह बड़ी है।", 2, id="danda"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_sentences_are_counted(text: str, sentences: int) -> None:
    assert count_sentences(text) == sentences


def test_reading_takes_a_minute_for_238_words() -> None:
    assert part(page("kata " * 238), {})["reading_minutes"] == 1.0


@given(st.text())
def test_no_text_has_more_sentences_than_words(text: str) -> None:
    found = part(page(text), {})
    assert 0 <= found["sentences"] <= max(found["words"], text.count("\n") + 1) + len(text)
    assert found["words"] <= len(text)
    assert (found["words"] == 0) <= (found["mean_word_length"] == 0.0)
