"""The cheap look: what would make the parser or the extractor explode."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract import guard, index
from service.extract.guard import is_heavy, tame
from service.extract.text import parse


def test_an_element_of_a_hundred_thousand_attributes_loses_them() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    assert tame(f"<p {attributes}>text</p>") == "<p>text</p>"


def test_a_long_tag_that_is_a_picture_stays() -> None:
    image = f'<img src="data:image/png;base64,{"A" * 700_000}==">'
    assert tame(image) == image


# Joined, they make long tags, tags that are not long enough, and stretches that are none.
PIECES = (
    *("<p " + "a=1 " * 600, "<p " + "a=1 " * 490, "<" * 3, "< b" + "a=1 " * 700, ">", "x" * 999),
    *("<x/" + "b=" * 1_200, "</p" + " c=1" * 600, "a > " + "d=1 " * 800, "<i>", "\n" * 1_001),
)


def tamed_by_the_pattern(html: str) -> str:
    def bare(tag: re.Match[str]) -> str:
        return f"<{tag[1]}>" if tag[0].count("=") > guard._TAG_ATTRIBUTES else tag[0]

    return guard._LONG_TAG.sub(bare, html)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_the_quick_look_finds_every_long_tag(html: str) -> None:
    assert tame(html) == tamed_by_the_pattern(html)


@pytest.mark.parametrize(
    "html",
    [
        "<" * 200_000,
        "<a " * 100_000,
        "<p " + "x=" * 100_000,
        "x" * 9_000_000,
        ">" + "x" * 9_000_000,
    ],
)
def test_looking_takes_no_time(html: str) -> None:
    started = time.process_time()
    tame(html)
    assert time.process_time() - started < 0.5


def test_a_table_of_thousands_of_rows_is_heavy() -> None:
    assert is_heavy(index.of(parse("<table>" + "<tR><td>1</td></tr>" * 601 + "</table>")))
    assert not is_heavy(index.of(parse("<table>" + "<tr><td>1</td></tr>" * 100 + "</table>")))


@given(st.text())
def test_a_page_without_long_tags_stays_as_it_is(html: str) -> None:
    assert tame(html) == html
