"""What a state says of texts that were seen before, whatever it is kept in."""

import asyncio
import random
import sqlite3
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.minhash import BINS, bands, signature, similarity
from service.state import sightings
from service.state.sqlite import SqliteState
from service.state.state import Seen, Sighting, State
from tests.state.conftest import OpenState

DAY = 86400.0
NOW = 1_800_000_000.123456


def words(count: int, seed: int = 0) -> list[str]:
    chosen = random.Random(seed)
    return [f"kata{chosen.randrange(10**6)}" for _ in range(count)]


def sighting(document_id: str, text: list[str] | None = None, **changes: object) -> Sighting:
    text = words(200) if text is None else text
    sketch = signature({" ".join(text[at : at + 5]).encode() for at in range(len(text) - 4)})
    fields: dict[str, object] = {
        "document_id": document_id,
        "exact_hash": " ".join(text),
        "signature": sketch,
        "keys": (zlib.crc32(" ".join(text).encode()), *bands(sketch)),
        "seen_at": NOW,
        "since": NOW - 30 * DAY,
        "least": 0.7,
    }
    return Sighting(**(fields | changes))  # type: ignore[arg-type]  # a dict of many types


def edited(text: list[str], at: int = 100) -> list[str]:
    """A word corrected in the middle, and another end: five of 196 shingles are others, and one."""
    return [*text[:at], f"ralat{at}", *text[at + 1 : -1], f"akhir{at}"]


async def test_a_text_that_nobody_had_is_the_first_of_its_cluster(state: State) -> None:
    assert await state.see(sighting("a")) == Seen(
        cluster_id="a", duplicate_of=None, similarity=None, first_seen=NOW
    )


async def test_the_same_text_duplicates_the_first_that_had_it(state: State) -> None:
    await state.see(sighting("a"))
    for copy in ("b", "c"):
        assert await state.see(sighting(copy, seen_at=NOW + 1)) == Seen(
            cluster_id="a", duplicate_of="a", similarity=1.0, first_seen=NOW
        )


async def test_an_edited_text_duplicates_the_most_similar_and_joins_its_cluster(
    state: State,
) -> None:
    first = words(200)
    second = edited(first)
    third = edited(second, 50)
    await state.see(sighting("a", first))
    near = await state.see(sighting("b", second))
    assert (near.cluster_id, near.duplicate_of) == ("a", "a")
    assert near.similarity is not None
    assert 0.85 < near.similarity < 1
    far = await state.see(sighting("c", third))
    assert (far.cluster_id, far.duplicate_of) == ("a", "b")


async def test_another_text_is_another_cluster(state: State) -> None:
    await state.see(sighting("a"))
    other = await state.see(sighting("b", words(200, 1)))
    assert (other.cluster_id, other.duplicate_of) == ("b", None)


async def test_texts_that_share_a_key_and_little_else_are_no_duplicates(state: State) -> None:
    one, two = words(200), words(200, 1)
    await state.see(sighting("a", one, keys=(1, 2)))
    assert (await state.see(sighting("b", two, keys=(2, 3)))).duplicate_of is None


async def test_a_document_never_duplicates_its_own_revisions(state: State) -> None:
    await state.see(sighting("a"))
    again = await state.see(sighting("a", edited(words(200)), seen_at=NOW + DAY))
    assert again == Seen(cluster_id="a", duplicate_of=None, similarity=None, first_seen=NOW + DAY)


async def test_an_original_that_is_revised_does_not_duplicate_its_copy(state: State) -> None:
    await state.see(sighting("original"))
    assert (await state.see(sighting("copy"))).duplicate_of == "original"
    revised = await state.see(sighting("original", edited(words(200))))
    assert revised.duplicate_of is None


