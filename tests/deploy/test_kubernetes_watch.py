"""What scales and watches the workers asks for topics, groups, ports and series that there are."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from service.agents import lag
from service.metrics import STAGES
from service.settings import Settings, Web
from service.topics import declare
from service.watch import rules
from tests.deploy import kubernetes
from tests.deploy.files import yaml
from tests.deploy.kubernetes import container

DEPLOYMENTS = kubernetes.of_kind("Deployment")
SCALERS = kubernetes.of_kind("ScaledObject")
# What a worker holds unfinished while it keeps up, by stage: the windows of agents/.
SETTINGS = Settings()
HELD = {
    "intake": 0,
    "fetch": SETTINGS.fetch.window,
    "enrich": SETTINGS.enrich.window,
    "sink": 2 * SETTINGS.stores.flush_rows,
}


def triggers(name: str) -> list[dict[str, Any]]:
    """The metadata of the triggers of one scaler."""
    return [one["metadata"] for one in SCALERS[name]["spec"]["triggers"]]


@pytest.fixture
def readers() -> dict[str, tuple[str, str]]:
    """Group and topic of each stage, as the lag is counted in the code."""
    read = lag._readers(declare(SETTINGS), SETTINGS.topic_prefix)
    return {stage: (one.group, one.topic.name) for stage, one in zip(STAGES, read, strict=False)}


def test_each_deployment_has_a_scaler() -> None:
    assert SCALERS.keys() == DEPLOYMENTS.keys()
    for name, scaler in SCALERS.items():
        assert scaler["spec"]["scaleTargetRef"] == {"name": name}


@pytest.mark.parametrize("name", SCALERS)
def test_workers_are_scaled_by_the_lag_of_their_own_stages(
    name: str, readers: dict[str, tuple[str, str]]
) -> None:
    asked = [(one["consumerGroup"], one["topic"]) for one in triggers(name)]
    assert asked == [readers[stage] for stage in kubernetes.stages(DEPLOYMENTS[name])]


@pytest.mark.parametrize("name", SCALERS)
def test_what_a_worker_holds_while_it_keeps_up_is_no_lag(name: str) -> None:
    for stage, one in zip(kubernetes.stages(DEPLOYMENTS[name]), triggers(name), strict=True):
        assert int(one["lagThreshold"]) >= 2 * HELD[stage]


@pytest.mark.parametrize("name", SCALERS)
def test_there_are_never_more_workers_than_partitions_and_always_one(name: str) -> None:
    spec = SCALERS[name]["spec"]
    assert spec["minReplicaCount"] == 1
    assert spec["maxReplicaCount"] == int(kubernetes.config()["SARING_KAFKA__PARTITIONS"])


@pytest.mark.parametrize("name", SCALERS)
def test_the_scaler_reaches_kafka_as_the_workers_do(name: str) -> None:
    config = kubernetes.config()
    mechanism = config["SARING_KAFKA__SASL_MECHANISM"]
    assert config["SARING_KAFKA__SECURITY"] == "sasl_ssl"
    for one in triggers(name):
        assert one["bootstrapServersFromEnv"] in config
        assert (one["tls"], one["sasl"]) == ("enable", mechanism.replace("-SHA-", "_SHA").lower())


@pytest.mark.parametrize("name", SCALERS)
def test_a_group_without_positions_begins_at_the_start(name: str) -> None:
    """As the stages do (agents/engine.py), so that a new group's backlog counts."""
    assert {one["offsetResetPolicy"] for one in triggers(name)} == {"earliest"}


def test_the_scaler_takes_user_and_password_from_the_workers_secret() -> None:
    made = kubernetes.of_kind("TriggerAuthentication")
    named = {
        trigger["authenticationRef"]["name"]
        for one in SCALERS.values()
        for trigger in one["spec"]["triggers"]
    }
    assert made.keys() == named
    for one in made.values():
        for taken in one["spec"]["secretTargetRef"]:
            assert taken["name"] == "saring"
            assert taken["key"] in kubernetes.secret()


def test_the_scaler_alone_says_how_many_there_are() -> None:
    assert all("replicas" not in one["spec"] for one in DEPLOYMENTS.values())
    base = [one for one in kubernetes.rendered("base") if one["kind"] == "Deployment"]
    assert [one["spec"]["replicas"] for one in base] == [2] * len(DEPLOYMENTS)


def test_prometheus_finds_every_worker() -> None:
    (service,) = kubernetes.of_kind("Service").values()
    (monitor,) = kubernetes.of_kind("ServiceMonitor").values()
    wanted = monitor["spec"]["selector"]["matchLabels"]
    assert wanted.items() <= service["metadata"]["labels"].items()
    (port,) = service["spec"]["ports"]
    (endpoint,) = monitor["spec"]["endpoints"]
    assert endpoint["port"] == port["name"]
    assert (port["port"], endpoint["path"]) == (Web().port, "/metrics")
    for one in DEPLOYMENTS.values():
        labels = one["spec"]["template"]["metadata"]["labels"]
        assert service["spec"]["selector"].items() <= labels.items()
        assert port["targetPort"] in {named["name"] for named in container(one)["ports"]}


def test_the_job_is_the_one_that_the_alerts_ask_for() -> None:
    (service,) = kubernetes.of_kind("Service").values()
    (monitor,) = kubernetes.of_kind("ServiceMonitor").values()
    assert service["metadata"]["labels"][monitor["spec"]["jobLabel"]] == rules.JOB


def test_the_rules_are_those_of_prometheus() -> None:
    (made,) = kubernetes.of_kind("PrometheusRule").values()
    assert made["spec"]["groups"] == [
        group
        for name in rules.files()
        for group in yaml(f"deploy/prometheus/rules/{name}")["groups"]
    ]


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_prometheus_takes_the_rules(tmp_path: Path) -> None:
    (made,) = kubernetes.of_kind("PrometheusRule").values()
    file = tmp_path / "rules.yml"  # JSON is YAML
    file.write_text(json.dumps(made["spec"]))
    ran = subprocess.run(
        ["promtool", "check", "rules", file], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
