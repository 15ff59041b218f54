"""The dashboard asks for what the service has, as Grafana and its users expect."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from prometheus_client.metrics import MetricWrapperBase

from service import dashboards, metrics, panels

DASHBOARD = json.loads(dashboards.files()["saring.json"])
PLACED = DASHBOARD["panels"]
PANELS = [panel for panel in PLACED if panel["type"] != "row"]
EXPRESSIONS = [(panel["title"], q["expr"]) for panel in PANELS for q in panel["targets"]]

# What an expression may consist of: PromQL's own words that are used, and the variables.
WORDS = {"sum", "rate", "increase", "histogram_quantile", "vector", "by", "or"}
VARIABLES = {"$__rate_interval": "5m", "$__range": "1h", "$job": ".+", "$instance": ".+"}
# Labels that Prometheus adds to what it scrapes, and the one that only buckets have.
OUTSIDE_LABELS = {"job", "instance", "le"}


def declared() -> dict[str, set[str]]:
    """Sample names of metrics.py and their labels."""
    suffixes = {"counter": ["_total"], "gauge": [""], "histogram": ["_bucket", "_sum", "_count"]}
    found = {}
    for metric in vars(metrics).values():
        if isinstance(metric, MetricWrapperBase):
            family = next(iter(metric.describe()))
            found |= {family.name + end: set(metric._labelnames) for end in suffixes[family.type]}
    return found


def filled(expression: str) -> str:
    """An expression as Grafana sends it."""
    for name, value in VARIABLES.items():
        expression = expression.replace(name, value)
    return expression


def test_the_committed_dashboard_is_what_the_metrics_make(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dashboards.main(["--check"]) == 0, capsys.readouterr().err


def test_check_finds_a_file_that_is_missing_or_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--folder", str(tmp_path)]
    assert dashboards.main(["--check", *folder]) == 1
    assert dashboards.main(folder) == 0
    assert dashboards.main(["--check", *folder]) == 0
    (tmp_path / "saring.json").write_text("{}")
    assert dashboards.main(["--check", *folder]) == 1
    assert "run `python -m service.dashboards`" in capsys.readouterr().err


@pytest.mark.parametrize(("title", "expression"), EXPRESSIONS)
def test_an_expression_asks_for_declared_metrics_and_labels(title: str, expression: str) -> None:
    known = declared()
    text = re.sub(r'"[^"]*"', '""', filled(expression))
    names = set(re.findall(r"[a-z_][a-z0-9_]*", re.sub(r"\[[^]]*\]", "", text))) - WORDS
    used = names & known.keys()
    assert len(used) == 1, f"{title}: one metric was expected"
    labels = names - used
    assert labels <= known[used.pop()] | OUTSIDE_LABELS


@pytest.mark.parametrize(("title", "expression"), EXPRESSIONS)
def test_an_expression_is_balanced(title: str, expression: str) -> None:
    open_ones = []
    pairs = {")": "(", "}": "{", "]": "["}
    for character in expression:
        if character in pairs.values():
            open_ones.append(character)
        elif character in pairs:
            assert open_ones.pop() == pairs[character], title
    assert not open_ones, title


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
    counted = re.search(r"_(?:total|bucket)\{", expression) is not None
    assert counted == bool(ranges)


@pytest.mark.parametrize(("title", "expression"), EXPRESSIONS)
def test_job_and_instance_can_be_chosen(title: str, expression: str) -> None:
    assert '{job=~"$job",instance=~"$instance"}' in expression
    chosen = {variable["name"] for variable in DASHBOARD["templating"]["list"]}
    assert chosen == {"datasource", "job", "instance"}


def test_no_data_source_is_fixed() -> None:
    sources = {
        source["datasource"]["uid"] for panel in PANELS for source in (panel, *panel["targets"])
    }
    assert sources == {"${datasource}"}


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel["title"])
def test_a_panel_has_a_title_a_unit_and_says_what_to_do(panel: dict[str, object]) -> None:
    assert panel["title"]
    assert len(str(panel["description"])) > 60
    assert panel["fieldConfig"]["defaults"]["unit"]  # type: ignore[index]  # plain JSON


def test_panels_are_told_apart() -> None:
    assert len({panel["id"] for panel in PLACED}) == len(PLACED)
    assert len({panel["title"] for panel in PANELS}) == len(PANELS)


def test_panels_do_not_overlap() -> None:
    cells = [
        (x, y)
        for place in (panel["gridPos"] for panel in PLACED)
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(set(cells)) == len(cells)
    assert max(x for x, _ in cells) < panels.WIDTH


def test_a_label_that_a_metric_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="saring_outcomes_total has the labels"):
        panels.rate(metrics.OUTCOMES, "host")


def test_each_row_has_its_heading_and_every_metric_of_fetch_a_panel() -> None:
    headings = [panel["title"] for panel in PLACED if panel["type"] == "row"]
    assert headings == ["Flow", "Fetch and politeness"]
    asked = " ".join(expression for _, expression in EXPRESSIONS)
    names = [name for name in declared() if name.startswith("saring_fetch_")]
    families = {re.sub(r"_(bucket|sum|count)$", "", name) for name in names}
    assert len(families) == 14
    assert [name for name in families if name not in asked] == []