async def test_a_copy_that_is_revised_still_duplicates_the_original(state: State) -> None:
    await state.see(sighting("original"))
    await state.see(sighting("copy"))
    await state.see(sighting("original", edited(words(200), 30)))
    revised = await state.see(sighting("copy", edited(words(200), 60)))
    assert (revised.cluster_id, revised.duplicate_of) == ("original", "original")


async def test_a_repetition_has_the_same_answer(open_state: OpenState) -> None:
    """A crash after the answer: meanwhile others came, and another worker does it again."""
    asked = [sighting("a"), sighting("b", edited(words(200))), sighting("c", words(200, 1))]
    one = await open_state()
    answers = [await one.see(one_asked) for one_asked in asked]
    await one.see(sighting("d", edited(words(200), 60)))
    other = await open_state()
    later = [
        replace(one_asked, seen_at=NOW + 90 * DAY, since=NOW + 60 * DAY) for one_asked in asked
    ]
    assert [await other.see(one_asked) for one_asked in reversed(later)] == answers[::-1]


async def test_of_copies_seen_at_once_by_two_workers_one_is_the_first(
    open_state: OpenState,
) -> None:
    workers = [await open_state(), await open_state()]
    asked = [(f"{text}-{copy}", text) for text in range(20) for copy in range(4)]
    random.Random(1).shuffle(asked)
    answers = await asyncio.gather(
        *(
            workers[place % 2].see(sighting(document, words(60, text)))
            for place, (document, text) in enumerate(asked)
        )
    )
    firsts = [
        document
        for (document, _), seen in zip(asked, answers, strict=True)
        if seen.duplicate_of is None
    ]
    assert sorted(document.split("-")[0] for document in firsts) == sorted(map(str, range(20)))
    for (document, _), seen in zip(asked, answers, strict=True):
        assert seen.cluster_id in firsts
        assert seen.cluster_id.split("-")[0] == document.split("-")[0]
        assert (seen.duplicate_of is None) == (document in firsts)


async def test_texts_from_before_the_window_do_not_count(state: State) -> None:
    await state.see(sighting("a", seen_at=NOW - 40 * DAY))
    assert (await state.see(sighting("b"))).duplicate_of is None


async def test_a_cluster_lives_on_while_it_is_seen(state: State) -> None:
    for day, document in ((0, "a"), (25, "b"), (50, "c")):
        at = NOW + day * DAY
        seen = await state.see(sighting(document, seen_at=at, since=at - 30 * DAY))
    assert seen == Seen(cluster_id="a", duplicate_of="b", similarity=1.0, first_seen=NOW)


async def test_what_only_counts_when_first_is_not_compared_with_later_texts(state: State) -> None:
    first = words(200)
    near, far = edited(first), edited(edited(first), 50)
    await state.see(sighting("a", first, only_first=True))
    await state.see(sighting("b", near, only_first=True))
    seen = await state.see(sighting("c", far, only_first=True))
    assert (seen.cluster_id, seen.duplicate_of) == ("a", "a")
    assert (await state.see(sighting("b", near, only_first=True))).duplicate_of == "a"


async def test_forgetting_drops_texts_before_a_time_and_what_leads_to_them(
    sqlite_state: SqliteState,
) -> None:
    state = sqlite_state
    for day in range(4):
        at = NOW + day * DAY
        await state.see(sighting(f"d{day}", words(60, day), seen_at=at))
    assert await state.forget_sightings(NOW + 2 * DAY) == 2
    assert await state.forget_sightings(NOW + 2 * DAY) == 0
    assert (await state.see(sighting("new-0", words(60, 0)))).duplicate_of is None
    assert (await state.see(sighting("new-3", words(60, 3)))).duplicate_of == "d3"


async def test_a_clock_that_was_ahead_for_once_does_not_stop_the_forgetting(
    sqlite_state: SqliteState,
) -> None:
    state = sqlite_state
    await state.see(sighting("ahead", words(60, 1), seen_at=4e9))
    await asyncio.gather(*(state.see(sighting(f"d{i}", words(60, i + 2))) for i in range(250)))
    assert await state.forget_sightings(NOW + DAY) == 250


