"""The window against a model: any order of arrival, finishing, commits, crashes and rebalances."""

import hypothesis.strategies as st
from hypothesis import given
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from service.agents.window import Window


def test_position_is_the_lowest_offset_that_is_not_finished():
    window = Window()
    window.assign([0])
    for offset in (5, 6, 9):
        assert window.arrive(0, offset)
    window.finish(0, 9)
    window.finish(0, 6)
    assert window.positions() == {}, "the broker is at 5 already"
    window.finish(0, 5)
    assert window.positions() == {0: 10}


def test_nothing_is_committed_before_something_arrives():
    window = Window()
    window.assign([0, 1])
    assert window.positions() == {}


def test_an_offset_that_comes_again_while_it_runs_starts_nothing():
    window = Window()
    window.assign([0])
    assert window.arrive(0, 3)
    window.assign([0])
    assert not window.arrive(0, 3)


def test_a_revoked_partition_is_forgotten():
    window = Window()
    window.assign([0, 1])
    window.arrive(0, 3)
    assert window.assign([1]) == set()
    window.finish(0, 3)
    assert window.positions() == {}
    assert window.assign([0, 1]) == {0}
    assert window.arrive(0, 3)


def test_a_position_is_handed_out_until_it_is_confirmed():
    window = Window()
    window.assign([0])
    window.arrive(0, 0)
    window.finish(0, 0)
    assert window.positions() == {0: 1}
    assert window.positions() == {0: 1}
    window.committed({0: 1})
    assert window.positions() == {}


def test_offsets_below_what_was_committed_are_worked_on_again():
    """After an operator reset the group's offsets, the old messages come once more."""
    window = Window()
    window.assign([0])
    for offset in (7, 8):
        window.arrive(0, offset)
        window.finish(0, offset)
    window.committed(window.positions())
    assert window.arrive(0, 2)
    window.arrive(0, 9)
    assert window.positions() == {}, "the broker's position was taken back to 2 or below"
    window.finish(0, 2)
    assert window.positions() == {0: 9}


@given(st.permutations(range(12)))
def test_any_order_of_finishing_ends_past_the_last_offset(order):
    window = Window()
    window.assign([0])
    for offset in range(12):
        window.arrive(0, offset)
    finished: set[int] = set()
    for offset in order:
        window.finish(0, offset)
        finished.add(offset)
        lowest = min(set(range(12)) - finished, default=12)
        assert window.positions().get(0, 0) == lowest
    assert window.span(0) == 0


class Consumer(RuleBasedStateMachine):
    """A partition read through crashes, rebalances, lost commits; every offset must be worked on.

    `log` holds the offsets that exist; the broker's position only ever moves by our commits.
    """

    @initialize(gaps=st.lists(st.integers(1, 3), min_size=1, max_size=40))
    def begin(self, gaps):
        offset, self.log = 0, []
        for gap in gaps:
            offset += gap
            self.log.append(offset)
        self.broker = 0
        self.done: set[int] = set()
        self.restart()

    def restart(self):
        self.window = Window()
        self.window.assign([0])
        self.running: set[int] = set()
        self.cursor = self.broker

    @rule()
    def arrives(self):
        after = [offset for offset in self.log if offset >= self.cursor]
        if after:
            if self.window.arrive(0, after[0]):
                assert after[0] not in self.running
                self.running.add(after[0])
            self.cursor = after[0] + 1

    @precondition(lambda self: self.running)
    @rule(data=st.data())
    def finishes(self, data):
        offset = data.draw(st.sampled_from(sorted(self.running)))
        self.running.remove(offset)
        self.done.add(offset)
        self.window.finish(0, offset)

    @rule(kept=st.booleans())
    def commits(self, kept):
        positions = self.window.positions()
        if kept:
            self.broker = max(self.broker, positions.get(0, 0))
            self.window.committed(positions)

    @rule()
    def crashes(self):
        self.restart()

    @rule(stays=st.booleans())
    def rebalances(self, stays):
        if not stays:
            self.window.assign([])
            self.running.clear()
        self.window.assign([0])
        self.cursor = self.broker

    @invariant()
    def nothing_unfinished_is_passed(self):
        if hasattr(self, "log"):
            assert all(offset in self.done for offset in self.log if offset < self.broker)

    def teardown(self):
        if not hasattr(self, "log"):
            return
        for _ in self.log:
            self.arrives()
        self.cursor = self.broker
        for _ in self.log:
            self.arrives()
        for offset in sorted(self.running):
            self.done.add(offset)
            self.window.finish(0, offset)
        assert self.window.positions().get(0, self.broker) == self.log[-1] + 1
        assert self.done >= set(self.log)


TestConsumer = Consumer.TestCase
