"""Charsets and types. Sources: WHATWG Encoding, HTML 13.2.3 and MIME Sniffing; issue of fetch."""

import codecs

from tests.hostile.messages import PAGE, TEXT, head, whole
from tests.hostile.wire import Behaviour, Do, Endless, Outcome, Steps, final, page

RUSSIAN = "Съешь же ещё этих мягких французских булок да выпей чаю. "
CHINESE = "一个网站的正文应当按照它声明的字符集来读取，而不是猜测。"
JAPANESE = "いろはにほへと、ちりぬるを。①わかよたれそ、つねならむ。"
KOREAN = "다람쥐 헌 쳇바퀴에 타고파. 똠방각하, 펲시콜라."
TAIWANESE = "網頁的文字應該依照宣告的編碼讀取，而不是用猜的。"
EUROPEAN = "“Smart” quotes – and 5 € café"
UNREADABLE = bytes(range(0x80, 0xA0)) * 40


def html(text: str, meta: str = "", before: int = 0) -> str:
    """A page with this text; `before` characters stand in front of its declaration."""
    filler = f"<!--{'x' * before}-->" if before else ""
    declared = f'<meta charset="{meta}">' if meta else ""
    return f"<html><head>{filler}{declared}<title>t</title></head><body><p>{text}</p></body></html>"


def _reads(
    name: str,
    text: str | bytes,
    codec: str,
    expected: Outcome,
    *,
    header: str | None = None,
    kind: str = "text/html",
) -> Behaviour:
    body = text if isinstance(text, bytes) else text.encode(codec)
    full = kind if header is None else f"{kind}; charset={header}"
    return Behaviour(f"charset-{name}", (whole(body, kind=full),), expected)


def _declared(name: str, label: str, codec: str, text: str, read_as: str) -> list[Behaviour]:
    """The same page declared by its header, and by its meta element."""
    return [
        _reads(f"{name}-header", html(text), codec, page(text, read_as, "header"), header=label),
        _reads(f"{name}-meta", html(text, label), codec, page(text, read_as, "meta")),
    ]


