"""`saring dlq` on a whole Saring: what died is counted, shown, replayed once each, and purged."""

import asyncio

import orjson

from service.cli.kafka import Follower, Pusher

GOOD, BAD = 5, 2  # hosts that answer 503 once; pages that are never there


async def outcomes(kafka, count, seconds=60):
    """(replay, outcome, reason) by request, once there are so many."""
    found, read = {}, 0
    async with Follower(kafka, ["saring.outcomes"]) as follower, asyncio.timeout(seconds):
        await follower.from_start()
        while read < count:
            for message in await follower.read():
                read += 1
                outcome = orjson.loads(message.value)
                end = (outcome["replay"], outcome["outcome"], outcome["reason"])
                found.setdefault(outcome["request_id"], []).append(end)
    return found


async def test_what_died_is_replayed_once_and_has_its_own_outcome(
    saring, site, kafka, lines, tmp_path
):
    settings = {
        **site.settings(),
        "broker": f"kafka://{kafka}",
        "politeness__delay": "10ms",
        "retry__attempts": 1,
        "sink": "jsonl:",
        "stores__flush_interval": "200ms",
    }

    async def dlq(*arguments, code=0):
        made = await saring("dlq", *arguments, "--json", **settings)
        assert await made.ends() == code, made.output
        return lines(made)

    worker = await saring("worker", **settings)
    await worker.says("Worker is ready")
    async with Pusher(kafka, "saring.urls") as pusher:
        messages = [
            *(orjson.dumps({"url": site.url("flaky", n), "id": f"good-{n}"}) for n in range(GOOD)),
            *(orjson.dumps({"url": site.url("missing", n), "id": f"bad-{n}"}) for n in range(BAD)),
            b"ftp://a.test/",
        ]
        await pusher.push(messages)
    total = len(messages)
    first = await outcomes(kafka, total)
    assert {end for ends in first.values() for end in ends} == {
        (0, "dead", "http_503"),
        (0, "dead", "http_404"),
        (0, "dead", "blocked_scheme"),
    }

    counted = {group["reason"]: group["count"] for group in await dlq("ls")}
    assert counted == {"http_503": GOOD, "http_404": BAD, "blocked_scheme": 1}
    by_host = await dlq("ls", "--by", "host", "--reason", "http_4xx", "--since", "1h")
    assert sum(group["count"] for group in by_host) == BAD
    [shown] = await dlq("show", "good-1")
    assert (shown["reason"], shown["replay"]) == ("http_503", 0)
    await dlq("show", "no-such-request", code=1)

    would = await dlq("replay", "--reason", "http_5xx", "--dry-run")
    assert {line["result"] for line in would} == {"would replay"}
    assert len(would) == GOOD
    replayed = await dlq("replay", "--reason", "http_503", "--rate", "50")
    assert {line["result"] for line in replayed} == {"replayed"}
    second = await outcomes(kafka, total + GOOD)
    for number in range(GOOD):
        assert second[f"good-{number}"] == [(0, "dead", "http_503"), (1, "enriched", None)]

    again = await dlq("replay", "--reason", "http_503")
    assert {line["result"] for line in again} == {"replayed before"}
    await dlq("replay", "bad-0")
    third = await outcomes(kafka, total + GOOD + 1)
    assert third["bad-0"] == [(0, "dead", "http_404"), (1, "dead", "http_404")]
    looped = await dlq("replay", "bad-0", "--limit", "1", code=1)
    assert [line["result"] for line in looped] == ["limit"]
    refused = await dlq("replay", "--reason", "blocked_scheme", code=1)
    assert [line["result"] for line in refused] == ["refused"]

    unasked = await saring("dlq", "purge", **settings)
    assert await unasked.ends() == 2
    assert "--yes" in unasked.output
    assert await dlq("purge", "--until", "1h", "--yes") == [
        {"topic": "saring.dead-letters", "deleted": 0, "dry_run": False}
    ]
    [purged] = await dlq("purge", "--yes")
    assert purged["deleted"] == total + 1
    assert await dlq("ls") == []
    assert len(await outcomes(kafka, total + GOOD + 1)) == total
    worker.kill(15)
    assert await worker.ends() == 0
