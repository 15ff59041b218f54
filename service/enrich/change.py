"""How much of a text changed since its last revision, told from a sketch of 128 bytes.

The last text itself is not kept. The sketch is a one-permutation MinHash of the text's word
3-shingles (Li, Owen, Zhang 2012): each shingle falls into one of 64 bins by its hash, each bin
keeps the smallest 16 bits it saw. Two sketches agree in as many bins as the shingle sets overlap
(Jaccard J, standard error sqrt(J(1-J)/64): at most .06). Of two texts of one length that share J,
the part (1-J)/(1+J) differs.
"""

import base64
import binascii
import hashlib
import re
from array import array

from service.enrich.duplicates import normalized
from service.records import Change, ChangeKind, Revision

BINS = 64
EMPTY = 0xFFFF
SHINGLE = 3
# A corrected or added paragraph in four stays below; a rewritten article does not.
MINOR_LIMIT = 0.3
# Words; where a script has no blanks, its characters.
_TOKEN = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+"
)


def change(last: Revision | None, exact_hash: str, sketch: str) -> Change | None:
    """What changed since `last`; None when nothing did, as far as `exact_hash` can tell."""
    if last is None:
        return Change(kind=ChangeKind.NEW, ratio=1.0)
    if last.exact_hash == exact_hash:
        return None
    differs = ratio(last.signature, sketch)
    kind = ChangeKind.MINOR if differs <= MINOR_LIMIT else ChangeKind.MAJOR
    return Change(kind=kind, ratio=differs)


def sketch(text: str) -> str:
    """The sketch of a text, in base64 (172 characters)."""
    tokens = _TOKEN.findall(normalized(text))
    bins = array("H", [EMPTY] * BINS)
    for start in range(max(1, len(tokens) - SHINGLE + 1)):
        shingle = " ".join(tokens[start : start + SHINGLE])
        digest = hashlib.blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).digest()
        place = digest[0] % BINS
        value = min(int.from_bytes(digest[1:3], "big"), EMPTY - 1)
        bins[place] = min(bins[place], value)
    return base64.b64encode(b"".join(value.to_bytes(2, "big") for value in bins)).decode("ascii")


def ratio(one: str, other: str) -> float:
    """The estimated share of the text that differs, 0 to 1; 1 when a sketch cannot be read."""
    first, second = _bins(one), _bins(other)
    if first is None or second is None:
        return 1.0
    pairs = [pair for pair in zip(first, second, strict=True) if pair != (EMPTY, EMPTY)]
    if not pairs:
        return 0.0
    overlap = sum(a == b for a, b in pairs) / len(pairs)
    return round((1 - overlap) / (1 + overlap), 3)


def _bins(sketch: str) -> tuple[int, ...] | None:
    try:
        raw = base64.b64decode(sketch, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != 2 * BINS:
        return None
    return tuple(int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
