"""The compose file fits its standard, the settings, the files beside it, and itself."""

import re
import shutil
import subprocess
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import psycopg.conninfo
import pytest

from service.agents.worker import choose_state
from service.cli.run import WATCHDOG_SECONDS
from service.settings import Settings, Web, load
from service.sink.sink import open_stores
from service.state.redis import RedisState
from tests.deploy.files import DOCKERFILE, ROOT, compose_schema, setting_names, yaml

COMPOSE = yaml("docker-compose.yml")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
WORKER = SERVICES["worker"]
WEB_PORT = Web().port
# Where the images listen unless they are told otherwise, as their documentation says.
OWN_PORTS = {"state": 6379, "postgres": 5432}


def filled(value: str) -> str:
    """A value as Compose fills it in when nothing is set outside: ${NAME:-default}."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)


def environment(name: str) -> dict[str, str]:
    """The variables of a service, without those that only the environment outside may set."""
    given = SERVICES[name]["environment"]
    return {key: filled(value) for key, value in given.items() if value is not None}


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """What a worker makes of its environment."""
    for key, value in environment("worker").items():
        monkeypatch.setenv(key, value)
    return load()


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


def test_the_settings_are_understood(settings: Settings) -> None:
    assert settings.broker == "kafka://kafka:9092"
    assert settings.web.host == "0.0.0.0"


def test_workers_remember_together(settings: Settings) -> None:
    assert isinstance(choose_state(settings), RedisState)
    asked = urlsplit(settings.state)
    assert (asked.hostname, asked.port) == ("state", OWN_PORTS["state"])


def test_the_state_forgets_nothing_that_it_was_told() -> None:
    words = SERVICES["state"]["command"]
    options = dict(zip(words[1::2], words[2::2], strict=True))
    assert options["--maxmemory-policy"] == "noeviction"
    assert options["--appendonly"] == "yes"


def test_records_go_into_the_database_that_is_made(settings: Settings) -> None:
    (place,) = settings.sink
    (store,) = open_stores(settings)
    with closing(store):
        assert store.name == "postgresql"
    asked = psycopg.conninfo.conninfo_to_dict(place)
    made = environment("postgres")
    assert asked == {
        "host": "postgres",
        "port": str(OWN_PORTS["postgres"]),
        "user": made["POSTGRES_USER"],
        "password": made["POSTGRES_PASSWORD"],
        "dbname": made["POSTGRES_DB"],
    }


def test_the_database_is_asked_for_its_health_by_tcp_and_by_its_name() -> None:
    """While the image makes the database, a server answers on its socket that goes away again."""
    program, *words = SERVICES["postgres"]["healthcheck"]["test"][1:]
    options = dict(zip(words[::2], words[1::2], strict=True))
    made = environment("postgres")
    assert program == "pg_isready"
    assert options == {"-h": "127.0.0.1", "-U": made["POSTGRES_USER"], "-d": made["POSTGRES_DB"]}


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
    assert {address for address, _, _ in published(SERVICES[name])} <= {"127.0.0.1"}


def test_what_is_said_to_begin_with_works_inside_the_worker() -> None:
    """A worker has the program and knows the broker, so this machine needs neither."""
    text = (ROOT / "deploy" / "README.md").read_text()
    up, look = re.findall(r"^docker compose .*$", text, re.MULTILINE)[:2]
    assert up == "docker compose up --build --wait"
    pushed, _, opened = look.partition(" && ")
    assert pushed == "docker compose exec worker saring push https://example.org/"
    _, outside, _ = published(SERVICES["grafana"])[0]
    assert opened == f"python3 -m webbrowser http://127.0.0.1:{outside}"


def test_what_people_look_at_is_open_to_them() -> None:
    assert {name for name in SERVICES if published(SERVICES[name])} == {
        *("kafka", "worker", "prometheus", "grafana")
    }


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


def test_a_worker_may_write_where_it_must_and_nowhere_else() -> None:
    (home,) = re.findall(r"SARING_DATA_DIR=(\S+)", DOCKERFILE)
    user, group = re.findall(r"^USER (\d+):(\d+)$", DOCKERFILE, re.MULTILINE)[-1]
    assert WORKER["read_only"] is True
    assert WORKER["tmpfs"] == ["/tmp", f"{home}:uid={user},gid={group},mode=0700"]


def test_a_worker_has_no_rights_of_root() -> None:
    assert WORKER["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in WORKER["security_opt"]


def test_a_worker_has_time_to_finish() -> None:
    grace = float(WORKER["stop_grace_period"].removesuffix("s"))
    assert grace > Settings.model_fields["drain"].default + WATCHDOG_SECONDS


def test_a_worker_starts_after_all_that_it_works_with() -> None:
    needs = WORKER["depends_on"]
    assert set(needs) == {"kafka", "state", "postgres"}
    assert {how["condition"] for how in needs.values()} == {"service_healthy"}


@pytest.mark.parametrize("name", SERVICES)
def test_the_health_of_every_service_is_asked(name: str) -> None:
    """The worker's check is in its image."""
    assert "healthcheck" in SERVICES[name] or (name == "worker" and "HEALTHCHECK" in DOCKERFILE)


@pytest.mark.parametrize("name", SERVICES)
def test_services_start_after_what_they_need(name: str) -> None:
    for needed, how in SERVICES[name].get("depends_on", {}).items():
        assert needed in SERVICES
        assert how["condition"] in {"service_healthy", "service_started"}


def test_images_have_versions() -> None:
    images = {name: service["image"] for name, service in SERVICES.items()}
    assert images.pop("worker") == "saring"  # built here
    assert all(re.search(r":v?\d+\.\d+(\.\d+)?$", image) for image in images.values())


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
