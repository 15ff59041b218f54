"""URLs that lead to nothing public, in every notation: what each is, and why it is refused.

Each row was judged by the standards (WHATWG URL for what a host means, the IANA registries for what
an address is for), not by what Saring answered. Names have the addresses of HOSTS.
"""

from dataclasses import dataclass

from service.reasons import Reason

ADDRESS = Reason.BLOCKED_ADDRESS
PORT = Reason.BLOCKED_PORT
SCHEME = Reason.BLOCKED_SCHEME
INVALID = Reason.INVALID_URL
DNS = Reason.DNS

# What the resolver of a test knows, by any of the sources that a real one has.
HOSTS = {
    "localhost": ("127.0.0.1", "::1"),
    "ip6-localhost": ("::1",),
    "sub.localhost": ("127.0.0.1",),
    "localhost.localdomain": ("127.0.0.1",),
    "router": ("192.168.1.1",),
    "intranet": ("10.1.2.3",),
    "metadata.google.internal": ("169.254.169.254",),
    "kubernetes.default.svc": ("10.96.0.1",),
    "127.0.0.1.wild.example": ("127.0.0.1",),
    "7f000001.wild.example": ("127.0.0.1",),
    "six.wild.example": ("::ffff:10.0.0.1",),
    "nat64.wild.example": ("64:ff9b::a9fe:a9fe",),
    "xn--bcher-kva.wild.example": ("10.1.2.3",),
}


@dataclass(frozen=True)
class Row:
    """A URL, what it is, and the reason it ends with.

    `stays`: as a redirect's target it is relative, so it leads back to the server that sent it.
    `absolute`: the reason as a redirect's target, when it is another one there.
    `header`: it can be sent as a header at all.
    """

    name: str
    url: str
    reason: Reason
    stays: bool = False
    absolute: Reason | None = None
    header: bool = True

    @property
    def redirected(self) -> Reason | None:
        """How a request ends that a redirect leads here; None when it is a page."""
        return None if self.stays else self.absolute or self.reason

    @property
    def ruled(self) -> Reason | None:
        """How a request ends whose robots.txt leads here.

        What is no URL that may be asked for leads nowhere, and no rules are no barrier.
        """
        nowhere = {None, INVALID, SCHEME, Reason.TOO_MANY_REDIRECTS}
        return None if self.redirected in nowhere else Reason.ROBOTS_UNREACHABLE


def _rows(reason: Reason, urls: dict[str, str]) -> list[Row]:
    return [Row(name, url, reason) for name, url in urls.items()]


