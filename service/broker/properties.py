"""The files that Kafka reads: broker, identity and log settings as text. Pure.

Paths are relative to the data directory, in which Kafka runs: a Java properties file is Latin-1
and `log.dirs` is separated by commas, so an absolute path could hold what cannot be written.
"""

import base64

LOG_NAME = "broker.log"
LOG_SETTINGS_NAME = "broker.log4j2.properties"
PROPERTIES_NAME = "broker.properties"
KAFKA_DIR_NAME = "kafka"

_MIB = 1024 * 1024


def server_properties(*, port: int, controller_port: int, message_max_bytes: int) -> str:
    """The settings of one node that is broker and controller, for one user on one machine."""
    # A produce request carries batches for several partitions, so it may be larger than one batch.
    request_max_bytes = max(32 * _MIB, 4 * message_max_bytes)
    settings: dict[str, str | int] = {
        "process.roles": "broker,controller",
        "node.id": 1,
        "listeners": f"PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}",
        "advertised.listeners": f"PLAINTEXT://127.0.0.1:{port}",
        "controller.listener.names": "CONTROLLER",
        # The voters' addresses are only in this line (the quorum's state on disk holds ids), so
        # the ports may differ at each start: tests/broker/test_embedded.py restarts to prove it.
        "controller.quorum.voters": f"1@127.0.0.1:{controller_port}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs": KAFKA_DIR_NAME,
        # One node: every copy is the only one.
        "default.replication.factor": 1,
        "offsets.topic.replication.factor": 1,
        "transaction.state.log.replication.factor": 1,
        "transaction.state.log.min.isr": 1,
        "share.coordinator.state.topic.replication.factor": 1,
        "share.coordinator.state.topic.min.isr": 1,
        # A few groups and transactions: 50 partitions each (the default) only slow the restart.
        "offsets.topic.num.partitions": 8,
        "transaction.state.log.num.partitions": 8,
        "share.coordinator.state.topic.num.partitions": 8,
        # Topics are declared; a misspelt name must be an error and not a new topic.
        "auto.create.topics.enable": "false",
        "message.max.bytes": message_max_bytes,
        "socket.request.max.bytes": request_max_bytes,
        # Groups start at once, and tests may have members that are missed after a second.
        "group.initial.rebalance.delay.ms": 0,
        "group.min.session.timeout.ms": 1000,
        # After kill -9 the new broker waits until the old registration has expired: measured
        # 4.2 s to the first answer with these, 16-20 s with the defaults (9 s and 2 s).
        "broker.session.timeout.ms": 3000,
        "broker.heartbeat.interval.ms": 500,
        # Topics declare their own retention; this is for those that do not. Time passes while the
        # laptop sleeps, and a group whose offsets are forgotten starts over: hence the year.
        "log.retention.hours": 7 * 24,
        "log.segment.bytes": 128 * _MIB,
        "log.index.size.max.bytes": 2 * _MIB,
        "offsets.retention.minutes": 365 * 24 * 60,
        # Memory and threads of a guest: the cleaner's table alone is 128 MiB by default.
        "log.cleaner.dedupe.buffer.size": 16 * _MIB,
        "num.network.threads": 2,
        "num.io.threads": 4,
        "background.threads": 4,
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def meta_properties(random_bytes: bytes) -> str:
    """A new identity of the node's storage, from 16 random bytes; it spares the format step.

    Kafka adds the directory's own id at the first start.
    """
    # A cluster id is a UUID in URL-safe base64 without padding. As in Kafka's own tools none
    # begins with a dash, which would read like an option on a command line.
    cluster_id = base64.urlsafe_b64encode(random_bytes).decode().rstrip("=")
    if cluster_id.startswith("-"):
        cluster_id = "A" + cluster_id[1:]
    return f"version=1\ncluster.id={cluster_id}\nnode.id=1\n"


def log_settings() -> str:
    """Log4j settings: one file of at most 10 MB and one older one, nothing on the terminal."""
    return f"""\
status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = {LOG_NAME}
appender.file.filePattern = {LOG_NAME}.%i
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d{{ISO8601}} %p %c{{1}}: %m%n
appender.file.policies.type = Policies
appender.file.policies.size.type = SizeBasedTriggeringPolicy
appender.file.policies.size.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 1
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
"""
