"""The Kubernetes resources fit their schemas, the settings, the web port, and each other."""

import copy
import re
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import jsonschema
import kubernetes_validate
import pytest

from service.agents.worker import choose_state
from service.cli.run import WATCHDOG_SECONDS
from service.connection import check as check_connection
from service.metrics import STAGES
from service.settings import Settings, Web, load
from service.sink.sink import open_stores
from service.state.redis import RedisState
from service.web.server import WebServer
from tests.deploy import kubernetes
from tests.deploy.crds import SCHEMAS
from tests.deploy.files import DOCKERFILE, ROOT, setting_names, yaml
from tests.deploy.kubernetes import container, name_of, pod
from tests.web.numbers import DemoNumbers

ALL = kubernetes.rendered()
DEPLOYMENTS = kubernetes.of_kind("Deployment")
EVERY_DEPLOYMENT = pytest.mark.parametrize("name", DEPLOYMENTS)
# The oldest version that has all fields in use (unhealthyPodEvictionPolicy is stable there), and
# the newest that the package knows.
VERSIONS = ("1.31", kubernetes_validate.latest_version())
# What a worker of all stages with two processes takes besides. Measured: 332 MiB after the demo,
# shared memory counted once (PSS).
OWN_BYTES = 350 * 2**20
BUILT_IN = [one for one in ALL if one["kind"] not in SCHEMAS]
CUSTOM = [one for one in ALL if one["kind"] in SCHEMAS]


def environment(deployment: dict[str, Any]) -> dict[str, str]:
    """The variables of its container as the node sets them, references filled in."""
    spec = container(deployment)
    variables = dict(kubernetes.config())
    for one in spec["env"]:
        value = one.get("value")
        if value is None:
            value = kubernetes.secret()[one["valueFrom"]["secretKeyRef"]["key"]]
        variables[one["name"]] = re.sub(r"\$\((\w+)\)", lambda it: variables[it[1]], value)
    return variables


def secret_files(deployment: dict[str, Any]) -> dict[str, str]:
    """Paths in its container, and the Secret's text in each."""
    volumes = {one["name"]: one for one in pod(deployment)["volumes"]}
    return {
        f"{mount['mountPath']}/{item['path']}": kubernetes.secret()[item["key"]]
        for mount in container(deployment)["volumeMounts"]
        for item in volumes[mount["name"]].get("secret", {}).get("items", ())
    }


def settings_of(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """What a worker of a Deployment makes of its variables and files."""
    files = secret_files(DEPLOYMENTS[name])
    for path, text in files.items():
        (folder / path.strip("/")).parent.mkdir(parents=True, exist_ok=True)
        (folder / path.strip("/")).write_text(text)
    for key, value in environment(DEPLOYMENTS[name]).items():
        inside = value in files
        monkeypatch.setenv(key, str(folder / value.strip("/")) if inside else value)
    return load()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("resource", BUILT_IN, ids=name_of)
def test_kubernetes_knows_every_field(resource: dict[str, Any], version: str) -> None:
    kubernetes_validate.validate(resource, version, strict=True)


@pytest.mark.parametrize("resource", CUSTOM, ids=name_of)
def test_a_custom_resource_has_documented_fields_only(resource: dict[str, Any]) -> None:
    jsonschema.validate(resource, SCHEMAS[resource["kind"]])


def test_a_field_that_is_misspelt_would_be_found() -> None:
    wrong = copy.deepcopy(next(iter(DEPLOYMENTS.values())))
    wrong["spec"]["template"]["spec"]["terminationGraceSeconds"] = 40
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSIONS[-1], strict=True)


def test_the_base_needs_nothing_but_kubernetes() -> None:
    base = kubernetes.rendered("base")
    assert not {one["kind"] for one in base} & SCHEMAS.keys()
    assert {name_of(one) for one in base} < {name_of(one) for one in ALL}


