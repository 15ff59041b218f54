"""Dashboard *Workers and Kafka*: who is there, what keeps them from work, and how busy they are."""

from service import metrics
from service.watch.panels import Dashboard, Panel, Query, Row
from service.watch.promql import (
    highest,
    per_version,
    per_worker,
    process,
    quantile,
    rate,
    selected,
    total,
)


def dashboard() -> Dashboard:
    """Saring: workers and Kafka."""
    return Dashboard(
        name="workers",
        title="Saring: workers and Kafka",
        description="Who is there, what keeps them from their work, and how busy they are.",
        rows=(
            Row(title="Ready", panels=_ready()),
            Row(title="Busy", panels=_busy()),
        ),
    )


def _ready() -> tuple[Panel, ...]:
    return (
        Panel(
            title="Not ready, by part",
            description="Workers for which a part does not work; all at zero is well. broker, "
            "state, store: the thing itself is away, and work goes on by itself when it is back. "
            "A stage for longer than a minute: restart the worker. `/readyz` says more.",
            queries=(Query(expr=total(metrics.NOT_READY, "component"), legend="{{component}}"),),
            unit="short",
        ),
        Panel(
            title="Messages in Kafka that wait, by topic",
            description="As the broker has it, of all workers. All topics at once: workers are "
            "away or the group rebalances for ever, see the log; one topic: its stage is the slow "
            "one, see Saring: flow.",
            queries=(Query(expr=highest(metrics.CONSUMER_LAG, "topic"), legend="{{topic}}"),),
            unit="short",
        ),
        Panel(
            title="Versions",
            description="Workers by version. Two versions for longer than a roll-out: a worker "
            "was forgotten; restart it with the new image.",
            queries=(
                Query(
                    expr=per_version(metrics.BUILD), legend="Saring {{version}}, Python {{python}}"
                ),
            ),
            unit="short",
            width=8,
            kind="stat",
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
        ),
    )


def _busy() -> tuple[Panel, ...]:
    return (
        Panel(
            title="Processes in use",
            description="Share of the pool that works. Near 100 % with pages that wait: CPU is "
            "short; add workers. Low while messages wait: the network or a store is slow, not the "
            "CPU.",
            queries=(
                Query(
                    expr=f"{per_worker(metrics.POOL_BUSY)} / {per_worker(metrics.POOL_PROCESSES)}",
                    legend="{{instance}}",
                ),
            ),
            unit="percentunit",
        ),
        Panel(
            title="Pages in the pool",
            description="Worked on, and waiting for a process. Many times the processes for long: "
            "extraction is what holds up the worker; add CPUs or workers.",
            queries=(Query(expr=per_worker(metrics.POOL_PAGES), legend="{{instance}}"),),
            unit="short",
        ),
        Panel(
            title="Event loop late, p99",
            description="How long everything in the worker waits for its turn. Above half a "
            "second for minutes: too little CPU for the worker's own process, or something blocks "
            "it; heartbeats to Kafka fail at ten seconds. Give it a CPU, fewer "
            "SARING_EXTRACT__PROCESSES, or report it.",
            queries=(
                Query(
                    expr=quantile(0.99, metrics.LOOP_LATE_SECONDS, "instance"),
                    legend="{{instance}}",
                ),
            ),
            unit="s",
        ),
        Panel(
            title="CPU of the worker's process",
            description="CPUs in use, without the pool's processes. At 1 the event loop is full: "
            "more workers help, more processes do not.",
            queries=(
                Query(
                    expr=process("process_cpu_seconds_total", is_counter=True),
                    legend="{{instance}}",
                ),
            ),
            unit="short",
        ),
        Panel(
            title="Memory of the worker's process",
            description="Resident, without the pool's processes. It should level off; growing for "
            "days is a leak, please report it.",
            queries=(Query(expr=process("process_resident_memory_bytes"), legend="{{instance}}"),),
            unit="bytes",
        ),
        Panel(
            title="Open files",
            description="Sockets included. Near the limit of the process (ulimit -n): connections "
            "fail; raise the limit or lower SARING_FETCH__WINDOW.",
            queries=(Query(expr=process("process_open_fds"), legend="{{instance}}"),),
            unit="short",
        ),
    )
