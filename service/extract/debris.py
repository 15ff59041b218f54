"""Takes furniture out of the text: lines that belong to the site and not to the article.

Only whole lines go, only by rules that name what they take (`KINDS`), and the record counts them.
What reads like a sentence of the article stays: a rule that took text from some pages to clean
others was judged and left out (dropping a line equal to the title anywhere: 28 better, 18 worse).
"""

import re
from collections import Counter
from collections.abc import Iterable

from service.extract import dates

_SHARE_WORDS = (
    "share|bagikan|kongsi(?:kan)?|teilen|partager|compartir|condividi|udostępnij|поделиться|tweet|"
    "email|blogthis|pin it|facebook|twitter|whatsapp|telegram|linkedin|pinterest|messenger|"
    "instagram|line|copy link|salin tautan|print|cetak|to|on|this|article|artikel|ini|via|ke|di|"
    "with|friends|x"
)
# Kinds, with the lines they take from anywhere in the text. A pattern matches whole lines.
_ANYWHERE = {
    # A phrase that is only ever a cross-link may be followed by a title, one that may open a
    # sentence ("Read more than ten books a year") needs a colon or the end of the line.
    "cross_link": re.compile(
        r"(?i)[\W_]*(?:(?:baca juga|lihat juga|simak juga|tonton juga|read also|also read|"
        r"lesen sie auch|lire aussi|à lire aussi|lea también|lee también|leia também|"
        r"leggi anche|lees ook|läs också|czytaj (?:też|także|również)|čtěte také|"
        r"zobacz (?:też|także|również)|читайте также|διαβάστε (?:επίσης|ακόμη))"
        r"(?:\s*[:：\-–—].{0,200}|\s[^.]{1,200}|[\W_]*)"
        r"|(?:baca (?:selengkapnya|lebih lanjut|lagi|artikel lainnya)|artikel terkait|"
        r"berita terkait|simak video|read (?:more|next)|see also|mehr zum thema|相关阅读|相关新闻|"
        r"related(?: (?:articles?|posts?|stories|news))?)(?:\s*[:：].{0,200}|[\W_]*))"
    ),
    # The cheap question first: what does not begin with one of the words is not read to its end.
    "share": re.compile(
        r"(?i)email ?this ?blogthis.{0,80}|"  # Blogger's buttons, glued together
        rf"[\W_]*(?=\b(?:{_SHARE_WORDS})\b)"
        r"(?=.*(?:share|bagikan|kongsi|teilen|partager|compartir|condividi|udostępnij|поделиться|"
        r"tweet|facebook|twitter|whatsapp|telegram|linkedin|pinterest|blogthis|copy link|"
        r"salin tautan|email this))"
        rf"(?:\b(?:{_SHARE_WORDS})\b[\W_]*){{1,12}}"
    ),
    "comment_form": re.compile(
        r"(?i)(?:no comments(?: yet)?|\d+ comments?|post a comment|leave a (?:comment|reply)|"
        r"tidak ada komentar|belum ada komentar|posting komentar|tinggalkan (?:komentar|balasan)|"
        r"catat ulasan|tiada ulasan|batalkan balasan|cancel reply|"
        r"your email address will not be published.*|alamat email anda tidak akan dipublikasikan.*)"
        r"[\s:：.]*(?:post a comment|posting komentar|catat ulasan)?[\s:：.]*"
    ),
    "navigation": re.compile(
        r"(?i)[\W_]*(?:(?:home|beranda|laman(?: utama)?|halaman(?: utama)?|(?:newer|older) posts?|"
        r"posting(?:an)? lebih (?:baru|lama)|catatan (?:terbaru|lama)|next (?:post|article|page)|"
        r"previous (?:post|article|page)|post navigation|navigasi pos|skip to content|menu|search|"
        r"view web version|lihat versi web|subscribe to:.*|langganan:.*|back to top|"
        r"kembali ke atas|labels?|label|tags?|categories|kategori)[\W_]*){1,5}"
    ),
    "copyright": re.compile(
        r"(?i)(?:©|\(c\)|copyright\b|hak cipta\b|hakcipta\b|all rights reserved|"
        r"alle rechte vorbehalten|tous droits réservés|todos los derechos reservados).{0,160}"
    ),
    "template": re.compile(
        r"(?i)(?:powered by|diberdayakan oleh|dikuasakan oleh|simple theme|tema sederhana|"
        r"theme images by|gambar tema oleh|proudly powered).{0,80}"
    ),
}
# Kinds of lines that are furniture only around the text: at its top or at its end.
_CREDIT = re.compile(
    r"(?i)(?:foto|photos?|image|gambar|bild|picture|photograph|kredit foto|photo credit|"
    r"sumber foto|foto ilustrasi|ilustrasi)\s*(?:by|oleh|credit|kredit)?\s*[:：/].{1,120}"
)
_BYLINE = re.compile(
    r"(?i)(?:by|oleh|penulis|editor|reporter|pewarta|posted by|diposting oleh|diposkan oleh|"
    r"dicatat oleh|ditulis oleh|written by|von|par|por|автор)\s*[:：]?\s+\S.{0,60}"
)
_SIGN = re.compile(r".{0,120}©.{0,120}")
_MENU = re.compile(r"(?:[^|.!?]{1,30}\s\|\s){2,}[^|.!?]{1,30}")
_OTHER = re.compile(r"[\W_]+")  # neither letters nor digits
_EDGE = 6  # lines from either end that count as edge; a byline further in is a sentence's start
KINDS = (*_ANYWHERE, "title", "date", "byline", "credit")


