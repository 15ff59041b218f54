"""The names in a byline: people, in their order, without roles, desks and logins."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.extract.dates import MONTHS
from service.extract.wrote import OTHERS, WORDS, within, without_lead

CAPITALISED = r"[^\W\d_a-zß-ÿ][\w.’'-]*"

_DESK = (
    r"editorials?|(?:the )?editorial (?:team|staff|board)|redaksi\w*|tim redaksi|"
    r"(?:la |die |da |von der )?(?:redacci[oó]n|redazione|redaktion|redakcja|redakce|redakcia|"
    r"redactie|redaktionen|rédaction|redação|redakt[oō]ri|redaksjonen|toimitus|szerkesztőség)|"
    r"newsroom|news desk|web desk|desk|staff"
)
_NOT_PEOPLE = re.compile(
    rf"(?i)(?:admin\w*|administrator|editors?|{_DESK}|"
    r"team|developer|web ?master|guest|user|root|unknown|anonym\w*|super ?user|close|"
    r"contributors?|press release|(?:the|our) authors?|"
    r"人[氣气]|[瀏浏][覽览]|[閱阅][讀读]|[評评][論论]|留言|回[應应覆复]|推[薦荐]|分享|[關关]注|"
    r"收藏|[舉举][報报]|[轉转][載载]|原[創创]|[網网][絡络]整理|整合|(?:版[權权]|免[責责])[聲声]明|[當当]前位置|"
    r"[暫暂][無无].*|相[關关].*|"
    r"(?:archiv|archives?|alle|mehr|weitere|tous les|toutes les|todos los|todas las|tutti gli|"
    r"all (?:posts|articles|stories))\b.*|"
    r"(?:posted|written|published|filed|tagged|submitted|updated|created) (?:by|in|on|at)\b.*|"
    r"special (?:to|for)\b.*|"
    r"(?:fotos?|photos?|pictures?|bild(?:er)?|video|illustrations?|grafik)\b.*|"
    r"(?:(?:first|last|full|your|user|display|company) )?name|fact[- ]?check\w*|"
    r"last (?:updated|modified|edited|reviewed)\b.*|"
    r"shutterstock|getty ?images|istock\w*|unsplash|pixabay|adobe ?stock|picture[ -]alliance|"
    r"facebook|twitter|linkedin|instagram|youtube|e-?mail|"
    r"(?:privacy|terms|contact|skip to|sign (?:in|up)|log ?in|subscribe|our|my)\b.*|"
    r"(?:view|see|read|learn|more|about|follow|share|comments?|posts?|home|head|lead|chief|senior|vice|"
    r"co-?founder|founder|director|manager|professor|correspondent)\b.*)"
)
_DESKS = re.compile(rf"(?i)({_DESK})\W*(?:(?:(?:am|on|le|el|il)\s+)?\d.*)?\Z")
_BETWEEN_NAMES = re.compile(
    r"(?i)\s*(?:;|\||\s/|(?<=[^\W\d_]{2})/(?=[^\W\d_]+\s)|•|·)\s*|\s+(?:and|und|u\.|sowie|et|dan|&|\+|og|och|en|ve|és|ja|with|и|та|και)(?:\s+|\Z)|"
    # Names have these inside, before a name of one word: José Ortega y Gasset.
    r"\s+(?:i|y|e)\s+(?=\S+\s+\S)"
)
# What stands behind a name: a role, an agency, a login; and what leads to a date.
_ROLE = (
    r"(?:chef|online-?)?redakteur(?:in)?|autor(?:in|a)?|journalist(?:in|e|a)?|giornalista|reporter|"
    r"correspond[ae]nt|corresponsal|(?:staff )?writers?|columnist|producer|photographer|"
    r"fotograf(?:in)?|"
    r"editor(?:[ -]in[ -]chief)?|contributor|kontributor|jurnalis|wartawan|pewarta|periodista|"
    r"redactora?|rédact(?:eur|rice)|author"
)
_OFFICE = (
    r"cnn|afp|ap|reuters|dpa|bbc|expert|specialist|analyst|engineer|scientist|consultant|strategist|"
    r"head|vp|president|founder|co-founder|director|manager|ceo|cto|cfo|coo|cmo|geschäftsführer(?:in)?|"
    r"leiter(?:in)?|projektleiter(?:in)?"
)
_BEFORE_ROLE = (
    r"(?:(?:senior|chief|managing|deputy|associate|assistant|freelance|staff|political|education|"
    r"health|science|sports?|business|technology|environment|economics|foreign|crime|news)\s+){0,2}"
)
_AGENCY = (
    r"(?:the )?associated press|reuters|bloomberg|bbc news|dpa|"
    r"(?-i:AFP|AP|APA|BBC|CNN|EPD|KNA|SID|ANSA|EFE|PAP|UPI)"
)
_AGENCIES = re.compile(rf"(?i)(?:{_AGENCY})")
_AFTER_NAME = re.compile(
    rf"(?i)(?:[\s,–—-]+{_BEFORE_ROLE}(?:{_ROLE})|\s+(?:{_AGENCY})|\s+@\w+)\W*\Z"
)
# "Ann Lee, Head of Marketing and Sales": up to the next name, which another comma begins.
_OFFICE_OF = re.compile(
    rf"(?i)\s*[,/]\s*{_BEFORE_ROLE}(?:[\w&-]+\s+){{0,4}}?(?:{_OFFICE}|{_ROLE})\b[^,;|]*"
)
# Words of a company's, an institution's or a desk's name.
_ORGANISATION = re.compile(
    r"(?i)(?:\A(?:the|el|los|las|les|il|der|die|das)\s|\b(?:gmbh|ag|inc|llc|ltd|corp|plc|stiftung|foundation|universit\w+|ministry|department|"
    r"institut\w*|center|centre|agency|agentur|media|news|press|presse|group|magazine?|team|staff|"
    r"desk|editors?|redaktion|\w*verband|verein|association|society|company|online|blog|tv|radio|"
    r"times|tribune|herald|gazette|telegraph|daily|associated|agence|reuters|bloomberg|shimbun|"
    r"newspaper|wire|services?|bureau|correspondents|network|studios?|solutions|technologies|"
    r"marketing|consulting|partners|kitchens?)\b|\be\.\s?v\b)"
)
# Words of what somebody does, in the place of a name.
_OCCUPATION = re.compile(
    rf"(?i)\b(?:{_ROLE}|director|officer|experte?|specialist|analyst|manager|engineer|consultant|"
    r"president|ceo|senior|chief|deputy|redakteur(?:in)?|mitglied|jurnalis)\b"
)
# What no name holds: who edited or took the pictures, a desk in brackets, where from, whom for.
_ASIDE = re.compile(
    r"\s+(?:[Ee]ditor|EDITOR|[Pp]enyunting|[Rr]edaktur|[Ff]otos?|[Pp]hotos?|[Bb]ild(?:er)?)\s*[:：].*|\s+(?:Editor|Penyunting)\s+[^\W\d_a-zß-ÿ].*|"
    r"\s*\([^()]*\)\s*\Z|\s+(?:avec|mit|con|met)\s+\S+\Z|\s+[-–—]\s+.*|"
    r"\s+(?:is|was|ist|est|es|é|è|adalah)\s.*|"
    r"\s+(?:[Ll]ast )?(?:[Uu]pdated|[Mm]odified|[Pp]ublished|[Ff]ollow|[Aa]vatar|[Pp]ublicado|"
    r"[Pp]ublié)\b.*|"
    rf"\s+(?:in|aus|from)\s+{CAPITALISED}(?:\s+{CAPITALISED}){{0,2}}\Z"
)
# "Agata Kulczycka, Rzeszów": a place; degrees are short, or have capitals and full stops inside.
_PLACE = re.compile(r"(?<=\w),\s+[^\W\d_a-zß-ÿ][^\W\d_A-Z]{3,}\Z")
_ON_BEHALF = re.compile(r"(?i)\A(\S+\s+\S.*?)\s+(?:for|für|para|pour|special to|via)\s.*")
# Between "reporter" and a stop or "reports" there is nothing but names.
_HAN_REPORTERS = re.compile(
    r"(?:記者|记者)\s*[:：]?\s*((?:[\u3400-\u9fff]{2,4}[\s、，]{0,3}){1,4}?)"
    r"(?:\s*[/／╱|｜)）】〕\]]|\s*(?:綜合|综合)?(?:報導|報道|报道)|\Z)"
)
_HANGUL_REPORTERS = re.compile(
    r"\s*(?:[\[(（][^\[\]()（）]{1,20}[\])）]\s*)?((?:[\uac00-\ud7af]{2,4}[·,\s]{1,3}){1,4}?)"
    r"(?:선임|수습|인턴|전문)?(?:기자|특파원|논설위원|칼럼니스트)"
)
_REPORTER = re.compile(r"\s*(?:기자|記者|记者)\Z")
_HANDLE = re.compile(r"(?!(?:user|guest|member)[\d_-]*\Z)[a-zA-Z][\w-]{2,29}", re.IGNORECASE)
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TOGETHER = re.compile(r"(?i)\s*\((?:avec|with|mit|con|com|met|med)\s+([^()]*)\)")
_MAIL = re.compile(r"\s+[<(]?[\w.+-]+@[\w-]+\.[\w.-]+[>)]?")
_SIGNS = re.compile(r"@|://|[\[\]{}<>《》【】]")  # no name has them
_EDGES = ' \t,;:-–—|·@»›>→«•*"“”„'
TO_DATE = frozenset(
    "on am at um vor last modified uhr kl klo alle le el em il den vom pada tanggal updated "
    "published posted publicado publié mon tue wed thu fri sat sun monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_BEFORE_DATE = TO_DATE | MONTHS.keys() | {""}
NAME_LIMIT = 60  # characters
WORDS_LIMIT = 5
HAN_LIMIT = 6  # characters: two for the family, two for the given name, three each in Japan


VALUES = 256  # bylines that are remembered: those of a page are asked about again and again


@lru_cache(maxsize=VALUES)
def people(value: str) -> tuple[str, ...]:
    """The names in a byline, in order, without what is no person.

    Beside a person's full name no role, no company and no words in lower case are one.
    """
    names = list(_names(value))
    if not any(is_person(name) and not name.islower() for name in names):
        return tuple(names)
    return tuple(name for name in names if not _is_other(name) and not _is_lower(name))


def reporters(value: str) -> list[str]:
    """Whom an agency names in a line: 【報╱記者李娜／台北報導】, [서울=뉴스] 이나 기자."""
    found = _HAN_REPORTERS.search(value) or _HANGUL_REPORTERS.match(value)
    return re.findall(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}", found[1]) if found else []


def _names(value: str) -> Iterator[str]:
    if named := reporters(value):
        yield from named
        return
    value = _MAIL.sub("", " ".join(value.split()))
    for _ in range(2):  # "Penulis: Kontributor Banda Aceh, Masriadi"
        value = without_lead(value)
    if (start := within(value)) is not None:
        value = value[start:]
    if "(" in value:
        value = _TOGETHER.sub(r", \1", value)
    value = _OFFICE_OF.sub("", value).strip()
    is_others = False  # "Reviewed by Ann Lee and Bob Ray": both reviewed it
    for part in _BETWEEN_NAMES.split(value):
        pieces = [piece.strip() for piece in part.split(",")]
        # "Ann Lee, Bob Ray" are two; "Ann Lee, MD" and "Lee, Ann" are one.
        for name in pieces if all(" " in piece for piece in pieces) else [part]:
            bare = without_lead(name)
            is_others = bool(OTHERS.match(name) or (is_others and bare == name))
            if is_others or _NOT_PEOPLE.fullmatch(bare):
                continue
            if _is_name(clean := _clean(name)):
                yield clean


def _clean(name: str) -> str:
    """A name without what clings to it: the words before it, a date, a role, a place, signs."""
    clean = _ON_BEHALF.sub(r"\1", _ASIDE.sub("", without_lead(name)))
    clean = _REPORTER.sub("", _without_date(clean))
    bare = _AFTER_NAME.sub("", clean)
    clean = (bare if " " in bare.strip() else clean).strip(_EDGES).lstrip(".")
    clean = _PLACE.sub("", clean)
    if len(clean.rpartition(" ")[2]) > 4:  # the full stop of "Jr." and "e.V." belongs there
        clean = clean.rstrip(" .")
    half = clean[: len(clean) // 2]
    return half if clean == f"{half} {half}" else clean  # a link beside its picture


@lru_cache(maxsize=VALUES)
def is_person(name: str) -> bool:
    """True for a name that says of itself that it is a person's: two words, or a script without.

    A word alone may be a login, words of a company's name are one; both give way to a full name.
    """
    return not _is_other(name) and (" " in name or not _LATIN.search(name))


def _is_other(name: str) -> bool:
    """True for a company's name, and for what somebody does in the place of who it is."""
    return bool(_ORGANISATION.search(name) or _OCCUPATION.search(name) or _AGENCIES.fullmatch(name))


