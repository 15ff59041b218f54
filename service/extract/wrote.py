"""The words that lead to a name in a byline, and those that lead to somebody else's."""

import re
from collections.abc import Iterable

# Verbs and the word that follows them.
_VERBS = {
    "by": "written words posted published submitted contributed authored",
    "oleh": "ditulis diposting diposkan dikirim disusun dicatat",
    "von": "veröffentlicht publiziert geschrieben verfasst gepostet eingestellt eingereicht "
    "gespeichert erstellt beitrag gastbeitrag artikel kommentar bericht reportage kolumne",
    "door": "geschreven gepubliceerd geplaatst",
    "av": "skrevet skriven publicerad publisert",
    "af": "skrevet",
    "par": "écrit publié rédigé posté",
    "por": "escrito publicado redactado firmado enviado postado texto",
    "da": "scritto pubblicato inserito postato redatto",
    "di": "testo",
    "de": "scris publicat texto texte",
    "nga": "shkruar publikuar",
}
_VERBS_OF = {word: frozenset(verbs.split()) for word, verbs in _VERBS.items()}
# They say who wrote the page wherever they stand on it.
_ALWAYS = (
    *(f"{verb} {word}" for word, verbs in _VERBS.items() for verb in verbs.split()),
    "this post was written by", "story by", "guest post by", "ein beitrag von", "blogbeitrag von",
    "blog beitrag von",
    "a cura di", "propos recueillis par", "γράφει ο", "γράφει η", "автор статьи", "penulis artikel",
    "tác giả", "author(s)", "autor(en)", "autor(in)", "autor(a)", "autor(es)",
    *(f"das {what} {led}" for what in ("interview", "gespräch") for led in ("führte", "führten")),
    "gastautor", "gastautorin", "guest author", "guest writer", "guest contributor",
    *(f"{who} des {what}" for who in ("autor", "autorin") for what in ("artikels", "beitrags")),
    *(f"{see} all {what} by" for see in ("view", "see") for what in ("posts", "articles")),
    "about the author", "über den autor", "über die autorin", "über die autoren", "zum autor",
    "zur autorin", "sobre el autor", "sobre la autora", "sobre o autor", "sobre a autora",
    "à propos de l’auteur", "à propos de l'auteur", "over de auteur", "o autorze", "o autorce",
    "об авторе", "tentang penulis", "作者简介", "作者簡介",
    "die fragen stellte", "die fragen stellten", "aufgezeichnet von",
    *(
        "author authors penulis autor autorin autoren autor:in autor:innen autor*in autor/in "
        "verfasser verfasserin forfatter författare höfundur autori "
        "kirjoittaja auteur auteurs autrice autora autore autorka autorzy napisał napisała "
        "opublikował opublikowała opracował napsal napsala автор авторы автори autorius autors "
        "avtor szerző írta piše yazar yazan hazırlayan toimittaja بقلم מאת συντάκτης συντάκτρια "
        "作者 撰文 著者 글쓴이 작성자"
    ).split(),
)  # fmt: skip
# "Eine Analyse von": what a German byline calls the text.
_KINDS = {
    "ein": "artikel beitrag gastbeitrag kommentar bericht essay interview leitartikel porträt",
    "eine": "analyse kolumne reportage rezension kritik recherche glosse",
}
# "Text und Fotos": whoever took the pictures wrote, too.
_BOTH = tuple(
    f"{text} {joined} {pictures}"
    for text in "text texte texto testo words story".split()
    for joined in "und & and et y e".split()
    for pictures in "foto fotos bilder photo photos photographs images".split()
)
# They do so near a headline; elsewhere they may mean anything.
_NEAR = (
    *(f"{what} by" for what in "analysis opinion commentary column essay review text article "
      "reporting recipe interview reported created compiled prepared contributed".split()),
    *(f"{every}{what} by" for every in ("", "more ", "all ") for what in ("articles", "posts")),
    *(f"{every} {what} von" for every in ("alle", "mehr") for what in ("artikel", "beiträge")),
    "alles von", "rezept von", *(f"{both} {by}" for both in _BOTH for by in ("by", "von")),
    *(f"{a} {what} von" for a, words in _KINDS.items() for what in words.split()),
    *(
        "by von par por oleh di door av af nga escribe reporter reporterin redakteur redakteurin "
        "pewarta laporan text texte текст tekst teksti 记者 記者 文"
    ).split(),
)  # fmt: skip
# Only a colon makes bylines of these.
_WITH_COLON = (*"words story texto testo interview protokoll recherche redaktion".split(), *_BOTH)
# At the head of a byline alone.
_IN_BYLINES = ("da", "από τον", "από την", "του", "της")
_LABELS = frozenset(
    "author authors autor autorin text texte penulis reporter pewarta yazar автор текст συντάκτης "
    "作者 撰文 记者 記者".split()
)
# By themselves they are no names.
WORDS = frozenset((*_ALWAYS, *_NEAR, *_WITH_COLON, *_IN_BYLINES))
# A desk, a place or a paper stands between them and the name, up to a comma or a colon.
_REPORTERS = r"(?:laporan\s+)?(?:wartawan|kontributor|jurnalis|reporter)\s[^,:]*[,:]"
# "Von unserer Redakteurin Ann Lee"
_OURS = r"unser(?:er|em)\s+[\w-]+\s+"
_COLON = r"\s*[:：/／|]?\s*"


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) + ")"


