"""Each alert fires when it should and stays quiet when it should not, as Prometheus counts."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from service.watch import rules
from tests.deploy.files import ROOT, yaml

FOLDER = ROOT / "deploy" / "prometheus" / "rules"
ALERTS = rules.alerts()
NEEDS_PROMTOOL = pytest.mark.skipif(
    shutil.which("promtool") is None, reason="promtool is not installed (apt: prometheus)"
)
ME = 'job="saring",instance="a:8600"'


class Case(NamedTuple):
    """Series in promtool's notation (one value a minute), and the alerts that fire at a time."""

    alert: str
    why: str
    series: dict[str, str]
    at: str
    fires: tuple[dict[str, str], ...] = ()


def ages(straight: str, in_time: str) -> dict[str, str]:
    """Documents of requests that were in no tier, and those of them within five minutes."""
    name = "saring_document_age_seconds"
    return {
        f'{name}_count{{{ME},way="straight"}}': straight,
        f'{name}_bucket{{{ME},way="straight",le="300.0"}}': in_time,
    }


def loop(low: str, high: str) -> dict[str, str]:
    """The event loop was late by `low` to `high` seconds, two times in a hundred."""
    name = "saring_loop_late_seconds_bucket"
    return {
        f'{name}{{{ME},le="{low}"}}': "0+98x60",
        f'{name}{{{ME},le="{high}"}}': "0+100x60",
        f'{name}{{{ME},le="+Inf"}}': "0+100x60",
    }


def came(values: str, again: str = "0x200") -> dict[str, str]:
    """Messages that came in, and those of them that had come before."""
    return {
        f'saring_received_total{{{ME},stage="intake"}}': values,
        f'saring_repeated_total{{{ME},stage="intake"}}': again,
    }


def ended(outcome: str, values: str, reason: str = "") -> dict[str, str]:
    """Requests that ended."""
    return {f'saring_outcomes_total{{{ME},outcome="{outcome}",reason="{reason}"}}': values}


def dead(values: str, reason: str = "dns_error") -> dict[str, str]:
    """Dead letters."""
    return {f'saring_dead_letters_total{{{ME},reason="{reason}"}}': values}


def part(component: str, values: str) -> dict[str, str]:
    """Whether a part is not ready."""
    return {f'saring_not_ready{{{ME},component="{component}"}}': values}


def pool(killed: str, pages: str, why: str = "time") -> dict[str, str]:
    """Processes that ended at work, and pages."""
    return {
        f'saring_pool_kills_total{{{ME},why="{why}"}}': killed,
        f'saring_pool_seconds_count{{{ME},work="extract"}}': pages,
    }


PAGE = {"job": "saring", "severity": "page"}
TICKET = {"job": "saring", "severity": "ticket"}
HERE = {"instance": "a:8600"}

STOPPED = "SaringDocumentsStopped"
BURNT = "SaringFreshnessBurnt"
LAG = "SaringLagGrowing"
UNUSUAL = "SaringDeadLettersUnusual"
STUCK = "SaringRetryTierStuck"
KILLS = "SaringPoolKills"
LATE = "SaringLoopLate"
AGENT = "SaringAgentRestarted"

