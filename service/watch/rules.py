"""What Prometheus computes and watches: recording rules and alerts, made from the metrics.

An alert fires for what a person must do something about: `page` now, `ticket` in the next days.
Each has a section of its name in docs/operations.md.
"""

import json
from dataclasses import dataclass

from service import metrics
from service.watch.promql import fixed

JOB = "saring"  # the scrape's job in deploy/prometheus/prometheus.yml
RUNBOOK = "docs/operations.md"

# The objective: of the requests that were in no retry tier, this share is stored within so long.
OBJECTIVE = 0.99
LATE_SECONDS = 300
LEAST_LATE = 10  # fewer late documents are one slow site, whatever their share
# How fast the 1 % of a month may go: severity, times the rate that uses it up in a month, and the
# windows that must agree. Source: The Site Reliability Workbook, chapter 5 (Alerting on SLOs).
BURNS = (
    ("page", 14.4, "1h", "5m"),
    ("page", 6.0, "6h", "30m"),
    ("ticket", 1.0, "3d", "6h"),
)

LAG = "job:saring_consumer_lag:max"
DEAD = "job_reason:saring_dead_letters:rate10m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A series that Prometheus keeps for the rules that ask for it."""

    record: str
    expr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A claim that must not hold for long. `wait` is Prometheus' `for`; `summary` its template."""

    name: str
    expr: str
    wait: str
    severity: str
    summary: str
    window: str = ""

    @property
    def runbook(self) -> str:
        """Where it says what to do."""
        return f"{RUNBOOK}#{self.name.lower()}"


def late_share(window: str) -> str:
    """The name of the recorded share of late documents."""
    return f"job:saring_documents_late:ratio_rate{window}"


def recordings() -> tuple[Recording, ...]:
    """All recording rules."""
    windows = dict.fromkeys(window for _, _, *pair in BURNS for window in pair)
    return (
        Recording(record=LAG, expr=f"max by (job, topic) ({fixed(metrics.CONSUMER_LAG)})"),
        Recording(
            record=DEAD, expr=f"sum by (job, reason) (rate({fixed(metrics.DEAD_LETTERS)}[10m]))"
        ),
        *(
            Recording(
                record=late_share(window),
                expr=f"1 - {_straight('rate', window, in_time=True)}"
                f" / {_straight('rate', window, in_time=False)}",
            )
            for window in windows
        ),
    )


def alerts() -> tuple[Alert, ...]:
    """All alerts: of the flow, of what the flow needs, of what is bad about a worker."""
    return (*_flow(), *_needs(), *_workers())


def _straight(function: str, window: str, *, in_time: bool) -> str:
    """Documents, or those in time, of requests that were in no tier."""
    metric = metrics.DOCUMENT_AGE_SECONDS
    if in_time:
        series = fixed(metric, "_bucket", way="straight", le=f"{LATE_SECONDS:.1f}")
    else:
        series = fixed(metric, "_count", way="straight")
    return f"sum by (job) ({function}({series}[{window}]))"


def _flow() -> tuple[Alert, ...]:
    came, again = (
        f"sum by (job) (rate({fixed(metric, stage='intake')}[15m]))"
        for metric in (metrics.RECEIVED, metrics.REPEATED)
    )
    # The reason is empty unless the request is dead.
    ended = f"sum by (job) (rate({fixed(metrics.OUTCOMES, reason='')}[15m]))"
    usual = f"avg_over_time({DEAD}[1d] offset 1h)"
    often = f"sum by (job, reason) (increase({fixed(metrics.DEAD_LETTERS)}[1h]))"
    return (
        Alert(
            name="SaringDocumentsStopped",
            expr=f"{came} - {again} > 0 unless {ended} > 0",
            wait="10m",
            severity="page",
            summary="{{ $labels.job }}: requests come in and none becomes a document.",
        ),
        *(_burnt(*burn) for burn in BURNS),
        Alert(
            name="SaringLagGrowing",
            expr=f"{LAG} > 1000 and deriv({LAG}[30m]) > 0",
            wait="30m",
            severity="ticket",
            summary="{{ $labels.job }}: {{ $value }} messages of {{ $labels.topic }} wait, and "
            "they become more.",
        ),
        Alert(
            name="SaringDeadLettersUnusual",
            expr=f"{DEAD} > 3 * ({usual} or {DEAD} * 0) and {often} > 20",
            wait="10m",
            severity="ticket",
            summary="{{ $labels.job }}: more than three times as many dead letters as on the day "
            "before, {{ $labels.reason }}.",
        ),
        Alert(
            name="SaringRetryTierStuck",
            expr=f"max by (job, tier) ({fixed(metrics.RETRY_OVERDUE_SECONDS)}) > 300",
            wait="5m",
            severity="ticket",
            summary="{{ $labels.job }}: retry tier {{ $labels.tier }} holds requests that were due "
            "{{ $value | humanizeDuration }} ago.",
        ),
    )


