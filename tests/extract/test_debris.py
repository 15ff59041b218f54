"""Lines that belong to the site go, lines that belong to the article stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.debris import KINDS, clean

TEXT = [f"Sentence {number} of the article is about the harbour." for number in range(20)]


def cleaned(*lines: str, at: int = 10, **known: object) -> tuple[tuple[str, ...], dict[str, int]]:
    paragraphs = [*TEXT[:at], *lines, *TEXT[at:]]
    facts: dict[str, object] = {"title": "A headline", "site_name": "The Site", "authors": ()}
    return clean(paragraphs, **(facts | known))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        # Indonesian and Malay
        ("Baca Juga : Harga Ikan Turun di Pasar Pelabuhan", "cross_link"),
        ("Baca juga Harga Ikan Turun di Pasar", "cross_link"),
        ("BACA JUGA: Harga Ikan Turun di Pasar", "cross_link"),
        ("(Baca juga: Harga Ikan Turun di Pasar)", "cross_link"),
        ("Baca juga » Harga Ikan Turun di Pasar", "cross_link"),
        ("Baca Juga – Harga Ikan Turun di Pasar", "cross_link"),
        ("Baca: Harga Ikan Turun di Pasar", "cross_link"),
        ("Baca pula: Harga Ikan Turun", "cross_link"),
        ("Lihat juga: Video Banjir", "cross_link"),
        ("Simak Juga: Video Banjir di Kota", "cross_link"),
        ("Jangan lewatkan: Video Banjir", "cross_link"),
        ("Artikel Terkait", "cross_link"),
        ("Berita Berkaitan:", "cross_link"),
        ("Bagikan: Facebook Twitter WhatsApp", "share"),
        ("Bagikan:", "share"),
        ("Kongsikan di Facebook", "share"),
        ("Berbagi ke X", "share"),
        ("Kirimkan Ini lewat Email BlogThis! Berbagi ke X Berbagi ke Facebook", "share"),
        ("Kirimkan Ini lewat EmailBlogThis!Bagikan ke XBerbagi ke Facebook", "share"),
        ("Tinggalkan Balasan", "comment_form"),
        ("Tidak ada komentar:", "comment_form"),
        ("Tidak ada komentar: Posting Komentar", "comment_form"),
        ("Tiada ulasan: Catat Ulasan", "comment_form"),
        ("Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *", "comment_form"),
        ("Laman", "navigation"),
        ("Beranda", "navigation"),
        ("Posting Lebih Baru Beranda Posting Lama", "navigation"),
        ("Catatan Terbaharu Laman utama Catatan Lama", "navigation"),
        ("Langganan: Posting Komentar (Atom)", "navigation"),
        ("Halaman: 1 2 3 Selanjutnya", "navigation"),
        ("Halaman 1 dari 3", "navigation"),
        ("Ikuti berita terbaru kami di Google News", "follow"),
        ("Scroll untuk melanjutkan membaca", "advert"),
        ("Iklan", "advert"),
        ("Hak Cipta © 2024 Suara Pesisir", "copyright"),
        ("Hak cipta terpelihara", "copyright"),
        ("Diberdayakan oleh Blogger.", "template"),
        ("Tema Sederhana. Diberdayakan oleh Blogger.", "template"),
        ("Foto: Istimewa", "credit"),
        ("(Foto: Istimewa)", "credit"),
        ("Foto: Dokumentasi Rina", "credit"),
        ("Sumber foto: Dinas Perikanan", "credit"),
        ("Gambar: Bernama", "credit"),
        # English and others
        ("Read also: Ferry prices rise again", "cross_link"),
        ("READ MORE: Ferry prices rise again", "cross_link"),
        ("Related: Ferry prices rise again", "cross_link"),
        ("Related articles", "cross_link"),
        ("Читайте также: Новости порта", "cross_link"),
        ("Share this article on Facebook", "share"),
        ("Email ThisBlogThis!Share to XShare to Facebook", "share"),
        ("No comments:", "comment_form"),
        ("No comments: Post a Comment", "comment_form"),
        ("Newer Post Older Post Home", "navigation"),
        ("Page 1 of 3", "navigation"),
        ("Follow us on Facebook", "follow"),
        ("Follow our channel on WhatsApp", "follow"),
        ("Advertisement", "advert"),
        ("Sponsored Ads", "advert"),
        ("Continue reading the main story", "advert"),
        ("Related Videos", "cross_link"),
        ("RELATED LINKS", "cross_link"),
        ("Next page: The harbour in winter", "navigation"),
        ("Estimated reading time: 4 minutes", "navigation"),
        ("12 min read", "navigation"),
        ("Copyright © 2024 Suara Pesisir", "copyright"),
        ("Copyright 2012 Associated Press", "copyright"),
        ("Simple theme. Powered by Blogger.", "template"),
        ("Photo: Ann Lee/The Site", "credit"),
        ("Image credit: The Harbour Board", "credit"),
    ],
)
def test_furniture_goes_wherever_it_stands(line: str, kind: str) -> None:
    kept, removed = cleaned(line)
    assert kept == tuple(TEXT)
    assert removed == {kind: 1}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A headline", "title"),
        ("A HEADLINE", "title"),
        ("The Site", "title"),
        ("A headline – The Site", "title"),
        ("Tuesday, 13 July 2021", "date"),
        ("Selasa, 13 Juli 2021 | 10:11 WIB", "date"),
        ("Diterbitkan pada 13 Julai 2021", "date"),
        ("Last updated at 10:55 AM on 12th January 2012", "date"),
        ("By Ann Lee", "byline"),
        ("Oleh: Rina Wulandari", "byline"),
        ("Editor: Rina Wulandari", "byline"),
        ("| Penulis | : Rina Wulandari |", "byline"),
        ("Diposting oleh Rina Wulandari di 08.15", "byline"),
        ("Dicatat oleh Rina pada 8:15 PTG", "byline"),
        ("Posted by Rina Wulandari at 08:15", "byline"),
        ("Label: kebun, cabai", "tags"),
        ("Tags: garden, chilli", "tags"),
        ("Gambar hiasan", "credit"),
    ],
)
def test_furniture_of_the_top_goes_at_the_top_only(line: str, kind: str) -> None:
    kept, removed = cleaned(line, at=0, authors=("Ann Lee",))
    assert kept == tuple(TEXT)
    assert removed == {kind: 1}
    kept, removed = cleaned(line, authors=("Ann Lee",))
    assert line in kept
    assert removed == {}


@pytest.mark.parametrize(
    "line",
    [
        "Read more than ten books a year and you will be happier.",
        "Home is where the harbour is.",
        "On 13 July 2021 the harbour was closed by the authorities.",
        "The photo: a boat in the harbour, as it was in the last century.",
        "Copyright law was changed, and that had consequences for every one of the publishers, who "
        "had to write to all of their authors, and to pay them. " * 2,
        "Copyright law was changed in 1976.",
        "By then it was late.",
        "Twitter was bought by a man with money.",
        "Powered by the wind, the boat left the harbour within an hour.",
        "Related companies were asked as well.",
        "Share prices in the harbour company fell on Friday.",
        "Follow the path to the harbour, then turn left.",
        "Comments are welcome at the meeting on Friday.",
        "Page after page of the report says the same.",
        "10 20 30 40",
        "| 1 | 2 | 3 |",
        "Label printers are sold in the market hall.",
        "Continue reading until the bell rings, said the teacher.",
        "Next page to the left stands the list of boats.",
        "Reading time is the best time of the day.",
        # Indonesian and Malay
        "Baca puisi itu sampai habis, lalu tutup matamu.",
        "Bacalah juga buku kedua, kata guru itu.",
        "Bagikan nasi itu kepada tetangga yang membutuhkan.",
        "Foto itu diambil oleh neneknya pada tahun 1962.",
        "Halaman rumahnya luas dan penuh bunga.",
        "Komentar warga tentang rencana itu beragam.",
        "Ikuti jalan itu sampai ke pelabuhan, lalu belok kiri.",
        "Beranda rumah itu menghadap ke laut.",
        "Iklan itu dipasang di depan pasar sejak Senin.",
        "Oleh karena itu, nelayan menanam bakau.",
        "Hak cipta lagu itu dijual kepada sebuah syarikat.",
        "Kongsi gelap itu sudah lama dibubarkan polis.",
        "Gambar itu dilukis oleh seorang pelajar sekolah.",
        "Terkait kasus itu, polisi memeriksa tiga saksi.",
        "Lihat juga bagaimana ombak memecah di karang itu. Setelah itu barulah kita pulang.",
    ],
)
@pytest.mark.parametrize("at", [0, 10, 20])
def test_sentences_that_begin_like_furniture_stay(line: str, at: int) -> None:
    assert cleaned(line, at=at) == ((*TEXT[:at], line, *TEXT[at:]), {})


TITLES = ("Harga ikan turun di pasar", "Apakah kapal tetap berlayar?", "Warga membangun jembatan")


@pytest.mark.parametrize("head", ["Berita Terkait", "Artikel Berkaitan:", "Related articles"])
def test_a_list_of_other_articles_at_the_end_goes_with_its_head(head: str) -> None:
    kept, removed = cleaned(head, *TITLES, at=20)
    assert kept == tuple(TEXT)
    assert removed == {"cross_link": 1, "related": 3}


def test_of_a_list_within_the_text_what_has_bullets_goes() -> None:
    kept, removed = cleaned(
        "Baca juga:", f"- {TITLES[0]}", f"- {TITLES[1]}", "A heading of the text"
    )
    assert kept == (*TEXT[:10], "A heading of the text", *TEXT[10:])
    assert removed == {"cross_link": 1, "related": 2}


def test_one_title_goes_below_a_head_that_can_only_be_that_of_a_link() -> None:
    kept, removed = cleaned("Baca juga:", TITLES[0])
    assert kept == tuple(TEXT)
    assert removed == {"cross_link": 1, "related": 1}
    kept, _ = cleaned("Related articles", "A heading of the text")
    assert "A heading of the text" in kept


def test_a_sentence_below_a_head_of_links_stays() -> None:
    kept, _ = cleaned("Baca juga:", TEXT[0])
    assert kept == (*TEXT[:10], TEXT[0], *TEXT[10:])


def test_a_page_that_says_only_its_title_keeps_it() -> None:
    assert clean(["A headline", "Share"], title="A headline", site_name=None, authors=()) == (
        ("A headline",),
        {"share": 1},
    )


@given(st.lists(st.text()), st.text(), st.text(), st.lists(st.text()))
def test_nothing_is_made_up_and_everything_is_counted(
    lines: list[str], title: str, site_name: str, authors: list[str]
) -> None:
    kept, removed = clean(lines, title=title, site_name=site_name, authors=authors)
    assert len(kept) + sum(removed.values()) == len(lines)
    assert set(removed) <= set(KINDS)
    assert set(kept) <= set(lines)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "start", ["Foto: ", "Share ", "Powered by ", "Follow our ", "Home ", "1 2 "]
)
@pytest.mark.parametrize("more", ["a", "a ", "share ", " |", "1 ", "/", "-_", "home"])
def test_no_line_takes_long(start: str, more: str) -> None:
    lines = [(start + more * 300)[:length] + "!" for length in range(20, 290)]
    assert clean(lines, title=None, site_name=None, authors=())
