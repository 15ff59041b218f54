"""The compose file fits its standard, the settings, the files beside it, and itself."""

import re
import shutil
import subprocess
from typing import Any

import jsonschema
import pytest

from service.settings import Settings, Web, load
from tests.deploy.files import ROOT, compose_schema, setting_names, yaml

COMPOSE = yaml("docker-compose.yml")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
WORKER = SERVICES["worker"]
WEB_PORT = Web().port


def published(service: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Address, ports of this machine and port of the container of each mapping."""
    return [tuple(text.rsplit(":", 2)) for text in service.get("ports", ())]


def mounts(service: dict[str, Any]) -> list[tuple[str, str]]:
    """What is mounted where."""
    return [tuple(text.split(":")[:2]) for text in service.get("volumes", ())]


def test_the_file_is_a_compose_file() -> None:
    jsonschema.validate(COMPOSE, compose_schema())


def test_the_worker_is_given_settings_that_exist() -> None:
    assert WORKER["environment"].keys() <= setting_names()


def test_the_settings_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WORKER["environment"].items():
        monkeypatch.setenv(name, value)
    settings = load()
    assert settings.broker == "kafka://kafka:9092"
    assert settings.web.host == "0.0.0.0"


def test_workers_ask_kafka_where_it_listens() -> None:
    listeners = SERVICES["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"].split(",")
    assert (
        "INSIDE://" + WORKER["environment"]["SARING_BROKER"].removeprefix("kafka://") in listeners
    )


def test_kafka_answers_on_this_machine_under_the_port_that_is_published() -> None:
    """A client goes on at the address that the broker tells it, so both must be one."""
    listeners = SERVICES["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"]
    address, outside, inside = published(SERVICES["kafka"])[0]
    assert f"HOST://{address}:{outside}" in listeners
    assert outside == inside


def test_kafka_is_the_version_that_the_tests_run_against() -> None:
    jars = (ROOT / "service" / "broker" / "jars.txt").read_text()
    version = re.search(r"/kafka-clients-([\d.]+)\.jar$", jars, re.MULTILINE)
    assert version is not None
    assert SERVICES["kafka"]["image"] == f"apache/kafka:{version[1]}"


@pytest.mark.parametrize("name", SERVICES)
def test_ports_are_open_to_this_machine_only(name: str) -> None:
    ports = published(SERVICES[name])
    assert ports
    assert {address for address, _, _ in ports} == {"127.0.0.1"}


def test_each_worker_has_a_port_for_its_page() -> None:
    ((_, outside, inside),) = published(WORKER)
    first, last = map(int, outside.split("-"))
    assert last - first + 1 == WORKER["deploy"]["replicas"]
    assert int(inside) == WEB_PORT


@pytest.mark.parametrize("name", SERVICES)
def test_what_is_mounted_exists(name: str) -> None:
    for source, _ in mounts(SERVICES[name]):
        exists = (
            (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"]
        )
        assert exists, source


def test_workers_share_their_data() -> None:
    assert ("data", WORKER["environment"]["SARING_DATA_DIR"]) in mounts(WORKER)


def test_a_worker_has_time_to_finish() -> None:
    grace = float(WORKER["stop_grace_period"].removesuffix("s"))
    assert grace > Settings.model_fields["drain"].default + 10


@pytest.mark.parametrize("name", SERVICES)
def test_services_start_after_what_they_need(name: str) -> None:
    for needed, how in SERVICES[name].get("depends_on", {}).items():
        assert needed in SERVICES
        if how["condition"] == "service_healthy":
            assert "healthcheck" in SERVICES[needed]


def test_images_have_versions() -> None:
    images = {name: service["image"] for name, service in SERVICES.items()}
    assert images.pop("worker") == "saring"  # built here
    assert all(re.search(r":v?\d+\.\d+\.\d+$", image) for image in images.values())


def test_prometheus_scrapes_the_workers() -> None:
    (scrape,) = yaml("deploy/prometheus/prometheus.yml")["scrape_configs"]
    (source,) = scrape["dns_sd_configs"]
    assert (source["names"], source["port"]) == (["worker"], WEB_PORT)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_prometheus_takes_its_configuration() -> None:
    subprocess.run(
        ["promtool", "check", "config", ROOT / "deploy/prometheus/prometheus.yml"],
        check=True,
        capture_output=True,
    )


def test_grafana_asks_prometheus() -> None:
    (source,) = yaml("deploy/grafana/provisioning/datasources/prometheus.yml")["datasources"]
    _, _, inside = published(SERVICES["prometheus"])[0]
    assert source["url"] == f"http://prometheus:{inside}"


def test_grafana_counts_with_the_interval_of_the_scrape() -> None:
    (source,) = yaml("deploy/grafana/provisioning/datasources/prometheus.yml")["datasources"]
    scraped = yaml("deploy/prometheus/prometheus.yml")["global"]["scrape_interval"]
    assert source["jsonData"]["timeInterval"] == scraped


def test_grafana_finds_the_dashboard() -> None:
    (provider,) = yaml("deploy/grafana/provisioning/dashboards/saring.yml")["providers"]
    folder = provider["options"]["path"]
    assert ("./deploy/grafana/dashboards", folder) in mounts(SERVICES["grafana"])
    home = SERVICES["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]
    assert home == f"{folder}/flow.json"
    assert (ROOT / "deploy/grafana/dashboards/flow.json").is_file()


def test_prometheus_finds_its_rules() -> None:
    (pattern,) = yaml("deploy/prometheus/prometheus.yml")["rule_files"]
    assert list((ROOT / "deploy/prometheus").glob(pattern))
    folder = f"/etc/prometheus/{pattern.rpartition('/')[0]}"
    assert ("./deploy/prometheus/rules", folder) in mounts(SERVICES["prometheus"])
