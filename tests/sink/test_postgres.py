"""Rows of PostgreSQL: what they hold, who may write them, what happens when the server is away."""

import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace

import msgspec
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service import codec
from service.records import Document
from service.sink import postgres as store_module
from service.sink.postgres import Postgres, StoreError, UrlError
from service.sink.store import Row, Unfit
from service.sink.tables import COLUMNS, json_text
from tests.servers.postgres import IN_URL, PASSWORD, Cluster
from tests.sink.documents import EXAMPLE, documents, row

TOPIC = "saring.documents"


@pytest.fixture
def opened(postgres: Cluster, schema: str) -> Iterator[Callable[..., Postgres]]:
    """Opens stores of this test's schema."""
    stores: list[Postgres] = []

    def open_one(url: str | None = None) -> Postgres:
        stores.append(Postgres(url or postgres.url, schema))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[..., Postgres]) -> Postgres:
    return opened()


def changed(one: Row, **more: object) -> Row:
    """The row with other fields in its JSON, whatever they are."""
    return replace(one, value=json.dumps({**json.loads(one.value), **more}).encode())


# -- what a row holds ------------------------------------------------------------------------------


def test_columns_say_what_the_record_says(store: Postgres, postgres: Cluster, schema: str) -> None:
    store.write(TOPIC, 3, [row(5, 3, EXAMPLE)])
    names = [column.name for column in COLUMNS]
    [found] = postgres.ask(f"SELECT {', '.join(names)} FROM {schema}.documents")
    cells = dict(zip(names, found, strict=True))
    same = {field.name for field in fields(Document)} & cells.keys() - {"quality", "change"}
    wanted = {name: getattr(EXAMPLE, name) for name in same}
    wanted |= {name: list(wanted[name]) for name in ("authors", "tags")}
    assert {name: cells[name] for name in same} == wanted
    assert EXAMPLE.quality is not None
    assert cells["quality"] == EXAMPLE.quality.verdict
    assert cells["change"] == EXAMPLE.change.kind
    assert cells["exact_hash"] == EXAMPLE.duplicate.exact_hash
    assert (cells["topic"], cells["topic_partition"], cells["topic_offset"]) == (TOPIC, 3, 5)
    assert msgspec.convert(cells["record"], Document) == EXAMPLE


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=documents())
def test_any_document_comes_back_as_it_was_but_for_nul(
    store: Postgres, postgres: Cluster, schema: str, made: Document
) -> None:
    offset = store.stored(TOPIC, 0) + 1
    store.write(TOPIC, 0, [row(offset, document=replace(made, revision=offset + 1))])
    [(record, text)] = postgres.ask(
        f"SELECT record, text FROM {schema}.documents WHERE topic_offset = {offset}"
    )
    wanted = json.loads(codec.encode(replace(made, revision=offset + 1)))
    assert record == without_nul(wanted)
    assert text == without_nul(made.text)


def without_nul(value: object) -> object:
    match value:
        case str():
            return value.replace("\0", "\ufffd")
        case list():
            return [without_nul(each) for each in value]
        case dict():
            return {without_nul(name): without_nul(each) for name, each in value.items()}
    return value


@given(st.text(st.sampled_from('\0\\u0a"/'), max_size=12))
def test_nul_is_taken_out_of_json_and_what_only_looks_like_it_stays(text: str) -> None:
    got = json.loads(json_text(codec.encode({"a": text})))
    assert got == {"a": text.replace("\0", "\ufffd")}


def test_the_same_record_again_replaces_its_row(
    store: Postgres, postgres: Cluster, schema: str
) -> None:
    """Twice in one batch, and again in a later one: at least once is once here."""
    first = replace(EXAMPLE, text="first")
    store.write(TOPIC, 0, [row(0, document=first), row(1, document=first)])
    store.write(TOPIC, 0, [row(2, document=replace(EXAMPLE, text="last"))])
    assert postgres.ask(f"SELECT text, topic_offset FROM {schema}.documents") == [("last", 2)]


