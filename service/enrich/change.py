"""How much of a text changed since its last revision, told from the signature that was kept of it.

The last text itself is not kept. The signatures estimate how much the texts' word 5-shingles
overlap (Jaccard J, standard error at most .05). Of two texts of one length that share J, the part
(1-J)/(1+J) differs.
"""

from service.minhash import from_text, similarity
from service.records import Change, ChangeKind, Revision

# A corrected or added paragraph in four stays below; a rewritten article does not.
MINOR_LIMIT = 0.3


def change(last: Revision | None, exact_hash: str, signature: str) -> Change | None:
    """What changed since `last`; None when nothing did, as far as `exact_hash` can tell."""
    if last is None:
        return Change(kind=ChangeKind.NEW, ratio=1.0)
    if last.exact_hash == exact_hash:
        return None
    differs = ratio(last.signature, signature)
    kind = ChangeKind.MINOR if differs <= MINOR_LIMIT else ChangeKind.MAJOR
    return Change(kind=kind, ratio=differs)


def ratio(one: str, other: str) -> float:
    """The estimated share of the text that differs, 0 to 1; 1 when a signature cannot be read."""
    overlap = similarity(from_text(one), from_text(other))
    return round((1 - overlap) / (1 + overlap), 3)
