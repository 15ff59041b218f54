"""Politeness: gaps, turns, places and backlogs, on a clock that the tests move."""

import heapq
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.fetch import politeness
from service.fetch.politeness import Defer, Go, Pause, Politeness, Wait
from service.fetch.retry import defer_delay
from service.settings import Politeness as Limits

TIERS = (10.0, 120.0, 1800.0)


def polite(**limits: Any) -> Politeness:
    return Politeness(Limits(**limits), tier_delays=TIERS, window=256)


def ask_once(hosts: Politeness, host: str, now: float, *, latency: float = 0.0) -> None:
    """One request at a moment when the host is free."""
    assert hosts.ask(hosts.join(host, "s", now), now) == Go()
    hosts.ended(host, now + latency, latency_seconds=latency)
    hosts.release(host)


def test_a_new_host_may_be_asked_at_once() -> None:
    ask_once(polite(), "h", 100.0)


def test_the_next_request_waits_for_the_gap_from_the_end_of_the_last() -> None:
    hosts = polite(delay=1.0)
    ask_once(hosts, "h", 100.0, latency=0.25)
    ticket = hosts.join("h", "s", 100.5)
    assert hosts.ask(ticket, 100.5) == Wait(0.75)
    assert hosts.ask(ticket, 101.25) == Go()


def test_hosts_do_not_wait_for_each_other() -> None:
    hosts = polite(delay=1.0)
    ask_once(hosts, "a", 100.0)
    ask_once(hosts, "b", 100.0)


def test_a_host_is_asked_by_one_at_a_time_in_their_order() -> None:
    hosts = polite(delay=0.0)
    first, second, third = (hosts.join("h", "s", 100.0) for _ in range(3))
    assert isinstance(hosts.ask(second, 100.0), Wait)
    assert hosts.ask(first, 100.0) == Go()
    assert isinstance(hosts.ask(second, 100.0), Wait)
    hosts.release("h")
    assert isinstance(hosts.ask(third, 100.0), Wait)
    assert hosts.head("h") is second
    assert hosts.ask(second, 100.0) == Go()


@pytest.mark.parametrize(
    ("limits", "crawl_delay", "latency", "gap"),
    [
        ({"delay": 1.0}, None, 0.1, 1.0),
        ({"delay": 1.0}, 4.0, 0.1, 4.0),
        ({"delay": 1.0}, 0.5, 0.1, 1.0),
        ({"delay": 1.0, "crawl_delay_limit": 3.0}, 1e9, 0.1, 3.0),
        ({"delay": 1.0, "latency_factor": 2.0}, None, 2.0, 4.0),
        ({"delay": 1.0, "latency_factor": 2.0, "crawl_delay_limit": 6.0}, None, 60.0, 6.0),
        ({"delay": 0.0, "latency_factor": 0.0}, None, 5.0, 0.0),
    ],
)
def test_the_gap_is_the_longest_of_what_asks_for_one(
    limits: dict[str, float], crawl_delay: float | None, latency: float, gap: float
) -> None:
    hosts = polite(**limits)
    hosts.keep_crawl_delay("h", crawl_delay)
    ask_once(hosts, "h", 100.0, latency=latency)
    ticket = hosts.join("h", "s", 100.0)
    assert hosts.ask(ticket, 100.0 + latency + gap) == Go()
    hosts.ended("h", 200.0, latency_seconds=latency)
    assert hosts.rest(ticket, 200.0) == Wait(gap)


def test_a_promise_beyond_the_window_is_a_deferral_until_it_is_over() -> None:
    hosts = polite(delay=1.0, max_wait=8.0)
    waiting = hosts.join("h", "s", 100.0)
    hosts.refused("h", 100.0, 60.0)
    assert hosts.ask(waiting, 101.0) == Defer(59.0, promised=True, cause="retry_after")
    ticket = hosts.join("h", "s", 155.0)
    assert hosts.ask(ticket, 155.0) == Wait(5.0)
    assert hosts.ask(ticket, 160.0) == Go()


def test_a_shorter_promise_does_not_shorten_a_longer_one() -> None:
    hosts = polite()
    hosts.refused("h", 100.0, 60.0)
    hosts.refused("h", 101.0, 1.0)
    assert isinstance(hosts.ask(hosts.join("h", "s", 103.0), 103.0), Defer)