IPV4 = _rows(
    ADDRESS,
    {
        "loopback": "http://127.0.0.1/",
        "loopback, another": "http://127.8.9.10/",
        "loopback, last": "https://127.255.255.254/",
        "loopback, decimal": "http://2130706433/",
        "loopback, octal": "http://017700000001/",
        "loopback, hexadecimal": "http://0x7f000001/",
        "loopback, upper-case hexadecimal": "http://0X7F000001/",
        "loopback, many zeros": "http://0x0000000000000000007f000001/",
        "loopback, octal parts": "http://0177.0.0.01/",
        "loopback, octal parts with zeros": "http://00000177.0000.0000.0001/",
        "loopback, hexadecimal parts": "http://0x7f.0x0.0x0.0x1/",
        "loopback, two parts": "http://127.1/",
        "loopback, three parts": "http://127.0.1/",
        "loopback, hexadecimal and decimal": "http://0x7f.1/",
        "loopback, octal and hexadecimal": "http://0177.0x000001/",
        "loopback, decimal and octal": "http://127.0.0.01/",
        "loopback, empty hexadecimal": "http://127.0x.0x.1/",
        "loopback, trailing dot": "http://127.0.0.1./",
        "loopback, short with trailing dot": "http://0x7f.1./",
        "loopback, decimal with trailing dot": "http://2130706433./",
        "zero": "http://0.0.0.0/",
        "zero, one digit": "http://0/",
        "zero, empty hexadecimal": "http://0x/",
        "zero, octal": "http://00000000000/",
        "this network": "http://0.1.2.3/",
        "private, ten": "http://10.0.0.1/",
        "private, ten in octal": "http://012.1/",
        "private, ten in decimal": "http://167772161/",
        "private, 172.16": "http://172.16.0.1/",
        "private, 172.31": "https://172.31.255.254:8443/",
        "private, 172 in hexadecimal": "http://0xac.0x10.1/",
        "private, 192.168": "http://192.168.0.1:8080/",
        "private, 192.168 in decimal": "http://3232235777/",
        "private, 192.168 in three parts": "http://192.168.257/",
        "carrier-grade NAT": "http://100.64.0.1/",
        "carrier-grade NAT, last": "http://100.127.255.254/",
        "link-local": "http://169.254.1.1/",
        "protocol assignments": "http://192.0.0.8/",
        "documentation, 1": "http://192.0.2.1/",
        "documentation, 2": "http://198.51.100.1/",
        "documentation, 3": "http://203.0.113.1/",
        "6to4 relay": "http://192.88.99.1/",
        "benchmark": "http://198.18.0.1/",
        "benchmark, last": "http://198.19.255.254/",
        "multicast": "http://224.0.0.1/",
        "multicast, SSDP": "http://239.255.255.250/",
        "multicast, source-specific": "http://232.1.1.1/",
        "reserved": "http://240.0.0.1/",
        "broadcast": "http://255.255.255.255/",
        "broadcast, decimal": "http://4294967295/",
        "broadcast, hexadecimal": "http://0xffffffff/",
        "broadcast, octal": "http://037777777777/",
    },
)

# Metadata services and agents of cloud platforms, by their documentation.
METADATA = _rows(
    ADDRESS,
    {
        "metadata": "http://169.254.169.254/latest/meta-data/",
        "metadata, decimal": "http://2852039166/",
        "metadata, hexadecimal": "http://0xA9FEA9FE/",
        "metadata, octal": "http://0251.0376.0251.0376/",
        "metadata, three parts": "http://169.254.43518/",
        "metadata, two parts": "http://0xa9.0xfea9fe/",
        "metadata, mapped": "http://[::ffff:169.254.169.254]/",
        "metadata, mapped in hexadecimal": "http://[::ffff:a9fe:a9fe]/",
        "metadata, NAT64": "http://[64:ff9b::169.254.169.254]/",
        "metadata, 6to4": "http://[2002:a9fe:a9fe::1]/",
        "metadata by IPv6 (AWS)": "http://[fd00:ec2::254]/latest/meta-data/",
        "metadata by IPv6 (GCP)": "http://[fd20:ce::254]/",
        "containers' credentials (AWS)": "http://169.254.170.2/v2/credentials",
        "host agent (Azure)": "http://168.63.129.16/",
        "host agent (Azure), decimal": "http://2822734096/",
        "metadata (Alibaba)": "http://100.100.100.200/",
        "metadata (Alibaba), hexadecimal": "http://0x646464c8/",
        "metadata (Oracle)": "http://192.0.0.192/opc/v1/",
        "metadata by name": "http://metadata.google.internal/computeMetadata/v1/",
    },
)

