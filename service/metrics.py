"""Every Prometheus metric: name, unit, help, and labels with their closed sets of values.

No label holds a URL, a host or a title: the number of series must not depend on what is crawled.
"""

import platform
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    Metric,
    ProcessCollector,
)

from service.reasons import LABELS
from service.records import ChangeKind, OutcomeKind, Verdict

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

# What becomes of a request for a page. Each has one of these; what redirects lead to is a request.
ANSWERS: dict[str, str] = {
    "page": "its body was read",
    "not_modified": "304: the page is as it was",
    "redirect": "the way goes on elsewhere, or is too long",
    "rate_limited": "429",
    "http_4xx": "another status from 400 to 499",
    "http_5xx": "a status from 500 to 599",
    "http_other": "a status that means nothing here",
    "challenge": "a test for browsers instead of the page",
    "unsupported_type": "neither HTML, XHTML nor plain text; not read",
    "too_large": "longer than the limit; the rest is not read",
    "bad_encoding": "not in the coding that its head names",
    "incomplete": "the body broke off",
    "timeout": "no answer, or not all of it, within its deadline",
    "dns": "the name has no address; not sent",
    "connection": "refused or dropped",
    "tls": "the handshake failed",
    "protocol": "not HTTP",
    "blocked": "a URL, scheme, port or address that must not be asked; not sent",
    "robots_disallowed": "forbidden by robots.txt; not sent",
    "robots_unreachable": "robots.txt cannot be read; not sent",
    "other": "none of these: a bug, or a reason that is new",
}
# From where a request comes to fetch.
SOURCES: dict[str, str] = {
    "new": "intake admitted it",
    "replay": "a dead letter was replayed",
    "failure": "a retry tier, after a failure",
    "wait": "a retry tier, after a polite wait",
    "other_site": "another site's queue, by a redirect",
}
# Why a host is not asked now, or a request leaves the window to wait.
CAUSES: dict[str, str] = {
    "delay": "SARING_POLITENESS__DELAY between two requests",
    "crawl_delay": "the Crawl-delay of its robots.txt",
    "latency": "it is slow, so its gap is a multiple of its latency",
    "retry_after": "it said Retry-After, or rests since before this worker met it",
    "back_off": "it said 429 or 503 and not for how long",
    "robots": "its robots.txt cannot be read",
    "backlog": "the site has all its places in the window; of requests only",
}
# Parts of a worker, each of which can keep it from its work, as /readyz names them.
PARTS: dict[str, str] = {
    "intake": "the stage has no partitions, or gave up",
    "fetch": "the stage has no partitions, or gave up",
    "enrich": "the stage has no partitions, or gave up",
    "sink": "the stage has no partitions, or gave up",
    "retry": "a tier's forwarder gave up",
    "store": "a store cannot be written or asked",
    "broker": "the broker does not answer",
    "state": "the state does not answer",
}
# Why a process of the pool was ended while it worked.
KILLS: dict[str, str] = {
    "time": "the page was not done within SARING_EXTRACT__TIMEOUT",
    "memory": "the page needed more than SARING_EXTRACT__MEMORY",
    "crash": "the page's libraries ended it",
    "outside": "by hand, or by a machine without memory; the page is tried again",
}
# What the pool is asked to do: the functions of agents/strain.py by the word for their work.
WORKS: dict[str, str] = {"strained": "extract", "weighed": "enrich"}
# Languages with a series of their own: those that the profiles of quality know, and others that
# are written by many. No order is meant; what is not here is `other`.
LANGUAGES = (
    *("en", "id", "ms", "ar", "de", "es", "fa", "fr", "hi", "it"),
    *("ja", "jv", "ko", "nl", "pl", "pt", "ru", "tr", "vi", "zh"),
)
# Tiers by their place, shortest first: their delays are settings, which no label may hold.
TIERS = tuple(str(place) for place in range(1, 11))


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

STAGES = ("intake", "fetch", "enrich", "sink")
SINKS = ("parquet", "jsonl", "postgresql")
# In the order of enrich/enrich.py, which the modules at the top cannot ask.
ENRICH_PARTS = (
    "language",
    "statistics",
    "quality",
    "duplicates",
    "keywords",
    "personal",
    "rights",
)

LABEL_VALUES: dict[str, tuple[str, ...]] = {
    "stage": STAGES,
    "reason": ("", *LABELS),
    "outcome": tuple(OutcomeKind),
    "sink": SINKS,
    "answer": tuple(ANSWERS),
    "cause": tuple(CAUSES),
    "source": tuple(SOURCES),
    "to": ("host", "site", "other_site"),
    "standing": ("rules", "allow", "defer", "unreached"),
    "kept_in": ("memory", "state"),
    "found": ("nothing", "near", "same"),
    "way": ("straight", "waited"),
    "topic": ("urls", "fetch", "pages", "documents"),
    "tier": TIERS,
    "part": ENRICH_PARTS,
    "verdict": tuple(Verdict),
    "language": (*LANGUAGES, "und", "other"),
    "change": tuple(ChangeKind),
    "work": (*WORKS.values(), "other"),
    "why": tuple(KILLS),
    "component": tuple(PARTS),
    "version": (version("saring"),),
    "python": (platform.python_version(),),
}

# Labels whose values all apply to every worker. Of the others there are many (reason, language), or
# settings decide which there are (sink, tier).
ALWAYS = (
    *("answer", "cause", "change", "found", "kept_in", "outcome", "part", "source", "stage"),
    *("standing", "to", "verdict", "way", "why", "work"),
)


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


def tier_label(place: int) -> str:
    """The label of the tier at a place, 0 for the shortest; the tenth and all longer share one."""
    return TIERS[min(place, len(TIERS) - 1)]


def language_label(language: str) -> str:
    """The label of a BCP-47 language: its own, that of its first part, or `other`."""
    first = language.partition("-")[0]
    return first if first in {*LANGUAGES, "und"} else "other"
