"""Two shapes of page that Indonesian and Malay sites have, in other themes, orders and months.

The first is a news site on WordPress: today's date in its header, the title repeated, links to
other articles in the text, no date of its own. The second is a page of Blogger: the day above the
post, credits in it, links to everywhere around it.
"""

import re
from datetime import UTC, datetime

import pytest

from service.enrich.enrich import enrich
from service.records import Page
from tests.extract.make import strain

TITLE = "Warga Desa Sukamaju Perbaiki Jembatan Gantung"
TEXT = (
    "Warga Desa Sukamaju memperbaiki jembatan gantung yang putus diterjang banjir dua pekan lalu.",
    "Menurut kepala dusun, jembatan itu satu-satunya jalan bagi anak sekolah menuju kota terdekat.",
    "Pekerjaan dilakukan bergantian setiap sore setelah warga pulang dari sawah dan dari kebun.",
    "Pemerintah kabupaten berjanji membangun jembatan beton, tetapi warga tidak mau menunggu.",
)
P = [f"<p>{line}</p>" for line in TEXT]
TITLE_P = f"<p>{TITLE}</p>"

HEADERS = {
    "Newsup": '<header class="mg-headwidget"><ul class="info-left"><li>{today} '
    '<span id="time" class="time"></span></li></ul><div class="site-branding-text">'
    '<p class="site-title"><a href="/" rel="home">Kabar Hulu</a></p></div></header>',
    "ColorMag": '<header id="masthead"><div class="date-in-header">{today}</div>'
    '<div id="site-title"><a href="/">Kabar Hulu</a></div><nav class="main-navigation"><ul>'
    '<li><a href="/">Beranda</a></li><li><a href="/desa/">Desa</a></li></ul></nav></header>',
    "no classes": "<div><div>{today}</div><div><a href='/'>Kabar Hulu</a></div>"
    "<div><a href='/'>Beranda</a> | <a href='/desa/'>Desa</a></div></div>",
}
BOXES = {
    "article": '<article class="single"><h1>{title}</h1>{text}</article>',
    "entry-content": '<h1 class="entry-title">{title}</h1><div class="entry-content">{text}</div>',
    "no names": "<div><h1>{title}</h1><div>{text}</div></div>",
}
BELOW = (
    '<div id="respond"><h3>Tinggalkan Balasan</h3><p>Alamat email Anda tidak akan dipublikasikan. '
    "Ruas yang wajib ditandai *</p></div><div><h6>Pos-pos Terbaru</h6><ul>"
    '<li><a href="/b/">Cuaca Buruk, Kapal Ditunda</a></li></ul></div>'
    "<footer><p>Copyright &copy; 2024 Kabar Hulu | Newsup by Themeansar</p></footer>"
)
TODAY = [
    ("Rab. Des 4th, 2024", datetime(2024, 12, 4, 2, tzinfo=UTC)),
    ("Kam. Agu 15th, 2024", datetime(2024, 8, 15, 2, tzinfo=UTC)),
    ("Jum. Okt 11th, 2024", datetime(2024, 10, 11, 2, tzinfo=UTC)),
    ("Sel. Mei 21st, 2024", datetime(2024, 5, 21, 2, tzinfo=UTC)),
    ("Ming. Mar 3rd, 2024", datetime(2024, 3, 3, 2, tzinfo=UTC)),
    ("Sen. Feb 12th, 2024", datetime(2024, 2, 12, 2, tzinfo=UTC)),
    ("Wed. Dec 4th, 2024", datetime(2024, 12, 4, 2, tzinfo=UTC)),
]
WITHIN = {
    "a link with a colon": [P[0], '<p>Baca Juga : <a href="/h/">Harga Ikan Turun</a></p>', *P[1:]],
    "a link in bold": [
        *P[:2],
        '<p><strong>BACA JUGA: <a href="/h/">Harga Ikan Turun di Pasar</a></strong></p>',
        *P[2:],
    ],
    "a link in brackets": [*P[:3], '<p>(Baca juga: <a href="/h/">Harga Ikan</a>)</p>', P[3]],
    "a list": [
        *P[:2],
        (
            '<div><p>Baca Juga:</p><ul><li><a href="/h/">Harga Ikan Turun di Pasar</a></li>'
            '<li><a href="/k/">Kapal Ditunda karena Ombak</a></li></ul></div>'
        ),
        *P[2:],
    ],
    "credits and title": [
        TITLE_P,
        "<p>Foto: Istimewa</p>",
        *P,
        "<p>Editor: Sari Lestari</p>",
    ],
    "byline and tags": ["<p>Oleh: Redaksi</p>", *P, "<p>Tags: jembatan, desa, banjir</p>"],
    "share bar": [
        "<p>Bagikan:</p><p>Facebook Twitter WhatsApp</p>",
        *P,
        '<div class="post-share"><span>Bagikan:</span> <a href="#">Facebook</a></div>',
    ],
    "related at the end": [
        *P,
        (
            "<h3>Berita Terkait</h3><ul><li>Harga ikan turun di pasar pelabuhan</li>"
            "<li>Kapal ditunda karena ombak tinggi</li></ul>"
        ),
    ],
    "an advert and pages": [*P[:2], "<p>Iklan</p>", *P[2:], "<p>Halaman: 1 2 3 Selanjutnya</p>"],
}


