"""The quality signals of a text, by their names in RedPajama-V2; no judgement (quality.py has it).

Definitions: https://github.com/togethercomputer/RedPajama-Data, README, "Quality Annotations", and
where its words leave it open, the code beside it. Two kinds of words, as there: normalised ones
(lower case, ASCII punctuation removed, NFD, split at blanks) for lengths, variety and repetition;
raw ones, where each run of punctuation is a word too, for symbols, capitals and letters.

Departures: a letter is one of any alphabet (its code knows a-z only, so a Russian text has none);
marks and joiners belong to their word (else Hindi falls into pieces); stop words are those of the
profile, in any case; blank lines are no lines; lines come as means; nothing to divide by gives 0.
What the rules need beyond RedPajama-V2 has names without `rps_` and is counted as in datatrove's
filters: the second and later occurrences of a line are its duplicates, and raw words divide (some
3 % more than spaCy's, which it takes for Indonesian). But for one: words with a letter are those
between blanks. With punctuation as words, as datatrove has it, half of 18 Indonesian news articles
fall below the profile's .805, by spaCy's words as much as by ours.
"""

import math
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import filterfalse

from service.enrich import repetition

PRECISION = 8  # digits after the point; RedPajama-V2's core/constants.py

_PUNCTUATION = string.punctuation.encode()
_SENTENCE = re.compile(r"\b[^.!?]++[.!?]*+")
# Marks (Indic vowel signs, Arabic and Hebrew points, accents that have no letter of their own) are
# no \w for Python's re; zero-width joiners stand inside Persian words. Only to U+FFFF: re looks
# rarer ones up one by one, which makes the pattern fifteen times slower.
_MARKS = "".join(
    character
    for character in map(chr, range(0x300, 0x10000))
    if unicodedata.category(character)[0] == "M"
)
_RAW_WORD = re.compile(rf"[\w{_MARKS}\u200c\u200d]+|[^\w\s{_MARKS}\u200c\u200d]+")
# What is counted line by line beyond ASCII; all beyond U+FFFF is found and asked.
_NUMERALS_AND_CAPITALS = re.compile(
    "["
    + "".join(it for it in map(chr, range(0x80, 0x10000)) if it.isnumeric() or it.isupper())
    + "\U00010000-\U0010ffff]"
)
_NO_DIGITS = bytes(set(range(256)) - set(b"\n" + string.digits.encode()))
_NO_CAPITALS = bytes(set(range(256)) - set(b"\n" + string.ascii_uppercase.encode()))
ELLIPSES = ("...", "…")
TERMINAL = (".", "!", "?", "”")
BULLETS = tuple("\u2022\u2023\u25b6\u25c0\u25e6\u25a0\u25a1\u25aa\u25ab\u2013")


def signals(text: str, stop_words: Collection[str] = ()) -> dict[str, float]:
    """Every signal of a text, a paragraph a line; without stop words, none of theirs."""
    normal = _normalized(text)
    words = normal.split()
    counts = Counter(words)
    found = (
        _of_words(words, counts)
        | _of_raw_words(text)
        | _of_text(text, normal)
        | repetition.shares(words)
        | _of_lines(text, normal, len(words))
    )
    if stop_words:
        found |= _of_stop_words(counts, len(words), stop_words)
    return {name: round(float(value), PRECISION) for name, value in found.items()}


def _normalized(text: str) -> str:
    """Lower case, NFD, without ASCII punctuation, whose bytes are part of nothing else in UTF-8."""
    plain = _utf_8(text).translate(None, _PUNCTUATION)
    return unicodedata.normalize("NFD", plain.decode("utf-8", "surrogatepass").lower())


def _utf_8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _of_words(words: list[str], counts: Counter[str]) -> dict[str, float]:
    count = len(words) or 1
    occurrences = counts.values()
    return {
        "rps_doc_word_count": len(words),
        "rps_doc_mean_word_length": sum(map(len, words)) / count,
        "rps_doc_frac_unique_words": len(occurrences) / count,
        "rps_doc_unigram_entropy": sum(
            equals * x / count * math.log(count / x) for x, equals in Counter(occurrences).items()
        ),
    }


