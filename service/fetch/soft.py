"""The answer that is not the page: an error page sent as 200, a login wall, a test for browsers.

Told in three steps, so that an article that speaks of such pages is never taken for one. Most texts
that extraction finds are too long for the talk of such a page, whatever the page looks like
(`is_beyond_doubt`). Of the others, a cheap look at the HTML (`suspect`): its title and headings,
and, where a reader sees little text, what stands there, password fields and the marks that
protection services leave. Signs add up to a weight. Then the text decides (`Suspicion.holds`): the
heavier the signs, the longer it may be. Without signs nothing is asked.

An empty shell for scripts (no_content) is told by extraction, which has the tree.
"""

import html as entities
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.fetch import glance
from service.fetch.glance import Heading
from service.fetch.phrases import PHRASES
from service.reasons import Failure, Reason

# Reasons of extraction that a suspicion explains better.
EMPTY = frozenset({Reason.NO_TEXT, Reason.NO_CONTENT})
# A reader who sees less than this, menus included, sees a thin page: 20 of 662 real pages are thin,
# one in twenty has less than 3,000 characters, the median is 9,900.
THIN = 2_500
# Marks of services stand in the head, or in a page that is small altogether. Also what is read of
# an answer that is refused.
START_CHARACTERS = START_BYTES = 64 * 1024
# Visible characters in which a sentence is looked for, of a telling heading and of a telling title.
AFTER_HEADING = 600
SEARCHED = 20_000
# "We're sorry, but " may stand before a saying; what stands deeper in a sentence is quoted.
OPENING_CHARACTERS = 24

# Weight of the signs → characters of text up to which the page is what it looks like. From the
# last on, only paragraphs count, as such pages list headlines.
ALLOWED = (0, 0, 300, 500, 800)
PARAGRAPH_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What a page looks like; `signs` say by what, in words of our own, never the page's."""

    reason: Reason
    weight: int
    signs: tuple[str, ...]

    def holds(self, text: str) -> bool:
        """True when the text that extraction found is too short to be an article of its own."""
        weight = min(self.weight, len(ALLOWED) - 1)
        lengths = map(glance.length, text.split("\n"))
        return sum(_counted(lengths, weight)) < ALLOWED[weight]

    def failure(self) -> Failure:
        """The end of the request."""
        return Failure(self.reason, f"told by {', '.join(self.signs)}")


def is_beyond_doubt(text: str) -> bool:
    """True for a text that no sign could make the talk of such a page."""
    lengths = [glance.length(line) for line in text.split("\n")]
    return all(sum(_counted(lengths, weight)) >= most for weight, most in enumerate(ALLOWED))


def _counted(lengths: Iterable[int], weight: int) -> Iterable[int]:
    """The lengths of lines that count against signs of a weight: under the heaviest, paragraphs."""
    if weight < len(ALLOWED) - 1:
        return lengths
    return (length for length in lengths if length >= PARAGRAPH_CHARACTERS)


def suspect(html: str, *, url: str = "", redirected: bool = False) -> Suspicion | None:
    """What a page that came as 200 looks like, None when it looks like a page.

    `url` is where it came from, `redirected` whether that is not what was asked for. Never raises.
    """
    title = glance.title(html)
    first, second = glance.heading(html, "h1"), glance.heading(html, "h2")
    signs = _named({"title": title, "h1": first.words, "h2": second.words})
    seen, thin = glance.visible(html, limit=THIN)
    if not thin:
        seen, is_last = _around(html, signs, first, second)
        if is_last and signs:
            signs.append(_Sign(signs[-1].reason, 1, "little below it"))
    signs += _said(f"{title}\n{first.words}\n{second.words}\n{seen}")
    signs += _coded(html)
    if redirected:
        signs += _addressed(url)
    if thin or signs:
        signs += _marked(html[:START_CHARACTERS])
        if _has_password(html) and (thin or any(_is_login(sign) for sign in signs)):
            signs.append(_Sign(Reason.LOGIN_WALL, 1, "password field"))
    return _weighed(signs, html) if signs else None


