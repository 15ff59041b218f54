"""Titles and headings, told from the name of their site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.meta import Finding
from service.extract.titles import marked, without_last_part, without_site

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
    assert without_site(value, "The Site", HOST, ()) == title


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Boats come back | Harbour News", "Boats come back"),
        ("Boats - a history of the harbour in pictures", None),
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
    assert marked(found, "The Site", HOST)[1].source == source


@given(st.text(min_size=1), st.text(), st.lists(st.text()))
def test_something_of_every_title_stays(value: str, site: str, headings: list[str]) -> None:
    assert without_site(value, site, HOST, headings)
    assert without_last_part(value)
