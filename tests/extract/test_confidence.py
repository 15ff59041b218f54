"""What a confidence means: its order, and its limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract import authors, choose, published
from service.extract.confidence import UNKNOWN, confidence

SOURCES = [
    *(("authors", source) for source in authors.ORDER),
    *(("published_at", source) for source in published.ORDER),
    *(("modified_at", source) for source in published.ORDER),
    *(("title", source) for source in choose.TITLES if source != "hint"),
]


@pytest.mark.parametrize(("field", "source"), SOURCES)
def test_every_source_of_a_measured_field_has_a_figure(field: str, source: str) -> None:
    assert confidence(field, source, 1.0) != UNKNOWN


@given(st.sampled_from(SOURCES), st.floats(0, 1), st.floats(0, 1))
def test_it_rises_with_agreement(pair: tuple[str, str], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < confidence(*pair, low) <= confidence(*pair, high) < 1


def test_a_heading_that_others_repeat_is_surer_than_one_alone() -> None:
    shares = [confidence("title", source, 0.5) for source in ("h1=", "h1!", "h1")]
    assert shares == sorted(shares, reverse=True)


def test_a_hint_is_the_least_that_is_believed() -> None:
    assert confidence("published_at", "hint", 1.0) < confidence("published_at", "dc", 1.0)
