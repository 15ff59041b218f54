"""The signals say what their definitions say, on texts of many kinds, and in time."""

import gzip
import json
import random
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.enrich.profiles import STOP_WORDS
from service.enrich.signals import signals
from tests.enrich import literal

SENTENCES = Path(__file__).parent / "sentences"
SHARED = Path(__file__).parents[3] / "shared" / "pages"
STOP = STOP_WORDS["ind_Latn"]

TEXTS = {
    "empty": "",
    "one character": "a",
    "one emoji": "😀",
    "blank": " \n\t\n ",
    "controls": "\x00\x01\x1c\n\x85\u2028 a",
    "surrogate": "satu \ud800 dua",
    "English": "The committee met on Monday.\nIt will publish its REPORT in May, with 3 tables.",
    "German": "Der Ausschuss tagte am Montag – er legt den Bericht im Mai vor!\n• Straße\n• Fluß",
    "Javanese": "Aku arep menyang pasar tuku beras lan sayuran kanggo keluargaku ing omah.",
    "Vietnamese": "Uỷ ban sẽ công bố báo cáo về dòng sông trước cuối tháng Năm.",
    "Greek": "Ο ΟΔΥΣΣΕΥΣ ΗΛΘΕ ΣΤΗΝ ΠΟΛΗ; Ναι\u037e Ο Οδυσσεύς ήλθε.",
    "Turkish": "İSTANBUL'DA YAĞMUR YAĞIYOR. İstanbul'da yağmur yağıyor.",
    "Russian": "Комитет опубликует доклад о реке. Комитет опубликует доклад о реке.",
    "Chinese": "委员会将在五月底之前发表报告。\n委员会将在五月底之前发表报告。\n第二十三条",
    "Korean": "위원회는 오월 말까지 강에 관한 보고서를 발표할 예정이다.",
    "Arabic": "سَتَنْشُرُ اللجنة تقريرها عن النهر قبل نهاية شهر مايو.\nهل قرأته؟",
    "Persian": "می‌خواهم کتاب را بخوانم و می‌خواهم بنویسم.",
    "Hebrew": "שָׁלוֹם עולם! שלום עולם…\n– שלום",
    "Hindi": "समिति मई के अंत तक नदी पर रिपोर्ट प्रकाशित करेगी। समिति मई के अंत तक।",
    "Thai": "คณะกรรมการจะเผยแพร่รายงานเกี่ยวกับแม่น้ำก่อนสิ้นเดือนพฤษภาคม",
    "mixed": "Rapat di 東京 с участием 12 אנשים — ½ hari… ²³ x²",
    "lorem": "Lorem ipsum, dolor sit amet.\nLOREM  IPSUM dolor {sit} amet...",
    "hashes": "#satu #dua # ## ... .... … ...",
    "code": "if (a) { return b[0]; } else { a_b = {}; }\n" * 4,
    "capitals": "PENGUMUMAN: COVID19 DI DKI\nHARGA Rp 1.500.000,00 ATAU USD 100",
    "one word again": "a " * 40,
    "two words in turn": "ya tidak " * 30,
    "twenty equal lines": "Baca juga: berita lain hari ini\n" * 20,
    "a ten-gram twice": "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh x " * 2,
    "a nine-gram twice": "a b c d e f g h i 1 a b c d e f g h i 2",
    "equal bigrams": "b c x a d y b c z a d",
    "list": "\n".join(f"• butir {n}" for n in range(12)) + "\n- akhir",
    "blank lines": "Satu.\n\n\nDua.\n \nSatu.\n",
}


def articles() -> dict[str, str]:
    """Forty texts of sentences in Indonesian and Malay, with more and more said twice."""
    made = {}
    for language in ("id", "ms"):
        lines = (SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
        for seed in range(20):
            rng = random.Random(seed)
            chosen = rng.sample(lines, 12) + rng.choices(lines[:6], k=seed)
            made[f"{language} {seed}"] = "".join(line + rng.choice(" \n") for line in chosen)
    return made


def same(text: str) -> None:
    expected = literal.signals(text, STOP)
    found = signals(text, STOP)
    assert found == pytest.approx(expected, abs=1.01e-8)
    assert found.keys() == expected.keys()


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items()])
def test_odd_texts_have_the_values_of_the_definitions(text: str) -> None:
    same(text)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in articles().items()])