_AT_THE_HEAD = rf"{_any(_WITH_COLON)}(?=\s*[:：])|{_any((*_ALWAYS, *_NEAR, *_IN_BYLINES))}"
LEADS = re.compile(
    rf"(?i)\A(?:(?:{_AT_THE_HEAD})(?:\s*[:：/／|]\s*|\s+)|{_REPORTERS}\s*|{_OURS}|"
    r"(?:作者|记者|記者|撰文|著者)\s*)"
)
_SIGNS = re.compile(rf"(?i)\W*{_any(_ALWAYS)}(?!\w){_COLON}")
_SIGNS_NEAR = re.compile(
    rf"(?i)\W*(?:{_any(_WITH_COLON)}\s*[:：]\s*|"
    rf"{_any((*_ALWAYS, *_NEAR))}(?!\w){_COLON}(?:{_OURS})?)"
)
# Inside a line: behind a date, a sign or a verb; or as a label.
_BY = re.compile(r"(?i)(?<!\w)(?:by|von|par|por|oleh|di|av|door|da|nga)(?:\s+(?=\w)|\s*\Z)")
_LABEL = re.compile(r"(?<!\w)(\w++)\s*+[:：]\s*+")
_BEFORE_BY = frozenset("uhr am pm ago".split())
# Most lines begin with none of these: they need not be tried.
_FIRST_WORDS = frozenset(
    re.split(r"[^\w]", one)[0] for one in (*WORDS, "wartawan", "kontributor", "jurnalis")
) | {"unserer", "unserem"}
_FIRST = re.compile(r"[^\W\d_]+")
_GLUED = frozenset("作记記撰著文")  # no blank stands behind these
# These begin in lower case too; of the others a sentence may go on so.
_SMALL = frozenset("by von par por oleh door di av af nga".split())

# What is said of somebody who did not write the page.
OTHERS = re.compile(
    r"(?i)\W*(?:(?:[\w-]+ly |last |first )?(?:fact[- ]?)?(?:checked|reviewed|edited|verified|"
    r"approved|tested|updated|translated|illustrated|narrated|produced|sponsored|presented|powered|developed|"
    r"designed|provided|photographed) by|(?:fotos?|photos?|photography|pictures?|images?|"
    r"bild(?:er)?|video|illustrations?|grafik) (?:by|von|par|oleh)|"
    r"(?:editor|edited|penyunting|redaktur|reviewer|fact[- ]?checker|tester|translator|source|"
    r"quelle|источник|fuente|fonte|sumber|źródło|zdroj|πηγή|来源|來源|编辑|編輯|责任编辑)\s*[:：])\s*"
)


def without_lead(text: str) -> str:
    """A byline without the words that lead to its first name."""
    return LEADS.sub("", text, count=1) if leads(text) else text


def leads(text: str) -> str | None:
    """The first word where it is one that leads to a name, which spares most texts the patterns."""
    found = _FIRST.search(text)
    if found is not None and (found[0].lower() in _FIRST_WORDS or found[0][0] in _GLUED):
        return found[0]
    return None


def begins(text: str, *, near: bool) -> int | None:
    """Where the name begins in a line that starts as a byline does; None when it does not.

    `near` a headline shorter words are enough.
    """
    first = leads(text)
    if first is None:
        return None
    found = _SIGNS.match(text)
    if found is None and near and (not first[0].islower() or first in _SMALL):
        found = _SIGNS_NEAR.match(text)
    return found.end() if found is not None else None


def within(text: str) -> int | None:
    """Where the name begins in a line that says something else before: "2 May 2024 by Ann Lee"."""
    for found in _LABEL.finditer(text) if ":" in text or "：" in text else ():
        if found[1].lower() in _LABELS:
            return found.end()
    for found in _BY.finditer(text) if " " in text else ():
        before = text[: found.start()].rstrip(" ,;:(")
        word = before.rpartition(" ")[2].lower()
        if (
            before[-1:].isdigit()
            or before[-1:] in {*"|•·–—-"}
            or word in _BEFORE_BY
            or word in _VERBS_OF[found[0].strip().lower()]
        ):
            return found.end()
    return None