IPV6 = _rows(
    ADDRESS,
    {
        "v6 loopback": "http://[::1]/",
        "v6 loopback, port": "https://[::1]:8443/",
        "v6 loopback, in full": "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
        "v6 loopback, no compression": "http://[0:0:0:0:0:0:0:1]/",
        "v6 loopback, dotted end": "http://[::0.0.0.1]/",
        "v6 loopback, one zero": "http://[0::1]/",
        "v6 unspecified": "http://[::]/",
        "v6 unspecified, in full": "http://[0:0:0:0:0:0:0:0]/",
        "v6 unspecified, dotted end": "http://[::0.0.0.0]/",
        "mapped loopback": "http://[::ffff:127.0.0.1]/",
        "mapped loopback, hexadecimal": "http://[::ffff:7f00:1]/",
        "mapped loopback, upper case": "http://[::FFFF:7F00:0001]/",
        "mapped loopback, in full": "http://[0:0:0:0:0:ffff:127.0.0.1]/",
        "mapped private": "http://[::ffff:10.0.0.1]/",
        "mapped public": "http://[::ffff:8.8.8.8]/",
        "compatible loopback": "http://[::127.0.0.1]/",
        "compatible loopback, hexadecimal": "http://[::7f00:1]/",
        "compatible private": "http://[::192.168.1.1]/",
        "compatible, smallest": "http://[::2]/",
        "translated loopback": "http://[::ffff:0:127.0.0.1]/",
        "translated loopback, hexadecimal": "http://[::ffff:0:7f00:1]/",
        "NAT64 loopback": "http://[64:ff9b::127.0.0.1]/",
        "NAT64 private": "http://[64:ff9b::a00:1]/",
        "NAT64 public": "http://[64:ff9b::8.8.8.8]/",
        "NAT64 of one network": "http://[64:ff9b:1::a00:1]/",
        "NAT64 of one network, a subnet": "http://[64:ff9b:1:fffe::10.0.0.1]/",
        "NAT64 of one network, /64 form": "http://[64:ff9b:1:1:a:0:100::]/",
        "6to4 loopback": "http://[2002:7f00:1::]/",
        "6to4 private": "http://[2002:a00:1::1]/",
        "6to4 public": "http://[2002:808:808::1]/",
        "Teredo": "http://[2001::1]/",
        "Teredo, loopback in disguise": "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
        "ISATAP, link-local": "http://[fe80::5efe:127.0.0.1]/",
        "ISATAP, global": "http://[2a00:1450:4001:800:0:5efe:10.0.0.1]/",
        "ISATAP, global and unique": "http://[2a00:1450:4001:800:200:5efe:808:808]/",
        "ISATAP, global and a group": "http://[2a00:1450:4001:800:300:5efe:7f00:1]/",
        "unique local": "http://[fc00::1]/",
        "unique local, assigned": "http://[fd12:3456:789a:1::1]/",
        "v6 link-local": "http://[fe80::1]/",
        "v6 link-local, last": "http://[febf:ffff::1]/",
        "v6 link-local that looks like metadata": "http://[fe80::a9fe:a9fe]/",
        "site-local": "http://[fec0::1]/",
        "site-local, last": "http://[feff:ffff::1]/",
        "v6 multicast, link": "http://[ff02::1]/",
        "v6 multicast, site": "http://[ff05::2]/",
        "v6 multicast, global": "http://[ff0e::1]/",
        "v6 documentation": "http://[2001:db8::1]/",
        "v6 documentation, new": "http://[3fff::1]/",
        "v6 benchmark": "http://[2001:2::1]/",
        "ORCHID": "http://[2001:10::1]/",
        "ORCHID, second": "http://[2001:20::1]/",
        "drone identities": "http://[2001:30::1]/",
        "PCP anycast": "http://[2001:1::1]/",
        "AMT": "http://[2001:3::1]/",
        "segment routing": "http://[5f00::1]/",
        "segment routing, last": "http://[5f00:ffff::1]/",
        "discard only": "http://[100::1]/",
        "dummy prefix": "http://[100:0:0:1::1]/",
        "unassigned, low": "http://[1::1]/",
        "unassigned, 4000": "http://[4000::1]/",
        "unassigned, fe00": "http://[fe00::1]/",
    },
)

