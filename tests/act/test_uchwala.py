"""The resolution: its words, and each of its formats."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rpd.act import letter, letter_files, uchwala
from rpd.errors import RpdError
from rpd.plan.model import Podmiot, Podpis, PrzepisPodstawy, Slownik, Uchwala
from rpd.polish.wording import plain
from tests.annex.documents import STAMP, annex_of, failures, loaded_2024, pdf_pages, solid
from tests.annex.test_html import Page
from tests.conftest import Run
from tests.elements import a_plan

UCHWALA = Uchwala(
    "MKRES",
    "4/2025",
    date(2025, 3, 7),
    1,
    w_sprawie="przyjęcia dokumentu „Plan na 2025 r.”",
    podstawa_prawna=(PrzepisPodstawy("art. 55 ust. 2 ustawy", "Dz. U. z 2024 r. poz. 113"),),
    wejscie_w_zycie="z dniem podjęcia",
    podpis=Podpis("Przewodnicząca", "Przewodniczący", "mezczyzna", "Jan Nowak"),
)
ADOPTED = a_plan(2025, "Plan na 2025 r.", uchwala=UCHWALA)
DRAFT = a_plan(2025, "Plan na 2025 r.")
SLOWNIK = Slownik(
    podmioty=(Podmiot("MKRES", "Małopolski Komitet", dopelniacz="Małopolskiego Komitetu"),)
)


def texts_of(act: letter.Act) -> list[str]:
    return [p.sign + p.text for p in act.provisions if isinstance(p, letter.Provision)]


def test_the_words_of_a_resolution() -> None:
    assert uchwala.act(ADOPTED, SLOWNIK) == letter.Act(
        title=(
            "UCHWAŁA NR\u00a04/2025",
            "MAŁOPOLSKIEGO KOMITETU",
            "z\u00a0dnia 7\u00a0marca\u00a02025\u00a0r.",
            "w\u00a0sprawie przyjęcia dokumentu „Plan na 2025\u00a0r.”",
        ),
        provisions=(
            letter.Provision(
                "",
                "Na podstawie art.\u00a055 ust.\u00a02 ustawy (Dz.\u00a0U. z\u00a02024\u00a0r. "
                "poz.\u00a0113) uchwala się, co następuje:",
            ),
            letter.Provision(
                "§\u00a01.",
                "Przyjmuje się dokument „Plan na 2025\u00a0r.”, stanowiący załącznik nr\u00a01 do "
                "uchwały.",
            ),
            letter.Provision("§\u00a02.", "Uchwała wchodzi w\u00a0życie z\u00a0dniem podjęcia."),
        ),
        signature=("Przewodniczący", "Małopolskiego Komitetu", "Jan Nowak"),
        projekt=False,
    )


def test_a_draft_has_blanks_and_a_mark() -> None:
    act = uchwala.act(DRAFT, None)
    assert act.projekt
    assert act.title == (
        "UCHWAŁA NR\u00a0……………/2025",
        "[organ, który podejmuje uchwałę – uzupełnij pole „organ”]",
        "z\u00a0dnia …………… 2025\u00a0r.",
        "w\u00a0sprawie [przedmiot uchwały – uzupełnij pole „w_sprawie”]",
    )
    assert "załącznik do uchwały" in texts_of(act)[1]
    for format_ in ("html", "md"):
        made = letter_files.render(act, letter.about(annex_of(DRAFT), STAMP), format_)
        assert "PROJEKT" in made.decode()


def test_a_draft_says_what_is_known() -> None:
    """Everything but the number and the day; nothing is left to remark on."""
    draft = replace(DRAFT, projekt_uchwaly=replace(UCHWALA, numer="", data=None))
    made, remarks = uchwala.made(draft, SLOWNIK)
    assert remarks == ()
    adopted = uchwala.act(ADOPTED, SLOWNIK)
    assert made.title == (
        "UCHWAŁA NR\u00a0……………/2025",
        "MAŁOPOLSKIEGO KOMITETU",
        "z\u00a0dnia …………… 2025\u00a0r.",
        adopted.title[3],
    )
    assert (made.provisions, made.signature) == (adopted.provisions, adopted.signature)
    assert made.projekt


def test_every_gap_says_what_to_write() -> None:
    bare = replace(ADOPTED, uchwala=Uchwala("MKRES", "4/2025", date(2025, 3, 7), 1))
    act, remarks = uchwala.made(bare, Slownik(podmioty=(Podmiot("MKRES", "Małopolski Komitet"),)))
    written = " ".join((*act.title, *texts_of(act), *act.signature))
    gaps = set(re.findall(r"\[([^]]*) – uzupełnij pole „[^”]*”\]", plain(written)))
    told = dict(re.findall(r"Luka w dokumencie: (.*?)\. (Wpisz .*)", "\n".join(remarks)))
    assert gaps == told.keys()
    assert told == {
        "przedmiot uchwały": "Wpisz w polu „uchwala” planu: w_sprawie: przyjęcia dokumentu „…”",
        "pełna nazwa organu w dopełniaczu": "Wpisz w słowniku pole „dopelniacz” podmiotu „MKRES” "
        "(pełna nazwa w dopełniaczu).",
        "podstawa prawna": "Wpisz w polu „uchwala” planu: podstawa_prawna: [{przepis: art. … "
        "ustawy …, adres: Dz. U. … poz. …}]",
        "wejście w życie": "Wpisz w polu „uchwala” planu: wejscie_w_zycie: z dniem podjęcia",
        "tytuł osoby, która podpisuje": "Wpisz w polu „uchwala” planu: podpis: {tytul_zenski: "
        "Przewodnicząca, tytul_meski: Przewodniczący}",
        "imię i nazwisko": "Wpisz w polu „uchwala” planu: imie_nazwisko: … (w polu „podpis”)",
    }


def test_the_page(tmp_path: Path) -> None:
    act = uchwala.act(ADOPTED, SLOWNIK)
    page = Page(letter_files.render(act, letter.about(annex_of(ADOPTED), STAMP), "html").decode())
    assert page.tags.count("h1") == 1
    assert page.values("lang") == ["pl"]
    text = solid(page.text)
    position = 0
    for part in (*act.title, *texts_of(act), *act.signature):
        position = text.index(solid(part), position)


def test_the_pdf_conforms_and_is_complete(tmp_path: Path) -> None:
    loaded = loaded_2024()
    assert loaded.plan is not None
    act = uchwala.act(loaded.plan, loaded.slownik)
    data = letter_files.render(act, letter.about(annex_of(loaded.plan), STAMP), "pdf")
    assert failures(data, "ua1") == failures(data, "3a") == []
    (page,) = pdf_pages(data, tmp_path)
    text = solid(page)
    position = 0
    for part in (*act.title, *texts_of(act), *act.signature):
        position = text.index(solid(part), position)


def test_markdown() -> None:
    made = letter_files.render(
        uchwala.act(ADOPTED, SLOWNIK), letter.about(annex_of(ADOPTED), STAMP), "md"
    ).decode()
    lines = made.replace("\u00a0", " ").split("\n")
    assert lines[0] == (
        "# UCHWAŁA NR 4/2025 MAŁOPOLSKIEGO KOMITETU z dnia 7 marca 2025 r. w sprawie przyjęcia "
        "dokumentu „Plan na 2025 r.”"
    )
    assert lines[4].startswith("**§ 1.** Przyjmuje się")
    assert lines[-2] == f"<!-- {STAMP.line} -->"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7*7 }}", "# x [a](b) *c* <!-- -->", '] #eval("1")']
)
def test_hostile_text_is_inert(text: str, tmp_path: Path) -> None:
    about = replace(UCHWALA, organ=text, numer=text, data=None, w_sprawie=text)
    plan = a_plan(2025, text, uchwala=about)
    act = uchwala.act(plan, Slownik(podmioty=(Podmiot(text, text, dopelniacz=text.upper()),)))
    page = Page(letter_files.render(act, letter.about(annex_of(plan), STAMP), "html").decode())
    assert "script" not in page.tags
    assert (
        solid(page.text).lower().count(solid(text).lower()) == 5 + 3
    )  # the title stands in the head too
    marked = letter_files.render(act, letter.about(annex_of(plan), STAMP), "md").decode()
    assert re.search(r"(?<!\\)<(?!!-- rpd-stamp)", marked) is None
    data = letter_files.render(act, letter.about(annex_of(plan), STAMP), "pdf")
    printed = solid("".join(pdf_pages(data, tmp_path)))
    assert printed.lower().count(solid(text).lower()) == 5
    assert failures(data, "ua1") == []


def test_what_cannot_be_printed_is_found() -> None:
    act = uchwala.act(
        replace(ADOPTED, tytul="漢", uchwala=replace(UCHWALA, w_sprawie="漢")), SLOWNIK
    )
    assert letter.unprintable(act) == [
        ("tytuł uchwały", "„漢” (U+6F22)"),
        ("§\u00a01.", "„漢” (U+6F22)"),
    ]


def test_an_office_has_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "uchwala.txt.j2").write_text(
        "ZARZĄDZENIE NR {{ numer }}\n\nNa podstawie art. 1:\n\n§ 1. Tak.\n\n§ 1a. I tak.\n\nJ. K.",
        "utf-8",
    )
    act = uchwala.act(ADOPTED, None, templates=[tmp_path])
    assert act == letter.Act(
        ("ZARZĄDZENIE NR\u00a04/2025",),
        (
            letter.Provision("", "Na podstawie art.\u00a01:"),
            letter.Provision("§\u00a01.", "Tak."),
            letter.Provision("§\u00a01a.", "I\u00a0tak."),
        ),
        ("J. K.",),
        projekt=False,
    )


def test_words_that_are_no_resolution_are_refused(tmp_path: Path) -> None:
    (tmp_path / "uchwala.txt.j2").write_text("Tytuł\n\nTreść", "utf-8")
    with pytest.raises(RpdError) as caught:
        uchwala.act(ADOPTED, None, templates=[tmp_path])
    assert "co najmniej trzy akapity" in caught.value.message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "xlsx", "-o", "a.xlsx"), "Uchwały nie ma w postaci xlsx."),
        (("--with-budget",), "są częściami załącznika, nie uchwały."),
    ],
)
def test_what_a_resolution_cannot_be(
    workspace: Path, rpd: Run, arguments: tuple[str, ...], message: str
) -> None:
    ran = rpd("render", "--document", "uchwala", *arguments, cwd=workspace)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
