"""Sets as signatures of 224 bytes that tell how much two sets overlap (Jaccard).

Each of 112 bins keeps 16 bits of one item: the smallest hash of the first round in which any item
of the set fell into the bin (Dahlgaard, Knudsen, Thorup, "Fast similarity sketching", FOCS 2017;
theirs ends with rounds that place every item, which bounds the time of tiny sets: not needed here).
Two sets agree in a bin with the probability of their Jaccard similarity J, and the share of bins
that agree estimates J with a standard error of at most sqrt(J(1-J)/112): .05. It costs one hash an
item where plain MinHash costs 112, and small sets fill all bins too, in more rounds.

The hashes are BLAKE2b, so a signature means the same in every version, process and machine.
"""

import base64
import binascii
import struct
import sys
from array import array
from collections.abc import Collection, Sequence
from hashlib import blake2b
from itertools import count
from operator import eq

# Sets meet in one of the bands with probability 1 - (1 - J^7)^16: .98 with J = .8, .90 with .75,
# .12 with .5. FineWeb's 14 bands of 8 rows are as many numbers and meet less often: .92, .77, .05;
# of planted copies with J from .8 to .825 they found .94, these find .98 (bench/duplicates.py).
# FineWeb takes a meeting for a duplicate; we compare the signatures, so that those who meet in vain
# cost that comparison and nothing else.
BANDS = 16
ROWS = 7
BINS = BANDS * ROWS
SIGNATURE_BYTES = 2 * BINS
_ROUNDS = 4  # 64-bit words of one digest; a text of 464 shingles needs one or two
_EMPTY = 2**64  # larger than every word
_KEY_BYTES = 6  # false meetings in an index of a million sets: 17 million keys of 2.8e14


def signature(items: Collection[bytes]) -> bytes:
    """The signature of a set of at least one item; repetitions and order do not matter."""
    items = items if isinstance(items, set) else set(items)
    bins = [_EMPTY] * BINS
    for block in count():
        words = _words(items, block)
        for place in range(_ROUNDS):
            smallest = _smallest(words[place::_ROUNDS])
            bins = [
                later if first == _EMPTY else first
                for first, later in zip(bins, smallest, strict=True)
            ]
            if _EMPTY not in bins:
                return struct.pack(f">{BINS}H", *(word // BINS % 2**16 for word in bins))
    raise AssertionError("each round may fill the last bin")


def _words(items: Collection[bytes], block: int) -> Sequence[int]:
    """_ROUNDS words of 64 bits for each item, one after the other.

    A hash object that is copied costs two thirds of one that is made with its parameters.
    """
    copy = blake2b(digest_size=8 * _ROUNDS, salt=block.to_bytes(8, "little")).copy
    digests = []
    for item in items:
        hashed = copy()
        hashed.update(item)
        digests.append(hashed.digest())
    words = array("Q", b"".join(digests))
    if sys.byteorder == "big":
        words.byteswap()
    return words


def _smallest(words: Sequence[int]) -> list[int]:
    """The smallest of the words that fall into each bin."""
    smallest = [_EMPTY] * BINS
    for word in words:
        at = word % BINS
        if word < smallest[at]:  # noqa: PLR1730  min() takes twice the time
            smallest[at] = word
    return smallest


def similarity(one: bytes, other: bytes) -> float:
    """The estimated Jaccard similarity of two sets, 0 to 1; 0 when a signature is of another kind.

    >>> similarity(signature({b"a", b"b"}), signature({b"b", b"a"}))
    1.0
    """
    if not len(one) == len(other) == SIGNATURE_BYTES:
        return 0.0
    agree: int = sum(map(eq, memoryview(one).cast("H"), memoryview(other).cast("H")))
    return agree / BINS


def bands(signature: bytes) -> tuple[int, ...]:
    """A key of 48 bits for each band of a signature; sets that share one are worth comparing."""
    width = 2 * ROWS
    return tuple(
        key(signature[band * width : (band + 1) * width], band.to_bytes(1, "little"))
        for band in range(BANDS)
    )


def key(value: bytes, kind: bytes) -> int:
    """A key of 48 bits; values of different kinds have different ones."""
    return int.from_bytes(blake2b(value, digest_size=_KEY_BYTES, person=kind).digest(), "big")


def to_text(signature: bytes) -> str:
    """A signature in base64, as records have it (300 characters)."""
    return base64.b64encode(signature).decode("ascii")


def from_text(text: str) -> bytes:
    """What `to_text` wrote; empty when it cannot be read."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