CHARSETS = [
    *_declared("utf-8", "utf-8", "utf-8", RUSSIAN + CHINESE, "utf-8"),
    *_declared("utf8", "UTF8", "utf-8", RUSSIAN, "utf-8"),
    *_declared("gb2312", "gb2312", "gbk", CHINESE + "镕", "gbk"),  # 镕 is in GBK alone
    *_declared("gbk-wide", "gbk", "gb18030", CHINESE + "㐀ḿ", "gbk"),  # four octets each
    *_declared("gb18030", "gb18030", "gb18030", CHINESE + "𠮷", "gb18030"),
    *_declared("big5", "big5", "big5", TAIWANESE, "big5"),
    *_declared("big5-hkscs", "big5", "big5hkscs", TAIWANESE + "嘅㗎", "big5"),
    *_declared("shift-jis", "Shift_JIS", "cp932", JAPANESE, "shift_jis"),
    *_declared("x-sjis", "x-sjis", "cp932", JAPANESE, "shift_jis"),
    *_declared("euc-jp", "euc-jp", "euc_jp", JAPANESE.replace("①", ""), "euc-jp"),
    *_declared("iso-2022-jp", "iso-2022-jp", "iso2022_jp", "いろはにほへと", "iso-2022-jp"),
    *_declared("euc-kr", "euc-kr", "cp949", KOREAN, "euc-kr"),
    *_declared("ks-c-5601", "ks_c_5601-1987", "cp949", KOREAN, "euc-kr"),
    *_declared("koi8-r", "koi8-r", "koi8-r", RUSSIAN, "koi8-r"),
    *_declared("windows-1251", "windows-1251", "cp1251", RUSSIAN, "windows-1251"),
    *_declared("us-ascii", "us-ascii", "cp1252", EUROPEAN, "windows-1252"),
    *_declared("iso-8859-1", "ISO-8859-1", "cp1252", EUROPEAN, "windows-1252"),
    *_declared("latin1", "latin1", "cp1252", EUROPEAN, "windows-1252"),
    *_declared("iso-8859-15", "iso-8859-15", "iso8859-15", "5 € café œuvre", "iso-8859-15"),
    *_declared("iso-8859-9", "iso-8859-9", "cp1254", "Işık “ğ”", "windows-1254"),
    *_declared("tis-620", "tis-620", "cp874", "ภาษาไทย“", "windows-874"),
    # Marks are stronger than any label (WHATWG Encoding, 6.1 decode).
    _reads(
        "mark-utf-8",
        codecs.BOM_UTF8 + html(RUSSIAN, "koi8-r").encode(),
        "",
        page(RUSSIAN, "utf-8", "bom"),
        header="windows-1251",
    ),
    _reads(
        "mark-utf-16le",
        codecs.BOM_UTF16_LE + html(RUSSIAN).encode("utf-16-le"),
        "",
        page(RUSSIAN, "utf-16le", "bom"),
        header="utf-8",
    ),
    _reads(
        "mark-utf-16be",
        codecs.BOM_UTF16_BE + html(RUSSIAN).encode("utf-16-be"),
        "",
        page(RUSSIAN, "utf-16be", "bom"),
        header="iso-8859-1",
    ),
    _reads(
        "mark-and-header",
        html(RUSSIAN),
        "utf-16",
        page(RUSSIAN, "utf-16le", "bom"),
        header="utf-16",
    ),
    _reads(
        "utf-16-header",
        html(RUSSIAN),
        "utf-16-le",
        page(RUSSIAN, "utf-16le", "header"),
        header="utf-16",
    ),
    _reads(
        "utf-16be-header",
        html(RUSSIAN),
        "utf-16-be",
        page(RUSSIAN, "utf-16be", "header"),
        header="utf-16be",
    ),
    _reads(
        "utf-16-unmarked",
        html("Plain words."),
        "utf-16-le",
        page("Plain words.", "utf-16le", "detected"),
    ),
    # A declaration that could be read in ASCII is no UTF-16 (WHATWG HTML, 13.2.3.2).
    _reads("utf-16-by-meta", html(RUSSIAN, "utf-16"), "utf-8", page(RUSSIAN, "utf-8", "meta")),
    _reads(
        "header-over-meta",
        html(RUSSIAN, "utf-8"),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "header"),
        header="koi8-r",
    ),
    _reads("meta-in-1024", html(RUSSIAN, "koi8-r", 900), "koi8-r", page(RUSSIAN, "koi8-r", "meta")),
    _reads(
        "meta-beyond-1024",
        html(RUSSIAN, "koi8-r", 1100),
        "cp1251",
        page(RUSSIAN, "windows-1251", "detected"),
    ),
    _reads(
        "meta-http-equiv",
        html(RUSSIAN).replace(
            "<title>", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><title>'
        ),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "meta"),
    ),
    _reads(
        "meta-in-comment",
        html(RUSSIAN).replace("<title>", '<!-- <meta charset="koi8-r"> --><title>'),
        "utf-8",
        page(RUSSIAN, "utf-8", "detected"),
    ),
    _reads(
        "meta-unquoted",
        html(RUSSIAN).replace("<title>", "<META CharSet = koi8-r ><title>"),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "meta"),
    ),
    _reads(
        "xml-declaration",
        '<?xml version="1.0" encoding="koi8-r"?>' + html(RUSSIAN),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "meta"),
        kind="application/xhtml+xml",
    ),
    _reads(
        "label-quoted",
        html(RUSSIAN),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "header"),
        header='"koi8-r"',
    ),
    _reads(
        "label-single-quoted",
        html(RUSSIAN),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "header"),
        header="'koi8-r'",
    ),
    _reads(
        "label-spaces",
        html(RUSSIAN),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "header"),
        header=" koi8-r ",
    ),
    _reads(
        "label-upper", html(RUSSIAN), "koi8-r", page(RUSSIAN, "koi8-r", "header"), header="KOI8-R"
    ),
    _reads(
        "label-twice",
        html(RUSSIAN),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "header"),
        header="koi8-r; charset=utf-8",
    ),
    _reads(
        "label-later-parameter",
        html(RUSSIAN),
        "koi8-r",
        page(RUSSIAN, "koi8-r", "header"),
        kind="text/html; version=5; charset=koi8-r",
    ),
    # Not in the standard's table, so no evidence at all: codecs of Python are no charsets.
    *[
        _reads(
            f"label-{label.replace('_', '-')}",
            html(RUSSIAN),
            "utf-8",
            page(RUSSIAN, "utf-8", "detected"),
            header=label,
        )
        for label in (
            "hex_codec",
            "rot13",
            "zlib_codec",
            "idna",
            "punycode",
            "unicode_escape",
            "utf-7",
            "utf-32",
            "none",
            "x-unknown",
            "utf-8-sig",
            "undefined",
            "mbcs",
        )
    ],
    _reads(
        "label-hex-by-meta", html(RUSSIAN, "hex_codec"), "utf-8", page(RUSSIAN, "utf-8", "detected")
    ),
    _reads("label-empty", html(RUSSIAN), "utf-8", page(RUSSIAN, "utf-8", "detected"), header=""),
    _reads(
        "label-long", html(RUSSIAN), "utf-8", page(RUSSIAN, "utf-8", "detected"), header="a" * 5000
    ),
    # These labels stand for one replacement character (WHATWG Encoding, 14.1): they read nothing.
    *[
        _reads(
            f"label-{label}",
            html(RUSSIAN),
            "utf-8",
            page(RUSSIAN, "utf-8", "detected"),
            header=label,
        )
        for label in ("iso-2022-kr", "hz-gb-2312", "replacement")
    ],
    _reads(
        "lying-header",
        html(RUSSIAN, "utf-8"),
        "utf-8",
        page(RUSSIAN, "utf-8", "meta"),
        header="shift_jis",
    ),
    _reads(
        "one-bad-byte",
        html(RUSSIAN * 3).encode().replace("чаю".encode(), b"\xff", 1),
        "",
        page("французских", "utf-8", "header"),
        header="utf-8",
    ),
    _reads(
        "many-bad-bytes",
        b"<html><p>" + UNREADABLE + b"</p></html>",
        "",
        final("bad_charset"),
        header="utf-8",
    ),
    _reads(
        "windows-1252-undeclared",
        html(EUROPEAN + " and plain words" * 20),
        "cp1252",
        page(EUROPEAN, "windows-1252", "fallback"),
    ),
    _reads("koi8-r-undeclared", html(RUSSIAN * 5), "koi8-r", page(RUSSIAN, "koi8-r", "detected")),
    _reads("utf-8-undeclared", html(CHINESE), "utf-8", page(CHINESE, "utf-8", "detected")),
    _reads(
        "shift-jis-undeclared", html(JAPANESE * 5), "cp932", page(JAPANESE, "shift_jis", "detected")
    ),
    _reads(
        "lone-surrogates",
        html("a").encode().replace(b"<p>", b"<p>\xed\xa0\x80"),
        "",
        page("a</p>", "utf-8", "header"),
        header="utf-8",
    ),
    _reads("nul", html("a\0b"), "utf-8", page("<p>ab</p>"), header="utf-8"),
]

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title></channel></rss>'
XHTML = (
    b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
    b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>' + TEXT.encode() + b"</p></body></html>"
)
OTHER = final("unsupported_type")