def wordpress(header: str, box: str, today: str, within: list[str]) -> str:
    content = BOXES[box].format(title=TITLE, text="".join(within))
    return (
        f'<html lang="id"><head><meta charset="utf-8"><title>{TITLE} &#8211; Kabar Hulu</title>'
        f'</head><body class="single single-post">{HEADERS[header].format(today=today)}'
        f'<main id="content"><div>{content}</div></main>{BELOW}</body></html>'
    )


def assert_only_the_text(page: Page) -> None:
    assert tuple(page.text.split("\n")) == TEXT
    assert page.title == TITLE
    assert enrich(page).language == "id"


@pytest.mark.parametrize("within", WITHIN.values(), ids=WITHIN)
@pytest.mark.parametrize("box", BOXES)
def test_furniture_within_the_text_of_a_wordpress_page_goes(box: str, within: list[str]) -> None:
    today, at = TODAY[0]
    page = strain(
        wordpress("Newsup", box, today, within),
        url="https://kabar-hulu.example/jembatan/",
        fetched_at=at,
    )
    assert_only_the_text(page)
    assert page.published_at is None


@pytest.mark.parametrize(("today", "at"), TODAY, ids=[today for today, _ in TODAY])
@pytest.mark.parametrize("header", HEADERS)
def test_the_date_in_the_header_is_not_that_of_the_article(
    header: str, today: str, at: datetime
) -> None:
    page = strain(
        wordpress(header, "article", today, [TITLE_P, *WITHIN["a link with a colon"]]),
        url="https://kabar-hulu.example/jembatan/",
        fetched_at=at,
    )
    assert_only_the_text(page)
    assert page.published_at is None
    assert page.authors == ()


SHARE = "Kirimkan Ini lewat Email BlogThis! Berbagi ke X Berbagi ke Facebook Bagikan ke Pinterest"
SPEECH = {  # labels of Blogger in three languages
    "en": ("Tuesday, 13 July 2021", "Posted by", "at", "Labels:", "No comments:", "Post a Comment"),
    "id": (
        "Selasa, 13 Juli 2021", "Diposting oleh", "di", "Label:", "Tidak ada komentar:",
        "Posting Komentar",
    ),
    "ms": (
        "Selasa, 13 Julai 2021", "Dicatat oleh", "di", "Label:", "Tiada ulasan:", "Catat Ulasan",
    ),
    "id, month first": (
        "Selasa, Juli 13, 2021", "Diposting oleh", "pada", "Label:", "Tidak ada komentar:",
        "Posting Komentar",
    ),
}  # fmt: skip
AROUND = {
    "en": ("Newer Post Older Post Home", "Subscribe to: Post Comments (Atom)"),
    "id": ("Posting Lebih Baru Posting Lama Beranda", "Langganan: Posting Komentar (Atom)"),
    "ms": ("Catatan Terbaru Catatan Lama Laman utama", "Langgan: Catat Ulasan (Atom)"),
}
CREDITS = ["Foto: Istimewa", "Foto: Dokumentasi Rina", "Sumber foto: Dinas Pekerjaan Umum", ""]


def blogger(labels: str, credit: str, *, footer_inside: bool, names: bool) -> str:
    day, posted, at, label, none, form = SPEECH[labels]
    pager, atom = AROUND[labels[:2]]
    footer = (
        f'<div><span>{posted} <span class="fn">Rina Wulandari</span></span> '
        f'<span>{at} 08.15</span></div><div>{SHARE}</div><div>{label} <a href="/l">desa</a></div>'
    )
    photo = f"<p>{credit}</p>" if credit else ""
    body = f"<p>Laman</p>{P[0]}{photo}{''.join(P[1:])}{footer if footer_inside else ''}"
    inner, outer = ("post-body entry-content", "post hentry") if names else ("isi", "kotak")
    return (
        '<html dir="ltr"><head><meta content="blogger" name="generator">'
        f"<title>Catatan Rina: {TITLE}</title></head><body><h1><a href='/'>Catatan Rina</a></h1>"
        '<div><h2>Laman</h2><ul><li><a href="/">Beranda</a></li></ul></div>'
        f'<div class="date-outer"><h2 class="date-header"><span>{day}</span></h2>'
        f'<div class="{outer}"><h3 class="post-title entry-title">{TITLE}</h3>'
        f'<div class="{inner}">{body}</div>{"" if footer_inside else footer}</div></div>'
        f'<div class="comments" id="comments"><h4>{none}</h4><h4>{form}</h4></div>'
        f'<div class="blog-pager">{pager}</div><div>{atom}</div>'
        "<div>Tema Sederhana. Diberdayakan oleh <a href='/'>Blogger</a>.</div></body></html>"
    )


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("footer_inside", [True, False], ids=["footer inside", "footer outside"])
@pytest.mark.parametrize("names", [True, False], ids=["with names", "without names"])
@pytest.mark.parametrize("labels", SPEECH)
def test_a_page_of_blogger_has_its_day_and_only_its_text(
    labels: str, credit: str, footer_inside: bool, names: bool
) -> None:
    html = blogger(labels, credit, footer_inside=footer_inside, names=names)
    page = strain(html, url="https://catatan-rina.example/2021/07/jembatan.html")
    assert_only_the_text(page)
    assert page.published_at is not None
    assert page.published_at.date().isoformat() == "2021-07-13"
    assert not re.search(r"Laman|Foto|Blog|Label", page.text)
