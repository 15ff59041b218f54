"""The topics that settings ask for."""

import pytest

from service.settings import load
from service.topics import declare, delay_word


@pytest.mark.parametrize(
    ("seconds", "word"), [(10, "10s"), (120, "2m"), (1800, "30m"), (0.3, "300ms"), (90, "90s")]
)
def test_tiers_are_named_by_their_delay(seconds, word):
    assert delay_word(seconds) == word


def test_the_topics_of_the_design_are_declared():
    names = [topic.name for topic in declare(load({"topic_prefix": "x"})).all()]
    assert names == [
        "x.urls",
        "x.fetch",
        "x.retry-10s",
        "x.retry-2m",
        "x.retry-30m",
        "x.pages",
        "x.documents",
        "x.dead-letters",
        "x.outcomes",
    ]


def test_tiers_are_sorted_and_each_there_once():
    declared = declare(load({"retry": {"delays": ("2m", "10s", "120s")}}))
    assert [tier.word for tier in declared.tiers] == ["10s", "2m"]


def test_a_dead_letter_has_room_for_the_largest_message_and_its_headers():
    declared = declare(load({}))
    assert declared.dead_letters.message_bytes > declared.urls.message_bytes + 16_000
