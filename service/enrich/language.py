"""The language of a text: CLD2 for the world, our own words for Indonesian and Malay (pair.py).

What the page declares is kept beside it and is no evidence for a language: on the sample pages the
markup is right three times in four. Only between the two of the pair it breaks ties, as the country
of the host does: what declares Indonesian or Malay is one of the two, and knows which.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pycld2

from service.enrich import pair
from service.records import LanguageScore, Page

UND = "und"
LIMIT = 10_000  # characters looked at: more change neither answer nor certainty, only the time
LEAST_LETTERS = 12  # fewer letters are a name, not a language
_ENOUGH_LETTERS = re.compile(rf"(?:[^\W\d_][\W\d_]*){{{LEAST_LETTERS}}}")
LEAST_SCORE = 0.3
# CLD2's score, which its own word on reliability leaves out when it is asked for its best effort.
# 843 sample pages have 420 at least, 995 of 1,000 of their paragraphs 250; what is below 200 are
# lists of names, formulas and letters at random.
CLD2_SURE = 200
# What CLD2's own opinion on the pair adds, in log-odds: it only breaks ties. Of single sentences it
# takes 11 % of the Indonesian ones for Malay and 17 % of the Malay ones for Indonesian.
CLD2_WEIGHT = 0.3
# Of the words without a capital, a quarter, and three different ones, are known to pair.py in nine
# of ten Indonesian and Malay sentences, and in one of 30,000 paragraphs in other languages.
KNOWN_SHARE = 0.25
KNOWN_WORDS = 3

# As much for a language that is not a neighbour, though CLD2 is sure: short texts only.
SURELY_KNOWN_SHARE = 0.5

# What a page says of itself, in log-odds for Indonesian: less than one word of the language's own.
# `in` is the old code of Indonesian; Malay is written in Malaysia and Brunei.
_DECLARED = {"id": 1.0, "in": 1.0, "ms": -1.0}
_COUNTRIES = {"id": 1.0, "my": -1.0, "bn": -1.0}

# For the mix, paragraphs are gathered until they hold this many characters, and a text is cut into
# at most so many pieces: shorter ones are guesses, more of them only cost time.
PIECE = 200
PIECES = 16
LEAN = 3.0  # log-odds with which the whole text's choice within the pair speaks for each piece

# CLD2's codes that are no longer BCP-47, or never were.
_BCP47 = {"jw": "jv", "iw": "he", "in": "id", "mo": "ro", "sr-ME": "sr", "bh": "bho", "un": UND}
_INVENTED = re.compile(r"xx|zz[behp]\Z|tlh\Z")
# What CLD2 takes Indonesian and Malay texts for when they are short, or full of English names. Of
# other languages it is believed when it is sure.
_PAIR = frozenset({"id", "ms"})
_NEIGHBOURS = frozenset({"jv", "su", "tl", "ceb", "mg", "war"})
# Control characters and what Unicode calls noncharacters: CLD2 refuses a text for one of them.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def part(page: Page, _: Mapping[str, Any]) -> dict[str, Any]:
    """The fields `language`, `language_score`, `language_alternatives`, `language_mix`."""
    text = page.text[:LIMIT]
    # What the text has not, none of its pieces has; one that is cut may have half a word more.
    may_be_known = len(pair.ours(text)) >= KNOWN_WORDS - 1
    scores = detect(text, _lean(page), may_be_known=may_be_known)
    best = scores[0]
    return {
        "language": best.language,
        "language_score": best.score,
        "language_alternatives": tuple(scores[1:]),
        "language_mix": mix(text, scores, may_be_known=may_be_known),
    }


def _lean(page: Page) -> float:
    declared = (page.language_declared or "").lower().partition("-")[0]
    return _DECLARED.get(declared, 0.0) + _COUNTRIES.get(page.host.rpartition(".")[2], 0.0)


def detect(text: str, lean: float = 0.0, *, may_be_known: bool = True) -> list[LanguageScore]:
    """The languages that a text may be in, best first; `und` with 0 when unsure or too short.

    The score is the share of the text that is in the language, times the certainty. `lean` is what
    speaks for Indonesian (positive) or Malay beforehand, in log-odds. When it may not be known,
    the text is not searched for words of the pair: it is said to have fewer than KNOWN_WORDS.
    """
    text = text[:LIMIT]
    if not _ENOUGH_LETTERS.search(text[:400]) and not _is_dense(text):
        return [LanguageScore(language=UND, score=0.0)]
    sure, shares = _shares(text)
    first = next(iter(shares), UND)
    if first in _PAIR or (may_be_known and _is_known(text, _share_needed(first, sure))):
        shares = _pair(text, shares, lean)
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < LEAST_SCORE:
        return [LanguageScore(language=UND, score=0.0)]
    return [LanguageScore(language=code, score=round(score, 3)) for code, score in ranked if score]


def mix(text: str, scores: list[LanguageScore], *, may_be_known: bool = True) -> dict[str, float]:
    """The share of each language in the first LIMIT characters, largest first, by paragraphs.

    `scores` are those of the whole text: they lean each piece to one of the pair, so that an
    Indonesian quotation in a Malay text is found, but not a line that could be either. Pieces that
    say too little, and texts in one piece, count as what the whole text is.
    """
    whole = {score.language: score.score for score in scores}
    lean = math.log((whole.get("id", 0.0) + 0.001) / (whole.get("ms", 0.0) + 0.001))
    lean = max(-LEAN, min(LEAN, lean))
    pieces = list(_pieces(text[:LIMIT]))
    lengths: dict[str, int] = {}
    for piece in pieces:
        language = UND
        if len(pieces) > 1 and len(piece) >= PIECE:
            language = detect(piece, lean, may_be_known=may_be_known)[0].language
        if language == UND:
            language = scores[0].language
        lengths[language] = lengths.get(language, 0) + len(piece)
    total = sum(lengths.values())
    ranked = sorted(lengths.items(), key=lambda item: -item[1])
    return {language: round(length / total, 3) for language, length in ranked}


def _pieces(text: str) -> Iterator[str]:
    """Paragraphs, the short ones together; only the last piece may be shorter than PIECE."""
    least = max(PIECE, len(text) // PIECES)
    piece = ""
    for paragraph in text.split("\n"):
        piece = f"{piece}\n{paragraph}" if piece else paragraph
        if len(piece) >= least:
            yield piece
            piece = ""
    if piece:
        yield piece


def _share_needed(first: str, sure: bool) -> float:
    doubtful = not sure or first == "en" or first in _NEIGHBOURS
    return KNOWN_SHARE if doubtful else SURELY_KNOWN_SHARE


def _is_known(text: str, least: float) -> bool:
    share, words = pair.known(text)
    return share >= least and words >= KNOWN_WORDS


def _pair(text: str, shares: dict[str, float], lean: float) -> dict[str, float]:
    """The share of the pair divided between the two; what was taken for another is half sure."""
    first = next(iter(shares), UND)
    mistaken = _NEIGHBOURS | ({first} - _PAIR)
    share = sum(shares.get(code, 0.0) for code in _PAIR)
    share += sum(shares.get(code, 0.0) for code in mistaken) / 2
    evidence = lean + pair.log_odds(pair.words_of(text))
    evidence += math.copysign(CLD2_WEIGHT, shares.get("id", 0.0) - shares.get("ms", 0.0))
    indonesian = 1 / (1 + math.exp(-max(-30.0, min(30.0, evidence))))
    share = max(share, 2 * LEAST_SCORE)
    others = {tag: value for tag, value in shares.items() if tag not in mistaken | _PAIR}
    return {"id": share * indonesian, "ms": share * (1 - indonesian)} | others


def _shares(text: str) -> tuple[bool, dict[str, float]]:
    """CLD2's answer: whether it is sure, and language to share, a quarter of it where it is not."""
    try:
        _, _, found = pycld2.detect(text, bestEffort=True)
    except (pycld2.error, UnicodeError):
        _, _, found = pycld2.detect(_REFUSED.sub(" ", text), bestEffort=True)
    sure = found[0][3] >= CLD2_SURE
    shares: dict[str, float] = {}
    for _, code, percent, _ in found:
        tag = _BCP47.get(code, code)
        if tag != UND and percent and not _INVENTED.match(code):
            shares[tag] = shares.get(tag, 0.0) + percent / 100 * (1.0 if sure else 0.25)
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    return sure, {tag: min(share, 1.0) for tag, share in ranked}


def _is_dense(text: str) -> bool:
    """True for scripts in which a few characters are words (Han, kana, hangul)."""
    return (
        sum(
            "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"
            for character in text[:400]
        )
        >= 4
    )