FLOW = [
    Case(STOPPED, "none ever ended", came("0+60x60"), "30m", (PAGE,)),
    Case(
        STOPPED,
        "all end dead",
        came("0+60x60") | ended("dead", "0+60x60", "dns_error"),
        "30m",
        (PAGE,),
    ),
    Case(
        STOPPED,
        "it flowed, and stopped",
        came("0+60x90") | ended("enriched", "0+60x30 1800x60"),
        "80m",
        (PAGE,),
    ),
    Case(STOPPED, "documents come", came("0+60x60") | ended("enriched", "0+9x60"), "30m"),
    Case(STOPPED, "all are as they were", came("0+60x60") | ended("unchanged", "0+60x60"), "30m"),
    Case(STOPPED, "nobody pushes", came("500x60") | ended("enriched", "400x60"), "30m"),
    Case(STOPPED, "all were pushed before", came("0+60x60", again="0+60x60"), "30m"),
    Case(STOPPED, "not for long", came("0+60x60"), "8m"),
    Case(
        BURNT,
        "a fifth is late for an hour",
        ages("0+100x90", "0+80x90"),
        "80m",
        ({**PAGE, "window": "1h"}, {**PAGE, "window": "6h"}, {**TICKET, "window": "3d"}),
    ),
    Case(
        BURNT,
        "8 % is late for hours",
        ages("0+100x100", "0+92x100"),
        "95m",
        ({**PAGE, "window": "6h"}, {**TICKET, "window": "3d"}),
    ),
    Case(
        BURNT,
        "2 % is late for hours",
        ages("0+100x100", "0+98x100"),
        "95m",
        ({**TICKET, "window": "3d"},),
    ),
    Case(BURNT, "half a percent is late", ages("0+1000x100", "0+995x100"), "95m"),
    Case(
        BURNT,
        "it was late an hour ago and is over, so no page",
        ages("0+100x120", "0+0x30 0+100x90"),
        "115m",
        ({**TICKET, "window": "3d"},),
    ),
    Case(BURNT, "three late documents of six", ages("0 6x60", "0 3x60"), "20m"),
    Case(
        LAG,
        "more each minute",
        {f'saring_consumer_lag{{{ME},topic="pages"}}': "2000+50x100"},
        "90m",
        ({**TICKET, "topic": "pages"},),
    ),
    Case(
        LAG,
        "two workers say the same, and it is not doubled",
        {
            f'saring_consumer_lag{{{ME},topic="pages"}}': "400+5x100",
            'saring_consumer_lag{job="saring",instance="b:8600",topic="pages"}': "400+5x100",
        },
        "90m",
    ),
    Case(
        LAG, "much, and less", {f'saring_consumer_lag{{{ME},topic="urls"}}': "90000-90x100"}, "90m"
    ),
    Case(LAG, "a few", {f'saring_consumer_lag{{{ME},topic="urls"}}': "0+5x100"}, "90m"),
    Case(
        UNUSUAL,
        "ten times as many as all day",
        dead("0+1x150 150+10x60"),
        "195m",
        ({**TICKET, "reason": "dns_error"},),
    ),
    Case(
        UNUSUAL,
        "a reason that is new",
        dead("0x150 0+1x60", "internal_error"),
        "195m",
        ({**TICKET, "reason": "internal_error"},),
    ),
    Case(UNUSUAL, "as many as all day", dead("0+5x200"), "195m"),
    Case(UNUSUAL, "ten times as many, but few", dead("0x150 0 1x5 2x5 9x60"), "195m"),
    Case(
        STUCK,
        "due for ten minutes",
        {f'saring_retry_overdue_seconds{{{ME},tier="2"}}': "0+60x30"},
        "20m",
        ({**TICKET, "tier": "2"},),
    ),
    Case(STUCK, "in time", {f'saring_retry_overdue_seconds{{{ME},tier="2"}}': "1x30"}, "20m"),
    Case(
        STUCK, "once", {f'saring_retry_overdue_seconds{{{ME},tier="2"}}': "0x9 400x3 0x20"}, "20m"
    ),
]
NEEDS = [
    case
    for alert, component in (
        ("SaringStoreFailing", "store"),
        ("SaringBrokerAway", "broker"),
        ("SaringStateAway", "state"),
    )
    for case in (
        Case(alert, "away", part(component, "0 1x20"), "10m", ({**PAGE, **HERE},)),
        Case(alert, "there", part(component, "0x20"), "10m"),
        Case(alert, "away for a minute", part(component, "0x4 1 0x20"), "10m"),
        Case(alert, "another is away", part("sink", "1x20"), "10m"),
    )
]
WORKERS = [
    *(
        Case(
            "SaringStageNotReady",
            f"{component} waits",
            part(component, "1x30"),
            "20m",
            ({**PAGE, **HERE, "component": component},),
        )
        for component in ("intake", "fetch", "enrich", "sink", "retry")
    ),
    Case("SaringStageNotReady", "the store has an alert of its own", part("store", "1x30"), "20m"),
    Case("SaringStageNotReady", "a rebalance", part("fetch", "0x9 1x3 0x20"), "20m"),
    Case("SaringWorkerDown", "away", {f"up{{{ME}}}": "1x5 0x20"}, "15m", ({**PAGE, **HERE},)),
    Case("SaringWorkerDown", "there", {f"up{{{ME}}}": "1x20"}, "15m"),
    Case("SaringWorkerDown", "another job", {'up{job="node",instance="a"}': "0x20"}, "15m"),
    Case(
        "SaringNoWorker", "none is known", {'up{job="node",instance="a"}': "1x20"}, "15m", (PAGE,)
    ),
    Case("SaringNoWorker", "one is known", {f"up{{{ME}}}": "1x20"}, "15m"),
    Case(
        KILLS,
        "one page in ten",
        pool("0+3x40", "0+30x40"),
        "30m",
        ({**TICKET, "why": "time"},),
    ),
    Case(KILLS, "one page in a hundred", pool("0+3x40", "0+300x40"), "30m"),
    Case(KILLS, "two of ten pages in all", pool("0x9 1 2x40", "0x9 5 10x40"), "20m"),
    Case(LATE, "0.75 s", loop("0.5", "1.0"), "20m", ({**TICKET, **HERE},)),
    Case(LATE, "0.4 s", loop("0.25", "0.5"), "20m"),
    Case(
        AGENT,
        "one",
        {f'saring_agent_restarts_total{{{ME},stage="sink"}}': "0x9 1x30"},
        "20m",
        ({**TICKET, "stage": "sink"},),
    ),
    Case(AGENT, "none", {f'saring_agent_restarts_total{{{ME},stage="sink"}}': "0x40"}, "20m"),
]
CASES = [*FLOW, *NEEDS, *WORKERS]


