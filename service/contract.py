"""What others build on: the JSON Schema of each message, and AsyncAPI for the topics.

Made from the record classes (records.py), the topics and the tables of headers, so that it cannot
say anything else than what is sent. `python -m service.contract` writes docs/contract/ of a
checkout for the default settings; `saring contract` for the settings of a Saring that runs.
Sources: JSON Schema 2020-12, AsyncAPI 3.0.0, its Kafka bindings 0.5.0.
"""

import inspect
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from service import examples, generated
from service.codec import EVENT_HEADERS, SCHEMA_BASE, TYPE_BASE, Output
from service.deadletter import CONTEXT_HEADERS
from service.records import SCHEMA_VERSION, Document, Outcome, Page, Pushed
from service.settings import Settings
from service.topics import Topic, Topics, declare

FOLDER = Path(__file__).parents[1] / "docs" / "contract"
ASYNCAPI = "asyncapi.json"
RELEASED = "released"  # schemas of releases, by version; never made anew (tests/contract)
DIALECT = "https://json-schema.org/draft/2020-12/schema"
JSON_TYPE = "application/json"

# Kind of message → its record; ce_type and ce_dataschema end with the kind.
RECORDS: dict[str, type] = {
    "request": Pushed,
    "page": Page,
    "document": Document,
    "outcome": Outcome,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    """A kind of message; `headers` are names and what they say, `required` never lack."""

    summary: str
    headers: dict[str, str]
    required: tuple[str, ...] = ()
    content_type: str = JSON_TYPE


# Source: CloudEvents 1.0.2, Required Attributes.
_ATTRIBUTES = ("ce_specversion", "ce_id", "ce_source", "ce_type")
_MESSAGES = {
    "url": _Message(
        summary="A bare URL: the shortest request.", headers={}, content_type="text/plain"
    ),
    "request": _Message(summary="A URL, with what its caller says of it.", headers={}),
    "page": _Message(
        summary="A page that was fetched and strained; between the stages, here to be looked at.",
        headers=EVENT_HEADERS,
        required=_ATTRIBUTES,
    ),
    "document": _Message(
        summary="A page, enriched; document id and revision name it.",
        headers=EVENT_HEADERS,
        required=_ATTRIBUTES,
    ),
    "outcome": _Message(
        summary="How a request ended: exactly one for each request and replay.",
        headers=EVENT_HEADERS,
        required=_ATTRIBUTES,
    ),
    "dead-letter": _Message(
        summary="Key, bytes and headers of a message as it came, then headers that say what was "
        "wrong. Of headers of one name the last is ours. `ce_` headers are the sender's if the "
        "message was a CloudEvent, else ours.",
        headers=CONTEXT_HEADERS | EVENT_HEADERS,
        required=("saring-request-id", "saring-reason", "saring-stage"),
        content_type="application/octet-stream",
    ),
}
# Field of Topics → is Saring the writer, and the kinds of messages there. The topics that are not
# here (`fetch`, the retry tiers) are nobody's but Saring's.
_CHANNELS: dict[str, tuple[bool, tuple[str, ...]]] = {
    "urls": (False, ("url", "request")),
    "pages": (True, ("page",)),
    "documents": (True, ("document",)),
    "outcomes": (True, ("outcome",)),
    "dead_letters": (True, ("dead-letter",)),
}


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of message; unknown fields are allowed, as minor versions add."""
    record = RECORDS[kind]
    _, parts = msgspec.json.schema_components([record], ref_template="#/$defs/{name}")
    for part in parts.values():
        if "description" in part:  # a docstring: its first paragraph is for readers of records
            part["description"] = " ".join(
                inspect.cleandoc(part["description"]).partition("\n\n")[0].split()
            )
    top = parts.pop(record.__name__)
    made = {"$schema": DIALECT, "$id": SCHEMA_BASE + kind, "title": kind} | {
        name: value for name, value in top.items() if name != "title"
    }
    made |= {"$defs": {name: parts[name] for name in sorted(parts)}} if parts else {}
    return dict(json.loads(json.dumps(made)))  # defaults of records are tuples and enums


def asyncapi(topics: Topics) -> dict[str, Any]:
    """The AsyncAPI document; payloads refer to the schemas beside it."""
    sent = examples.messages(topics)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Saring",
            "version": SCHEMA_VERSION,
            "description": "URLs in on Kafka, clean and enriched documents out, every URL "
            "accounted for.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": JSON_TYPE,
        "channels": {
            _word(name): _channel(getattr(topics, name), kinds)
            for name, (_, kinds) in _CHANNELS.items()
        },
        "operations": {
            f"{'send' if writes else 'receive'}-{_word(name)}": {
                "action": "send" if writes else "receive",
                "summary": getattr(topics, name).about,
                "channel": {"$ref": f"#/channels/{_word(name)}"},
                "messages": [
                    {"$ref": f"#/channels/{_word(name)}/messages/{kind}"} for kind in kinds
                ],
            }
            for name, (writes, kinds) in _CHANNELS.items()
        },
        "components": {
            "messages": {
                kind: _message(kind, sent[kind], key)
                for name, (_, kinds) in _CHANNELS.items()
                for key in [getattr(topics, name).key]
                for kind in kinds
            }
        },
    }


def _word(name: str) -> str:
    return name.replace("_", "-")


def _channel(topic: Topic, kinds: tuple[str, ...]) -> dict[str, Any]:
    return {
        "address": topic.name,
        "description": f"{topic.about}; keyed by {topic.key}.",
        "messages": {kind: {"$ref": f"#/components/messages/{kind}"} for kind in kinds},
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": topic.partitions,
                "topicConfiguration": {
                    "cleanup.policy": topic.cleanup.split(","),
                    "retention.ms": int(topic.retention_seconds * 1000),
                    "max.message.bytes": topic.message_bytes,
                },
                "bindingVersion": "0.5.0",
            }
        },
    }


def _message(kind: str, sent: Output, key: str) -> dict[str, Any]:
    about = _MESSAGES[kind]
    headers = {name: value.decode() for name, value in sent.headers}
    value = (sent.value or b"").decode()
    example: dict[str, Any] = {
        "name": kind,
        "payload": json.loads(value) if about.content_type == JSON_TYPE else value,
    }
    return {
        "name": kind,
        "title": kind,
        "summary": about.summary,
        "contentType": about.content_type,
        "payload": _payload(kind),
        **({"headers": _headers(kind, about)} if about.headers else {}),
        "bindings": {
            "kafka": {"key": {"type": "string", "description": key}, "bindingVersion": "0.5.0"}
        },
        "examples": [({"headers": headers} if headers else {}) | example],
    }


def _payload(kind: str) -> dict[str, Any]:
    if kind in RECORDS:
        return {
            "schemaFormat": "application/schema+json;version=draft-2020-12",
            "schema": {"$ref": f"./{kind}.json"},
        }
    return {"type": "string", "description": "Bytes as they are; a text in most cases."}


def _headers(kind: str, about: _Message) -> dict[str, Any]:
    fixed = {"ce_specversion": "1.0", "ce_type": TYPE_BASE + kind}
    return {
        "type": "object",
        "properties": {
            name: {"type": "string", "description": says}
            | ({"const": fixed[name]} if kind in RECORDS and name in fixed else {})
            for name, says in about.headers.items()
        },
        "required": list(about.required),
    }


def schemas() -> dict[str, str]:
    """Each schema's file name and text."""
    return {f"{kind}.json": _text(schema(kind)) for kind in RECORDS}


def files(settings: Settings) -> dict[str, str]:
    """Each file's name and what belongs in it."""
    return {ASYNCAPI: _text(asyncapi(declare(settings)))} | schemas()


def _text(made: dict[str, Any]) -> str:
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write, or compare with --check; 1 when something is stale."""
    # Without the environment: what is committed is the same on each machine.
    made = files(Settings.model_construct())
    return generated.main(FOLDER, made, module="service.contract", arguments=arguments)


if __name__ == "__main__":
    sys.exit(main())
