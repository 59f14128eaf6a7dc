"""``rpd amend``: its documents, what it says beside them, and what it refuses."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest

from rpd.act import letter, letter_files
from rpd.act.amending_act import Resolution, document
from rpd.act.justification import About, justification
from rpd.act.proven import amending
from rpd.compare.comparison import comparison
from rpd.formats.stamp import noon
from rpd.plan.force import stated
from rpd.plan.model import Naglowek
from rpd.polish.wording import plain
from tests.act.test_golden import (
    AMENDMENTS,
    DAY,
    TEXT,
    block,
    loaded,
    made_by,
    new_action,
    resolution,
    several,
    within,
)
from tests.annex.documents import failures, pdf_pages, solid
from tests.annex.test_html import Page
from tests.conftest import Ran, Run
from tests.cut import laid

ABOUT = letter.About("MKRES", noon(DAY))
NUMBERED = ("--number", "7/2024", "--date", "2024-06-28")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with the adopted plan; ``nowy.yaml`` is for what a test changes."""
    laid(tmp_path, TEXT)
    return tmp_path


def amend(rpd: Run, folder: Path, new: str, *options: str | Path) -> Ran:
    (folder / "plans/nowy.yaml").write_text(new, "utf-8")
    return rpd("amend", "plans/2024.yaml", "plans/nowy.yaml", *options, cwd=folder)


@cache
def act_of(name: str) -> letter.Act:
    old = loaded(TEXT)
    assert old.plan is not None
    return document(old.plan, old.slownik, made_by(name), resolution()).act


def the_act() -> letter.Act:
    return act_of("nowe-dzialanie")


def test_a_draft_has_blanks(rpd: Run, folder: Path) -> None:
    ran = amend(rpd, folder, new_action())
    assert ran.code == 0
    assert plain(ran.out).startswith(
        "**PROJEKT**\n\n# UCHWAŁA NR ……………/2024 MAŁOPOLSKIEGO KOMITETU ROZWOJU EKONOMII SPOŁECZNEJ "
        "z dnia …………… 2024 r. zmieniająca uchwałę"
    )


def test_the_act_and_the_data_apply(rpd: Run, folder: Path) -> None:
    """What ``--save`` writes turns the adopted plan into what the act says."""
    saved = folder / "plans/zmiany/2024-01.yaml"
    ran = amend(
        rpd, folder, new_action(), *NUMBERED, "--reason", "Nowe CUS.", "-o", "u.md", "--save", saved
    )
    assert (ran.code, ran.out) == (0, "")
    assert "Zapisano plans/zmiany/2024-01.yaml" in ran.err
    done = rpd("apply", "2024", saved, "-o", "plans/2024.yaml", cwd=folder)
    assert done.code == 0
    text = (folder / "plans/2024.yaml").read_text("utf-8")
    assert "lp: 3a\n" in text
    adopted = re.search(r"(?m)^  (odcisk: .*\n)", TEXT)
    assert adopted is not None
    assert text.endswith(
        f"zmiany:\n  - uchwala: 7/2024\n    data: 2024-06-28\n    opis: Nowe CUS.\n    {adopted[1]}"
    )
    assert f"\n  {adopted[1]}" not in text
    assert rpd("validate", "2024", cwd=folder).code == 0


def test_a_copy_of_the_draft_takes_no_words_from_the_adopted_plan(rpd: Run, folder: Path) -> None:
    """Words that the adopted plan holds are no change where the new version inherits them."""
    draft = re.sub(r"\n(?:uchwala|wyrazy):\n(?:  .*\n)+", "\n", new_action())
    told, saved = [], []
    for name, new in (("z1", new_action()), ("z2", draft)):
        ran = amend(rpd, folder, new, *NUMBERED, "-o", f"{name}.md", "--save", f"{name}.yaml")
        told.append((ran.code, ran.err.replace(name, "…")))
        saved.append((folder / f"{name}.yaml").read_text("utf-8"))
    assert told[1] == told[0]
    assert saved[1] == saved[0]
    assert rpd("apply", "2024", "z2.yaml", "-o", "plans/2024.yaml", cwd=folder).code == 0


