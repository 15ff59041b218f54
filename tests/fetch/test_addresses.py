"""Addresses: each edge of each range, and the rules that open exceptions."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fetch.addresses import (
    Allow,
    Kind,
    check_url,
    classify,
    literal,
    parse_allow,
    parse_resolve,
)
from service.reasons import Failure, Reason
from service.settings import ConfigurationError
from service.url import parse

# First and last of a range, and the neighbours that are not of it.
EDGES = [
    ("0.0.0.0", Kind.UNSPECIFIED),
    ("0.255.255.255", Kind.UNSPECIFIED),
    ("1.0.0.0", Kind.PUBLIC),
    ("9.255.255.255", Kind.PUBLIC),
    ("10.0.0.0", Kind.PRIVATE),
    ("10.255.255.255", Kind.PRIVATE),
    ("11.0.0.0", Kind.PUBLIC),
    ("100.63.255.255", Kind.PUBLIC),
    ("100.64.0.0", Kind.SHARED),
    ("100.127.255.255", Kind.SHARED),
    ("100.128.0.0", Kind.PUBLIC),
    ("126.255.255.255", Kind.PUBLIC),
    ("127.0.0.0", Kind.LOOPBACK),
    ("127.255.255.255", Kind.LOOPBACK),
    ("128.0.0.0", Kind.PUBLIC),
    ("168.63.129.15", Kind.PUBLIC),
    ("168.63.129.16", Kind.PLATFORM),
    ("168.63.129.17", Kind.PUBLIC),
    ("169.253.255.255", Kind.PUBLIC),
    ("169.254.0.0", Kind.LINK_LOCAL),
    ("169.254.169.254", Kind.LINK_LOCAL),
    ("169.254.255.255", Kind.LINK_LOCAL),
    ("169.255.0.0", Kind.PUBLIC),
    ("172.15.255.255", Kind.PUBLIC),
    ("172.16.0.0", Kind.PRIVATE),
    ("172.31.255.255", Kind.PRIVATE),
    ("172.32.0.0", Kind.PUBLIC),
    ("191.255.255.255", Kind.PUBLIC),
    ("192.0.0.0", Kind.PROTOCOL),
    ("192.0.0.8", Kind.PROTOCOL),
    ("192.0.0.192", Kind.PROTOCOL),
    ("192.0.0.255", Kind.PROTOCOL),
    ("192.0.1.0", Kind.PUBLIC),
    ("192.0.2.0", Kind.DOCUMENTATION),
    ("192.0.2.255", Kind.DOCUMENTATION),
    ("192.0.3.0", Kind.PUBLIC),
    ("192.88.98.255", Kind.PUBLIC),
    ("192.88.99.0", Kind.EMBEDDED),
    ("192.88.99.255", Kind.EMBEDDED),
    ("192.88.100.0", Kind.PUBLIC),
    ("192.167.255.255", Kind.PUBLIC),
    ("192.168.0.0", Kind.PRIVATE),
    ("192.168.255.255", Kind.PRIVATE),
    ("192.169.0.0", Kind.PUBLIC),
    ("198.17.255.255", Kind.PUBLIC),
    ("198.18.0.0", Kind.BENCHMARK),
    ("198.19.255.255", Kind.BENCHMARK),
    ("198.20.0.0", Kind.PUBLIC),
    ("198.51.99.255", Kind.PUBLIC),
    ("198.51.100.0", Kind.DOCUMENTATION),
    ("198.51.100.255", Kind.DOCUMENTATION),
    ("198.51.101.0", Kind.PUBLIC),
    ("203.0.112.255", Kind.PUBLIC),
    ("203.0.113.0", Kind.DOCUMENTATION),
    ("203.0.113.255", Kind.DOCUMENTATION),
    ("203.0.114.0", Kind.PUBLIC),
    ("223.255.255.255", Kind.PUBLIC),
    ("224.0.0.0", Kind.MULTICAST),
    ("224.0.0.1", Kind.MULTICAST),
    ("239.255.255.255", Kind.MULTICAST),
    ("240.0.0.0", Kind.RESERVED),
    ("255.255.255.254", Kind.RESERVED),
    ("255.255.255.255", Kind.BROADCAST),
    ("::", Kind.UNSPECIFIED),
    ("::1", Kind.LOOPBACK),
    ("::2", Kind.EMBEDDED),
    ("::7f00:1", Kind.EMBEDDED),
    ("::ffff:ffff", Kind.EMBEDDED),
    ("::1:0:0", Kind.RESERVED),
    ("::ffff:0:0", Kind.EMBEDDED),
    ("::ffff:8.8.8.8", Kind.EMBEDDED),
    ("::ffff:127.0.0.1", Kind.EMBEDDED),
    ("::ffff:0:127.0.0.1", Kind.EMBEDDED),
    ("64:ff9b::", Kind.EMBEDDED),
    ("64:ff9b::a9fe:a9fe", Kind.EMBEDDED),
    ("64:ff9b::1:0:0", Kind.RESERVED),
    ("64:ff9b:1::", Kind.EMBEDDED),
    ("64:ff9b:1:ffff:ffff:ffff:ffff:ffff", Kind.EMBEDDED),
    ("100::", Kind.DISCARD),
    ("100::ffff:ffff:ffff:ffff", Kind.DISCARD),
    ("100:0:0:1::", Kind.DISCARD),
    ("100:0:0:2::", Kind.RESERVED),
    ("1fff:ffff::", Kind.RESERVED),
    ("2000::", Kind.PUBLIC),
    ("2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Kind.PUBLIC),
    ("2001::", Kind.EMBEDDED),
    ("2001:0:ffff::", Kind.EMBEDDED),
    ("2001:1::", Kind.PROTOCOL),
    ("2001:1ff:ffff::", Kind.PROTOCOL),
    ("2001:200::", Kind.PUBLIC),
    ("2001:db7:ffff::", Kind.PUBLIC),
    ("2001:db8::", Kind.DOCUMENTATION),
    ("2001:db8:ffff::", Kind.DOCUMENTATION),
    ("2001:db9::", Kind.PUBLIC),
    ("2002::", Kind.EMBEDDED),
    ("2002:7f00:1::", Kind.EMBEDDED),
    ("2002:ffff::", Kind.EMBEDDED),
    ("2003::", Kind.PUBLIC),
    ("2606:4700:4700::1111", Kind.PUBLIC),
    ("2606:4700::5efd:a00:1", Kind.PUBLIC),
    ("2606:4700::5efe:a00:1", Kind.EMBEDDED),
    ("2606:4700::200:5efe:a00:1", Kind.EMBEDDED),
    ("2606:4700::400:5efe:a00:1", Kind.PUBLIC),
    ("2606:4700::5efe:0", Kind.PUBLIC),
    ("3ffe:ffff::", Kind.PUBLIC),
    ("3fff::", Kind.DOCUMENTATION),
    ("3fff:fff:ffff::", Kind.DOCUMENTATION),
    ("3fff:1000::", Kind.PUBLIC),
    ("4000::", Kind.RESERVED),
    ("5f00::", Kind.SEGMENT),
    ("5f00:ffff::", Kind.SEGMENT),
    ("5f01::", Kind.RESERVED),
    ("fbff::", Kind.RESERVED),
    ("fc00::", Kind.PRIVATE),
    ("fd00:ec2::254", Kind.PRIVATE),
    ("fdff:ffff::", Kind.PRIVATE),
    ("fe00::", Kind.RESERVED),
    ("fe80::", Kind.LINK_LOCAL),
    ("fe80::1%eth0", Kind.LINK_LOCAL),
    ("febf:ffff::", Kind.LINK_LOCAL),
    ("fec0::", Kind.SITE_LOCAL),
    ("feff:ffff::", Kind.SITE_LOCAL),
    ("ff00::", Kind.MULTICAST),
    ("ff02::1", Kind.MULTICAST),
    ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Kind.MULTICAST),
]


@pytest.mark.parametrize(("text", "kind"), EDGES)
def test_each_edge_of_each_range_has_its_class(text: str, kind: Kind) -> None:
    address = literal(text)
    assert address is not None
    assert classify(address) is kind


@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if classify(address) is Kind.PUBLIC:
        assert not address.is_private
        assert not address.is_multicast
        assert not address.is_reserved


@given(st.ip_addresses(v=4))
def test_no_form_of_ipv6_carries_an_ipv4_address_through(address: ipaddress.IPv4Address) -> None:
    low = int(address)
    for prefix in ("::", "::ffff:0:0", "::ffff:0:0:0", "64:ff9b::", "64:ff9b:1::", "2001::"):
        assert classify(ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) | low)) in {
            Kind.EMBEDDED,
            Kind.LOOPBACK,
            Kind.UNSPECIFIED,
        }
    six_to_four = ipaddress.IPv6Address((0x2002 << 112) | (low << 80))
    assert classify(six_to_four) is Kind.EMBEDDED


def refusal(text: str, *rules: str) -> Reason | None:
    try:
        check_url(parse(text), parse_allow(rules))
    except Failure as failure:
        return failure.reason
    return None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("http://h.test/", None),
        ("https://h.test/", None),
        ("http://h.test:8080/", None),
        ("http://h.test:8443/", None),
        ("http://h.test:443/", None),
        ("http://h.test:22/", Reason.BLOCKED_PORT),
        ("http://h.test:0/", Reason.BLOCKED_PORT),
        ("http://8.8.8.8/", None),
        ("http://8.8.8.8:25/", Reason.BLOCKED_PORT),
        ("http://127.0.0.1/", Reason.BLOCKED_ADDRESS),
        ("http://2130706433/", Reason.BLOCKED_ADDRESS),
        ("http://0x7f.1/", Reason.BLOCKED_ADDRESS),
        ("http://127.0.0.1./", Reason.BLOCKED_ADDRESS),
        ("http://①②⑦。0。0。1/", Reason.BLOCKED_ADDRESS),
        ("http://[::1]/", Reason.BLOCKED_ADDRESS),
        ("http://[::ffff:8.8.8.8]/", Reason.BLOCKED_ADDRESS),
        ("http://[2606:4700::1]/", None),
    ],
)
def test_the_door_refuses_what_a_url_alone_gives_away(text: str, reason: Reason | None) -> None:
    assert refusal(text) is reason


@pytest.mark.parametrize(
    ("text", "rule", "is_open"),
    [
        ("http://127.0.0.1:9000/", "127.0.0.1:9000", True),
        ("http://127.0.0.1:9001/", "127.0.0.1:9000", False),
        ("http://127.1:9000/", "127.0.0.1:9000", True),
        ("http://[::1]:9000/", "[::1]:9000", True),
        ("http://Intra.Test.:9000/", "intra.test:9000", True),
        ("http://bücher.test:9000/", "BÜCHER.test:9000", True),
        ("http://a.b.test:9000/", "*.test:9000", True),
        ("http://test:9000/", "*.test:9000", False),
        ("http://atest:9000/", "*.test:9000", False),
        ("http://10.1.2.3:9000/", "10.0.0.0/8", True),
        ("http://11.1.2.3:9000/", "10.0.0.0/8", False),
        ("http://[fd00::1]:1/", "fd00::/8", True),
    ],
)
def test_a_rule_opens_what_it_names_and_nothing_else(text: str, rule: str, is_open: bool) -> None:
    assert (refusal(text, rule) is None) is is_open


def test_a_name_with_a_port_of_its_own_needs_an_address_in_an_open_network() -> None:
    allow = parse_allow(["10.0.0.0/8"])
    check_url(parse("http://intra.test:9000/"), allow)
    assert allow.refuse("intra.test", 9000, ipaddress.ip_address("10.1.1.1")) is None
    failure = allow.refuse("intra.test", 9000, ipaddress.ip_address("8.8.8.8"))
    assert failure is not None
    assert failure.reason is Reason.BLOCKED_PORT


def test_a_named_host_opens_the_address_that_it_leads_to_for_itself_only() -> None:
    allow = parse_allow(["intra.test:80"])
    inside = ipaddress.ip_address("10.1.1.1")
    assert allow.refuse("intra.test", 80, inside) is None
    assert allow.refuse("other.test", 80, inside) is not None


def test_nothing_is_open_without_rules() -> None:
    assert Allow().refuse("h.test", 80, ipaddress.ip_address("127.0.0.1")) is not None


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "10.0.0.5",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "host",
        "host:",
        "host:0",
        "host:65536",
        "host:http",
        "host:１",
        "*:80",
        "*.:80",
        "a.*.test:80",
        "::1:80",
        "user@host:80",
        "http://host:80",
        "a b:80",
    ],
)
def test_a_rule_that_does_not_parse_stops_the_start_and_is_named(rule: str) -> None:
    with pytest.raises(ConfigurationError, match="SARING_FETCH__ALLOW") as caught:
        parse_allow(["good.test:80", rule])
    assert repr(rule) in str(caught.value)


def test_given_addresses_are_found_by_the_most_exact_rule() -> None:
    resolve = parse_resolve(["*.test=127.0.0.1", "*.b.test=127.0.0.2", "a.b.test=::1"])
    assert [str(found) for found in resolve.addresses("A.b.test.")] == ["::1"]
    assert [str(found) for found in resolve.addresses("x.b.test")] == ["127.0.0.2"]
    assert [str(found) for found in resolve.addresses("x.test")] == ["127.0.0.1"]
    assert resolve.addresses("test") == ()


@pytest.mark.parametrize("rule", ["", "a.test", "a.test=", "a.test=b.test", "=127.0.0.1", "*.=::1"])
def test_a_bad_resolve_rule_is_named(rule: str) -> None:
    with pytest.raises(ConfigurationError, match="SARING_FETCH__RESOLVE") as caught:
        parse_resolve([rule])
    assert repr(rule) in str(caught.value)