def test_a_folder_as_the_readme_has_it_changes_image_and_settings(tmp_path: Path) -> None:
    text = (ROOT / "deploy" / "README.md").read_text()
    (example,) = re.findall(r"```yaml\n# kustomization.yaml\n(.*?)```", text, re.DOTALL)
    # kustomize wants paths that are relative to the folder.
    up = "/".join([".."] * (len(tmp_path.resolve().parts) - 1))
    (tmp_path / "kustomization.yaml").write_text(example.replace("../saring/", f"{up}{ROOT}/"))
    made = kubernetes.rendered(str(tmp_path))
    workers = [container(one) for one in made if one["kind"] == "Deployment"]
    assert len(workers) == len(DEPLOYMENTS)
    assert {one["image"].rpartition(":")[0] for one in workers} == {"registry.example.org/saring"}
    (config,) = (one for one in made if one["kind"] == "ConfigMap")
    assert config["data"]["KAFKA_ADDRESSES"] == "kafka-0.example.org:9093,kafka-1.example.org:9093"
    assert config["data"].keys() == kubernetes.config().keys()
    used = {source["configMapRef"]["name"] for one in workers for source in one["envFrom"]}
    assert used == {config["metadata"]["name"]}


def test_everything_is_in_the_one_namespace() -> None:
    (namespace,) = kubernetes.of_kind("Namespace")
    assert {one["metadata"].get("namespace") for one in ALL if one["kind"] != "Namespace"} == {
        namespace
    }


def test_the_secret_of_the_example_fits_its_schema_and_the_namespace() -> None:
    example = yaml("deploy/kubernetes/secret.example.yaml")
    kubernetes_validate.validate(example, VERSIONS[-1], strict=True)
    assert example["metadata"]["namespace"] in kubernetes.of_kind("Namespace")


def test_each_stage_has_one_deployment() -> None:
    ran = Counter(stage for one in DEPLOYMENTS.values() for stage in kubernetes.stages(one))
    assert ran == Counter(STAGES)


@EVERY_DEPLOYMENT
def test_a_worker_is_given_settings_that_exist(name: str) -> None:
    given = {key for key in environment(DEPLOYMENTS[name]) if key.startswith("SARING")}
    assert given <= setting_names()


