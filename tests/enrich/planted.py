"""Sentences with planted personal data, and with what only looks like it; made from a seed.

Nothing here asks the code under test: check digits, dates and regions are made by hand.
"""

import random
from calendar import monthrange

PROVINCES = [*range(11, 20), 21, *range(31, 37), 51, 52, 53, *range(61, 66), *range(71, 77), 81, 82]
PROVINCES += range(91, 98)
NO_PROVINCES = sorted(set(range(100)) - set(PROVINCES))

CARDS = [(first, 16) for first in "4 51 55 2221 2720 6011 65 3530 62".split()]
CARDS += [("34", 15), ("37", 15), ("36", 14), ("305", 14), ("4", 19)]

# Each has one place; what stands around says nothing of its kind.
AROUND = (
    "{}",
    "Menurut catatan itu {} tercantum di halaman dua.",
    "Data yang tertulis: {}, sesuai dengan berkas.",
    "Ia menulis ({}) di papan pengumuman.",
    "We found {} in the second paragraph.",
    "Yang terakhir adalah {}.\nParagraf berikutnya membahas hal lain pada 2024.",
    "“{}” demikian bunyi tulisan di dinding sejak 17 Agustus 2019.",
)

Planted = tuple[str, str, str]  # kind, value, sentence


def digits(rng: random.Random, count: int, first: str = "0123456789") -> str:
    return rng.choice(first) + "".join(rng.choices("0123456789", k=count - 1))