def test_the_record_of_another_resolution_is_kept(rpd: Run, folder: Path) -> None:
    options = ("-o", "u.md", "--save", "z.yaml")
    assert amend(rpd, folder, new_action(), *NUMBERED, *options).code == 0
    assert amend(rpd, folder, several(), *NUMBERED, *options).code == 0
    before = (folder / "z.yaml").read_bytes()
    ran = amend(rpd, folder, new_action(), *NUMBERED[2:], "--number", "8/2024", *options)
    assert (ran.code, (folder / "z.yaml").read_bytes()) == (2, before)
    assert "stoi już zmiana uchwałą nr 7/2024" in ran.err


def test_an_amended_plan_is_cited_as_amended(rpd: Run, folder: Path) -> None:
    earlier = "zmiany:\n  - {uchwala: 5/2024, data: 2024-05-05}\n"
    (folder / "plans/2024.yaml").write_text(TEXT + earlier, "utf-8")
    ran = amend(rpd, folder, new_action() + earlier)
    said = "\\], zmienionej uchwałą nr 5/2024 z dnia 5 maja 2024 r., w załączniku nr 1 w Celu"
    assert said in plain(ran.out)


def test_the_whole_annex_comes_beside_the_act(rpd: Run, folder: Path) -> None:
    ran = amend(rpd, folder, several(), *NUMBERED, "--whole", "-o", "uchwala.html")
    assert ran.code == 0
    assert "otrzymuje brzmienie określone" in (folder / "uchwala.html").read_text("utf-8")
    annex = Page((folder / "uchwala-zalacznik.html").read_text("utf-8")).text
    assert "Załącznik do uchwały nr 7/2024 MKRES z dnia 28 czerwca 2024 r." in plain(annex)


def test_many_changes_propose_the_whole_annex(rpd: Run, folder: Path) -> None:
    ran = amend(
        rpd,
        folder,
        TEXT.replace("2024\n                realizatorzy", "2024 r.\n                realizatorzy"),
    )
    assert ran.code == 0
    assert "% działań; rozważ nowe brzmienie całego załącznika (--whole)." in plain(ran.err)


def test_what_no_annex_prints_is_said(rpd: Run, folder: Path) -> None:
    ran = amend(rpd, folder, new_action().replace("id: mentoring\n", "id: mentoring-pes\n", 1))
    assert ran.code == 0
    assert plain(ran.err).startswith(
        "Uwaga: 1 zmiana dotyczy zapisu, którego załącznik nie drukuje"
    )


@pytest.mark.parametrize(
    ("find", "put", "said", "hint"),
    [
        ("          - numer: 3\n            nazwa: >-\n              Działania edukacyjne",
         "          - numer: 1\n            nazwa: >-\n              Działania edukacyjne",
         "Nowa wersja zmienia tylko numery (IV.1.1 zamiast IV.1.3), a numery w mocy zostają",
         "dotychczasowe numery."),
        ("\nprzypisy:", "\nznak_odnosnika: z nawiasem\nprzypisy:",
         "Zmienia się tylko wygląd znaków odnośników (pole „znak_odnosnika”)",
         "dotychczasową wartość tego pola."),
    ],
)  # fmt: skip
def test_what_no_act_can_order_is_told(
    rpd: Run, folder: Path, find: str, put: str, said: str, hint: str
) -> None:
    assert find in TEXT
    new = TEXT.replace(find, put, 1)
    ran = amend(rpd, folder, new)
    assert (ran.code, ran.out) == (2, "")
    assert said in plain(ran.err)
    assert "Użyj --whole (załącznik otrzyma nowe brzmienie w całości) albo przywróć" in ran.err
    assert plain(ran.err).rstrip().endswith(hint)
    # What is advised works.
    assert amend(rpd, folder, new, "--whole").code == 0


def test_marks_that_look_otherwise_beside_other_changes_are_told(rpd: Run, folder: Path) -> None:
    new = new_action().replace("\nprzypisy:", "\nznak_odnosnika: z nawiasem\nprzypisy:", 1)
    ran = amend(rpd, folder, new)
    assert ran.code == 0
    assert "wygląd znaków odnośników (pole „znak_odnosnika”), a uchwała o tym nie mówi" in ran.err