def test_the_view_has_the_last_revision_of_each_document(
    store: Postgres, postgres: Cluster, schema: str
) -> None:
    store.write(TOPIC, 0, [row(0), row(1), row(2, of="another")])
    found = postgres.ask(f"SELECT document_id, revision FROM {schema}.latest_documents ORDER BY 1")
    assert found == [("another 0", 3), ("document 0", 2)]


def test_a_url_as_long_as_urls_may_be_is_stored(store: Postgres) -> None:
    url = "https://a.test/" + "x" * 7_980
    store.write(TOPIC, 0, [row(0, document=replace(EXAMPLE, url=url, final_url=url))])
    assert store.stored(TOPIC, 0) == 0


# A b-tree takes 2,704 bytes of a host, packed: noise does not get smaller.
NOISE = "".join(random.Random(1).choices("0123456789abcdef", k=9_000))


@pytest.mark.parametrize("more", [{"words": 2**70}, {"host": NOISE}])
def test_a_row_that_the_table_refuses_is_named_and_nothing_is_written(
    store: Postgres, more: dict[str, object]
) -> None:
    batch = [row(offset) for offset in range(9)]
    made = msgspec.json.decode(changed(batch[6], **more).value, type=Document)
    batch[6] = replace(changed(batch[6], **more), document=made)
    with pytest.raises(Unfit, match="offset 6: not possible in PostgreSQL"):
        store.write(TOPIC, 0, batch)
    assert store.stored(TOPIC, 0) == -1
    del batch[6]
    store.write(TOPIC, 0, batch)
    assert store.stored(TOPIC, 0) == 8


# -- several at once -------------------------------------------------------------------------------


def test_two_workers_that_write_one_partition_store_each_row_once(
    opened: Callable[..., Postgres], postgres: Cluster, schema: str
) -> None:
    """Both begin on an empty database, so that they also make the schema at once."""
    rows = [row(offset) for offset in range(200)]
    begin = threading.Barrier(2)

    def write_all(store: Postgres) -> None:
        begin.wait(10)
        for start in range(0, 200, 10):
            store.write(TOPIC, 0, rows[start : start + 10])

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(write_all, opened()) for _ in range(2)]:
            done.result(60)
    found = postgres.ask(f"SELECT topic_offset FROM {schema}.documents ORDER BY 1")
    assert found == [(offset,) for offset in range(200)]


def test_a_writer_waits_while_another_has_the_partition(
    store: Postgres, postgres: Cluster, schema: str
) -> None:
    store.write(TOPIC, 0, [row(0)])
    with (
        psycopg.connect(postgres.url) as other,
        ThreadPoolExecutor(1) as thread,
    ):
        other.execute(f"UPDATE {schema}.offsets SET topic_offset = 5")
        writing = thread.submit(store.write, TOPIC, 0, [row(5), row(6)])
        time.sleep(0.2)
        assert not writing.done()
        other.commit()
        writing.result(30)
    found = postgres.ask(f"SELECT topic_offset FROM {schema}.documents ORDER BY 1")
    assert found == [(0,), (6,)]


# -- trouble ---------------------------------------------------------------------------------------


def test_a_server_that_is_away_is_trouble_and_writing_goes_on_when_it_is_back(
    store: Postgres, postgres: Cluster
) -> None:
    store.write(TOPIC, 0, [row(0)])
    postgres.stop()
    try:
        for _ in range(2):  # on the old connection, and on a new one
            with pytest.raises(StoreError):
                store.write(TOPIC, 0, [row(1)])
    finally:
        postgres.start()
    store.write(TOPIC, 0, [row(1)])
    assert store.stored(TOPIC, 0) == 1


