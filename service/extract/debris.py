"""Takes furniture out of the text: lines that belong to the site and not to the article.

Only whole lines go, only by rules that name what they take (`KINDS`), and the record counts them.
What reads like a sentence of the article stays: a rule that took text from some pages to clean
others was judged and left out (dropping a line equal to the title anywhere: 28 better, 18 worse).
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from service.extract import dates


def _words(*names: str) -> str:
    return "(?:" + "|".join(names) + ")"


# A phrase that is only ever a cross-link may be followed by a title; one that may open a sentence
# ("Read more than ten books a year") needs a colon or the end of the line.
_ALWAYS_LINKS = _words(
    "baca juga", "baca pula", "lihat juga", "lihat pula", "simak juga", "simak pula",
    "tonton juga", "read also", "also read", "lesen sie auch", "lire aussi", "à lire aussi",
    "lea también", "lee también", "leia também", "leggi anche", "lees ook", "läs också",
    "czytaj (?:też|także|również)", "čtěte také", "zobacz (?:też|także|również)",
    "читайте также", "διαβάστε (?:επίσης|ακόμη)",
)  # fmt: skip
_MAY_LINK = _words(
    "baca", "baca (?:selengkapnya|selanjutnya|lebih lanjut|lagi|artikel lainnya|berita lainnya)",
    "jangan lewatkan", "simak video", "tonton", "read (?:more|next|this next)", "see (?:also|more)",
    "mehr zum thema", "related",
)  # fmt: skip
_LISTS = _words(
    "(?:artikel|berita|pos|posting(?:an)?|tulisan|bacaan) "
    "(?:terkait|lainnya|berkaitan|terpopuler|menarik lainnya|pilihan)",
    "rekomendasi untuk anda", "more (?:on this|stories|from this site)",
    "(?:you may|you might) also like", "recommended for you", "don['’]t miss",
    "ähnliche artikel", "相关阅读", "相关新闻", "延伸閱讀",
    "(?:related|most read|popular) (?:articles?|posts?|stories|news|subjects|topics|videos?|links?|"
    "content|coverage|reading)",
    "terkait",
)  # fmt: skip
_SHARERS = _words(
    "share", "bagikan", "berbagi", "kongsi(?:kan)?", "kirimkan", "teilen", "partager",
    "compartir", "condividi", "udostępnij", "поделиться", "tweet", "facebook", "twitter",
    "whatsapp", "telegram", "linkedin", "pinterest", "blogthis", "copy link", "salin tautan",
    "salin pautan", "email this", "print this",
)  # fmt: skip
_BESIDE_SHARERS = _words(
    "email", "pin it", "messenger", "instagram", "line", "threads", "print", "cetak", "to", "on",
    "this", "article", "artikel", "post", "story", "ini", "itu", "lewat", "melalui", "via", "ke",
    "di", "pada", "with", "friends", "teman", "x", "or", "atau", "and", "dan",
)  # fmt: skip
_PLACES = _words(
    "home", "beranda", "laman(?: utama)?", "halaman(?: utama| depan)?", "(?:newer|older) posts?",
    "posting(?:an)? (?:lebih )?(?:baru|lama)", "catatan (?:terbaru|terbaharu|lama)",
    "(?:next|previous) (?:post|article|page|story)", "(?:halaman )?(?:selanjutnya|sebelumnya)",
    "(?:laman )?(?:seterusnya|sebelumnya)", "berikutnya", "kembali", "post navigation",
    "navigasi pos", "skip to (?:main )?content", "menu", "search", "cari", "daftar isi",
    "view web version", "lihat versi web", "back to top", "kembali ke atas", "labels?", "tags?",
    "categories", "kategori", "indeks?", "login", "log in", "sign in", "masuk", "daftar",
)  # fmt: skip

# Kinds, with the lines they take from anywhere in the text, and how long these may be. A pattern
# matches whole lines.
_ANYWHERE: dict[str, tuple[int, re.Pattern[str]]] = {
    "cross_link": (
        240,
        re.compile(
            rf"(?i)[\W_]*(?:{_ALWAYS_LINKS}(?:\s*[:：\-–—»>].{{0,200}}|\s[^.]{{1,200}}|[\W_]*)"
            rf"|{_MAY_LINK}(?:\s*[:：»].{{0,200}}|[\W_]*)|{_LISTS}[\W_]*)"
        ),
    ),
    "share": (
        120,
        re.compile(
            r"(?i)(?:kirimkan ini lewat email|email ?this) ?blogthis.{0,80}|"  # Blogger's, glued
            # Of most lines the first word tells: the whole line is looked through for few.
            rf"(?=[\W_]*(?:{_SHARERS}|{_BESIDE_SHARERS})\b)(?=.*{_SHARERS})"
            rf"[\W_]*(?:\b(?:{_SHARERS}|{_BESIDE_SHARERS})\b[\W_]*){{1,14}}"
        ),
    ),
    "follow": (
        200,
        re.compile(
            r"(?i)[\W_]*(?:ikuti|follow|cek|simak|dapatkan|join|gabung|get|baca|subscribe)\b.{0,80}"
            r"\b(?:kami|our|us|saluran|channel|channels|news|berita)\b.{0,60}"
            r"\b(?:google news|whatsapp(?: channel)?|telegram|facebook|instagram|twitter|tiktok)\b"
            r"[\W_]*(?:https?://\S+)?"
        ),
    ),
    "comment_form": (
        160,
        re.compile(
            r"(?i)[\W_]*(?:no comments(?: yet)?|\d+ (?:comments?|komentar|ulasan|komen)|"
            r"post a comment|leave a (?:comment|reply)|(?:add|write) a comment|"
            r"comments are closed|komentar (?:ditutup|facebook)|komentar|tidak ada komentar|"
            r"belum ada komentar|(?:posting|tulis|beri|kirim) komentar|"
            r"tinggalkan (?:komentar|balasan|komen)|catat ulasan|tiada ulasan|tinggalkan ulasan|"
            r"batalkan balasan|cancel reply|blog comments powered by disqus|"
            r"your email address will not be published.*|"
            r"alamat email anda tidak akan dipublikasikan.*|"
            r"alamat e-?mel anda tidak akan disiarkan.*|"
            r"(?:ruas|medan) yang (?:wajib|diperlukan) ditanda.*)"
            r"[\s:：.]*(?:post a comment|posting komentar|catat ulasan)?[\s:：.]*"
        ),
    ),
    "navigation": (
        160,
        re.compile(
            rf"(?i)[\W_]*(?:{_PLACES}[\W_]*){{1,6}}|"
            r"(?:subscribe to|langganan|langgan)\s*[:：].*|"
            r"(?:page|halaman|laman|hal\.?)\s*[:：]?\s*\d+(?:\s*(?:of|dari|daripada|/)\s*\d+)?|"
            r"(?:pages?|halaman|laman)?\s*[:：]?\s*1\s+2\b(?:\s+(?:\d{1,3}|…|\.\.\.)){0,12}\s*"
            r"(?:next|selanjutnya|berikutnya|seterusnya|last|terakhir)?\W*|"
            r"(?:lihat|tampilkan|view|show) (?:semua|all)(?: (?:halaman|pages))?|"
            r"next page\s*[:：].{0,60}|connect with us|"
            r"(?:estimated )?reading time\s*[:：]?\s*\d+\s*min\w*|\d+\s*min(?:ute)?s?\.? read"
        ),
    ),
    "advert": (
        80,
        re.compile(
            r"(?i)[\W_]*(?:advertisement|sponsored(?: content)?|iklan|adv|anzeige|"
            r"werbung|publicité|passer la publicité|publicidad|pubblicità|reklama|реклама|广告|"
            r"sponsored (?:ads?|links?)|continue reading(?: the main story)?|"
            r"(?:scroll|gulir) (?:to continue|untuk (?:melanjutkan|lanjut)).*|"
            r"lanjutkan membaca.*|continue reading below.*|"
            r"article continues (?:below|after).*)[\W_]*"
        ),
    ),
    "copyright": (
        200,
        re.compile(
            r"(?i)\W*(?:[©ⓒ]|\(c\)\s*(?:\d{4}|copyright)|"
            r"(?:copyrights?|hak ?cipta)\s*(?:[©ⓒ:]|\(c\)|\d{4}|by\b|oleh\b|terpelihara|"
            r"dilindungi)|"
            r"all rights reserved|semua hak (?:dilindungi|terpelihara)|hak cipta terpelihara|"
            r"alle rechte vorbehalten|tous droits réservés|todos los derechos reservados).{0,160}"
        ),
    ),
    "template": (
        90,
        re.compile(
            r"(?i)\W*(?:(?:proudly )?powered by|diberdayakan oleh|dikuasakan oleh|theme images by|"
            r"gambar tema oleh|(?:simple|awesome|picture window|watermark) theme\.?|"
            r"tema (?:sederhana|ringkas|hebat)\.?)"
            r"(?:[\s:：]+[\w.]+){0,3}(?:\s*[|.]\s*(?:theme|tema|designed|powered|diberdayakan|"
            r"dikuasakan|newsup).{0,60})?\W*"
        ),
    ),
    "credit": (
        70,
        re.compile(
            r"(?i)(?!.*://)\W*(?:kredit foto|sumber (?:foto|gambar)|foto ilustrasi|photo credit|"
            r"foto|photos?|image|gambar|bild|picture|photograph|ilustrasi|dok(?:\.|umentasi))\s*"
            r"(?:by|oleh|credit|kredit|courtesy(?: of)?)?\s*[:：/]\s*"
            r"[^\s/]+(?:[\s/]+[^\s/]+){0,5}[\s/]*"
        ),
    ),
}

# Kinds of lines that are furniture only around the text: at its top or at its end.
_CREDIT = re.compile(
    r"(?i)\W*(?:foto|photos?|image|gambar|bild|picture|photograph|kredit foto|photo credit|"
    r"sumber (?:foto|gambar)|foto ilustrasi|ilustrasi|dok\.?)\s*(?:by|oleh|credit|kredit)?"
    r"\s*[:：/].{1,120}|(?:photo|image) by .{1,40} on unsplash|gambar hiasan|foto istimewa"
)
_BYLINE = re.compile(
    r"(?i)\W*(?:by|oleh|penulis|editor|reporter|pewarta|wartawan|laporan|penyunting|posted by|"
    r"diposting oleh|diposkan oleh|dicatat oleh|dikirim oleh|diterbitkan oleh|ditulis oleh|"
    r"written by|published by|von|par|por|автор)\s*[:：]?\s+\S.{0,80}"
)
_POSTED = re.compile(
    r"(?i)\W*(?:posted|published|written|diposting|diposkan|dicatat|dikirim|diterbitkan|ditulis)"
    r" (?:by|oleh)\b"
)
_TAGS = re.compile(
    r"(?i)\W*(?:tags?|labels?|kategori|categories|category|topik|topics?|keywords?|"
    r"kata kunci|filed under|posted in|diposting di|dikirim di)\s*[:：].{0,200}"
)
_SIGN = re.compile(r".{0,120}©.{0,120}")
_MENU = re.compile(r"(?=.*[^\W\d_])(?:[^|.!?]{1,30}\s\|\s){2,}[^|.!?]{1,30}")
_DATE_WORDS = re.compile(
    r"(?i)\b(?:last|updated?|published|posted|on|at|am|pm|diterbitkan|diperbarui|dipublikasikan|"
    r"dikemas ?kini|tayang|terbit|pada|pukul|jam|wib|wita|wit|gmt|utc|uppdaterad|publicerad|"
    r"aktualisiert|veröffentlicht|stand|uhr|aktualizacja|publikacja)\b"
)
_HEAD = re.compile(rf"(?i)[\W_]*(?:{_ALWAYS_LINKS}|jangan lewatkan|{_LISTS})[\W_]*")
_LINK = re.compile(rf"(?i)[\W_]*{_ALWAYS_LINKS}[\W_]*")
_BULLET = re.compile(r"[-•*·]\s|\d{1,2}[.)]\s")
_END = re.compile(r"[.。…,;][\"'”’»)]*\Z")
_CELLS = re.compile(r"\s*\|\s*")
_OTHER = re.compile(r"[\W_]+")  # neither letters nor digits
_EDGE = 6  # lines from either end that count as edge; a byline further in is a sentence's start
_LONGEST = 300  # characters of a line that may be furniture
_LISTED = 15  # titles that may follow the head of a list of links
_TITLE = 140  # characters of such a title
KINDS = (*_ANYWHERE, "title", "date", "byline", "tags", "related")


def clean(
    paragraphs: Iterable[str], *, title: str | None, site_name: str | None, authors: Iterable[str]
) -> tuple[tuple[str, ...], dict[str, int]]:
    """The paragraphs that are text, and how many lines of each kind were taken out.

    A page that says nothing but its title keeps that.
    """
    lines = list(paragraphs)
    names = {_folded(name) for name in authors}
    heads = {_folded(head) for head in (title, site_name) if head}
    if title and site_name:
        heads |= {_folded(f"{title} {site_name}"), _folded(f"{site_name} {title}")}
    removed: Counter[str] = Counter()
    kept: list[str] = []
    titles: list[str] = []
    listed = 0  # lines that still belong to a list of links
    for number, paragraph in enumerate(lines):
        at_edge = number < _EDGE or number >= len(lines) - _EDGE
        kind = _kind(paragraph, heads=heads, names=names, is_top=len(kept) < 2, at_edge=at_edge)
        if kind is None and listed:
            kind = "related"
        listed -= bool(listed)
        if kind == "cross_link" and _HEAD.fullmatch(paragraph):
            below = lines[number + 1 : number + 1 + _LISTED]
            listed = _listed(below, may_be_one=_LINK.fullmatch(paragraph) is not None)
        if kind is None:
            kept.append(paragraph)
        else:
            removed[kind] += 1
            if kind == "title":
                titles.append(paragraph)
    if not kept and titles:
        kept, removed = titles, removed - Counter(title=len(titles))
    return tuple(kept), dict(removed)


def _kind(
    line: str, *, heads: set[str], names: set[str], is_top: bool, at_edge: bool
) -> str | None:
    """The kind of debris that a line is; None for text."""
    if len(line) > _LONGEST:
        return None
    bare = line.strip(" -|•*#>·")
    if not bare:
        return "navigation"
    if is_top and (_folded(bare) in heads or _MENU.fullmatch(bare)):
        return "title" if _folded(bare) in heads else "navigation"
    for kind, (longest, pattern) in _ANYWHERE.items():
        if len(bare) <= longest and pattern.fullmatch(bare):
            return kind
    return _at_edge(_CELLS.sub(" ", bare), names) if at_edge and len(line) <= 200 else None


def _at_edge(line: str, names: set[str]) -> str | None:
    if _folded(line) in names or (_BYLINE.fullmatch(line) and _is_byline(line, names)):
        return "byline"
    if _TAGS.fullmatch(line) and not _END.search(line):
        return "tags"
    if len(line) <= 120:
        if _CREDIT.fullmatch(line):
            return "credit"
        if _SIGN.fullmatch(line):
            return "copyright"
        if _is_date(line):
            return "date"
    return None


def _listed(lines: list[str], *, may_be_one: bool) -> int:
    """How many of the lines below the head of a list of links are its titles.

    All to the end of the text; else those with bullets, or one where the head can only be that of a
    link: what follows may be a heading of the text.
    """
    titles = list(takewhile(_is_title, lines))
    if len(titles) == len(lines):
        return len(titles)
    bullets = list(takewhile(_BULLET.match, titles))
    return len(bullets) or (1 if may_be_one and titles else 0)


def _is_title(line: str) -> bool:
    """True for what can be the title of another article: short, and no sentence."""
    return len(line) <= _TITLE and line.count(" ") >= 2 and not _END.search(line)


def _is_date(line: str) -> bool:
    """True for a line with a date and next to nothing else."""
    if len(line) > 80 or not any(map(str.isdigit, line)):
        return False
    moment = dates.read(line)
    if moment is None:
        return False
    rest = _DATE_WORDS.sub("", line[: moment.start] + " " + line[moment.end :])
    return sum(map(str.isalpha, rest)) <= 14


def _is_byline(line: str, names: set[str]) -> bool:
    """A byline names the author, or is marked with a colon, and ends in no full stop."""
    folded = _folded(line)
    if any(name in folded for name in names) and len(line) <= 120:
        return True
    if line[-1] in ".!?":
        return False
    return ":" in line[:20] or _POSTED.match(line) is not None


def _folded(text: str) -> str:
    return _OTHER.sub(" ", text.casefold()).strip()
