"""The contract is fresh, complete, and says of pushed requests what intake does."""

import json
from datetime import UTC, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given

from service import contract, examples
from service.cli.main import run
from service.intake.admit import admit
from service.reasons import Failure
from service.records import Source
from service.settings import Settings
from service.topics import declare
from tests.contract.validate import committed, committed_headers, validator, wrong

TOPICS = declare(Settings.model_construct())
SENT = examples.messages(TOPICS)
URL = "https://example.org/a"


def test_the_committed_files_are_what_the_records_and_topics_make(capsys):
    assert contract.main(["--check"]) == 0, capsys.readouterr().err


def test_the_command_writes_and_checks_any_folder(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["contract", "--check", "here"]) == 1
    assert "run `saring contract here`" in capsys.readouterr().err
    assert run(["contract", "here"]) == 0
    assert run(["contract", "--check", "here"]) == 0
    (tmp_path / "here" / "page.json").write_text("{}")
    assert run(["contract", "--check", "here"]) == 1


def test_the_command_writes_the_topics_of_its_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["contract", ".", "--topic-prefix", "acme"]) == 0
    channels = json.loads((tmp_path / "asyncapi.json").read_text())["channels"]
    assert {channel["address"].partition(".")[0] for channel in channels.values()} == {"acme"}


@pytest.mark.parametrize("kind", contract.RECORDS)
def test_a_schema_says_what_each_field_is(kind):
    schema = contract.schema(kind)
    records = {kind: schema} | schema.get("$defs", {})
    silent = [
        f"{record}.{name}"
        for record, part in records.items()
        for name, field in part.get("properties", {}).items()
        if len(field.get("description", "")) < 5
    ]
    assert not silent
    assert not [name for name, part in records.items() if not part.get("description")]


@pytest.mark.parametrize("kind", contract.RECORDS)
def test_the_example_of_a_message_is_as_its_schemas_say(kind):
    assert not wrong(committed(kind), json.loads(SENT[kind].value))
    headers = {name: value.decode() for name, value in SENT[kind].headers}
    assert not wrong(committed_headers(kind), headers)


def test_the_schemas_find_what_is_wrong():
    document = json.loads(SENT["document"].value)
    for name, value in [
        ("words", "many"),
        ("fetched_at", "yesterday"),
        ("fetched_at", "2026-01-15T08:30:00"),
        ("language_score", 1.5),
        ("change", {"kind": "huge", "ratio": 1}),
        ("revision", 0),
    ]:
        assert wrong(committed("document"), document | {name: value})
    del document["text"]
    assert wrong(committed("document"), document)
    assert wrong(committed_headers("document"), {"ce_type": "saring.v2.document"})


def test_the_headers_of_each_kind_are_all_described():
    described = contract.asyncapi(TOPICS)["components"]["messages"]
    for kind, output in SENT.items():
        properties = described[kind].get("headers", {}).get("properties", {})
        assert {name for name, _ in output.headers} <= properties.keys()


def test_admitted_is_what_the_example_asks_for():
    admitted = take(json.loads(SENT["request"].value))
    pushed = examples.pushed()
    assert (admitted.url, admitted.request_id) == (pushed.url, pushed.id)
    assert (admitted.labels, admitted.hints.language) == (pushed.labels, "en")
    assert not admitted.extra


# -- what may be pushed ----------------------------------------------------------------------------

JUNK = st.none() | st.integers() | st.lists(st.integers(), max_size=1) | st.booleans()
LETTERS = st.text("abc-_.", max_size=4)
HINTS = st.fixed_dictionaries(
    {},
    optional={
        # A format that JSON Schema cannot hold: dates and times, with and without a zone.
        "published_at": st.sampled_from(["2026-01-14", "2026-01-14T08:00:00Z", None, 5]),
        "title": LETTERS | JUNK,
        "language": LETTERS | JUNK,
        "mood": JUNK,
    },
)
REQUESTS = st.fixed_dictionaries(
    {},
    optional={
        "url": st.just(URL) | st.just(URL + "a" * 8_000) | JUNK,
        "id": LETTERS | JUNK | st.integers(199, 201).map("a".__mul__),
        "labels": st.dictionaries(LETTERS, LETTERS | JUNK, max_size=2) | JUNK,
        "hints": HINTS | JUNK,
        "force": JUNK | LETTERS,
        "schema_version": st.sampled_from(["1", "1.0", "1.7", "", "10.0", "2", "x", 1, None]),
        "mood": JUNK,
    },
)
REQUEST_SCHEMA = validator(contract.schema("request"))


def take(message):
    return admit(
        json.dumps(message).encode(),
        headers=(),
        source=Source(topic="t.urls", partition=0, offset=0),
        asked_at=datetime(2026, 1, 15, tzinfo=UTC),
    )


@given(REQUESTS)
def test_intake_takes_what_the_schema_allows_and_nothing_else(message):
    try:
        take(message)
        taken = True
    except Failure:
        taken = False
    assert taken != bool(wrong(REQUEST_SCHEMA, message))
