"""What may be reached: classes of IP addresses, ports, and the rules that open exceptions.

The wall (client.py) asks `Allow.refuse` about the very address that is about to be connected; the
door (`check_url`) refuses earlier what the URL alone gives away. The table is our own: the
`ipaddress.is_global` of Python 3.11 says yes to 224.0.0.1, 192.0.0.8, and to NAT64 and 6to4 forms
of private addresses. Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890).
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import ada_url

from service.reasons import Failure, Reason
from service.settings import ConfigurationError
from service.url import SCHEMES

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PORTS = frozenset({80, 443, 8080, 8443})
_SCHEME_PORTS = {"http:": 80, "https:": 443}


class Kind(StrEnum):
    """What an address is for; only public ones are dialled."""

    PUBLIC = "public"
    UNSPECIFIED = "unspecified (this network)"
    LOOPBACK = "loopback"
    PRIVATE = "private"
    SHARED = "shared (carrier-grade NAT)"
    LINK_LOCAL = "link-local"
    SITE_LOCAL = "site-local (deprecated)"
    MULTICAST = "multicast"
    BROADCAST = "broadcast"
    DOCUMENTATION = "for documentation"
    BENCHMARK = "for benchmarks"
    PROTOCOL = "for protocol assignments"
    RESERVED = "reserved"
    DISCARD = "discard-only"
    SEGMENT = "for segment routing"
    PLATFORM = "a cloud platform's own"
    EMBEDDED = "one that carries an IPv4 address"


# The first network that holds an address decides; what is in none of them is public (IPv4), or
# reserved (IPv6, where only 2000::/3 is given out: RFC 4291, 2.4).
_TABLE: tuple[tuple[str, Kind], ...] = (
    ("0.0.0.0/8", Kind.UNSPECIFIED),  # RFC 791, 3.2
    ("10.0.0.0/8", Kind.PRIVATE),  # RFC 1918
    ("100.64.0.0/10", Kind.SHARED),  # RFC 6598
    ("127.0.0.0/8", Kind.LOOPBACK),  # RFC 1122, 3.2.1.3
    ("168.63.129.16/32", Kind.PLATFORM),  # public by number, a host's agent by use
    ("169.254.0.0/16", Kind.LINK_LOCAL),  # RFC 3927; metadata services live here
    ("172.16.0.0/12", Kind.PRIVATE),  # RFC 1918
    ("192.0.0.0/24", Kind.PROTOCOL),  # RFC 6890, 2.1
    ("192.0.2.0/24", Kind.DOCUMENTATION),  # RFC 5737
    ("192.88.99.0/24", Kind.EMBEDDED),  # RFC 7526: relays of 6to4, deprecated
    ("192.168.0.0/16", Kind.PRIVATE),  # RFC 1918
    ("198.18.0.0/15", Kind.BENCHMARK),  # RFC 2544
    ("198.51.100.0/24", Kind.DOCUMENTATION),  # RFC 5737
    ("203.0.113.0/24", Kind.DOCUMENTATION),  # RFC 5737
    ("224.0.0.0/4", Kind.MULTICAST),  # RFC 5771
    ("255.255.255.255/32", Kind.BROADCAST),  # RFC 8190
    ("240.0.0.0/4", Kind.RESERVED),  # RFC 1112, 4
    ("::/128", Kind.UNSPECIFIED),  # RFC 4291, 2.5.2
    ("::1/128", Kind.LOOPBACK),  # RFC 4291, 2.5.3
    ("::ffff:0:0/96", Kind.EMBEDDED),  # mapped, RFC 4291, 2.5.5.2
    ("::ffff:0:0:0/96", Kind.EMBEDDED),  # translated, RFC 2765, 2.1
    ("::/96", Kind.EMBEDDED),  # compatible, RFC 4291, 2.5.5.1
    ("64:ff9b::/96", Kind.EMBEDDED),  # NAT64, RFC 6052
    ("64:ff9b:1::/48", Kind.EMBEDDED),  # NAT64 of one network, RFC 8215
    ("100::/64", Kind.DISCARD),  # RFC 6666
    ("100:0:0:1::/64", Kind.DISCARD),  # RFC 9780, dummy prefix
    ("2001::/32", Kind.EMBEDDED),  # Teredo, RFC 4380
    ("2001::/23", Kind.PROTOCOL),  # RFC 2928
    ("2001:db8::/32", Kind.DOCUMENTATION),  # RFC 3849
    ("2002::/16", Kind.EMBEDDED),  # 6to4, RFC 3056
    ("3fff::/20", Kind.DOCUMENTATION),  # RFC 9637
    ("5f00::/16", Kind.SEGMENT),  # RFC 9602
    ("fc00::/7", Kind.PRIVATE),  # RFC 4193
    ("fe80::/10", Kind.LINK_LOCAL),  # RFC 4291, 2.5.6
    ("fec0::/10", Kind.SITE_LOCAL),  # RFC 3879
    ("ff00::/8", Kind.MULTICAST),  # RFC 4291, 2.7
    ("2000::/3", Kind.PUBLIC),
    ("::/0", Kind.RESERVED),
)
# An interface identifier of ISATAP, whatever the network: with or without the bits that say unique
# and group. A router of such a site unpacks to the IPv4 address behind it. RFC 5214, 6.1
_ISATAP, _ISATAP_MASK = 0x0000_5EFE, 0xFCFF_FFFF
_NETWORKS = tuple((ipaddress.ip_network(network), kind) for network, kind in _TABLE)


def classify(address: Address) -> Kind:
    """What an address is for. An address that carries another one is never public."""
    for network, kind in _NETWORKS:
        if network.version == address.version and address in network:
            # Public rows are of IPv6 only.
            is_isatap = (int(address) >> 32) & _ISATAP_MASK == _ISATAP
            return Kind.EMBEDDED if kind is Kind.PUBLIC and is_isatap else kind
    return Kind.PUBLIC


def literal(host: str) -> Address | None:
    """The address that a host is, without its zone; None for a name."""
    try:
        address = ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id is not None:
        return ipaddress.IPv6Address(int(address))
    return address


def port_of(url: ada_url.URL) -> int:
    """The port that a URL is dialled at."""
    return int(url.port) if url.port else _SCHEME_PORTS[url.protocol]


@dataclass(frozen=True, slots=True)
class Allow:
    """What the operator opened: exact hosts with ports, all below a name, whole networks."""

    hosts: frozenset[tuple[str, int]] = frozenset()
    suffixes: tuple[tuple[str, int], ...] = ()  # (".name", port)
    networks: tuple[Network, ...] = ()

    def names(self, host: str, port: int) -> bool:
        """True when a rule names this host and port."""
        host = canonical(host)
        return (host, port) in self.hosts or any(
            port == open_port and host.endswith(suffix) for suffix, open_port in self.suffixes
        )

    def covers(self, address: Address) -> bool:
        """True when a rule opens the network that an address is in."""
        return any(
            network.version == address.version and address in network for network in self.networks
        )

    def refuse(self, host: str, port: int, address: Address) -> Failure | None:
        """Why the address that a host led to is not dialled; None when it is."""
        if self.names(host, port) or self.covers(address):
            return None
        if port not in PORTS:
            return _blocked_port(port)
        if (kind := classify(address)) is not Kind.PUBLIC:
            return Failure(
                Reason.BLOCKED_ADDRESS, f"{host[:200]} leads to {address}, which is {kind.value}"
            )
        return None


def check_url(url: ada_url.URL, allow: Allow) -> None:
    """Raise Failure for a URL that must not be asked for, whatever its host leads to.

    A name with a port of its own passes when networks are opened: the wall knows its address.
    """
    if url.protocol not in SCHEMES:
        raise Failure(Reason.BLOCKED_SCHEME, f"scheme {url.protocol[:50]!r} is not allowed")
    if url.username or url.password:
        raise Failure(Reason.INVALID_URL, "a URL with credentials is not taken")
    host, port = url.hostname, port_of(url)
    address = literal(host)
    if address is not None:
        failure = allow.refuse(host, port, address)
    elif port in PORTS or allow.names(host, port) or allow.networks:
        failure = None
    else:
        failure = _blocked_port(port)
    if failure is not None:
        raise failure


def parse_allow(rules: Iterable[str]) -> Allow:
    """The rules of SARING_FETCH__ALLOW. Raises ConfigurationError that names the one not read."""
    hosts: set[tuple[str, int]] = set()
    suffixes: list[tuple[str, int]] = []
    networks: list[Network] = []
    for rule in rules:
        try:
            if "/" in rule:
                networks.append(ipaddress.ip_network(rule))
                continue
            name, port = _host_and_port(rule)
            if name.startswith("*."):
                suffixes.append((canonical_name(name[1:]), port))
            else:
                hosts.add((canonical_name(name), port))
        except ValueError as error:
            raise ConfigurationError(
                f"SARING_FETCH__ALLOW: host:port, *.name:port or CIDR was expected, not {rule!r}"
                f" ({error})"
            ) from error
    return Allow(frozenset(hosts), tuple(suffixes), tuple(networks))


def parse_resolve(rules: Iterable[str]) -> "Resolve":
    """The rules of SARING_FETCH__RESOLVE. Raises ConfigurationError that names the one not read."""
    exact: dict[str, list[Address]] = {}
    suffixes: dict[str, list[Address]] = {}
    for rule in rules:
        name, equals, value = rule.partition("=")
        address = literal(value)
        try:
            if not equals or address is None:
                raise ValueError("the address is missing or not one")
            if name.startswith("*."):
                suffixes.setdefault(canonical_name(name[1:]), []).append(address)
            else:
                exact.setdefault(canonical_name(name), []).append(address)
        except ValueError as error:
            raise ConfigurationError(
                f"SARING_FETCH__RESOLVE: name=address or *.name=address was expected, not {rule!r}"
                f" ({error})"
            ) from error
    # The longest name first: the most exact rule wins.
    by_length = sorted(suffixes.items(), key=lambda item: -len(item[0]))
    return Resolve(
        {name: tuple(found) for name, found in exact.items()},
        tuple((suffix, tuple(found)) for suffix, found in by_length),
    )


@dataclass(frozen=True, slots=True)
class Resolve:
    """Names whose addresses are given, as curl's --resolve; they pass the same rules as others."""

    exact: dict[str, tuple[Address, ...]]
    suffixes: tuple[tuple[str, tuple[Address, ...]], ...]

    def addresses(self, host: str) -> tuple[Address, ...]:
        """The addresses given for a host; none when DNS has to be asked."""
        name = canonical(host)
        if name in self.exact:
            return self.exact[name]
        return next((found for suffix, found in self.suffixes if name.endswith(suffix)), ())


def canonical(host: str) -> str:
    """A host as rules compare it: without the root's dot, lower case."""
    return host.removesuffix(".").lower()


def canonical_name(name: str) -> str:
    """The host of a rule as the URL parser writes it; a leading dot stays. Raises ValueError."""
    dot = "." if name.startswith(".") else ""
    found = ada_url.URL(f"http://{name.removeprefix('.')}/")
    if not found.hostname or found.host != found.hostname or found.pathname != "/":
        raise ValueError(f"{name!r} is no host name")
    if found.username or found.search or "*" in found.hostname:
        raise ValueError(f"{name!r} is no host name")
    return dot + canonical(found.hostname)


def _host_and_port(rule: str) -> tuple[str, int]:
    name, colon, port = rule.rpartition(":")
    if not colon or not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536:
        raise ValueError("the port is missing or not one")
    if ":" in name and not (name.startswith("[") and name.endswith("]")):
        raise ValueError("an IPv6 address stands in brackets")
    return name, int(port)


def _blocked_port(port: int) -> Failure:
    allowed = ", ".join(str(number) for number in sorted(PORTS))
    return Failure(Reason.BLOCKED_PORT, f"port {port} is not allowed (allowed: {allowed})")
