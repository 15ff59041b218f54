"""Every Prometheus metric: name, unit, help, and labels with their closed sets of values.

No label holds a URL, a host or a title: the number of series must not depend on what is crawled.
"""

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Metric

from service.reasons import LABELS
from service.records import OutcomeKind

REGISTRY = CollectorRegistry(auto_describe=True)

# From one page at once (ms) to the longest retry tiers (hours).
AGE_BUCKETS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200)
STEP_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
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


class ReadGauge(Gauge):
    """A gauge by cause that is read when it is scraped, for what changes as time passes."""

    read: Callable[[], Mapping[str, int]] | None = None

    def collect(self) -> Iterable[Metric]:
        """The values of this moment; zeros when there is nobody to ask."""
        values = self.read() if self.read is not None else {}
        for cause in CAUSES:
            self.labels(cause=cause).set(values.get(cause, 0))
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

FETCH_REQUESTS = Counter(
    "saring_fetch_requests",
    "Requests for pages, by what became of them; without those for robots.txt.",
    ["answer"],
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

STAGES = ("intake", "fetch", "enrich", "sink")
SINKS = ("parquet", "jsonl", "postgresql")

LABEL_VALUES: dict[str, tuple[str, ...]] = {
    "stage": STAGES,
    "reason": ("", *LABELS),
    "outcome": tuple(OutcomeKind),
    "sink": SINKS,
    "answer": tuple(ANSWERS),
    "cause": tuple(CAUSES),
    "to": ("host", "site", "other_site"),
    "standing": ("rules", "allow", "defer", "unreached"),
    "kept_in": ("memory", "state"),
    "found": ("nothing", "near", "same"),
}
