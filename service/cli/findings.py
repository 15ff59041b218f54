"""What facts about a set-up mean: sound, or what is wrong with it and how to mend that. Pure."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GIB = 2**30
# Below this a day of records, Kafka's segments (128 MiB a partition) or a state may no longer fit.
LEAST_FREE_BYTES = GIB
LEAST_FREE_SHARE = 0.03
# Message times decide how long records live and since when a crash is looked into; a minute is
# twice what agents/sent.py allows for.
CLOCK_SECONDS = 60.0
# Kubernetes tells every pod of its services in variables such as SARING_PORT_8600_TCP.
_OF_KUBERNETES = re.compile(
    r"SARING(_\w+)?_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP)(_\w+)?)?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One look at a set-up. `mend` is what to do, empty when it is sound."""

    check: str
    says: str
    mend: str = ""

    @property
    def sound(self) -> bool:
        """True when there is nothing to mend."""
        return not self.mend


def variables(environment: Iterable[str], known: Iterable[str]) -> Finding:
    """Variables that look like settings and are none."""
    names = [name for name in known if name]
    unknown = sorted(
        name
        for name in environment
        if name.upper().startswith("SARING_")
        and name.upper() not in names
        and not _OF_KUBERNETES.fullmatch(name.upper())
    )
    if not unknown:
        return Finding(check="variables", says="each SARING_… variable is a setting")
    mends = []
    for name in unknown:
        near = difflib.get_close_matches(name.upper(), names, n=1, cutoff=0.75)
        mends.append(f"rename {name} to {near[0]}" if near else f"unset {name}")
    return Finding(
        check="variables", says=f"no such setting: {', '.join(unknown)}", mend="; ".join(mends)
    )


def topics(wanted: Mapping[str, int], found: Mapping[str, int], prefix: str) -> Finding:
    """Topics by name with their partitions: those that are declared, and those that are there."""
    missing = [name for name in wanted if name not in found]
    if len(missing) == len(wanted):
        return Finding(
            check="topics",
            says=f"none of the {len(wanted)} topics {prefix}.… is there",
            mend="saring topics create (or start a worker); another prefix is SARING_TOPIC_PREFIX",
        )
    if missing:
        return Finding(
            check="topics", says=f"missing: {', '.join(missing)}", mend="saring topics create"
        )
    other = {name: found[name] for name, count in wanted.items() if found[name] != count}
    if other:
        counts = set(other.values())
        mend = "delete these topics when their data may go, or use another SARING_TOPIC_PREFIX"
        if len(counts) == 1 and len(other) == len(wanted):
            mend = f"set SARING_KAFKA__PARTITIONS={counts.pop()}, or {mend}"
        listed = ", ".join(f"{name} has {count}" for name, count in other.items())
        expected = next(iter(wanted.values()))
        return Finding(
            check="topics", says=f"partitions differ from the {expected} set: {listed}", mend=mend
        )
    return Finding(check="topics", says=f"all {len(wanted)} are there, with their partitions")


def disk(place: str, free_bytes: int, total_bytes: int, whose: str = "SARING_DATA_DIR") -> Finding:
    """Room on the disk of the data directory, or of a store's folder."""
    free = f"{free_bytes / GIB:.1f} GiB of {total_bytes / GIB:.1f} GiB are free at {place}"
    if free_bytes < max(LEAST_FREE_BYTES, LEAST_FREE_SHARE * total_bytes):
        return Finding(
            check="disk",
            says=f"nearly full: {free}",
            mend=f"make room, or move {whose} to a larger disk",
        )
    return Finding(check="disk", says=free)


def clock(ahead_seconds: float | None) -> Finding:
    """The broker's clock against this machine's; None when it could not be read."""
    if ahead_seconds is None:
        return Finding(check="clock", says="not compared: no right to make a topic to read it from")
    if abs(ahead_seconds) <= CLOCK_SECONDS:
        return Finding(check="clock", says=f"{abs(ahead_seconds):.1f} s off the broker's")
    which = "behind" if ahead_seconds > 0 else "ahead of"
    return Finding(
        check="clock",
        says=f"this machine's clock is {abs(ahead_seconds):.0f} s {which} the broker's",
        mend="set both by NTP (timedatectl set-ntp true)",
    )


def user_agent(text: str) -> Finding:
    """Whether a host can find out whom to ask."""
    address = re.search(r"https?://[^\s;,)]+|[\w.+-]+@[\w-]+\.[\w.-]+", text)
    if address is not None and not re.search(r"\bexample\.(org|com|net)\b", address[0]):
        return Finding(check="user agent", says=f"hosts are told {address[0]}")
    return Finding(
        check="user agent",
        says=f"names nobody whom a host could ask: {text!r}",
        mend="set SARING_FETCH__USER_AGENT='YourBot/1.0 (+https://your.site/bot)'",
    )