def test_every_alert_has_a_case_in_which_it_fires_and_one_in_which_it_does_not() -> None:
    names = {alert.name for alert in ALERTS}
    assert {case.alert for case in CASES if case.fires} == names
    assert {case.alert for case in CASES if not case.fires} == names


@NEEDS_PROMTOOL
def test_prometheus_counts_as_expected(tmp_path: Path) -> None:
    """All cases at once: promtool names those that fail."""
    suite = {
        "rule_files": [str(path) for path in sorted(FOLDER.glob("*.yml"))],
        "evaluation_interval": "1m",
        "tests": [
            {
                "name": f"{case.alert}: {case.why}",
                "interval": "1m",
                "input_series": [
                    {"series": series, "values": values} for series, values in case.series.items()
                ],
                "promql_expr_test": [
                    {
                        "expr": f'ALERTS{{alertname="{case.alert}",alertstate="firing"}}',
                        "eval_time": case.at,
                        "exp_samples": [
                            {"labels": firing(case.alert, labels), "value": 1}
                            for labels in case.fires
                        ],
                    }
                ],
            }
            for case in CASES
        ],
    }
    file = tmp_path / "cases.yml"  # JSON is YAML
    file.write_text(json.dumps(suite))
    ran = subprocess.run(
        ["promtool", "test", "rules", str(file)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def firing(alert: str, labels: dict[str, str]) -> str:
    """The series that Prometheus keeps of an alert that fires."""
    known = {"alertname": alert, "alertstate": "firing"} | labels
    return "ALERTS{" + ",".join(f'{name}="{value}"' for name, value in known.items()) + "}"


@NEEDS_PROMTOOL
@pytest.mark.parametrize("name", ["alerts.yml", "recording.yml"])
def test_prometheus_takes_the_rules(name: str) -> None:
    ran = subprocess.run(
        ["promtool", "check", "rules", str(FOLDER / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_the_files_hold_what_is_declared() -> None:
    (watched,) = yaml("deploy/prometheus/rules/alerts.yml")["groups"]
    assert [(rule["alert"], rule["expr"]) for rule in watched["rules"]] == [
        (alert.name, alert.expr) for alert in ALERTS
    ]
    (recorded,) = yaml("deploy/prometheus/rules/recording.yml")["groups"]
    assert [(rule["record"], rule["expr"]) for rule in recorded["rules"]] == [
        (rule.record, rule.expr) for rule in rules.recordings()
    ]


def test_the_job_is_the_one_that_is_scraped() -> None:
    (scrape,) = yaml("deploy/prometheus/prometheus.yml")["scrape_configs"]
    assert scrape["job_name"] == rules.JOB


@pytest.mark.parametrize("name", sorted({alert.name for alert in ALERTS}))
def test_an_alert_has_a_section_that_says_what_to_do(name: str) -> None:
    text = (ROOT / rules.RUNBOOK).read_text()
    _, found, rest = text.partition(f"### {name}\n")
    assert found
    section = rest.partition("\n#")[0]
    for start in ("**Means:**", "**Look at:**", "**Do:**"):
        assert section.count(f"\n{start}") + section.startswith(start) == 1


def test_no_section_is_left_of_an_alert_that_is_gone() -> None:
    lines = (ROOT / rules.RUNBOOK).read_text().splitlines()
    sections = [line.removeprefix("### ") for line in lines if line.startswith("### Saring")]
    assert sections == list(dict.fromkeys(alert.name for alert in ALERTS))
