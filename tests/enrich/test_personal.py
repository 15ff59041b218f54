"""Personal data: what is found and what is not, and that a redacted document holds none of it."""

import re
from collections import Counter
from dataclasses import fields
from ipaddress import IPv6Address
from itertools import pairwise
from typing import get_args

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.enrich.enrich import enrich, revise
from service.enrich.personal import CUT, GROWTH_LIMIT, KINDS, REDACTED, find, part, redact
from service.extract.choose import CANDIDATE_LIMIT
from service.records import Candidate, Document, PersonalData, Provenance
from service.settings import PersonalKind, load
from tests.enrich import lookalikes, planted
from tests.enrich.make import page

COUNT = 400

# The fields that keep what they hold: ids, addresses, what the caller passed, facts, numbers.
KEPT = frozenset(
    "request_id document_id schema_version replay labels source asked_at extra url final_url "
    "redirects normalized_url canonical_url host registered_domain fetched_at status content_type "
    "charset etag last_modified body_bytes body_digest truncated remote_address attempts image "
    "published_at modified_at date_precision paywalled text_length paragraphs removed "
    "extractor language_declared agent timings_ms warnings language "
    "language_score language_alternatives language_mix words sentences mean_word_length "
    "mean_sentence_words reading_minutes quality duplicate personal_data revision change".split()
)


def kinds(text: str) -> list[str]:
    return [item.kind for item in find(text)]


@pytest.mark.parametrize("kind", KINDS)
def test_planted_values_are_found_and_little_else(kind: str) -> None:
    """Recall of at least .95 and precision of at least .98, over sentences of every kind."""
    right = wrong = 0
    sentences = [row for other in KINDS for row in planted.positives(other, COUNT)]
    sentences += planted.negatives(COUNT * 2)
    sentences += [("", "", sentence) for sentence in lookalikes.sentences(kind, COUNT)]
    for planted_kind, _, sentence in sentences:
        count = Counter(kinds(sentence))[kind]
        expected = int(planted_kind == kind)
        right += min(count, expected)
        wrong += max(0, count - expected)
    assert right / COUNT >= 0.95
    assert right / (right + wrong) >= 0.98


