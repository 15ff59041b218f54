"""States to test: what holds for one kind of store must hold for each."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from service.state.sqlite import SqliteState
from service.state.state import State

OpenState = Callable[[], Awaitable[State]]


@pytest.fixture(params=["sqlite"])
async def open_state(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[OpenState]:
    """Opens the same store as often as it is called: each one as another worker has it."""
    opened: list[State] = []

    async def open_one() -> State:
        assert request.param == "sqlite"
        state = SqliteState(tmp_path / "state.db")
        await state.open()
        opened.append(state)
        return state

    yield open_one
    for state in opened:
        await state.close()


@pytest.fixture
async def state(open_state: OpenState) -> State:
    return await open_state()
