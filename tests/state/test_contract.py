"""What every State promises (service/state/state.py), whatever it is kept in."""

import asyncio
import time
from datetime import UTC, datetime

import pytest

from service.records import Revision
from service.state.state import Memory, RobotsText, State
from tests.state.conftest import OpenState

FETCHED_AT = datetime(2026, 7, 1, 8, 30, 0, 123456, tzinfo=UTC)


def revision(number: int, document_id: str = "doc") -> Revision:
    return Revision(
        document_id=document_id,
        revision=number,
        exact_hash=f"hash-{number}",
        fetched_at=FETCHED_AT,
        etag='W/"é"',
        last_modified="Wed, 01 Jul 2026 08:30:00 GMT",
    )


async def test_a_request_id_belongs_to_the_first_that_claims_it(state: State) -> None:
    assert await state.claim("id", "urls-0-1") == "urls-0-1"
    assert await state.claim("id", "urls-0-2") == "urls-0-1"
    assert await state.claim("id", "urls-0-1") == "urls-0-1"


async def test_one_of_many_claims_at_once_wins_and_all_hear_of_it(open_state: OpenState) -> None:
    workers = [await open_state() for _ in range(3)]
    holders = await asyncio.gather(
        *(worker.claim("id", f"{i}-{j}") for j in range(20) for i, worker in enumerate(workers))
    )
    assert len(set(holders)) == 1


async def test_nothing_is_remembered_of_what_was_never_seen(state: State) -> None:
    assert await state.recall("fetch", "0-1") == Memory(finished=False, outputs=None)
    assert await state.recall_revision("fetch", "0-1", "doc") == (Memory(), None)
    assert await state.revision("doc") is None


async def test_the_outbox_keeps_the_first_outputs(state: State) -> None:
    page = Memory(outputs=b"page\x00")
    assert await state.keep("fetch", "0-1", b"page\x00") == page
    assert await state.keep("fetch", "0-1", b"503") == page
    assert await state.recall("fetch", "0-1") == page


async def test_the_outbox_knows_since_when_it_holds_what_it_holds(state: State) -> None:
    before = time.time()
    first = await state.keep("fetch", "0-1", b"page")
    await asyncio.sleep(0.01)
    again = await state.keep("fetch", "0-1", b"503")
    assert before <= first.kept_at == again.kept_at <= time.time()
    assert (await state.recall("fetch", "0-1")).kept_at == first.kept_at


async def test_finishing_empties_the_outbox_and_stores_the_revision(state: State) -> None:
    await state.keep("enrich", "0-1", b"document")
    await state.finish("enrich", "0-1", revision(1))
    assert await state.recall_revision("enrich", "0-1", "doc") == (
        Memory(finished=True),
        revision(1),
    )
    assert await state.revision("doc") == revision(1)


async def test_finishing_needs_no_outbox_and_may_be_repeated(state: State) -> None:
    await state.finish("intake", "0-1")
    await state.finish("intake", "0-1")
    assert await state.recall("intake", "0-1") == Memory(finished=True)


async def test_what_is_finished_takes_no_outputs_any_more(state: State) -> None:
    await state.finish("fetch", "0-1")
    assert await state.keep("fetch", "0-1", b"late") == Memory(finished=True)
    assert await state.recall("fetch", "0-1") == Memory(finished=True)


async def test_stages_do_not_share_their_memory(state: State) -> None:
    await state.finish("fetch", "0-1")
    assert await state.recall("enrich", "0-1") == Memory()


async def test_a_revision_is_replaced_by_the_same_or_a_higher_one(state: State) -> None:
    for number in (1, 2, 2):
        await state.finish("enrich", f"0-{number}", revision(number))
    assert await state.revision("doc") == revision(2)


async def test_a_late_worker_does_not_turn_a_revision_back(state: State) -> None:
    await state.finish("enrich", "0-2", revision(2))
    await state.finish("enrich", "0-1", revision(1))
    assert await state.revision("doc") == revision(2)
    assert await state.recall("enrich", "0-1") == Memory(finished=True)


