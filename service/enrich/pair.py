"""Indonesian or Malay: the words, endings and phrases that tell the two apart.

Most words are common to both, and general detectors fail on the rest: of ten Malay sentences the
usual ones get none to eight right. Here each word that says something has a weight in natural
log-odds (indonesian.py, malay.py, pair_words.py), and the sum decides. What that reaches is pinned
in tests/enrich/test_language.py.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from service.enrich import indonesian, malay, pair_names
from service.enrich.pair_words import ENGLISH, NEUTRAL, PHRASES, SHARED

KNOWN_LIMIT = 2_000  # characters: enough to know the kind of a text
STRONG = 2  # words whose halves, too, speak for a compound
WORDS_KEPT = 20_000  # of which what they say is remembered: some 5 MB a process
LONGEST = 40  # letters; what is longer is no word, and is not remembered
REPEATS = 3  # how often one word counts: a subject's own word must not decide a text
NAMES_LIMIT = 1.5  # log-odds of all names together: half of one word that only one of the two has

_WORD = re.compile(r"[a-z]++(?:-[a-z]++)*")
_SMALL_WORD = re.compile(rf"(?<![^\W_]){_WORD.pattern}(?![^\W_])")
_CAPITALISED = re.compile("[A-Z][a-z]+")
# Indonesian writes 1.000 and 2,5, Malay 1,000 and 2.5; two digits after a point may be minutes.
_NUMBER = re.compile(r"\d[\d.,]*\d")
_NUMBERS = (
    (re.compile(r"\d{1,3}(?:\.\d{3})+"), "1.000", 2.0),
    (re.compile(r"\d+,\d{1,2}"), "2,5", 2.0),
    (re.compile(r"\d{1,3}(?:,\d{3})+"), "1,000", -2.0),
    (re.compile(r"\d+\.\d"), "2.5", -2.0),
)
# How Malay asks when it is spoken: `mahal ke?`, `ada lagi tak?`
_ASKED = re.compile(r"\b(?:ke|tak) ?\?")
_ASKING = ("ke?", "tak?")
# How both languages, and hardly any other, build words: membatalkan, penerbangan, dipercayai.
_NATIVE = re.compile(r"(?:me(?:m|n|ng|ny)|di|pe[mnr]|ke|ber|ter)[a-z]{3,}(?:kan|an|nya)\Z")
_NATIVE_ENDS = ("an", "nya")
# What is hung on a word, and what it adds: what is mine, yours or its is somewhat more Indonesian.
_CLITICS = {"nya": 0.25, "lah": 0.0, "kah": 0.0, "pun": 0.0, "ku": 0.5, "mu": 0.5}
_CLITIC_ENDS = tuple(_CLITICS)
LEAST_STEM = 3  # letters: `buku` is no `bu` of mine
_PREFIXES = (
    "memper meng menge meny mem men me diper di peng pem pen per pe ber be ter ke se".split()
)
_SUFFIXES = "kannya annya inya nya kan an lah kah ku mu i".split()

# What a word that is in no list says by its form: borrowed endings (kualitas, kualiti; televisi,
# televisyen; praktis, praktikal), compounds in one word (jurujual; antarkota), what is mine, yours
# or its (somewhat more in Indonesian), and the colloquial Indonesian verb (ngobrol, dibeliin).
# Before each form is what it ends or starts with: only such words are held against the forms.
FORMS = (
    ("-itas", r"[a-z]{3,}itas\Z", 3.0),
    ("-iti", r"[a-z]{3,}[lvrnsdb]iti\Z", -2.0),
    ("-syen", r"[a-z]{2,}syen\Z", -3.0),
    ("-isasi -ktur", r"[a-z]{2,}(?:isasi|ktur)\Z", 1.0),
    ("-ikal", r"[a-z]{3,}ikal\Z", -1.0),
    ("juru-", r"juru(?!s)[a-z]{4,}\Z", -2.0),
    ("antar-", r"antar(?!a)[a-z]{4,}\Z", 2.0),
    ("-ku -mu", r"[a-z]{4,}[km]u\Z", 0.5),
    ("-nya", r"[a-z]{4,}nya\Z", 0.25),
    ("ng-", r"ng(?:[aiueo][bcdghjklmnprst]|e[bcdfglrt])[a-z]{2,}\Z", 1.5),
    ("-in", r"(?:di[a-z]{2,}[aeiou]|n[gy][a-z]{3,})in\Z", 1.5),
)
_FORM = re.compile("|".join(f"({pattern})" for _, pattern, _ in FORMS))
_AFFIXES = " ".join(affixes for affixes, _, _ in FORMS).split()
_FORM_ENDS = tuple(affix[1:] for affix in _AFFIXES if affix.startswith("-"))
_FORM_STARTS = tuple(affix[:-1] for affix in _AFFIXES if affix.endswith("-"))


_Tiers = Mapping[int, str] | Mapping[float, str]


def _table(positive: _Tiers, negative: _Tiers) -> dict[str, float]:
    return {
        word: sign * weight
        for sign, tiers in ((1.0, positive), (-1.0, negative))
        for weight, words in tiers.items()
        for word in words.split()
    }


ROOTS = _table(indonesian.ROOTS, malay.ROOTS)
WORDS = _table(indonesian.WORDS, malay.WORDS) | ROOTS | dict.fromkeys(NEUTRAL.split(), 0.0)
WORDS |= {name: value for _, name, value in _NUMBERS} | dict.fromkeys(_ASKING, -2.0)
NAMES = _table(pair_names.INDONESIAN, pair_names.MALAY)
_BY_FIRST = {letter: [it for it in _PREFIXES if it[0] == letter] for letter in "mdpbtks"}
_BY_LAST = {letter: [it for it in _SUFFIXES if it[-1] == letter] for letter in "anhui"}
# What every prefix starts with, and every suffix ends with: nine words in ten of another language
# have neither, which is quick to see.
_STARTS = tuple(it for it in _PREFIXES if not any(map(it.startswith, {*_PREFIXES} - {it})))
_ENDS = tuple(it for it in _SUFFIXES if not any(map(it.endswith, {*_SUFFIXES} - {it})))
# A word in no list says nothing without one of these, or a hyphen.
_ANY_START = (*_STARTS, *_FORM_STARTS)
_ANY_END = (*_ENDS, *_CLITIC_ENDS, *_FORM_ENDS)
_SHARED = frozenset(SHARED.split()) - frozenset(ENGLISH.split())
_ENGLISH = frozenset(ENGLISH.split())
_LISTED = _SHARED | WORDS.keys()
_PHRASES = {
    tuple(phrase.split("_")): weight
    for weight, phrases in PHRASES.items()
    for phrase in phrases.split()
}


def words_of(text: str) -> list[str]:
    """The words of a text as the tables have them: lower case, `anak-anak` as one.

    English ones are left out when they stand somewhere with a capital, as parts of names: the
    British Museum is no evidence. Last come numbers whose points and commas say something, as
    `1.000`, `2,5`, `1,000` or `2.5`, and the ends of questions, as `ke?` or `tak?`.
    """
    words = _WORD.findall(text.lower())
    names = _ENGLISH.intersection(map(str.lower, _CAPITALISED.findall(text)))
    if names:
        words = [word for word in words if word not in names]
    numbers = _NUMBER.findall(text)
    words += [name for it in numbers for kind, name, _ in _NUMBERS if kind.fullmatch(it)]
    words += [found.replace(" ", "") for found in _ASKED.findall(text)]
    return words


def log_odds(words: list[str]) -> float:
    """Evidence for Indonesian (positive) against Malay (negative); 0 when there is none."""
    counts = Counter(words)
    names = sum(NAMES[word] for word in NAMES.keys() & counts.keys())
    total = max(-NAMES_LIMIT, min(NAMES_LIMIT, names))
    for word, count in counts.items():
        if len(word) <= LONGEST and (value := weight(word)):
            total += value * min(count, REPEATS)
    for pair, count in Counter(filter(_PHRASES.__contains__, pairwise(words))).items():
        total += _PHRASES[pair] * min(count, REPEATS)
    return total


def known(text: str) -> tuple[float, int]:
    """Share of the words of a text that only these two languages have, and how many different ones.

    Words with a capital are left out: names and English titles stand in texts of any language.
    """
    words = _SMALL_WORD.findall(text[:KNOWN_LIMIT])
    found = [word for word in words if len(word) <= LONGEST and _is_ours(word)]
    return len(found) / (len(words) or 1), len(set(found))


def ours(text: str) -> set[str]:
    """The different words of a text that only these two languages have; `known` counts them."""
    words = set(_SMALL_WORD.findall(text))
    listed = words & _LISTED
    formed = [
        word
        for word in words - listed
        if word.startswith(_ANY_START) or word.endswith(_ANY_END) or "-" in word
    ]
    return {word for word in (*listed, *formed) if len(word) <= LONGEST and _is_ours(word)}


@lru_cache(WORDS_KEPT)
def _is_ours(word: str) -> bool:
    """True for what both languages share, words of the lists, and forms that say much."""
    return word in _SHARED or bool(
        (word.endswith(_NATIVE_ENDS) and _NATIVE.match(word))
        or (word not in _ENGLISH and (WORDS.get(word, 0.0) != 0 or abs(_weight(word)) >= 1))
    )


@lru_cache(WORDS_KEPT)
def weight(word: str) -> float:
    """What one word says, in log-odds."""
    return _weight(word)


def _weight(word: str) -> float:
    known = WORDS.get(word)
    if known is not None:
        return known
    if "-" in word:  # reduplication (kanak-kanak) and compounds count as their strongest half
        return _strong(max(map(_weight, word.split("-")), key=abs))
    if word.endswith(_CLITIC_ENDS):
        for clitic, own in _CLITICS.items():
            stem = word.removesuffix(clitic)
            if len(stem) >= LEAST_STEM and stem != word and (value := WORDS.get(stem, 0.0)):
                return value + own
    if word.startswith(_STARTS) or word.endswith(_ENDS):
        root = next((ROOTS[stem] for stem in _stems(word) if stem in ROOTS), None)
        if root is not None:
            return root
    if not (word.endswith(_FORM_ENDS) or word.startswith(_FORM_STARTS)):
        return 0.0
    form = _FORM.match(word)
    return FORMS[form.lastindex - 1][2] if form and form.lastindex else 0.0


def _strong(weight: float) -> float:
    return weight if abs(weight) >= STRONG else 0.0


def _stems(word: str) -> Iterator[str]:
    """What is left of a word without a prefix, a suffix or both; at least three letters."""
    starts = [0, *(len(prefix) for prefix in _BY_FIRST.get(word[0], ()) if word.startswith(prefix))]
    for suffix in ("", *_BY_LAST.get(word[-1], ())):
        if word.endswith(suffix):
            for start in starts:
                if len(stem := word[start : len(word) - len(suffix)]) > 2:
                    yield stem