def challenged_by(headers: Mapping[str, str]) -> str | None:
    """The header of a protection service that says that the answer is its test, if there is one."""
    for name, values in HEADER_MARKS.items():
        if headers.get(name, "").strip().lower() in values:
            return name
    return None


def is_challenge(start: bytes) -> bool:
    """True when the start of a refused answer's body is a test for browsers.

    Only marks that a service leaves in its test and its names count: a refusal without either is
    the host's own.
    """
    found = suspect(start.decode("utf-8", "replace"))
    return found is not None and found.reason is Reason.CHALLENGE and found.weight > 1


# -- signs -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sign:
    reason: Reason
    weight: int
    name: str


def _around(html: str, signs: list[_Sign], first: Heading, second: Heading) -> tuple[str, bool]:
    """Where the sentence of a full page would stand: below the heading that tells.

    True when that heading is all there is: the page ends below it, all else stands before.
    """
    places = {sign.name.partition(" ")[0] for sign in signs}
    # "Oops!" alone tells nothing, but a sentence may follow.
    if "h1" in places or (first.words and not _key(first.words)):
        return glance.visible(html, start=first.end, limit=AFTER_HEADING)
    if "h2" in places:
        return glance.visible(html, start=second.end, limit=AFTER_HEADING)
    return (glance.visible(html, limit=SEARCHED)[0] if places else ""), False


def _fold(text: str) -> str:
    """Text as phrases are compared: entities read, no case, one kind of space and apostrophe."""
    text = unicodedata.normalize("NFKC", entities.unescape(text)).casefold()
    return text.translate(_SAME)


def _key(words: str) -> tuple[str, ...]:
    """The words of a name, without interjections and "error"."""
    return tuple(word for word in _WORD.findall(_fold(words)) if word not in _ASIDE)


_SAME = {ord("’"): "'", ord("‘"): "'", ord("`"): "'", ord("´"): "'"}
# Digits stand apart: "404错误页面" are two words.
_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
_ASIDE = frozenset(
    "error http https status code oops ooops uups ups hoppla sorry whoops uh oh ohh maaf mohon "
    "fehler erreur erro errore galat ralat kesalahan ошибка помилка fout błąd chyba hata fel "
    "σφάλμα 错误 錯誤 エラー オラー 오류 lỗi خطأ désolé désolée opa ой упс извините lo sentimos "
    "leider unfortunately".split()
)
_STATUSES = frozenset({"400", "401", "403", "404", "410", "500", "502", "503", "504"})
_NOT_THERE = frozenset({"404", "410"})
_NAMES = {
    key: (row.reason, row.language)
    for row in reversed(PHRASES)
    for name in row.names.split("|")
    if (key := _key(name))
}
_SAYINGS = tuple(
    (_fold(saying.strip()), row.reason, row.language)
    for row in PHRASES
    for saying in row.sayings.split("|")
)
_SEPARATOR = re.compile(r"\s[-–—:~/\\]+\s|\s*[|»«·•_]+\s*|::|[｜－—–]")


def _named(places: Mapping[str, str]) -> list[_Sign]:
    """The signs that a title and headings are.

    One name in two places is one sign: articles too have their title as a heading.
    """
    found: dict[tuple[str, ...], _Sign] = {}
    for place, words in places.items():
        for part in (words, *_SEPARATOR.split(words)):
            key = _key(part)
            bare = tuple(word for word in key if word not in _STATUSES)
            known = _NAMES.get(key) or _NAMES.get(bare)
            if known is not None:
                reason, language = known
                weight = _NAME_WEIGHTS[reason] + (key != bare) - (place == "h2")
                if weight > 0:
                    found.setdefault(bare, _Sign(reason, weight, f"{place} ({language})"))
                break
            if key and not bare and _NOT_THERE.issuperset(key):
                weight = 1 if place == "h2" else 2
                found.setdefault(key, _Sign(Reason.SOFT_404, weight, f"{place} ({key[0]})"))
                break
    return list(found.values())


