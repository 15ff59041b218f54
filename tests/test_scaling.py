"""The figures of `make bench-scale` that are committed keep what is promised."""

import json

import pytest

from bench.plan import plan
from bench.scale import RATES, RESULTS, broken

FIGURES = json.loads(RESULTS.read_text())


def test_traffic_and_growth_keep_their_limits():
    assert broken(FIGURES) == []


def test_a_figure_that_breaks_its_limit_is_told():
    worse = FIGURES | {"growth": FIGURES["growth"] | {"factors": {"1": 1, "2": 1.8, "4": 3.9}}}
    [line] = broken(worse)
    assert "2 workers" in line


def test_the_plans_are_reckoned_from_these_figures():
    assert FIGURES["plan"] == [plan(FIGURES, rate) for rate in RATES]


def test_what_a_plan_needs_grows_with_the_rate():
    small, large = plan(FIGURES, 100.0), plan(FIGURES, 1_000.0)
    assert large["kafka_disk_gb"] == pytest.approx(10 * small["kafka_disk_gb"], rel=0.01)
    assert large["cores"]["pool"] == pytest.approx(10 * small["cores"]["pool"], rel=0.02)
    # By hand: half a second for the answer and a second of pause, a thousand times.
    assert large["hosts_asked_all_the_time"] == 1_500
