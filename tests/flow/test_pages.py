"""Real pages end to end, a small number of them; tests/flow/pages.py measures more."""

import pytest

from tests.flow.pages import PAGES, measure

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason=f"no folder {PAGES}")


async def test_real_pages_have_one_outcome_each_and_most_are_enriched():
    figures = await measure(40, "20ms")
    assert figures["without_outcome"] == 0
    assert figures["with_several"] == 0
    assert figures["enriched"] >= 0.9, figures
    assert "internal_error" not in figures["outcomes"]