# "Log in" heads many a box: it tells nothing without a field or a sentence.
_NAME_WEIGHTS = {Reason.SOFT_404: 2, Reason.CHALLENGE: 2, Reason.LOGIN_WALL: 1}


def _said(text: str) -> list[_Sign]:
    """Sayings that open a line of the text, at most one of each reason."""
    folded = _fold(text)
    found: dict[Reason, _Sign] = {}
    for saying, reason, language in _SAYINGS:
        if reason not in found and saying in folded and _opens(folded, saying):
            found[reason] = _Sign(reason, 2, f"sentence ({language})")
    return list(found.values())


def _opens(text: str, saying: str) -> bool:
    at = text.find(saying)
    while at >= 0:
        line = max(text.rfind(end, 0, at) for end in _ENDS)
        if len(text[line + 1 : at].strip()) <= OPENING_CHARACTERS:
            return True
        at = text.find(saying, at + 1)
    return False


_ENDS = ("\n", ". ", "! ", "? ", "。", "！")


# What a service writes into its test, and into no page behind it: the scripts that it adds to
# every page of a site (`/cdn-cgi/challenge-platform/scripts/`, `_Incapsula_Resource?SWJIYLWA`,
# `js.datadome.co/tags.js`) are not here.
MARKS = (
    ("Cloudflare", "_cf_chl_opt"),
    ("Cloudflare", "/orchestrate/chl_page/"),
    ("Cloudflare", "cf-browser-verification"),
    ("Cloudflare", "__cf_chl_jschl_tk__"),
    ("Cloudflare", "cf_captcha_kind"),
    ("Cloudflare", "cf-challenge-running"),
    ("DDoS-Guard", "/.well-known/ddos-guard/"),
    ("DDoS-Guard", "check.ddos-guard.net"),
    ("DDoS-Guard", "ddg-captcha"),
    ("Akamai", "sec-if-cpt-container"),
    ("Akamai", "/_sec/cp_challenge/"),
    ("Akamai", "bm-verify="),
    ("Akamai", "errors.edgesuite.net"),
    ("HUMAN", 'id="px-captcha"'),
    ("HUMAN", "captcha.px-cdn.net"),
    ("HUMAN", "captcha.perimeterx.net"),
    ("HUMAN", "window._pxBlockScript"),
    ("DataDome", "geo.captcha-delivery.com"),
    ("DataDome", "ct.captcha-delivery.com"),
    ("DataDome", "var dd={"),
    ("Imperva", "Incapsula incident ID"),
    ("Imperva", "_Incapsula_Resource?CWUDNSAI"),
    ("Imperva", "_Incapsula_Resource?SWUDNSAI"),
    ("Imperva", "distilCaptchaForm"),
    ("Imperva", "distil_identify_cookie.html"),
    ("AWS WAF", "awsWafCookieDomainList"),
    ("AWS WAF", "window.gokuProps"),
    ("Sucuri", "sucuri_cloudproxy_js"),
    ("Kasada", "window.KPSDK="),
    ("F5", "window.bobcmn"),
    ("F5", "/TSPD/"),
    ("Anubis", "/.within.website/x/cmd/anubis/"),
    ("Anubis", 'id="anubis_challenge"'),
    ("Yandex", "/checkcaptcha?"),
    ("Yandex", "/showcaptcha?"),
    ("Alibaba", "acw_sc__v2"),
    ("Alibaba", "aliyun_waf_"),
    ("Tencent", "TencentCaptcha("),
    ("Qrator", "/__qrator/"),
    ("Google", "/sorry/index?"),
    ("Amazon", "/errors/validateCaptcha"),
)
_WIDGETS = ("g-recaptcha", "h-captcha", "cf-turnstile", "smart-captcha", "geetest_", "frc-captcha")
# Sources: Cloudflare's "Detect a Challenge Page response", AWS WAF's developer guide ("CAPTCHA and
# Challenge action behavior"), Vercel's and DataDome's answers.
HEADER_MARKS = {
    "cf-mitigated": frozenset({"challenge"}),
    "x-amzn-waf-action": frozenset({"challenge", "captcha"}),
    "x-vercel-mitigated": frozenset({"challenge"}),
    "x-dd-b": frozenset({"1", "2"}),
}