def test_articles_have_the_values_of_the_definitions(text: str) -> None:
    same(text)


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_has_the_values_of_the_definitions(text: str) -> None:
    same(text)


@given(st.lists(st.sampled_from(["a", "bb", "C", "d.", "é", "\n", "12", "#", "…"]), max_size=80))
def test_texts_that_repeat_themselves_have_the_values_of_the_definitions(words: list[str]) -> None:
    same(" ".join(words))


def test_real_pages_have_the_values_of_the_definitions() -> None:
    """Every twentieth shared page with a text made by people, and its markup as a bad text."""
    if not SHARED.is_dir():
        pytest.skip("../shared/pages is not beside the repository")
    rows = [json.loads(line) for line in (SHARED / "index.jsonl").read_text().split("\n") if line]
    for row in [row for row in rows if row.get("gold_text")][::20]:
        same(row["gold_text"][:4000])
        same(gzip.decompress((SHARED / row["html"]).read_bytes())[:1500].decode(errors="replace"))


def test_a_text_known_by_hand() -> None:
    """13 normalised words of 45 characters, 17 raw ones; the first line comes again."""
    found = signals("Harga naik 10 %.\nPASAR 7 buka…\n• Harga naik 10 %.\nHarga naik 10 %.", STOP)
    expected = {
        "rps_doc_word_count": 13,  # `%.` is gone; `…` and `•` are no ASCII punctuation
        "rps_doc_mean_word_length": 45 / 13,
        "rps_doc_frac_all_caps_words": 1 / 17,
        "rps_doc_frac_no_alph_words": 9 / 17,  # 10, %., 7, …, •, 10, %., 10, %.
        "frac_words_with_letter": 8 / 16,  # blanks around them: `%.`, `10`, `7`, `•` have none
        "rps_doc_frac_chars_top_2gram": 27 / 45,  # `harga naik` three times
        "rps_doc_frac_lines_end_with_ellipsis": 1 / 4,
        "rps_lines_ending_with_terminal_punctution_mark": 3 / 4,
        "rps_lines_start_with_bulletpoint": 1 / 4,
        "rps_lines_num_words": 13 / 4,
        "frac_duplicate_lines": 1 / 4,
        "frac_chars_duplicate_lines": 16 / 63,
        "line_breaks_per_word": 3 / 17,
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-8)


def test_normalising_makes_no_numeral_and_loses_none() -> None:
    """So they are counted in the text as it is."""
    for character in map(chr, range(0x110000)):
        normal = unicodedata.normalize("NFD", character.lower())
        assert sum(map(str.isnumeric, normal)) == character.isnumeric()


def test_without_stop_words_there_is_no_signal_of_them() -> None:
    assert not [name for name in signals("satu dua", ()) if "stop" in name]


@pytest.mark.parametrize("name", ["Russian", "Arabic", "Hindi", "Persian", "Thai", "Korean"])
def test_words_of_every_alphabet_have_letters(name: str) -> None:
    text = re.sub("[.؟।]", "", TEXTS[name])
    assert signals(text)["rps_doc_frac_no_alph_words"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "😀" * 1_000_000,
        "." * 1_000_000,
        "a." * 500_000,
        "a b " * 250_000,
        "\u200f\u05d0" * 500_000,
        "a\n" * 500_000,
    ],
    ids=["a word", "emoji", "stops", "words and stops", "two words", "right to left", "lines"],
)
def test_a_million_characters_take_time_in_proportion(text: str) -> None:
    """Ten times the text in at most some ten times the time: nothing is quadratic.

    Processor time, with room for a busy machine; a quadratic step would take a hundred times.
    """
    tenth = text[: len(text) // 10]
    started = time.process_time()
    signals(tenth, STOP)
    between = time.process_time()
    signals(text, STOP)
    assert time.process_time() - between < 40 * max(between - started, 0.02)
