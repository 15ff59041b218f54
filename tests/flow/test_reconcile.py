"""Workers that are killed, and the proof that nothing is missing: topics against all stores."""

import asyncio
from urllib.parse import urlsplit

from service.cli.kafka import Pusher
from tests.flow.conftest import ended

URLS = 160
KINDS = ("page", "page", "flaky", "missing", "moved")


async def test_after_kills_all_is_accounted_for_and_a_deleted_row_is_found(
    saring, site, kafka, postgres, schema, lines, tmp_path
):
    settings = {
        **site.settings(),
        "broker": f"kafka://{kafka}",
        "topic_prefix": schema,
        "politeness__delay": "20ms",
        "retry__delays": "300ms,1s",
        "stores__flush_interval": "100ms",
        "sink": f"parquet:?partition=date,jsonl:?compress=gzip,{postgres.url}",
    }

    async def reconcile(*arguments):
        made = await saring("reconcile", *arguments, "--json", data_dir=tmp_path, **settings)
        code = await made.ends()
        *problems, counts = lines(made)
        return code, problems, counts

    hosts = {urlsplit(site.url("page", number)).hostname for number in range(20)}
    worker = await saring("worker", **settings)
    await worker.says("Worker is ready")
    urls = [site.url(KINDS[number % len(KINDS)], number) for number in range(URLS)]
    async with Pusher(kafka, f"{schema}.urls") as pusher:
        await pusher.push([url.encode() for url in urls])
    for share in (4, 2):
        await ended(kafka, schema, hosts, URLS // share)
        worker.kill()
        await worker.ends()
        code, _, counts = await reconcile()
        assert counts["requests"] == URLS
        assert code == 0, "what is not finished is waiting"
        worker = await saring("worker", **settings)
        await worker.says("Worker is ready")
    await ended(kafka, schema, hosts, URLS)
    await asyncio.sleep(1)  # a commit comes each 0.3 s
    worker.kill(15)
    assert await worker.ends() == 0

    code, problems, counts = await reconcile("--store")
    assert (code, problems, counts["waiting"]) == (0, [], {})
    assert sum(counts["outcomes"].values()) == counts["requests"] == URLS
    assert counts["rows"].keys() == {"parquet", "jsonl", "postgresql"}
    # Each document of this site is asked for once or twice (/moved/N and /page/N are one).
    assert counts["rows"]["postgresql"] == counts["records"]

    [(document_id, revision)] = postgres.ask(
        f"DELETE FROM {schema}.documents WHERE ctid = (SELECT min(ctid) FROM {schema}.documents) "
        "RETURNING document_id, revision"
    )
    code, problems, _ = await reconcile("--store")
    assert code == 1
    [problem] = problems
    assert (problem["kind"], problem["store"]) == ("not_stored", "postgresql")
    assert (problem["document_id"], problem["revision"]) == (document_id, revision)