async def test_other_workers_see_what_one_has_finished(open_state: OpenState) -> None:
    one, other = await open_state(), await open_state()
    await one.keep("fetch", "0-1", b"page")
    assert await other.keep("fetch", "0-1", b"503") == Memory(outputs=b"page")
    await one.finish("fetch", "0-1", revision(1))
    assert await other.recall_revision("fetch", "0-1", "doc") == (
        Memory(finished=True),
        revision(1),
    )


async def test_it_is_there_again_after_it_was_closed(open_state: OpenState) -> None:
    first = await open_state()
    await first.finish("fetch", "0-1", revision(1))
    await first.claim("id", "urls-0-1")
    again = await open_state()
    assert await again.recall("fetch", "0-1") == Memory(finished=True)
    assert await again.revision("doc") == revision(1)
    assert await again.claim("id", "urls-0-2") == "urls-0-1"


async def test_robots_are_kept_until_they_expire(state: State) -> None:
    soon = time.time() + 60
    rules = RobotsText(
        origin="https://a.example", status="rules", body=b"User-agent: *", expires_at=soon
    )
    stale = RobotsText(origin="https://b.example", status="allow", body=b"", expires_at=soon - 61)
    await state.keep_robots(rules)
    await state.keep_robots(stale)
    assert await state.robots("https://a.example") == rules
    assert await state.robots("https://b.example") is None
    assert await state.robots("https://c.example") is None


async def test_robots_are_replaced_by_the_next_answer(state: State) -> None:
    soon = time.time() + 60
    for status in ("defer", "rules"):
        await state.keep_robots(
            RobotsText(origin="https://a.example", status=status, body=b"", expires_at=soon)
        )
    kept = await state.robots("https://a.example")
    assert kept is not None
    assert kept.status == "rules"


async def test_a_host_rests_until_its_time_is_over(state: State) -> None:
    soon = time.time() + 60
    await state.keep_rest("a.example", soon)
    await state.keep_rest("b.example", time.time() - 1)
    assert await state.rest_of("a.example") == soon
    assert await state.rest_of("b.example") is None
    assert await state.rest_of("c.example") is None


async def test_a_rest_is_made_longer_and_never_shorter(state: State) -> None:
    soon = time.time() + 60
    for seconds in (0, 30, -30):
        await state.keep_rest("a.example", soon + seconds)
    assert await state.rest_of("a.example") == soon + 30
    await asyncio.gather(*(state.keep_rest("b.example", soon + i) for i in (5, 9, 7)))
    assert await state.rest_of("b.example") == soon + 9


async def test_other_workers_let_a_host_rest_and_so_does_a_restarted_one(
    open_state: OpenState,
) -> None:
    one, other, soon = await open_state(), await open_state(), time.time() + 60
    await one.keep_rest("a.example", soon)
    assert await other.rest_of("a.example") == soon
    assert await (await open_state()).rest_of("a.example") == soon


async def test_many_callers_at_once_each_get_their_own_answer(state: State) -> None:
    keys = [f"0-{i}" for i in range(1000)]
    kept = await asyncio.gather(*(state.keep("fetch", key, key.encode()) for key in keys))
    assert kept == [Memory(outputs=key.encode()) for key in keys]
    await asyncio.gather(
        *(state.finish("fetch", key, revision(1, key)) for key in keys[::2]),
        *(state.recall("fetch", key) for key in keys),
    )
    recalled = await asyncio.gather(*(state.recall_revision("fetch", key, key) for key in keys))
    for i, (memory, found) in enumerate(recalled):
        assert memory.finished == (i % 2 == 0)
        assert (found is not None) == (i % 2 == 0)


async def test_a_call_that_cannot_be_stored_fails_alone(state: State) -> None:
    good = [state.finish("fetch", f"0-{i}") for i in range(5)]
    bad = state.finish("fetch", "\ud800")
    results = await asyncio.gather(*good, bad, return_exceptions=True)
    assert results[:5] == [None] * 5
    assert isinstance(results[5], UnicodeEncodeError)
    assert (await state.recall("fetch", "0-4")).finished


async def test_a_caller_that_gives_up_disturbs_nobody(state: State) -> None:
    leaving = asyncio.create_task(state.finish("fetch", "0-1"))
    staying = asyncio.create_task(state.finish("fetch", "0-2"))
    await asyncio.sleep(0)
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving
    await staying
    assert (await state.recall("fetch", "0-2")).finished
