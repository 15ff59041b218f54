"""What a dashboard consists of: rows of panels, each with its queries and what to do about it."""

from dataclasses import dataclass

from prometheus_client import Histogram

from service.watch.promql import quantile

WIDTH = 24  # columns of Grafana's grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One PromQL expression and the name of its lines."""

    expr: str
    legend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A picture of some queries. `unit` is one of Grafana's; `width` in columns of 24."""

    title: str
    description: str
    queries: tuple[Query, ...]
    unit: str
    width: int = WIDTH // 2
    kind: str = "timeseries"
    stacked: bool = False
    red_above: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Panels under one heading, from left to right and down."""

    title: str
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """One page of Grafana. `name` is that of its file and in its address."""

    name: str
    title: str
    description: str
    rows: tuple[Row, ...]


def quantiles(histogram: Histogram, label: str) -> tuple[Query, ...]:
    """The middle and the two ends that users feel, by a label."""
    return tuple(
        Query(expr=quantile(share, histogram, label), legend=f"{{{{{label}}}}} p{share * 100:g}")
        for share in (0.5, 0.95, 0.99)
    )
