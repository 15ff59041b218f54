import base64

from hypothesis import given
from hypothesis import strategies as st

from service.broker.properties import meta_properties, server_properties


def parse(text: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in text.splitlines())


@given(st.binary(min_size=16, max_size=16))
def test_cluster_id_is_a_base64_uuid_that_begins_with_no_dash(random_bytes):
    cluster_id = parse(meta_properties(random_bytes))["cluster.id"]
    assert len(base64.urlsafe_b64decode(cluster_id + "==")) == 16
    assert not cluster_id.startswith("-")


def test_every_listener_is_on_loopback():
    settings = parse(server_properties(port=1234, controller_port=1235, message_max_bytes=1000))
    assert settings["listeners"] == "PLAINTEXT://127.0.0.1:1234,CONTROLLER://127.0.0.1:1235"
    assert settings["advertised.listeners"] == "PLAINTEXT://127.0.0.1:1234"


@given(st.integers(min_value=1024, max_value=1 << 28))
def test_request_may_be_larger_than_a_message(message_max_bytes):
    settings = parse(
        server_properties(port=1, controller_port=2, message_max_bytes=message_max_bytes)
    )
    assert int(settings["message.max.bytes"]) == message_max_bytes
    assert int(settings["socket.request.max.bytes"]) > message_max_bytes
