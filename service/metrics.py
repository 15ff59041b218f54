"""Every Prometheus metric: name, unit, help, and labels with their closed sets of values.

No label holds a URL, a host or a title: the number of series must not depend on what is crawled.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from service.reasons import LABELS
from service.records import OutcomeKind

REGISTRY = CollectorRegistry(auto_describe=True)

# From one page at once (ms) to the longest retry tiers (hours).
AGE_BUCKETS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200)
STEP_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

OUTCOMES = Counter(
    "saring_outcomes",
    "Requests that ended, by outcome and reason (empty unless dead).",
    ["outcome", "reason"],
    registry=REGISTRY,
)
AGE_SECONDS = Histogram(
    "saring_age_seconds",
    "Time from the urls message to the end of its request, by outcome.",
    ["outcome"],
    buckets=AGE_BUCKETS,
    registry=REGISTRY,
)
RECEIVED = Counter(
    "saring_received",
    "Messages taken by a stage, repetitions included.",
    ["stage"],
    registry=REGISTRY,
)
REPEATED = Counter(
    "saring_repeated",
    "Messages that were seen before and led to nothing new.",
    ["stage"],
    registry=REGISTRY,
)
IGNORED = Counter(
    "saring_ignored",
    "Messages of urls without a value.",
    registry=REGISTRY,
)
IN_FLIGHT = Gauge(
    "saring_in_flight",
    "Messages that a stage works on.",
    ["stage"],
    registry=REGISTRY,
)
HANDLE_SECONDS = Histogram(
    "saring_handle_seconds",
    "Time a stage takes for one message, outputs confirmed.",
    ["stage"],
    buckets=STEP_BUCKETS,
    registry=REGISTRY,
)
RETRIES = Counter(
    "saring_retries",
    "Requests sent to a retry tier after a failure, by reason.",
    ["reason"],
    registry=REGISTRY,
)
DEFERRED = Counter(
    "saring_deferred",
    "Requests sent to a retry tier without a failure: their site has a backlog or asked to wait.",
    registry=REGISTRY,
)
DEAD_LETTERS = Counter(
    "saring_dead_letters",
    "Messages set aside, by reason.",
    ["reason"],
    registry=REGISTRY,
)
AGENT_RESTARTS = Counter(
    "saring_agent_restarts",
    "Agents that ended by an exception; must stay at 0.",
    ["stage"],
    registry=REGISTRY,
)
SINK_ROWS = Counter(
    "saring_sink_rows",
    "Records written to a store.",
    ["sink"],
    registry=REGISTRY,
)
SINK_FLUSH_SECONDS = Histogram(
    "saring_sink_flush_seconds",
    "Time to write one batch to a store.",
    ["sink"],
    buckets=STEP_BUCKETS,
    registry=REGISTRY,
)

FETCH_BODIES_BYTES = Gauge(
    "saring_fetch_bodies_bytes",
    "Bodies in memory, after decompression: being read, and waiting to be strained.",
    registry=REGISTRY,
)

STAGES = ("intake", "fetch", "enrich", "sink")
SINKS = ("parquet", "jsonl", "postgresql")

LABEL_VALUES: dict[str, tuple[str, ...]] = {
    "stage": STAGES,
    "reason": ("", *LABELS),
    "outcome": tuple(OutcomeKind),
    "sink": SINKS,
}
