"""What a worker that has worked shows to a scrape: what is declared, and no more than that."""

import asyncio
import re

import aiohttp
import pytest
from prometheus_client.metrics import MetricWrapperBase
from prometheus_client.parser import text_string_to_metric_families

from service import metrics

SERIES = 1500  # a worker; Prometheus holds some kB for each
# Metrics of the process and labels that prometheus_client adds by itself.
PROCESS = "process_"
BUCKET_LABEL = "le"
STORED = re.compile(r'saring_document_age_seconds_count\{way="straight"\} [1-9]')


async def scraped(page):
    async with aiohttp.ClientSession() as session, session.get(f"{page}metrics") as answer:
        assert answer.status == 200
        return await answer.text()


@pytest.mark.broker
async def test_a_busy_worker_shows_what_is_declared_and_no_more(saring):
    demo = await saring("demo", "--stay", stores__flush_interval="1s")
    page = (await demo.says(r"Page: (\S+)"))[1]
    await demo.says("Still up")
    async with asyncio.timeout(60):  # until the stores' interval has passed
        while not STORED.search(text := await scraped(page)):
            await asyncio.sleep(0.2)
    families = list(text_string_to_metric_families(text))
    declared = {
        next(iter(metric.describe())).name: set(metric._labelnames)
        for metric in vars(metrics).values()
        if isinstance(metric, MetricWrapperBase)
    }
    shown = {family.name: family for family in families if not family.name.startswith(PROCESS)}
    assert shown.keys() - {f"{n}_info" for n in ("saring_build",)} <= declared.keys()
    unknown = [
        (sample.name, label, value)
        for family in shown.values()
        for sample in family.samples
        for label, value in sample.labels.items()
        if label != BUCKET_LABEL and value not in metrics.LABEL_VALUES.get(label, ())
    ]
    assert unknown == []
    observed = {name for name, family in shown.items() if any(s.value for s in family.samples)}
    assert observed >= {
        "saring_document_age_seconds",
        "saring_stage_age_seconds",
        "saring_pool_seconds",
        "saring_enrich_seconds",
        "saring_documents_by_language",
        "saring_documents_by_quality",
        "saring_retry_returned",
        "saring_sink_last_success_timestamp_seconds",
        "saring_loop_late_seconds",
    }
    assert sum(len(family.samples) for family in families) < SERIES
