"""Every Prometheus metric: name, unit, help and labels.

The words that labels can have are in labels.py, and are reached from here as well.
"""

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    Metric,
    ProcessCollector,
    disable_created_metrics,
)

from service.labels import (
    ALWAYS,
    ANSWERS,
    CAUSES,
    ENRICH_PARTS,
    KILLS,
    LABEL_VALUES,
    LANGUAGES,
    PARTS,
    SINKS,
    SOURCES,
    STAGES,
    WORKS,
    language_label,
    tier_label,
)
from service.records import OutcomeKind

# The words, for who counts; metrics themselves need no mention.
__all__ = (
    "ANSWERS",
    "CAUSES",
    "ENRICH_PARTS",
    "KILLS",
    "LABEL_VALUES",
    "LANGUAGES",
    "PARTS",
    "SINKS",
    "SOURCES",
    "STAGES",
    "WORKS",
    "language_label",
    "tier_label",
)

# When each series began would be a series of its own, 365 in all and more than a quarter of a
# scrape's CPU (make bench-scrape), and says nothing: they all begin with the worker.
disable_created_metrics()  # type: ignore[no-untyped-call]  # prometheus_client 0.26
REGISTRY = CollectorRegistry(auto_describe=True)

# From one page at once (ms) to the longest retry tiers (hours).
AGE_BUCKETS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200)
STEP_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
# Parts of enrichment take from tens of microseconds to tens of milliseconds (make bench-enrich).
PART_BUCKETS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5)
# A loop that is well is late by a few milliseconds; heartbeats to the broker are due every 3 s.
LATE_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
# From a cache around the corner (1 ms) to the deadlines of DNS, connect and fetch (5, 10, 30 s).
NETWORK_BUCKETS = (0.001, 0.0025, *STEP_BUCKETS)


