"""The names in a byline."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.extract.people import (
    NAME_LIMIT,
    desk,
    is_between,
    is_capitalised,
    is_label,
    is_person,
    people,
)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Oleh: Rina Wulandari", ["Rina Wulandari"]),
        ("Ann Lee and Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee, Bob Ray, Cy Tan", ["Ann Lee", "Bob Ray", "Cy Tan"]),
        ("Siti Aminah dan Budi", ["Siti Aminah", "Budi"]),
        ("Posted by: Ann Lee", ["Ann Lee"]),
        ("This post was written by Ann Lee", ["Ann Lee"]),
        ("Written by", []),
        ("Updated by Bob Ray", []),
        ("Ann Lee, Nov 3, 2024", ["Ann Lee"]),
        ("Janic Meier, 01.12.2021", ["Janic Meier"]),
        ("Anna Klein Chefredakteurin", ["Anna Klein"]),
        ("Rob Ray, CNN", ["Rob Ray"]),
        ("Ana Ruiz @anaruiz", ["Ana Ruiz"]),
        ("Alle Artikel von Anna Klein", ["Anna Klein"]),
        ("Ann Lee, Head of Marketing and Community Development", ["Ann Lee"]),
        ("Ann Lee, Senior Editor, Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("von David Straub / Der Kurier", ["David Straub"]),
        ("Der Kurier", ["Der Kurier"]),
        ("By Ann Lee, The Harbour Post", ["Ann Lee"]),
        ("Galo Ruiz | El Sol de Aquí", ["Galo Ruiz"]),
        ("Agata Nowak, Rzeszów", ["Agata Nowak"]),
        ("Ann Lee, CEPF", ["Ann Lee, CEPF"]),
        ("Ann Lee/dpa", ["Ann Lee"]),
        ("Par Ann Lee avec AFP", ["Ann Lee"]),
        ("Von unserer Redakteurin Ann Lee", ["Ann Lee"]),
        ("Eine Analyse von Ann Lee", ["Ann Lee"]),
        ("Ann Lee (avec Bob Ray et Cy Tan)", ["Ann Lee", "Bob Ray", "Cy Tan"]),
        ("Ann Lee (mit Bob Ray)", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee, Special for The Harbour Post", ["Ann Lee"]),
        ("Ann Lee journaliste, en charge de la politique", ["Ann Lee"]),
        ("Submitted on Mon, 2019-01-21 13:49", []),
        ("Last Updated: January 7, 2025", []),
        ("Learn More", []),
        ("人氣( 23925 )", []),
        ("关注", []),
        ("暂无简介", []),
        ("12.03.2020 - Autor: Ann Lee", ["Ann Lee"]),
        ("am 12. März 2020 um 10:30 von Ann Lee", ["Ann Lee"]),
        ("Erstellt von Ann Lee um 12:30", ["Ann Lee"]),
        ("Medically reviewed by Bob Ray — By Ann Lee", ["Ann Lee"]),
        ("Text & Fotos: Ann Lee", ["Ann Lee"]),
        ("来源：新华网 作者：李娜", ["李娜"]),
        ("Gastautorin Ann Lee", ["Ann Lee"]),
        ("Autor des Artikels: Ann Lee", ["Ann Lee"]),
        ("View all posts by Ann Lee", ["Ann Lee"]),
        ("Alle Beiträge", []),
        ("Ann Lee Last updated", ["Ann Lee"]),
        ("Ann Lee vor 2 Tagen", ["Ann Lee"]),
        ("Ann Lee Follow", ["Ann Lee"]),
        ("Ann Lee <ann@example.org>", ["Ann Lee"]),
        ("Ann Lee Political Editor", ["Ann Lee"]),
        ("Ann Lee THE ASSOCIATED PRESS", ["Ann Lee"]),
        ("Von Ann Lee und dpa", ["Ann Lee"]),
        ("dpa", ["dpa"]),
        ("dpa am 25.01.2022", ["dpa"]),
        ("Sid Lee", ["Sid Lee"]),
        ("Efe Yılmaz", ["Efe Yılmaz"]),
        ("Ann Lee für den Hafenboten", ["Ann Lee"]),
        ("Ann Lee/Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee + Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee sowie Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Ann  Lee", ["Ann Lee"]),
        ("《财经》综合报道 】", []),
        ("Nga", []),
        ("Autorin: Uta Klein", ["Uta Klein"]),
        ("作者：李娜", ["李娜"]),
        ("박준석 기자", ["박준석"]),
        ("Bob Ray Jr.", ["Bob Ray Jr."]),
        ("Penulis: Rina Wulandari Editor: Budi Santoso", ["Rina Wulandari"]),
        ("Reporter: Rina Wulandari | Editor: Budi Santoso", ["Rina Wulandari"]),
        ("Laporan Wartawan Kabar Jogja, Rina Wulandari", ["Rina Wulandari"]),
        ("Penulis Kontributor Banda Aceh, Masriadi Editor Farid", ["Masriadi"]),
        ("Text: Anna Klein, Fotos: Max Groß", ["Anna Klein"]),
        ("Anna Klein (dpa)", ["Anna Klein"]),
        ("Anna Klein aus Berlin", ["Anna Klein"]),
        ("Ann Lee - Reuters", ["Ann Lee"]),
        ("Ann Lee-Ray", ["Ann Lee-Ray"]),
        ("Ann Lee, special to The Paper", ["Ann Lee"]),
        ("Ann Lee for The Paper", ["Ann Lee"]),
        ("Analysis by Ann Lee, CNN Editor-at-large", ["Ann Lee"]),
        ("Firmado por Ana Ruiz", ["Ana Ruiz"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Ana Ruiz y Pedro Gil", ["Ana Ruiz", "Pedro Gil"]),
        ("Ann Lee For Mailonline", ["Ann Lee"]),
        ("Ann Lee, The Associated Press", ["Ann Lee"]),
        ("Ann Lee / Daily Wire Staff Writers", ["Ann Lee"]),
        ("Associated Press", ["Associated Press"]),
        ("Ann Lee; Deputy Content Hub Director", ["Ann Lee"]),
        ("Ann Lee in Workshop Woodworking", ["Ann Lee"]),
        ("Ann Lee is a writer of boats", ["Ann Lee"]),
        ("Ann Lee »", ["Ann Lee"]),
        ("Yucy Yucy", ["Yucy"]),
        ("Reviewed by Bob Ray and Cy Tan", []),
        ("Ann Lee | Reviewed by Bob Ray and Cy Tan", ["Ann Lee"]),
        ("Reviewed by Bob Ray | Written by Ann Lee", ["Ann Lee"]),
        ("Источник: Фонд", []),
        ("Photos by Bob Ray", []),
        ("Last Name", []),
        ("Getty Images", []),
        ("Posted in News", []),
        ("【報╱記者李娜／即時報導】", ["李娜"]),
        ("（记者 张三 李小四）", ["张三", "李小四"]),
        ("[서울=뉴스] 홍길동 기자", ["홍길동"]),
        ("跨流域调水缓解白洋淀水资源紧缺", []),
        ("Head Winemaker", []),
        ("Developed By Ann Lee", []),
        ("Bo", []),
        ("The Author", []),
        ("Auteur:", []),
        ("Por", []),
        ("Admin", []),
        ("admin2", []),
        ("Redaksi", []),
        ("Editorial Team", []),
        ("https://example.org/ann", []),
        ("ann@example.org", []),
        ("example.org", []),
    ],
)
def test_authors_are_people(byline: str, names: list[str]) -> None:
    assert list(people(byline)) == names


@pytest.mark.parametrize(
    "filler",
    ["a", " ", "by ", "von  ", ": ", "a:", "2 by ", "(", "a@", "Ann ", "A-", "Ann, ", "/a"],
)
def test_no_byline_takes_time(filler: str) -> None:
    started = time.process_time()
    for tail in ("", ":", " x", "@", ")"):
        people(f": {filler * (5_000 // len(filler))}{tail}")
        desk(f"{filler * (5_000 // len(filler))}{tail}")
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    ("byline", "name"),
    [("von Redaktion", "Redaktion"), ("By Editorial Team", "Editorial Team"),
     ("Redakcja, 3 May 2024", "Redakcja"), ("von Ann Lee", None), ("admin", None), ("", None)],
)  # fmt: skip
def test_a_desk_may_stand_in_the_place_of_people(byline: str, name: str | None) -> None:
    assert desk(byline) == name


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Myths of smoking", True), ("crazy lenny", False), ("Ann Lee", False), ("Ann", False)],
)
def test_a_label_begins_as_a_sentence_does(text: str, is_one: bool) -> None:
    assert is_label(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"), [("and", True), ("und", True), ("&", True), ("Ann", False), ("on", False)]
)
def test_a_word_between_two_names(text: str, is_one: bool) -> None:
    assert is_between(text) is is_one


@given(st.text())
def test_every_name_is_short_and_has_letters(byline: str) -> None:
    for name in people(byline):
        assert len(name) <= NAME_LIMIT
        assert any(map(str.isalpha, name))


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ann Lee", True),
        ("Ярослав Кузишин", True),
        ("松岡大地", True),
        ("annlee", False),
        ("Cortyn", False),
        ("Example GmbH", False),
        ("Deutscher Caritasverband", False),
        ("Gear Team", False),
    ],
)
def test_a_full_name_says_that_it_is_a_persons(name: str, person: bool) -> None:
    assert is_person(name) is person


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("Ann Lee", True), ("cortyn", True), ("Jean de Lee", True), ("Personal finance", False),
     ("in Fashion", False), ("松岡 大地", True)],
)  # fmt: skip
def test_a_label_is_told_by_its_small_letters(text: str, is_name: bool) -> None:
    assert is_capitalised(text) is is_name
