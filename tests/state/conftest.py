"""States to test: what holds for one kind of store must hold for each."""

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from service.state.redis import RedisState
from service.state.sqlite import SqliteState
from service.state.state import State
from tests.servers.redis import PROGRAM, RedisServer

OpenState = Callable[[], Awaitable[State]]
RETENTION_SECONDS = 3600.0


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """One server for all tests of this process; each uses keys of its own."""
    if PROGRAM is None:
        pytest.skip("redis-server is not installed")
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()


@pytest.fixture(params=["sqlite", "redis"])
async def open_state(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[OpenState]:
    """Opens the same store as often as it is called: each one as another worker has it."""
    opened: list[State] = []
    prefix = uuid.uuid4().hex
    server: RedisServer | None = None
    if request.param == "redis":
        server = request.getfixturevalue("redis_server")

    async def open_one() -> State:
        state: State
        if server is None:
            state = SqliteState(tmp_path / "state.db")
        else:
            state = RedisState(server.url, prefix=prefix, retention_seconds=RETENTION_SECONDS)
        await state.open()
        opened.append(state)
        return state

    yield open_one
    for state in opened:
        await state.close()


@pytest.fixture
async def state(open_state: OpenState) -> State:
    return await open_state()


@pytest.fixture
async def sqlite_state(tmp_path: Path) -> AsyncIterator[SqliteState]:
    """For what only a file has: others forget by themselves."""
    state = SqliteState(tmp_path / "own.db")
    await state.open()
    yield state
    await state.close()
