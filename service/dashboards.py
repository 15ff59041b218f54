"""Writes the Grafana dashboard from the metrics' own objects: a wrong name is an ImportError.

`python -m service.dashboards` writes deploy/grafana/dashboards/ of a checkout; with `--check` it
changes nothing and ends with 1 when what is there is not what would be written. Every panel says in
its description what to do when it looks bad.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prometheus_client import Counter, Gauge, Histogram

from service import metrics

FOLDER = Path(__file__).parents[1] / "deploy" / "grafana" / "dashboards"
SCHEMA_VERSION = 39  # of Grafana 10.4, the oldest that is tried; newer ones migrate it when read
WIDTH = 24  # columns of Grafana's grid
HEIGHT = 8

# Grafana fills these in: the scrape's job and instance, and a range that fits the scrape interval.
SELECTOR = 'job=~"$job",instance=~"$instance"'
RANGE = "$__rate_interval"
DATA_SOURCE = {"type": "prometheus", "uid": "${datasource}"}

Metric = Counter | Gauge | Histogram


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


def sample(metric: Metric, suffix: str = "") -> str:
    """The name of a metric's samples as Prometheus stores them; `suffix` for a histogram's."""
    family = next(iter(metric.describe()))
    return family.name + ("_total" if family.type == "counter" else suffix)


def selected(metric: Metric, suffix: str = "") -> str:
    """The samples of a metric from the workers that are looked at."""
    return f"{sample(metric, suffix)}{{{SELECTOR}}}"


def rate(counter: Counter, *labels: str) -> str:
    """Events a second, added up over workers, by labels."""
    return f"sum{_by(counter, *labels)} (rate({selected(counter)}[{RANGE}]))"


def total(gauge: Gauge, *labels: str) -> str:
    """A gauge added up over workers, by labels."""
    return f"sum{_by(gauge, *labels)} ({selected(gauge)})"


def quantile(share: float, histogram: Histogram, *labels: str) -> str:
    """The value that a share of the observations is not above, by labels."""
    buckets = f"rate({selected(histogram, '_bucket')}[{RANGE}])"
    return f"histogram_quantile({share:g}, sum{_by(histogram, 'le', *labels)} ({buckets}))"


def quantiles(histogram: Histogram, label: str) -> tuple[Query, ...]:
    """The middle and the two ends that users feel, by a label."""
    return tuple(
        Query(expr=quantile(share, histogram, label), legend=f"{{{{{label}}}}} p{share * 100:g}")
        for share in (0.5, 0.95, 0.99)
    )


def _by(metric: Metric, *labels: str) -> str:
    """The `by` of an aggregation. Raises ValueError for a label that the metric does not have."""
    known = {*metric._labelnames, "le"}  # noqa: SLF001  no public name in prometheus-client 0.26
    if unknown := set(labels) - known:
        raise ValueError(f"{sample(metric)} has the labels {sorted(known)}, not {sorted(unknown)}")
    return f" by ({', '.join(labels)})" if labels else ""


def panels() -> tuple[Panel, ...]:
    """The dashboard from left to right and down: is it flowing, how fresh, where is it stuck."""
    return (
        Panel(
            title="Requests that end, by outcome",
            description="Every request ends once. All lines at zero while URLs are pushed: look at "
            "Messages taken for the first stage that takes none, then at /readyz of its workers.",
            queries=(Query(expr=rate(metrics.OUTCOMES, "outcome"), legend="{{outcome}}"),),
            unit="reqps",
            stacked=True,
        ),
        Panel(
            title="Age at the end, by outcome",
            description="From the urls message to the end of its request: the freshness that users "
            "feel. Retries and polite waiting count, so p99 is often minutes. When p50 rises: a "
            "backlog; look at In flight, then add workers.",
            queries=quantiles(metrics.AGE_SECONDS, "outcome"),
            unit="s",
        ),
        Panel(
            title="Messages taken, by stage",
            description="The funnel intake, fetch, enrich, sink. A stage far below the one before "
            "it holds up the flow: look at its time a message and its messages in flight.",
            queries=(Query(expr=rate(metrics.RECEIVED, "stage"), legend="{{stage}}"),),
            unit="mps",
            width=8,
        ),
        Panel(
            title="In flight, by stage",
            description="Messages worked on now. fetch at SARING_FETCH__WINDOW for long: sites are "
            "slow or few, more workers help only with more sites. sink high: records wait for "
            "their file, which is normal up to SARING_STORES__FLUSH_ROWS.",
            queries=(Query(expr=total(metrics.IN_FLIGHT, "stage"), legend="{{stage}}"),),
            unit="short",
            width=8,
        ),
        Panel(
            title="Time for one message, by stage",
            description="p95 of a message from taking to the broker's confirmation. enrich high: "
            "CPU is short. sink follows SARING_STORES__FLUSH_INTERVAL. All high at once: the "
            "broker is slow.",
            queries=(
                Query(expr=quantile(0.95, metrics.HANDLE_SECONDS, "stage"), legend="{{stage}}"),
            ),
            unit="s",
            width=8,
        ),
        Panel(
            title="Dead letters, by reason",
            description="What was set aside and why. A reason far above its usual rate: "
            "`saring tail dead-letters --from 1h` shows which URLs and what the error was. "
            "internal_error is a bug: please report it.",
            queries=(Query(expr=rate(metrics.DEAD_LETTERS, "reason"), legend="{{reason}}"),),
            unit="mps",
            stacked=True,
        ),
        Panel(
            title="Retries by reason, and deferred",
            description="What waits in the retry tiers. Retries of one reason: those hosts are in "
            "trouble, or block this machine. deferred: sites with a backlog; it is politeness at "
            "work and costs no attempt.",
            queries=(
                Query(expr=rate(metrics.RETRIES, "reason"), legend="{{reason}}"),
                Query(expr=rate(metrics.DEFERRED), legend="deferred"),
            ),
            unit="mps",
        ),
        Panel(
            title="Rows stored, by store",
            description="Records written. At zero while documents come: the store is failing, and "
            "the sink waits and loses nothing; look at the disk or database and at the log.",
            queries=(Query(expr=rate(metrics.SINK_ROWS, "sink"), legend="{{sink}}"),),
            unit="wps",
            width=8,
        ),
        Panel(
            title="Time to write a batch, by store",
            description="Rising: the disk or the database is slow; compare with what else uses it.",
            queries=quantiles(metrics.SINK_FLUSH_SECONDS, "sink"),
            unit="s",
            width=8,
        ),
        Panel(
            title="Agent restarts",
            description="Agents that ended by an exception, over the range shown. It must be 0: "
            "anything else is a bug; the log has its traceback. Nothing is lost by it.",
            queries=(
                Query(
                    expr=f"sum (increase({selected(metrics.AGENT_RESTARTS)}[$__range]))"
                    " or vector(0)",  # no series at all is a zero too
                    legend="restarts",
                ),
            ),
            unit="short",
            width=4,
            kind="stat",
            red_above=0.5,
        ),
        Panel(
            title="Seen before",
            description="Messages that came again and led to nothing new. A burst after a restart "
            "is normal; steadily high: groups rebalance often or commits fail, see the log.",
            queries=(Query(expr=rate(metrics.REPEATED, "stage"), legend="{{stage}}"),),
            unit="mps",
            width=4,
        ),
    )


def dashboard() -> dict[str, Any]:
    """The dashboard as Grafana reads it."""
    return {
        "uid": "saring-flow",
        "title": "Saring",
        "description": "Do documents flow, how fresh are they, and what is set aside. "
        "Made by `python -m service.dashboards`; changes here are overwritten.",
        "tags": ["saring"],
        "schemaVersion": SCHEMA_VERSION,
        "editable": True,
        "graphTooltip": 1,  # one cross-hair for all panels
        "refresh": "10s",
        "time": {"from": "now-1h", "to": "now"},
        "timezone": "",
        "templating": {"list": _variables()},
        "panels": _placed(panels()),
    }


def _variables() -> list[dict[str, Any]]:
    received = sample(metrics.RECEIVED)
    return [
        {
            "name": "datasource",
            "label": "Data source",
            "type": "datasource",
            "query": "prometheus",
            "current": {},
        },
        _variable("job", "Job", f"label_values({received}, job)"),
        _variable("instance", "Instance", f'label_values({received}{{job=~"$job"}}, instance)'),
    ]


def _variable(name: str, label: str, query: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "type": "query",
        "datasource": DATA_SOURCE,
        "query": {"query": query, "refId": name},
        "refresh": 2,  # when the time range changes: workers come and go
        "includeAll": True,
        "allValue": ".+",
        "multi": True,
        "sort": 1,
        "current": {"text": "All", "value": "$__all"},
    }


def _placed(all_panels: tuple[Panel, ...]) -> list[dict[str, Any]]:
    """Panels side by side, in rows that are filled from the left."""
    placed, x, y = [], 0, 0
    for number, panel in enumerate(all_panels, start=1):
        if x + panel.width > WIDTH:
            x, y = 0, y + HEIGHT
        place = {"h": HEIGHT, "w": panel.width, "x": x, "y": y}
        placed.append({"id": number, "gridPos": place} | _drawn(panel))
        x += panel.width
    return placed


def _drawn(panel: Panel) -> dict[str, Any]:
    defaults: dict[str, Any] = {"unit": panel.unit, "min": 0}
    if panel.kind == "timeseries":
        defaults["custom"] = {
            "fillOpacity": 25 if panel.stacked else 8,
            "showPoints": "never",
            "stacking": {"mode": "normal" if panel.stacked else "none"},
        }
        options: dict[str, Any] = {
            "legend": {"displayMode": "list", "placement": "bottom", "showLegend": True},
            "tooltip": {"mode": "multi", "sort": "desc"},
        }
    else:
        options = {"colorMode": "background", "reduceOptions": {"calcs": ["lastNotNull"]}}
    if panel.red_above is not None:
        steps = [{"color": "green", "value": None}, {"color": "red", "value": panel.red_above}]
        defaults["thresholds"] = {"mode": "absolute", "steps": steps}
    return {
        "type": panel.kind,
        "title": panel.title,
        "description": panel.description,
        "datasource": DATA_SOURCE,
        "fieldConfig": {"defaults": defaults, "overrides": []},
        "options": options,
        "targets": [
            {
                "refId": chr(ord("A") + place),
                "datasource": DATA_SOURCE,
                "expr": query.expr,
                "legendFormat": query.legend,
            }
            for place, query in enumerate(panel.queries)
        ],
    }


def files() -> dict[str, str]:
    """Each file's name and what belongs in it."""
    return {"saring.json": json.dumps(dashboard(), indent=2, ensure_ascii=False) + "\n"}


def stale(folder: Path) -> list[str]:
    """Names of the files of a folder that are missing or not as they would be written."""
    return [
        name
        for name, text in files().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write, or compare with --check; 1 when something is stale."""
    parser = argparse.ArgumentParser(prog="python -m service.dashboards", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, change nothing")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="default: %(default)s")
    asked = parser.parse_args(arguments)
    if asked.check:
        for name in (names := stale(asked.folder)):
            sys.stderr.write(f"{asked.folder / name}: stale, run `python -m service.dashboards`\n")
        return 1 if names else 0
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (asked.folder / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{asked.folder / name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
