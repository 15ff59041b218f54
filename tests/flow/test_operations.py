"""Every command and query of docs/operations.md is run here, as it stands there."""

import asyncio
import re
from pathlib import Path

import orjson

from service.cli.kafka import Pusher
from service.sink.sink import FILES
from service.sink.tables import MIGRATIONS
from tests.flow.conftest import SARING, ended, environment

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text()


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


async def test_commands_and_queries_of_the_page_work(saring, site, kafka, postgres, tmp_path):
    settings = {
        "fetch__allow": f"*.example.org:{site.port},example.org:{site.port}",
        "fetch__resolve": "*.example.org=127.0.0.1,example.org=127.0.0.1",
        "broker": f"kafka://{kafka}",
        "politeness__delay": "10ms",
        "retry__attempts": 1,
        "stores__flush_interval": "100ms",
        "sink": postgres.url,
    }
    worker = await saring("worker", **settings)
    await worker.says("Worker is ready")
    asked = [("flaky", "www.example.org", "a-1"), ("page", "example.org", "a-2")]
    async with Pusher(kafka, "saring.urls") as pusher:
        await pusher.push(
            orjson.dumps(
                {"url": site.url(kind, 1, host=host), "id": name, "labels": {"feed": "news"}}
            )
            for kind, host, name in asked
        )
    await ended(kafka, "saring", {"www.example.org", "example.org"}, 2)

    shown = {}
    for command in [line for block in blocks("sh") for line in block.splitlines()]:
        process = await asyncio.create_subprocess_shell(
            command,
            cwd=tmp_path,
            env={**environment(tmp_path, **settings), "PATH": f"{SARING.parent}:/usr/bin:/bin"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        output, _ = await asyncio.wait_for(process.communicate(), 60)
        shown[command] = output.decode()
        if "reconcile" not in command:  # the replay may be on its way into the store
            assert process.returncode == 0, (command, shown[command])
    by_word = {" ".join(command.split()[1:3]): output for command, output in shown.items()}
    assert "http_503" in shown["saring dlq ls"]
    assert "a-1" in by_word["dlq show"]
    assert "1 replayed" in shown[next(c for c in shown if "--rate" in c)]
    assert "All is accounted for" in shown["saring reconcile"]

    async with asyncio.timeout(60):
        while len(postgres.ask("SELECT url FROM saring.documents")) < 2:
            await asyncio.sleep(0.1)
    queries = [query for block in blocks("sql") for query in block.split(";") if query.strip()]
    newest, languages, labelled, alike = [postgres.ask(query) for query in queries]
    assert len(newest) <= 2
    assert sum(count for *_, count, _ in languages) == 2
    assert len(labelled) == 2
    assert len(alike) == 1  # /flaky/1 and /page/1 are one text at two addresses
    worker.kill(15)
    await worker.ends()


def test_the_page_names_every_option_of_stores_and_columns_that_are_there():
    for options in FILES.values():
        assert all(f"{name}={values[1]}" in PAGE for name, values in options.items())
    indexed = re.search(r"^Indexed are (.*)$", PAGE, re.MULTILINE)[1]
    assert all(name in MIGRATIONS[0] for name in re.findall(r"`(\w+)`", indexed))
