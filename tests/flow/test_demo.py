"""The first minute of a newcomer: `saring demo`, twice in one folder."""

import json

import pyarrow.dataset

from service.demo.site import NEAR_DUPLICATES, SAMPLES

ENRICHED = sum(sample.outcome == "enriched" for sample in SAMPLES)


def rows(tmp_path):
    folder = tmp_path / "demo" / "documents"
    parquet = pyarrow.dataset.dataset(folder / "parquet").to_table().to_pylist()
    jsonl = [
        json.loads(line)
        for path in (folder / "jsonl").glob("*.jsonl")
        for line in path.read_text().splitlines()
    ]
    return parquet, jsonl


async def test_the_demo_ends_as_its_table_says_and_finds_nothing_new_the_second_time(
    saring, tmp_path
):
    first = await saring("demo")
    assert await first.ends() == 0, first.output
    assert f"{len(SAMPLES)} URLs pushed, {len(SAMPLES)} outcomes" in first.output
    parquet, jsonl = rows(tmp_path)
    ids = {(row["document_id"], row["revision"]) for row in parquet}
    assert len(parquet) == len(ids) == ENRICHED
    assert {(row["document_id"], row["revision"]) for row in jsonl} == ids
    assert len(jsonl) == ENRICHED

    second = await saring("demo")
    assert await second.ends() == 0, second.output
    assert second.output.count("unchanged") > ENRICHED
    assert len(rows(tmp_path)[0]) == ENRICHED


async def test_records_say_what_the_samples_table_says(saring, tmp_path):
    """Title, date and language of each sample, judged by its table and not by the code."""
    made = await saring("demo")
    assert await made.ends() == 0, made.output
    by_path = {row["url"].split(":", 2)[2].partition("/")[2]: row for row in rows(tmp_path)[1]}
    wrong = []
    for sample in SAMPLES:
        if sample.outcome != "enriched":
            continue
        row = by_path[sample.path.lstrip("/")]
        date = row["published_at"][:10] if row["published_at"] else None  # as the page has it
        got = (row["language"], date)
        if got != (sample.language, sample.published):
            wrong.append((sample.name, got, (sample.language, sample.published)))
        if sample.title is not None and row["title"] != sample.title:
            wrong.append((sample.name, row["title"], sample.title))
    assert not wrong
    alike = {row["duplicate"]["cluster_id"]: row for row in by_path.values()}
    assert len(alike) == len(by_path) - 1
    paths = [sample.path.lstrip("/") for sample in SAMPLES if sample.name in NEAR_DUPLICATES]
    one, two = (by_path[path] for path in paths)
    assert one["duplicate"]["cluster_id"] == two["duplicate"]["cluster_id"]
    of = {row["document_id"]: row["duplicate"]["duplicate_of"] for row in (one, two)}
    assert None in of.values(), "one of them was the first"
    assert {*of.values()} - {None} < {*of}


async def test_a_second_saring_in_one_data_directory_says_so(saring, tmp_path):
    first = await saring("up")
    await first.says("Saring is up")
    second = await saring("up")
    assert await second.ends() == 2
    assert str(tmp_path) in second.output