# Letters and signs that UTS 46 maps to digits, dots and letters of ASCII, or drops.
DISGUISED = _rows(
    ADDRESS,
    {
        "enclosed digits": "http://①②⑦.⓪.⓪.①/",
        "enclosed digits, decimal": "http://②①③⓪⑦⓪⑥④③③/",
        "full-width digits": "http://１２７.０.０.１/",
        "full-width hexadecimal": "http://０ｘ７ｆ.１/",
        "ideographic full stops": "http://127。0。0。1/",
        "half-width ideographic full stops": "http://127｡0｡0｡1/",
        "full-width full stops": "http://１２７．０．０．１/",
        "trailing ideographic full stop": "http://127.0.0.1。/",
        "bold digits": "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/",
        "typewriter digits": "http://𝟷𝟸𝟽.𝟷/",
        "double-struck digits": "http://𝟙𝟘.𝟙/",
        "segmented digits": "http://🯱🯲🯷.🯰.🯰.🯱/",
        "superscript digits": "http://¹²⁷.⁰.⁰.¹/",
        "subscript digits": "http://₁₂₇.₀.₀.₁/",
        "soft hyphen": "http://127.0.\u00ad0.1/",
        "zero-width space": "http://127.\u200b0.0.1/",
        "word joiner": "http://169.254.169.\u2060254/",
        "variation selector": "http://1\ufe0f27.0.0.1/",
        "byte order mark inside": "http://10\ufeff.0.0.1/",
        "percent-encoded digits": "http://%31%32%37.%30.%30.%31/",
        "percent-encoded dots": "http://127%2e0%2E0%2e1/",
        "percent-encoded hexadecimal": "http://%30%78%37%66.1/",
        "percent-encoded enclosed digit": "http://%E2%91%A027.0.0.1/",
        "percent-encoded ideographic full stop": "http://127%E3%80%820.0.1/",
        "localhost": "http://localhost/",
        "localhost, upper case": "http://LOCALHOST/",
        "localhost, trailing dot": "http://localhost./",
        "localhost, full-width": "http://ｌｏｃａｌｈｏｓｔ/",
        "localhost, enclosed": "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "localhost, percent-encoded": "http://%6c%6F%63alhost/",
        "localhost, soft hyphen": "http://local\u00adhost/",
        "localhost, long s": "http://localho\u017ft/",
        "localhost by IPv6": "http://ip6-localhost/",
        "localhost, below": "http://sub.localhost/",
        "localhost, domain": "http://localhost.localdomain:8080/",
        "a single label": "http://router/",
        "a single label with a dot": "http://intranet./",
        "a name of a cluster": "https://kubernetes.default.svc/",
        "a name that spells its address": "http://127.0.0.1.wild.example/",
        "a name in hexadecimal": "http://7f000001.wild.example/",
        "a name that is mapped": "http://six.wild.example/",
        "a name by NAT64": "http://nat64.wild.example/",
        "a name in Unicode": "http://bücher.wild.example/",
    },
)

# What stands around the host.
AROUND = [
    *_rows(
        ADDRESS,
        {
            "scheme in upper case": "HTTP://127.0.0.1/",
            "backslashes": "http:\\\\127.0.0.1\\",
            "backslash before at": "http://127.0.0.1\\@example.com/",
            "three slashes": "http:///127.0.0.1/",
            "many slashes": "http://///\\//127.0.0.1/",
            "other scheme without slashes": "https:127.0.0.1/",
            "space before": "  http://127.0.0.1/",
            "tab before": "\thttp://127.0.0.1/",
            "tab in the scheme": "ht\ttp://127.0.0.1/",
            "tab in the slashes": "http:/\t/127.0.0.1/",
            "tab in the host": "http://127.0\t.0.1/",
            "tab in brackets": "http://[:\t:1]/",
            "empty credentials": "http://@127.0.0.1/",
            "empty credentials with colon": "http://:@127.0.0.1/",
            "empty port": "http://127.0.0.1:/",
            "port with zeros": "http://127.0.0.1:00080/",
            "port of the other scheme": "https://127.0.0.1:80/",
            "at in the query": "http://127.0.0.1?@example.com/",
            "at in the fragment": "http://127.0.0.1#@example.com/",
            "at in the path": "http://127.0.0.1/@example.com/",
            "no path": "http://127.0.0.1",
            "public name in the path": "http://127.0.0.1/http://example.com/",
            "dots in the path": "http://10.0.0.1/../../etc/passwd",
        },
    ),
    Row("no slashes", "http:127.0.0.1", ADDRESS, stays=True),
    Row("one slash", "http:/127.0.0.1/x", ADDRESS, stays=True),
    Row("one backslash", "http:\\127.0.0.1/", ADDRESS, stays=True),
    Row("no scheme", "//127.0.0.1/", INVALID, absolute=ADDRESS),
    Row("no scheme, backslashes", "\\\\127.0.0.1\\", INVALID, absolute=ADDRESS),
    Row("no scheme, backslash and slash", "/\\127.0.0.1/", INVALID, absolute=ADDRESS),
    Row("no scheme, IPv6", "//[::1]:8080/", INVALID, absolute=ADDRESS),
    Row("no scheme, tab", "/\t/127.0.0.1/", INVALID, absolute=ADDRESS),
    Row("only the host", "127.0.0.1", INVALID, stays=True),
    Row("only a path", "/latest/meta-data/", INVALID, stays=True),
    Row("empty", "", INVALID, absolute=Reason.TOO_MANY_REDIRECTS),
    Row("line break in the host", "http://127.0.\n0.1/", ADDRESS, header=False),
    Row("carriage return in the scheme", "h\rttp://127.0.0.1/", ADDRESS, header=False),
    Row("line break at the end", "http://127.0.0.1/\r\n", ADDRESS, header=False),
    Row("control character before", "\x01\x1fhttp://127.0.0.1/", ADDRESS, header=False),
]

