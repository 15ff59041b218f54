"""How the sample site answers: a table from (host, path) to an answer, as plain values.

An answer says what is sent; server.py has one handler for each kind. Pages are kept in UTF-8
whatever charset they are sent in, so that an editor shows them as a browser does.
"""

import gzip
import hashlib
from dataclasses import dataclass, replace
from html import escape
from importlib import resources

from .pdf import pdf
from .site import DINA, HAFEN, HOSTS, KABAR, MALAYA, PESISIR, SAINS, SAMPLES, STRAINER, VESTNIK

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A body that is sent whole. With `etag`, conditional requests are answered by 304."""

    body: bytes
    content_type: str = HTML
    status: int = 200
    encoding: str | None = None
    etag: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect; `{tail}` in the location is what follows a host name of this site."""

    status: int
    location: str


@dataclass(frozen=True, slots=True)
class Recovering:
    """503 for the first answer since the start of the server, then the page."""

    then: Page
    retry_after_seconds: int = 1


@dataclass(frozen=True, slots=True)
class Endless:
    """A body of `head` and then `part`, over and over."""

    head: bytes
    part: bytes


Answer = Page | Redirect | Recovering | Endless

_ROBOTS = {
    # The others have no robots.txt at all: 404, which allows everything (RFC 9309, 2.3.1.3).
    KABAR: "User-agent: *\nAllow: /\n\nSitemap: http://kabarkota.test/sitemap.xml\n",
    PESISIR: "User-agent: *\nDisallow: /wp-admin/\nDisallow: /redaksi/\nCrawl-delay: 0\n",
    SAINS: "User-agent: *\nDisallow:\n",
    STRAINER: "User-agent: GreedyBot\nDisallow: /\n\nUser-agent: *\nDisallow: /search\n",
}


def routes() -> dict[tuple[str, str], Answer]:
    """Every address of the site: host without port, path with its query."""
    table: dict[tuple[str, str], Answer] = {
        (KABAR, "/2024/09/03/pasar-terapung-muara-jambu"): page("kabarkota-pasar.html"),
        (KABAR, "/2024/08/19/bakau-teluk-sagu"): page("kabarkota-bakau.html"),
        (KABAR, "/2024/08/27/halte-jalan-kenanga"): page("kabarkota-halte.html"),
        (KABAR, "/berita.php?id=5127"): Redirect(301, "/2024/08/27/halte-jalan-kenanga"),
        (PESISIR, "/bakau-teluk-sagu/"): page("pesisir-bakau.html"),
        (PESISIR, "/nelayan-tanjung-pandak-lampu-surya/"): page("pesisir-lampu.html"),
        (PESISIR, "/perahu-pulau-lada/"): page("pesisir-perahu.html"),
        (PESISIR, "/redaksi/draf/musim-barat"): page("pesisir-draf.html"),
        (DINA, "/2021/07/belajar-menyeduh-kopi-tubruk.html"): page("dina-kopi.html"),
        (DINA, "/unduh/tempe-bacem.txt"): page("dina-bacem.txt", TEXT),
        (DINA, "/2021/08/tautan-lama.html"): Redirect(302, "http://127.0.0.1/admin"),
        (MALAYA, "/kampung/perpustakaan-bergerak"): page("malaya-perpustakaan.html", "text/html"),
        (MALAYA, "/pertanian/sensor-air-sawah"): zipped(page("malaya-sensor.html")),
        (MALAYA, "/pautan/kelawar-buah"): Redirect(302, f"http://{SAINS}{{tail}}/bumi/kelelawar"),
        (SAINS, "/bumi/kelelawar"): page("sains-kelelawar.html"),
        (SAINS, "/teknik/saringan-pasir"): page("sains-saringan.html"),
        (SAINS, "/unduhan/laporan-tahunan.pdf"): _report(),
        (SAINS, "/kalender?bulan=semua"): _calendar(),
        (STRAINER, "/features/last-sieve-maker"): page("strainer-sieve.html"),
        (STRAINER, "/news/pumping-station"): Recovering(page("strainer-pumping.html")),
        (STRAINER, "/live/"): page("strainer-app.html"),
        (STRAINER, "/puzzles/0042"): message(410, "This puzzle was withdrawn: two solutions."),
        (HAFEN, "/hafen/elektrobagger.html"): page("hafenbote-bagger.html"),
        (HAFEN, "/~modellbau/teich.html"): page(
            "hafenbote-chronik.html", "text/html; charset=iso-8859-1", charset="windows-1252"
        ),
        (VESTNIK, "/news.php?id=1842"): replace(
            page("vestnik-biblioteka.html", "text/html", charset="windows-1251"), etag=None
        ),
    }
    for host, text in _ROBOTS.items():
        table[host, "/robots.txt"] = Page(body=text.encode(), content_type=TEXT)
    theme = page("theme.css", "text/css; charset=utf-8")
    for host in HOSTS:
        table[host, "/theme.css"] = theme
        table[host, "/"] = _index(host)
    return table


def page(name: str, content_type: str = HTML, *, charset: str = "utf-8") -> Page:
    """A file of pages/ as it is sent: encoded in `charset`, with an ETag of its bytes."""
    text = (resources.files(__package__) / "pages" / name).read_text("utf-8")
    body = text.encode(charset)
    return Page(body=body, content_type=content_type, etag=_etag(body))


def zipped(plain: Page) -> Page:
    """The same page under Content-Encoding: gzip; the same bytes at each start."""
    body = gzip.compress(plain.body, mtime=0)
    return replace(plain, body=body, encoding="gzip", etag=_etag(body))


def message(status: int, text: str) -> Page:
    """A page that says in a sentence why there is none."""
    return Page(body=document(str(status), f"<p>{escape(text)}</p>").encode(), status=status)


def document(title: str, body: str) -> str:
    """A small HTML document in the site's dress."""
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<link rel="stylesheet" href="/theme.css"></head>\n'
        f"<body><main><h1>{escape(title)}</h1>\n{body}\n</main></body></html>\n"
    )


def _etag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]


def _index(host: str) -> Page:
    items = "\n".join(
        f'<li><a href="{escape(sample.path)}">{escape(sample.title or sample.path)}</a> '
        f'<span class="meta">{escape(sample.shows)}</span></li>'
        for sample in SAMPLES
        if sample.host == host
    )
    return Page(body=document(HOSTS[host], f"<ul>\n{items}\n</ul>").encode())


def _report() -> Page:
    body = pdf(["Sains Harian", "Laporan tahunan 2023", "Halaman ini sengaja pendek."])
    return Page(body=body, content_type="application/pdf", etag=_etag(body))


def _calendar() -> Endless:
    head = document("Kalender", "<table>").partition("</main>")[0].encode()
    row = "<tr><td>Hari berikutnya</td><td>Belum ada kegiatan pada hari ini.</td></tr>\n"
    return Endless(head=head, part=(row * 800).encode())  # 64 KiB: aiohttp's own buffer
