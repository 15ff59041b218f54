"""Whether two texts are the same but for case, punctuation and white space."""

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import Any

from service.records import Duplicate, Page


class _Kept(dict[int, str | None]):
    """Code point → itself, or None for punctuation, symbols and controls; filled as they come."""

    def __missing__(self, point: int) -> str | None:
        character = chr(point)
        gone = unicodedata.category(character)[0] in "PSC" and not character.isspace()
        self[point] = None if gone else character
        return self[point]


_KEPT = _Kept()


def part(page: Page, _: Mapping[str, Any]) -> dict[str, Any]:
    """The field `duplicate`."""
    return {"duplicate": Duplicate(exact_hash=exact_hash(page.text))}


def normalized(text: str) -> str:
    """NFKC, case folded, without punctuation, white space folded; folding twice changes nothing."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.translate(_KEPT).split())


def exact_hash(text: str) -> str:
    """SHA-256 of the normalised text, first 32 hexadecimal characters.

    A text of nothing but punctuation or emoji stands for itself.
    """
    value = normalized(text) or text
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:32]
