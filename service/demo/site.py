"""The sample site as a table: what is pushed, and the outcome that each message must get.

`saring demo` pushes these messages and compares; the end-to-end test does the same. What each page
is judged by are the reasons of service/reasons.py and what the page itself says, never what
extraction happens to make of it. How the pages are served is the other table, in answers.py.

The hosts are names under .test, which is reserved and never in the DNS (RFC 6761, 6.2): the
service reaches them by `SARING_FETCH__RESOLVE=*.test=127.0.0.1` and `SARING_FETCH__ALLOW` for the
site's port. Each is a registrable domain of its own, so that politeness holds up no other; that is
also why none has more than a handful of samples.
"""

from dataclasses import dataclass
from typing import Literal

KABAR = "kabarkota.test"
PESISIR = "suara-pesisir.test"
DINA = "dina-menulis.test"
MALAYA = "beritamalaya.test"
SAINS = "sains-harian.test"
STRAINER = "dailystrainer.test"
HAFEN = "hafenbote.test"
VESTNIK = "severny-vestnik.test"

HOSTS = {
    KABAR: "KabarKota",
    PESISIR: "Suara Pesisir",
    DINA: "Dina Menulis",
    MALAYA: "Berita Malaya",
    SAINS: "Sains Harian",
    STRAINER: "The Daily Strainer",
    HAFEN: "Hafenbote",
    VESTNIK: "Северный вестник",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One message that is pushed, and what must come of it.

    `host` is empty for a message that is no address of this site: `path` is then all of it.
    `reason` is the word of a dead outcome, as in `http_404`. The other three hold for `enriched`:
    `language` is a BCP-47 tag; `title` None means that the page names none, and any is accepted;
    `published` (YYYY-MM-DD) None means that the page has no date, and the record must have none.
    """

    name: str
    host: str = ""
    path: str
    shows: str
    outcome: Literal["enriched", "dead"]
    reason: str | None = None
    language: str | None = None
    title: str | None = None
    published: str | None = None

    def url(self, port: int) -> str:
        """The message to push when the site listens on `port`."""
        return f"http://{self.host}:{port}{self.path}" if self.host else self.path


SAMPLES = (
    Sample(
        name="news-json-ld",
        host=KABAR,
        path="/2024/09/03/pasar-terapung-muara-jambu",
        shows="News with JSON-LD in a @graph: two authors, dates with +07:00, a cookie bar.",
        outcome="enriched",
        language="id",
        title="Pasar Terapung Muara Jambu Ramai Lagi Setelah Dermaga Diperbaiki",
        published="2024-09-03",
    ),
    Sample(
        name="near-duplicate-first",
        host=KABAR,
        path="/2024/08/19/bakau-teluk-sagu",
        shows="The original of a near-duplicate pair.",
        outcome="enriched",
        language="id",
        title="Warga Teluk Sagu Tanam Sepuluh Ribu Bakau untuk Menahan Abrasi",
        published="2024-08-19",
    ),
    Sample(
        name="near-duplicate-repost",
        host=PESISIR,
        path="/bakau-teluk-sagu/",
        shows="The same report on another host: other headline, edited opening and end.",
        outcome="enriched",
        language="id",
        title="Sepuluh Ribu Bakau Ditanam di Teluk Sagu demi Menahan Abrasi",
        published="2024-08-20",
    ),
    Sample(
        name="redirect",
        host=KABAR,
        path="/berita.php?id=5127",
        shows="An old address that moved (301) on the same host, by a relative Location.",
        outcome="enriched",
        language="id",
        title="Halte Baru di Jalan Kenanga Menampung Air Hujan",
        published="2024-08-27",
    ),
    Sample(
        name="not-found",
        host=KABAR,
        path="/arsip/2019/lomba-perahu",
        shows="A page that is not there, with a friendly text all the same.",
        outcome="dead",
        reason="http_404",
    ),
    Sample(
        name="wordpress",
        host=PESISIR,
        path="/nelayan-tanjung-pandak-lampu-surya/",
        shows="WordPress with today's date in the page header, a repeated title, cross-links in "
        "the text, and no date of the article's own.",
        outcome="enriched",
        language="id",
        title="Nelayan Tanjung Pandak Mulai Pakai Lampu Surya untuk Melaut",
    ),
    Sample(
        name="comments",
        host=PESISIR,
        path="/perahu-pulau-lada/",
        shows="A short news text among related links, a list of popular pages and four comments.",
        outcome="enriched",
        language="id",
        title="Perahu Penyeberangan Pulau Lada Beroperasi Lagi",
        published="2024-10-21",
    ),
    Sample(
        name="robots",
        host=PESISIR,
        path="/redaksi/draf/musim-barat",
        shows="A page that robots.txt forbids; it would be served if it were asked for.",
        outcome="dead",
        reason="robots_disallowed",
    ),
    Sample(
        name="blogger",
        host=DINA,
        path="/2021/07/belajar-menyeduh-kopi-tubruk.html",
        shows="Blogger furniture around an Indonesian text; the date is an English line above it.",
        outcome="enriched",
        language="id",
        title="Belajar Menyeduh Kopi Tubruk dari Nenek",
        published="2021-07-13",
    ),
    Sample(
        name="plain-text",
        host=DINA,
        path="/unduh/tempe-bacem.txt",
        shows="text/plain: no markup, no metadata.",
        outcome="enriched",
        language="id",
    ),
    Sample(
        name="redirect-to-internal",
        host=DINA,
        path="/2021/08/tautan-lama.html",
        shows="A redirect (302) to an address inside the network that the service runs in.",
        outcome="dead",
        reason="blocked_address",
    ),
    Sample(
        name="open-graph",
        host=MALAYA,
        path="/kampung/perpustakaan-bergerak",
        shows="Malay news whose only metadata is OpenGraph; no charset in the header.",
        outcome="enriched",
        language="ms",
        title="Perpustakaan Bergerak Sampai ke Kampung Ulu Serai",
        published="2024-07-22",
    ),
    Sample(
        name="gzip",
        host=MALAYA,
        path="/pertanian/sensor-air-sawah",
        shows="Sent with Content-Encoding: gzip; a WebPage node in its JSON-LD has another date.",
        outcome="enriched",
        language="ms",
        title="Pesawah Muda Guna Sensor Air untuk Jimatkan Bekalan",
        published="2024-05-16",
    ),
    Sample(
        name="redirect-other-host",
        host=MALAYA,
        path="/pautan/kelawar-buah",
        shows="A redirect (302) to another registrable domain, in another language.",
        outcome="enriched",
        language="id",
        title="Kelelawar Buah Menanam Kembali Hutan yang Terbakar",
        published="2024-06-05",
    ),
    Sample(
        name="microdata",
        host=SAINS,
        path="/teknik/saringan-pasir",
        shows="Metadata in itemprop attributes only.",
        outcome="enriched",
        language="id",
        title="Mengapa Saringan Pasir Masih Menjernihkan Air Kota",
        published="2024-03-11",
    ),
    Sample(
        name="pdf",
        host=SAINS,
        path="/unduhan/laporan-tahunan.pdf",
        shows="A PDF.",
        outcome="dead",
        reason="unsupported_type",
    ),
    Sample(
        name="endless",
        host=SAINS,
        path="/kalender?bulan=semua",
        shows="A page that never ends, sent as fast as it is read.",
        outcome="dead",
        reason="too_large",
    ),
    Sample(
        name="feature",
        host=STRAINER,
        path="/features/last-sieve-maker",
        shows="A long English feature: JSON-LD, subheadings, a newsletter box, a licence.",
        outcome="enriched",
        language="en",
        title="The Last Sieve Maker on Harrow Lane",
        published="2024-04-27",
    ),
    Sample(
        name="recovers",
        host=STRAINER,
        path="/news/pumping-station",
        shows="503 with Retry-After: 1 for the first answer of each start, a page from then on.",
        outcome="enriched",
        language="en",
        title="City Ends Night Water Cuts as Rebuilt Pumping Station Opens",
        published="2024-10-02",
    ),
    Sample(
        name="shell",
        host=STRAINER,
        path="/live/",
        shows="An empty shell: what a reader sees is made by a script.",
        outcome="dead",
        reason="no_content",
    ),
    Sample(
        name="gone",
        host=STRAINER,
        path="/puzzles/0042",
        shows="A page that was taken away for good (410).",
        outcome="dead",
        reason="http_410",
    ),
    Sample(
        name="german",
        host=HAFEN,
        path="/hafen/elektrobagger.html",
        shows="German news with OpenGraph and a <time>.",
        outcome="enriched",
        language="de",
        title="Hafen testet ersten Schwimmbagger mit Elektroantrieb",
        published="2024-06-18",
    ),
    Sample(
        name="no-metadata",
        host=HAFEN,
        path="/~modellbau/teich.html",
        shows="An old page with no metadata at all, not even a <title>; windows-1252 sent as "
        "iso-8859-1, and a copyright line with years that are no date.",
        outcome="enriched",
        language="de",
        title="Wie der Modellbauverein zu seinem Teich kam",
    ),
    Sample(
        name="windows-1251",
        host=VESTNIK,
        path="/news.php?id=1842",
        shows="Russian in windows-1251, which only a <meta> says; no ETag, no Last-Modified.",
        outcome="enriched",
        language="ru",
        title="На старой лодочной станции открыли библиотеку",
        published="2024-03-14",
    ),
    Sample(
        name="internal-address",
        path="http://127.0.0.1/",
        shows="A pushed URL that leads to this very machine.",
        outcome="dead",
        reason="blocked_address",
    ),
    Sample(
        name="scheme",
        path="ftp://kabarkota.test/arsip/2019.zip",
        shows="A scheme that is not fetched.",
        outcome="dead",
        reason="blocked_scheme",
    ),
    Sample(
        name="not-a-url",
        path="not a url at all",
        shows="A message that is no URL.",
        outcome="dead",
        reason="invalid_url",
    ),
)

# Names of the two samples that duplicate detection must put into one cluster.
NEAR_DUPLICATES = ("near-duplicate-first", "near-duplicate-repost")


def urls(port: int) -> dict[str, Sample]:
    """Each message to push when the site listens on `port`, and its sample, in order."""
    return {sample.url(port): sample for sample in SAMPLES}
