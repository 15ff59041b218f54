"""What a text is about, in its own words: runs of one to three words between stop words.

Counted, not learned. A term is the better, the more often and the earlier it stands, when the title
has it too, and when it is written with capitals inside of sentences; what stands in a longer term
nearly as often gives way to it. The page's own keywords (`tags`) are no evidence here.

Chinese and Japanese have no blanks: there a term is a run of two to six characters that comes
again. Thai, Lao, Khmer and Burmese get none: without a dictionary such runs are pieces of words.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
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

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+|[\n。！？]+")
# An e-mail address is no word, nor are its parts; signs between letters belong to a word.
_TOKEN = re.compile(r"\S{0,64}@\S{0,254}|[^\W_]+(?:[-'’.&+][^\W_]+)*\+*|[^\w\s]+")
_POSSESSIVE = ("'s", "’s")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LETTER = re.compile(r"[^\W\d_]")
_DENSE = re.compile("[\u3400-\u9fff]{2,}|[\u30a1-\u30fa\u30fc]{2,}")
_BLANKLESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+"
)

_Word = tuple[str, str, bool]  # as written, in lower case, at the start of its sentence


@dataclass(slots=True)
class _Term:
    """What is known of a run of words."""

    text: str
    weight: float  # by its length
    first: int  # sentences before it
    count: int = 0
    inside: int = 0  # occurrences that are not the start of a sentence
    capitals: int = 0  # those of them in which every word has one
    in_title: bool = False
    covered: int = 0  # most occurrences of a longer term around it

    def score(self) -> float:
        """0 for a term that the text has only inside of a longer one, or not at all."""
        if self.covered >= self.count:
            return 0.0
        capitals = self.capitals / self.inside if self.inside else 0.0
        return (
            (self.count - COVERED * self.covered)
            * self.weight
            * (1 + TITLE * self.in_title)
            * (1 + CAPITALS * capitals)
            / (1 + LATE * math.log1p(self.first))
        )


def part(page: Page, found: Mapping[str, Any]) -> dict[str, Any]:
    """The field `keywords`; takes the language from what was found before."""
    return {"keywords": tuple(keywords(page.title or "", page.text, found["language"]))}


def keywords(title: str, text: str, language: str) -> list[Keyword]:
    """The best terms first, COUNT at most; scores are shares of the best one's."""
    stop = STOP_WORDS.get(language.partition("-")[0], frozenset())
    text = text[:LIMIT]
    terms: dict[str, _Term] = {}
    for number, sentence in enumerate([title, *_SENTENCE.split(text)]):
        for run in _runs(_BLANKLESS.sub(" | ", sentence), stop):
            _count(run, number, terms)
    _cover((key.split(" ") for key, term in terms.items() if " " in key), terms, " ")
    dense = _dense_terms(title, text)
    _cover(dense, dense, "")
    short = (term for key, term in dense.items() if len(key) <= DENSE_LONGEST)
    scored = [(term.score(), term.text) for term in (*terms.values(), *short)]
    scored = sorted((item for item in scored if item[0]), key=lambda item: -item[0])[:COUNT]
    return [Keyword(term=term, score=round(value / scored[0][0], 3)) for value, term in scored]


def _runs(sentence: str, stop: frozenset[str]) -> Iterable[list[_Word]]:
    """Words that stand together, without stop words, numbers and signs between them."""
    run: list[_Word] = []
    is_start = True
    for token in _TOKEN.findall(sentence):
        word = token[:-2] if token.endswith(_POSSESSIVE) else token
        lower = word.lower()
        if lower not in stop and _is_word(word):
            run.append((word, lower, is_start))
        elif run:
            yield run
            run = []
        is_start = is_start and not token[0].isalnum()
    if run:
        yield run


def _is_word(token: str) -> bool:
    if not 1 < len(token) <= TERM_LIMIT or not token[0].isalnum() or "@" in token:
        return False
    return _LETTER.search(token) is not None or _YEAR.match(token) is not None


def _count(run: list[_Word], number: int, terms: dict[str, _Term]) -> None:
    """Every term of a run; sentence 0 is the title, whose capitals say nothing."""
    for start in range(len(run)):
        key, text, are_capitals = "", "", True
        for size, (word, lower, _) in enumerate(run[start : start + LONGEST], start=1):
            key = f"{key} {lower}" if key else lower
            text = f"{text} {word}" if text else word
            are_capitals = are_capitals and word[0].isupper()
            if size == 1 and word.isdigit():
                continue  # a year is a part of terms
            term = terms.get(key)
            if term is None:
                term = terms[key] = _Term(text, SIZES[size], number)
            if number == 0:
                term.in_title = True
                continue
            term.count += 1
            if not run[start][2]:
                if not term.inside:
                    term.text = text  # neither in title case nor with the capital of a sentence
                term.inside += 1
                term.capitals += are_capitals


def _dense_terms(title: str, text: str) -> dict[str, _Term]:
    """Runs of characters that come again, in Han and katakana.

    One can only be repeated where both of the shorter ones in it are: so each size looks at what
    the size before has left.
    """
    terms: dict[str, _Term] = {}
    runs = " ".join(_DENSE.findall(text))
    runs_before = list(accumulate(runs, lambda count, sign: count + (sign == " "), initial=0))
    starts: list[int] = list(range(len(runs) - 1))
    for size in DENSE_SIZES:
        grams = [(start, runs[start : start + size]) for start in starts]
        counts = Counter(gram for _, gram in grams if " " not in gram and len(gram) == size)
        repeated = [(start, gram) for start, gram in grams if counts[gram] > 1]
        for start, gram in repeated:
            if gram not in terms:
                terms[gram] = _Term(
                    gram,
                    1 + DENSE_LENGTH * size,
                    runs_before[start],
                    counts[gram],
                    in_title=gram in title,
                )
        left = {start for start, _ in repeated}
        starts = [start for start, _ in repeated if start + 1 in left]
    return terms


def _cover(parts: Iterable[list[str] | str], terms: dict[str, _Term], between: str) -> None:
    """Note for each term how often the longer terms occur that begin or end with it."""
    for pieces in parts:
        count = terms[between.join(pieces)].count
        for shorter in (pieces[:-1], pieces[1:]):
            inner = terms.get(between.join(shorter))
            if inner is not None and count > inner.covered:
                inner.covered = count
