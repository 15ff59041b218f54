"""The words that lead to a name in a byline, and those that lead to somebody else's."""

import re


def _any(*words: str) -> str:
    """A pattern for any of the words, which may be patterns themselves."""
    return "(?:" + "|".join(words) + ")"


# They say who wrote the page wherever they stand on it.
_ALWAYS = _any(
    # English, Indonesian, Malay, Vietnamese
    "(?:this post was |story |text |guest post |blog post )?(?:written|words|posted|published|"
    "submitted|contributed|authored) by", "authors?",
    "(?:ditulis|diposting|diposkan|dikirim|disusun|dicatat) oleh", "penulis(?: artikel)?",
    "tác giả",
    # German, Dutch, Swedish, Danish, Norwegian, Finnish
    "(?:ein )?(?:blog|gast)?[ -]?(?:beitrag|artikel|kommentar|text|bericht) von",
    "(?:veröffentlicht|geschrieben|verfasst|gepostet|eingestellt) von", "autor(?:in|en)?",
    "verfasser(?:in)?", "(?:geschreven|gepubliceerd|geplaatst) door",
    "(?:skrevet|skriven|publicerad) a[vf]", "forfatter", "författare", "kirjoittaja",
    # French, Spanish, Portuguese, Italian, Romanian
    "(?:écrit|publié|rédigé|posté) par", "propos recueillis par", "auteure?s?", "autrice",
    "(?:escrito|publicado|redactado|firmado|enviado|postado|texto) por", "autora", "a cura di",
    "(?:scritto|pubblicato|inserito|postato) da", "testo di", "autore", "(?:scris|publicat) de",
    # Polish, Czech, Russian, Ukrainian, Bulgarian, Lithuanian, Latvian, Slovenian
    "autorka", "autorzy", "(?:napisał|opublikował|dodał|opracował)a?", "napsala?",
    "(?:автор|авторы|автори)(?: статьи| публикации| текста)?", "autorius", "autors", "avtor",
    # Hungarian, Turkish, Greek, Chinese, Japanese, Korean
    "szerző", "írta", "yazar", "yazan", "γράφε[ιί] [οη]", "συντάκτ(?:ης|ρια)", "作者", "撰文",
    "著者", "글쓴이", "작성자",
)  # fmt: skip
# They do so near a headline; elsewhere they may mean anything.
_NEAR = _any(
    "(?:analysis|opinion|commentary|column|essay|review|story|text|article|reporting|recipe|"
    "interview|reported|(?:more |all |view all )?(?:articles|posts)) by",
    "(?:alle|mehr|weitere) (?:artikel|beiträge) von", "alles von", "rezept von",
    "by", "von", "par", "por", "oleh", "di", "door", "a[vf]", "nga",
    "escribe", "reporter", "pewarta", "laporan", "texte?", "текст", "tekst", "teksti",
    "记者", "記者", "文",
    r"(?:words|story|texto|testo)(?=\s*[:：])",
)  # fmt: skip
# A desk, a place or a paper stands between them and the name, up to a comma or a colon.
_REPORTERS = r"(?:laporan\s+)?(?:wartawan|kontributor|jurnalis|reporter)\s[^,:]*[,:]"
_COLON = r"\s*[:：]?\s*"

LEADS = re.compile(
    rf"(?i)\A(?:(?:{_ALWAYS}|{_NEAR}|da|de|από (?:τον|την)|του|της)(?:\s*[:：/／|]\s*|\s+)|"
    rf"{_REPORTERS}\s*|"
    r"(?:作者|记者|記者|撰文|著者)\s*)"
)
SIGNS = re.compile(rf"(?i)\W*(?:{_ALWAYS})\b{_COLON}")
SIGNS_NEAR = re.compile(rf"(?i)\W*(?:{_ALWAYS}|{_NEAR})\b{_COLON}")
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
    found = SIGNS.match(text)
    if found is None and near:
        found = SIGNS_NEAR.match(text)
        first = re.search(r"\w+", text)
        if first is None or (first[0][0].islower() and first[0] not in _SMALL):
            return None
    return found.end() if found is not None else None
