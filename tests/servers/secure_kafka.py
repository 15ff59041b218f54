"""A real Kafka with a listener for each way to speak to it: TLS, client certificates, users.

The embedded broker with more lines in its properties; its own plaintext listener stays for the
test's own looks and for making the users.
"""

import asyncio
import socket
from pathlib import Path

from service.broker import jars, properties
from service.broker.embedded import EmbeddedBroker
from service.broker.java import find_java
from tests.servers.certificates import Authority

USER = "saring-user"
PASSWORD = "marker-of-kafka-7f3a"  # looked for in everything that is printed
SCRAM = ("SCRAM-SHA-512", "SCRAM-SHA-256")
# Listener -> protocol.
LISTENERS = {
    "USERS": "SASL_SSL",
    "CERTIFICATES": "SSL",
    "TLS": "SSL",
    "CLEAR": "SASL_PLAINTEXT",
    "ELSEWHERE": "SASL_SSL",  # its certificate is for another name
    "LOCAL": "SASL_SSL",  # its certificate is for localhost, and it says that it is 127.0.0.1
}
KAFKA = "org.apache.kafka.common.security"


class SecureKafka(EmbeddedBroker):
    """`ports` by listener; `authority` signed the broker, `stranger` signed nobody here."""

    ports: dict[str, int]
    authority: Authority
    stranger: Authority

    @classmethod
    async def begin(cls, folder: Path) -> "SecureKafka":
        """Start it, with its user in it."""
        files = folder / "tls"
        authority = Authority(files, "authority")
        for name, names in (
            ("here", "DNS:localhost,IP:127.0.0.1"),
            ("elsewhere", "DNS:elsewhere.test"),
            ("local", "DNS:localhost"),
        ):
            certificate, key = authority.issue(name, names=names)
            (files / f"{name}.store.pem").write_text(key.read_text() + certificate.read_text())
        broker = await cls.start(folder)
        broker.authority, broker.stranger = authority, Authority(files, "stranger")
        try:
            # One command each: Kafka takes one credential of a user in a request.
            await asyncio.gather(*map(broker._make_user, SCRAM))
        except BaseException:
            await broker.stop()
            raise
        return broker

    def settings(self, listener: str, **more: object) -> dict[str, object]:
        """Saring's settings for a listener, by their names; others on top."""
        protocol = LISTENERS[listener].lower()
        found: dict[str, object] = {
            "broker": f"kafka://127.0.0.1:{self.ports[listener]}",
            "kafka__security": protocol,
        }
        if protocol.endswith("ssl"):
            found["kafka__ca_file"] = self.authority.root
        if protocol.startswith("sasl"):
            found |= {"kafka__username": USER, "kafka__password": PASSWORD}
        return found | more

    def _write_settings(self, port: int, message_max_bytes: int) -> int:
        port = super()._write_settings(port, message_max_bytes)
        self.ports = _free(LISTENERS)
        path = self._data_dir / properties.PROPERTIES_NAME
        base = dict(line.split("=", 1) for line in path.read_text().splitlines())
        places = "".join(f",{name}://127.0.0.1:{port}" for name, port in self.ports.items())
        protocols = "".join(f",{name}:{protocol}" for name, protocol in LISTENERS.items())
        base["listeners"] += places
        base["advertised.listeners"] += places
        base["listener.security.protocol.map"] += protocols
        base |= _stores("", "here")
        for name in ("elsewhere", "local"):
            base |= _stores(f"listener.name.{name}.", name)
        base["listener.name.certificates.ssl.client.auth"] = "required"
        base["inter.broker.listener.name"] = "PLAINTEXT"
        for listener, protocol in LISTENERS.items():
            if protocol.startswith("SASL"):
                base |= _users(f"listener.name.{listener.lower()}.")
        path.write_text("".join(f"{name}={value}\n" for name, value in base.items()))
        return port

    async def _make_user(self, mechanism: str) -> None:
        """By Kafka's own command, from the broker's jars."""
        wanted = jars.committed()
        path = jars.class_path(wanted, jars.default_cache_dir(wanted))
        credential = f"{mechanism}=[iterations=4096,password={PASSWORD}]"
        process = await asyncio.create_subprocess_exec(
            *(find_java(), "-XX:TieredStopAtLevel=1", "-cp", path, "kafka.admin.ConfigCommand"),
            *("--bootstrap-server", self.bootstrap, "--alter", "--add-config", credential),
            *("--entity-type", "users", "--entity-name", USER),
            cwd=self._data_dir,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, said.decode()


def _stores(prefix: str, name: str) -> dict[str, str]:
    return {
        f"{prefix}ssl.keystore.type": "PEM",
        f"{prefix}ssl.keystore.location": f"tls/{name}.store.pem",
        f"{prefix}ssl.truststore.type": "PEM",
        f"{prefix}ssl.truststore.location": "tls/authority.pem",
    }


def _users(prefix: str) -> dict[str, str]:
    plain = f'{KAFKA}.plain.PlainLoginModule required user_{USER}="{PASSWORD}";'
    return {
        f"{prefix}sasl.enabled.mechanisms": ",".join(("PLAIN", *SCRAM)),
        f"{prefix}plain.sasl.jaas.config": plain,
    } | {
        f"{prefix}{kind.lower()}.sasl.jaas.config": f"{KAFKA}.scram.ScramLoginModule required;"
        for kind in SCRAM
    }


def _free(names: object) -> dict[str, int]:
    sockets = {name: socket.socket() for name in names}
    try:
        for one in sockets.values():
            one.bind(("127.0.0.1", 0))
        return {name: one.getsockname()[1] for name, one in sockets.items()}
    finally:
        for one in sockets.values():
            one.close()