def test_refusals_without_a_promise_double_up_to_a_minute_and_an_answer_ends_them() -> None:
    hosts = polite(delay=1.0, latency_factor=0.0)
    waits = []
    for now in range(0, 8000, 1000):
        hosts.refused("h", float(now), None)
        waits.append(hosts._host("h").resume_at - now)
    assert waits == [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]
    hosts.answered("h")
    hosts.refused("h", 9000.0, None)
    assert hosts._host("h").resume_at == 9002.0


def test_a_new_owner_waits_one_gap_at_every_host() -> None:
    hosts = polite(delay=1.0)
    hosts.own_anew(100.0)
    hosts.keep_crawl_delay("slow", 5.0)
    assert hosts.ask(hosts.join("h", "s", 100.2), 100.2) == Wait(pytest.approx(0.8))
    assert hosts.ask(hosts.join("slow", "s", 100.2), 100.2) == Wait(pytest.approx(4.8))
    assert hosts.ask(hosts.join("later", "s", 102.0), 102.0) == Go()


def test_a_site_has_its_places_and_gives_them_back() -> None:
    hosts = polite(delay=1.0, places=2)
    assert hosts.enter("s", "a", 0.0, returned=False) is None
    assert hosts.enter("s", "b", 0.0, returned=False) is None
    assert isinstance(hosts.enter("s", "c", 0.0, returned=False), Defer)
    assert hosts.enter("other", "d", 0.0, returned=False) is None
    hosts.leave("s")
    assert hosts.enter("s", "c", 0.0, returned=False) is None


def test_a_site_that_is_quick_may_hold_more_places() -> None:
    hosts = polite(delay=0.0, places=8)
    ask_once(hosts, "h", 0.0, latency=0.01)
    taken = sum(hosts.enter("s", "h", 1.0, returned=False) is None for _ in range(256))
    assert 8 < taken <= 128


def test_a_backlog_spreads_over_the_tiers_by_what_the_host_can_do() -> None:
    hosts = polite(delay=1.0, places=8, latency_factor=0.0)
    waits = [hosts.enter("s", "h", 0.0, returned=False) for _ in range(3000)]
    delays = [defer_delay(wait.seconds, TIERS) for wait in waits if isinstance(wait, Defer)]
    assert len(delays) == 2992
    assert delays == sorted(delays)
    # 1.01 s a request: 10 s to 2 min holds 109, 2 to 30 min 1,663.
    assert 105 <= delays.count(10.0) <= 113
    assert 1640 <= delays.count(120.0) <= 1690


def test_deferrals_that_never_come_back_are_forgotten() -> None:
    hosts = polite(delay=1.0, places=1)
    for _ in range(50):
        hosts.enter("s", "h", 0.0, returned=False)
    late = 10.0 + politeness.LOST_SECONDS + 2
    wait = hosts.enter("s", "h", late, returned=False)
    assert isinstance(wait, Defer)
    assert wait.seconds < 15


def test_idle_hosts_and_sites_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(politeness, "REMEMBERED", 100)
    hosts = polite()
    for number in range(1000):
        now = number * 10.0
        assert hosts.enter(f"s{number}", f"h{number}", now, returned=False) is None
        ask_once(hosts, f"h{number}", now)
        hosts.leave(f"s{number}")
    assert len(hosts._hosts) + len(hosts._sites) <= 102


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 30),  # when it comes
            st.sampled_from(["a", "b"]),
            st.floats(0, 3),  # how long the host takes
            st.sampled_from([None, None, None, "refused", "promise", "cancelled"]),
        ),
        max_size=40,
    ),
    st.floats(0, 3),
)
def test_whatever_happens_a_host_is_never_asked_too_early(
    arrivals: list[tuple[float, str, float, str | None]], delay: float
) -> None:
    """A simulation of the waiting of turns.py: events in the order of their time."""
    hosts = polite(delay=delay, latency_factor=1.0)
    free_at: dict[str, float] = {}
    events: list[Any] = [(at, number, "come", None) for number, (at, *_) in enumerate(arrivals)]
    heapq.heapify(events)
    waiting: dict[str, list[int]] = {"a": [], "b": []}
    settled = 0
    while events:
        now, number, what, ticket = heapq.heappop(events)
        _, host, seconds, end = arrivals[number]
        if what == "come":
            ticket = hosts.join(host, "s", now)
        if what == "done":
            hosts.ended(host, now, latency_seconds=seconds)
            free_at[host] = now + delay
            if end == "refused":
                hosts.refused(host, now, None)
            if end == "promise":
                hosts.refused(host, now, 20.0)
                free_at[host] = now + 20.0
            hosts.release(host)
            settled += 1
            head = hosts.head(host)
            if head is not None:
                heapq.heappush(events, (now, waiting[host][0], "ask", head))
            continue
        if ticket not in hosts._host(host).queue:
            continue  # it was asked for in the meantime
        verdict = hosts.ask(ticket, now)
        if number in waiting[host]:
            waiting[host].remove(number)
        if isinstance(verdict, Go):
            assert now >= free_at.get(host, 0.0) - 1e-6
            free_at[host] = float("inf")
            heapq.heappush(events, (now + seconds, number, "done", None))
        elif isinstance(verdict, Defer):
            assert verdict.seconds > 0
            settled += 1
            head = hosts.head(host)
            if head is not None:
                heapq.heappush(events, (now, waiting[host][0], "ask", head))
        else:
            assert 0 < verdict.seconds <= 8.0 + 1e-6
            queue = list(hosts._host(host).queue)
            waiting[host].insert(queue.index(ticket), number)
            heapq.heappush(events, (now + verdict.seconds, number, "ask", ticket))
    assert settled == len(arrivals)


