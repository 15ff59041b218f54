"""How brokers are spoken to: what fits together, what does not, and where secrets may stand."""

import os
import ssl
import subprocess
import sys

import pytest

from service.agents.worker import choose_state
from service.cli.main import run
from service.connection import Brokers, client_options, producer_options
from service.settings import ConfigurationError, load
from service.sink.sink import open_stores
from tests.servers.certificates import Authority

SECRET = "marker-of-a-secret"
SASL = {"security": "sasl_ssl", "username": "u", "password": SECRET}


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("tls"), "authority")


def settings(**kafka):
    return load({"broker": "kafka://k:9092", "kafka": {n: str(v) for n, v in kafka.items()}})


def test_without_any_setting_it_is_plaintext():
    assert Brokers.of(settings()).security() == {"security_protocol": "PLAINTEXT"}


def test_a_plain_address_stands_for_plaintext():
    options = {"bootstrap_servers": "k:1", "security_protocol": "PLAINTEXT"}
    assert client_options("k:1") == options == client_options(Brokers("k:1"))


def test_producers_pack_what_they_send_and_have_it_confirmed():
    assert producer_options("k:1") == client_options("k:1") | {
        "compression_type": "zstd",
        "acks": "all",
        "enable_idempotence": True,
    }


def test_users_are_scram_over_tls_unless_another_mechanism_is_set():
    found = Brokers.of(settings(**SASL)).security()
    assert isinstance(found.pop("ssl_context"), ssl.SSLContext)
    assert found == {
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "SCRAM-SHA-512",
        "sasl_plain_username": "u",
        "sasl_plain_password": SECRET,
    }


def test_tls_checks_certificate_and_host_name():
    context = Brokers.of(settings(security="ssl")).security()["ssl_context"]
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_the_authority_that_is_set_is_the_only_one(authority):
    context = Brokers.of(settings(security="ssl", ca_file=authority.root)).security()["ssl_context"]
    assert [dict(*one["subject"])["commonName"] for one in context.get_ca_certs()] == ["authority"]


@pytest.mark.parametrize(
    ("kafka", "name"),
    [
        ({"ca_file": "/ca.pem"}, "CA_FILE"),
        ({"cert_file": "/c.pem", "security": "plaintext"}, "CERT_FILE"),
        ({"check_hostname": "false"}, "CHECK_HOSTNAME"),
        ({"username": "u"}, "USERNAME"),
        ({"password": SECRET, "security": "ssl"}, "PASSWORD"),
        ({"sasl_mechanism": "PLAIN"}, "SASL_MECHANISM"),
        (SASL | {"security": "sasl_plaintext", "ca_file": "/ca.pem"}, "CA_FILE"),
        ({"security": "sasl_ssl", "password": SECRET}, "USERNAME"),
        ({"security": "sasl_ssl", "username": "u"}, "PASSWORD"),
        (SASL | {"password": ""}, "PASSWORD"),
        ({"security": "ssl", "key_file": "/k.pem"}, "KEY_FILE"),
        ({"security": "ssl", "ca_file": "/nothing/ca.pem"}, "CA_FILE"),
        ({"security": "ssl", "ca_file": __file__}, "CA_FILE"),
        ({"security": "ssl", "cert_file": __file__}, "CERT_FILE"),
        (SASL | {"sasl_mechanism": "GSSAPI"}, "SASL_MECHANISM"),
        ({"security": "tls"}, "SECURITY"),
        ({"password_file": "/nothing"}, "PASSWORD_FILE"),
        (SASL | {"password_file": __file__}, "PASSWORD_FILE"),
    ],
)
def test_what_does_not_fit_together_is_named(kafka, name):
    with pytest.raises(ConfigurationError, match=f"SARING_KAFKA__{name}") as caught:
        Brokers.of(settings(**kafka))
    assert SECRET not in str(caught.value)


def test_the_embedded_broker_takes_no_security():
    with pytest.raises(ConfigurationError, match="SARING_KAFKA__SECURITY"):
        Brokers.of(load({"kafka": SASL}))


@pytest.mark.parametrize("command", ["up", "demo"])
def test_commands_with_the_embedded_broker_refuse_security(monkeypatch, capsys, tmp_path, command):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SARING_KAFKA__SECURITY", "ssl")
    assert run([command, "--web.port", "0"]) == 2
    assert "SARING_KAFKA__SECURITY: the embedded broker" in capsys.readouterr().err


