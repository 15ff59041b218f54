"""Dashboard *Flow*: is it flowing, how fresh are documents, and where is it stuck."""

from service import metrics
from service.watch.panels import Dashboard, Panel, Query, Row, quantiles
from service.watch.promql import age_share, count, highest, quantile, rate, since, total


def dashboard() -> Dashboard:
    """Saring: flow."""
    return Dashboard(
        name="flow",
        title="Saring: flow",
        description="Is it flowing, how fresh are documents, and where is it stuck.",
        rows=(
            Row(title="Is it flowing, and how fresh", panels=_fresh()),
            Row(title="Where is it stuck", panels=_stuck()),
            Row(title="Stores", panels=_stores()),
        ),
    )


def _fresh() -> tuple[Panel, ...]:
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
            title="The funnel",
            description="Requests, pages and documents a second on their way: intake, fetch, "
            "extract, enrich, store. The first line that is far below the one before it is where "
            "it is stuck, or where pages end as dead letters: look at the panels below, then at "
            "Saring: failures. store moves in steps of SARING_STORES__FLUSH_INTERVAL.",
            queries=(
                Query(expr=rate(metrics.RECEIVED, stage="intake"), legend="intake"),
                Query(expr=rate(metrics.FETCH_REQUESTS, answer="page"), legend="fetch"),
                Query(expr=count(metrics.POOL_SECONDS, work="extract"), legend="extract"),
                Query(expr=rate(metrics.ENRICH_COMPARED), legend="enrich"),
                Query(expr=count(metrics.DOCUMENT_AGE_SECONDS), legend="store"),
            ),
            unit="reqps",
        ),
        Panel(
            title="Freshness: age of a request when its document is stored",
            description="What users feel. straight: requests that were in no retry tier; the "
            "objective is 99 % within 5 minutes. waited: after a failure or a polite wait, often "
            "minutes or hours. When straight rises: a backlog (Messages that wait), or a slow "
            "store.",
            queries=quantiles(metrics.DOCUMENT_AGE_SECONDS, "way"),
            unit="s",
        ),
        Panel(
            title="In time",
            description="Share of the documents of straight requests, over the range shown, that "
            "were stored within 5 minutes. Below 99 %: find the stage whose age jumps in Age when "
            "a stage is done.",
            queries=(
                Query(
                    expr=age_share(300, metrics.DOCUMENT_AGE_SECONDS, way="straight"),
                    legend="in time",
                ),
            ),
            unit="percentunit",
            width=4,
            kind="stat",
        ),
        Panel(
            title="Age when a stage is done, p95",
            description="Time from the urls message until a stage is done with it. The first "
            "stage with a jump is the slow one; those after it only inherit its delay. fetch has "
            "retries and polite waits in it.",
            queries=(
                Query(expr=quantile(0.95, metrics.STAGE_AGE_SECONDS, "stage"), legend="{{stage}}"),
            ),
            unit="s",
            width=8,
        ),
    )


def _stuck() -> tuple[Panel, ...]:
    return (
        Panel(
            title="Messages that wait, by topic",
            description="Messages that the stage behind a topic has not finished, of all workers. "
            "urls: intake; fetch: hosts are slow or few, see Hosts waiting; pages: CPU is short, "
            "add workers; documents: the store is slow. Growing for half an hour raises "
            "SaringLagGrowing.",
            queries=(Query(expr=highest(metrics.CONSUMER_LAG, "topic"), legend="{{topic}}"),),
            unit="short",
        ),
        Panel(
            title="Messages taken, by stage",
            description="The funnel intake, fetch, enrich, sink. A stage far below the one before "
            "it holds up the flow: look at its time a message and its messages in flight.",
            queries=(Query(expr=rate(metrics.RECEIVED, "stage"), legend="{{stage}}"),),
            unit="mps",
        ),
        Panel(
            title="Requests to fetch, by source",
            description="new is what intake admits. failure and wait are those that come back from "
            "a retry tier: above new for long, hosts are away or more is pushed than politeness "
            "allows; see Saring: failures. replay: somebody replays dead letters.",
            queries=(Query(expr=rate(metrics.FETCH_CAME, "source"), legend="{{source}}"),),
            unit="reqps",
            width=8,
            stacked=True,
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
    )


def _stores() -> tuple[Panel, ...]:
    return (
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
            title="Time since a store took a batch",
            description="Rising while documents come: the store is failing and documents wait in "
            "their topic, none is lost. `/readyz` of a worker says what the store answered.",
            queries=(
                Query(expr=since(metrics.SINK_LAST_SUCCESS_SECONDS, "sink"), legend="{{sink}}"),
            ),
            unit="s",
            width=4,
        ),
        Panel(
            title="Batches not taken at once, by store",
            description="Each is tried again until the store takes it. A few when a database "
            "restarts are normal; steadily: look at the log for what the store says.",
            queries=(Query(expr=rate(metrics.SINK_FAILURES, "sink"), legend="{{sink}}"),),
            unit="cps",
            width=4,
        ),
    )
