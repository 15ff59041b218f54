"""The sixty messages of the fault `poison`, at the door of intake alone."""

from datetime import UTC, datetime

import pytest

from service.intake.admit import admit
from service.reasons import Failure
from service.records import Source
from tests.chaos.poison import POISON, PORT, Poison

SOURCE = Source(topic="saring.urls", partition=0, offset=0)
NOW = datetime(2026, 1, 15, tzinfo=UTC)


def test_there_are_sixty_and_each_is_another() -> None:
    assert len({(poison.value, poison.headers) for poison in POISON}) == 60


@pytest.mark.parametrize("poison", [each for each in POISON if each.value is not None])
def test_each_has_its_reason_and_only_the_ports_of_good_ones_are_judged_later(poison) -> None:
    assert reason(poison) == (poison.reason if poison.reason != PORT else None)


def reason(poison: Poison) -> str | None:
    """Why intake refuses it; None when it does not."""
    try:
        admit(poison.value, headers=poison.headers, source=SOURCE, asked_at=NOW)
    except Failure as failure:
        return failure.word
    return None
