"""The name that signs a line."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract import lines
from service.extract.signed import CLOSING, closing, name, names, start
from service.extract.text import parse


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Ann Lee | 3 min", "Ann Lee"),
        ("Ann Lee on March 12, 2020", "Ann Lee on March 12, 2020"),
        ("Ann Lee und Bob Ray", "Ann Lee und Bob Ray"),
        ("Ann-Marie van der Lee", "Ann-Marie van der Lee"),
        ("Ann Lee is a writer.", "Ann Lee"),
        ("jdoe on August 3, 2019", "jdoe"),
        ("李娜", "李娜"),
    ],
)
def test_a_text_begins_with_a_name(text: str, found: str) -> None:
    assert name(text) == found


@pytest.mark.parametrize(
    "text", ["Ann Lee said so", "noon they came", "jdoe", "Berlin", "The river", "2024", ""]
)
def test_a_text_that_goes_on_otherwise_has_none(text: str) -> None:
    assert name(text) is None


@pytest.mark.parametrize(("near", "at"), [(True, 15), (False, None)])
def test_a_date_leads_to_a_name_near_a_headline_alone(near: bool, at: int | None) -> None:
    assert start("2 May 2024, by  Ann Lee", near=near) == (at and at + 1)


@given(st.text())
def test_a_name_is_what_the_text_begins_with(text: str) -> None:
    assert text.startswith(name(text) or "")


@pytest.mark.parametrize("one", ["<i>Ann Lee</i> ", "(Ann Lee)<br>", "By <a>Ann Lee</a> "])
def test_a_page_of_names_takes_no_time(one: str) -> None:
    tree = parse(f"<html><body><div>{'Words of the text. ' * 20}{one * 20_000}</div></body></html>")
    pieces = lines.pieces(tree)
    assert len(pieces) > CLOSING
    started = time.process_time()
    assert closing(pieces) == []
    assert set(names(pieces, None, near=True)) <= {"Ann Lee"}
    assert time.process_time() - started < 3.0
