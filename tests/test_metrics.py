"""Metrics are declared with closed labels and in base units, so that what is crawled makes none."""

import pytest
from prometheus_client import Counter, Gauge, Histogram, Info
from prometheus_client.metrics import MetricWrapperBase

from service import metrics
from service.agents.strain import strained, weighed
from service.enrich.enrich import PARTS
from service.enrich.profiles import LANGUAGES as PROFILED

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
        assert isinstance(metric, Counter | Gauge | Histogram | Info)
        assert not isinstance(metric, Histogram) or name.endswith("_seconds")


def test_series_are_there_at_zero_so_that_their_first_increase_is_seen() -> None:
    for name, labels in (
        ("saring_document_age_seconds_count", {"way": "straight"}),
        ("saring_outcomes_total", {"outcome": "enriched", "reason": ""}),
        ("saring_pool_kills_total", {"why": "memory"}),
        ("saring_deferred_total", {"cause": "delay"}),
    ):
        assert metrics.REGISTRY.get_sample_value(name, labels) is not None


def test_no_series_tell_when_others_began() -> None:
    names = {sample.name for family in metrics.REGISTRY.collect() for sample in family.samples}
    assert not [name for name in names if name.startswith("saring_") and name.endswith("_created")]


def test_no_set_of_values_grows_with_what_is_crawled() -> None:
    sizes = {label: len(values) for label, values in metrics.LABEL_VALUES.items()}
    assert all(len(set(values)) == len(values) for values in metrics.LABEL_VALUES.values())
    assert max(sizes.values()) == sizes["reason"] < 120


def test_the_parts_of_enrichment_are_those_that_run() -> None:
    assert tuple(name for name, _ in PARTS) == metrics.ENRICH_PARTS


def test_the_work_of_the_pool_is_known_by_its_functions() -> None:
    assert {strained.__name__: "extract", weighed.__name__: "enrich"} == metrics.WORKS


@pytest.mark.parametrize(
    ("language", "label"),
    [("id", "id"), ("zh-Hant", "zh"), ("und", "und"), ("su", "other"), ("ensomething", "other")],
)
def test_a_language_has_its_own_label_or_is_other(language: str, label: str) -> None:
    assert metrics.language_label(language) == label
    assert label in metrics.LABEL_VALUES["language"]


def test_languages_with_a_series_are_twenty_and_have_those_with_a_profile() -> None:
    assert len(set(metrics.LANGUAGES)) == 20
    assert set(PROFILED) <= set(metrics.LANGUAGES)


def test_tiers_are_called_by_their_place() -> None:
    labels = [metrics.tier_label(place) for place in (0, 1, 9, 10, 30)]
    assert labels == ["1", "2", "10", "10", "10"]


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