def _burnt(severity: str, times: float, long: str, short: str) -> Alert:
    limit = f"{times:g} * {1 - OBJECTIVE:g}"
    all_, in_time = (_straight("increase", long, in_time=only) for only in (False, True))
    return Alert(
        name="SaringFreshnessBurnt",
        expr=f"{late_share(long)} > {limit} and {late_share(short)} > {limit}"
        f" and {all_} - {in_time} > {LEAST_LATE}",
        wait="2m",
        severity=severity,
        window=long,
        summary="{{ $labels.job }}: {{ $value | humanizePercentage }} of the documents of the last "
        f"{long} came later than {LATE_SECONDS // 60} minutes after their request.",
    )


def _needs() -> tuple[Alert, ...]:
    parts = {
        "SaringStoreFailing": ("store", "a store does not take documents; they wait"),
        "SaringBrokerAway": ("broker", "the broker does not answer"),
        "SaringStateAway": ("state", "the state does not answer"),
    }
    stages = [part for part in metrics.PARTS if part not in {part for part, _ in parts.values()}]
    return (
        *(
            Alert(
                name=name,
                expr=f"max by (job, instance) ({fixed(metrics.NOT_READY, component=part)}) > 0",
                wait="2m",
                severity="page",
                summary=f"{{{{ $labels.instance }}}}: {what}.",
            )
            for name, (part, what) in parts.items()
        ),
        Alert(
            name="SaringStageNotReady",
            expr=" or ".join(f"{fixed(metrics.NOT_READY, component=part)} > 0" for part in stages),
            wait="5m",
            severity="page",
            summary="{{ $labels.instance }}: {{ $labels.component }} does not work.",
        ),
    )


def _workers() -> tuple[Alert, ...]:
    up = f'up{{job="{JOB}"}}'
    killed = fixed(metrics.POOL_KILLS)
    pages = f"sum by (job) (rate({fixed(metrics.POOL_SECONDS, '_count')}[15m]))"
    late = f"sum by (job, instance, le) (rate({fixed(metrics.LOOP_LATE_SECONDS, '_bucket')}[5m]))"
    return (
        Alert(
            name="SaringWorkerDown",
            expr=f"{up} == 0",
            wait="2m",
            severity="page",
            summary="{{ $labels.instance }} does not answer to scrapes.",
        ),
        Alert(
            name="SaringNoWorker",
            expr=f"absent({up})",
            wait="2m",
            severity="page",
            summary="Prometheus knows no worker of {{ $labels.job }}.",
        ),
        Alert(
            name="SaringPoolKills",
            expr=f"sum by (job, why) (rate({killed}[15m])) > on (job) group_left () 0.02 * {pages}"
            f" and sum by (job, why) (increase({killed}[15m])) > 5",
            wait="5m",
            severity="ticket",
            summary="{{ $labels.job }}: more than 2 % of the pages end their process "
            "({{ $labels.why }}).",
        ),
        Alert(
            name="SaringLoopLate",
            expr=f"histogram_quantile(0.99, {late}) > 0.5",
            wait="5m",
            severity="ticket",
            summary="{{ $labels.instance }}: the event loop is {{ $value | humanizeDuration }} "
            "late.",
        ),
        Alert(
            name="SaringAgentRestarted",
            expr=f"sum by (job, stage) (increase({fixed(metrics.AGENT_RESTARTS)}[1h])) > 0",
            wait="0m",
            severity="ticket",
            summary="{{ $labels.job }}: work of {{ $labels.stage }} ended by an error that nobody "
            "foresaw.",
        ),
    )


def files() -> dict[str, str]:
    """The files of rules, by name."""
    recorded: list[dict[str, object]] = [
        {"record": one.record, "expr": one.expr} for one in recordings()
    ]
    watched: list[dict[str, object]] = [
        {
            "alert": one.name,
            "expr": one.expr,
            "for": one.wait,
            "labels": {"severity": one.severity} | ({"window": one.window} if one.window else {}),
            "annotations": {"summary": one.summary, "runbook": one.runbook},
        }
        for one in alerts()
    ]
    return {"recording.yml": _yaml("recording", recorded), "alerts.yml": _yaml("alerts", watched)}


def _yaml(name: str, rules: list[dict[str, object]]) -> str:
    """A group of rules as a file; a string of JSON is one of YAML."""
    lines = [
        "# Made by `python -m service.watch`; changes here are overwritten.",
        "groups:",
        f"  - name: {JOB}-{name}",
        "    rules:",
    ]
    for rule in rules:
        bullet = "      - "
        for key, value in rule.items():
            if isinstance(value, dict):
                lines.append(f"{bullet}{key}:")
                lines += [f"          {inner}: {json.dumps(text)}" for inner, text in value.items()]
            else:
                lines.append(f"{bullet}{key}: {json.dumps(value)}")
            bullet = "        "
    return "\n".join(lines) + "\n"
