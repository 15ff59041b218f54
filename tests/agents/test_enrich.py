"""The enrich stage with a real state: pages in, documents with what they duplicate out."""

import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from service import codec, metrics
from service.agents.engine import Message
from service.agents.enrich import Enrich
from service.agents.stage import Job
from service.agents.strain import strain, weigh
from service.codec import Result
from service.reasons import Failure, Reason
from service.records import (
    ChangeKind,
    Document,
    Download,
    Outcome,
    OutcomeKind,
    Page,
    Request,
    Source,
)
from service.settings import Enrich as EnrichSettings
from service.settings import Extract, load
from service.state.sqlite import SqliteState
from service.topics import declare
from tests.enrich.make import AT, page

STORY = [f"Paragraf {n}: " + " ".join(f"kata{n}x{word}" for word in range(40)) for n in range(10)]


class Here:
    """A pool that works in this process."""

    async def run(self, function: Callable[..., Any], *args: Any, ahead: bool) -> Any:
        assert ahead  # what is begun is ended before more is begun
        return function(*args)


@pytest.fixture
async def state(tmp_path: Path) -> AsyncIterator[SqliteState]:
    made = SqliteState(tmp_path / "state.sqlite")
    await made.open()
    yield made
    await made.close()


def stage(state: SqliteState, **enrich: object) -> Enrich:
    settings = load({"enrich": enrich})
    return Enrich(declare(settings), settings, Here(), state)  # type: ignore[arg-type]  # its run


def message(one: Page) -> Message:
    return Message(
        topic="saring.pages",
        partition=0,
        offset=1,
        key=one.document_id.encode(),
        value=codec.encode(one),
        headers=(),
        written_at=AT,
        generation=1,
    )


def opened(made: Enrich, paragraphs: list[str], document_id: str, **changes: Any) -> Job:
    one = page("\n".join(paragraphs), document_id=document_id, **changes)
    job = made.open(message(one))
    assert job is not None
    return job


async def run(made: Enrich, paragraphs: list[str], document_id: str, **changes: Any) -> Result:
    """The result of a page, its revision stored as delivery does it."""
    job = opened(made, paragraphs, document_id, **changes)
    memory, last = await made._state.recall_revision("enrich", job.key, document_id)
    assert not memory.finished
    result = await job.run(last)
    await made._state.finish("enrich", job.key, result.revision)
    return result


def counted() -> dict[tuple[str, str], float]:
    """The counts of documents and of parts, by their one label."""
    return {
        (sample.name, *sample.labels.values()): sample.value  # type: ignore[misc]  # one label
        for family in metrics.REGISTRY.collect()
        for sample in family.samples
        if re.fullmatch(r"saring_(documents_by_\w+_total|enrich_seconds_count)", sample.name)
    }


def read(result: Result) -> tuple[Document | None, Outcome]:
    *documents, outcome = (output.value for output in result.outputs)
    document = codec.decode(documents[0], Document) if documents else None
    return document, codec.decode(outcome, Outcome)


async def document(made: Enrich, paragraphs: list[str], name: str, **changes: Any) -> Document:
    found, _ = read(await run(made, paragraphs, name, **changes))
    assert found is not None
    return found


async def test_the_first_document_is_its_own_cluster(state: SqliteState) -> None:
    found = (await document(stage(state), STORY, "a")).duplicate
    assert (found.cluster_id, found.duplicate_of, found.similarity) == ("a", None, None)
    assert found.first_seen == AT


async def test_a_document_is_counted_by_what_it_is_and_its_parts_by_their_time(
    state: SqliteState,
) -> None:
    before = counted()
    made = await document(stage(state), STORY, "a")
    assert made.quality is not None
    more = {key: value - before.get(key, 0) for key, value in counted().items()}
    assert {key for key, value in more.items() if value} == {
        ("saring_documents_by_quality_total", made.quality.verdict.value),
        ("saring_documents_by_language_total", metrics.language_label(made.language)),
        ("saring_documents_by_change_total", "new"),
        *(("saring_enrich_seconds_count", part) for part in metrics.ENRICH_PARTS),
    }


async def test_an_edited_copy_says_of_what_and_since_when(state: SqliteState) -> None:
    made = stage(state)
    await document(made, STORY, "a")
    copy = [*STORY[:9], "Paragraf lain yang pendek."]
    later = AT + timedelta(hours=1)
    found = (await document(made, copy, "b", fetched_at=later, request_id="r2")).duplicate
    assert (found.cluster_id, found.duplicate_of, found.first_seen) == ("a", "a", AT)
    assert found.similarity is not None
    assert 0.8 < found.similarity < 1


async def test_the_same_text_is_unchanged_and_not_seen_again(state: SqliteState) -> None:
    """As when only advertisements changed: they are strained out before."""
    made = stage(state)
    await document(made, STORY, "a")
    nothing, outcome = read(await run(made, [*STORY, " … "], "a", request_id="r2"))
    assert nothing is None
    assert (outcome.outcome, outcome.revision) == (OutcomeKind.UNCHANGED, 1)


