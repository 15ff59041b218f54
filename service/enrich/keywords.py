"""What a text is about, in its own words: runs of one to three words between stop words.

Counted, not learned. A term is the better, the more often and the earlier it stands, when the title
has it too, and when it is written with capitals inside of sentences; what stands in a longer term
nearly as often gives way to it. The page's own keywords (`tags`) are no evidence here.

Chinese and Japanese have no blanks: there a term is a run of two to six characters that comes
again. Thai, Lao, Khmer and Burmese get none: without a dictionary such runs are pieces of words.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate, compress, pairwise
from typing import Any

from service.enrich.stopwords import STOP_WORDS
from service.records import Keyword, Page

COUNT = 10
LIMIT = 10_000  # characters looked at: what a text is about stands in its first pages
LONGEST = 3  # words
TERM_LIMIT = 60  # characters of a word; longer ones are none
DENSE_LONGEST = 6  # characters; names of institutions are that long, what is longer is a clause
DENSE_SIZES = range(2, 2 * DENSE_LONGEST)  # looked at: pieces of a clause that comes again are none

# Chosen on the tuning half of the sample pages that have keywords of their own (bench/enrich.py);
# the share of pages with a hit is flat around them.
TITLE = 2.0  # how much more a term of the title is worth
CAPITALS = 3.0  # and one that has capitals wherever it stands inside of a sentence
LATE = 0.2  # how much less for each e-fold of the sentences before it
SIZES = (0.0, 1.0, 1.6, 1.6)  # by words: a phrase says more than its words do
COVERED = 0.8  # share of a longer term's count that is taken from its parts
DENSE_LENGTH = 0.1  # for each character

# One class comes first, by which the pattern skips to where a sentence can end.
_SENTENCE = re.compile(r"[.!?…\n。！？](?:(?<=[.!?…])[\"”’)\]]*\s+|(?<=[\n。！？])[\n。！？]*)")
# Signs between letters belong to a word.
_TOKEN = re.compile(r"[^\W_]++(?:[-'’.&+][^\W_]++)*+\+*+|[^\w\s]++")
# An e-mail address is no word, nor are its parts. To look for one takes as long as all the rest.
_TOKEN_OR_EMAIL = re.compile(rf"\S{{0,64}}@\S{{0,254}}|{_TOKEN.pattern}")
_POSSESSIVE = ("'s", "’s")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LETTER = re.compile(r"[^\W\d_]")
_DENSE = re.compile("[\u3400-\u9fff]{2,}|[\u30a1-\u30fa\u30fc]{2,}")
_BLANKLESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
_BLANKLESS_RUN = re.compile(f"{_BLANKLESS.pattern}+")


@dataclass(slots=True)
class _Words:
    """The tokens of a title and a text, an empty one after each sentence."""

    written: list[str] = field(default_factory=list)
    lower: list[str | None] = field(default_factory=list)  # None for what is in no term
    late: list[float] = field(default_factory=list)  # what divides the score of what is first here
    starts: set[int] = field(default_factory=set)  # the first word or number of each sentence
    text: int = 0  # where the text begins


@dataclass(slots=True)
class _Terms:
    """The terms of one size, as they come; equal ones as often as they do."""

    size: int
    places: list[int]  # tokens before each
    terms: list[str]
    counts: Counter[str]  # in the text


def part(page: Page, found: Mapping[str, Any]) -> dict[str, Any]:
    """The field `keywords`; takes the language from what was found before."""
    return {"keywords": tuple(keywords(page.title or "", page.text, found["language"]))}


def keywords(title: str, text: str, language: str) -> list[Keyword]:
    """The best terms first, COUNT at most; scores are shares of the best one's."""
    stop = STOP_WORDS.get(language.partition("-")[0], frozenset())
    text = text[:LIMIT]
    is_blankless = bool(_BLANKLESS.search(title) or _BLANKLESS.search(text))
    scored = _best(_read(title, text, stop, is_blankless))
    if is_blankless:
        scored += _dense(title, text)
    scored = sorted(scored, key=lambda item: -item[0])[:COUNT]
    return [Keyword(term=term, score=round(value / scored[0][0], 3)) for value, term in scored]


def _read(title: str, text: str, stop: frozenset[str], is_blankless: bool) -> _Words:
    sentences = [title, *_SENTENCE.split(text)]
    if is_blankless:
        sentences = [_BLANKLESS_RUN.sub(" | ", sentence) for sentence in sentences]
    words = _Words()
    for number, sentence in enumerate(sentences):
        tokens = (_TOKEN_OR_EMAIL if "@" in sentence else _TOKEN).findall(sentence)
        if number == 1:
            words.text = len(words.written)
        first = 0
        while first < len(tokens) and not tokens[first][0].isalnum():
            first += 1
        words.starts.add(len(words.written) + first)
        words.written += [*tokens, ""]
        words.late += [_late(number)] * (len(tokens) + 1)
    kept = _kept(set(words.written), stop)
    words.lower = list(map(kept.get, words.written))
    return words


def _kept(tokens: Collection[str], stop: frozenset[str]) -> dict[str, str]:
    """Token → its word in lower case, of those that are no stop words, numbers or signs."""
    kept = {}
    for token in tokens:
        word = token[:-2] if token.endswith(_POSSESSIVE) else token
        lower = word.lower()
        if 1 < len(word) <= TERM_LIMIT and lower not in stop and (word.isalpha() or _is_word(word)):
            kept[token] = lower
    return kept


def _word(token: str) -> str:
    return token[:-2] if token.endswith(_POSSESSIVE) else token


def _is_word(word: str) -> bool:
    is_plain = word[0].isalnum() and "@" not in word
    return is_plain and bool(_LETTER.search(word) or _YEAR.match(word))


