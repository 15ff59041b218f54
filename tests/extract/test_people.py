"""The names in a byline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.people import NAME_LIMIT, people


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Oleh: Rina Wulandari", ["Rina Wulandari"]),
        ("Ann Lee and Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee, Bob Ray, Cy Tan", ["Ann Lee", "Bob Ray", "Cy Tan"]),
        ("Siti Aminah dan Budi", ["Siti Aminah", "Budi"]),
        ("Posted by: Ann Lee", ["Ann Lee"]),
        ("This post was written by Ann Lee", ["Ann Lee"]),
        ("Written by", []),
        ("Updated by Bob Ray", []),
        ("Ann Lee, Nov 3, 2024", ["Ann Lee"]),
        ("Janic Meier, 01.12.2021", ["Janic Meier"]),
        ("Anna Klein Chefredakteurin", ["Anna Klein"]),
        ("Rob Ray, CNN", ["Rob Ray"]),
        ("Ana Ruiz @anaruiz", ["Ana Ruiz"]),
        ("Alle Artikel von Anna Klein", ["Anna Klein"]),
        ("The Author", []),
        ("Auteur:", []),
        ("Por", []),
        ("Admin", []),
        ("admin2", []),
        ("Redaksi", []),
        ("Editorial Team", []),
        ("https://example.org/ann", []),
        ("ann@example.org", []),
        ("example.org", []),
    ],
)
def test_authors_are_people(byline: str, names: list[str]) -> None:
    assert list(people(byline)) == names


@given(st.text())
def test_every_name_is_short_and_has_letters(byline: str) -> None:
    for name in people(byline):
        assert len(name) <= NAME_LIMIT
        assert any(map(str.isalpha, name))
