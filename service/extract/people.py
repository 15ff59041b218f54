"""The names in a byline: people, in their order, without roles, desks and logins."""

import re
from collections.abc import Iterator

from service.extract.dates import MONTHS

_NOT_PEOPLE = re.compile(
    r"(?i)(?:admin\w*|administrator|editor(?:ial)?s?|editorial (?:team|staff|board)|redaksi\w*|"
    r"tim redaksi|redacci[oó]n|redazione|redaktion|redakcja|(?:la )?rédaction|redação|staff|"
    r"team|developer|web ?master|author|penulis|guest|user|root|unknown|anonym\w*|super ?user|"
    r"newsroom|news desk|web desk|desk|contributors?|press release|reporter|by|von|par|por|oleh|"
    r"(?:the|our) authors?|aut(?:eu|o)re?s?|autor[ae]s?|"
    r"(?:archiv|archives?|alle artikel|mehr artikel|tous les articles)\b.*|"
    r"(?:posted|written|published|updated|reviewed|edited|photos?|pictures?) by\b.*|"
    r"(?:view|see|read|more|about|follow|share|comments?|posts?|home|head of|chief|senior|"
    r"director|manager|professor|correspondent)\b.*)"
)
_BEFORE_NAME = re.compile(
    r"(?i)\A(?:(?:(?:this post was |story |text )?(?:written|posted|published|reported|reviewed)|"
    r"story|text|words|article|reporting|foto|photos?|(?:more |all |view all )?(?:articles|posts))"
    r"\s+by|(?:(?:alle|mehr|weitere)\s+)?(?:artikel|beiträge|alles)\s+von|"
    r"(?:veröffentlicht|geschrieben)\s+von|by|von|par|por|da|di|escribe|ditulis oleh|oleh|"
    r"penulis|reporter|pewarta|author|autor|auteur|autore|автор|szerző|text|texte)\s*[:：]?\s+"
)
_BETWEEN_NAMES = re.compile(
    r"(?i)\s*(?:;|\||\s/\s|•|·)\s*|\s+(?:and|und|et|dan|i|y|e|&|og|och|en|with)\s+"
)
# What stands behind a name: a role, an agency, a login; and what leads to a date.
_ROLE = (
    r"(?:chef)?redakteur(?:in)?|journalist(?:in|e)?|correspondent|staff writers?|"
    r"editor(?: in chief)?|contributor|jurnalis|wartawan|periodista|rédact(?:eur|rice)"
)
_AFTER_NAME = re.compile(
    rf"(?i)(?:[\s,–—-]+(?:(?:senior|chief|managing|deputy)\s+)?(?:{_ROLE})|"
    r"\s*,\s*(?:[\w-]+\s+)*(?:cnn|afp|ap|reuters|dpa|bbc|expert|specialist|head of|founder|"
    r"co-founder|director|manager|ceo)\b.*|\s+@\w+)\W*\Z"
)
_TO_DATE = frozenset(
    "on am at le el em il den vom pada tanggal updated published posted publicado publié"
    " mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday".split()
)
_BEFORE_DATE = _TO_DATE | MONTHS.keys() | {""}
NAME_LIMIT = 60  # characters
WORDS_LIMIT = 5


def people(value: str) -> Iterator[str]:
    """The names in a byline, in order, without what is no person."""
    value = _BEFORE_NAME.sub("", value).strip()
    for part in _BETWEEN_NAMES.split(value):
        pieces = [piece.strip() for piece in part.split(",")]
        # "Ann Lee, Bob Ray" are two; "Ann Lee, MD" and "Lee, Ann" are one.
        names = pieces if all(" " in piece for piece in pieces) else [part]
        for name in names:
            clean = _without_date(_BEFORE_NAME.sub("", name))
            bare = _AFTER_NAME.sub("", clean)
            clean = (bare if " " in bare.strip() else clean).strip(" ,.;:-–—|·@")
            if _is_name(clean):
                yield clean


def _without_date(text: str) -> str:
    """A byline up to its date ("Ann Lee, Nov 3, 2024"), when two words or more stand before it."""
    digit = next((at for at, character in enumerate(text) if character.isdigit()), None)
    if digit is None:
        return text
    words = text[:digit].split()
    while words and words[-1].strip(" ,.;:-–—|·").lower() in _BEFORE_DATE:
        words.pop()
    whole = text[digit - 1].isspace() if digit else False
    return " ".join(words) if len(words) > 1 and whole else text


def _is_name(text: str) -> bool:
    """True for what can be a person's name: short, with letters, no address, no sentence."""
    if not 2 < len(text) <= NAME_LIMIT or "@" in text or "://" in text:
        return False
    if _NOT_PEOPLE.fullmatch(text) or any(character.isdigit() for character in text):
        return False
    if len(text.split()) > WORDS_LIMIT or ("." in text and " " not in text):  # example.com
        return False
    return any(character.isalpha() for character in text)
