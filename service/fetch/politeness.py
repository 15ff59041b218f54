"""When a host may be asked again, and who waits where. Decides, never sleeps; `now` is monotonic.

Two rules. A host: one request at a time, and from the end of one to the start of the next at least
its gap: the setting, its Crawl-delay, a multiple of its latency, or longer when it says 429 or 503.
A site (all hosts of one registrable domain): a few places in the window; who finds none, or would
wait longer than a few seconds, is deferred to a retry tier and costs the window nothing.

How long a deferral is: until the host would be idle if nobody else came. What was deferred before
and has not come back counts, by when it is due, so that a backlog spreads over the tiers instead of
coming back all at once; a tier shorter than that wait is better than one that lets the host idle.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from service import metrics
from service.fetch.retry import defer_delay
from service.settings import Politeness as Settings

# What a host's latency is taken for before its first answer. It matters where there is no delay: a
# guess that is too long sends a burst to a tier that a quick host is done with at once.
LATENCY_GUESS_SECONDS = 0.01
# How far one answer moves the latency that is believed.
LATENCY_WEIGHT = 0.3
# A host that refuses without saying for how long is asked again after twice its gap, then twice
# that, up to a minute: what is longer belongs to the retry tiers of its requests.
BACKOFF_LIMIT_SECONDS = 60.0
# A site that is done with more than its places in this time may hold more of them (up to half the
# window): they are free again before anyone else could notice.
QUICK_SECONDS = 1.0
# Deferred requests that are this late went to another worker.
LOST_SECONDS = 60.0
# Hosts and sites that are remembered; idle ones are forgotten beyond it. Some 500 bytes each.
REMEMBERED = 20_000

NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Go:
    """Ask now; the host is taken until `Politeness.release`."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Ask again after so many seconds, or when the one in front is done."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Defer:
    """Leave the window. `promised`: the host asked for this wait, so it is a floor."""

    seconds: float
    promised: bool
    cause: str  # one of metrics.CAUSES


@dataclass(slots=True, eq=False)
class Ticket:
    """A place in a host's queue."""

    host: str
    site: str
    came_at: float


@dataclass(frozen=True, slots=True)
class Pause:
    """A host that must not be asked now."""

    host: str
    cause: str  # one of metrics.CAUSES
    seconds: float  # until it may be asked
    requests: int  # in its queue, in the window


@dataclass(slots=True)
class _Host:
    queue: deque[Ticket] = field(default_factory=deque)
    is_busy: bool = False
    ended_at: float = NEVER
    latency: float | None = None
    crawl_delay: float = 0.0
    backoff: float = 0.0
    resume_at: float = NEVER
    resume_is_promised: bool = False
    met_at: float | None = None  # when what other workers know of it was last looked up
    shut_until: float = NEVER  # robots.txt cannot be read: its requests fail without asking


@dataclass(slots=True)
class _Site:
    places: int = 0
    booked: dict[int, int] = field(default_factory=dict)  # due time in grains → deferred requests