@EVERY_DEPLOYMENT
def test_its_settings_are_understood(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(name, tmp_path, monkeypatch)
    check_connection(settings)
    assert settings.broker == f"kafka://{kubernetes.config()['KAFKA_ADDRESSES']}"
    assert settings.kafka.security == "sasl_ssl"
    assert settings.kafka.username == kubernetes.secret()["kafka-username"]
    assert settings.kafka.password is not None
    assert settings.kafka.password.get_secret_value() == kubernetes.secret()["kafka-password"]
    assert settings.kafka.ca_file is not None
    assert settings.kafka.ca_file.read_text() == kubernetes.secret()["kafka-ca.pem"]
    assert isinstance(choose_state(settings), RedisState)


def test_the_sink_writes_to_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (store,) = open_stores(settings_of("saring-sink", tmp_path, monkeypatch))
    assert store.name == "postgresql"
    store.close()


def test_only_the_sink_is_told_the_password_of_the_store() -> None:
    told = {
        name
        for name, one in DEPLOYMENTS.items()
        if kubernetes.secret()["sink"] in secret_files(one).values()
    }
    assert told == {"saring-sink"}


def test_each_key_of_the_secret_is_used_and_no_other() -> None:
    used = {
        item["key"]
        for one in DEPLOYMENTS.values()
        for volume in pod(one)["volumes"]
        for item in volume.get("secret", {}).get("items", ())
    } | {
        variable["valueFrom"]["secretKeyRef"]["key"]
        for one in DEPLOYMENTS.values()
        for variable in container(one)["env"]
        if "valueFrom" in variable
    }
    assert used == kubernetes.secret().keys()


def test_no_password_is_in_what_is_sent() -> None:
    """The Secret comes from elsewhere; the example is not part of it."""
    assert not kubernetes.of_kind("Secret")
    assert "change-me" not in str(ALL)


@EVERY_DEPLOYMENT
def test_the_image_is_the_one_that_is_built_at_its_version(name: str) -> None:
    project = (ROOT / "pyproject.toml").read_text()
    version = re.findall(r'^version = "(.+)"$', project, re.MULTILINE)
    built = yaml("docker-compose.yml")["services"]["worker"]["image"]
    assert [container(DEPLOYMENTS[name])["image"]] == [f"{built}:{one}" for one in version]


@EVERY_DEPLOYMENT
def test_it_may_write_where_it_must(name: str) -> None:
    (home,) = re.findall(r"SARING_DATA_DIR=(\S+)", DOCKERFILE)
    empty = {one["name"] for one in pod(DEPLOYMENTS[name])["volumes"] if "emptyDir" in one}
    mounts = container(DEPLOYMENTS[name])["volumeMounts"]
    writable = {one["mountPath"] for one in mounts if not one.get("readOnly")}
    assert writable == {home, "/tmp"}
    assert {one["name"] for one in mounts if one["mountPath"] in writable} == empty


@EVERY_DEPLOYMENT
def test_a_worker_has_time_to_finish(name: str) -> None:
    grace = pod(DEPLOYMENTS[name])["terminationGracePeriodSeconds"]
    assert grace > Settings.model_fields["drain"].default + WATCHDOG_SECONDS


@EVERY_DEPLOYMENT
def test_services_of_the_namespace_are_no_variables(name: str) -> None:
    """`saring doctor` would take SARING_PORT for a setting that is misspelt."""
    assert pod(DEPLOYMENTS[name])["enableServiceLinks"] is False


@EVERY_DEPLOYMENT
def test_a_pool_has_a_process_a_core(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By default it counts the node's cores."""
    if not {"fetch", "enrich"} & set(kubernetes.stages(DEPLOYMENTS[name])):
        return
    settings = settings_of(name, tmp_path, monkeypatch)
    asked = container(DEPLOYMENTS[name])["resources"]["requests"]["cpu"]
    assert settings.extract.processes == int(asked)


@EVERY_DEPLOYMENT
def test_memory_is_enough_for_what_the_settings_let_it_take(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, stages = (
        settings_of(name, tmp_path, monkeypatch),
        kubernetes.stages(DEPLOYMENTS[name]),
    )
    needs = OWN_BYTES
    if {"fetch", "enrich"} & set(stages):
        needs += settings.extract.processes * settings.extract.memory
    if "fetch" in stages:
        needs += settings.fetch.memory_limit
    if "sink" in stages:
        needs += settings.stores.flush_bytes
    limit = container(DEPLOYMENTS[name])["resources"]["limits"]["memory"]
    assert limit.endswith("Gi")
    assert int(limit.removesuffix("Gi")) * 2**30 > needs


@pytest.fixture
async def port_of_nobody_ready() -> AsyncIterator[int]:
    """The web port of a worker that lives and cannot work."""
    numbers = DemoNumbers()
    numbers.values["not_ready"] = {"broker": "away"}
    server = await WebServer.start(numbers, Web(port=0))
    yield server.port
    await server.stop()


@EVERY_DEPLOYMENT
async def test_probes_tell_a_dead_worker_from_one_that_waits(
    name: str, port_of_nobody_ready: int
) -> None:
    spec = container(DEPLOYMENTS[name])
    probes = {
        word: spec[f"{word}Probe"]["httpGet"] for word in ("startup", "liveness", "readiness")
    }
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port_of_nobody_ready}") as client:
        said = {word: (await client.get(one["path"])).status for word, one in probes.items()}
    assert said == {"startup": 200, "liveness": 200, "readiness": 503}


@EVERY_DEPLOYMENT
def test_probes_ask_the_port_of_the_web(name: str) -> None:
    spec = container(DEPLOYMENTS[name])
    ports = {one["name"]: one["containerPort"] for one in spec["ports"]}
    asked = {
        spec[f"{word}Probe"]["httpGet"]["port"] for word in ("startup", "liveness", "readiness")
    }
    assert [ports[one] for one in asked] == [Web().port]
    assert environment(DEPLOYMENTS[name])["SARING_WEB__HOST"] == "0.0.0.0"


def test_a_node_that_is_emptied_takes_one_worker_of_a_kind() -> None:
    budgets = kubernetes.of_kind("PodDisruptionBudget")
    assert budgets.keys() == DEPLOYMENTS.keys()
    for name, budget in budgets.items():
        chosen = budget["spec"]["selector"]["matchLabels"]
        assert chosen == DEPLOYMENTS[name]["spec"]["selector"]["matchLabels"]
        assert budget["spec"]["maxUnavailable"] == 1


def test_no_two_deployments_take_each_other_s_pods() -> None:
    chosen = [one["spec"]["selector"]["matchLabels"] for one in DEPLOYMENTS.values()]
    assert all(chosen.count(one) == 1 for one in chosen)
    for one in DEPLOYMENTS.values():
        labels = one["spec"]["template"]["metadata"]["labels"]
        assert one["spec"]["selector"]["matchLabels"].items() <= labels.items()
