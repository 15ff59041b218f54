"""Real pages end to end, a small number of them; pages.py and traffic.py measure more."""

import pytest

from tests.flow.pages import PAGES
from tests.flow.traffic import measure

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason=f"no folder {PAGES}")


async def test_real_pages_have_one_outcome_each_and_burden_the_broker_little():
    """Bytes into and out of the broker are at most three times those of the records."""
    figures = await measure(40)
    assert figures["without_outcome"] == 0
    assert figures["with_several"] == 0
    assert figures["enriched"] >= 0.9, figures
    assert "internal_error" not in figures["outcomes"]
    assert figures["codecs"] == ["zstd"]
    assert figures["kafka"]["ratio"] <= 3, figures
