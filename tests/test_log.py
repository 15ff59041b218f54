"""What reaches standard error."""

import asyncio
import json
import logging
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import log
from service.settings import Log
from tests.agents.test_deliver import Letters, delivering, message, until


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
    told = json.loads(capsys.readouterr().err)["exception"]
    assert "test_an_exception_comes_with_its_traceback" in told
    assert told.endswith("ZeroDivisionError")


def test_what_libraries_mend_by_themselves_is_not_shown(capsys):
    log.set_up(Log(level="info"))
    faust = logging.getLogger("faust.app.base")
    faust.warning("[^App]: Missing sensor state for rebalance #%s", 1)
    faust.warning("[^App]: something else")
    logging.getLogger("aiokafka.consumer.fetcher").error(
        "Failed fetch offsets from %s: %s", 1, "[Error 6] NotLeaderForPartitionError"
    )
    logging.getLogger("aiokafka").error("Unable connect to node with id %s", 1)
    assert "Unable connect" in (shown := capsys.readouterr().err)
    assert "NotLeader" not in shown
    assert "something else" in shown
    assert "sensor state" not in shown


def test_debug_shows_all(capsys):
    log.set_up(Log(level="debug"))
    logging.getLogger("aiokafka").error("NotLeaderForPartitionError")
    log.logger("test").debug("detail")
    assert len(capsys.readouterr().err.splitlines()) == 2


SECRET = "<p>a page, or a password</p>"


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize("name", ["saring.deliver", "faust.agents"])
def test_neither_an_exception_s_words_nor_its_values_are_shown(capsys, form, name):
    """They may be a page; rich's tracebacks, structlog's default on a terminal, show all values."""
    log.set_up(Log(format=form))

    def read(body):
        raise ValueError(body)

    try:
        try:
            read(SECRET)
        except ValueError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        if name.startswith("saring"):
            log.logger("deliver").exception("internal error")
        else:
            logging.getLogger(name).exception("crashed", exc_info=error)
    shown = capsys.readouterr().err
    assert "page" not in shown
    assert "in read" in shown
    assert shown.index("RuntimeError") < shown.index("ValueError")


def test_a_stranger_s_words_do_not_move_a_terminal(capsys):
    log.set_up(Log(format="text"))
    log.logger("outcome").info("outcome", request_id="a\x1b[2Jé\u202e\nb")
    assert r"a\x1b[2Jé\u202e\nb" in capsys.readouterr().err


async def test_lines_of_a_task_have_its_request(capsys):
    log.set_up(Log())

    async def work(request_id):
        log.about(request_id)
        await asyncio.sleep(0)
        log.logger("deliver").warning("trying again")
        logging.getLogger("aiohttp.client").warning("odd")

    await asyncio.gather(work("a"), work("b"))
    log.logger("pulse").warning("of nobody")
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line.get("request_id") for line in said] == ["a", "a", "b", "b", None]


async def test_a_bug_is_logged_with_its_request(tmp_path, capsys):
    class Asked(Letters):
        def open(self, message):
            return replace(super().open(message), request_id="r-7")

    log.set_up(Log())
    async with delivering(tmp_path, stage=Asked()) as (made, _, engine, _):
        await made.take(message(1, b"bug"))
        await until(lambda: ("confirmed", b"internal_error trace") in engine.log)
    (line,) = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (line["event"], line["stage"], line["request_id"]) == ("internal error", "fetch", "r-7")
    assert line["exception"].endswith("\nbuiltins.ZeroDivisionError")  # and nothing behind it


# -- what is said again and again ------------------------------------------------------------------


class Watched:
    """Logs as JSON with a clock that a test moves; `lines` gives those since it was asked last."""

    def __init__(self, capsys):
        log.set_up(Log())
        logging.getLogger().handlers[0]._now = lambda: self.now
        self.now = 0.0
        self._capsys = capsys

    def lines(self):
        return [json.loads(line) for line in self._capsys.readouterr().err.splitlines()]


def test_a_few_repeats_pass_and_the_others_are_counted(capsys):
    clock = Watched(capsys)
    for _ in range(1000):
        log.logger("deliver").warning("trying again", stage="fetch", seconds=5, error="away")
    assert len(clock.lines()) == log.MOST_REPEATS
    clock.now = log.REPEAT_SECONDS
    log.logger("deliver").warning("trying again", stage="fetch", seconds=5, error="away")
    told, again = clock.lines()
    assert told["event"] == "lines left out"
    assert (told["like"], told["stage"], told["of"]) == ("trying again", "fetch", "saring.deliver")
    assert (told["count"], told["level"]) == (1000 - log.MOST_REPEATS, "warning")
    assert again["event"] == "trying again"


def test_what_is_left_out_is_told_at_the_end(capsys):
    clock = Watched(capsys)
    for _ in range(7):
        log.logger("retry").warning("trying again", tier="10s")
    clock.lines()
    logging.getLogger().handlers[0].close()
    (told,) = clock.lines()
    assert told["count"] == 7 - log.MOST_REPEATS
    assert told["tier"] == "10s"


def test_one_stage_s_repeats_hide_no_other_s(capsys):
    clock = Watched(capsys)
    for stage in ("fetch",) * 20 + ("sink",):
        log.logger("deliver").warning("trying again", stage=stage)
    assert [line["stage"] for line in clock.lines()] == ["fetch"] * log.MOST_REPEATS + ["sink"]


def test_one_bug_hides_no_other(capsys):
    clock = Watched(capsys)
    for kind in (KeyError,) * 20 + (ValueError,):
        log.logger("deliver").error("internal error", exc_info=kind())
    shown = [line["exception"].rpartition(".")[2] for line in clock.lines()]
    assert shown == ["KeyError"] * log.MOST_REPEATS + ["ValueError"]


def test_a_client_s_lines_that_differ_in_numbers_are_the_same(capsys):
    clock = Watched(capsys)
    for port in range(9000, 9500):
        logging.getLogger("aiokafka").error(f"Unable connect to 127.0.0.1:{port}")
        logging.getLogger("aiokafka").error("Unable connect to %s", port)
    assert len(clock.lines()) == 2 * log.MOST_REPEATS


def test_every_outcome_has_its_line(capsys):
    clock = Watched(capsys)
    for number in range(100):
        log.logger("outcome").info("outcome", request_id=str(number))
    assert len(clock.lines()) == 100


KINDS = st.builds(log.Kind, st.sampled_from("ab"), st.just(30), st.sampled_from("xy"))


@given(st.lists(st.tuples(KINDS, st.floats(0, 50))), st.integers(1, 4))
def test_each_line_is_shown_or_counted(lines, most):
    repeats, now, shown, counted = log.Repeats(most, 60.0), 0.0, 0, 0
    for kind, pause in lines:
        now += pause
        counted += sum(repeats.ended(now).values())
        shown += repeats.passes(kind, now)
    counted += sum(repeats.ended(float("inf")).values())
    assert shown + counted == len(lines)
