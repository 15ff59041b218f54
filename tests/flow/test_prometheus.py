"""A real Prometheus scrapes a worker during the demo: every panel and every rule has data."""

import asyncio
import math
import re
import time

import pytest

from service.watch import grafana, rules
from tests.servers.prometheus import PROGRAM, free_port, prometheus

pytestmark = [
    pytest.mark.broker,
    pytest.mark.skipif(PROGRAM is None, reason="prometheus is not installed (apt: prometheus)"),
]

# What Grafana fills in, for a scrape each second or more.
VARIABLES = {"$__rate_interval": "10s", "$__range": "1m", "$job": rules.JOB, "$instance": ".+"}
# Panels that have nothing to show in the demo, by title and line, and why.
WITHOUT_DATA = {
    ("Time on the network, p95", "dns"): "a setting says where the demo's names lead: no look-up",
}
# A selector of one of our metrics, or of what Prometheus itself knows of a target.
SELECTOR = re.compile(r"(?<![:\w])(?:saring_\w+|up)\b(?!:)(?:\{[^}]*\})?")


def filled(expression):
    for name, value in VARIABLES.items():
        expression = expression.replace(name, value)
    return expression


def asked():
    """Each line of each panel: its name and expression."""
    return {
        (panel.title, query.legend): filled(query.expr)
        for dashboard in grafana.dashboards()
        for row in dashboard.rows
        for panel in row.panels
        for query in panel.queries
    }


async def test_every_panel_and_every_rule_has_data(saring, tmp_path):
    port, began = free_port(), time.time()
    async with prometheus(
        tmp_path / "prometheus", job=rules.JOB, target=f"127.0.0.1:{port}"
    ) as server:
        demo = await saring("demo", "--stay", web__port=port, stores__flush_interval="1s")
        await demo.says("Still up")
        await stored(server)
        end = time.time()

        async def has_data(expression):
            values = await server.values(expression, began, end)
            return any(not math.isnan(value) for value in values)

        empty = {line for line, expression in asked().items() if not await has_data(expression)}
        assert sorted(empty) == sorted(WITHOUT_DATA)
        for rule in rules.recordings():
            assert await has_data(rule.record), rule
        selectors = {one for alert in rules.alerts() for one in SELECTOR.findall(alert.expr)}
        assert len(selectors) > 15
        assert [one for one in selectors if not await has_data(one)] == []
        loaded = (await server.ask("rules"))["groups"]
        judged = [rule for group in loaded for rule in group["rules"]]
        assert len(judged) == len(rules.alerts()) + len(rules.recordings())
        assert [rule for rule in judged if rule["health"] != "ok"] == []
        assert [rule for rule in judged if rule.get("state") == "firing"] == []


async def stored(server):
    """Wait until Prometheus has seen documents in the store, and rates of all that came before."""
    name = "sum(saring_document_age_seconds_count)"
    async with asyncio.timeout(60):
        while max(await server.values(name, time.time() - 5, time.time()), default=0) == 0:
            await asyncio.sleep(0.5)
    await asyncio.sleep(3)
