"""How much of a text repeats itself: characters in n-grams of words that occur more than once.

An n-gram can only be repeated where both (n-1)-grams in it are. So each size looks at what the size
before has left: few after the pairs, a handful in an honest text from 5-grams on. A longer n-gram
goes by the numbers of its two halves, so nothing is joined or hashed and no two are ever confused.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, pairwise, repeat

TOP_SIZES = range(2, 5)
DUPE_SIZES = range(5, 11)


@dataclass(frozen=True, slots=True)
class _Repeated:
    """Where the n-grams of one size start that occur more than once, and the number of each."""

    starts: Sequence[int]  # ascending
    numbers: Sequence[int]  # the same for equal n-grams; from 1, in order of appearance


def shares(words: Sequence[str]) -> dict[str, float]:
    """`rps_doc_frac_chars_top_2gram` to `_4gram` and `_dupe_5grams` to `_10grams`.

    Top: characters of the n-gram that occurs most often, the first of several, times its count; 0
    when none occurs twice. Overlapping ones count in full, so it can pass 1 (`a a a a`), as in the
    definition. Dupe: characters of all occurrences, each character once.
    """
    ends = list(accumulate(map(len, words), initial=0))  # characters before each word
    total = ends[-1] or 1
    found = {}
    pairs = list(pairwise(words))
    repeated = _kept(range(len(pairs)), pairs)
    for size in range(2, DUPE_SIZES.stop):
        if size in TOP_SIZES:
            found[f"rps_doc_frac_chars_top_{size}gram"] = _top(repeated, size, ends) / total
        if size in DUPE_SIZES:
            found[f"rps_doc_frac_chars_dupe_{size}grams"] = _covered(repeated, size, ends) / total
        repeated = _longer(repeated)
    return found


def _longer(shorter: _Repeated) -> _Repeated:
    """The repeated n-grams that are one word longer."""
    if not shorter.starts:
        return shorter
    base = len(shorter.starts) + 1  # above every number: two of them make one for the pair
    starts, numbers = shorter.starts, shorter.numbers
    grams = {
        start: first * base + second
        for start, after, first, second in zip(
            starts, starts[1:], numbers, numbers[1:], strict=False
        )
        if after == start + 1
    }
    return _kept(grams.keys(), grams.values())


def _kept(starts: Iterable[int], grams: Iterable[Hashable]) -> _Repeated:
    repeated = [gram for gram, count in Counter(grams).items() if count > 1]
    numbers = {gram: number for number, gram in enumerate(repeated, start=1)}
    of_each = list(map(numbers.get, grams, repeat(0)))  # 0: occurs once
    return _Repeated(list(compress(starts, of_each)), list(filter(None, of_each)))


def _top(repeated: _Repeated, size: int, ends: list[int]) -> int:
    """Characters of the most frequent n-gram, times its count."""
    if not repeated.starts:
        return 0
    counts = Counter(repeated.numbers)
    number = max(counts, key=counts.__getitem__)  # the first of several
    start = repeated.starts[repeated.numbers.index(number)]
    return (ends[start + size] - ends[start]) * counts[number]


def _covered(repeated: _Repeated, size: int, ends: list[int]) -> int:
    """Characters of the words that lie in any of the n-grams."""
    characters = covered_to = 0
    for start in repeated.starts:
        characters += ends[start + size] - ends[max(start, covered_to)]
        covered_to = start + size
    return characters
