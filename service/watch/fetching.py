"""Dashboard *Fetch and politeness*: what hosts say, how long they take, and who waits."""

from service import metrics
from service.watch.panels import Dashboard, Panel, Query, Row
from service.watch.promql import quantile, rate, total


def dashboard() -> Dashboard:
    """Saring: fetch and politeness."""
    return Dashboard(
        name="fetch",
        title="Saring: fetch and politeness",
        description="What hosts say, how long they take, and who waits for whom.",
        rows=(
            Row(title="Answers and waiting", panels=_answers()),
            Row(title="Network", panels=_network()),
        ),
    )


def _answers() -> tuple[Panel, ...]:
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
            title="robots.txt",
            description="Asked for, by what came, and known already. Asked about as often as "
            "known: hosts have one page each, or the state was lost. defer or unreached on many "
            "hosts: the network here.",
            queries=(
                Query(expr=rate(metrics.FETCH_ROBOTS, "standing"), legend="asked: {{standing}}"),
                Query(expr=rate(metrics.FETCH_ROBOTS_KEPT, "kept_in"), legend="known: {{kept_in}}"),
            ),
            unit="reqps",
        ),
        Panel(
            title="Redirects, by where they lead",
            description="Each costs the host one more request and its delay. Many: push the URLs "
            "that they lead to (final_url of the documents). other_site: the request moves to that "
            "site's queue.",
            queries=(Query(expr=rate(metrics.FETCH_REDIRECTS, "to"), legend="{{to}}"),),
            unit="reqps",
        ),
    )


def _network() -> tuple[Panel, ...]:
    return (
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
        ),
        Panel(
            title="Bodies in memory",
            description="Of all workers. Near SARING_FETCH__MEMORY_LIMIT times the workers for "
            "long: pages are fetched faster than they are strained; add CPUs, or processes with "
            "SARING_EXTRACT__PROCESSES.",
            queries=(Query(expr=total(metrics.FETCH_BODIES_BYTES), legend="bodies"),),
            unit="bytes",
        ),
    )