def _typed(name: str, expected: Outcome, kind: str | None, body: bytes = PAGE) -> Behaviour:
    return Behaviour(f"type-{name}", (whole(body, kind=kind),), expected)


def _unread(kind: str) -> Behaviour:
    """A type that is not read; its body never ends, so it ends after the head."""
    name = kind.partition(";")[0].replace("/", "-").replace("+", "-").replace(".", "-")
    steps: Steps = (head(kind=kind), Endless(b"\0" * 65_536))
    return Behaviour(f"type-{name}", steps, OTHER)


TYPES = [
    *map(
        _unread,
        [
            "application/pdf",
            "application/json",
            "application/ld+json",
            "application/rss+xml",
            "application/atom+xml",
            "application/octet-stream",
            "application/zip",
            "application/javascript",
            "application/msword",
            "application/x-www-form-urlencoded",
            "audio/mpeg",
            "font/woff2",
            "image/jpeg",
            "image/svg+xml",
            "multipart/mixed",
            "multipart/x-mixed-replace; boundary=b",
            "message/http",
            "text/css",
            "text/csv",
            "text/calendar",
            "text/javascript",
            "video/mp4",
        ],
    ),
    Behaviour("type-pdf-stall", (head(kind="application/pdf"), Do.STALL), OTHER),
    Behaviour(
        "type-pdf-over-limit",
        (head("Content-Length: 99999999", kind="application/pdf"), Do.STALL),
        OTHER,
    ),
    _typed("html", page(), "text/html"),
    _typed("upper", page(), "TEXT/HTML"),
    _typed("parameters", page(), "text/html;level=1 ; q=0.5"),
    _typed("spaces", page(), "  text/html  "),
    _typed("semicolon", page(), "text/html;"),
    _typed("xhtml", page(), "application/xhtml+xml", XHTML),
    _typed("xml-xhtml", page(), "text/xml", XHTML),
    _typed("application-xml-xhtml", page(), "application/xml", XHTML),
    _typed("xml-rss", OTHER, "text/xml", RSS),
    _typed("application-xml-rss", OTHER, "application/xml", RSS),
    _typed("xml-empty", OTHER, "text/xml", b""),
    _typed("plain", page(), "text/plain", TEXT.encode()),
    _typed("missing", page(), None),
    _typed("empty", page(), ""),
    _typed("word", page(), "html"),
    _typed("unknown", page(), "unknown/unknown"),
    _typed("any", page(), "*/*"),
    _typed("missing-pdf", OTHER, None, PDF),
    _typed("missing-png", OTHER, None, PNG),
    _typed("two", page(), None, PAGE),
    Behaviour(
        "type-two-fields",  # the last one counts (WHATWG Fetch, 2.2.2)
        (whole(PAGE, "Content-Type: text/html", kind="image/png"),),
        page(),
    ),
    Behaviour("type-two-in-one", (whole(kind="image/png, text/html"),), page()),
    _typed("html-pdf", final("not_text"), "text/html", PDF),
    _typed("html-png", final("not_text"), "text/html", PNG),
    _typed("html-zip", final("not_text"), "text/html", b"PK\x03\x04" + bytes(60)),
    _typed("html-gzip", final("not_text"), "text/html", b"\x1f\x8b\x08" + bytes(60)),
    _typed("html-random", final("not_text"), "text/html", bytes(range(256)) * 9),
    _typed("html-zeros", final("not_text"), "text/html", bytes(999)),
    _typed("plain-elf", final("not_text"), "text/plain", b"\x7fELF" + bytes(range(32)) * 9),
]
BEHAVIOURS = CHARSETS + TYPES
