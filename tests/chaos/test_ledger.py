"""The books notice what is wrong with them."""

from datetime import UTC, datetime

import orjson
import pyarrow
import pyarrow.parquet
import pytest

from service.cli.kafka import Received
from tests.chaos.ledger import Ledger

PUSHED = {(0, 0): b"http://a.test/", (0, 1): b"http://b.test/", (1, 0): b"\xff"}


def message(topic, offset, value=b"{}", *, ce_id="", request=""):
    return Received(
        topic=topic,
        partition=0,
        offset=offset,
        written_at=datetime.now(UTC),
        key=None,
        value=value,
        headers=(("ce_id", ce_id.encode()), ("saring-request-id", request.encode())),
    )


def outcome(request, kind="enriched", document="a", reason=None):
    made = {"request_id": f"saring.urls-{request}", "outcome": kind, "reason": reason}
    return orjson.dumps(made | {"document_id": document, "revision": 1})


class Books(Ledger):
    """The books with topics that a test writes itself."""

    def __init__(self, folder):
        super().__init__("nowhere", "saring", dict(PUSHED), folder, lambda: self.database)
        self.folder = folder
        self.database = [("a", 1), ("b", 1)]
        self.topics = {
            "outcomes": [
                message("outcomes", 0, outcome("0-0")),
                message("outcomes", 1, outcome("0-1", document="b")),
                message("outcomes", 2, outcome("1-0", "dead", None, "bad_message")),
            ],
            "documents": [
                message("documents", 0, ce_id="a.1"),
                message("documents", 1, ce_id="b.1"),
            ],
            "dead-letters": [message("dead-letters", 0, request="saring.urls-1-0")],
        }
        self.store("first", [0, 1])
        (folder / "jsonl").mkdir(parents=True)
        self.write("a", "b")

    def store(self, name, offsets):
        (self.folder / "parquet").mkdir(parents=True, exist_ok=True)
        table = pyarrow.table({"topic_partition": [0] * len(offsets), "topic_offset": offsets})
        pyarrow.parquet.write_table(table, self.folder / "parquet" / f"{name}.parquet")

    def write(self, *documents, end="\n"):
        lines = [orjson.dumps({"document_id": one, "revision": 1}).decode() for one in documents]
        (self.folder / "jsonl" / "first.jsonl").write_text("\n".join(lines) + end)

    async def read(self, word):
        return self.topics[word]


@pytest.fixture
def books(tmp_path):
    return Books(tmp_path)


async def test_books_in_order_balance(books):
    balance = await books.balance()
    wrong = (balance.lost, balance.conflicting, balance.duplicate_records)
    assert (*wrong, balance.store_duplicates, balance.torn) == (0, 0, 0, 0, 0)
    assert balance.pushed == 3
    assert balance.outcomes == {"enriched": 2, "bad_message": 1}


@pytest.mark.parametrize("topic", ["outcomes", "documents", "dead-letters"])
async def test_a_message_that_is_gone_is_lost(books, topic):
    books.topics[topic].pop()
    assert (await books.balance()).lost == 1


@pytest.mark.parametrize("topic", ["outcomes", "documents", "dead-letters"])
async def test_a_message_that_comes_again_is_a_duplicate(books, topic):
    books.topics[topic].append(books.topics[topic][0])
    balance = await books.balance()
    assert balance.duplicate_records == 1
    assert balance.conflicting == 0


async def test_two_ends_of_one_request_are_in_conflict(books):
    books.topics["outcomes"].append(message("outcomes", 3, outcome("0-0", "dead", None, "timeout")))
    assert (await books.balance()).conflicting == 1


async def test_an_end_that_nobody_asked_for_is_in_conflict(books):
    books.topics["outcomes"].append(message("outcomes", 3, outcome("3-9")))
    assert (await books.balance()).conflicting == 1


async def test_an_id_of_a_message_is_the_id_of_its_request(books):
    books._pushed[0, 0] = b'{"id": "mine", "url": "http://a.test/"}'
    assert (await books.balance()).lost == 1
    named = outcome("x").replace(b"saring.urls-x", b"mine")
    books.topics["outcomes"][0] = message("outcomes", 0, named)
    assert (await books.balance()).lost == 0


async def test_rows_are_missed_and_doubles_are_seen(books):
    books.store("first", [0])
    books.write("a")
    books.database.pop()
    assert (await books.balance()).lost == 3
    books.store("first", [0, 1, 1])
    books.write("a", "b", "b")
    books.database += [("b", 1), ("c", 1)]
    assert (await books.balance()).store_duplicates == 3


async def test_a_torn_file_is_seen(books):
    (books.folder / "parquet" / "second.parquet").write_bytes(b"PAR1 and no more")
    books.write("a", "b", end='\n{"document_id": "c", "rev')
    assert (await books.balance()).torn == 3
