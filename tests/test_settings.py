"""Settings: units at the edge, three sources in their order, errors that name the setting."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.settings import ConfigurationError, duration_seconds, load, size_bytes


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("300ms", 0.3), ("10s", 10), ("2m", 120), ("1.5h", 5400), ("7d", 604800), ("0", 0), ("5", 5)],
)
def test_durations_have_units(text, seconds):
    assert duration_seconds(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("text", "size"), [("512KiB", 524288), ("10MiB", 10485760), ("1gib", 2**30), ("900000", 900000)]
)
def test_sizes_have_units(text, size):
    assert size_bytes(text) == size


@given(st.text(max_size=12))
def test_any_text_is_a_duration_or_a_value_error(text):
    with contextlib.suppress(ValueError):
        assert duration_seconds(text) >= 0


def test_flags_come_before_the_environment_before_the_file(monkeypatch, tmp_path):
    (tmp_path / "saring.toml").write_text('[fetch]\nwindow = 1\ntimeout = "1s"\nuser_agent = "a"\n')
    monkeypatch.setenv("SARING_FETCH__WINDOW", "2")
    monkeypatch.setenv("SARING_FETCH__TIMEOUT", "2s")
    settings = load({"fetch": {"window": "3"}})
    assert (settings.fetch.window, settings.fetch.timeout, settings.fetch.user_agent) == (3, 2, "a")


@pytest.mark.parametrize("value", ["10s, 2m,30m", '["10s", "2m", "30m"]'])
def test_lists_are_json_or_separated_by_commas(monkeypatch, value):
    monkeypatch.setenv("SARING_RETRY__DELAYS", value)
    assert load().retry.delays == (10, 120, 1800)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SARING_FETCH__WINDOW", "many"),
        ("SARING_FETCH__TIMEOUT", "ten"),
        ("SARING_FETCH__WINDO", "1"),
        ("SARING_RETRY__DELAYS", ""),
        ("SARING_BROKER", "localhost:9092"),
        ("SARING_TOPIC_PREFIX", "a b"),
        ("SARING_WEB__PORT", "99999"),
    ],
)
def test_a_bad_setting_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name):
        load()


def test_the_web_port_is_on_loopback_unless_it_is_set_elsewhere():
    assert load().web.host == "127.0.0.1"


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "saring.toml").write_text("fetch = [")
    with pytest.raises(ConfigurationError, match=r"saring\.toml"):
        load()


def test_an_unknown_setting_in_the_file_is_named(tmp_path):
    (tmp_path / "saring.toml").write_text("[fetch]\nwindo = 1\n")
    with pytest.raises(ConfigurationError, match="SARING_FETCH__WINDO"):
        load()
