"""The names in a byline: people, in their order, without roles, desks and logins."""

import re
from collections.abc import Iterator

_NOT_PEOPLE = re.compile(
    r"(?i)(?:admin\w*|administrator|editor(?:ial)?s?|editorial (?:team|staff|board)|redaksi\w*|"
    r"tim redaksi|redacci[oó]n|redazione|redaktion|redakcja|(?:la )?rédaction|redação|staff|"
    r"team|developer|web ?master|author|penulis|guest|user|root|unknown|anonym\w*|super ?user|"
    r"newsroom|news desk|web desk|desk|contributors?|press release|reporter|by|"
    r"(?:posted|written|published|updated|reviewed|edited|photos?|pictures?) by\b.*|"
    r"(?:view|see|read|more|about|follow|share|comments?|posts?|home|head of|chief|senior|"
    r"director|manager|professor|correspondent)\b.*)"
)
_BEFORE_NAME = re.compile(
    r"(?i)\A(?:(?:(?:this post was |story |text )?(?:written|posted|published|reported|reviewed)|"
    r"story|text|words|article|reporting|foto|photos?)\s+by|by|von|par|por|da|ditulis oleh|oleh|"
    r"penulis|reporter|pewarta|author|autor|auteur|autore|автор|szerző|text|texte)\s*[:：]?\s+"
)
_BETWEEN_NAMES = re.compile(
    r"(?i)\s*(?:;|\||\s/\s|•|·)\s*|\s+(?:and|und|et|dan|i|y|e|&|og|och|en|with)\s+"
)
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
            clean = _BEFORE_NAME.sub("", name).strip(" ,.;:-–—|·@")
            if _is_name(clean):
                yield clean


def _is_name(text: str) -> bool:
    """True for what can be a person's name: short, with letters, no address, no sentence."""
    if not 2 < len(text) <= NAME_LIMIT or "@" in text or "://" in text:
        return False
    if _NOT_PEOPLE.fullmatch(text) or any(character.isdigit() for character in text):
        return False
    if len(text.split()) > WORDS_LIMIT or ("." in text and " " not in text):  # example.com
        return False
    return any(character.isalpha() for character in text)
