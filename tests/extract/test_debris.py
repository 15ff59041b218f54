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
        ("Baca Juga : Harga Ikan Turun di Pasar Pelabuhan", "cross_link"),
        ("Baca juga Harga Ikan Turun di Pasar", "cross_link"),
        ("Lihat juga: Video Banjir", "cross_link"),
        ("Read also: Ferry prices rise again", "cross_link"),
        ("READ MORE: Ferry prices rise again", "cross_link"),
        ("Related articles", "cross_link"),
        ("Читайте также: Новости порта", "cross_link"),
        ("Share this article on Facebook", "share"),
        ("Bagikan: Facebook Twitter WhatsApp", "share"),
        ("Email ThisBlogThis!Share to XShare to Facebook", "share"),
        ("No comments:", "comment_form"),
        ("No comments: Post a Comment", "comment_form"),
        ("Tinggalkan Balasan", "comment_form"),
        ("Laman", "navigation"),
        ("Newer Post Older Post Home", "navigation"),
        ("Copyright © 2024 Suara Pesisir", "copyright"),
        ("Simple theme. Powered by Blogger.", "template"),
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
        ("The Site", "title"),
        ("Tuesday, 13 July 2021", "date"),
        ("Selasa, 13 Juli 2021 | 10:11 WIB", "date"),
        ("By Ann Lee", "byline"),
        ("Editor: Rina Wulandari", "byline"),
        ("Foto: Dokumentasi Rina", "credit"),
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
        "By then it was late.",
        "Twitter was bought by a man with money.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(line: str) -> None:
    assert cleaned(line) == ((*TEXT[:10], line, *TEXT[10:]), {})


@given(st.lists(st.text()), st.text(), st.text(), st.lists(st.text()))
def test_nothing_is_made_up_and_everything_is_counted(
    lines: list[str], title: str, site_name: str, authors: list[str]
) -> None:
    kept, removed = clean(lines, title=title, site_name=site_name, authors=authors)
    assert len(kept) + sum(removed.values()) == len(lines)
    assert set(removed) <= set(KINDS)
    assert set(kept) <= set(lines)
