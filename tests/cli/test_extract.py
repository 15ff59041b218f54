"""`saring extract --explain`: where each field of a record comes from."""

import argparse
import asyncio
from pathlib import Path

import pytest

from service.cli.extract import arguments, run, table
from service.settings import Settings, load
from tests.extract.make import article, strain

HEAD = '<meta property="og:title" content="Another [bold] headline">'


def test_a_row_a_field_with_all_that_the_page_said() -> None:
    page = strain(article(HEAD, "<p>By Ann Lee</p><p>13 July 2021</p>"))
    shown = table(page)
    assert shown.row_count == len(page.provenance)
    columns = {str(column.header): [str(cell) for cell in column.cells] for column in shown.columns}
    by_field = dict(zip(columns["field"], columns["source"], strict=True))
    assert by_field["authors"] == "line"
    assert by_field["published_at"] == "line"
    assert any("og: Another [bold] headline" in cell for cell in columns["candidates"])


@pytest.mark.parametrize("flags", [[], ["--explain"]])
def test_what_is_redacted_is_not_printed(
    flags: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    head = '<meta name="description" content="Write to ann.lee@example.org">'
    file.write_text(article(head, "<p>Write to ann.lee@example.org or +62 812-3456-7890.</p>"))
    parser = argparse.ArgumentParser()
    arguments(parser)
    options = parser.parse_args([str(file), "--json", *flags])
    assert asyncio.run(run(options, load({"enrich": {"redact": "email"}}))) == 0
    out = capsys.readouterr().out
    assert "ann.lee" not in out
    assert "[EMAIL]" in out
    assert ("812-3456" in out) == (not flags)


def test_explain_prints_the_table_instead_of_the_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    file.write_text(article(HEAD), "utf-8")
    parser = argparse.ArgumentParser()
    arguments(parser)
    options = parser.parse_args([str(file), "--explain"])
    assert asyncio.run(run(options, Settings())) == 0
    out = capsys.readouterr().out
    assert "confidence" in out
    assert "document_id" not in out
