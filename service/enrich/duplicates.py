"""Whether a text was seen before: the same but for case and punctuation, or nearly the same.

Pure. What a text is known by is made here, in the process pool: a hash of its normalised form, and
a signature of its word 5-shingles (minhash.py). What was seen before is in the state, which is
asked with a `Sighting`; `told` writes its answer into the document.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from service import minhash
from service.records import Document, Duplicate, Page
from service.settings import Enrich
from service.state.state import Seen, Sighting

SHINGLE = 5  # words, as FineWeb has it
# Below, one other name or number makes another text, and shingles cannot tell: the same text only.
SHORT_WORDS = 30
# Estimated Jaccard similarity from which two texts are one story: below .8 by nearly two standard
# errors. Of pairs that meet in a band .97 reach it with J = .8, two thirds with .75, a quarter with
# .7, one in 50 with .65. A limit of .7 would take one in six of the last: too many, as a template
# has many stories.
SAME = 0.74

# Scripts that put no blanks between words: each character is a token.
_DENSE = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1b00-\u1b7f\u3040-\u30ff\u3400-\u9fff"
    "\ua980-\ua9df\U00020000-\U0003ffff"
)
_TOKEN = re.compile(rf"[{_DENSE}]|[^\W{_DENSE}]+")


def _is_sign(character: str) -> bool:
    """True for punctuation, symbols and controls, but not for what is white space."""
    return unicodedata.category(character)[0] in "PSC" and not character.isspace()


_ASCII_SIGNS = bytes(point for point in range(128) if _is_sign(chr(point)))
# Beyond U+FFFF re looks signs up one by one, so there everything is found and asked.
_MAYBE_SIGN = re.compile(
    f"[{''.join(filter(_is_sign, map(chr, range(128, 0x10000))))}\U00010000-\U0010ffff]"
)


# What is not a letter or digit of a script with blanks, nor a blank; and all that may be.
_MAYBE_ODD = re.compile(
    f"[{_DENSE}\\x00-\\x1f!-/:-@\\[-`{{-\\x7f"
    f"{''.join(it for it in map(chr, range(128, 0x10000)) if not it.isalnum())}"
    "\U00010000-\U0010ffff]"
)


def part(page: Page, _: Mapping[str, Any]) -> dict[str, Any]:
    """The field `duplicate`, without what only the state knows."""
    value = normalized(page.text) or page.text
    signature = minhash.to_text(minhash.signature(shingles(value)))
    return {"duplicate": Duplicate(exact_hash=_hash(value), signature=signature)}


def normalized(text: str) -> str:
    """NFKC, case folded, without punctuation, white space folded; folding twice changes nothing."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    # What stood apart may compose now: c, colon, cedilla.
    return " ".join(unicodedata.normalize("NFKC", _without_signs(folded)).split())


def _without_signs(text: str) -> str:
    """The text without punctuation, symbols and controls; the ASCII ones go as bytes of UTF-8."""
    plain = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_SIGNS)
    return _MAYBE_SIGN.sub(_unsigned, plain.decode("utf-8", "surrogatepass"))


def _unsigned(found: re.Match[str]) -> str:
    return "" if _is_sign(found[0]) else found[0]


def exact_hash(text: str) -> str:
    """SHA-256 of the normalised text, first 32 hexadecimal characters.

    A text of nothing but punctuation or emoji stands for itself.
    """
    return _hash(normalized(text) or text)


def shingles(value: str) -> set[bytes]:
    """Each five words in a row of a normalised text; all of a shorter one. At least one."""
    words = _words(value) or [value.encode("utf-8", "surrogatepass")]
    rows = zip(*(words[start:] for start in range(min(SHINGLE, len(words)))), strict=False)
    return set(map(b" ".join, rows))


def _words(value: str) -> list[bytes]:
    """Words in UTF-8, or characters in scripts without blanks; most texts split at their blanks."""
    if _MAYBE_ODD.search(value) is None:
        return value.encode().split()
    return [word.encode("utf-8", "surrogatepass") for word in _TOKEN.findall(value)]


def is_short(text: str) -> bool:
    """True when only the same text again is a duplicate of this one."""
    return sum(1 for _ in islice(_TOKEN.finditer(text), SHORT_WORDS)) < SHORT_WORDS


def sighting(document: Document, settings: Enrich) -> Sighting:
    """What to ask the state of a document, and to remember of it."""
    seen_at = document.fetched_at.timestamp()
    signature = minhash.from_text(document.duplicate.signature)
    same = minhash.key(document.duplicate.exact_hash.encode(), b"same")
    return Sighting(
        document_id=document.document_id,
        exact_hash=document.duplicate.exact_hash,
        signature=signature,
        keys=(same,) if is_short(document.text) else (same, *minhash.bands(signature)),
        seen_at=seen_at,
        since=seen_at - settings.duplicate_window,
        least=SAME,
        only_first=settings.drop_duplicates,
    )


def told(document: Document, seen: Seen) -> Document:
    """The document with the state's answer."""
    duplicate = replace(
        document.duplicate,
        cluster_id=seen.cluster_id,
        duplicate_of=seen.duplicate_of,
        similarity=seen.similarity,
        first_seen=datetime.fromtimestamp(seen.first_seen, UTC),
    )
    return replace(document, duplicate=duplicate)


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:32]