async def test_a_text_that_is_everywhere_leads_to_a_bounded_number_of_rows(
    sqlite_state: SqliteState, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = sqlite_state
    monkeypatch.setattr(sightings, "MEMBERS", 5)
    answers = []
    for group in range(3):
        answers += await asyncio.gather(
            *(
                state.see(sighting(f"{group}-{i}", seen_at=NOW + group * DAY, since=NOW - 1))
                for i in range(8)
            )
        )
    assert {seen.cluster_id for seen in answers} == {"0-0"}
    assert sum(seen.duplicate_of is None for seen in answers) == 1
    database = state._database
    assert database is not None
    (rows,) = database.execute("SELECT count(*) FROM sighting_keys").fetchone()
    assert rows == 5 * len(sighting("x").keys)
    # The newest is among them: the cluster is still found when the oldest are too old.
    later = await state.see(sighting("later", since=NOW + 2 * DAY))
    assert (later.cluster_id, later.duplicate_of) == ("0-0", "2-7")
    assert await state.forget_sightings(4e9) == 25
    assert database.execute("SELECT count(*) FROM sighting_keys").fetchone() == (0,)


TEXTS = [words(80), edited(words(80), 10), edited(words(80), 20), words(80, 1), words(80, 2)]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.integers(0, len(TEXTS) - 1), st.integers(0, 60)),
        max_size=25,
    ),
    st.integers(1, 25),
)
def test_any_order_in_any_groups_gives_what_a_plain_list_gives(
    calls: list[tuple[str, int, int]], size: int
) -> None:
    """Documents, texts and days in any order; the state decides in groups of `size`."""
    asked = [
        sighting(document, TEXTS[text], seen_at=NOW + day * DAY, since=NOW + (day - 30) * DAY)
        for document, text, day in calls
    ]
    database = sqlite3.connect(":memory:")
    database.executescript(sightings.SCHEMA)
    answers = []
    for start in range(0, len(asked), size):
        answers += sightings.see(database, asked[start : start + size])
    database.close()
    assert answers == plain(asked)


def plain(asked: list[Sighting]) -> list[Seen]:
    """Every text is compared with every earlier one that shares a key."""
    rows: list[tuple[Sighting, Seen]] = []
    order: dict[str, int] = {}
    answers = []
    for one in asked:
        order.setdefault(one.document_id, len(order))
        known = [
            seen
            for row, seen in rows
            if (row.document_id, row.exact_hash) == (one.document_id, one.exact_hash)
        ]
        if known:
            answers.append(known[0])
            continue
        scored = []
        for place, (row, seen) in enumerate(rows):
            if (
                order[row.document_id] < order[one.document_id]
                and row.seen_at >= one.since
                and set(row.keys) & set(one.keys)
            ):
                same = row.exact_hash == one.exact_hash
                how = 1.0 if same else similarity(row.signature, one.signature)
                scored.append((how, same, -place, row, seen))
        best = max(scored, key=lambda entry: (entry[1], *entry[:1], entry[2]), default=None)
        if best is not None and best[0] >= one.least:
            answer = Seen(
                cluster_id=best[4].cluster_id,
                duplicate_of=best[3].document_id,
                similarity=round(best[0], 3),
                first_seen=best[4].first_seen,
            )
        else:
            answer = Seen(
                cluster_id=one.document_id,
                duplicate_of=None,
                similarity=None,
                first_seen=one.seen_at,
            )
        rows.append((one, answer))
        answers.append(answer)
    return answers


def test_the_edited_texts_are_similar_enough_and_the_others_are_not() -> None:
    """What the tests above stand on."""
    made = [sighting("x", text).signature for text in TEXTS]
    assert 0.7 < similarity(made[0], made[1]) < 1
    assert similarity(made[0], made[3]) < 3 / BINS
