"""What reaches standard error."""

import json
import logging

import pytest

from service import log
from service.settings import Log


@pytest.fixture(autouse=True)
def _as_it_was():
    root, ours = logging.getLogger(), logging.getLogger("saring")
    before = (root.handlers[:], root.level, ours.level)
    yield
    root.handlers[:], root.level, ours.level = before


def test_lines_are_json_where_nobody_looks(capsys):
    log.set_up(Log())
    log.logger("test").info("outcome", request_id="r", url="a\nb")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["request_id"], line["logger"]) == ("outcome", "r", "saring.test")
    assert line["timestamp"].endswith("Z")


def test_an_exception_comes_with_its_traceback(capsys):
    log.set_up(Log())
    try:
        raise ZeroDivisionError("on purpose")
    except ZeroDivisionError:
        log.logger("test").exception("bug")
    assert "Traceback" in json.loads(capsys.readouterr().err)["exception"]


def test_what_kafka_clients_mend_by_themselves_is_not_shown(capsys):
    log.set_up(Log(level="info"))
    logging.getLogger("aiokafka.consumer.fetcher").error(
        "Failed fetch offsets from %s: %s", 1, "[Error 6] NotLeaderForPartitionError"
    )
    logging.getLogger("aiokafka").error("Unable connect to node with id %s", 1)
    assert "Unable connect" in (shown := capsys.readouterr().err)
    assert "NotLeader" not in shown


def test_debug_shows_all(capsys):
    log.set_up(Log(level="debug"))
    logging.getLogger("aiokafka").error("NotLeaderForPartitionError")
    log.logger("test").debug("detail")
    assert len(capsys.readouterr().err.splitlines()) == 2
