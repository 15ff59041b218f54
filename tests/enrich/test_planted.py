"""A planted set through the real state: copies are found, stories of one template are not."""

from pathlib import Path

import pytest

from bench.duplicates import answers, judged, sighting
from bench.planted import planted

DOCUMENTS = 1200


@pytest.mark.slow
async def test_planted_copies_are_found_and_nothing_else(tmp_path: Path) -> None:
    """The floors are the promise; a larger set and by how much it is kept: bench/results."""
    texts = planted(7, DOCUMENTS)
    asked = [sighting(text) for text in texts]
    seen = await answers(tmp_path / "one", asked, 1, restart=False)
    figures = judged(texts, seen)
    assert figures["documents"] >= DOCUMENTS
    assert figures["pairs_from_0.8"] > 80
    assert figures["recall_from_0.8"] >= 0.95, figures
    assert figures["precision"] >= 0.98, figures
    # The same again by two workers, restarted half way.
    assert await answers(tmp_path / "two", asked, 2, restart=True) == seen
