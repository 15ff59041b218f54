"""What a text is known by: its hash, its shingles, and the keys that it is looked up by."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.enrich.duplicates import (
    exact_hash,
    is_short,
    normalized,
    part,
    shingles,
    sighting,
    told,
)
from service.enrich.enrich import enrich, revise
from service.minhash import BANDS, from_text, similarity
from service.records import Document
from service.settings import Enrich
from service.state.state import Seen
from tests.enrich.make import AT, page

SENTENCE = "harga beras di pasar induk turun lagi karena panen raya di tiga daerah "
CHINESE = "今年夏天的降雨比往年少得多因此水库的水位降到了十年来的最低点市政府要求居民节约用水"
JAPANESE = "この夏の雨は例年よりも少なく貯水池の水位は十年ぶりの低さになったと市は発表した"
THAI = "ปีนี้ฝนตกน้อยกว่าทุกปีทำให้ระดับน้ำในอ่างเก็บน้ำลดลงต่ำสุดในรอบสิบปี"


def document(text: str) -> Document:
    one = page(text)
    revised = revise(one, enrich(one), None)
    assert revised is not None
    return revised[0]


def like(one: str, other: str) -> float:
    first, second = (part(page(text), {})["duplicate"].signature for text in (one, other))
    return similarity(from_text(first), from_text(second))


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
@example("C:\u0327")
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)


ODD = st.text(st.characters(exclude_categories=())) | st.text(
    st.sampled_from(
        "aé Ω１ﬁ İ-_’“…—。、·¨\u0301ç\u0327\u200d\x85\x1f\ud800\U0001f600\U00010400𝒂大ไ"
    )
)


@given(ODD)
def test_a_text_is_normalised_as_is_said(text: str) -> None:
    def nfkc(text: str) -> str:
        return unicodedata.normalize("NFKC", text)

    plain = nfkc("".join(filter(is_kept, nfkc(nfkc(text).casefold()))))
    assert normalized(text) == " ".join(plain.split())


def is_kept(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] not in "PSC"


def test_shingles_are_each_five_words_in_a_row() -> None:
    assert shingles("a b c d e f") == {b"a b c d e", b"b c d e f"}


@pytest.mark.parametrize("text", ["", "a", "a b c d"])
def test_a_text_of_fewer_words_is_one_shingle(text: str) -> None:
    assert shingles(text) == {text.encode()}


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_has_a_shingle(text: str) -> None:
    assert shingles(text)


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, THAI], ids=["zh", "ja", "th"])
def test_scripts_without_blanks_have_shingles_of_characters(text: str) -> None:
    assert len(shingles(normalized(text))) > len(text) * 0.8
    text = "".join(f"{text[at:]}{text[:at]}" for at in range(0, len(text), 7))
    changed = text[:100] + "新" + text[101:]
    assert 0.8 < like(text, changed) < 1
    assert not is_short(text)


def test_texts_of_different_stories_in_one_script_are_unlike() -> None:
    assert like(CHINESE, JAPANESE) < 0.1


def test_case_and_punctuation_do_not_make_a_text_less_like() -> None:
    assert like(SENTENCE * 3, SENTENCE.upper().replace(" ", ", ") * 3) == 1.0


@pytest.mark.parametrize(("words", "short"), [(0, True), (29, True), (30, False), (1000, False)])
def test_a_text_is_short_below_thirty_words(words: int, short: bool) -> None:
    assert is_short("kata, " * words) is short


def test_a_short_text_is_looked_up_by_its_hash_alone() -> None:
    """One other number in a notice of two lines is another notice."""
    assert len(sighting(document(SENTENCE * 2), Enrich()).keys) == 1
    assert len(sighting(document(SENTENCE * 3), Enrich()).keys) == 1 + BANDS


def test_the_same_text_in_other_letters_has_the_same_keys() -> None:
    one, other = (
        sighting(document(text), Enrich()) for text in (SENTENCE * 3, SENTENCE.title() * 3)
    )
    assert one.keys == other.keys
    assert one.exact_hash == other.exact_hash


def test_a_sighting_has_the_time_of_the_fetch_and_the_window_before_it() -> None:
    made = sighting(document(SENTENCE), Enrich(duplicate_window=60.0, drop_duplicates=True))
    assert (made.seen_at, made.since) == (AT.timestamp(), AT.timestamp() - 60)
    assert made.only_first


@given(st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1)))
def test_the_answer_is_written_into_the_document(at: datetime) -> None:
    """Times are seconds in the state, and the same microsecond again in the record."""
    at = at.replace(tzinfo=UTC)
    seen = Seen(cluster_id="a", duplicate_of="b", similarity=0.9, first_seen=at.timestamp())
    made = told(WAITING, seen).duplicate
    assert (made.cluster_id, made.duplicate_of, made.similarity) == ("a", "b", 0.9)
    assert made.first_seen == at
    assert made.exact_hash == WAITING.duplicate.exact_hash


WAITING = document(SENTENCE)