def _is_lower(name: str) -> bool:
    return " " in name and name.islower()


def is_capitalised(name: str) -> bool:
    """False for several words of which the first or last is in lower case: a label, no name."""
    words = name.split()
    return len(words) == 1 or not (words[0][0].islower() or words[-1][0].islower())


def desk(value: str) -> str | None:
    """The desk that a byline names in the place of people: "Redaktion"."""
    found = _DESKS.match(without_lead(value).strip(_EDGES))
    return found[1] if found is not None else None


def is_between(text: str) -> bool:
    """True for what stands between two names and is none: "and"."""
    return _BETWEEN_NAMES.fullmatch(f" {text} ") is not None


def is_label(name: str) -> bool:
    """True for words that begin as a sentence does and end in lower case: a heading, no name."""
    words = name.split()
    return len(words) > 1 and not words[0][0].islower() and words[-1][0].islower()


def is_handle(text: str) -> bool:
    """True for one word with a digit in it, as members of a forum call themselves: c1ph4."""
    return _HANDLE.fullmatch(text) is not None and _NOT_PEOPLE.fullmatch(text) is None


def _without_date(text: str) -> str:
    """A byline up to its date ("Ann Lee, Nov 3, 2024"), where a full name or an agency is."""
    digit = next((at for at, character in enumerate(text) if character.isdigit()), None)
    if digit is None:
        return text
    words = text[:digit].split()
    while words and words[-1].strip(" ,.;:-–—|·").lower() in _BEFORE_DATE:
        words.pop()
    whole = text[digit - 1].isspace() if digit else False
    name = " ".join(words)
    return name if whole and (len(words) > 1 or _AGENCIES.fullmatch(name)) else text


def _is_name(text: str) -> bool:
    """True for what can be a person's name: short, with letters, no address, no sentence."""
    if len(_HAN.findall(text)) > HAN_LIMIT:
        return False
    least = 3 if _LATIN.search(text) else 2  # a family and a given name of one letter each: 李娜
    if not least <= len(text) <= NAME_LIMIT or _SIGNS.search(text):
        return False
    if _NOT_PEOPLE.fullmatch(text) or text.lower() in WORDS:
        return False
    if any(character.isdigit() for character in text):
        return False
    if len(text.split()) > WORDS_LIMIT or ("." in text and " " not in text):  # example.com
        return False
    return any(character.isalpha() for character in text)
