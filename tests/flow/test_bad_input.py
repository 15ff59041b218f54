"""Messages that no one should send: each ends with its reason, and later ones flow on."""

import re

import aiohttp
from aiokafka import AIOKafkaProducer

from service.cli.kafka import Pusher

MESSAGES = {
    "not json": (b'{"url": ', "bad_message"),
    "bad utf-8": (b"\xff\xfe\x00http", "bad_message"),
    "a list": (b"[1, 2]", "bad_message"),
    "url of the wrong type": (b'{"url": 7}', "bad_message"),
    "missing url": (b'{"id": "x"}', "bad_message"),
    "labels of the wrong type": (b'{"url": "http://a.test/", "labels": {"a": 1}}', "bad_message"),
    "nan": (b'{"url": "http://a.test/", "x": NaN}', "bad_message"),
    "deep json": (
        b'{"url": "http://a.test/", "x": ' + b"[" * 30000 + b"]" * 30000 + b"}",
        "bad_message",
    ),
    "1 MB": (b'{"url": "http://a.test/' + b"x" * 1_000_000 + b'"}', "too_large"),
    "empty": (b"", "bad_message"),
    "ftp": (b"ftp://files.test/a", "blocked_scheme"),
    "javascript": (b"javascript:alert(1)", "blocked_scheme"),
    "loopback": (b"http://127.0.0.1", "blocked_address"),
    "loopback in octal": (b"http://0177.0.0.1/", "blocked_address"),
    "port 22": (b"http://site1.test:22/", "blocked_port"),
    "not a url": (b"what is this", "invalid_url"),
}
# Brokers take it when it is packed, and no dead letter has room for it.
LONG = b'{"url": "http://a.test/' + b"x" * 20_000_000 + b'"}'


async def test_each_bad_message_has_its_reason_and_the_next_one_is_fetched(
    saring, site, lines, tmp_path
):
    up = await saring("up", **site.settings(), politeness__delay="0ms")
    kafka = (await up.says(r"Kafka: (\S+)"))[1]
    page = (await up.says(r"page: (\S+)"))[1]
    good = site.url("page", 1).encode()
    async with Pusher(kafka, "saring.urls") as pusher:
        await pusher.push([None], key=b"null")
        places = await pusher.push([*(value for value, _ in MESSAGES.values()), good])
    async with AIOKafkaProducer(
        bootstrap_servers=kafka, compression_type="zstd", max_request_size=2 * len(LONG)
    ) as producer:
        sent = await producer.send_and_wait("saring.urls", LONG)
        places.append((sent.partition, sent.offset))
    tail = await saring("tail", "outcomes", "--from", "start", "--until-idle", "5s", "--json")
    assert await tail.ends() == 0
    ends = {}
    for outcome in lines(tail):
        source = outcome["source"]
        ends.setdefault((source["partition"], source["offset"]), []).append(outcome)
    wanted = [*((name, reason) for name, (_, reason) in MESSAGES.items()), ("good", None)]
    wanted.append(("20 MB", "too_large"))
    got = [
        (name, [end["reason"] for end in ends[place]])
        for (name, _), place in zip(wanted, places, strict=True)
    ]
    assert got == [(name, [reason]) for name, reason in wanted]
    assert len(ends) == len(wanted)

    letters = await saring(
        "tail", "dead-letters", "--from", "start", "--until-idle", "2s", "--json"
    )
    assert await letters.ends() == 0
    assert len(lines(letters)) == len(MESSAGES) + 1
    async with aiohttp.ClientSession() as session, session.get(f"{page}metrics") as response:
        text = await response.text()
    assert not re.search(r"^saring_agent_restarts_total\S* [1-9]", text, re.MULTILINE)
    assert re.search(r"^saring_ignored_total 1", text, re.MULTILINE)
    assert re.search(r'^saring_outcomes_total{outcome="enriched",reason=""} 1', text, re.MULTILINE)