MALFORMED = _rows(
    INVALID,
    {
        "part too large": "http://127.0.0.256/",
        "number too large": "http://4294967296/",
        "hexadecimal too large": "http://0x17f000001/",
        "five parts": "http://127.0.0.0.1/",
        "addresses in a list": "http://127.0.0.1,8.8.8.8/",
        "octal with an eight": "http://08.0.0.1/",
        "empty part": "http://127..0.1/",
        "a name that ends in a number": "http://example.1/",
        "a name that ends in hexadecimal": "http://example.0x7f/",
        "zone": "http://[fe80::1%25lo]/",
        "zone, not encoded": "http://[fe80::1%lo]/",
        "zone of loopback": "http://[::1%251]/",
        "zone, empty": "http://[fe80::1%25]/",
        "IPv6 without brackets": "http://::1/",
        "IPv6 without closing bracket": "http://[::1/",
        "IPv6 in two brackets": "http://[[::1]]/",
        "IPv6 with text behind": "http://[::1]x/",
        "IPv6 compressed twice": "http://[1::2::3]/",
        "IPv6 with nine pieces": "http://[0:0:0:0:0:0:0:0:1]/",
        "IPv6 with seven pieces": "http://[0:0:0:0:0:0:1]/",
        "IPv6 with a long piece": "http://[::00001]/",
        "IPv6, short dotted end": "http://[::ffff:127.1]/",
        "IPv6, hexadecimal dotted end": "http://[::ffff:0x7f.0.0.1]/",
        "IPv6, dotted end with zeros": "http://[::ffff:127.0.0.01]/",
        "IPv6, full-width digit": "http://[::１]/",
        "IPv6, percent-encoded digit": "http://[::%31]/",
        "IPv6, percent-encoded brackets": "http://%5B::1%5D/",
        "IPv6, full-width brackets": "http://［::1］/",
        "IPv6, future": "http://[v1.::1]/",
        "credentials": "http://user:secret@127.0.0.1/",
        "credentials that look like a host": "http://example.com@127.0.0.1/",
        "credentials that look like host and port": "http://example.com:80@127.0.0.1/",
        "credentials before a public host": "http://127.0.0.1@example.com/",
        "credentials with an encoded slash": "http://example.com%2f@127.0.0.1/",
        "credentials twice": "http://a@b@127.0.0.1/",
        "credentials, password only": "http://:secret@127.0.0.1/",
        "port too large": "http://127.0.0.1:65536/",
        "port by wrapping": "http://127.0.0.1:65616/",
        "port in hexadecimal": "http://127.0.0.1:0x50/",
        "port in full-width digits": "http://127.0.0.1:８０/",
        "port negative": "http://127.0.0.1:-80/",
        "port twice": "http://127.0.0.1:80:80/",
        "encoded NUL in the host": "http://127.0.0.1%00.example.com/",
        "encoded slash in the host": "http://127.0.0.1%2f.example.com/",
        "encoded at in the host": "http://example.com%40127.0.0.1/",
        "encoded colon in the host": "http://127.0.0.1%3a80/",
        "encoded line break in the host": "http://127.0.0.1%0d%0aHost:x/",
        "full-width percent sign": "http://１２７％2e1/",
        "double percent-encoding": "http://%2531%2532%2537.0.0.1/",
        "space in the host": "http://127.0.0.1 .example.com/",
        "encoded space": "http://127.0.0.1%20/",
        "full-width slash": "http://127.0.0.1／.example.com/",
        "full-width at": "http://example.com＠127.0.0.1/",
        "full-width colon": "http://127.0.0.1：80/",
        "care of, which maps to a slash": "http://127.0.0.1℀.example.com/",
        "pipe": "http://127.0.0.1|.example.com/",
        "caret": "http://127.0.0.1^/",
        "no host": "http://:80/",
        "Arabic digits": "http://١٢٧.٠.٠.١/",
        "longer than a header line": "http://127.0.0.1/" + "a" * 8_000,
    },
)

