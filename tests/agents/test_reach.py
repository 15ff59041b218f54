"""Each way a connection can fail has its own name and mend, against a broker that is spoken to in
every way."""

import asyncio
import re
import time

import pytest

from service.agents import reach
from service.agents.reach import troubles
from service.connection import Brokers
from service.settings import load
from tests.servers.secure_kafka import PASSWORD, SCRAM

pytestmark = [
    pytest.mark.broker,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("secure_kafka"),
]

SECONDS = 5.0  # a connection that cannot be made is told within this


def brokers(settings):
    """Brokers by settings as they are named in the environment, `kafka__password` and so on."""
    flags = {}
    for name, value in settings.items():
        group, _, rest = name.rpartition("__")
        (flags.setdefault(group, {}) if group else flags)[rest] = str(value)
    return Brokers.of(load(flags))


@pytest.mark.parametrize("mechanism", ["PLAIN", *SCRAM])
@pytest.mark.parametrize("listener", ["USERS", "CLEAR"])
async def test_a_user_with_the_right_password_is_let_in(secure_kafka, listener, mechanism):
    settings = secure_kafka.settings(listener, kafka__sasl_mechanism=mechanism)
    assert await troubles(brokers(settings)) == []


async def test_tls_alone_is_enough_where_no_user_is_asked_for(secure_kafka):
    assert await troubles(brokers(secure_kafka.settings("TLS"))) == []


@pytest.mark.parametrize("password", ["", "of-the-key"])
async def test_a_certificate_of_the_authority_is_let_in(secure_kafka, password):
    certificate, key = secure_kafka.authority.issue(f"reach{len(password)}", password=password)
    files = {"kafka__cert_file": certificate, "kafka__key_file": key}
    if password:
        files["kafka__key_password"] = password
    assert await troubles(brokers(secure_kafka.settings("CERTIFICATES", **files))) == []


async def test_another_name_is_let_pass_when_that_is_asked_for(secure_kafka):
    settings = secure_kafka.settings("ELSEWHERE", kafka__check_hostname="false")
    assert await troubles(brokers(settings)) == []


WRONG = {
    "a wrong password": ("USERS", {"kafka__password": "no"}, "authentication failed", "PASSWORD"),
    "a wrong password, plain": (
        "USERS",
        {"kafka__password": "no", "kafka__sasl_mechanism": "PLAIN"},
        "authentication failed",
        "PASSWORD",
    ),
    "a user that is not there": (
        "USERS",
        {"kafka__username": "nobody"},
        "authentication failed at .* as 'nobody'",
        "USERNAME",
    ),
    "another host name": ("ELSEWHERE", {}, "is for another host name", "advertised.listeners"),
    "no certificate": ("CERTIFICATES", {}, "wants a client certificate", "CERT_FILE"),
}


@pytest.mark.parametrize(("listener", "more", "says", "mend"), WRONG.values(), ids=WRONG)
async def test_what_does_not_fit_is_named(secure_kafka, listener, more, says, mend):
    await named(secure_kafka.settings(listener, **more), says, mend)


async def test_an_authority_that_is_not_trusted(secure_kafka):
    settings = secure_kafka.settings("USERS", kafka__ca_file=secure_kafka.stranger.root)
    await named(settings, "is not trusted", "CA_FILE")


async def test_a_certificate_of_a_stranger(secure_kafka):
    certificate, key = secure_kafka.stranger.issue("intruder")
    files = {"kafka__cert_file": certificate, "kafka__key_file": key}
    settings = secure_kafka.settings("CERTIFICATES", **files)
    await named(settings, "wants a client certificate that it trusts", "CERT_FILE")


MISMATCHED = {  # settings for one listener, at the port of another
    "TLS to plaintext": ("TLS", "PLAIN", "speaks plaintext, and TLS is set", "=plaintext"),
    "TLS and a user to a user": ("USERS", "CLEAR", "speaks plaintext", "=sasl_plaintext"),
    "plaintext to TLS": ("PLAIN", "TLS", "speaks TLS, and plaintext is set", "SECURITY=ssl"),
    "a user to TLS and a user": ("CLEAR", "USERS", "speaks TLS", "=sasl_ssl"),
    "nobody to a user": ("PLAIN", "CLEAR", "want a user", "=sasl_plaintext"),
    "TLS to TLS and a user": ("TLS", "USERS", "want a user", "=sasl_ssl"),
    "a user to TLS": ("USERS", "TLS", "takes no users", "SECURITY=ssl"),
    "a user to plaintext": ("CLEAR", "PLAIN", "takes no users", "=plaintext"),
}


@pytest.mark.parametrize(("by", "at", "says", "mend"), MISMATCHED.values(), ids=MISMATCHED)
async def test_another_protocol_than_set_is_named(secure_kafka, by, at, says, mend):
    address = secure_kafka.bootstrap if at == "PLAIN" else f"127.0.0.1:{secure_kafka.ports[at]}"
    settings = {} if by == "PLAIN" else secure_kafka.settings(by)
    await named(settings | {"broker": f"kafka://{address}"}, says, mend)


async def test_an_address_that_only_the_broker_names_is_looked_at_too(secure_kafka):
    # `localhost` is right; the address that the broker names instead is no name of its certificate.
    port = secure_kafka.ports["LOCAL"]
    settings = secure_kafka.settings("LOCAL", broker=f"kafka://localhost:{port}")
    await named(settings, "names another address: the certificate at 127", "advertised.listeners")


async def test_nobody_is_there():
    await named({"broker": "kafka://127.0.0.1:1"}, "nothing answers at 127.0.0.1:1", "start it")


async def test_a_port_that_says_nothing(monkeypatch):
    monkeypatch.setattr(reach, "STEP_SECONDS", 0.3)
    monkeypatch.setattr(reach, "LOOK_SECONDS", 0.3)

    async def listen(reader, writer):
        await reader.read()
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await named({"broker": f"kafka://127.0.0.1:{port}"}, "no answer in time", "SARING_BROKER")


async def named(settings, says, mend):
    """One trouble, found in time, that says what it is and how it is mended, and no secret."""
    began = time.monotonic()
    found = await troubles(brokers(settings))
    took = time.monotonic() - began
    assert len(found) == 1, found
    assert re.search(says, found[0].says), found
    assert mend in found[0].mend, found
    assert took < SECONDS
    assert PASSWORD not in str(found[0])
