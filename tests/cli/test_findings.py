"""What facts about a set-up mean."""

import pytest

from service.cli import findings
from service.settings import variable_names

GIB = 2**30
WANTED = {"saring.urls": 8, "saring.fetch": 8, "saring.pages": 8}


def test_a_misspelt_variable_is_named_with_the_setting_that_it_may_mean():
    found = findings.variables(["SARING_BROKR", "PATH"], variable_names())
    assert not found.sound
    assert "rename SARING_BROKR to SARING_BROKER" in found.mend


def test_a_variable_like_nothing_is_to_be_removed():
    assert findings.variables(["SARING_XYZZY"], variable_names()).mend == "unset SARING_XYZZY"


@pytest.mark.parametrize(
    "name",
    [
        "SARING_FETCH__WINDOW",
        "SARING_SINK",
        "SARING_FETCH",  # a whole group as JSON
        "saring_broker",
        "SARING_SERVICE_HOST",
        "SARING_PORT",
        "SARING_PORT_8600_TCP_ADDR",
        "SARING_WEB_SERVICE_PORT_HTTP",
        "OTHER_BROKR",
    ],
)
def test_settings_and_what_kubernetes_adds_are_sound(name):
    assert findings.variables([name], variable_names()).sound


def test_topics_that_are_all_there_are_sound():
    assert findings.topics(WANTED, WANTED, "saring").sound


def test_a_missing_topic_is_named():
    found = findings.topics(WANTED, {"saring.urls": 8, "saring.fetch": 8}, "saring")
    assert "saring.pages" in found.says
    assert found.mend == "saring topics create"


def test_no_topic_at_all_may_be_another_prefix():
    assert "SARING_TOPIC_PREFIX" in findings.topics(WANTED, {}, "saring").mend


def test_other_partitions_everywhere_are_a_setting_to_change():
    found = findings.topics(WANTED, dict.fromkeys(WANTED, 4), "saring")
    assert "SARING_KAFKA__PARTITIONS=4" in found.mend


def test_other_partitions_of_one_topic_cannot_be_set():
    found = findings.topics(WANTED, {**WANTED, "saring.pages": 4}, "saring")
    assert "saring.pages has 4" in found.says
    assert "SARING_KAFKA__PARTITIONS" not in found.mend


@pytest.mark.parametrize(
    ("free", "total", "sound"),
    [
        pytest.param(50 * GIB, 100 * GIB, True, id="half"),
        pytest.param(GIB - 1, 10 * GIB, False, id="less than a GiB"),
        pytest.param(20 * GIB, 1000 * GIB, False, id="two per cent of a large disk"),
        pytest.param(2 * GIB, 20 * GIB, True, id="a small disk with room"),
    ],
)
def test_a_disk_is_nearly_full_below_a_share_and_a_size(free, total, sound):
    assert findings.disk("/data", free, total).sound is sound


@pytest.mark.parametrize(
    ("ahead", "sound", "says"),
    [
        (0.02, True, "0.0 s"),
        (-59.0, True, "59.0 s"),
        (61.0, False, "61 s behind the broker's"),
        (-3600.0, False, "3600 s ahead of the broker's"),
        (None, True, "not compared"),
    ],
)
def test_a_clock_may_be_a_minute_off(ahead, sound, says):
    found = findings.clock(ahead)
    assert found.sound is sound
    assert says in found.says


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("NewsBot/2.0 (+https://news.test/bot)", True),
        ("NewsBot/2.0 bot@news.test", True),
        ("Saring/0.1 (+https://example.org/saring; set SARING_FETCH__USER_AGENT)", False),
        ("Mozilla/5.0 (X11; Linux x86_64)", False),
        ("curl", False),
    ],
)
def test_a_user_agent_says_whom_to_ask(text, sound):
    assert findings.user_agent(text).sound is sound
