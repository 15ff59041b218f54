"""What the ledger finds wrong, and that it finds nothing else."""

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.cli import ledger as module
from service.cli.ledger import PROBLEMS, Ledger, Problem

A, B = b"a" * 16, b"b" * 16


@pytest.fixture
def ledger(tmp_path):
    made = Ledger(tmp_path / "ledger")
    yield made
    made.close()


def healthy(ledger):
    """One request that was enriched, one that died, one that waits."""
    ledger.store("jsonl")
    ledger.request("good")
    ledger.outcome("good", 0, "enriched", document_id="d", revision=1)
    ledger.record("d", 1, A, request_id="good")
    ledger.row("jsonl", "d", 1, A)
    ledger.request("bad")
    ledger.outcome("bad", 0, "dead", reason="dns")
    ledger.letter("bad", 0)
    ledger.request("slow", waits="urls")
    ledger.request("slow", waits="retry-10s")


def kinds(ledger):
    return [problem.kind for problem in ledger.problems()]


def test_a_healthy_ledger_has_no_problem_and_its_numbers_add_up(ledger):
    healthy(ledger)
    assert list(ledger.problems()) == []
    assert ledger.counts() == {
        "requests": 3,
        "replays": 0,
        "outcomes": {"enriched": 1, "dead": 1},
        "repeated": 0,
        "waiting": {"retry-10s": 1},
        "dead_letters": 1,
        "records": 1,
        "rows": {"jsonl": 1},
    }


def test_an_outcome_that_repeats_another_is_counted_and_no_problem(ledger):
    healthy(ledger)
    ledger.outcome("good", 0, "enriched", document_id="d", revision=1)
    ledger.outcome("bad", 0, "dead", reason="dns")
    assert kinds(ledger) == []
    assert ledger.counts()["repeated"] == 2


def test_a_replay_has_an_outcome_of_its_own(ledger):
    healthy(ledger)
    ledger.request("bad", 1)
    assert kinds(ledger) == ["no_outcome"]
    ledger.outcome("bad", 1, "dead", reason="timeout")
    ledger.letter("bad", 1)
    assert kinds(ledger) == []
    assert (ledger.counts()["requests"], ledger.counts()["replays"]) == (3, 1)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda x: x.request("lost"), {"no_outcome"}),
        (lambda x: x.outcome("bad", 0, "dead", reason="timeout"), {"two_outcomes"}),
        (
            lambda x: x.outcome("good", 0, "enriched", document_id="d", revision=2),
            {"two_outcomes", "outcome_without_record"},
        ),
        (
            lambda x: x.outcome("ghost", 0, "unchanged", document_id="d", revision=1),
            {"outcome_without_request"},
        ),
        (
            lambda x: (x.request("n"), x.outcome("n", 0, "enriched", document_id="e", revision=1)),
            {"outcome_without_record"},
        ),
        (
            lambda x: (x.request("n"), x.outcome("n", 0, "dead", reason="dns")),
            {"outcome_without_letter"},
        ),
        (
            lambda x: x.record("e", 1, A, request_id="ghost", stored=False),
            {"record_without_request"},
        ),
        (
            lambda x: x.record("e", 1, A, request_id="bad", stored=False),
            {"record_without_outcome"},
        ),
        (lambda x: x.record("d", 1, B, request_id="good"), {"two_records"}),
        (
            lambda x: (
                x.request("n"),
                x.outcome("n", 0, "enriched", document_id="e", revision=1),
                x.record("e", 1, A, request_id="n"),
            ),
            {"not_stored"},
        ),
        (lambda x: x.row("jsonl", "d", 1, B), {"stored_differently"}),
        (lambda x: x.row("jsonl", "e", 1, A), {"stored_without_record"}),
        (lambda x: x.row("jsonl", "d", 1, A), {"stored_twice"}),
    ],
)
def test_what_is_wrong_is_found_as_what_it_is(ledger, spoil, found):
    healthy(ledger)
    spoil(ledger)
    assert set(kinds(ledger)) == found


