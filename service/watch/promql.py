"""Queries in PromQL, made from the metrics' own objects.

A wrong name is an AttributeError on import, a wrong label a ValueError.
"""

from prometheus_client import Counter, Gauge, Histogram, Info

# Grafana fills these in: the scrape's job and instance, and a range that fits the scrape interval.
SELECTOR = 'job=~"$job",instance=~"$instance"'
RANGE = "$__rate_interval"

Metric = Counter | Gauge | Histogram


def sample(metric: Metric, suffix: str = "") -> str:
    """The name of a metric's samples as Prometheus stores them; `suffix` for a histogram's."""
    family = next(iter(metric.describe()))
    return family.name + ("_total" if family.type == "counter" else suffix)


def selected(metric: Metric, suffix: str = "", **labels: str) -> str:
    """The samples of a metric from the workers that are looked at, with these labels' values."""
    return f"{sample(metric, suffix)}{{{','.join([SELECTOR, *_wanted(metric, labels)])}}}"


def fixed(metric: Metric, suffix: str = "", **labels: str) -> str:
    """The samples of a metric from all workers: for rules, where nobody chooses."""
    wanted = ",".join(_wanted(metric, labels))
    return sample(metric, suffix) + (f"{{{wanted}}}" if wanted else "")


def rate(counter: Counter, *labels: str, **wanted: str) -> str:
    """Events a second, added up over workers, by labels."""
    return f"sum{_by(counter, *labels)} (rate({selected(counter, **wanted)}[{RANGE}]))"


def increased(counter: Counter, **wanted: str) -> str:
    """Events over the range that is shown, added up over workers."""
    return f"sum (increase({selected(counter, **wanted)}[$__range]))"


def count(histogram: Histogram, *labels: str, **wanted: str) -> str:
    """Observations a second, added up over workers, by labels."""
    series = selected(histogram, "_count", **wanted)
    return f"sum{_by(histogram, *labels)} (rate({series}[{RANGE}]))"


def age_share(seconds: float, histogram: Histogram, **wanted: str) -> str:
    """Share of the observations over the range shown that are not above a bucket's bound."""
    below = selected(histogram, "_bucket", le=f"{float(seconds)}", **wanted)
    all_ = selected(histogram, "_count", **wanted)
    return f"sum (increase({below}[$__range])) / sum (increase({all_}[$__range]))"


def since(gauge: Gauge, *labels: str) -> str:
    """Seconds since a time that a gauge holds, the latest of all workers, by labels."""
    return f"time() - {highest(gauge, *labels)}"


def per_worker(gauge: Gauge) -> str:
    """A gauge of each worker."""
    return total(gauge, "instance")


def per_version(info: Info) -> str:
    """Workers by what an info says of them."""
    name = next(iter(info.describe())).name + "_info"
    labels = ", ".join(info._labelnames)  # noqa: SLF001  as in `_check`
    return f"count by ({labels}) ({name}{{{SELECTOR}}})"


def process(name: str, *, is_counter: bool = False) -> str:
    """A number of the worker's process, each by itself; `name` as prometheus_client has it."""
    series = f"{name}{{{SELECTOR}}}"
    return f"sum by (instance) ({f'rate({series}[{RANGE}])' if is_counter else series})"


def total(gauge: Gauge, *labels: str) -> str:
    """A gauge added up over workers, by labels."""
    return f"sum{_by(gauge, *labels)} ({selected(gauge)})"


def highest(gauge: Gauge, *labels: str) -> str:
    """The highest of a gauge of all workers, by labels: for what each of them says of the whole."""
    return f"max{_by(gauge, *labels)} ({selected(gauge)})"


def quantile(share: float, histogram: Histogram, *labels: str, **wanted: str) -> str:
    """The value that a share of the observations is not above, by labels."""
    buckets = f"rate({selected(histogram, '_bucket', **wanted)}[{RANGE}])"
    return f"histogram_quantile({share:g}, sum{_by(histogram, 'le', *labels)} ({buckets}))"


def busy(histogram: Histogram, *labels: str) -> str:
    """Seconds that were spent in each second, by labels: how many work at once, on average."""
    return f"sum{_by(histogram, *labels)} (rate({selected(histogram, '_sum')}[{RANGE}]))"


def _wanted(metric: Metric, labels: dict[str, str]) -> list[str]:
    _check(metric, set(labels))
    return [f'{label}="{value}"' for label, value in labels.items()]


def _by(metric: Metric, *labels: str) -> str:
    """The `by` of an aggregation. Raises ValueError for a label that the metric does not have."""
    _check(metric, set(labels) - {"instance"})
    return f" by ({', '.join(labels)})" if labels else ""


def _check(metric: Metric, labels: set[str]) -> None:
    known = {*metric._labelnames, "le"}  # noqa: SLF001  no public name in prometheus-client 0.26
    if unknown := labels - known:
        raise ValueError(f"{sample(metric)} has the labels {sorted(known)}, not {sorted(unknown)}")
