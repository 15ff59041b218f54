"""`saring trace` as an operator asks it: why is this URL where it is?"""

from service.cli.kafka import Pusher
from tests.flow.conftest import ended

SETTINGS = {
    "politeness__delay": "300ms",
    "politeness__max_wait": "500ms",
    "politeness__places": "2",
    "retry__delays": "500ms,2s",
    "kafka__partitions": "4",
}
KINDS = ("page", "flaky", "missing", "page", "page", "page")


async def test_the_story_of_a_request_tells_each_hop_and_why(saring, site, kafka, tmp_path, lines):
    settings = {**site.settings(), **SETTINGS, "broker": f"kafka://{kafka}"}
    worker = await saring("worker", **settings)
    await worker.says("Worker is ready")
    urls = [site.url(kind, number, host="one.test") for number, kind in enumerate(KINDS)]
    async with Pusher(kafka, "saring.urls") as pusher:
        places = await pusher.push([url.encode() for url in urls])
        await pusher.push([b'{"id": "mine", "url": "ftp://x.test/"}'])
    await ended(kafka, "saring", {"one.test", "x.test"}, len(urls) + 1)

    # Whoever asks need not know which retry tiers the worker has.
    asking = {name: value for name, value in settings.items() if name != "retry__delays"}

    async def story(wanted):
        traced = await saring("trace", "--json", wanted, **asking)
        assert await traced.ends() == 0, traced.output
        (found,) = lines(traced)
        return found, found["hops"]

    partition, offset = places[1]
    flaky, hops = await story(f"saring.urls-{partition}-{offset}")
    assert flaky["url"] == urls[1]
    assert [hop["topic"] for hop in hops[:2]] == ["saring.urls", "saring.fetch"]
    assert [hop["topic"] for hop in hops[-3:]] == [
        "saring.pages",
        "saring.documents",
        "saring.outcomes",
    ]
    failed = [hop for hop in hops if hop["cause"] == "http_503"]
    assert [(hop["topic"], hop["attempt"]) for hop in failed] == [("saring.retry-500ms", 1)]
    assert 0 < failed[0]["wait_seconds"] <= 0.5
    assert hops[-1]["attempt"] == 2
    waits = [
        hop["cause"]
        for story_ in urls[3:]
        for hop in (await story(story_))[1]
        if hop["wait_seconds"] is not None
    ]
    assert set(waits) <= {"delay", "backlog", "back_off"}
    assert waits, "two places and a delay of 300 ms put some of six pages off"

    missing, hops = await story(urls[2])
    assert [hop["topic"] for hop in hops[-2:]] == ["saring.dead-letters", "saring.outcomes"]
    assert {hop["cause"] for hop in hops[-2:]} == {"http_404"}
    mine, hops = await story("mine")
    assert "scheme 'ftp'" in hops[-2]["detail"]
    assert all(hop["worker"] for hop in hops[1:])
    assert {missing["request_id"], mine["request_id"]} > {"mine"}

    people = await saring("trace", urls[1], **settings)
    assert await people.ends() == 0
    assert "try 1 failed: http_503" in people.output
    nobody = await saring("trace", "no-such-request", **settings)
    assert await nobody.ends() == 1
    assert "--since" in nobody.output
    worker.kill(15)
    assert await worker.ends() == 0
