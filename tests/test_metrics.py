"""Metrics are declared with closed labels and in base units, so that what is crawled makes none."""

import pytest
from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.metrics import MetricWrapperBase

from service import metrics

METRICS = [value for value in vars(metrics).values() if isinstance(value, MetricWrapperBase)]
NAMES = [next(iter(metric.describe())).name for metric in METRICS]


@pytest.mark.parametrize("metric", METRICS, ids=NAMES)
def test_a_metric_has_labels_with_closed_sets_only(metric: MetricWrapperBase) -> None:
    assert set(metric._labelnames) <= metrics.LABEL_VALUES.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_has_our_prefix_and_a_base_unit(name: str) -> None:
    assert name.startswith("saring_")
    assert not any(unit in name for unit in ("_ms", "milli", "_kb", "_mb", "minutes"))


def test_histograms_are_in_seconds() -> None:
    for metric, name in zip(METRICS, NAMES, strict=True):
        assert isinstance(metric, Counter | Gauge | Histogram)
        assert not isinstance(metric, Histogram) or name.endswith("_seconds")


def test_no_set_of_values_grows_with_what_is_crawled() -> None:
    sizes = {label: len(values) for label, values in metrics.LABEL_VALUES.items()}
    assert all(len(set(values)) == len(values) for values in metrics.LABEL_VALUES.values())
    assert max(sizes.values()) == sizes["reason"] < 120


def test_a_gauge_that_is_read_asks_each_time_and_is_zero_when_nobody_answers() -> None:
    gauge = metrics.ReadGauge("test_hosts", "For this test.", ["cause"], registry=None)

    def values() -> dict[str, float]:
        (family,) = gauge.collect()
        return {sample.labels["cause"]: sample.value for sample in family.samples}

    assert values() == dict.fromkeys(metrics.CAUSES, 0)
    counts = iter([{"delay": 2}, {"robots": 1}])
    gauge.read = lambda: next(counts)
    assert (values()["delay"], values()["robots"]) == (2, 1)
    gauge.read = None
    assert values() == dict.fromkeys(metrics.CAUSES, 0)