def _marked(start: str) -> list[_Sign]:
    for service, mark in MARKS:
        if mark in start:
            return [_Sign(Reason.CHALLENGE, 4, f"mark of {service}")]
    if any(widget in start for widget in _WIDGETS):
        return [_Sign(Reason.CHALLENGE, 1, "captcha")]
    return []


# What content systems write into error pages for machines.
_CODES = re.compile(
    r"<body[^>]{0,500}\bclass\s*=\s*[\"'][^\"'>]{0,500}(?<![\w-])"
    r"(?:error-?404|page-?404|page-not-?found|error-page-404|404-page)(?![\w-])"
    r"|<meta\s[^>]{0,100}prerender-status-code[\"']?\s+content\s*=\s*[\"']?4(?:04|10)"
)


def _coded(html: str) -> list[_Sign]:
    at = html.find("<body")
    end = html.find(">", at) + 1
    if at >= 0 and _CODES.match(html, at, end):
        return [_Sign(Reason.SOFT_404, 2, "class of the body")]
    at = html.find("prerender-status-code", 0, START_CHARACTERS)
    if at >= 0 and _CODES.match(html, html.rfind("<", 0, at)):
        return [_Sign(Reason.SOFT_404, 2, "prerender-status-code")]
    return []


_LOGIN_PATH = re.compile(
    r"/(?:log-?[io]n|sign-?in|sign_in|wp-login\.php|users/sign_in|accounts?/login|auth|sso|logon"
    r"|anmelden|connexion|passport)(?:\.\w{1,5})?/?(?:[?#]|\Z)",
    re.IGNORECASE,
)
_GONE_PATH = re.compile(
    r"/(?:error-?)?(?:404|not-?found|page-?not-?found|notfound)(?:\.\w{1,5})?/?(?:[?#]|\Z)",
    re.IGNORECASE,
)


def _addressed(url: str) -> list[_Sign]:
    """What the address says that a redirect led to."""
    if _GONE_PATH.search(url):
        return [_Sign(Reason.SOFT_404, 2, "address after a redirect")]
    if _LOGIN_PATH.search(url):
        return [_Sign(Reason.LOGIN_WALL, 2, "address after a redirect")]
    return []


_FIELD = re.compile(r"(?:password|PASSWORD|Password)(?=[\"'\s/>])")
# A record of when it was published: what stands behind a login or is not there has none.
_DATED = ("article:published_time", "datePublished", "DiscussionForumPosting", "QAPage")


def _has_password(html: str) -> bool:
    return any(
        html[max(0, found.start() - 8) : found.start()].lower().rstrip("\"'= ").endswith("type")
        for found in _FIELD.finditer(html)
    )


def _is_login(sign: _Sign) -> bool:
    return sign.reason is Reason.LOGIN_WALL


def _weighed(signs: list[_Sign], html: str) -> Suspicion | None:
    is_dated = any(mark in html for mark in _DATED)
    best: Suspicion | None = None
    for reason in (Reason.CHALLENGE, Reason.LOGIN_WALL, Reason.SOFT_404):
        mine = [sign for sign in signs if sign.reason is reason]
        weight = sum(sign.weight for sign in mine) - 2 * is_dated
        if weight > 0 and (best is None or weight > best.weight):
            best = Suspicion(reason, weight, tuple(sign.name for sign in mine))
    return best
