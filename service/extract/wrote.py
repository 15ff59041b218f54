"""The words that lead to a name in a byline, and those that lead to somebody else's."""

import re
from collections.abc import Iterable

# Verbs and the word that follows them.
_VERBS = {
    "by": "written words posted published submitted contributed authored",
    "oleh": "ditulis diposting diposkan dikirim disusun dicatat",
    "von": "veröffentlicht geschrieben verfasst gepostet eingestellt beitrag gastbeitrag artikel "
    "kommentar bericht",
    "door": "geschreven gepubliceerd geplaatst",
    "av": "skrevet skriven publicerad",
    "af": "skrevet",
    "par": "écrit publié rédigé posté",
    "por": "escrito publicado redactado firmado enviado postado texto",
    "da": "scritto pubblicato inserito postato",
    "di": "testo",
    "de": "scris publicat",
}
# They say who wrote the page wherever they stand on it.
_ALWAYS = (
    *(f"{verb} {word}" for word, verbs in _VERBS.items() for verb in verbs.split()),
    "this post was written by", "story by", "guest post by", "ein beitrag von", "blogbeitrag von",
    "blog beitrag von",
    "a cura di", "propos recueillis par", "γράφει ο", "γράφει η", "автор статьи", "penulis artikel",
    "tác giả",
    *(
        "author authors penulis autor autorin autoren verfasser verfasserin forfatter författare "
        "kirjoittaja auteur auteurs autrice autora autore autorka autorzy napisał napisała "
        "opublikował opublikowała opracował napsal napsala автор авторы автори autorius autors "
        "avtor szerző írta yazar yazan συντάκτης συντάκτρια 作者 撰文 著者 글쓴이 작성자"
    ).split(),
)  # fmt: skip
# They do so near a headline; elsewhere they may mean anything.
_NEAR = (
    *(f"{what} by" for what in "analysis opinion commentary column essay review text article "
      "reporting recipe interview reported".split()),
    *(f"{every}{what} by" for every in ("", "more ", "all ") for what in ("articles", "posts")),
    *(f"{every} {what} von" for every in ("alle", "mehr") for what in ("artikel", "beiträge")),
    "alles von", "rezept von",
    *(
        "by von par por oleh di door av af escribe reporter pewarta laporan text texte текст "
        "tekst teksti 记者 記者 文"
    ).split(),
)  # fmt: skip
# Only a colon makes bylines of these.
_WITH_COLON = ("words", "story", "texto", "testo")
# At the head of a byline alone.
_IN_BYLINES = ("da", "από τον", "από την", "του", "της")
# A desk, a place or a paper stands between them and the name, up to a comma or a colon.
_REPORTERS = r"(?:laporan\s+)?(?:wartawan|kontributor|jurnalis|reporter)\s[^,:]*[,:]"
_COLON = r"\s*[:：]?\s*"


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) + ")"


_AT_THE_HEAD = rf"{_any((*_ALWAYS, *_NEAR, *_IN_BYLINES))}|{_any(_WITH_COLON)}(?=\s*[:：])"
LEADS = re.compile(
    rf"(?i)\A(?:(?:{_AT_THE_HEAD})(?:\s*[:：/／|]\s*|\s+)|{_REPORTERS}\s*|"
    r"(?:作者|记者|記者|撰文|著者)\s*)"
)
_SIGNS = re.compile(rf"(?i)\W*{_any(_ALWAYS)}\b{_COLON}")
_SIGNS_NEAR = re.compile(
    rf"(?i)\W*(?:{_any((*_ALWAYS, *_NEAR))}\b{_COLON}|{_any(_WITH_COLON)}\s*[:：]\s*)"
)
# Most lines begin with none of these: they need not be tried.
_FIRST_WORDS = frozenset(one.split()[0] for one in (*_ALWAYS, *_NEAR, *_WITH_COLON))
_FIRST = re.compile(r"[^\W\d_]+")
_GLUED = frozenset("作记記撰著文")  # no blank stands behind these
# These begin in lower case too; of the others a sentence may go on so.
_SMALL = frozenset("by von par por oleh door di av af".split())

# What is said of somebody who did not write the page.
OTHERS = re.compile(
    r"(?i)\W*(?:(?:[\w-]+ly |last |first )?(?:fact[- ]?)?(?:checked|reviewed|edited|verified|"
    r"approved|tested|updated|translated|illustrated|narrated|produced|sponsored|presented|powered|developed|"
    r"designed|provided|photographed) by|(?:fotos?|photos?|photography|pictures?|images?|"
    r"bild(?:er)?|video|illustrations?|grafik) (?:by|von|par|oleh)|"
    r"(?:editor|edited|penyunting|redaktur|reviewer|fact[- ]?checker|tester|translator|source|"
    r"quelle|источник|fuente|fonte|sumber|źródło|zdroj|πηγή|来源|來源|编辑|編輯|责任编辑)\s*[:：])\s*"
)


def begins(text: str, *, near: bool) -> int | None:
    """Where the name begins in a line that starts as a byline does; None when it does not.

    `near` a headline shorter words are enough.
    """
    first = _FIRST.search(text)
    if first is None or (
        first[0].lower() not in _FIRST_WORDS and text[first.start()] not in _GLUED
    ):
        return None
    found = _SIGNS.match(text)
    if found is None and near and (not first[0][0].islower() or first[0] in _SMALL):
        found = _SIGNS_NEAR.match(text)
    return found.end() if found is not None else None