def clean(
    paragraphs: Iterable[str], *, title: str | None, site_name: str | None, authors: Iterable[str]
) -> tuple[tuple[str, ...], dict[str, int]]:
    """The paragraphs that are text, and how many lines of each kind were taken out."""
    lines = list(paragraphs)
    names = {_folded(name) for name in authors}
    heads = {_folded(head) for head in (title, site_name) if head}
    removed: Counter[str] = Counter()
    kept: list[str] = []
    for number, paragraph in enumerate(lines):
        at_edge = number < _EDGE or number >= len(lines) - _EDGE
        is_top = len(kept) < 2
        kind = _kind(paragraph, heads=heads, names=names, is_top=is_top, at_edge=at_edge)
        if kind is None:
            kept.append(paragraph)
        else:
            removed[kind] += 1
    return tuple(kept), dict(removed)


def _kind(
    line: str, *, heads: set[str], names: set[str], is_top: bool, at_edge: bool
) -> str | None:
    """The kind of debris that a line is; None for text."""
    if len(line) > 300:
        return None
    bare = line.strip(" -|•*#>·")
    if not bare:
        return "navigation"
    if is_top and _folded(bare) in heads:
        return "title"
    if is_top and _MENU.fullmatch(bare):
        return "navigation"
    for kind, pattern in _ANYWHERE.items():
        if pattern.fullmatch(bare):
            return kind
    if at_edge and len(line) <= 120:
        if _folded(bare) in names or (_BYLINE.fullmatch(bare) and _is_byline(bare, names)):
            return "byline"
        if _CREDIT.fullmatch(bare):
            return "credit"
        if _SIGN.fullmatch(bare):
            return "copyright"
        if _is_date(bare):
            return "date"
    return None


def _is_date(line: str) -> bool:
    """True for a line with a date and next to nothing else."""
    if len(line) > 80:
        return False
    moment = dates.read(line)
    if moment is None:
        return False
    rest = line[: moment.start] + line[moment.end :]
    return sum(character.isalpha() for character in rest) <= 14


def _is_byline(line: str, names: set[str]) -> bool:
    """A byline names the author, or is marked with a colon, and ends in no full stop."""
    folded = _folded(line)
    return any(name in folded for name in names) or (":" in line[:20] and line[-1] not in ".!?")


def _folded(text: str) -> str:
    return _OTHER.sub(" ", text.casefold()).strip()
