"""Keywords: what a text is about, and what is never one."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.enrich.enrich import enrich
from service.enrich.keywords import COUNT, LIMIT, keywords
from service.enrich.stopwords import STOP_WORDS
from tests.enrich import plain_keywords
from tests.enrich.make import page

INDONESIAN = """Bendungan Jatigede mulai diisi pada hari Senin. Air Bendungan Jatigede akan mengairi
sawah di Majalengka dan Indramayu. Menurut Basuki Hadimuljono, bendungan itu sudah ditunggu petani.
“Kami menunggu air sejak lama,” kata seorang petani padi di Indramayu. Harga gabah naik karena
petani padi menunda panen. Pengisian Bendungan Jatigede memerlukan waktu dua tahun."""
MALAY = """Empangan Temenggor mula diisi pada hari Isnin kerana paras air rendah. Pesawah di Kedah
menunggu air sejak lama. Menurut Ahmad Faizal, Empangan Temenggor akan membekalkan air kepada
pesawah. Harga padi naik kerana pesawah menangguhkan musim menuai."""
ENGLISH = """The Harbour Board approved the tidal barrier on Monday. The tidal barrier will protect
the old town from the sea, said Petra Ollerenshaw, who chairs the Harbour Board. Critics say that
the tidal barrier costs too much. Work on the barrier begins in May."""


def terms(text: str, language: str, title: str = "") -> list[str]:
    return [keyword.term for keyword in keywords(title, text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param(INDONESIAN, "id", {"Bendungan Jatigede", "Indramayu"}, id="Indonesian"),
        pytest.param(MALAY, "ms", {"Empangan Temenggor", "Ahmad Faizal"}, id="Malay"),
        pytest.param(ENGLISH, "en", {"tidal barrier", "Harbour Board"}, id="English"),
    ],
)
def test_what_a_text_is_about_is_among_the_first_five(
    text: str, language: str, expected: set[str]
) -> None:
    assert expected <= set(terms(text, language)[:5])


@pytest.mark.parametrize(("text", "language"), [(INDONESIAN, "id"), (MALAY, "ms"), (ENGLISH, "en")])
def test_no_keyword_starts_or_ends_with_a_stop_word(text: str, language: str) -> None:
    for term in terms(text, language):
        words = term.lower().split(" ")
        assert not {words[0], words[-1]} & STOP_WORDS[language]
        assert 1 <= len(words) <= 3


def test_terms_end_at_punctuation_and_at_the_end_of_a_line() -> None:
    found = terms("Kapal, pelabuhan Ambon\nBanda Naira, kapal Ambon.\n" * 3, "id")
    assert {"pelabuhan Ambon", "Banda Naira"} <= set(found)
    assert not {"Ambon Banda", "Kapal pelabuhan", "Naira kapal"} & set(found)


def test_the_title_lifts_a_term() -> None:
    text = "Harga beras naik. Harga gabah naik. Stok beras aman. Stok gabah aman."
    assert terms(text, "id", "Gabah")[0] == "gabah"
    assert terms(text, "id", "Beras")[0] == "beras"


def test_a_name_is_not_repeated_in_pieces() -> None:
    found = terms(INDONESIAN, "id")
    assert "Bendungan Jatigede" in found
    assert "Jatigede" not in found


def test_a_title_alone_gives_nothing() -> None:
    assert terms("", "id", "Bendungan Jatigede Diisi") == []


def test_the_pages_own_keywords_change_nothing() -> None:
    tagged = page(ENGLISH, tags=("sea level", "Dutch engineers"))
    assert enrich(tagged).keywords == enrich(page(ENGLISH)).keywords


def test_scores_fall_from_one() -> None:
    scores = [keyword.score for keyword in keywords("", INDONESIAN, "id")]
    assert scores[0] == 1
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == COUNT


@pytest.mark.parametrize(
    "value",
    ["ani.wijaya@example.org", "0812-3456-7890", "192.168.10.20", "3171015508900001", "12.345"],
)
def test_an_address_or_number_is_no_keyword_nor_is_a_part_of_it(value: str) -> None:
    text = f"Hubungi {value} untuk kapal. " * 5
    pieces = {value, *value.replace("@", ".").replace("-", ".").split(".")}
    assert not {piece for term in terms(text, "id") for piece in term.split(" ")} & pieces


def test_a_year_is_a_part_of_a_term_only() -> None:
    found = terms("Pemilu 2024 dimulai. Pada 2024 warga memilih. Hasil Pemilu 2024 keluar.", "id")
    assert "Pemilu 2024" in found
    assert "2024" not in found


def test_chinese_terms_are_runs_that_come_again() -> None:
    text = "长江大桥今天开通。市长说，长江大桥连接两岸。很多市民在长江大桥上散步，天气很好。"
    assert terms(text, "zh")[0] == "长江大桥"


def test_a_clause_that_comes_again_is_not_cut_into_terms() -> None:
    clause = "法國兩名女子患電磁波過敏症"
    assert terms(f"{clause}。昨日{clause}。", "zh") == []


def test_words_in_letters_are_found_in_a_chinese_text() -> None:
    assert "Linux" in terms("他用Linux写程序。我也喜欢Linux系统。", "zh")


def test_thai_gets_no_keywords() -> None:
    assert terms("คณะกรรมการจะเผยแพร่รายงาน " * 5, "th") == []


def test_a_language_without_stop_words_still_gets_names() -> None:
    assert terms("Wong tani ing Bantul nandur pari. Pari ing Bantul apik.", "jv")


PIECES = st.sampled_from(
    [
        *"the of ship Ship SHIP sea Sea harbour İ x B 2024 1999 12 C++ AT&T sea's ships’s".split(),
        *"tide quay crane rope mast sail keel buoy dock hull deck fish gull".split(),
        *"_ | - . ... ! ? 。 ！ ship. Sea.” sea) a@b.co ship.@sea.".split(),
        *"长江大桥 长江 大桥 大 カタカナ タカ ไทย".split(),
        *("\n", "\n\n"),
    ]
)
PROSE = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", "\n"]))).map(
    lambda pieces: "".join(chain.from_iterable(pieces))
)


@given(PROSE, PROSE, st.sampled_from(["en", "zh"]))
def test_terms_and_scores_are_those_of_the_plain_definition(
    title: str, text: str, language: str
) -> None:
    found = [(keyword.term, keyword.score) for keyword in keywords(title, text, language)]
    assert found == plain_keywords.keywords(title, text, STOP_WORDS.get(language, frozenset()))


@given(st.text(), st.text(), st.sampled_from(["id", "en", "zh", "und"]))
def test_any_text_gives_terms_that_stand_in_it(title: str, text: str, language: str) -> None:
    found = keywords(title, text, language)
    assert len(found) <= COUNT
    assert all(0 < keyword.score <= 1 for keyword in found)
    assert all(word in text + title for keyword in found for word in keyword.term.split(" "))


def test_a_long_text_is_read_to_the_limit_only() -> None:
    assert terms("kapal. " * LIMIT + "sungai. " * LIMIT, "id")[0] == "kapal"
    assert terms("." * LIMIT + "sungai. " * 10, "id") == []
