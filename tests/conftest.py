"""For all tests: one real broker a process, topics of each test's own, hypothesis in patience."""

import uuid

import hypothesis
import pytest
import pytest_asyncio

from service.cli.kafka import create_topics
from service.settings import load
from service.topics import declare
from tests.servers.kafka import start_kafka
from tests.servers.postgres import Cluster
from tests.servers.secure_kafka import SecureKafka

# A busy machine is no failure, so nothing has a deadline.
hypothesis.settings.register_profile(
    "saring", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("saring")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """What takes long comes first, in its random order; else the last one would run alone."""
    items.sort(
        key=lambda item: "flow" not in item.path.parts and not item.get_closest_marker("slow")
    )


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def kafka(tmp_path_factory):
    broker = await start_kafka(tmp_path_factory.mktemp("kafka"))
    yield broker.bootstrap
    await broker.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def secure_kafka(tmp_path_factory):
    broker = await SecureKafka.begin(tmp_path_factory.mktemp("secure"))
    yield broker
    await broker.stop()


@pytest.fixture
def settings(tmp_path):
    return load(
        {
            "topic_prefix": f"t{uuid.uuid4().hex[:8]}",
            "data_dir": tmp_path,
            "kafka": {"partitions": 4},
            "retry": {"delays": ("200ms", "1s")},
        }
    )


@pytest_asyncio.fixture(loop_scope="session")
async def topics(kafka, settings):
    declared = declare(settings)
    await create_topics(kafka, declared, replication=0)
    return declared


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server of these tests."""
    cluster = Cluster()
    yield cluster
    cluster.remove()


@pytest.fixture
def schema():
    """A name that no other test uses."""
    return f"t{uuid.uuid4().hex[:8]}"