def test_each_kind_of_problem_is_tried_above():
    tried = {
        kind
        for mark in test_what_is_wrong_is_found_as_what_it_is.pytestmark
        for _, found in mark.args[1]
        for kind in found
    }
    assert tried == PROBLEMS.keys()


@pytest.mark.parametrize(
    "half",
    [
        lambda x: x.outcome("slow", 0, "dead", reason="dns"),
        lambda x: x.outcome("slow", 0, "enriched", document_id="e", revision=1),
        lambda x: x.record("e", 1, A, request_id="slow", stored=False),
    ],
)
def test_outputs_of_a_request_that_is_on_its_way_may_come_one_by_one(ledger, half):
    healthy(ledger)
    half(ledger)
    assert kinds(ledger) == []


@pytest.mark.parametrize(
    "expired",
    [
        lambda x: x.outcome("ghost", 0, "unchanged", asked=False),
        lambda x: x.outcome("ghost", 0, "dead", reason="dns", asked=False, due=False),
        lambda x: x.record("e", 1, A, request_id="ghost", asked=False, stored=False),
        lambda x: x.row("jsonl", "e", 1, A, due=False),
    ],
)
def test_what_topics_have_forgotten_is_not_missed(ledger, expired):
    healthy(ledger)
    expired(ledger)
    assert kinds(ledger) == []


def test_a_problem_says_of_what_it_is(ledger):
    healthy(ledger)
    ledger.outcome("bad", 0, "dead", reason="timeout")
    assert list(ledger.problems()) == [
        Problem("two_outcomes", "bad", 0, None, None, None, "dead dns; dead timeout")
    ]


IDS = st.sampled_from("abcd")
ENDS = st.sampled_from([("unchanged", None), ("dead", "dns"), ("dead", "timeout")])


FOUND = st.tuples(st.lists(IDS), st.lists(IDS), st.lists(st.tuples(IDS, ENDS)))


@given(FOUND, st.integers(1, 3))
def test_requests_and_outcomes_are_judged_as_by_hand(tmp_path_factory, entries, batch):
    """Against sets, and with batches so small that they are written in the middle."""
    asked, waiting, ended = entries
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BATCH", batch)
        ledger = Ledger(tmp_path_factory.mktemp("ledger") / "file")
        for name in asked:
            ledger.request(name)
        for name in waiting:
            ledger.request(name, waits="fetch")
        for name, (kind, reason) in ended:
            ledger.outcome(name, 0, kind, reason=reason, due=False)
        found = Counter((problem.kind, problem.request_id) for problem in ledger.problems())
        counts = ledger.counts()
        ledger.close()
    known, ends = {*asked, *waiting}, {name for name, _ in ended}
    wanted = Counter(
        [("no_outcome", name) for name in known - ends - {*waiting}]
        + [("two_outcomes", name) for name in ends if len({e for n, e in ended if n == name}) > 1]
        + [
            ("outcome_without_request", name)
            for name, _ in {(n, e) for n, e in ended}
            if name not in known
        ]
    )
    assert found == wanted
    assert counts["repeated"] == len(ended) - len({*ended})
    assert counts["waiting"].get("fetch", 0) == len({*waiting} - ends)


GROWTH = """
import resource, sys
from pathlib import Path
from service.cli import ledger as module
module.CACHE_KIB = 2048
ledger = module.Ledger(Path(sys.argv[1]))
def fill(begin, end):
    for number in range(begin, end):
        name = f"saring.urls-{number % 8}-{number}"
        ledger.request(name)
        ledger.outcome(name, 0, "enriched", document_id=f"{number:032x}", revision=1)
        ledger.record(f"{number:032x}", 1, b"d" * 16, request_id=name, stored=False)
    assert list(ledger.problems()) == []
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
small = fill(0, 10_000)
print((fill(10_000, 60_000) - small) / 50_000)
"""


def test_memory_does_not_grow_with_the_requests(tmp_path):
    """With a small cache: what a request costs beyond it is less than 100 bytes."""
    command = [sys.executable, "-c", GROWTH, str(tmp_path / "ledger")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert float(printed) < 100