def with_check_digit(body: str) -> str:
    """The digits with the one that makes the sum of ISO/IEC 7812-1 a multiple of ten."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return body + str(-total % 10)


def email(rng: random.Random) -> str:
    name = rng.choice(
        ("budi", "siti.aminah", "a.wijaya99", "dewi_lestari", "j.o'neil", "x", "müller")
    )
    tag = rng.choice(("", "", "+berita", "+news.2024", "-arsip"))
    host = rng.choice(
        "gmail.com mail.kampus.ac.id example.co.id a-b.example.org sub.dept.desa.id bücher.example "
        "xn--bcher-kva.example perusahaan.co GMAIL.COM 例子.公司".split()
    )
    return f"{name}{tag}@{host}"


def phone(rng: random.Random) -> str:
    mobile = rng.choice("11 12 13 15 16 17 19 21 22 31 38 51 52 57 78 81 87 95 96 99".split())
    rest = digits(rng, rng.choice((7, 8, 8)))
    cut = (f"8{mobile}", rest[:4], rest[4:])
    local = digits(rng, 7, "23456789")
    area3 = rng.choice("0274 0251 0361 0411 0751 0911 0341 0967".split())
    city = rng.choice("021 022 024 031 061".split())
    us = (digits(rng, 3, "23456789"), digits(rng, 3, "23456789"), digits(rng, 4))
    return rng.choice(
        (
            "+62 " + "-".join(cut),
            "+62" + "".join(cut),
            "+62 " + " ".join(cut),
            "(+62) " + " ".join(cut),
            "62" + "".join(cut),
            "62-" + "-".join(cut),
            "0" + " ".join(cut),
            "0" + "-".join(cut),
            "0" + ".".join(cut),
            "0" + "".join(cut),
            "0062 " + " ".join(cut),
            f"({city}) {local[:3]}-{local[3:]}",
            f"{city}-{local}",
            f"{city}-{local[:3]}-{local[3:]}",
            f"({area3}) {local[:6]}",
            f"{area3}-{local[:6]}",
            f"+62 {city[1:]} {local[:3]} {local[3:]}",
            f"+62 (0){city[1:]} {local}",
            f"{city}{digits(rng, 8, '23456789')}",
            "+1 ({}) {}-{}".format(*us),
            "+1-{}-{}-{}".format(*us),
            "+1{}{}{}".format(*us),
            "({}) {}-{}".format(*us),
            "{}-{}-{}".format(*us),
            "{}.{}.{}".format(*us),
            f"+60 1{digits(rng, 1)}-{digits(rng, 3)} {digits(rng, 4)}",
            f"01{digits(rng, 1, '234679')}-{digits(rng, 3)} {digits(rng, 4)}",
            f"+44 20 7946 {digits(rng, 4)}",
            f"+65 6{digits(rng, 3)} {digits(rng, 4)}",
            f"+81-3-{digits(rng, 4)}-{digits(rng, 4)}",
            f"+49 30 {digits(rng, 6)}",
            f"Telp {city}{local}",
            f"telepon kantor {area3}{local[:6]}",
        )
    )


def ip(rng: random.Random) -> str:
    four = ".".join(str(rng.randint(31 if place == 0 else 0, 255)) for place in range(4))
    groups = [format(rng.randint(4096, 65535), "x") for _ in range(8)]
    return rng.choice(
        (
            four,
            four,
            four + ":8080",
            four + "/24",
            "http://" + four + "/status",
            "192.168.{}.{}".format(*rng.choices(range(256), k=2)),
            "10.0.{}.{}".format(*rng.choices(range(256), k=2)),
            ":".join(groups),
            ":".join(groups[:3]) + "::" + groups[3],
            "2001:db8::" + groups[0],
            "fe80::1%eth0",
            f"::ffff:{four}",
            f"[2001:db8::{groups[1]}]:443",
        )
    )


def nik(rng: random.Random) -> str:
    year, month = rng.randint(1940, 2022), rng.randint(1, 12)
    day = rng.randint(1, monthrange(year, month)[1]) + rng.choice((0, 40))
    place = f"{rng.choice(PROVINCES):02}{rng.choice((1, 4, 12, 28, 71, 73, 78)):02}"
    serial = f"{rng.randint(1, 9999):04}"
    value = f"{place}{rng.randint(1, 40):02}{day:02}{month:02}{year % 100:02}{serial}"
    blocks = " ".join(value[at : at + 4] for at in range(0, 16, 4))
    return rng.choice((value, value, value, f"NIK {value}", f"No. KTP: {value}", f"NIK: {blocks}"))


def npwp(rng: random.Random) -> str:
    value = digits(rng, 15)
    parts = (value[:2], value[2:5], value[5:8], value[8], value[9:12], value[12:])
    return rng.choice(
        (
            "{}.{}.{}.{}-{}.{}".format(*parts),
            "{}.{}.{}.{}-{}.{}".format(*parts),
            "NPWP {}.{}.{}.{}-{}.{}".format(*parts),
            f"NPWP: {value}",
            f"NPWP 0{value}",
            f"nomor pokok wajib pajak (NPWP) 0{value}",
        )
    )


def card(rng: random.Random) -> str:
    first, length = rng.choice(CARDS)
    # No NIK by chance: 99 is no day of birth, with or without 40.
    body = first + digits(rng, 6 - len(first), "123456789") + "99" + digits(rng, length - 9)
    value = with_check_digit(body)
    if length == 16:
        blocks = [value[at : at + 4] for at in range(0, 16, 4)]
    elif length == 15:
        blocks = [value[:4], value[4:10], value[10:]]
    else:
        blocks = [value]
    return rng.choice((" ", "-", "")).join(blocks)


def no_email(rng: random.Random) -> str:
    name = rng.choice(("ikon", "logo", "budi", "kompas", "dewi.ayu"))
    return rng.choice(
        (
            f"{name}@2x.png",
            f"{name}@3x.jpg",
            f"{name}@2x.min.webp",
            f"@{name}",
            f"@{name}.id",
            f"{name}@",
            f"{name} @ example.org",
            f"@{name}@mastodon.social",
            f"{name}@localhost",
            f"{name}@1.2.3",
            f"https://{name}:kata@example.org/x",
            f"https://medium.com/@{name}.x/judul",
            f"git@github.com:{name}/kode.git",
            f"pustaka@{rng.randint(1, 9)}.{rng.randint(0, 9)}",
        )
    )


def no_number(rng: random.Random) -> str:
    month, day, hour = rng.randint(1, 12), rng.randint(1, 28), rng.randint(0, 23)
    thousand = f"{rng.randint(1, 999)}.{rng.randint(0, 999):03}.{rng.randint(0, 999):03}"
    mobile = "0812" + digits(rng, 8)
    version = ".".join(str(rng.randint(0, 20)) for _ in range(4))
    bad_card = with_check_digit("4" + digits(rng, 14))
    bad_card = bad_card[:-1] + str((int(bad_card[-1]) + rng.randint(1, 9)) % 10)
    woman = rng.choice((32, 40, 72, 99))
    return rng.choice(
        (
            f"Rp {thousand}",
            f"Rp{thousand}.000,00",
            f"USD {thousand}.000",
            f"+{rng.randint(1, 99)}.000.000",
            f"2024-{month:02}-{day:02} {hour:02}:15:00",
            f"{day:02}-{month:02}-2024",
            f"{day:02}.{month:02}.2024 {hour:02}.30",
            f"08.30-10.00 dan 13.00-15.{rng.randint(10, 59)}",
            f"17{digits(rng, 11)}",
            f"2024{month:02}{day:02}{hour:02}3000",
            f"ISBN 978-602-{digits(rng, 4)}-{digits(rng, 2)}-1",
            f"ISBN 978602{digits(rng, 7)}",
            f"ISBN 02{digits(rng, 8)}",
            f"IMEI {with_check_digit('35' + digits(rng, 12))}",
            with_check_digit("86" + digits(rng, 12)),
            f"versi {version}",
            f"version {version}",
            f"v{version}",
            f"Nginx/{version}",
            f"Pasal {version}",
            f"{version}.{rng.randint(0, 9)}",
            f"{rng.randint(256, 999)}.1.1.1",
            f"rekening BCA {digits(rng, 10)}",
            f"No. rekening {mobile}",
            f"nomor pesanan {mobile}",
            f"order number {with_check_digit('4' + digits(rng, 14))}",
            f"INV-{mobile}",
            f"a{mobile}",
            f"{mobile}xyz",
            f"#{mobile}",
            bad_card,
            f"{rng.choice(NO_PROVINCES):02}71014508900001",
            f"317101{woman}0890{digits(rng, 4, '123456789')}",
            f"31710115{rng.choice((13, 20, 99)):02}90{digits(rng, 4, '123456789')}",
            "3171011508900000",
            f"31710130029{digits(rng, 1)}0001",
            f"No. {digits(rng, 3, '123456789')}/PUU-XX/2022",
            f"021/{digits(rng, 3, '123456789')}/2024",
            f"-6.{digits(rng, 6)}, 106.{digits(rng, 6)}",
            f"3,14159{digits(rng, 8)}",
            f"{digits(rng, 9, '123456789')}",
            f"nomor resi {digits(rng, 12, '123456789')}",
            f"https://example.org/baca/{with_check_digit('4' + digits(rng, 14))}",
            f"{digits(rng, 2)}-{digits(rng, 2)}-{digits(rng, 2)}",
            f"2019-2024, skor {rng.randint(0, 9)}-{rng.randint(0, 9)}",
        )
    )


KINDS = {"email": email, "phone": phone, "ip": ip, "nik": nik, "npwp": npwp, "card": card}


def positives(kind: str, count: int) -> list[Planted]:
    rng = random.Random(f"planted {kind}")
    values = [KINDS[kind](rng) for _ in range(count)]
    return [(kind, value, rng.choice(AROUND).format(value)) for value in values]


def negatives(count: int) -> list[Planted]:
    rng = random.Random("planted nothing")
    values = [(no_email if number % 5 == 0 else no_number)(rng) for number in range(count)]
    return [("", value, rng.choice(AROUND).format(value)) for value in values]
