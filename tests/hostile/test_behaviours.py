"""Hosts that misbehave in every way that we know of: how each fetch from them ends."""

import pytest

from service.fetch.fetch import Fetcher
from tests.fetch.fetching import FakeState
from tests.hostile.table import BY_ID, TABLE
from tests.hostile.wire import Behaviour, Outcome, end, limits, playing, read


def test_the_table_is_as_large_as_was_promised() -> None:
    assert len(TABLE) == len(BY_ID) >= 120
    assert all(len(behaviour.id) <= 63 for behaviour in TABLE)


async def ended(behaviour: Behaviour) -> Outcome:
    async with playing(behaviour) as port:
        fetcher = Fetcher(limits(port), FakeState())  # type: ignore[arg-type]  # what fetch needs
        await fetcher.start()
        try:
            found, download = await end(fetcher, behaviour.url(port))
        finally:
            await fetcher.close()
    return found if download is None else read(download)


@pytest.mark.parametrize("behaviour", TABLE, ids=lambda behaviour: behaviour.id)
async def test_each_behaviour_has_its_outcome(behaviour: Behaviour) -> None:
    found = await ended(behaviour)
    assert behaviour.expected.fits(found), found
