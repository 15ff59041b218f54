"""Dashboard *Failures and dead letters*: what is set aside, tried again, or killed."""

from service import metrics
from service.watch.panels import Dashboard, Panel, Query, Row, quantiles
from service.watch.promql import highest, increased, rate


def dashboard() -> Dashboard:
    """Saring: failures and dead letters."""
    return Dashboard(
        name="failures",
        title="Saring: failures and dead letters",
        description="What was set aside and why, what is tried again, and what was killed.",
        rows=(
            Row(title="Dead letters", panels=_dead()),
            Row(title="Retry tiers", panels=_tiers()),
            Row(title="Extraction", panels=_pool()),
        ),
    )


def _dead() -> tuple[Panel, ...]:
    return (
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
            title="Share that ends dead",
            description="Of the requests that ended, over the range shown. What is usual depends "
            "on what is pushed; twice the usual share is worth a look at `saring dlq ls`, by "
            "reason and by host.",
            queries=(
                Query(
                    expr=f"({increased(metrics.OUTCOMES, outcome='dead')} or vector(0))"
                    f" / {increased(metrics.OUTCOMES)}",
                    legend="dead",
                ),
            ),
            unit="percentunit",
            width=4,
            kind="stat",
        ),
        Panel(
            title="Age at the end, by outcome",
            description="From the urls message to the end of its request. dead is late by nature: "
            "all its tries are in it. enriched with a p50 that rises: a backlog; look at Saring: "
            "flow, then add workers.",
            queries=quantiles(metrics.AGE_SECONDS, "outcome"),
            unit="s",
            width=8,
        ),
    )


def _tiers() -> tuple[Panel, ...]:
    return (
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
            title="Requests in the retry tiers",
            description="By tier, the shortest is 1. They wait for a host that failed or asked "
            "for time, and come back by themselves. Growing for hours: hosts are away, or more is "
            "pushed than politeness allows; see Hosts waiting.",
            queries=(Query(expr=highest(metrics.RETRY_DEPTH, "tier"), legend="tier {{tier}}"),),
            unit="short",
            stacked=True,
        ),
        Panel(
            title="Requests handed back, by tier",
            description="What tiers give back to fetch. Zero while requests wait and are overdue: "
            "a forwarder hangs; restart the worker and report it.",
            queries=(Query(expr=rate(metrics.RETRY_RETURNED, "tier"), legend="tier {{tier}}"),),
            unit="reqps",
        ),
        Panel(
            title="Oldest request that is overdue, by tier",
            description="A second is normal. Minutes: the broker does not take what is handed "
            "back, or the worker's clock is off; look at the log for `trying again` and at "
            "SaringRetryTierStuck in the runbook.",
            queries=(
                Query(expr=highest(metrics.RETRY_OVERDUE_SECONDS, "tier"), legend="tier {{tier}}"),
            ),
            unit="s",
        ),
    )


def _pool() -> tuple[Panel, ...]:
    return (
        Panel(
            title="Processes that ended at work, by why",
            description="time and memory: pages beyond the limits end as extraction_timeout and "
            "extraction_oom; a few are normal, many of one host are a trap: `saring dlq ls --by "
            "host`. crash: a bug in a library, please report the page. outside: somebody kills "
            "processes, or the machine is out of memory.",
            queries=(Query(expr=rate(metrics.POOL_KILLS, "why"), legend="{{why}}"),),
            unit="cps",
            stacked=True,
        ),
        Panel(
            title="Time of a page in the pool",
            description="Extraction and enrichment, pages that were killed included. p99 at "
            "SARING_EXTRACT__TIMEOUT: see the panel beside it. All quantiles up: too many "
            "processes for the CPUs.",
            queries=quantiles(metrics.POOL_SECONDS, "work"),
            unit="s",
        ),
    )