async def test_a_corrected_paragraph_is_a_minor_second_revision(state: SqliteState) -> None:
    made = stage(state)
    await document(made, STORY, "a")
    corrected = [*STORY[:4], STORY[4].replace("kata4x20", "ralat"), *STORY[5:]]
    found = await document(made, corrected, "a", request_id="r2")
    assert (found.revision, found.change.kind) == (2, ChangeKind.MINOR)
    assert 0 < found.change.ratio < 0.1
    assert found.duplicate.duplicate_of is None


async def test_a_page_that_comes_again_after_a_crash_has_the_same_answer(
    state: SqliteState,
) -> None:
    """The document was sent and the memory of it was not: its copy came meanwhile."""
    first = opened(stage(state), STORY, "a")
    before, _ = read(await first.run(None))
    await document(stage(state), STORY, "b", request_id="r2")
    again, _ = read(await opened(stage(state), STORY, "a").run(None))
    assert again == before


async def test_duplicates_are_passed_on_by_default(state: SqliteState) -> None:
    made = stage(state)
    await document(made, STORY, "a")
    _, outcome = read(await run(made, STORY, "b", request_id="r2"))
    assert outcome.outcome is OutcomeKind.ENRICHED


async def test_dropped_duplicates_end_as_dead_with_their_own_reason(state: SqliteState) -> None:
    made = stage(state, drop_duplicates=True)
    await document(made, STORY, "a")
    for _ in range(2):  # a repetition ends in the same way
        job = opened(made, STORY, "b", request_id="r2")
        with pytest.raises(Failure) as caught:
            await job.run(None)
        assert caught.value.reason is Reason.DUPLICATE
        assert caught.value.detail == "of document a, similarity 1.0"
    letter, ending = job.fail(caught.value, "")
    assert letter.topic == "saring.dead-letters"
    outcome = codec.decode(ending.value, Outcome)
    assert (outcome.outcome, outcome.reason) == (OutcomeKind.DEAD, "duplicate")


async def test_what_was_found_is_counted(state: SqliteState) -> None:
    def counts() -> list[float]:
        values = (
            metrics.REGISTRY.get_sample_value("saring_enrich_compared_total", {"found": found})
            for found in ("nothing", "near", "same")
        )
        return [value or 0.0 for value in values]

    made, before = stage(state), counts()
    for name, text in (("a", STORY), ("b", STORY[:9]), ("c", STORY), ("d", STORY)):
        await document(made, text, name, request_id=name)
    assert [now - then for now, then in zip(counts(), before, strict=True)] == [1, 1, 2]


async def test_the_window_is_the_setting(state: SqliteState) -> None:
    made = stage(state, duplicate_window="1h")
    await document(made, STORY, "a")
    for hours, duplicate_of in ((1, "a"), (3, None)):
        name = f"after-{hours}"
        at = AT + timedelta(hours=hours)
        found = await document(made, STORY, name, fetched_at=at, request_id=name)
        assert found.duplicate.duplicate_of == duplicate_of


HTML = """<!doctype html><html lang="en"><head><title>Dam reopens after repairs</title></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<div class="advert"><p>%(advert)s</p></div>
<main><article><h1>Dam reopens after repairs</h1>
<p>The northern dam takes in water again after nine months of repairs, the region's water board
said on Monday. Its gates had been closed since a crack was found in the spillway last spring.</p>
<p>%(number)s households depend on the reservoir, and most of them had water for only a few hours
a day in the dry season. Trucks brought drinking water to schools and to the clinic.</p>
<p>The repairs cost less than planned, said the engineer who led them, because the crack turned
out to be shallow. Divers looked at the foundations twice and found no further damage.</p>
<p>Farmers downstream may open their canals again in two weeks, when the level has risen by four
metres. Until then the board asks them to share what the old pumping station can lift.</p>
</article></main>
<aside class="related"><h2>More</h2><ul><li><a href="/1">%(related)s</a></li></ul></aside>
</body></html>"""


def strained(**parts: str) -> Page:
    """A page of HTML through extraction."""
    request = Request(
        request_id="r1",
        url="https://example.org/dam",
        source=Source(topic="urls", partition=0, offset=0),
        asked_at=AT,
    )
    download = Download(
        final_url=request.url,
        status=200,
        content_type="text/html",
        header_charset="utf-8",
        body=(HTML % ({"advert": "", "number": "Forty thousand", "related": ""} | parts)).encode(),
        fetched_at=AT,
    )
    return strain(request, download, 0, Extract(), 900_000)


def test_a_page_with_other_advertisements_is_unchanged() -> None:
    first = weigh(
        strained(advert="Buy a better umbrella today.", related="Rain expected"),
        None,
        EnrichSettings(),
    )
    assert first is not None
    assert "reservoir" in first[0].text
    again = strained(advert="Shoes, now at half the price!", related="Mayor opens school")
    assert weigh(again, first[1], EnrichSettings()) is None


def test_a_page_with_a_corrected_paragraph_is_a_minor_second_revision() -> None:
    first = weigh(strained(advert="Buy a better umbrella today."), None, EnrichSettings())
    assert first is not None
    second = weigh(strained(number="Fourteen thousand"), first[1], EnrichSettings())
    assert second is not None
    assert (second[0].revision, second[0].change.kind) == (2, ChangeKind.MINOR)
    assert second[0].change.ratio < 0.15