def _best(words: _Words) -> list[tuple[float, str]]:
    """Scores and terms of one to three words, the COUNT best, those of one score as they come."""
    sizes = _terms(words)
    scored: list[tuple[float, int, int, str]] = []
    capitals = frozenset(
        at
        for at in sizes[0].places
        if words.written[at][0].isupper() and at >= words.text and at not in words.starts
    )
    in_capitals = capitals  # where terms of this size start that have them all through
    for terms, longer in pairwise(sizes):
        scored += _scored(words, terms, _covered(longer.counts), in_capitals)
        in_capitals = frozenset(at for at in in_capitals if at + terms.size in capitals)
    return [
        (-score, _written(words, sizes[size - 1], term))
        for score, _, size, term in sorted(scored)[:COUNT]
    ]


def _terms(words: _Words) -> list[_Terms]:
    """Those of one word, of two, of three; and, longer than any, none."""
    places = [at for at, word in enumerate(words.lower) if word]
    terms = list(filter(None, words.lower))
    found = []
    for size in range(1, LONGEST + 1):
        in_title = bisect_left(places, words.text)
        found.append(_Terms(size, places, terms, Counter(terms[in_title:])))
        goes_on = [words.lower[at + size] for at in places]
        terms = [f"{term} {word}" for term, word in zip(terms, goes_on, strict=True) if word]
        places = list(compress(places, goes_on))
    return [*found, _Terms(LONGEST + 1, [], [], Counter())]


def _covered(longer: Counter[str]) -> dict[str, int]:
    """How often the longer term occurs that begins or ends with a term; of several, the most."""
    covered: dict[str, int] = {}
    for term, count in longer.items():
        for shorter in (term.rpartition(" ")[0], term.partition(" ")[2]):
            if count > covered.get(shorter, 0):
                covered[shorter] = count
    return covered


def _scored(
    words: _Words, terms: _Terms, covered: dict[str, int], in_capitals: frozenset[int]
) -> list[tuple[float, int, int, str]]:
    """Minus the score, the first place, size and term; of terms that stand somewhere by themselves.

    What a text has only inside of longer terms is passed over, which is most of what it has once.
    """
    term_at = dict(zip(terms.places, terms.terms, strict=True))
    firsts = dict(zip(reversed(terms.terms), reversed(terms.places), strict=True))
    starting = Counter(term_at[at] for at in words.starts if at in term_at and at >= words.text)
    capitals = Counter(map(term_at.__getitem__, in_capitals))
    scored = []
    small = 0
    for term, count in terms.counts.items():
        least = covered.get(term, 0)
        if count <= least or term.isdigit():
            continue  # a year is a part of terms
        first = firsts[term]
        in_title = first < words.text
        share = 0.0
        if term in capitals:
            share = capitals[term] / (count - starting.get(term, 0))
        elif count == 1 and not in_title:
            small += 1
            if small > COUNT:
                continue  # of these the earlier is the better: there are enough
        score = _score(count - COVERED * least, SIZES[terms.size], in_title, share)
        scored.append((-score / words.late[first], first, terms.size, term))
    return scored


def _score(count: float, weight: float, in_title: bool, capitals: float = 0.0) -> float:
    """What a term is worth that stands in the first sentence; _late divides that of others.

    `capitals` is the share of its places inside of sentences where each of its words has one.
    """
    return count * weight * (1 + TITLE * in_title) * (1 + CAPITALS * capitals)


def _late(sentences: int) -> float:
    return 1 + LATE * math.log1p(sentences)


def _written(words: _Words, terms: _Terms, term: str) -> str:
    """A term as it stands first inside of a sentence of the text, else as it stands first."""
    chosen = at = terms.terms.index(term)
    with suppress(ValueError):
        while terms.places[at] < words.text or terms.places[at] in words.starts:
            at = terms.terms.index(term, at + 1)
        chosen = at
    place = terms.places[chosen]
    return " ".join(map(_word, words.written[place : place + terms.size]))


def _dense(title: str, text: str) -> Iterator[tuple[float, str]]:
    """Scores and terms in Han and katakana."""
    terms = _dense_terms(text)
    covered: dict[str, int] = {}
    for term, (count, _) in terms.items():
        for shorter in (term[:-1], term[1:]):
            covered[shorter] = max(count, covered.get(shorter, 0))
    for term, (count, sentences) in terms.items():
        if count > covered.get(term, 0) and len(term) <= DENSE_LONGEST:
            score = _score(
                count - COVERED * covered.get(term, 0),
                1 + DENSE_LENGTH * len(term),
                term in title,
            )
            yield score / _late(sentences), term


def _dense_terms(text: str) -> dict[str, tuple[int, int]]:
    """Runs of characters that come again: how often, and the runs before the first.

    One can only be repeated where both of the shorter ones in it are: so each size looks at what
    the size before has left.
    """
    terms: dict[str, tuple[int, int]] = {}
    runs = " ".join(_DENSE.findall(text))
    runs_before = list(accumulate(runs, lambda count, sign: count + (sign == " "), initial=0))
    starts: list[int] = list(range(len(runs) - 1))
    for size in DENSE_SIZES:
        grams = [(start, runs[start : start + size]) for start in starts]
        counts = Counter(gram for _, gram in grams if " " not in gram and len(gram) == size)
        repeated = [(start, gram) for start, gram in grams if counts[gram] > 1]
        for start, gram in repeated:
            terms.setdefault(gram, (counts[gram], runs_before[start]))
        left = {start for start, _ in repeated}
        starts = [start for start, _ in repeated if start + 1 in left]
    return terms
