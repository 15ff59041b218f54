"""The dashboards ask for what the service has, as Grafana and its users expect."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.metrics import MetricWrapperBase

from service import metrics
from service.watch import __main__ as watch
from service.watch import grafana, panels, promql

DASHBOARDS: dict[str, Any] = {name: json.loads(text) for name, text in grafana.files().items()}
PANELS = [
    (name, panel)
    for name, dashboard in DASHBOARDS.items()
    for panel in dashboard["panels"]
    if panel["type"] != "row"
]
EXPRESSIONS = [
    (f"{name}: {panel['title']}", query["expr"])
    for name, panel in PANELS
    for query in panel["targets"]
]

# What an expression may consist of: PromQL's own words that are used, and the variables.
WORDS = {
    *("sum", "max", "count", "rate", "increase", "histogram_quantile", "vector", "time"),
    *("by", "or"),
}
VARIABLES = {"$__rate_interval": "5m", "$__range": "1h", "$job": ".+", "$instance": ".+"}
# Labels that Prometheus adds to what it scrapes, and the one that only buckets have.
OUTSIDE_LABELS = {"job", "instance", "le"}
# Of the process, by prometheus_client itself.
PROCESS = {
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    "process_open_fds",
}
# Metrics without a panel, and why.
UNSEEN = {"saring_ignored_total": "messages without a value are nobody's trouble"}


def declared() -> dict[str, set[str]]:
    """Sample names of metrics.py and their labels."""
    suffixes = {
        "counter": ["_total"],
        "gauge": [""],
        "histogram": ["_bucket", "_sum", "_count"],
        "info": ["_info"],
    }
    found = {}
    for metric in vars(metrics).values():
        if isinstance(metric, MetricWrapperBase):
            family = next(iter(metric.describe()))
            found |= {family.name + end: set(metric._labelnames) for end in suffixes[family.type]}
    return found | {name: set() for name in PROCESS}


def filled(expression: str) -> str:
    """An expression as Grafana sends it."""
    for name, value in VARIABLES.items():
        expression = expression.replace(name, value)
    return expression


def test_the_committed_files_are_what_the_metrics_make(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert watch.main(["--check"]) == 0, capsys.readouterr().err


def test_check_finds_a_file_that_is_missing_changed_or_left_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--folder", str(tmp_path)]
    assert watch.main(["--check", *folder]) == 1
    assert watch.main(folder) == 0
    assert watch.main(["--check", *folder]) == 0
    (tmp_path / watch.DASHBOARDS / "flow.json").write_text("{}")
    (tmp_path / watch.RULES / "old.yml").write_text("")
    assert watch.stale(tmp_path) == [f"{watch.DASHBOARDS}/flow.json", f"{watch.RULES}/old.yml"]
    assert watch.main(["--check", *folder]) == 1
    assert "run `python -m service.watch`" in capsys.readouterr().err
    assert watch.main(folder) == 0
    assert watch.stale(tmp_path) == []


@pytest.mark.parametrize(("title", "expression"), EXPRESSIONS)
def test_an_expression_asks_for_declared_metrics_and_labels(title: str, expression: str) -> None:
    known = declared()
    text = re.sub(r'"[^"]*"', '""', filled(expression))
    names = set(re.findall(r"[a-z_][a-z0-9_]*", re.sub(r"\[[^]]*\]", "", text))) - WORDS
    used = names & known.keys()
    assert used, title
    labels = names - used
    assert labels <= OUTSIDE_LABELS.union(*(known[name] for name in used)), title


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_prometheus_itself_takes_every_expression(tmp_path: Path) -> None:
    rules = [
        {"record": f"panel_{number}", "expr": filled(expression)}
        for number, (_, expression) in enumerate(EXPRESSIONS)
    ]
    file = tmp_path / "rules.yml"  # JSON is YAML
    file.write_text(json.dumps({"groups": [{"name": "panels", "rules": rules}]}))
    checked = subprocess.run(
        ["promtool", "check", "rules", str(file)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(("title", "expression"), EXPRESSIONS)
def test_counters_are_asked_as_rates_over_a_range_that_fits_the_scrape(
    title: str, expression: str
) -> None:
    """A fixed range is empty for a slow scrape and blurs a fast one."""
    ranges = set(re.findall(r"\[([^]]*)\]", expression))
    assert ranges <= {"$__rate_interval", "$__range"}
    counted = re.search(r"_(?:total|bucket|sum|count)\{", expression) is not None
    assert counted == bool(ranges)
    if "rate(" in expression:
        assert "$__rate_interval" in ranges


@pytest.mark.parametrize(("title", "expression"), EXPRESSIONS)
def test_job_and_instance_can_be_chosen_of_every_metric(title: str, expression: str) -> None:
    names = re.findall(r"(?:saring|process)_\w+", expression)
    chosen = re.findall(
        r'(?:saring|process)_\w+\{job=~"\$job",instance=~"\$instance"[,}]', expression
    )
    assert len(names) == len(chosen) > 0, title


@pytest.mark.parametrize("name", DASHBOARDS)
def test_data_source_job_and_instance_are_variables(name: str) -> None:
    variables = [one["name"] for one in DASHBOARDS[name]["templating"]["list"]]
    assert variables == ["datasource", "job", "instance"]


@pytest.mark.parametrize(("name", "panel"), PANELS)
def test_no_data_source_is_fixed(name: str, panel: dict[str, Any]) -> None:
    sources = {source["datasource"]["uid"] for source in (panel, *panel["targets"])}
    assert sources == {"${datasource}"}


@pytest.mark.parametrize(("name", "panel"), PANELS)
def test_a_panel_has_a_title_a_unit_and_says_what_to_do(name: str, panel: dict[str, Any]) -> None:
    assert panel["title"]
    assert len(panel["description"]) > 60
    assert panel["fieldConfig"]["defaults"]["unit"]
    assert panel["type"] in {"timeseries", "stat"}
    assert all(query["legendFormat"] for query in panel["targets"])


@pytest.mark.parametrize("name", DASHBOARDS)
def test_panels_are_told_apart(name: str) -> None:
    placed = DASHBOARDS[name]["panels"]
    assert len({panel["id"] for panel in placed}) == len(placed)
    titles = [panel["title"] for panel in placed if panel["type"] != "row"]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", DASHBOARDS)
def test_panels_do_not_overlap_and_fill_their_lines(name: str) -> None:
    cells = [
        (x, y)
        for place in (panel["gridPos"] for panel in DASHBOARDS[name]["panels"])
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(set(cells)) == len(cells)
    lines = {y for _, y in cells}
    assert set(cells) == {(x, y) for x in range(panels.WIDTH) for y in lines}


def test_dashboards_are_told_apart_and_linked() -> None:
    uids = {dashboard["uid"] for dashboard in DASHBOARDS.values()}
    titles = {dashboard["title"] for dashboard in DASHBOARDS.values()}
    assert len(uids) == len(titles) == len(DASHBOARDS) == 5
    for dashboard in DASHBOARDS.values():
        (link,) = dashboard["links"]
        assert (link["includeVars"], link["keepTime"]) == (True, True)
        assert set(link["tags"]) <= set(dashboard["tags"])


def test_panels_and_dashboards_that_are_spoken_of_exist() -> None:
    """Descriptions send people from panel to panel."""
    titles = {dashboard["title"] for dashboard in DASHBOARDS.values()}
    for name, panel in PANELS:
        for title in re.findall(r"Saring: [a-z][a-z ]*", panel["description"]):
            assert any(known.startswith(title.strip()) for known in titles), (
                name,
                panel["title"],
                title,
            )


def test_a_label_that_a_metric_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="saring_outcomes_total has the labels"):
        promql.rate(metrics.OUTCOMES, "host")
    with pytest.raises(ValueError, match="saring_outcomes_total has the labels"):
        promql.rate(metrics.OUTCOMES, host="example.org")


def test_every_metric_has_a_panel() -> None:
    asked = " ".join(expression for _, expression in EXPRESSIONS)
    families = {re.sub(r"_(bucket|sum|count)$", "", name) for name in declared()}
    assert {name for name in families if name not in asked} == set(UNSEEN)