def test_a_letter_repealed_and_given_at_once_is_told(rpd: Run, folder: Path) -> None:
    b = "                  b) z zakresu opracowywania"
    start = TEXT.index(b)
    end = TEXT.index("                  c) z zakresu organizowania", start)
    new = TEXT[:start] + TEXT[end:].replace("c) z zakresu organizowania", "b) z zakresu org", 1)
    new = new.replace("b) z zakresu org", "b) z zakresu organizowania", 1)
    ran = amend(rpd, folder, new)
    assert ran.code == 0, ran.err
    assert "lit. c oznacza się jako lit. b" in plain(ran.out)
    assert "uchwała uchyla lit. b i zaraz oznacza tą literą inny tekst" in plain(ran.err)


def test_a_plan_with_errors_is_refused(rpd: Run, folder: Path) -> None:
    ran = amend(rpd, folder, TEXT.replace("[FEdM]", "[FEX]", 1), "-o", "u.md")
    assert (ran.code, ran.out) == (1, "")
    assert "RPD101" in ran.err
    assert not (folder / "u.md").exists()


def test_what_cannot_be_read_of_the_old_plan_is_refused(rpd: Run, folder: Path) -> None:
    (folder / "plans/2024.yaml").write_text(TEXT.replace("termin:", "termn:", 1), "utf-8")
    ran = amend(rpd, folder, TEXT)
    assert (ran.code, ran.out) == (2, "")
    assert "„plans/2024.yaml” ma błędy budowy (wiersz " in ran.err
    assert "„termn”" in ran.err


def test_the_plans_are_not_overwritten(rpd: Run, folder: Path) -> None:
    for options in (("-o", "plans/2024.yaml", "--format", "md"), ("--save", "plans/nowy.yaml")):
        ran = amend(rpd, folder, new_action(), *NUMBERED, *options)
        assert ran.code == 2
        assert (folder / "plans/2024.yaml").read_text("utf-8") == TEXT


