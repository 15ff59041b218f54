"""Facts for readers: words, sentences, mean lengths, minutes.

A word is what stands between blanks and holds a letter or digit: `anak-anak` and `1.000` are one
word each, and Arabic, Indic and Korean words keep their signs. Scripts without blanks (Han, kana,
Thai, Lao, Khmer, Burmese) have no words that can be counted without a dictionary: there the number
is estimated from the letters. Thai and Lao mark no sentences either: each paragraph is one there.
"""

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import filterfalse
from typing import Any

from service.records import Page

# Letters a word in running text, for scripts without blanks. Measured on news: 1.81 in 30,500
# Chinese letters (words by jieba), 1.72 in 4,000 Japanese ones, kana counted (words by janome); in
# 158,000 Thai letters of a program's messages 3.60, vowel and tone marks not counted (words by
# pythainlp), and taken over for its neighbours.
_HAN = re.compile(
    "[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_THAI = re.compile(
    "[\u0e01-\u0e2e\u0e32-\u0e33\u0e40-\u0e44\u0e81-\u0eae\u1780-\u17b3\u1000-\u102a]"
)
_BLANKLESS = re.compile(f"[{_HAN.pattern[1:-1]}{_THAI.pattern[1:-1]}]")
HAN_LETTERS = 1.75
THAI_LETTERS = 3.6

# Adults read 238 words of non-fiction a minute in silence. Source: Brysbaert 2019, a review of 190
# studies (English; other languages measure alike when their words are counted).
WORDS_A_MINUTE = 238

# Around most words that are not letters alone; _stripped does the rest.
_AROUND = string.punctuation + "“”‘’„«»…–—"

# Full stops of Latin, Greek and Cyrillic, Arabic, Devanagari, Ethiopic, Armenian, CJK.
# One class comes first, by which the pattern skips to where one can be.
_END = re.compile(
    r"[.!?…؟۔。！？｡।॥።։]"
    r"(?:(?<=[.!?…؟۔])[.!?…؟۔]*[\"'”’»)\]]*(?=\s|\Z)"
    r"|(?<=[。！？｡])[。！？｡]*[」』”’）]*|(?<=[।॥።։])[।॥።։]*)"
)
_NO_END = re.compile(
    r"(?i)(?:\b[^\W\d_]|\b(?:dr|drs|dra|prof|ir|hj|jl|mr|mrs|ms|st|no|sdr|kh|tn|ny|vs|bdk|ybhg))\.\Z"
)
LONGEST_TITLE = 4  # letters: ybhg


def part(page: Page, _: Mapping[str, Any]) -> dict[str, Any]:
    """The fields `words`, `sentences`, `mean_word_length`, `mean_sentence_words`, minutes."""
    words, letters = count_words(page.text)
    sentences = count_sentences(page.text)
    return {
        "words": words,
        "sentences": sentences,
        "mean_word_length": round(letters / words, 2) if words else 0.0,
        "mean_sentence_words": round(words / sentences, 2) if sentences else 0.0,
        "reading_minutes": round(words / WORDS_A_MINUTE, 2),
    }


def count_words(text: str) -> tuple[int, int]:
    """Words, and the characters in them (without the punctuation around them)."""
    han = thai = 0
    if _BLANKLESS.search(text):
        han = len(_HAN.findall(text))
        thai = len(_THAI.findall(text))
        text = _THAI.sub(" ", _HAN.sub(" ", text))
    tokens = text.split()
    mixed = list(filterfalse(str.isalnum, tokens))
    bare = [token.strip(_AROUND) for token in mixed]
    odd = [token for token in filterfalse(str.isalnum, bare) if any(map(str.isalnum, token))]
    kept = [*filter(str.isalnum, bare), *map(_stripped, odd)]
    words = len(tokens) - len(mixed) + len(kept)
    characters = _total(tokens) - _total(mixed) + _total(kept)
    if han or thai:
        words += max(1, round(han / HAN_LETTERS + thai / THAI_LETTERS))
    return words, characters + han + thai


def _total(words: Iterable[str]) -> int:
    return sum(map(len, words))


def count_sentences(text: str) -> int:
    """Sentences; a paragraph without an end mark counts as one, a title's full stop (`Dr.`) not."""
    total = 0
    for paragraph in text.split("\n"):
        if not any(map(str.isalnum, paragraph)):
            continue
        ends = [end.end() for end in _END.finditer(paragraph) if not _is_short(paragraph, end)]
        rest = paragraph[ends[-1] :] if ends else paragraph
        total += len(ends) + any(map(str.isalnum, rest))
    return total


def _is_short(paragraph: str, end: re.Match[str]) -> bool:
    """True for the stop of an initial or a title, unless the paragraph ends with it."""
    start = end.start()
    if end[0] != "." or end.end() == len(paragraph):
        return False
    if start > LONGEST_TITLE and paragraph[start - LONGEST_TITLE - 1 : start].isalpha():
        return False  # a longer word: the pattern need not look
    return _NO_END.search(paragraph[max(0, start - 2 * LONGEST_TITLE) : start + 1]) is not None


def _stripped(token: str) -> str:
    start, end = 0, len(token)
    while start < end and _is_edge(token[start]):
        start += 1
    while end > start and _is_edge(token[end - 1]):
        end -= 1
    return token[start:end]


def _is_edge(character: str) -> bool:
    return not (character.isalnum() or unicodedata.category(character)[0] == "M")
