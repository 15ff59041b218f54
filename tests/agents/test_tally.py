"""What a worker counts of ends and waits."""

import pytest

from service import metrics
from service.agents.tally import Tally


def deferred(cause: str) -> float:
    return metrics.REGISTRY.get_sample_value("saring_deferred_total", {"cause": cause}) or 0.0


@pytest.mark.parametrize("cause", metrics.CAUSES)
def test_a_deferral_is_counted_by_its_cause(cause: str) -> None:
    tally, before = Tally("documents"), deferred(cause)
    tally.defer(cause)
    assert deferred(cause) - before == 1
    assert tally.deferred == 1
