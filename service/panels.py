"""What the dashboard shows: panels, their queries in PromQL, and what to do when one looks bad.

Queries are made from the metrics' own objects: a wrong name is an ImportError, a wrong label a
ValueError. dashboards.py makes Grafana's files of them.
"""

from dataclasses import dataclass

from prometheus_client import Counter, Gauge, Histogram

from service import metrics

WIDTH = 24  # columns of Grafana's grid

# Grafana fills these in: the scrape's job and instance, and a range that fits the scrape interval.
SELECTOR = 'job=~"$job",instance=~"$instance"'
RANGE = "$__rate_interval"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Panels under one heading, from left to right and down."""

    title: str
    panels: tuple[Panel, ...]


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


def rows() -> tuple[Row, ...]:
    """The dashboard: is it flowing, how fresh, where is it stuck; how good a guest fetch is."""
    return (
        Row(title="Flow", panels=_flow()),
        Row(title="Fetch and politeness", panels=_fetch()),
    )


def _flow() -> tuple[Panel, ...]:
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
            "trouble, or block this machine. deferred is politeness at work and costs no attempt: "
            "backlog and delay mean more URLs than the site may be asked for; to be faster there, "
            "agree with its owner on a shorter SARING_POLITENESS__DELAY.",
            queries=(
                Query(expr=rate(metrics.RETRIES, "reason"), legend="{{reason}}"),
                Query(expr=rate(metrics.DEFERRED, "cause"), legend="deferred: {{cause}}"),
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


def _fetch() -> tuple[Panel, ...]:
    return (
        Panel(
            title="Requests for pages, by answer",
            description="What hosts said. A rise of timeout, connection or dns on all hosts: the "
            "network here; look at Time on the network. rate_limited or challenge: hosts find us "
            "too quick; raise SARING_POLITENESS__DELAY. blocked: URLs that lead inside; look at "
            "`saring tail dead-letters`.",
            queries=(Query(expr=rate(metrics.FETCH_REQUESTS, "answer"), legend="{{answer}}"),),
            unit="reqps",
            stacked=True,
        ),
        Panel(
            title="Hosts waiting, by why",
            description="Hosts that must not be asked now. delay and crawl_delay: politeness at "
            "work. retry_after and back_off: they asked for a pause, leave them alone. robots: "
            "robots.txt cannot be read, so nothing is fetched there; it is tried again by itself. "
            "latency: they are slow. Nearly all hosts here: only more hosts make it faster.",
            queries=(Query(expr=total(metrics.FETCH_HOSTS_WAITING, "cause"), legend="{{cause}}"),),
            unit="short",
            stacked=True,
        ),
        Panel(
            title="Time on the network, p95",
            description="One request: look-up, connection with TLS, first byte (both included), "
            "whole. dns high: mend the resolver, all hosts suffer. connect high: the way out of "
            "this network. first byte alone: the hosts are slow, and are asked less often for it.",
            queries=(
                Query(expr=quantile(0.95, metrics.FETCH_DNS_SECONDS), legend="dns"),
                Query(expr=quantile(0.95, metrics.FETCH_CONNECT_SECONDS), legend="connect"),
                Query(expr=quantile(0.95, metrics.FETCH_HEAD_SECONDS), legend="first byte"),
                Query(expr=quantile(0.95, metrics.FETCH_REQUEST_SECONDS), legend="whole"),
            ),
            unit="s",
        ),
        Panel(
            title="Bytes of bodies",
            description="received is what the line carries, decoded what it becomes. received "
            "level at the line's capacity: add workers elsewhere. decoded many times received for "
            "long: hosts send bombs, which end as too_large; see Requests for pages.",
            queries=(
                Query(expr=rate(metrics.FETCH_RECEIVED_BYTES), legend="received"),
                Query(expr=rate(metrics.FETCH_DECODED_BYTES), legend="decoded"),
            ),
            unit="Bps",
        ),
        Panel(
            title="Connections, and requests that wait",
            description="waiting near In flight of fetch: the window is full of few hosts; push "
            "more of them, or set SARING_POLITENESS__PLACES lower. Connections that only grow: a "
            "bug, please report it.",
            queries=(
                Query(expr=total(metrics.FETCH_CONNECTIONS), legend="connections"),
                Query(expr=total(metrics.FETCH_REQUESTS_WAITING), legend="waiting for a turn"),
            ),
            unit="short",
            width=6,
        ),
        Panel(
            title="Bodies in memory",
            description="Of all workers. Near SARING_FETCH__MEMORY_LIMIT times the workers for "
            "long: pages are fetched faster than they are strained; add CPUs, or processes with "
            "SARING_EXTRACT__PROCESSES.",
            queries=(Query(expr=total(metrics.FETCH_BODIES_BYTES), legend="bodies"),),
            unit="bytes",
            width=6,
        ),
        Panel(
            title="robots.txt",
            description="Asked for, by what came, and known already. Asked about as often as "
            "known: hosts have one page each, or the state was lost. defer or unreached on many "
            "hosts: the network here.",
            queries=(
                Query(expr=rate(metrics.FETCH_ROBOTS, "standing"), legend="asked: {{standing}}"),
                Query(expr=rate(metrics.FETCH_ROBOTS_KEPT, "kept_in"), legend="known: {{kept_in}}"),
            ),
            unit="reqps",
            width=6,
        ),
        Panel(
            title="Redirects, by where they lead",
            description="Each costs the host one more request and its delay. Many: push the URLs "
            "that they lead to (final_url of the documents). other_site: the request moves to that "
            "site's queue.",
            queries=(Query(expr=rate(metrics.FETCH_REDIRECTS, "to"), legend="{{to}}"),),
            unit="reqps",
            width=6,
        ),
    )
