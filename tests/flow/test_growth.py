"""Workers that are added bring as much as the first, and hosts and books do not notice."""

import pytest

from tests.flow.growth import DELAY, measure

pytestmark = [pytest.mark.broker, pytest.mark.slow]
# As in test_politeness.py: the server's clock starts late and ends early by so much.
CLOCK = 0.002


async def test_throughput_grows_with_the_workers(tmp_path):
    """Two and four workers against one; the measure is a small one of `make bench-scale`."""
    found = await measure(tmp_path)
    rates = found["rates"]
    print(f"pages/s by workers: {rates}")
    assert rates[2] / rates[1] >= 1.9
    assert rates[4] / rates[1] >= 3.6
    # The books: each URL once, and each a document.
    assert found["outcomes"] == {(url, "enriched"): 1 for url in found["urls"]}
    assert found["codes"] == [0, 0, 0, 0]
    # The hosts: all workers asked, some hosts were asked by several, and none too early.
    assert len(set().union(*found["senders"].values())) == 4
    assert max(map(len, found["senders"].values())) > 1
    assert found["gap"] >= DELAY - CLOCK
