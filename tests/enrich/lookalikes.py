"""What looks like personal data of one kind and is none, in sentences; made from a seed.

Apart from planted.py, whose false values are of no kind in particular: here each kind has as many
of its own, so that a kind is not precise because nobody tempted it.
"""

import random

from tests.enrich.planted import AROUND, NO_PROVINCES, digits, with_check_digit


def email(rng: random.Random) -> str:
    name = rng.choice(("budi.santoso", "siti_rahma", "info", "x1", "Andi", "no-reply"))
    return rng.choice(
        (
            f"{name} [at] gmail.com",
            f"{name} (at) gmail (dot) com",
            f"{name} at gmail dot com",
            f"{name}@",
            f"@{name}",
            f"{name}@localhost",
            f"{name}@@gmail.com",
            f"{name}@gmail,com",
            f"{name}@2x.png",
            f"https://{name}:kata@host.example/",
            f"https://www.tiktok.com/@{name}/video/7{digits(rng, 18)}",
            f"git@github.com:{name}/kode.git",
            f"{name}@web:~$ ls",
            f"lodash@4.17.{digits(rng, 2)}",
            f"{digits(rng, 1, '3456789')} buah @ {digits(rng, 2, '123456789')}.000",
            "pukul tujuh malam @ Kafe Tua",
        )
    )


def phone(rng: random.Random) -> str:
    year, month, day = rng.randint(1990, 2025), rng.randint(1, 12), rng.randint(1, 28)
    return rng.choice(
        (
            f"{year}-{month:02}-{day:02}",
            f"{year}{month:02}{day:02}{digits(rng, 6)}",
            f"NIP 1978{month:02}{day:02} {year}{month:02} 1 00{digits(rng, 1)}",
            f"NISN 00{digits(rng, 8)}",
            f"ISSN {digits(rng, 4)}-{digits(rng, 4)}",
            f"ISBN 978-{digits(rng, 1)}-{digits(rng, 2)}-{digits(rng, 6)}-{digits(rng, 1)}",
            f"Rp{digits(rng, 2, '123456789')}.{digits(rng, 3)}.{digits(rng, 3)}",
            f"{digits(rng, 1, '123456789')},{digits(rng, 3)},{digits(rng, 3)} votes",
            f"rekening Mandiri {digits(rng, 3, '123456789')}-{digits(rng, 2)}-{digits(rng, 7)}",
            f"No Rek 0{digits(rng, 9)}",
            f"resi JP{digits(rng, 10)}",
            f"pukul 08.{rng.randint(10, 59)}-17.00",
            f"No. {digits(rng, 3)}/SK/{year}",
            f"SKU {digits(rng, 12)}",
            f"barcode 899{digits(rng, 10)}",
            f"halaman {digits(rng, 3, '123456789')}-{digits(rng, 3, '123456789')}",
            f"-{digits(rng, 1)}.{digits(rng, 6)},11{digits(rng, 1)}.{digits(rng, 6)}",
            f"IMEI {with_check_digit('35' + digits(rng, 12))}",
            f"order=0812{digits(rng, 8)}",
            f"DOI 10.{digits(rng, 4)}/{digits(rng, 4)}-{digits(rng, 4)}",
        )
    )


def ip(rng: random.Random) -> str:
    low = [digits(rng, 1, "123456789") for _ in range(4)]
    version = ".".join(low)
    return rng.choice(
        (
            f"versi {version}",
            f"v{version}",
            f"firmware {version}",
            f"software release {version}",
            f"Chrome/1{digits(rng, 2)}.0.{digits(rng, 4, '123456789')}.{digits(rng, 2)}",
            f"Bab {version}",
            f"{version}.{low[0]}",
            ".".join(low[:3]),
            f"{rng.randint(256, 999)}.{low[0]}.{low[1]}.{low[2]}",
            f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.{rng.randint(1990, 2025)}",
            f"Rp 1.{digits(rng, 3)}.{digits(rng, 3)}.{digits(rng, 3)}",
            f"1.{digits(rng, 3)}.{digits(rng, 3)}.{digits(rng, 3)} jiwa",
            f"{rng.randint(10, 23)}:{rng.randint(10, 59)}:{rng.randint(10, 59)}",
            f"00:1A:2B:{digits(rng, 2)}:{digits(rng, 2)}:5E",
            "std::vector",
            "OID 1.3.6.1",
            f"rasio {low[0]}:{low[1]}",
        )
    )


def nik(rng: random.Random) -> str:
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    rest = f"{digits(rng, 2)}{digits(rng, 4, '123456789')}"
    true = f"317101{day:02}{month:02}{rest}"
    return rng.choice(
        (
            f"{rng.choice(NO_PROVINCES):02}7101{day:02}{month:02}{rest}",
            f"317101{rng.choice((0, 32, 39, 40, 72, 80, 99)):02}{month:02}{rest}",
            f"317101{day:02}{rng.choice((0, 13, 15, 20, 99)):02}{rest}",
            f"317101{day:02}{month:02}{digits(rng, 2)}0000",
            f"{true}1",
            true[:15],
            f"x{true}",
            f"{true}abc",
            f"nomor rekening {true}",
            f"transaksi {true}",
            f"order id {true}",
        )
    )


def npwp(rng: random.Random) -> str:
    one, two, three = (digits(rng, 3) for _ in range(3))
    return rng.choice(
        (
            f"Rp {digits(rng, 2, '123456789')}.{one}.{two}.{three}",
            f"{digits(rng, 2)}.{one}.{two}",
            f"{digits(rng, 2)}.{one}.{two}.{digits(rng, 1)}",
            f"{digits(rng, 2)}-{one}-{two}-{digits(rng, 1)}",
            f"{digits(rng, 2)}.{one}.{two}.{digits(rng, 1)}-{three}",
            f"faktur {one}.{two}-{digits(rng, 2)}.{digits(rng, 8)}",
            digits(rng, 15, "789"),
            f"IMEI {digits(rng, 15)}",
            f"nomor {one}/{two}/{three}",
        )
    )


def card(rng: random.Random) -> str:
    true = with_check_digit("4" + digits(rng, 5) + "99" + digits(rng, 7))
    wrong = f"{true[:-1]}{(int(true[-1]) + rng.randint(1, 9)) % 10}"
    return rng.choice(
        (
            wrong,
            " ".join(wrong[at : at + 4] for at in range(0, 16, 4)),
            with_check_digit(digits(rng, 1, "189") + digits(rng, 4) + "9999" + digits(rng, 6)),
            with_check_digit("4" + digits(rng, 10)),
            f"nomor pesanan {true}",
            f"resi {true}",
            f"virtual account {true}",
            f"IMEI {with_check_digit('35' + digits(rng, 12))}",
            f"a{true}",
            f"{true}x",
            f"id={true}",
            f"https://example.org/baca/{true}",
        )
    )


KINDS = {"email": email, "phone": phone, "ip": ip, "nik": nik, "npwp": npwp, "card": card}


def sentences(kind: str, count: int) -> list[str]:
    rng = random.Random(f"lookalikes {kind}")
    values = [KINDS[kind](rng) for _ in range(count)]
    return [rng.choice(AROUND).format(value) for value in values]
