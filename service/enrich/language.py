"""The language of a text: CLD2 for the world, our own words for Indonesian and Malay (pair.py).

What the page declares is kept beside it and is no evidence here: on the sample pages the markup is
right three times in four.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

import pycld2

from service.enrich import pair
from service.records import LanguageScore, Page

UND = "und"
LIMIT = 20_000  # characters looked at: more change neither answer nor certainty, only the time
LEAST_LETTERS = 12  # fewer letters are a name, not a language
LEAST_SCORE = 0.3
# How much CLD2's own opinion on the pair weighs, in log-odds: it is right on nine of ten
# sentences of the tests, on more Indonesian than Malay ones.
CLD2_WEIGHT = 1.5
# Of running text in either language some 25 % are words of pair.COMMON, of English 2 %.
COMMON_SHARE = 0.12

# CLD2's codes that are no longer BCP-47, or never were.
_BCP47 = {"jw": "jv", "iw": "he", "in": "id", "mo": "ro", "sr-ME": "sr", "bh": "bho", "un": UND}
_INVENTED = re.compile(r"xx|zz[behp]\Z|tlh\Z")
# The languages that CLD2 takes short Indonesian and Malay texts for.
_NEIGHBOURS = frozenset({"id", "ms", "jv", "su", "tl", "ceb", "mg", "war", UND})
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def part(page: Page, _: Mapping[str, Any]) -> dict[str, Any]:
    """The fields `language`, `language_score`, `language_alternatives`."""
    scores = detect(page.text)
    best = scores[0]
    return {
        "language": best.language,
        "language_score": best.score,
        "language_alternatives": tuple(scores[1:]),
    }


def detect(text: str) -> list[LanguageScore]:
    """The languages that a text may be in, best first; `und` with 0 when unsure or too short.

    The score is the share of the text that is in the language, times the certainty.
    """
    text = _REFUSED.sub(" ", text[:LIMIT])
    if sum(character.isalpha() for character in text[:400]) < LEAST_LETTERS and not _is_dense(text):
        return [LanguageScore(language=UND, score=0.0)]
    shares = _shares(text)
    first = next(iter(shares), UND)
    pair_share = shares.get("id", 0.0) + shares.get("ms", 0.0)
    if first in _NEIGHBOURS and (first in {"id", "ms"} or pair.common_share(text) >= COMMON_SHARE):
        neighbours = sum(shares.get(code, 0.0) for code in _NEIGHBOURS)
        share = max(pair_share, neighbours, 0.5 if not shares else 0.0)
        shares = _pair(text, shares, share) | {
            code: value for code, value in shares.items() if code not in _NEIGHBOURS
        }
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < LEAST_SCORE or ranked[0][0] == UND:
        return [LanguageScore(language=UND, score=0.0)]
    return [LanguageScore(language=code, score=round(score, 3)) for code, score in ranked if score]


def _pair(text: str, shares: dict[str, float], share: float) -> dict[str, float]:
    """The share of the pair, divided between the two."""
    evidence = pair.log_odds(text)
    if shares.get("id", 0.0) != shares.get("ms", 0.0):
        evidence += math.copysign(CLD2_WEIGHT, shares.get("id", 0.0) - shares.get("ms", 0.0))
    indonesian = 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence))))
    return {"id": share * indonesian, "ms": share * (1 - indonesian)}


def _shares(text: str) -> dict[str, float]:
    """CLD2's answer: language to share, the largest first, halved where it is not sure."""
    try:
        reliable, _, found = pycld2.detect(text, bestEffort=True)
    except (pycld2.error, UnicodeError):
        return {}
    shares: dict[str, float] = {}
    for _, code, percent, _ in found:
        tag = _BCP47.get(code, code)
        if tag != UND and percent and not _INVENTED.match(code):
            shares[tag] = shares.get(tag, 0.0) + percent / 100 * (1.0 if reliable else 0.5)
    return {tag: min(share, 1.0) for tag, share in shares.items()}


def _is_dense(text: str) -> bool:
    """True for scripts in which a few characters are words (Han, kana, hangul)."""
    return (
        sum(
            "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"
            for character in text[:400]
        )
        >= 4
    )