REFUSED: list[tuple[str, str, tuple[str, ...], str]] = [
    ("nothing", TEXT, (), "W druku nic się nie zmienia"),
    ("a date", new_action(), ("--date", "30.06.2024"), "„30.06.2024” nie jest datą."),
    ("no number", new_action(), ("--save", "z.yaml"), "Zmianę zapisuje się z numerem i datą"),
    ("a suffix", new_action(), ("-o", "uchwala.rtf"), "„uchwala.rtf” nie mówi, jaki plik"),
    ("one file", new_action(), (*NUMBERED, "-o", "z.md", "--save", "z.md"), "do tego samego pliku"),
    ("a draft", TEXT, ("OLD:draft",), "jeszcze nie przyjęto"),
    ("a year", TEXT, ("OLD:year",), "To plany na różne lata: 2023 i 2024."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("new", "options", "said"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_refusals(rpd: Run, folder: Path, new: str, options: tuple[str, ...], said: str) -> None:
    if options == ("OLD:draft",):
        start, end = TEXT.index("uchwala:"), TEXT.index("strategia:")
        (folder / "plans/2024.yaml").write_text(TEXT[:start] + TEXT[end:], "utf-8")
        options = ()
    elif options == ("OLD:year",):
        old = TEXT.replace("rok: 2024", "rok: 2023", 1)
        (folder / "plans/2024.yaml").write_text(old, "utf-8")
        options = ()
    ran = amend(rpd, folder, new, *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in plain(ran.err)
    assert not list(folder.glob("*.md"))


# --- documents -----------------------------------------------------------------------------------


def test_the_pdf_conforms_and_is_complete(tmp_path: Path) -> None:
    act = the_act()
    data = letter_files.render(act, ABOUT, "pdf")
    assert failures(data, "ua1") == failures(data, "3a") == []
    assert data == letter_files.render(act, ABOUT, "pdf")
    text = solid("".join(pdf_pages(data, tmp_path)))
    for part in act.provisions:
        for words in (getattr(part, "marker", ""), getattr(part, "text", "")):
            assert solid(words) in text
    assert solid("Liczba osób objętych superwizją") in text


def test_every_act_can_be_printed() -> None:
    """All in one document; each of them alone where something is wrong with it."""
    acts = {name: act_of(name) for name in AMENDMENTS}
    together = replace(
        acts["termin"], provisions=tuple(part for act in acts.values() for part in act.provisions)
    )
    if failures(letter_files.render(together, ABOUT, "pdf"), "ua1"):
        alone = ((name, letter_files.render(act, ABOUT, "pdf")) for name, act in acts.items())
        assert [(name, failures(data, "ua1")) for name, data in alone] == []


def test_the_page_is_accessible() -> None:
    page = Page(letter_files.render(the_act(), ABOUT, "html").decode())
    assert page.tags.count("h1") == 1
    assert page.tags.count("caption") == page.tags.count("table") == 1
    assert page.values("scope").count("col") == 7
    assert page.values("scope").count("row") == 1
    assert page.values("aria-label") == [
        "Kierunek interwencji I.1.2, działanie\u00a03a: dodawane działania"
    ]


def test_the_word_file() -> None:
    data = letter_files.render(the_act(), ABOUT, "docx")
    assert data == letter_files.render(the_act(), ABOUT, "docx")
    opened = docx.Document(io.BytesIO(data))
    assert [p.style.name for p in opened.paragraphs if p.style and p.text][:3] == [
        "Heading 1",
        "Tekst uchwały",
        "Tekst uchwały",
    ]
    (table,) = opened.tables
    assert [len(row.cells) for row in table.rows] == [7, 7]
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert opened.core_properties.language == "pl-PL"
    page = opened.sections[0]
    assert (page.page_width or 0) < (page.page_height or 0)


def act_of_several() -> letter.Act:
    """An act with points, letters and tirets."""
    return act_of("kilka-zmian")


def levels(act: letter.Act) -> list[int]:
    return [part.level for part in act.provisions if isinstance(part, letter.Point)]


def test_points_are_lists_on_the_page() -> None:
    act = act_of_several()
    page = Page(letter_files.render(act, ABOUT, "html").decode())
    assert levels(act) == [1, 1, 2, 2, 3, 4, 4, 4, 3, 2, 2]
    assert page.tags.count("ol") == page.values("role").count("list") == 4
    assert page.tags.count("li") == len(levels(act))


def test_points_are_lists_in_the_pdf() -> None:
    act = act_of_several()
    data = letter_files.render(act, ABOUT, "pdf")
    assert data.count(b"/S/L/") == 4
    for kind in (b"/S/LI/", b"/S/Lbl/", b"/S/LBody/"):
        assert data.count(kind) == len(levels(act)), kind
    assert data.count(b"/S/H1/") == 1
    assert failures(data, "ua1") == failures(data, "3a") == []


@pytest.mark.parametrize(
    "last",
    [
        letter.Provision("§ 2.", "Ostatnie słowa."),
        letter.Point(1, "1)", "Ostatnie słowa."),
        letter.Quotation(0, ("Ostatnie słowa.",)),
    ],
    ids=lambda part: type(part).__name__,
)
@pytest.mark.parametrize("lines", [1, 60])
def test_the_signature_stands_below_the_last_words(
    last: letter.Part, lines: int, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils are not installed")
    points = [letter.Point(1, f"{n})", "Słowa punktu.") for n in range(1, lines)]
    first = letter.Provision("§ 1.", "Zmienia się:")
    act = letter.Act(("TYTUŁ",), (first, *points, last), ("Podpisana",), projekt=False)
    path = tmp_path / "a.pdf"
    path.write_bytes(letter_files.render(act, ABOUT, "pdf"))
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    page = done.stdout.decode().split("<page ")[-1]
    tops = {
        word: float(top)
        for top, word in re.findall(r'yMin="([0-9.]+)"[^>]*>(Ostatnie|Podpisana)<', page)
    }
    assert tops["Podpisana"] - tops["Ostatnie"] > 40, "they are on one page, with room between them"


def test_points_are_lists_in_word() -> None:
    act = act_of_several()
    opened = docx.Document(io.BytesIO(letter_files.render(act, ABOUT, "docx")))
    items = [p for p in opened.paragraphs if p._p.xpath("w:pPr/w:numPr")]
    places = [
        tuple(map(int, p._p.xpath("w:pPr/w:numPr/w:numId/@w:val | w:pPr/w:numPr/w:ilvl/@w:val")))
        for p in items
    ]
    assert places == [(level - 1, 1) for level in levels(act)]
    texts = [part.text for part in act.provisions if isinstance(part, letter.Point)]
    assert [p.text for p in items] == texts, "Word writes the markers"
    kept = [p.text for p in opened.paragraphs if p.paragraph_format.keep_with_next]
    assert [text[:9] for text in kept][-2:] == [texts[-1][:9], "§\u00a02. Uchw"]


def test_what_word_would_count_otherwise_keeps_its_marker() -> None:
    points = [letter.Point(1, "1)", "a"), letter.Point(1, "1a)", "b"), letter.Point(1, "2)", "c")]
    act = letter.Act(("T",), (letter.Provision("§ 1.", "x"), *points), (), projekt=False)
    opened = docx.Document(io.BytesIO(letter_files.render(act, ABOUT, "docx")))
    assert [p.text for p in opened.paragraphs][1:] == ["§ 1. x", "a", "1a)\tb", "c"]


def test_levels_of_points_in_word() -> None:
    act = act_of_several()
    opened = docx.Document(io.BytesIO(letter_files.render(act, ABOUT, "docx")))
    names = [p.style.name for p in opened.paragraphs if p.style and p.style.name]
    shown = [n.removeprefix("Punkt uchwały ") for n in names if n.startswith("Punkt uchwały")]
    assert shown == list(map(str, levels(act)))


@pytest.mark.parametrize(
    ("form", "others"),
    [("", ()), ("z dniem podjęcia", ("§ 2. Uchwała wchodzi w życie z dniem podjęcia.",))],
)
def test_a_provision_with_a_gap_is_not_kept_for_later(form: str, others: tuple[str, ...]) -> None:
    old, new = loaded(TEXT), loaded(several())
    assert old.plan is not None
    said = Naglowek(wejscie_w_zycie=form)
    about = Resolution("7/2024", stated(DAY, None, said), said)
    made = amending(old, new, "7/2024", DAY)
    assert document(old.plan, old.slownik, made, about).others == others


def test_the_justification() -> None:
    old, new = loaded(TEXT), loaded(several())
    assert old.plan is not None
    about = About("7/2024", DAY, "Większe potrzeby gmin.")
    sheet = justification(old, new, comparison(old, new), about)
    text = plain(letter_files.render(sheet, ABOUT, "md").decode())
    assert text.startswith(
        "# UZASADNIENIE do uchwały nr 7/2024 z dnia 28 czerwca 2024 r. zmieniającej uchwałę nr "
        "4/2024 MKRES\n\n## Powód zmiany\n\nWiększe potrzeby gmin.\n\n## Zmiany\n"
    )
    assert (
        "| Priorytet I.1, Kierunek interwencji 2, działanie 1 | Budżet | 180 000 zł, FEdM | "
        "195 000 zł, FEdM |\n"
    ) in text
    assert "| **Razem** | **10 235 500 zł** | **10 240 000 zł** | **\\+4 500 zł** |\n" in text


def test_a_template_without_the_changes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "zmiana.txt.j2").write_text("Tytuł\n\n§ 1. Nic.\n\nPodpis", "utf-8")
    old = loaded(TEXT)
    assert old.plan is not None
    from rpd.errors import RpdError

    with pytest.raises(RpdError, match="żaden akapit nie kończy się treścią zmian"):
        document(old.plan, None, None, resolution(), templates=[tmp_path])


def test_another_day_of_entry_into_force(rpd: Run, folder: Path) -> None:
    ran = amend(
        rpd, folder, new_action(), *NUMBERED, "--in-force", "2024-07-15", "--save", "z.yaml"
    )
    assert ran.code == 0
    assert "**§ 2.** Uchwała wchodzi w życie z dniem 15 lipca 2024 r.\n" in plain(ran.out)
    saved = (folder / "z.yaml").read_text("utf-8")
    assert "obowiazuje_od: 2024-07-15\n" in saved
    assert "paragraf: § 1\n" in saved
    early = amend(rpd, folder, new_action(), *NUMBERED, "--in-force", "2024-06-01")
    assert (early.code, early.out) == (2, "")
    assert "nie może wejść w życie wcześniej" in early.err


def test_a_second_amendment_by_plain_insertion(rpd: Run, folder: Path) -> None:
    """A row without a number, put among rows that have theirs in the file, gets one by the act."""
    assert amend(rpd, folder, new_action(), *NUMBERED, "-o", "u.md", "--save", "z.yaml").code == 0
    assert rpd("apply", "2024", "z.yaml", "-o", "plans/2024.yaml", cwd=folder).code == 0
    first = (folder / "plans/2024.yaml").read_text("utf-8")
    row = block("doradztwo-dla-cus", first).replace("doradztwo-dla-cus", "drugie-doradztwo")
    row = row.replace("                lp: 2\n", "")
    second = first.replace(
        "              - id: doradztwo-dla-cus\n", row + "              - id: doradztwo-dla-cus\n"
    )
    later = ("--number", "9/2024", "--date", "2024-09-01", "-o", "d.md", "--save", "y.yaml")
    ran = amend(rpd, folder, second, *later)
    assert ran.code == 0
    assert "po działaniu 1 dodaje się działanie 1a w brzmieniu" in plain(
        (folder / "d.md").read_text("utf-8")
    )
    assert rpd("apply", "2024", "y.yaml", "-o", "plans/2024.yaml", cwd=folder).code == 0


def test_a_footnote_goes_with_the_action_that_marks_it(rpd: Run, folder: Path) -> None:
    start = TEXT.index("  zatrudnienie-wspomagane: >-")
    end = TEXT.index("  grupy-preferowane: >-")
    new = (TEXT[:start] + TEXT[end:]).replace(block("trener-zatrudnienia-wspomaganego"), "", 1)
    ran = amend(rpd, folder, new, *NUMBERED, "-o", "u.md", "--save", "z.yaml")
    assert ran.code == 0, ran.err
    done = rpd("apply", "2024", "z.yaml", "-o", "plans/2024.yaml", cwd=folder)
    assert done.code == 0, done.err


def test_a_kierunek_goes_with_its_actions(rpd: Run, folder: Path) -> None:
    """Its heading stays in print as repealed, and says so in the consolidated text."""
    saved = "plans/zmiany/2024-01.yaml"
    start, end = TEXT.rindex("          - numer: 2\n"), TEXT.index("wyrazy:")
    ran = amend(rpd, folder, TEXT[:start] + TEXT[end:], *NUMBERED, "--save", saved)
    assert ran.code == 0
    assert "w Priorytecie IV.2 uchyla się Kierunek interwencji 2." in plain(ran.out)
    assert rpd("apply", "2024", saved, "-o", "plans/2024.yaml", cwd=folder).code == 0
    text = (folder / "plans/2024.yaml").read_text("utf-8")
    assert (
        "            dzialania: []\n            uchylony: {uchwala: 7/2024, data: 2024-06-28}\n"
        in text
    )
    assert rpd("validate", "2024", cwd=folder).code == 0
    annex = plain(rpd("render", "2024", "--format", "md", cwd=folder).out)
    assert "Kierunek interwencji 2. (uchylony)\n" in annex
    told = plain(rpd("consolidate", "--format", "md", cwd=folder).out)
    assert "Uchylony przez § 1 uchwały nr 7/2024 MKRES z dnia 28 czerwca 2024 r." in told


TAKEN = [
    ("the number of the plan's own resolution", ("--number", "4/2024", "--date", "2024-06-28"),
     "to uchwała, która przyjęła plan"),
    ("a day before the plan was adopted", ("--number", "7/2024", "--date", "2024-01-30"),
     "plan przyjęto 7 marca 2024 r."),
    ("a sign that nobody sees", ("--number", "7\u200b/2024", "--date", "2024-06-28"),
     "znak, którego nie widać"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "said"), [t[1:] for t in TAKEN], ids=[t[0] for t in TAKEN])
def test_numbers_and_days_that_cannot_be(
    rpd: Run, folder: Path, options: tuple[str, ...], said: str
) -> None:
    ran = amend(rpd, folder, new_action(), *options, "--save", "z.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert said in plain(ran.err)
    assert not (folder / "z.yaml").exists()


def test_files_of_data_are_not_overwritten(rpd: Run, folder: Path) -> None:
    strategy = (folder / "plans/strategia.yaml").read_bytes()
    ran = amend(rpd, folder, new_action(), "-o", "plans/strategia.yaml", "--format", "md")
    assert (ran.code, (folder / "plans/strategia.yaml").read_bytes()) == (2, strategy)
    (folder / "p-zalacznik.md").write_text("", "utf-8")
    whole = (*NUMBERED, "--whole", "-o", "p.md", "--save", "p-zalacznik.md")
    assert amend(rpd, folder, new_action(), *whole).code == 2


def test_where_a_document_fails_nothing_is_recorded(rpd: Run, folder: Path) -> None:
    ran = amend(rpd, folder, new_action(), *NUMBERED, "-o", "nie/ma/x.md", "--save", "z.yaml")
    assert ran.code == 2
    assert not (folder / "z.yaml").exists()


def test_a_number_of_a_kierunek_in_force_stays(rpd: Run, folder: Path) -> None:
    at = TEXT.index("          - numer: 2\n")
    renumbered = TEXT[:at] + TEXT[at:].replace("numer: 2", "numer: 5", 1)
    ran = amend(rpd, folder, renumbered.replace("kwota: 180000", "kwota: 190000", 1))
    assert ran.code == 0
    assert "zapisany jako I.1.5 ma w uchwale numer I.1.2" in plain(ran.err)
    assert "w Kierunku interwencji 2 w działaniu 1" in plain(ran.out)


def test_what_is_cited_elsewhere_and_goes_is_told(rpd: Run, folder: Path) -> None:
    cites = within("mentoring", ("opis: ", "opis: Jak w działaniu 2 w Kierunku interwencji 4. "))
    (folder / "plans/2024.yaml").write_text(cites, "utf-8")
    ran = amend(rpd, folder, cites.replace(block("strategia-marketingowa-ps"), "", 1))
    assert ran.code == 0
    assert (
        "jednostkę, którą uchwała uchyla: Priorytet III.1, Kierunek interwencji 4, działanie 2. "
        "Miejsce: Priorytet III.1, Kierunek interwencji 3, działanie 3, kolumna"
    ) in plain(ran.err)


def test_what_people_wrote_into_a_saved_amendment_stays(rpd: Run, folder: Path) -> None:
    options = (*NUMBERED, "-o", "u.md", "--save", "z.yaml")
    said = ("--opinion", "Pozytywna.", "--consultation", "Bez uwag.")
    assert amend(rpd, folder, new_action(), *options, *said).code == 0
    text = (folder / "z.yaml").read_text("utf-8")
    assert "opinie:\n  - Pozytywna.\nkonsultacje:\n  - Bez uwag.\n" in text
    told = text.replace("rok: 2024", "metryczka:\n  wytworzyl: Anna Nowak\nrok: 2024", 1)
    (folder / "z.yaml").write_text(told, "utf-8")
    sheet = (*NUMBERED, "--document", "uzasadnienie", "--save", "z.yaml")
    ran = amend(rpd, folder, new_action(), *sheet)
    assert ran.code == 0
    assert (
        plain(ran.out)
        .partition("<!--")[0]
        .endswith("## Opinie\n\nPozytywna.\n\n## Konsultacje\n\nBez uwag.\n\n")
    )
    assert (folder / "z.yaml").read_text("utf-8") == told
