"""Pods fit the restricted profile, and the network lets through what the code needs and no more."""

import ipaddress
import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from service.fetch import addresses
from service.settings import Web
from tests.deploy import kubernetes
from tests.deploy.files import DOCKERFILE
from tests.deploy.kubernetes import container, pod

DEPLOYMENTS = kubernetes.of_kind("Deployment")
POLICIES = kubernetes.of_kind("NetworkPolicy")
EVERY_DEPLOYMENT = pytest.mark.parametrize("name", DEPLOYMENTS)
# What the restricted profile lets a pod have. Source: Kubernetes, Pod Security Standards.
VOLUMES = {
    *("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim"),
    *("projected", "secret"),
}
WORLD = {4: ipaddress.ip_network("0.0.0.0/0"), 6: ipaddress.ip_network("2000::/3")}  # RFC 4291, 2.4


def chosen(policy: dict[str, Any]) -> set[str]:
    """The Deployments whose pods a policy is for."""
    selector = policy["spec"]["podSelector"]
    return {
        name
        for name, one in DEPLOYMENTS.items()
        if selector.get("matchLabels", {}).items()
        <= one["spec"]["template"]["metadata"]["labels"].items()
    }


def reached(policy: dict[str, Any]) -> set[tuple[str, int]]:
    """Namespaces and TCP ports that a policy opens to the outside of a pod."""
    return {
        (peer["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"], port["port"])
        for rule in policy["spec"].get("egress", ())
        for peer in rule["to"]
        for port in rule["ports"]
        if "namespaceSelector" in peer and port["protocol"] == "TCP"
    }


def place(url: str) -> tuple[str, int]:
    """Namespace and port of a service of the cluster, by its URL or address."""
    parts = urlsplit(url if "//" in url else f"//{url}")
    assert parts.hostname is not None
    assert parts.port is not None
    _, namespace, kind = parts.hostname.split(".")
    assert kind == "svc"
    return namespace, parts.port


def blocks() -> list[dict[str, Any]]:
    """The ranges of the Internet that are opened, by whichever policy."""
    return [
        peer["ipBlock"]
        for policy in POLICIES.values()
        for rule in policy["spec"].get("egress", ())
        for peer in rule["to"]
        if "ipBlock" in peer
    ]


def test_the_namespace_refuses_what_is_not_restricted() -> None:
    (namespace,) = kubernetes.of_kind("Namespace").values()
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"


@EVERY_DEPLOYMENT
def test_a_pod_asks_for_nothing_of_its_node(name: str) -> None:
    spec = pod(DEPLOYMENTS[name])
    assert not {"hostNetwork", "hostPID", "hostIPC"} & spec.keys()
    for volume in spec["volumes"]:
        assert volume.keys() - {"name"} <= VOLUMES
    for port in container(DEPLOYMENTS[name])["ports"]:
        assert "hostPort" not in port


@EVERY_DEPLOYMENT
def test_a_pod_runs_as_the_user_of_the_image(name: str) -> None:
    (user, group) = re.findall(r"^USER (\d+):(\d+)$", DOCKERFILE, re.MULTILINE)[-1]
    context = pod(DEPLOYMENTS[name])["securityContext"]
    assert context["runAsNonRoot"] is True
    assert (context["runAsUser"], context["runAsGroup"]) == (int(user), int(group))
    assert context["fsGroup"] == int(group)
    assert context["seccompProfile"] == {"type": "RuntimeDefault"}


@EVERY_DEPLOYMENT
def test_a_container_has_no_rights_to_win(name: str) -> None:
    assert container(DEPLOYMENTS[name])["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


@EVERY_DEPLOYMENT
def test_a_pod_has_no_key_to_the_cluster(name: str) -> None:
    assert pod(DEPLOYMENTS[name])["automountServiceAccountToken"] is False


@EVERY_DEPLOYMENT
def test_secrets_are_read_by_the_worker_s_group_only(name: str) -> None:
    modes = [
        one["secret"]["defaultMode"] for one in pod(DEPLOYMENTS[name])["volumes"] if "secret" in one
    ]
    assert set(modes) == {0o440}


def test_what_no_policy_names_is_closed_both_ways() -> None:
    spec = POLICIES["deny-all"]["spec"]
    assert spec == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


def test_a_policy_opens_only_what_it_says_to_open() -> None:
    """A rule without peers or ports is one for all of them."""
    for policy in POLICIES.values():
        for rule in policy["spec"].get("egress", ()):
            assert rule["to"]
            assert rule["ports"]
        for rule in policy["spec"].get("ingress", ()):
            assert rule["from"]
            assert rule["ports"]


def test_workers_reach_kafka_and_state_where_the_settings_say() -> None:
    for policy, url in (
        ("kafka", kubernetes.config()["KAFKA_ADDRESSES"]),
        ("state", kubernetes.secret()["state"]),
    ):
        assert reached(POLICIES[policy]) == {place(url)}
        assert chosen(POLICIES[policy]) == DEPLOYMENTS.keys()


def test_only_the_sink_reaches_the_store() -> None:
    assert reached(POLICIES["store"]) == {place(kubernetes.secret()["sink"])}
    assert chosen(POLICIES["store"]) == {"saring-sink"}


def test_names_are_asked_of_the_cluster_by_all() -> None:
    (rule,) = POLICIES["names"]["spec"]["egress"]
    assert {(one["protocol"], one["port"]) for one in rule["ports"]} == {("UDP", 53), ("TCP", 53)}
    assert chosen(POLICIES["names"]) == DEPLOYMENTS.keys()


def test_only_fetch_reaches_the_internet_at_the_ports_that_the_code_dials() -> None:
    with_blocks = {name for name, one in POLICIES.items() if "ipBlock" in str(one)}
    assert with_blocks == {"pages"}
    assert chosen(POLICIES["pages"]) == {
        name for name, one in DEPLOYMENTS.items() if "fetch" in kubernetes.stages(one)
    }
    (rule,) = POLICIES["pages"]["spec"]["egress"]
    assert {(one["protocol"], one["port"]) for one in rule["ports"]} == {
        ("TCP", port) for port in addresses.PORTS
    }


@pytest.mark.parametrize("version", WORLD)
def test_ranges_that_the_code_refuses_are_closed_and_no_others(version: int) -> None:
    (block,) = (one for one in blocks() if ipaddress.ip_network(one["cidr"]).version == version)
    assert ipaddress.ip_network(block["cidr"]) == WORLD[version]
    refused = [
        network
        for network, kind in addresses._NETWORKS
        if network.version == version
        and kind is not addresses.Kind.PUBLIC
        and network.subnet_of(WORLD[version])
        and network != WORLD[version]
    ]
    closed = sorted(map(ipaddress.ip_network, block["except"]))
    assert closed == sorted(ipaddress.collapse_addresses(refused))


def test_prometheus_alone_may_ask_the_workers_and_only_their_web_port() -> None:
    asking = {name: one for name, one in POLICIES.items() if "ingress" in one["spec"]}
    assert asking.keys() == {"scrapes"}
    (rule,) = asking["scrapes"]["spec"]["ingress"]
    assert rule["ports"] == [{"protocol": "TCP", "port": Web().port}]
    assert all("namespaceSelector" in one for one in rule["from"])
