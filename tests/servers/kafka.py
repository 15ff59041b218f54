"""A real Kafka for tests: the embedded broker, with its jars in the user's cache as always.

A session fixture of another folder reads:

    @pytest_asyncio.fixture(scope="session", loop_scope="session")
    async def kafka(tmp_path_factory):
        broker = await start_kafka(tmp_path_factory.mktemp("kafka"))
        yield broker.bootstrap
        await broker.stop()
"""

from pathlib import Path

from service.broker.embedded import EmbeddedBroker


async def start_kafka(tmp_dir: Path, **options: object) -> EmbeddedBroker:
    """Start a broker with its data in `tmp_dir`; the caller awaits its `stop`."""
    return await EmbeddedBroker.start(tmp_dir, **options)
