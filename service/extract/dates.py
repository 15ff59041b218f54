"""Dates as pages write them: machine forms, and words of some twenty languages.

A date without a zone is good to the day only: nobody knows which moment "13.07.2021 10:11" is.
Nothing here reads a clock; what is possible as a date is the caller's business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from service.records import DatePrecision

# A group a month, January first: names and the short forms that newspapers print, in English,
# Indonesian, Malay, Javanese, German, Dutch, Swedish, Icelandic, Spanish, Portuguese, Italian,
# French, Polish, Czech, Russian, Ukrainian, Greek, Turkish, Lithuanian, Albanian, Romanian,
# Hungarian, Finnish, Hindi, Arabic. Genitives where dates take them. Lower case.
_MONTHS = """
january januari januar jan janvier janv enero ene janeiro gennaio gen styczeń stycznia sty leden
ledna január январь января янв ιανουάριος ιανουαρίου ιαν ocak sausis sausio janar janúar जनवरी
jänner січня січень ianuarie január tammikuuta tammikuu يناير;
february februari februar feb pebruari febuari févr février febrero fevereiro fev febbraio luty
lutego lut únor února февраль февраля фев φεβρουάριος φεβρουαρίου φεβ şubat vasaris vasario shkurt
febrúar फरवरी फ़रवरी лютого лютий februarie február helmikuuta helmikuu فبراير;
march maret mac märz maart mars marzo março marco marec mar marzec marca březen března март марта
мар μάρτιος μαρτίου μαρ mart kovas kovo mrt मार्च mär березня березень martie március maaliskuuta
maaliskuu مارس;
april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna апрель апреля апр απρίλιος
απριλίου απρ nisan balandis balandžio prill apríl अप्रैल квітня квітень aprilie április huhtikuuta
huhtikuu أبريل ابريل;
may mei mai mayo maio maggio mag maj maja květen května май мая μάιος μαΐου μαϊ μάϊος mayıs gegužė
gegužės maí मई травня травень május toukokuuta toukokuu مايو;
june juni jun juin junio junho giugno giu czerwiec czerwca cze červen června июнь июня июн ιούνιος
ιουνίου ιουν haziran birželis birželio qershor júní जून червня червень iunie június kesäkuuta
kesäkuu يونيو يونيه;
july juli jul julai juillet juil julio julho luglio lug lipiec lipca lip červenec července июль
июля июл ιούλιος ιουλίου ιουλ temmuz liepa liepos korrik júlí जुलाई липня липень iulie július
heinäkuuta heinäkuu يوليو يوليه;
august agustus agu agt agst agus ogos ogo aug août agosto ago sierpień sierpnia sie srpen srpna
август августа авг αύγουστος αυγούστου αυγ ağustos rugpjūtis rugpjūčio gusht ágúst augustus augusti
अगस्त серпня серпень augusztus elokuuta elokuu أغسطس اغسطس;
september sep sept septembre septiembre setiembre setembro set settembre wrzesień września wrz září
сентябрь сентября сен σεπτέμβριος σεπτεμβρίου σεπ eylül rugsėjis rugsėjo shtator सितंबर सितम्बर
вересня вересень septembrie szeptember syyskuuta syyskuu سبتمبر;
october oktober okt oct octobre octubre outubro out ottobre ott październik października paź říjen
října октябрь октября окт οκτώβριος οκτωβρίου οκτ ekim spalis spalio tetor október अक्टूबर अक्तूबर
жовтня жовтень octombrie október lokakuuta lokakuu أكتوبر اكتوبر;
november nov nop nopember novembre noviembre novembro listopad listopada lis listopadu ноябрь
ноября ноя νοέμβριος νοεμβρίου νοε kasım lapkritis lapkričio nëntor nóvember नवंबर नवम्बर листопада
листопад noiembrie marraskuuta marraskuu نوفمبر;
december desember disember des dis dec dez dezember décembre déc diciembre dic dezembro dicembre
grudzień grudnia gru prosinec prosince декабрь декабря дек δεκέμβριος δεκεμβρίου δεκ aralık gruodis
gruodžio dhjetor दिसंबर दिसम्बर грудня грудень decembrie december joulukuuta joulukuu ديسمبر
"""
MONTHS = {
    name: number
    for number, names in enumerate(_MONTHS.split(";"), start=1)
    for name in names.split()
}
_ENGLISH_MONTH = re.compile(
    r"(?i)(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|"
    r"oct(ober)?|nov(ember)?|dec(ember)?)\Z"
)

# Indonesian and Malay, in short: what WordPress prints for "D".
_WEEKDAYS = frozenset({"sen", "sel", "rab", "kam", "jum", "sab", "min", "isn", "kha", "ahd"})
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?,?\s*\Z")

# Hours from UTC. Only names that mean one zone in the news: IST and CST do not.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "wib": 7, "wita": 8, "wit": 9, "myt": 8, "sgt": 8,
    "hkt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "edt": -4, "est": -5, "cdt": -5,
    "mdt": -6, "mst": -7, "pdt": -7, "pst": -8,
}  # fmt: skip

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?:[.,]\d+)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*\(?(?P<zone>(?:utc|gmt)?\s?[+−-]\d\d?:?(?:\d\d)?|[a-z]{1,4}\b))?"
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<separator>[-/.])\s?(?P<month>\d{1,2})(?P=separator)\s?(?P<day>\d{1,2})(?!\d)"
    rf"(?:\s*[T,|]?\s*{_CLOCK})?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"\A(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z)?)?\Z"
)
_NUMBERS = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<separator>[-/.])\s?(?P<second_>\d{1,2})(?P=separator)\s?"
    rf"(?P<year>\d{{4}})(?![\d/-])(?:\s*[,|–-]?\s*(?:at\s)?{_CLOCK})?",
    re.IGNORECASE,
)
_EAST = re.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号]?"
    r"(?:\s*(?P<hour>[01]?\d|2[0-3])[:時时](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r"(?P<half>(?!))?(?P<zone>(?!))?)?"
)
_WORD = r"[^\W\d_][^\s\d.,/()|_-]{2,11}"  # vowel signs of Hindi are no letters to re
_BETWEEN = r"(?:[\s,|/–·•-]|\bat\b|\bpukul\b|\bjam\b|\bum\b|\bkl\b|\bo godz\b|\bв\b|\bà\b)*"
_DAY_FIRST = re.compile(
    rf"(?<![\d.,:])(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)?(?:\.|º|er)?[\s/-]*(?:de\s|of\s|d')?"
    rf"(?P<name>{_WORD})\.?,?[\s/-]*(?:de\s|del\s)?(?P<year>\d{{4}})(?!\d)(?:{_BETWEEN}{_CLOCK})?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_])(?P<name>{_WORD})\.?\s+(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)?,?\s+"
    rf"(?P<year>\d{{4}})(?!\d)(?:{_BETWEEN}{_CLOCK})?",
    re.IGNORECASE,
)
# Hungarian, Lithuanian, Basque; and 2021-Jul-13.
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})(?:\.|\s?m\.)?[\s-]+(?P<name>{_WORD})\.?[\s-]+(?P<day>\d{{1,2}})(?!\d)"
    rf"(?P<ordinal>(?!))?(?:\.?{_BETWEEN}{_CLOCK})?",
    re.IGNORECASE,
)
_UNIX = re.compile(r"\A(?P<seconds>1\d{9})(?:\d{3})?\Z")  # 2001 to 2033, also in milliseconds


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it was written; `at` is midnight UTC when only the day is known."""

    at: datetime
    precision: DatePrecision
    start: int = 0
    end: int = 0


