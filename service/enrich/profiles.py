"""The thresholds of quality, a profile a language: data, in one table.

Source of the columns: the configurations of FineWeb-2 (https://github.com/huggingface/fineweb-2,
configs/ind_Latn.yml, zsm_Latn.yml, jav_Latn.yml), and for English FineWeb's and Gopher's own
(datatrove, filters; Rae et al. 2021, table A1). They are calibrated as sets: do not move one alone.
Left out, as in FineWeb-2: paragraph-duplicate rules (extracted text has no paragraphs left),
the short-line rule, C4's rules.

FineWeb-2 counts with datatrove, whose repetition leaves out the first occurrence of an n-gram; ours
is Gopher's definition (all occurrences, signals of RedPajama-V2) and so the stricter of the two: by
the English thresholds for 5- to 10-grams it fails 55 of 843 web pages, datatrove's count 22.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass

DEFAULT = "default"
_COLUMNS = ("ind_Latn", "zsm_Latn", "jav_Latn", "eng_Latn", DEFAULT)

# BCP-47 tags, as the language part writes them. A tag with a script (`ms-Arab`) is another matter.
LANGUAGES = {"id": "ind_Latn", "ms": "zsm_Latn", "jv": "jav_Latn", "en": "eng_Latn"}

STOP_WORDS = {
    "ind_Latn": frozenset("dan yang di pada dari ini dengan adalah untuk dalam".split()),
    "zsm_Latn": frozenset("dan di yang pada dalam dengan untuk ini".split()),
    "jav_Latn": frozenset("ing lan kang iku sing saka ingkang iki".split()),
    "eng_Latn": frozenset("the be to of and that have with".split()),
    DEFAULT: frozenset[str](),
}

BELOW = operator.lt
ABOVE = operator.gt

# Rule, when it fails, the threshold of each column (None: no such rule), the signal it looks at.
# The default has no language rules (score, stop words); its other numbers are those for English,
# but for characters in duplicate lines: .1 is FineWeb-2's for every language that is not English.
# fmt: off
_TABLE: tuple[tuple[str, Callable[[float, float], bool], tuple[float | None, ...], str], ...] = (
    ("language_score",       BELOW, (.685, .618, .300, .65, None),    "language_score"),
    ("duplicate_lines",      ABOVE, (.241, .331, .369, .30, .30),     "frac_duplicate_lines"),
    ("top_2gram",            ABOVE, (.194, .264, .639, .20, .20),
        "rps_doc_frac_chars_top_2gram"),
    ("top_3gram",            ABOVE, (.166, .252, .506, .18, .18),
        "rps_doc_frac_chars_top_3gram"),
    ("top_4gram",            ABOVE, (.145, .225, .445, .16, .16),
        "rps_doc_frac_chars_top_4gram"),
    ("dupe_5grams",          ABOVE, (.166, .185, .256, .15, .15),
        "rps_doc_frac_chars_dupe_5grams"),
    ("dupe_6grams",          ABOVE, (.155, .176, .236, .14, .14),
        "rps_doc_frac_chars_dupe_6grams"),
    ("dupe_7grams",          ABOVE, (.144, .166, .221, .13, .13),
        "rps_doc_frac_chars_dupe_7grams"),
    ("dupe_8grams",          ABOVE, (.133, .156, .203, .12, .12),
        "rps_doc_frac_chars_dupe_8grams"),
    ("dupe_9grams",          ABOVE, (.122, .145, .176, .11, .11),
        "rps_doc_frac_chars_dupe_9grams"),
    ("dupe_10grams",         ABOVE, (.111, .134, .158, .10, .10),
        "rps_doc_frac_chars_dupe_10grams"),
    ("terminal_punctuation", BELOW, (.111, .125, .094, .12, .12),
        "rps_lines_ending_with_terminal_punctution_mark"),
    ("duplicate_line_chars", ABOVE, (.1, .1, .1, .01, .1),            "frac_chars_duplicate_lines"),
    ("line_breaks",          ABOVE, (.157, .214, .222, .3, .3),       "line_breaks_per_word"),
    ("short_words",          BELOW, (3, 3, 1, 3, 3),                  "rps_doc_mean_word_length"),
    ("long_words",           ABOVE, (12, 11, 12, 10, 10),             "rps_doc_mean_word_length"),
    ("few_letters",          BELOW, (.805, .808, .777, .80, .80),     "frac_words_with_letter"),
    ("few_words",            BELOW, (50, 50, 50, 50, 50),             "rps_doc_word_count"),
    ("many_words",           ABOVE, (100_000, 100_000, 100_000, 100_000, 100_000),
        "rps_doc_word_count"),
    ("hashes",               ABOVE, (.1, .1, .1, .1, .1),             "hashes_per_word"),
    ("ellipses",             ABOVE, (.1, .1, .1, .1, .1),             "ellipses_per_word"),
    ("bullets",              ABOVE, (.9, .9, .9, .9, .9),
        "rps_lines_start_with_bulletpoint"),
    ("ellipsis_lines",       ABOVE, (.3, .3, .3, .3, .3),
        "rps_doc_frac_lines_end_with_ellipsis"),
    ("stop_words",           BELOW, (2, 2, 2, 2, None),               "different_stop_words"),
)
# fmt: on


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Fails when `fails(value of the signal, threshold)`; at the threshold it holds."""

    name: str
    signal: str
    fails: Callable[[float, float], bool]
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is asked of a text in one language."""

    name: str
    stop_words: frozenset[str]
    rules: tuple[Rule, ...]


def _profile(name: str) -> Profile:
    column = _COLUMNS.index(name)
    rules = tuple(
        Rule(name=rule, signal=signal, fails=fails, threshold=threshold)
        for rule, fails, thresholds, signal in _TABLE
        if (threshold := thresholds[column]) is not None
    )
    return Profile(name=name, stop_words=STOP_WORDS[name], rules=rules)


PROFILES = {name: _profile(name) for name in _COLUMNS}


def profile_of(language: str) -> Profile:
    """The profile for a BCP-47 tag; the default where there is none."""
    return PROFILES[LANGUAGES.get(language, DEFAULT)]