def test_a_key_that_belongs_to_another_certificate_is_named(authority):
    certificate, _ = authority.issue("one")
    _, key = authority.issue("two")
    with pytest.raises(ConfigurationError, match="SARING_KAFKA__CERT_FILE"):
        Brokers.of(settings(security="ssl", cert_file=certificate, key_file=key))


@pytest.mark.parametrize("given", [{}, {"key_password": "wrong-one"}])
def test_a_locked_key_is_an_error_and_no_question_on_the_terminal(authority, given):
    certificate, key = authority.issue("locked", password=SECRET)
    with pytest.raises(ConfigurationError, match="SARING_KAFKA__KEY_PASSWORD"):
        Brokers.of(settings(security="ssl", cert_file=certificate, key_file=key, **given))


@pytest.mark.parametrize("text", [SECRET, f"{SECRET}\n", f"{SECRET}\r\n"])
def test_a_password_can_stand_in_a_file(tmp_path, text):
    file = tmp_path / "password"
    file.write_bytes(text.encode())
    found = settings(security="sasl_ssl", username="u", password_file=file)
    assert Brokers.of(found).security()["sasl_plain_password"] == SECRET


@pytest.mark.parametrize("name", ["sink", "state"])
def test_addresses_with_passwords_can_stand_in_files(monkeypatch, tmp_path, name):
    (tmp_path / "file").write_text(f"redis://:{SECRET}@h/0\n")
    monkeypatch.setenv(f"SARING_{name.upper()}_FILE", str(tmp_path / "file"))
    assert getattr(load(), name) in (f"redis://:{SECRET}@h/0", (f"redis://:{SECRET}@h/0",))


def test_settings_and_brokers_do_not_show_secrets():
    secret = f"postgresql://u:{SECRET}@h/d"
    found = load({"broker": "kafka://k:9092", "kafka": SASL, "sink": secret, "state": secret})
    brokers = Brokers.of(found)
    assert SECRET not in f"{found} {found!r} {found.kafka!r} {brokers} {brokers!r}"


def test_a_user_in_the_brokers_address_is_refused_and_not_repeated():
    with pytest.raises(ConfigurationError, match="SARING_KAFKA__PASSWORD") as caught:
        load({"broker": f"kafka://u:{SECRET}@k:9092"})
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("state", "redis://:{}@127.0.0.1:port/0"),
        ("state", "radish://:{}@127.0.0.1/0"),
        ("sink", "postgresql://saring:{}@127.0.0.1:port/postgres"),
        ("sink", "postgresql://saring:{}@127.0.0.1/postgres?sslmod=verify-full"),
        ("sink", "postgrex://saring:{}@127.0.0.1/postgres"),
        ("sink", '["postgresql://saring:{}@127.0.0.1/postgres'),
        ("kafka", '{{"passwrod": "{}"}}'),
        ("kafka__password", '{{"{}"}}'),
        ("kafka__passwrod", "{}"),
    ],
)
def test_a_setting_that_cannot_be_used_is_not_repeated(monkeypatch, name, value):
    monkeypatch.setenv("SARING_KAFKA__SECURITY", "ssl")
    monkeypatch.setenv("SARING_BROKER", "kafka://k:9092")
    monkeypatch.setenv(f"SARING_{name.upper()}", value.format(SECRET))

    def use():
        found = load()
        Brokers.of(found)
        choose_state(found)
        open_stores(found)

    with pytest.raises(ConfigurationError) as caught:
        use()
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("words", [["--kafka.password", SECRET], [f"--kafka.password={SECRET}"]])
def test_a_secret_is_no_flag(capsys, words):
    with pytest.raises(SystemExit) as ended:
        run(["tail", *words])
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert "SARING_KAFKA__PASSWORD_FILE" in said.err
    assert SECRET not in said.out + said.err


def test_help_names_the_settings_and_none_of_their_values():
    secrets = {
        "SARING_KAFKA__PASSWORD": SECRET,
        "SARING_KAFKA__KEY_PASSWORD": SECRET,
        "SARING_SINK": f"postgresql://u:{SECRET}@h/d",
        "SARING_STATE": f"redis://:{SECRET}@h/0",
    }
    command = [sys.executable, "-c", "from service.cli.main import main; main()", "tail", "--help"]
    shown = subprocess.run(
        command, env=os.environ | secrets, capture_output=True, text=True, check=True
    )
    assert "--kafka.password" in shown.stdout
    assert SECRET not in shown.stdout + shown.stderr
