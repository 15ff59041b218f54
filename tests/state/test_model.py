"""Any sequence of calls gives what a dictionary would give."""

import asyncio
import tempfile
from datetime import UTC
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from service.records import Revision
from service.state.sqlite import SqliteState
from service.state.state import Memory

FOREVER = 4e9  # seconds since 1970
STAGES = st.sampled_from(["fetch", "enrich"])
KEYS = st.one_of(st.sampled_from(["0-1", "0-2"]), st.text(min_size=1, max_size=3))
DOCUMENTS = st.sampled_from(["a", "b"])
REVISIONS = st.one_of(
    st.none(),
    st.builds(
        Revision,
        document_id=DOCUMENTS,
        revision=st.integers(1, 4),
        exact_hash=st.text(max_size=3),
        fetched_at=st.datetimes(timezones=st.just(UTC)),
        etag=st.none() | st.text(max_size=3),
    ),
)


class StateMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        self.claims: dict[str, str] = {}
        self.memory: dict[tuple[str, str], Memory] = {}
        self.revisions: dict[str, Revision] = {}
        self.rests: dict[str, float] = {}
        self.open()

    def open(self) -> None:
        self.state = SqliteState(Path(self.folder.name, "state.db"))
        self.run(self.state.open())

    def run(self, call: Any) -> Any:
        return self.runner.run(call)

    @rule(request_id=KEYS, holder=st.sampled_from(["x", "y"]))
    def claim(self, request_id: str, holder: str) -> None:
        first = self.claims.setdefault(request_id, holder)
        assert self.run(self.state.claim(request_id, holder)) == first

    @rule(stage=STAGES, key=KEYS, outputs=st.binary(max_size=4))
    def keep(self, stage: str, key: str, outputs: bytes) -> None:
        first = self.memory.setdefault((stage, key), Memory(outputs=outputs))
        assert self.run(self.state.keep(stage, key, outputs)) == first

    @rule(stage=STAGES, key=KEYS, revision=REVISIONS)
    def finish(self, stage: str, key: str, revision: Revision | None) -> None:
        self.run(self.state.finish(stage, key, revision))
        self.memory[stage, key] = Memory(finished=True)
        if revision is not None:
            last = self.revisions.get(revision.document_id)
            if last is None or revision.revision >= last.revision:
                self.revisions[revision.document_id] = revision

    @rule(host=DOCUMENTS, until=st.floats(FOREVER, 2 * FOREVER) | st.floats(0, 1e9))
    def keep_rest(self, host: str, until: float) -> None:
        self.run(self.state.keep_rest(host, until))
        self.rests[host] = max(until, self.rests.get(host, 0.0))

    @rule(host=DOCUMENTS)
    def rest_of(self, host: str) -> None:
        until = self.rests.get(host, 0.0)
        assert self.run(self.state.rest_of(host)) == (until if until > 1e9 else None)

    @rule()
    def forget(self) -> None:
        self.run(self.state.forget(FOREVER))
        self.memory.clear()
        self.claims.clear()
        self.rests = {host: until for host, until in self.rests.items() if until >= FOREVER}

    @rule()
    def restart(self) -> None:
        self.run(self.state.close())
        self.open()

    @rule(stage=STAGES, key=KEYS, document_id=DOCUMENTS)
    def recall(self, stage: str, key: str, document_id: str) -> None:
        memory = self.memory.get((stage, key), Memory())
        assert self.run(self.state.recall(stage, key)) == memory
        assert self.run(self.state.recall_revision(stage, key, document_id)) == (
            memory,
            self.revisions.get(document_id),
        )

    @invariant()
    def all_that_was_finished_is_known(self) -> None:
        for (stage, key), memory in self.memory.items():
            assert self.run(self.state.recall(stage, key)) == memory

    def teardown(self) -> None:
        self.run(self.state.close())
        self.runner.close()
        self.folder.cleanup()


StateMachine.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestSqliteAgainstDictionaries = StateMachine.TestCase
