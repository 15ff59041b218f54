"""What a scrape costs a worker: CPU, time to answer, and the share of a core with one a second.

The real port and registry, with more series than a busy worker has: each metric with each value
that its label can have. It is asked as Prometheus asks, by a client in a process of its own, so
that CPU time of this process is the worker's part: collecting, rendering, packing, sending. All of
it is on the event loop, so it is also for how long a scrape holds up everything else; and its share
of a core is the most throughput that a scrape each second can cost. Times to answer are of the
wall, and long where others use the machine.
"""

import argparse
import asyncio
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from prometheus_client import Counter, Histogram, Info, generate_latest
from prometheus_client.metrics import MetricWrapperBase

from service import metrics
from service.settings import Web
from service.web.server import WebServer
from tests.web.numbers import DemoNumbers

RESULTS = Path(__file__).parent / "results" / "scrape.json"
# As Prometheus 3 asks with its defaults; 2 differs in words that change nothing here.
HEADERS = {
    "Accept": "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
    "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;"
    "escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
    "Accept-Encoding": "gzip",
}
LIMIT_SECONDS, LIMIT_SHARE = 0.05, 0.02
CLIENT = """
import http.client, json, sys, time
port, scrapes, headers = int(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
connection, seconds = http.client.HTTPConnection("127.0.0.1", port), []
for _ in range(scrapes):
    began = time.perf_counter()
    connection.request("GET", "/metrics", headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    seconds.append(time.perf_counter() - began)
    assert answer.status == 200
print(json.dumps({"seconds": seconds, "bytes": len(body), "kind": answer.getheader("Content-Type"),
                  "packed": answer.getheader("Content-Encoding")}))
"""


def fill() -> int:
    """Give each metric each value of its label; the number of series then."""
    for metric in vars(metrics).values():
        if not isinstance(metric, MetricWrapperBase) or isinstance(metric, Info):
            continue
        for labels in _label_sets(metric):
            child = metric.labels(*labels) if labels else metric
            if isinstance(child, Histogram):
                child.observe(0.123)
            elif isinstance(child, Counter):
                child.inc(12.5)
    lines = generate_latest(metrics.REGISTRY).decode().splitlines()
    return sum(not line.startswith("#") for line in lines)


def _label_sets(metric: MetricWrapperBase) -> list[tuple[str, ...]]:
    names = metric._labelnames  # noqa: SLF001  no public name in prometheus-client 0.26
    if names == ("outcome", "reason"):  # only what is dead has a reason
        return [("dead", reason) for reason in metrics.LABEL_VALUES["reason"] if reason]
    return [(value,) for value in metrics.LABEL_VALUES[names[0]]] if names else [()]


async def asked(port: int, scrapes: int) -> tuple[dict[str, Any], float]:
    """What the client says, and this process' seconds of CPU meanwhile."""
    began = time.process_time()
    client = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", CLIENT, str(port), str(scrapes), json.dumps(HEADERS)),
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await client.communicate()
    return json.loads(output), time.process_time() - began


async def main() -> int:
    """Measure, write the figures; 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scrapes", type=int, default=200)
    options = parser.parse_args()
    series = fill()
    server = await WebServer.start(DemoNumbers(), Web(port=0))
    _, idle = await asked(server.port, 1)  # the client's start is not the worker's work
    said, busy = await asked(server.port, options.scrapes + 1)
    await server.stop()
    cpu = (busy - idle) / options.scrapes
    seconds = sorted(said["seconds"])
    results = {
        "series": series,
        "bytes": said["bytes"],
        "kind": said["kind"],
        "packed": said["packed"],
        "cpu_ms_a_scrape": round(cpu * 1000, 2),
        "share_of_a_core_with_one_a_second": round(cpu, 4),
        "answered_ms_median": round(statistics.median(seconds) * 1000, 1),
        "answered_ms_p99": round(seconds[int(0.99 * len(seconds))] * 1000, 1),
    }
    sys.stdout.write(json.dumps(results, indent=2) + "\n")
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    return 0 if seconds[len(seconds) // 2] <= LIMIT_SECONDS and cpu <= LIMIT_SHARE else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
