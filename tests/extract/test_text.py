"""The main text: which way through the extractor it came."""

import pytest

from service.extract.text import main_text, parse
from service.settings import Extract
from tests.extract.make import PARAGRAPHS, article, strain


@pytest.mark.parametrize(("fast", "method"), [(False, "default"), (True, "fast")])
def test_the_record_says_which_way_its_text_came(fast: bool, method: str) -> None:
    page = strain(article(), settings=Extract(fast=fast))
    assert page.extractor.method == method
    assert page.paragraphs == 5


def test_a_page_with_very_many_rows_takes_the_fast_way_by_itself() -> None:
    rows = "<table>" + "<tr><td>1</td></tr>" * 700 + "</table>"
    assert strain(article(body=rows)).extractor.method == "fast"


def test_the_tree_is_left_as_it_was_for_those_who_read_it_afterwards() -> None:
    tree = parse(f"<html><body><article>{PARAGRAPHS}</article></body></html>")
    before = tree.text_content()
    main_text(tree, fast=False)
    assert tree.text_content() == before