class ReadGauge(Gauge):
    """A gauge with one label that is read when it is scraped, for what changes as time passes."""

    read: Callable[[], Mapping[str, int]] | None = None

    def collect(self) -> Iterable[Metric]:
        """The values of this moment; zeros when there is nobody to ask."""
        values = self.read() if self.read is not None else {}
        (label,) = self._labelnames
        for value in LABEL_VALUES[label]:
            self.labels(value).set(values.get(value, 0))
        return super().collect()


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
STAGE_AGE_SECONDS = Histogram(
    "saring_stage_age_seconds",
    "Time from the urls message until a stage is done with its request.",
    ["stage"],
    buckets=AGE_BUCKETS,
    registry=REGISTRY,
)
DOCUMENT_AGE_SECONDS = Histogram(
    "saring_document_age_seconds",
    "Time from the urls message until its document is in every store: the freshness that users "
    "feel. waited: it was in a retry tier, after a failure or out of politeness.",
    ["way"],
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
    "Requests sent to a retry tier without a failure, by why they could not wait in the window.",
    ["cause"],
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
SINK_FAILURES = Counter(
    "saring_sink_failures",
    "Batches that a store did not take at once; each is tried again until it does.",
    ["sink"],
    registry=REGISTRY,
)
SINK_LAST_SUCCESS_SECONDS = Gauge(
    "saring_sink_last_success_timestamp_seconds",
    "When a store last took a batch, in seconds since 1970.",
    ["sink"],
    registry=REGISTRY,
)
CONSUMER_LAG = Gauge(
    "saring_consumer_lag",
    "Messages of a topic that its stage has not finished, of all workers; each worker asks.",
    ["topic"],
    registry=REGISTRY,
)
RETRY_DEPTH = Gauge(
    "saring_retry_depth",
    "Requests that wait in a retry tier, of all workers; each worker asks.",
    ["tier"],
    registry=REGISTRY,
)
RETRY_RETURNED = Counter(
    "saring_retry_returned",
    "Requests that a retry tier handed back to fetch.",
    ["tier"],
    registry=REGISTRY,
)
RETRY_OVERDUE_SECONDS = Gauge(
    "saring_retry_overdue_seconds",
    "For how long the oldest request that a worker holds of a retry tier has been due.",
    ["tier"],
    registry=REGISTRY,
)

FETCH_REQUESTS = Counter(
    "saring_fetch_requests",
    "Requests for pages, by what became of them; without those for robots.txt.",
    ["answer"],
    registry=REGISTRY,
)
FETCH_CAME = Counter(
    "saring_fetch_came",
    "Requests that came to fetch, by from where; repetitions included.",
    ["source"],
    registry=REGISTRY,
)
FETCH_REDIRECTS = Counter(
    "saring_fetch_redirects",
    "Redirects of pages that lead on: on the same host, in the same site, or to another site's "
    "queue.",
    ["to"],
    registry=REGISTRY,
)
FETCH_RECEIVED_BYTES = Counter(
    "saring_fetch_received_bytes",
    "Bytes of bodies as they came over the wire, robots.txt included, heads not.",
    registry=REGISTRY,
)
FETCH_DECODED_BYTES = Counter(
    "saring_fetch_decoded_bytes",
    "Bytes of the same bodies after decompression.",
    registry=REGISTRY,
)
FETCH_DNS_SECONDS = Histogram(
    "saring_fetch_dns_seconds",
    "Time of a look-up of a host name, failed ones included; neither cached nor given addresses.",
    buckets=NETWORK_BUCKETS,
    registry=REGISTRY,
)
FETCH_CONNECT_SECONDS = Histogram(
    "saring_fetch_connect_seconds",
    "Time from the first address that is dialled to a connection, TLS included, DNS not.",
    buckets=NETWORK_BUCKETS,
    registry=REGISTRY,
)
FETCH_HEAD_SECONDS = Histogram(
    "saring_fetch_head_seconds",
    "Time to first byte: from asking to the head of the answer, DNS and connect included.",
    buckets=NETWORK_BUCKETS,
    registry=REGISTRY,
)
FETCH_REQUEST_SECONDS = Histogram(
    "saring_fetch_request_seconds",
    "Time of one request on the network, however it ended, robots.txt included; without waiting "
    "for its turn.",
    buckets=NETWORK_BUCKETS,
    registry=REGISTRY,
)
FETCH_CONNECTIONS = Gauge(
    "saring_fetch_connections",
    "Sockets to hosts: being connected, in use, and kept for the next request.",
    registry=REGISTRY,
)
FETCH_BODIES_BYTES = Gauge(
    "saring_fetch_bodies_bytes",
    "Bodies in memory, after decompression: being read, and waiting to be strained.",
    registry=REGISTRY,
)
FETCH_ROBOTS = Counter(
    "saring_fetch_robots",
    "robots.txt asked for, by what the answer means; unreached: there was none.",
    ["standing"],
    registry=REGISTRY,
)
FETCH_ROBOTS_KEPT = Counter(
    "saring_fetch_robots_kept",
    "robots.txt that was known, so that nobody was asked, by where it was kept.",
    ["kept_in"],
    registry=REGISTRY,
)
FETCH_HOSTS_WAITING = ReadGauge(
    "saring_fetch_hosts_waiting",
    "Hosts that must not be asked now, by why: those that the window wants, and those that pause.",
    ["cause"],
    registry=REGISTRY,
)
FETCH_REQUESTS_WAITING = Gauge(
    "saring_fetch_requests_waiting",
    "Requests in the window that wait for a host's turn, or for its gap within a turn.",
    registry=REGISTRY,
)
ENRICH_COMPARED = Counter(
    "saring_enrich_compared",
    "Documents compared with earlier ones, by what was found: nothing, near the same, the same.",
    ["found"],
    registry=REGISTRY,
)
ENRICH_SECONDS = Histogram(
    "saring_enrich_seconds",
    "Time of one part of enrichment for one page.",
    ["part"],
    buckets=PART_BUCKETS,
    registry=REGISTRY,
)
DOCUMENTS_BY_QUALITY = Counter(
    "saring_documents_by_quality",
    "Documents by what the quality profile of their language says; unknown: it has none.",
    ["verdict"],
    registry=REGISTRY,
)
DOCUMENTS_BY_LANGUAGE = Counter(
    "saring_documents_by_language",
    "Documents by the language of their text; und: unsure, other: none of those listed.",
    ["language"],
    registry=REGISTRY,
)
DOCUMENTS_BY_CHANGE = Counter(
    "saring_documents_by_change",
    "Documents by how they differ from their last revision.",
    ["change"],
    registry=REGISTRY,
)

POOL_SECONDS = Histogram(
    "saring_pool_seconds",
    "Time that a process of the pool takes for one page, however it ends, by what it does.",
    ["work"],
    buckets=STEP_BUCKETS,
    registry=REGISTRY,
)
POOL_KILLS = Counter(
    "saring_pool_kills",
    "Processes of the pool that ended while they worked on a page, by why.",
    ["why"],
    registry=REGISTRY,
)
POOL_PROCESSES = Gauge(
    "saring_pool_processes",
    "Processes that the pool may use at once.",
    registry=REGISTRY,
)
POOL_BUSY = Gauge(
    "saring_pool_busy",
    "Processes of the pool that work on a page.",
    registry=REGISTRY,
)
POOL_PAGES = Gauge(
    "saring_pool_pages",
    "Pages that the pool was given: those that are worked on, and those that wait for a process.",
    registry=REGISTRY,
)
LOOP_LATE_SECONDS = Histogram(
    "saring_loop_late_seconds",
    "How late the event loop wakes a task that slept: what everything in the worker waits.",
    buckets=LATE_BUCKETS,
    registry=REGISTRY,
)
NOT_READY = ReadGauge(
    "saring_not_ready",
    "1 for a part that keeps this worker from its work, as /readyz says.",
    ["component"],
    registry=REGISTRY,
)
BUILD = Info(
    "saring_build",
    "Versions of this worker.",
    ["version", "python"],
    registry=REGISTRY,
)
# CPU time, memory and open files of the process: process_*, by prometheus_client.
ProcessCollector(registry=REGISTRY)


def _appear() -> None:
    """Show series at zero: the increase of one that appears late is not seen."""
    for metric in list(globals().values()):
        if isinstance(metric, Counter | Histogram) and len(metric._labelnames) == 1:  # noqa: SLF001
            (label,) = metric._labelnames  # noqa: SLF001  no public name in prometheus-client 0.26
            if label in ALWAYS:
                for value in LABEL_VALUES[label]:
                    metric.labels(value)
    for kind in OutcomeKind:
        if kind is not OutcomeKind.DEAD:
            OUTCOMES.labels(kind, "")
    BUILD.labels(*(LABEL_VALUES[label][0] for label in ("version", "python"))).info({})


_appear()