def _of_raw_words(text: str) -> dict[str, float]:
    """What is counted in raw words, and in words between blanks.

    Most of what stands between blanks is letters and nothing else: one raw word, as it is. The
    pattern, which is slow, splits only the rest.
    """
    blanked = text.split()
    mixed = list(filterfalse(str.isalpha, blanked))
    plain = len(blanked) - len(mixed)
    split = _RAW_WORD.findall(" ".join(mixed))
    count = plain + len(split) or 1
    capitals = _capitals(blanked) - _capitals(mixed) + _capitals(split)
    hashes = text.count("#")
    ellipses = sum(map(text.count, ELLIPSES))
    return {
        "rps_doc_symbol_to_word_ratio": (hashes + ellipses) / count,
        "rps_doc_frac_no_alph_words": (len(split) - _with_letter(split)) / count,
        "rps_doc_frac_all_caps_words": capitals / count,
        "frac_words_with_letter": (plain + _with_letter(mixed)) / (len(blanked) or 1),
        "hashes_per_word": hashes / count,
        "ellipses_per_word": ellipses / count,
        "line_breaks_per_word": text.count("\n") / count,
    }


def _capitals(words: list[str]) -> int:
    return sum(map(str.isupper, words))


def _with_letter(words: list[str]) -> int:
    rest = [word for word in words if not word[0].isalpha()]  # most of them a comma or a full stop
    found = {word for word in set(rest) if any(map(str.isalpha, word))}
    return len(words) - len(rest) + sum(map(found.__contains__, rest))


def _of_text(text: str, normal: str) -> dict[str, float]:
    folded = _folded(normal) if "lorem" in normal else ""
    return {
        "rps_doc_num_sentences": len(_SENTENCE.findall(text)),
        "rps_doc_curly_bracket": (text.count("{") + text.count("}")) / (len(text) or 1),
        "rps_doc_lorem_ipsum": folded.count("lorem ipsum") / (len(folded) or 1),
    }


def _of_lines(text: str, normal: str, words: int) -> dict[str, float]:
    """The lines' own signals as means over them, and what is repeated line by line."""
    lines = [line for line in text.split("\n") if line.strip()]
    count = len(lines) or 1
    repeats = _repeats(lines)
    numerals, capitals = _numerals_and_capitals(text)
    return {
        "rps_doc_frac_lines_end_with_ellipsis": _ending(lines, ELLIPSES) / count,
        "rps_lines_ending_with_terminal_punctution_mark": _ending(lines, TERMINAL) / count,
        "rps_lines_start_with_bulletpoint": (
            sum(line.lstrip().startswith(BULLETS) for line in lines) / count
        ),
        "rps_lines_num_words": words / count,
        "rps_lines_numerical_chars_fraction": (
            sum(_shares(numerals, normal.split("\n"), _folded)) / count
        ),
        "rps_lines_uppercase_letter_fraction": sum(_shares(capitals, text.split("\n"), str))
        / count,
        "frac_duplicate_lines": len(repeats) / count,
        "frac_chars_duplicate_lines": sum(map(len, repeats)) / (len(text) - text.count("\n") or 1),
    }


def _ending(lines: list[str], marks: tuple[str, ...]) -> int:
    return sum(line.rstrip().endswith(marks) for line in lines)


def _numerals_and_capitals(text: str) -> tuple[list[int], list[int]]:
    """How many of each every line has.

    Those beyond ASCII become a digit or a capital that is ASCII; then all bytes are dropped that
    are neither of the kind nor the end of a line. So the whole text is gone through at once.
    """
    plain = _utf_8(_NUMERALS_AND_CAPITALS.sub(_in_ascii, text))
    digits, capitals = plain.translate(None, _NO_DIGITS), plain.translate(None, _NO_CAPITALS)
    return list(map(len, digits.split(b"\n"))), list(map(len, capitals.split(b"\n")))


def _in_ascii(found: re.Match[str]) -> str:
    return "0" * found[0].isnumeric() + "A" * found[0].isupper()


def _shares(counts: list[int], lines: list[str], measured: Callable[[str], str]) -> Iterator[float]:
    """Counts of characters as shares of the lines that have any; of a line as it is `measured`."""
    for count, line in zip(counts, lines, strict=True):
        if count:
            yield count / len(measured(line))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _repeats(lines: list[str]) -> list[str]:
    """Each line that came before, once for every further time."""
    seen: set[str] = set()
    repeats = []
    for line in lines:
        if line in seen:
            repeats.append(line)
        seen.add(line)
    return repeats


def _of_stop_words(
    counts: Counter[str], words: int, stop_words: Collection[str]
) -> dict[str, float]:
    hits = [counts[word] for word in stop_words if word in counts]
    return {
        "rps_doc_stop_word_fraction": sum(hits) / (words or 1),
        "different_stop_words": len(hits),
    }
