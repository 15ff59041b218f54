"""Titles and headings, told from the name of their site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.meta import Finding
from service.extract.titles import marked, without_last_part, without_site
from tests.extract.make import article, strain

HOST = "www.example.org"


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Boats come back | The Site", "Boats come back"),
        ("The Site: news - Boats come back", "The Site: news - Boats come back"),
        ("The Site | Boats come back", "Boats come back"),
        ("Boats come back - example.org", "Boats come back"),
        ("Boats - a history", "Boats - a history"),
        ("A well-known boat", "A well-known boat"),
    ],
)
def test_the_name_of_the_site_is_cut_off(value: str, title: str) -> None:
    assert without_site(value, ["The Site"], HOST, ()) == title


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Boats come back | Harbour News", "Boats come back"),
        ("Boats - a history of the harbour in pictures", None),
        ("渔船平安回到港口过冬_教育频道_中国港口网", "渔船平安回到港口过冬"),
        ("渔船平安回到港口过冬-港口网", "渔船平安回到港口过冬"),
        ("渔船-中国港口新闻网", None),
        ("Boats", None),
    ],
)
def test_a_short_last_part_is_cut_off(value: str, title: str | None) -> None:
    assert without_last_part(value) == (title or value)


@pytest.mark.parametrize(
    ("heading", "other", "source"),
    [
        ("Boats come back", "Boats come back | News", "h1="),
        ("Harbour News", "Boats come back | Harbour News", "site"),
        ("The Site", "Boats come back", "site"),
        ("Why the boats came back", "Boats come back", "h1!"),
        ("News", "Boats come back", "h1"),
    ],
)
def test_a_heading_is_marked_by_what_speaks_for_it(heading: str, other: str, source: str) -> None:
    found = [Finding("title", "title", other), Finding("title", "h1", heading)]
    assert marked(found, ["The Site"], HOST)[1].source == source


@pytest.mark.parametrize(
    ("tail", "cut"),
    [
        ("Bridgestone Tires", True),
        ("Tires", True),
        ("Bridgestone Stories", False),
        ("The tires of Bridgestone", False),
    ],
)
def test_words_of_the_address_are_the_sites_name(tail: str, cut: bool) -> None:
    title = without_site(f"Boats come back | {tail}", [], "tires.bridgestone.com", ())
    assert (title == "Boats come back") is cut


def test_of_headings_that_are_repeated_the_longest_is_the_headline() -> None:
    found = [Finding("title", "title", "Boats come back to the harbour ~ BTV World")]
    found += [Finding("title", "h1", one) for one in ("BTV", "Boats come back to the harbour")]
    assert [one.source for one in marked(found, [], HOST)] == ["title", "h1", "h1="]


def test_a_short_heading_at_the_end_of_the_title_is_the_sites_name_there_too() -> None:
    head = "<title>Liver with apples and onions | Love of good food</title>"
    page = strain(article(head, title="Love of good food"))
    assert page.title == "Liver with apples and onions"


def test_a_long_heading_at_the_end_of_the_title_is_the_headline() -> None:
    found = [
        Finding("title", "title", "Customs / News / The tax on tobacco is in the law gazette"),
        Finding("title", "h1", "The tax on tobacco is in the law gazette"),
    ]
    assert marked(found, [], HOST)[1].source == "h1="


@pytest.mark.parametrize(
    ("og", "title"),
    [
        ("Druse demand a share", "Druse demand a share"),
        ("Druse demand a share | The Site", "Druse demand a share"),
        ("Minority in Syria", "Minority in Syria - Druse demand a share"),
        ("a share", "Minority in Syria - Druse demand a share"),
    ],
)
def test_a_kicker_before_the_headline_is_no_part_of_it(og: str, title: str) -> None:
    head = (
        '<meta property="og:site_name" content="The Site">'
        f'<meta property="og:title" content="{og}">'
    )
    page = strain(article(head, title="Minority in Syria - Druse demand a share"))
    assert page.title == title


def test_the_source_of_a_title_without_its_kicker_is_named() -> None:
    head = '<meta property="og:title" content="Druse demand a share">'
    page = strain(article(head, title="Minority in Syria - Druse demand a share"))
    assert page.provenance["title"].source == "og"


def test_a_line_break_in_a_heading_parts_two_words() -> None:
    assert strain(article(title="Boats<br>come<b> back</b>")).title == "Boats come back"


def test_entities_that_a_page_escaped_twice_are_read() -> None:
    head = '<meta property="og:title" content="Boats &amp;amp; fish come back">'
    assert strain(article(head, title="Boats &amp;amp; fish come back")).title == (
        "Boats & fish come back"
    )


@given(st.text(min_size=1), st.text(), st.lists(st.text()))
def test_something_of_every_title_stays(value: str, site: str, headings: list[str]) -> None:
    assert without_site(value, [site], HOST, headings)
    assert without_last_part(value)
