"""The tables of PostgreSQL: how they are made and brought up, and what their columns hold."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from service.records import Document
from service.sink.store import Row

# One script a version, applied in order and never changed: a new version is a new script.
MIGRATIONS = (
    """
    CREATE TABLE {schema}.documents (
        document_id text NOT NULL,
        revision bigint NOT NULL,
        request_id text NOT NULL,
        url text NOT NULL,
        final_url text NOT NULL,
        canonical_url text,
        host text NOT NULL,
        registered_domain text NOT NULL,
        fetched_at timestamptz NOT NULL,
        published_at timestamptz,
        modified_at timestamptz,
        title text,
        description text,
        authors text[] NOT NULL,
        tags text[] NOT NULL,
        site_name text,
        section text,
        language text NOT NULL,
        language_score double precision NOT NULL,
        words bigint NOT NULL,
        quality text,
        change text NOT NULL,
        exact_hash text NOT NULL,
        text text NOT NULL,
        labels jsonb NOT NULL,
        record jsonb NOT NULL,
        topic text NOT NULL,
        topic_partition integer NOT NULL,
        topic_offset bigint NOT NULL,
        stored_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (document_id, revision)
    );
    CREATE TABLE {schema}.offsets (
        topic text, topic_partition integer, topic_offset bigint NOT NULL,
        PRIMARY KEY (topic, topic_partition)
    );
    -- URLs may be longer than what a b-tree takes (2,704 bytes); they are asked for as a whole.
    CREATE INDEX documents_url ON {schema}.documents USING hash (url);
    CREATE INDEX documents_final_url ON {schema}.documents USING hash (final_url);
    CREATE INDEX documents_request_id ON {schema}.documents (request_id);
    CREATE INDEX documents_host ON {schema}.documents (host);
    CREATE INDEX documents_site ON {schema}.documents (registered_domain, published_at);
    CREATE INDEX documents_published_at ON {schema}.documents (published_at);
    CREATE INDEX documents_fetched_at ON {schema}.documents (fetched_at);
    CREATE INDEX documents_language ON {schema}.documents (language, published_at);
    CREATE INDEX documents_exact_hash ON {schema}.documents (exact_hash);
    CREATE INDEX documents_labels ON {schema}.documents USING gin (labels jsonb_path_ops);
    CREATE VIEW {schema}.latest_documents AS
        SELECT * FROM {schema}.documents AS one WHERE NOT EXISTS (
            SELECT FROM {schema}.documents AS later
            WHERE later.document_id = one.document_id AND later.revision > one.revision
        );
    """,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it holds of a row."""

    name: str
    value: Callable[[str, Row, Document], Any]


def _field(name: str) -> Column:
    return Column(name, lambda _topic, _row, document: getattr(document, name))


# Lists become arrays; what is JSON is passed on as text.
COLUMNS = (
    *map(
        _field,
        (
            "document_id revision request_id url final_url canonical_url host registered_domain "
            "fetched_at published_at modified_at title description site_name section "
            "language language_score words text"
        ).split(),
    ),
    Column("authors", lambda _topic, _row, document: list(document.authors)),
    Column("tags", lambda _topic, _row, document: list(document.tags)),
    Column(
        "quality",
        lambda _topic, _row, document: document.quality and document.quality.verdict.value,
    ),
    Column("change", lambda _topic, _row, document: document.change.kind.value),
    Column("exact_hash", lambda _topic, _row, document: document.duplicate.exact_hash),
    Column(
        "labels", lambda _topic, _row, document: json_text(msgspec.json.encode(document.labels))
    ),
    Column("record", lambda _topic, row, _document: json_text(row.value)),
    Column("topic", lambda topic, _row, _document: topic),
    Column("topic_partition", lambda _topic, row, _document: row.partition),
    Column("topic_offset", lambda _topic, row, _document: row.offset),
)

# An escape of U+0000 in JSON: an odd number of backslashes before it, or it is a text about one.
_JSON_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


def json_text(value: bytes) -> str:
    """JSON for jsonb, which has no U+0000."""
    return _JSON_NUL.sub(rb"\1\\ufffd", value).decode()


def storable(cell: Any) -> Any:
    """Text without U+0000, which PostgreSQL has no place for: U+FFFD stands where one was."""
    if isinstance(cell, str):
        return cell.replace("\0", "\ufffd")
    if isinstance(cell, list):
        return [storable(each) for each in cell]
    return cell
