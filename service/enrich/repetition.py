"""How much of a text repeats itself: characters in n-grams of words that occur more than once.

An n-gram can only be repeated where both (n-1)-grams in it are. So each size looks at what the size
before has left: all of the words for pairs, a handful in an honest text from 5-grams on. An n-gram
goes by the numbers of its two halves, so nothing is joined or hashed and no two are ever confused.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import itemgetter

TOP_SIZES = range(2, 5)
DUPE_SIZES = range(5, 11)


@dataclass(frozen=True, slots=True)
class _Repeated:
    """Where the n-grams of one size start that occur more than once, and the number of each."""

    starts: list[int]  # ascending
    numbers: list[int]  # the same for equal n-grams; counted up in order of appearance


def shares(words: Sequence[str]) -> dict[str, float]:
    """`rps_doc_frac_chars_top_2gram` to `_4gram` and `_dupe_5grams` to `_10grams`.

    Top: characters of the n-gram that occurs most often, the first of several, times its count; 0
    when none occurs twice. Overlapping ones count in full, so it can pass 1 (`a a a a`), as in the
    definition. Dupe: characters of all occurrences, each character once.
    """
    ends = list(accumulate(map(len, words), initial=0))  # characters before each word
    total = ends[-1] or 1
    found = {}
    repeated = _words(words)
    for size in range(2, DUPE_SIZES.stop):
        repeated = _longer(repeated)
        if size in TOP_SIZES:
            found[f"rps_doc_frac_chars_top_{size}gram"] = _top(repeated, size, ends) / total
        if size in DUPE_SIZES:
            found[f"rps_doc_frac_chars_dupe_{size}grams"] = _covered(repeated, size, ends) / total
    return found


def _words(words: Sequence[str]) -> _Repeated:
    return _kept(list(enumerate(words)))


def _longer(shorter: _Repeated) -> _Repeated:
    """The repeated n-grams that are one word longer."""
    starts, numbers = shorter.starts, shorter.numbers
    base = len(starts) + 1  # above every number: two of them make one that stands for the pair
    return _kept(
        [
            (start, first * base + second)
            for (start, after), (first, second) in zip(
                pairwise(starts), pairwise(numbers), strict=True
            )
            if after == start + 1
        ]
    )


def _kept(grams: list[tuple[int, int]] | list[tuple[int, str]]) -> _Repeated:
    counts = Counter(map(itemgetter(1), grams))
    numbers: dict[int | str, int] = {}
    kept = [
        (start, numbers.setdefault(gram, len(numbers))) for start, gram in grams if counts[gram] > 1
    ]
    return _Repeated([start for start, _ in kept], [number for _, number in kept])


def _top(repeated: _Repeated, size: int, ends: list[int]) -> int:
    """Characters of the most frequent n-gram, times its count."""
    if not repeated.starts:
        return 0
    number, count = Counter(repeated.numbers).most_common(1)[0]
    start = repeated.starts[repeated.numbers.index(number)]
    return (ends[start + size] - ends[start]) * count


def _covered(repeated: _Repeated, size: int, ends: list[int]) -> int:
    """Characters of the words that lie in any of the n-grams."""
    characters = covered_to = 0
    for start in repeated.starts:
        characters += ends[start + size] - ends[max(start, covered_to)]
        covered_to = start + size
    return characters