@given(st.ip_addresses(v=6), st.booleans())
def test_an_ipv6_address_is_found_in_each_of_its_forms(address: IPv6Address, short: bool) -> None:
    """But for those that may be times or names of programs: short groups, or no digit."""
    written = address.compressed if short else address.exploded
    is_plain = re.search("[0-9]", written) and re.search("::|[0-9a-f]{3}", written)
    assert kinds(f"Host {written} is down.") == ["ip"] * bool(is_plain)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+44 (0)20 7946 0958", "[PHONE]"),
        ("+86 138 1234 0678", "[PHONE]"),
        ("+44 7700 900 077", "[PHONE]"),
        ("+62 812 3456 7890 0813 4567 8901", "[PHONE] [PHONE]"),
        ("(021) 5551234 (0274) 512345", "[PHONE] [PHONE]"),
    ],
)
def test_a_group_that_begins_with_0_is_another_number_only_when_it_is_one(
    text: str, expected: str
) -> None:
    assert redact(text, ["phone"]) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_what_only_looks_like_one_kind_is_hardly_ever_taken_for_it(kind: str) -> None:
    """At most one in fifty, of values that were made to be mistaken."""
    found = [row for row in lookalikes.sentences(kind, COUNT) if kind in kinds(row)]
    assert len(found) <= COUNT / 50, found


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_value_is_redacted_whole(kind: str) -> None:
    for _, value, sentence in planted.positives(kind, 100):
        hidden = redact(sentence, [kind])
        assert f"[{kind.upper()}]" in hidden
        left = Counter(filter(str.isdigit, hidden)) - Counter(
            filter(str.isdigit, sentence.replace(value, ""))
        )
        # What is left of it is a port, the length of a prefix or the name of a network card.
        assert left.total() <= (4 if kind == "ip" else 0), sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # e-mail
        ("Tulis ke budi.santoso+berita@mail.example.co.id.", ["email"]),
        ("<a@b.org>;c@d.org", ["email", "email"]),
        ("联系邮箱abc@example.com或致电", ["email"]),
        ("mailto:x@example.org?subject=a", ["email"]),
        ("ikon@2x.png dan @budi.santoso", []),
        ("@ani@mastodon.social", []),
        ("https://ani:rahasia@example.org/x", []),
        ("git@github.com:ani/kode.git", []),
        ("a@b..com a@.com a@b", []),
        # phones
        ("Telp. (021) 555-1234 / 0812-3456-7890", ["phone", "phone"]),
        ("0812 3456 7890 0813 4567 8901", ["phone", "phone"]),
        ("021-5551234-35 (hunting)", ["phone"]),
        ("(+62-21) 555 1234", ["phone"]),
        ("https://wa.me/6281234567890", ["phone"]),
        ("2024 0812 3456 7890", ["phone"]),
        ("www.toko.co.id 0812-3456-7890", ["phone"]),
        ("WhatsApp 60123456789", ["phone"]),
        ("NIB 0812345678901, transfer ke BCA 0812345678", []),
        ("+7 (495) 123-45-67, +82-10-1234-5678", ["phone", "phone"]),
        ("+999 123 456 789", []),
        ("jam 08.00-16.00 08.30-12.00", []),
        ("0812-3456-7890-1234", []),
        ("2024-0812-3456-789", []),
        ("TRX-20241126-081234567890", []),
        ("WA0812-3456-7890 HP:081234567891 Telp021-5551234", ["phone"] * 3),
        ("hotel0812345678 order=081234567890", []),
        ("https://wa.me/send?phone=6281234567890", ["phone"]),
        ("Tel: 03 2345 6789", ["phone"]),
        ("jam 08 30 1234", []),
        # addresses
        ("host=10.2.3.4", ["ip"]),
        ("192.168.1.1-192.168.1.20, ::1 dan 2001:db8::1/32", ["ip"] * 4),
        ("::ffff:192.0.2.1", ["ip"]),
        ("versi 1.2.3.4, v1.2.3.4, 1.2.3.4.5, 1.2.3.256, 192.168.01.1", []),
        ("sebanyak 1.100.200.250 rupiah", []),
        ("Bab satu\n1.2.3.4 Ruang Lingkup", []),
        ("Bab satu\n8.8.8.8 adalah alamatnya", ["ip"]),
        ("12:30:45 00:1A:2B:3C:4D:5E std::vector Dead::Beef 10:20:30:40:50:60:70:80", []),
        # NIK, NPWP, cards: one number is one kind
        ("3171015508900001", ["nik"]),
        ("NPWP 3171015508900001", ["npwp"]),
        ("NIK 3171015508900001, NPWP 09.254.294.3-407.000", ["nik", "npwp"]),
        ("3171012902000001", ["nik"]),  # 29 February 2000
        ("3171012902010001", []),  # 2001 has none
        ("3171013004900001 3171013104900001", ["nik"]),  # April has thirty days
        ("5171015508900001 9971015508900001", ["nik"]),
        ("nik=3171015508900001 npwp=092542943407000", ["nik", "npwp"]),
        ("NPWP 092542943-407.000", ["npwp"]),
        ("4111 1111 1111 1111, 3782-822463-10005", ["card", "card"]),
        ("nomor pesanan 4111111111111111", []),
        ("4111 1111 1111 1112", []),
        ("IMEI 356938035643809, 356938035643809", []),
        ("x4111111111111111 4111111111111111x", []),
        ("电话021-5551234，", ["phone"]),
    ],
)
def test_what_is_found(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_the_part_counts_and_holds_no_value() -> None:
    found = part(page("a@b.org, c@d.org, 0812-3456-7890"), {})
    assert found == {"personal_data": PersonalData(email=2, phone=1)}


VALUES = ("ani@example.org", "0812-3456-7890", "4111 1111 1111 1111")
LONG = "Warga desa itu menanam padi dan menjual hasilnya ke pasar setiap pekan. " * 4


def document(
    redact: tuple[str, ...],
    text: str = f"{LONG}\n{', '.join(VALUES)}\n{LONG}",
    said: str = f"Hubungi {VALUES[0]} atau {VALUES[1]}",
) -> Document:
    one = page(
        text,
        title=said,
        description=said,
        authors=(VALUES[0],),
        site_name=VALUES[1],
        section=VALUES[0],
        tags=VALUES,
        license=said,
        provenance={
            "title": Provenance(
                source="h1",
                confidence=1,
                agreement=1,
                candidates=(Candidate(source="og", value=said),),
            )
        },
    )
    revised = revise(one, enrich(one), None, redact)
    assert revised is not None
    return revised[0]


def test_a_redacted_document_holds_no_value_anywhere() -> None:
    written = orjson.dumps(document(KINDS)).decode()
    assert not [value for value in VALUES if value in written]
    assert written.count("[EMAIL]") == 9


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("kept", [0.4, 0.7, 0.9])
def test_half_a_value_at_the_end_of_a_cut_candidate_does_not_stay(value: str, kept: float) -> None:
    half = value[: int(len(value) * kept)]
    said = LONG[: CUT - len(half) - 1] + " " + half
    found = document(KINDS, said=said).provenance["title"].candidates[0].value
    assert found.startswith(LONG[:100])
    assert not found.endswith(tuple("0123456789") + tuple(half[-1:]))


def test_a_text_of_that_length_keeps_its_end() -> None:
    text = (LONG + VALUES[0] + " " + LONG)[len(LONG) - 50 :][:CUT]
    assert document(KINDS, text).text.endswith(text[-20:])


def test_candidates_are_cut_where_extraction_cuts_them() -> None:
    assert CUT == CANDIDATE_LIMIT


def test_only_the_kinds_that_are_asked_for_are_redacted() -> None:
    text = document(("phone",)).text
    assert VALUES[0] in text
    assert VALUES[1] not in text


def test_a_redacted_document_says_so_and_keeps_its_counts() -> None:
    found = document(KINDS)
    assert found.personal_data == PersonalData(email=1, phone=1, card=1, redacted=True)
    assert found.text_length == len(found.text)


def test_a_document_without_values_is_not_called_redacted() -> None:
    found = document(KINDS, LONG, said=LONG[:CUT])
    assert found.personal_data == PersonalData(redacted=True)  # the authors hold one
    one = page(LONG, title=LONG[:CUT], tags=(LONG[:CUT],))
    revised = revise(one, enrich(one), None, KINDS)
    assert revised is not None
    assert revised[0].personal_data == PersonalData()


def test_nothing_is_redacted_without_the_setting() -> None:
    found = document(())
    assert found.text.count(VALUES[0]) == 1
    assert found.personal_data.redacted is False


def test_a_page_is_the_same_whatever_the_setting() -> None:
    plain, hidden = document(()), document(KINDS)
    assert plain.duplicate == hidden.duplicate
    one = page(LONG + VALUES[0])
    first = revise(one, enrich(one), None, KINDS)
    assert first is not None
    assert revise(one, enrich(one), first[1], KINDS) is None
    assert revise(one, enrich(one), first[1], ()) is None


def test_a_text_of_nothing_but_short_addresses_does_not_outgrow_its_record() -> None:
    text = "a@b.co " * 10_000
    found = document(KINDS, text)
    assert found.truncated
    assert len(text) < found.text_length == len(found.text) <= len(text) + GROWTH_LIMIT


def test_every_field_is_either_redacted_or_kept_on_purpose() -> None:
    assert not REDACTED & KEPT
    assert {field.name for field in fields(Document)} == REDACTED | KEPT


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("off", ()),
        ("", ()),
        ("all", KINDS),
        ("email, phone", ("email", "phone")),
        ('["nik"]', ("nik",)),
        ("EMAIL", ("email",)),
    ],
)
def test_the_setting_takes_kinds(value: str, expected: tuple[str, ...]) -> None:
    assert load({"enrich": {"redact": value}}).enrich.redact == expected


def test_the_kinds_are_the_same_everywhere() -> None:
    counted = {field.name for field in fields(PersonalData)} - {"redacted"}
    assert set(KINDS) == set(get_args(PersonalKind)) == counted


@given(st.text(st.sampled_from("0123456789 +-.()@:/aN\n"), max_size=200))
def test_what_is_found_is_in_order_and_redacting_leaves_nothing_to_find(text: str) -> None:
    found = find(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert redact(text, ()) == text
    assert redact(text, KINDS).count("[") == len(found)