def test_a_role_that_may_not_write_is_trouble_and_no_fault_of_the_row(
    opened: Callable[..., Postgres], postgres: Cluster, schema: str
) -> None:
    opened().stored(TOPIC, 0)
    postgres.ask(f"CREATE ROLE {schema} LOGIN PASSWORD 'x'")
    postgres.ask(f"GRANT USAGE ON SCHEMA {schema} TO {schema}")
    postgres.ask(f"GRANT SELECT ON {schema}.versions TO {schema}")
    limited = opened(f"postgresql://{schema}:x@127.0.0.1:{postgres.port}/postgres")
    with pytest.raises(StoreError, match="permission denied"):
        limited.write(TOPIC, 0, [row(0)])
    for table in ("documents", "offsets"):
        postgres.ask(f"GRANT SELECT, INSERT, UPDATE ON {schema}.{table} TO {schema}")
    limited.write(TOPIC, 0, [row(0)])
    assert limited.stored(TOPIC, 0) == 0


def test_a_schema_of_a_newer_saring_is_left_alone(
    opened: Callable[..., Postgres], postgres: Cluster, schema: str
) -> None:
    opened().stored(TOPIC, 0)
    newer = len(store_module.MIGRATIONS) + 1
    postgres.ask(f"INSERT INTO {schema}.versions VALUES ({newer})")
    with pytest.raises(StoreError, match="newer Saring"):
        opened().write(TOPIC, 0, [row(0)])
    assert postgres.ask(f"SELECT * FROM {schema}.documents") == []


def test_a_schema_of_an_older_saring_is_brought_up_with_its_rows(
    opened: Callable[..., Postgres],
    postgres: Cluster,
    schema: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened().write(TOPIC, 0, [row(0)])
    more = (*store_module.MIGRATIONS, "ALTER TABLE {schema}.documents ADD COLUMN noted text")
    monkeypatch.setattr(store_module, "MIGRATIONS", more)
    store = opened()
    store.write(TOPIC, 0, [row(1)])
    assert postgres.ask(f"SELECT count(*), count(noted) FROM {schema}.documents") == [(2, 0)]
    assert store.stored(TOPIC, 0) == 1


def test_a_database_of_another_encoding_is_refused(
    opened: Callable[..., Postgres], postgres: Cluster, schema: str
) -> None:
    """Else each text that it cannot hold would be a dead letter, though the record is healthy."""
    postgres.ask(f"CREATE DATABASE {schema} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    other = opened(postgres.url.replace("/postgres", f"/{schema}"))
    with pytest.raises(StoreError, match="UTF8"):
        other.write(TOPIC, 0, [row(0)])


# -- passwords -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda url: url.replace("127.0.0.1", "no-such-host.invalid"),
        lambda url: url.replace(IN_URL, f"{IN_URL}wrong"),
        lambda url: url.replace("/postgres", "/no_such_database"),
        lambda url: url.replace("saring:", "nobody:"),
    ],
)
def test_trouble_names_the_server_and_no_password(
    opened: Callable[..., Postgres], postgres: Cluster, change: Callable[[str], str]
) -> None:
    store = opened(change(postgres.url))
    with pytest.raises(StoreError) as trouble:
        store.stored(TOPIC, 0)
    for said in (str(trouble.value), store.where):
        assert f":{postgres.port}/" in said
        assert PASSWORD not in said
        assert IN_URL not in said


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:pa/w0rd@h/db",
        "postgresql://u:paw0rd@h:port/db",
        "postgresql://u:paw0rd%zz@h/db",
        "postgresql://u:paw0rd@h/db?nonsense=1",
        "postgresql://u:pa@w0rd@h/db",
        "postgresql://u:12/w0rd@h/db",
    ],
)
def test_a_url_that_cannot_be_read_is_not_quoted(url: str) -> None:
    with pytest.raises(UrlError) as bad:
        Postgres(url, "saring")
    assert "w0rd" not in str(bad.value)
    assert "pa" not in str(bad.value).replace("a password", "")


def test_a_name_that_postgresql_would_cut_is_refused() -> None:
    with pytest.raises(UrlError, match="63 bytes"):
        Postgres("postgresql://h/db", "p" * 64)