def read(text: str, *, month_first: bool = False) -> Moment | None:
    """The first date in a short text; None when there is none that exists in the calendar.

    `month_first` decides what 3/4/2021 means; where one of the numbers is above 12 they decide.
    With dots or dashes the day is the first everywhere.
    """
    for moment in read_all(text, month_first=month_first):
        return moment
    return None


def read_all(text: str, *, month_first: bool = False) -> Iterator[Moment]:
    """Every date in a text, form by form."""
    text = text[:400]
    if _FOUR_DIGITS.search(text) is None:
        return  # no form is without a year
    if (unix := _UNIX.match(text)) is not None:
        at = datetime.fromtimestamp(int(unix["seconds"]), UTC)
        yield Moment(at, DatePrecision.SECOND, 0, len(text))
    for pattern in (_COMPACT, _ISO, _DAY_FIRST, _MONTH_FIRST, _EAST, _NUMBERS, _YEAR_FIRST):
        for found in pattern.finditer(text):
            moment = _moment(found, month_first=month_first)
            if moment is not None:
                yield moment


def _moment(found: re.Match[str], *, month_first: bool) -> Moment | None:
    parts = found.groupdict()
    if (name := parts.get("name")) is not None:
        month = MONTHS.get(name.lower())
        if month is None:
            return None
        if parts["ordinal"] and _is_clock(name, found.string[: found.start()]):
            return None
        day = int(parts["day"])
    elif "first" in parts:
        first, second = int(parts["first"]), int(parts["second_"])
        american = month_first and first <= 12 and parts["separator"] == "/"
        day, month = (second, first) if american or second > 12 else (first, second)
    else:
        month, day = int(parts["month"]), int(parts["day"])
    try:
        midnight = datetime(int(parts["year"]), month, day, tzinfo=UTC)
        return _at_clock(midnight, parts, found)
    except (ValueError, OverflowError):
        return None


def _is_clock(month: str, before: str) -> bool:
    """True for "Rab. Des 4th, 2024": PHP's date("D. M jS, Y") in a theme's header, today's date.

    No author writes an English ordinal beside an Indonesian month or day of the week.
    """
    weekday = _LAST_WORD.search(before)
    return not _ENGLISH_MONTH.match(month) or (
        weekday is not None and weekday[1].lower() in _WEEKDAYS
    )


def _at_clock(midnight: datetime, parts: dict[str, str | None], found: re.Match[str]) -> Moment:
    day = Moment(midnight, DatePrecision.DAY, found.start(), found.end())
    zone = _zone(parts.get("zone"))
    if parts.get("hour") is None or zone is None:
        return day
    hour = int(parts["hour"] or 0)
    if (half := (parts.get("half") or "").lower()) and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    second = parts.get("second")
    at = midnight.replace(
        hour=hour, minute=int(parts["minute"] or 0), second=int(second or 0), tzinfo=zone
    )
    at.astimezone(UTC)  # the first and last day of the calendar have no UTC: OverflowError
    precision = DatePrecision.MINUTE if second is None else DatePrecision.SECOND
    return Moment(at, precision, found.start(), found.end())


def _zone(text: str | None) -> timezone | None:
    """The zone that a name or an offset stands for; None when it is not known."""
    if not text:
        return None
    word = text.strip().lower().replace("−", "-")
    if word in _ZONES:
        return timezone(timedelta(hours=_ZONES[word]))
    offset = re.fullmatch(r"(?:utc|gmt)?\s?([+-])(\d\d?):?(\d\d)?", word)
    if offset is None:
        return None
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    if minutes > 15 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