PORTS = _rows(
    PORT,
    {
        "SSH": "http://127.0.0.1:22/",
        "Redis": "http://127.0.0.1:6379/",
        "Docker by IPv6": "http://[::1]:2375/",
        "mail at a public address": "http://8.8.8.8:25/",
        "Elasticsearch by name": "http://localhost:9200/",
        "a kubelet": "https://10.0.0.1:10250/",
        "port 0": "http://127.0.0.1:0/",
        "last port": "http://169.254.169.254:65535/",
        "one beside": "http://127.0.0.1:81/",
        "port and trailing dot": "http://127.0.0.1.:22/",
        "port and decimal": "http://2130706433:22/",
        "port and tab": "http://127.0.0.1:2\t2/",
    },
)

SCHEMES = [
    *_rows(
        SCHEME,
        {
            "file": "file:///etc/passwd",
            "file of a host": "file://127.0.0.1/etc/passwd",
            "file, upper case": "FILE:///etc/passwd",
            "file, tab": "fi\tle:///etc/passwd",
            "ftp": "ftp://127.0.0.1/",
            "gopher": "gopher://127.0.0.1:6379/_INFO",
            "dict": "dict://127.0.0.1:11211/stat",
            "ldap": "ldap://127.0.0.1/",
            "websocket": "ws://127.0.0.1/",
            "websocket with TLS": "wss://127.0.0.1/",
            "a socket of a daemon": "http+unix://%2Fvar%2Frun%2Fdocker.sock/info",
            "unix": "unix:/var/run/docker.sock",
            "jar": "jar:http://127.0.0.1!/",
            "view-source": "view-source:http://127.0.0.1/",
            "blob": "blob:http://127.0.0.1/x",
            "feed": "feed:http://127.0.0.1/",
            "data": "data:text/html,<p>x",
            "javascript": "javascript:alert(1)",
            "about": "about:blank",
            "host and port that look like a scheme": "localhost:80",
        },
    ),
]

# Hosts that are names by the standard, whatever they look like; no resolver may read them as
# addresses either.
NAMES = _rows(
    DNS,
    {
        "a name that nobody has": "http://nobody.example/",
        "a single label that nobody has": "http://metadata/",
        "two trailing dots": "http://nobody.example../",
        "a semicolon": "http://127.0.0.1;x/",
        "a comma": "http://127.0.0.1,x/",
        "hexadecimal with a g": "http://127.0.0.0xg/",
        "an underscore": "http://127.0.0.1_/",
        "a star": "http://*.localhost.x/",
        "a minus": "http://-1/",
        "Indic digits": "http://१२७.०.०.१/",
        "punycode of nothing internal": "http://xn--fiqs8s/",
        "a label too long": f"http://{'a' * 64}.example/",
        "a name too long": f"http://{'a.' * 130}example/",
        "only hexadecimal letters": "http://7f000001h/",
    },
)

ROWS = [*IPV4, *METADATA, *IPV6, *DISGUISED, *AROUND, *MALFORMED, *PORTS, *SCHEMES, *NAMES]
