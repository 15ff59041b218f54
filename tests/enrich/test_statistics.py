"""Words, sentences and reading time, in scripts with and without blanks."""

import unicodedata

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
        pytest.param("我们今天去河边", 4, id="seven Chinese letters, 1.75 a word"),
        pytest.param("我们今天去河边写 Python", 6, id="Chinese and Latin"),
        pytest.param("", 0, id="nothing"),
        pytest.param("... !!! — 😀", 0, id="no letters"),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text)[0] == words


@pytest.mark.parametrize(
    "words",
    [
        "ฉัน|ไป|ตลาด|เพื่อ|ซื้อ|ข้าว|และ|ผัก|สำหรับ|ครอบครัว|ของ|ฉัน",
        "委员会|将|在|五月|底|之前|发表|关于|这|条|河|的|报告",
        "委員会|は|五月|末|まで|に|その|川|について|の|報告|書|を|発表|する|予定|です",
    ],
    ids=["Thai", "Chinese", "Japanese"],
)
def test_words_without_blanks_are_estimated_near_what_a_dictionary_counts(words: str) -> None:
    counted = len(words.split("|"))
    assert count_words(words.replace("|", ""))[0] == pytest.approx(counted, rel=0.2)


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
        pytest.param("「行くよ。」と彼は言った。", 2, id="Japanese, quoted"),
        pytest.param("यह नदी है। यह बड़ी है।", 2, id="danda"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_sentences_are_counted(text: str, sentences: int) -> None:
    assert count_sentences(text) == sentences


def test_reading_takes_a_minute_for_238_words() -> None:
    assert part(page("kata " * 238), {})["reading_minutes"] == 1.0


@given(st.text(st.sampled_from("ab1 é\u0301½’“”.,-_—…()[]\n\u00a0\u200d😀")))
def test_words_are_counted_as_is_said(text: str) -> None:
    """Between blanks, with a letter or digit; measured from the first to the last, or a mark."""
    lengths = []
    for token in text.split():
        inside = [unicodedata.category(sign)[0] == "M" or sign.isalnum() for sign in token]
        if any(map(str.isalnum, token)):
            lengths.append(len(token) - inside.index(True) - inside[::-1].index(True))
    assert count_words(text) == (len(lengths), sum(lengths))


@given(st.text())
def test_no_text_has_more_sentences_than_words(text: str) -> None:
    found = part(page(text), {})
    assert 0 <= found["sentences"] <= max(found["words"], text.count("\n") + 1) + len(text)
    assert found["words"] <= len(text)
    assert (found["words"] == 0) <= (found["mean_word_length"] == 0.0)
