"""The findings of a date → the moment, in the zone of the page's readers.

The first source with a possible date wins. Publishing systems often store UTC; the day that
readers and editors know is then told by another voice: the address, the words inside a `time`
element, the country of the site.

htmldate, which finds dates by heuristics over the whole page, is left out on purpose. As a last
resort on 952 real pages it was right on 92 of the 126 that had a date and nothing better, and
dated 149 of the 156 that have none. No check that was tried tells the two apart: what it adds is
what stands anywhere in the text, and a record with a wrong date is worse than one without.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from service.extract import dates
from service.extract.meta import Finding
from service.records import DatePrecision

ORDER = (
    "json-ld",
    "article",
    "parsely",
    "citation",
    "sailthru",
    "url",
    "dc",
    "meta",
    "itemprop",
    "time",
    "line",
    "script",
)
SEEN = ("time", "line")  # what readers of the page see
_TELL_THE_DAY = ("url", "time-text")  # what editors and readers see, by their own clock

# The zone of a country's press, by the top-level domain: its only zone, or that of the capital.
_ZONES = {
    "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich", "fr": "Europe/Paris",
    "it": "Europe/Rome", "es": "Europe/Madrid", "pt": "Europe/Lisbon", "nl": "Europe/Amsterdam",
    "be": "Europe/Brussels", "pl": "Europe/Warsaw", "cz": "Europe/Prague",
    "sk": "Europe/Bratislava", "hu": "Europe/Budapest", "si": "Europe/Ljubljana",
    "hr": "Europe/Zagreb", "rs": "Europe/Belgrade", "bg": "Europe/Sofia",
    "ro": "Europe/Bucharest", "gr": "Europe/Athens", "al": "Europe/Tirane",
    "se": "Europe/Stockholm", "no": "Europe/Oslo", "dk": "Europe/Copenhagen",
    "fi": "Europe/Helsinki", "ee": "Europe/Tallinn", "lv": "Europe/Riga", "lt": "Europe/Vilnius",
    "uk": "Europe/London", "ie": "Europe/Dublin", "ua": "Europe/Kyiv", "ru": "Europe/Moscow",
    "tr": "Europe/Istanbul", "il": "Asia/Jerusalem", "in": "Asia/Kolkata", "jp": "Asia/Tokyo",
    "kr": "Asia/Seoul", "cn": "Asia/Shanghai", "tw": "Asia/Taipei", "hk": "Asia/Hong_Kong",
    "sg": "Asia/Singapore", "my": "Asia/Kuala_Lumpur", "id": "Asia/Jakarta", "ph": "Asia/Manila",
    "th": "Asia/Bangkok", "vn": "Asia/Ho_Chi_Minh", "ar": "America/Argentina/Buenos_Aires",
    "br": "America/Sao_Paulo", "co": "America/Bogota", "pe": "America/Lima",
    "za": "Africa/Johannesburg", "eg": "Africa/Cairo",
}  # fmt: skip

# The Web is younger; a date before it is a subject, a default value or a mistake.
_FIRST = datetime(1991, 8, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How dates are read on this page: by whose habits, where, and before when."""

    month_first: bool
    host: str
    fetched_at: datetime

    def read(self, text: str) -> dates.Moment | None:
        """The date in a text, when it lies between the first page of the Web and tomorrow."""
        moment = dates.read(text, month_first=self.month_first)
        # The day after the fetch: zones, and clocks that run ahead.
        if moment is None or not _FIRST <= moment.at <= self.fetched_at + timedelta(days=1):
            return None
        return moment

    def day(self, text: str) -> str:
        """The day of the date in a text, to tell whether two say the same; else the text."""
        moment = dates.read(text, month_first=self.month_first)
        return moment.at.date().isoformat() if moment else text


def when(found: list[Finding], reader: Reader) -> tuple[Finding, dates.Moment] | None:
    """The first date that can be one; where it tells only the day, a voice that has the hour."""
    moments = _moments(found, reader.read)
    first = next(moments, None)
    if first is None:
        return None
    if first[1].precision is DatePrecision.DAY:
        day = first[1].at.date()
        first = next(
            (
                (finding, moment)
                for finding, moment in moments
                if moment.precision is not DatePrecision.DAY and moment.at.date() == day
            ),
            first,
        )
    finding, moment = first
    return finding, _local(moment, found, reader)


def _moments(
    found: list[Finding], read: Callable[[str], dates.Moment | None]
) -> Iterator[tuple[Finding, dates.Moment]]:
    for source in ORDER:
        for finding in found:
            if finding.source == source and (moment := read(finding.value)) is not None:
                yield finding, moment


def _local(moment: dates.Moment, found: list[Finding], reader: Reader) -> dates.Moment:
    """The moment in the page's own zone, where another voice tells it."""
    if moment.at.utcoffset():
        return moment
    for finding in found:
        if finding.source in _TELL_THE_DAY and (day := reader.read(finding.value)) is not None:
            apart = abs((day.at.date() - moment.at.date()).days)
            if apart <= 1:
                return day if apart == 1 else moment
    name = _ZONES.get(reader.host.rpartition(".")[2])
    if name is None or moment.precision is DatePrecision.DAY:
        return moment
    try:
        at = moment.at.astimezone(ZoneInfo(name))
    except ZoneInfoNotFoundError:  # a system without the time zone database
        return moment
    return replace(moment, at=at.replace(tzinfo=timezone(at.utcoffset() or timedelta())))