@pytest.mark.parametrize(
    ("limits", "crawl_delay", "latency", "cause"),
    [
        ({"delay": 20.0}, None, 0.1, "delay"),
        ({"delay": 1.0}, 20.0, 0.1, "crawl_delay"),
        ({"delay": 1.0, "latency_factor": 2.0}, 5.0, 10.0, "latency"),
    ],
)
def test_a_deferral_says_what_made_it_too_long(
    limits: dict[str, float], crawl_delay: float | None, latency: float, cause: str
) -> None:
    hosts = polite(**limits)
    hosts.keep_crawl_delay("h", crawl_delay)
    ask_once(hosts, "h", 100.0, latency=latency)
    wait = hosts.ask(hosts.join("h", "s", 111.0), 111.0)
    assert isinstance(wait, Defer)
    assert (wait.promised, wait.cause) == (False, cause)


def counted(hosts: Politeness, now: float) -> dict[str, int]:
    return {cause: count for cause, count in hosts.waiting(now).items() if count}


def test_hosts_wait_as_long_as_they_must_and_somebody_wants_them_or_they_pause() -> None:
    hosts = polite(delay=1.0, latency_factor=0.0)
    for host in ("idle", "wanted", "slow"):
        ask_once(hosts, host, 100.0)
    hosts.keep_crawl_delay("slow", 3.0)
    for host in ("wanted", "slow", "new"):
        hosts.join(host, "s", 100.0)
    hosts.refused("rests", 100.0, 60.0)
    hosts.refused("backs off", 100.0, None)
    hosts.shut("no robots", 100.0, 900.0)
    all_of_them = {"delay": 1, "crawl_delay": 1, "retry_after": 1, "back_off": 1, "robots": 1}
    assert counted(hosts, 100.5) == all_of_them
    pauses = {pause.host: pause for pause in hosts.pauses(100.5)}
    assert pauses["slow"] == Pause("slow", "crawl_delay", 2.5, 1)
    assert pauses["rests"] == Pause("rests", "retry_after", 59.5, 0)
    assert pauses["no robots"] == Pause("no robots", "robots", 899.5, 0)
    assert counted(hosts, 102.5) == {"crawl_delay": 1, "retry_after": 1, "robots": 1}
    assert counted(hosts, 160.5) == {"robots": 1}
    hosts.keep_crawl_delay("no robots", None)  # it could be read after all
    assert counted(hosts, 160.5) == {}


def test_hosts_that_wait_are_never_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(politeness, "REMEMBERED", 10)
    hosts = polite(delay=1.0, latency_factor=0.0)
    hosts.refused("rests", 0.0, 600.0)
    hosts.refused("backs off", 0.0, None)
    hosts.shut("no robots", 0.0, 300.0)
    seen = []
    for now in (1.0, 200.0, 400.0, 700.0):
        for number in range(50):
            host = f"{now}-{number}"
            assert hosts.enter(host, host, now, returned=False) is None
            hosts.leave(host)
        seen.append(counted(hosts, now))
    assert seen[:3] == [
        {"retry_after": 1, "back_off": 1, "robots": 1},
        {"retry_after": 1, "robots": 1},
        {"retry_after": 1},
    ]
    assert seen[3] == {}
    assert "rests" not in hosts._hosts