class Politeness:
    """The state of all hosts that one worker asks."""

    def __init__(self, settings: Settings, *, tier_delays: Sequence[float], window: int) -> None:
        self._settings = settings
        self._delays = tuple(tier_delays)
        self._grain = min(1.0, max(min(tier_delays), 0.001))
        self._most_places = max(settings.places, window // 2)
        self._hosts: dict[str, _Host] = {}
        self._sites: dict[str, _Site] = {}
        self._owned_at = NEVER
        self._sweep_at = REMEMBERED

    def own_anew(self, now: float) -> None:
        """Another worker may have asked our hosts until now: each waits one gap from here."""
        self._owned_at = now

    def is_met(self, host_name: str) -> bool:
        """True when nobody else can have been told to leave the host alone without our knowing."""
        met_at = self._host(host_name).met_at
        return met_at is not None and met_at >= self._owned_at

    def meet(self, host_name: str, now: float, rest_seconds: float) -> None:
        """What was told to others holds for us: the host wants no request for so long (0: none)."""
        host = self._host(host_name)
        host.met_at = now
        if rest_seconds > 0 and now + rest_seconds > host.resume_at:
            host.resume_at, host.resume_is_promised = now + rest_seconds, True

    # -- places of a site --------------------------------------------------------------------------

    def enter(self, site: str, host: str, now: float, *, returned: bool) -> Defer | None:
        """Take a place in the window, or be told to come back; `returned` from a deferral."""
        self._forget_idle(now)
        found = self._sites.setdefault(site, _Site())
        if returned:
            self._unbook(found)
        seconds = self._service_seconds(self._host(host))
        limit = self._settings.places
        if limit * seconds < QUICK_SECONDS:
            limit = min(self._most_places, max(limit, int(QUICK_SECONDS / seconds)))
        if found.places < limit:
            found.places += 1
            return None
        return self._defer(site, host, now, cause="backlog")

    def leave(self, site: str) -> None:
        """Give the place back."""
        self._sites[site].places -= 1

    # -- turns of a host ---------------------------------------------------------------------------

    def join(self, host: str, site: str, now: float) -> Ticket:
        """Queue for a host."""
        ticket = Ticket(host, site, now)
        self._host(host).queue.append(ticket)
        return ticket

    def ask(self, ticket: Ticket, now: float) -> Go | Wait | Defer:
        """Whether it is this ticket's turn; with Go and Defer it has left the queue."""
        host = self._host(ticket.host)
        if host.resume_is_promised and host.resume_at - now > self._settings.max_wait:
            host.queue.remove(ticket)
            return Defer(host.resume_at - now, promised=True, cause="retry_after")
        position = host.queue.index(ticket)
        wait = max(0.0, self._earliest(host) - now)
        if position == 0 and not host.is_busy and wait <= 0:
            host.queue.popleft()
            host.is_busy = True
            return Go()
        if host.is_busy:
            wait = self._service_seconds(host)
        patience = self._settings.max_wait - (now - ticket.came_at)
        if wait + position * self._service_seconds(host) > patience:
            host.queue.remove(ticket)
            return self._defer(ticket.site, ticket.host, now, cause=self._cause(host))
        return Wait(wait if position == 0 and not host.is_busy else patience)

    def abandon(self, ticket: Ticket) -> None:
        """Leave the queue without a turn."""
        self._host(ticket.host).queue.remove(ticket)

    def head(self, host: str) -> Ticket | None:
        """Who is next."""
        queue = self._host(host).queue
        return queue[0] if queue else None

    def rest(self, ticket: Ticket, now: float) -> Wait | Defer:
        """How long the holder of a turn waits before it asks once more (redirect, robots.txt)."""
        host = self._host(ticket.host)
        seconds = max(0.0, self._earliest(host) - now)
        if seconds <= self._settings.max_wait:
            return Wait(seconds)
        if host.resume_is_promised and host.resume_at - now >= seconds:
            return Defer(seconds, promised=True, cause="retry_after")
        return self._defer(ticket.site, ticket.host, now, cause=self._cause(host))

    def ended(self, host_name: str, now: float, *, latency_seconds: float) -> None:
        """A request of the turn's holder has ended."""
        host = self._host(host_name)
        host.ended_at = now
        known = latency_seconds if host.latency is None else host.latency
        host.latency = known + LATENCY_WEIGHT * (latency_seconds - known)

    def answered(self, host_name: str) -> None:
        """The host served us: its refusals are forgotten."""
        self._host(host_name).backoff = 0.0

    def refused(self, host_name: str, now: float, retry_after: float | None) -> float:
        """The host said 429 or 503, and for how long when it said so; returns how long it rests."""
        host = self._host(host_name)
        promised = retry_after is not None
        if retry_after is None:
            host.backoff = min(2 * max(host.backoff, self._gap(host)), BACKOFF_LIMIT_SECONDS)
            retry_after = host.backoff
        if now + retry_after > host.resume_at:
            host.resume_at, host.resume_is_promised = now + retry_after, promised
        return host.resume_at - now

    def keep_crawl_delay(self, host_name: str, seconds: float | None) -> None:
        """What robots.txt asks for, up to the limit."""
        host = self._host(host_name)
        host.crawl_delay = min(seconds or 0.0, self._settings.crawl_delay_limit)
        host.shut_until = NEVER

    def shut(self, host_name: str, now: float, seconds: float) -> None:
        """robots.txt cannot be read, and will not be asked for again for so long."""
        self._host(host_name).shut_until = now + seconds

    def release(self, host_name: str) -> None:
        """End a turn."""
        self._host(host_name).is_busy = False

    def waiting(self, now: float) -> dict[str, int]:
        """How many hosts must not be asked now, by cause."""
        counts = dict.fromkeys(metrics.CAUSES, 0)
        for pause in self.pauses(now):
            counts[pause.cause] += 1
        return counts

    def pauses(self, now: float) -> Iterator[Pause]:
        """The hosts that must not be asked now, in no order.

        Those that somebody in the window wants, and those in a pause, whose requests wait in tiers.
        """
        for name, host in self._hosts.items():
            if host.shut_until > now:
                yield Pause(name, "robots", host.shut_until - now, len(host.queue))
                continue
            seconds = self._earliest(host) - now
            if seconds > 0 and (host.queue or host.is_busy or host.resume_at > now):
                yield Pause(name, self._cause(host), seconds, len(host.queue))

    # -- how long ----------------------------------------------------------------------------------

    def _host(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host())

    def _gap(self, host: _Host) -> float:
        slow = self._settings.latency_factor * (host.latency or 0.0)
        slow = min(slow, self._settings.crawl_delay_limit)
        return max(self._settings.delay, host.crawl_delay, slow)

    def _earliest(self, host: _Host) -> float:
        return max(max(host.ended_at, self._owned_at) + self._gap(host), host.resume_at)

    def _cause(self, host: _Host) -> str:
        """Which of all that makes a host wait is the longest."""
        gap = self._gap(host)
        if host.resume_at > NEVER and host.resume_at == self._earliest(host):
            return "retry_after" if host.resume_is_promised else "back_off"
        if gap <= self._settings.delay:
            return "delay"
        return "crawl_delay" if gap <= host.crawl_delay else "latency"

    def _service_seconds(self, host: _Host) -> float:
        latency = LATENCY_GUESS_SECONDS if host.latency is None else host.latency
        return self._gap(host) + max(latency, 0.001)

    def _defer(self, site_name: str, host_name: str, now: float, *, cause: str) -> Defer:
        host, site = self._host(host_name), self._sites.setdefault(site_name, _Site())
        service = self._service_seconds(host)
        seconds = max(site.places * service, self._earliest(host) - now, min(self._delays))
        for due in sorted(site.booked):
            due_at = due * self._grain
            if due_at < now - LOST_SECONDS:
                del site.booked[due]
            elif due_at > now + seconds or seconds > max(self._delays):
                break
            else:
                seconds += site.booked[due] * service
        due = int((now + defer_delay(seconds, self._delays)) / self._grain)
        site.booked[due] = site.booked.get(due, 0) + 1
        return Defer(seconds, promised=False, cause=cause)

    def _unbook(self, site: _Site) -> None:
        if site.booked:
            due = min(site.booked)
            site.booked[due] -= 1
            if site.booked[due] == 0:
                del site.booked[due]

    def _forget_idle(self, now: float) -> None:
        if len(self._hosts) + len(self._sites) < self._sweep_at:
            return
        lost = int((now - LOST_SECONDS) / self._grain)
        self._hosts = {
            name: host
            for name, host in self._hosts.items()
            if host.is_busy or host.queue or max(self._earliest(host), host.shut_until) > now
        }
        self._sites = {
            name: site
            for name, site in self._sites.items()
            if site.places or max(site.booked, default=lost) > lost
        }
        self._sweep_at = max(REMEMBERED, 2 * (len(self._hosts) + len(self._sites)))
