"""Documents as rows of PostgreSQL, upserted by (document id, revision), offsets beside them.

The schema is named as the topics are: `saring.documents` is the table of the topic of that name.
A batch is one transaction: it locks the partition's row in `offsets`, upserts what lies above it
(pipelined; COPY into a temporary table cost the same CPU for rows of this size), and moves the
offset. So a worker that lost the partition and still writes comes either before or after, never
between, and a process that dies in the middle leaves nothing.

The first connection makes the schema or brings it up to this version. What libpq says is told
without the URL that it was given: a password never reaches a log.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import IsolationLevel, conninfo, sql

from service import codec
from service.records import Document
from service.sink.store import Row, Stored, Unfit, digest
from service.sink.tables import COLUMNS, MIGRATIONS, storable

# Where the URL does not say otherwise. libpq waits for ever by default; a host that goes away
# without a word is noticed after 30 s (keep-alives 10 s apart, or data that is not acknowledged).
CONNECTION: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 10,
    "keepalives_count": 2,
    "tcp_user_timeout": 30_000,
    "fallback_application_name": "saring",
}
LOCK_TIMEOUT = "10s"  # for a row that another worker holds; then the batch is tried again
NAME_BYTES = 63  # PostgreSQL cuts longer names in silence (NAMEDATALEN - 1)


class UrlError(ValueError):
    """The connection URL cannot be read. Does not quote it."""


class StoreError(ConnectionError):
    """The server cannot be reached or does not do what is asked; nothing of a batch is written."""


class Postgres:
    """Store of one schema in one database; connects when it is first asked."""

    name = "postgresql"

    def __init__(self, url: str, schema: str) -> None:
        """Raises UrlError."""
        try:
            parameters = conninfo.conninfo_to_dict(url)
            self.where = _where(parameters)
            self._conninfo = conninfo.make_conninfo(**{**CONNECTION, **parameters})
        except (psycopg.Error, ValueError):
            # Not what libpq says: it quotes a part of the URL, which may be one of the password.
            raise UrlError(
                "postgresql://USER:PASSWORD@HOST:PORT/DATABASE was expected, with special "
                "characters of a password as %XX"
            ) from None
        if len(schema.encode()) > NAME_BYTES:
            raise UrlError(
                f"a schema's name has at most {NAME_BYTES} bytes, SARING_TOPIC_PREFIX more"
            )
        self._password = str(parameters.get("password") or "")
        self._schema = schema
        self._idle: deque[psycopg.Connection] = deque()

    def stored(self, topic: str, partition: int) -> int:
        """The highest offset that is stored; -1 when there is none. Raises StoreError."""
        with self._transaction() as connection:
            found = connection.execute(
                self._sql(
                    "SELECT topic_offset FROM {schema}.offsets "
                    "WHERE topic = %s AND topic_partition = %s"
                ),
                (topic, partition),
            ).fetchone()
        return int(found[0]) if found else -1

    def write(self, topic: str, partition: int, rows: Sequence[Row]) -> None:
        """Rows above what is stored, in one transaction. Raises StoreError and Unfit."""
        try:
            with self._transaction() as connection:
                last = self._lock(connection, topic, partition)
                new = [row for row in rows if row.offset > last]
                if new:
                    self._upsert(connection, topic, new)
                    connection.execute(
                        self._sql(
                            "UPDATE {schema}.offsets SET topic_offset = %s "
                            "WHERE topic = %s AND topic_partition = %s"
                        ),
                        (new[-1].offset, topic, partition),
                    )
        except (psycopg.DataError, psycopg.errors.ProgramLimitExceeded) as error:
            raise self._unfit(topic, rows) or self._trouble(error) from error

    def rows(self, topic: str) -> Iterator[Stored]:
        """All rows of a topic, of one moment. Raises StoreError."""
        with (
            self._transaction() as connection,
            connection.cursor(name="rows") as cursor,  # kept by the server, sent in pieces
        ):
            cursor.execute(
                self._sql(
                    "SELECT topic_partition, topic_offset, document_id, revision, "
                    "request_id, final_url, title, text FROM {schema}.documents WHERE topic = %s"
                ),
                (topic,),
            )
            for partition, offset, document_id, revision, *said in cursor:
                request_id, final_url, title, text = said
                mark = digest(request_id=request_id, final_url=final_url, title=title, text=text)
                yield Stored(partition, offset, document_id, revision, mark)

    def close(self) -> None:
        """Close the connections."""
        while self._idle:
            self._idle.pop().close()

    # -- one batch ---------------------------------------------------------------------------------

    def _lock(self, connection: psycopg.Connection, topic: str, partition: int) -> int:
        """Hold the partition until the transaction ends; its highest offset."""
        connection.execute(
            self._sql("INSERT INTO {schema}.offsets VALUES (%s, %s, -1) ON CONFLICT DO NOTHING"),
            (topic, partition),
        )
        found = connection.execute(
            self._sql(
                "SELECT topic_offset FROM {schema}.offsets "
                "WHERE topic = %s AND topic_partition = %s FOR UPDATE"
            ),
            (topic, partition),
        ).fetchone()
        assert found is not None
        return int(found[0])

    def _upsert(self, connection: psycopg.Connection, topic: str, rows: Sequence[Row]) -> None:
        """Repetitions within the batch count once: the last."""
        found: dict[tuple[str, int], tuple[Any, ...]] = {}
        for row in rows:
            document = row.document or codec.decode(row.value, Document)
            cells = tuple(storable(column.value(topic, row, document)) for column in COLUMNS)
            found[document.document_id, document.revision] = cells
        names = [sql.Identifier(column.name) for column in COLUMNS]
        changes = [sql.SQL("{0} = excluded.{0}").format(name) for name in names]
        statement = self._sql(
            "INSERT INTO {schema}.documents ({names}) VALUES ({values}) "
            "ON CONFLICT (document_id, revision) DO UPDATE SET {changes}, stored_at = now()",
            names=sql.SQL(", ").join(names),
            values=sql.SQL(", ").join(sql.Placeholder() * len(names)),
            changes=sql.SQL(", ").join(changes),
        )
        with connection.cursor() as cursor:
            # In the order of their keys, so that two transactions cannot wait for each other.
            cursor.executemany(statement, [cells for _, cells in sorted(found.items())])

    def _unfit(self, topic: str, rows: Sequence[Row]) -> Unfit | None:
        """The row that the table refuses also when it comes alone; None when there is none."""
        while len(rows) > 1:
            half = rows[: len(rows) // 2]
            rows = half if self._refusal(topic, half) else rows[len(rows) // 2 :]
        why = self._refusal(topic, rows)
        return Unfit(rows[0].offset, f"not possible in PostgreSQL: {why}") if why else None

    def _refusal(self, topic: str, rows: Sequence[Row]) -> str:
        """What is wrong with rows, tried and taken back; empty when nothing is."""
        try:
            with self._transaction() as connection:
                self._upsert(connection, topic, rows)
                raise psycopg.Rollback
        except (psycopg.DataError, psycopg.errors.ProgramLimitExceeded) as error:
            return self._clean(error.diag.message_primary or type(error).__name__)
        return ""

    # -- the connection ----------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[psycopg.Connection]:
        """A connection of the caller's own, in a transaction. Raises StoreError, or a row's."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            with connection.transaction():
                yield connection
        except (psycopg.DataError, psycopg.errors.ProgramLimitExceeded):
            raise
        except psycopg.Error as error:
            raise self._trouble(error) from error
        finally:
            if connection.info.transaction_status is psycopg.pq.TransactionStatus.IDLE:
                self._idle.append(connection)
            else:
                connection.close()

    def _connect(self) -> psycopg.Connection:
        try:
            connection = psycopg.connect(
                # Prepared statements outlive a transaction, which poolers do not allow.
                self._conninfo,
                autocommit=True,
                prepare_threshold=None,
            )
        except psycopg.Error as error:
            raise self._trouble(error) from error
        try:
            connection.isolation_level = IsolationLevel.READ_COMMITTED
            connection.execute(sql.SQL("SET lock_timeout = {}").format(LOCK_TIMEOUT))
            if connection.info.parameter_status("server_encoding") != "UTF8":
                raise StoreError(
                    f"the database {self.where} was expected to have the encoding UTF8"
                )
            self._migrate(connection)
        except psycopg.Error as error:
            connection.close()
            raise self._trouble(error) from error
        except StoreError:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: psycopg.Connection) -> None:
        """Bring the schema to this version; one of several workers does it, the others wait."""
        version = self._version(connection)
        if version == len(MIGRATIONS):
            return
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (self._schema,))
            version = self._version(connection)
            if version > len(MIGRATIONS):
                raise StoreError(
                    f"schema {self._schema} of {self.where} has version {version}, made by a newer "
                    f"Saring; this one knows {len(MIGRATIONS)}: upgrade the workers"
                )
            if version == 0:
                connection.execute(self._sql("CREATE SCHEMA IF NOT EXISTS {schema}"))
                connection.execute(
                    self._sql(
                        "CREATE TABLE {schema}.versions "
                        "(version integer PRIMARY KEY, applied_at timestamptz DEFAULT now())"
                    )
                )
            for number, script in enumerate(MIGRATIONS[version:], version + 1):
                connection.execute(self._sql(script))
                connection.execute(
                    self._sql("INSERT INTO {schema}.versions VALUES (%s)"), (number,)
                )

    def _version(self, connection: psycopg.Connection) -> int:
        """The version of the schema; 0 when it is not there."""
        # Asked of the catalog's rows: to_regclass() may not yet see what another worker just made.
        there = connection.execute(
            "SELECT FROM pg_catalog.pg_tables WHERE schemaname = %s AND tablename = 'versions'",
            (self._schema,),
        ).fetchone()
        if there is None:
            return 0
        found = connection.execute(self._sql("SELECT max(version) FROM {schema}.versions"))
        return int((found.fetchone() or (0,))[0] or 0)

    def _sql(self, text: str, **parts: sql.Composable) -> sql.Composed:
        return sql.SQL(text).format(schema=sql.Identifier(self._schema), **parts)

    def _trouble(self, error: psycopg.Error) -> StoreError:
        return StoreError(f"{self.where}: {self._clean(str(error) or type(error).__name__)}")

    def _clean(self, text: str) -> str:
        """On one line, and without the password, should a server ever say it."""
        said = " ".join(text.split())
        return said.replace(self._password, "***") if self._password else said


def _where(parameters: dict[str, Any]) -> str:
    """The server and database for people: no user, no password.

    Raises ValueError for what libpq makes of a password with a bare @ or /: it takes the rest of it
    for a host, a port or a database.
    """
    host = str(parameters.get("host") or parameters.get("hostaddr") or "")
    port, database = str(parameters.get("port") or ""), str(parameters.get("dbname") or "")
    if "@" in host + database or not re.fullmatch(r"[\d,]*", port):
        raise ValueError
    return f"postgresql://{host}{port and f':{port}'}/{database}"
