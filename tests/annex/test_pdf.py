"""The PDF: conforming, complete, inert, on its pages, the same every time."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from rpd.annex import pdf
from rpd.annex.annex import annex
from rpd.annex.summary import summary
from rpd.annex.table import Annex, sections
from rpd.budget import by_source
from rpd.plan.model import Dzialanie, Opis, Produkt, Przypis, Skrot, Slownik
from tests.annex.documents import (
    STAMP,
    annex_2024,
    annex_of,
    dzialanie,
    failures,
    lengths_are_right,
    loaded_2024,
    pdf_pages,
    pdf_text,
    plan_of,
    solid,
    stamp_2024,
    text_of,
    tokens,
    words_of,
)
from tests.annex.test_html import HOSTILE, plan_saying
from tests.elements import a_plan


@pytest.fixture(scope="module")
def document() -> Annex:
    """The 2024 annex with everything that can stand after it."""
    loaded = loaded_2024()
    assert loaded.plan is not None
    noun = loaded.plan.profil.dzialanie.noun
    totals = summary(by_source(loaded.plan, loaded.slownik), loaded.slownik, noun)
    return replace(annex_2024(), budget=totals)


@pytest.fixture(scope="module")
def made(document: Annex) -> bytes:
    return pdf.render(document, stamp_2024())


@pytest.fixture(scope="module")
def pages(made: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return pdf_pages(made, tmp_path_factory.mktemp("pdf"))


# --- conformance ---------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_conforms(made: bytes, profile: str) -> None:
    assert failures(made, profile) == []


@pytest.mark.parametrize(
    ("profile", "part", "instead"),
    [
        ("ua1", b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
        ("ua1", b"/Marked true", b"/Marked null"),
        ("3a", b"<pdfaid:part>3<", b"<pdfaid:part>2<"),
        ("3a", b"/AFRelationship", b"/AFRelationshiq"),
    ],
)
def test_the_checker_finds_what_is_broken(
    made: bytes, profile: str, part: bytes, instead: bytes
) -> None:
    assert part in made
    assert failures(made.replace(part, instead), profile) != []


def test_a_document_without_tags_fails() -> None:
    import typst

    from rpd.formats import font

    fonts = typst.Fonts(False, False, [str(font.folder())])
    untagged = typst.compile(
        b'#set text(font: "Liberation Sans")\n= A', font_paths=fonts, pdf_tags=False
    )
    assert failures(untagged, "ua1") != []
    assert failures(untagged, "3a") != []


def test_lengths_of_streams_are_checked_for_themselves(made: bytes) -> None:
    assert lengths_are_right(made)
    length = re.search(rb"/Length ([0-9]+)", made)
    assert length
    wrong = str(int(length[1]) - 1).encode().rjust(len(length[1]), b"0")
    assert not lengths_are_right(made.replace(length[0], b"/Length " + wrong, 1))


# --- completeness --------------------------------------------------------------------------------


def body(pages: list[str], document: Annex) -> str:
    """The text of the pages without what repeats at their tops and bottoms, and without notes."""
    notes = [f"{n.number}{solid(words_of(n.blocks))}" for n in document.footnotes]
    running = [solid(line) for line in document.header_lines]
    header = "".join(
        solid(column.name)
        for section in sections(document)
        if section.table
        for column in section.table.columns
    )[: len("".join(solid(c.name) for c in next(iter_columns(document))))]
    text = ""
    for number, page in enumerate(pages, 1):
        shown = solid(page)
        foot = f"Strona{number}z{len(pages)}"
        assert foot in shown
        shown = shown.replace(foot, "")
        if number > 1:
            for line in running:
                shown = shown.replace(line, "", 1)
            shown = shown.removeprefix(header)
        for note in notes:
            shown = shown.replace(note, "")
        text += shown
    return text


def iter_columns(document: Annex):  # type: ignore[no-untyped-def]
    return (section.table.columns for section in sections(document) if section.table)


def printed(document: Annex) -> list[str]:
    """Every string of the neutral table in the order of the document, footnotes apart."""
    strings = [*document.header_lines[1:], document.title]
    for section in sections(document):
        strings.append(f"{section.label} {text_of(section.runs)}")
        if section.table:
            strings += [text_of(column.runs) for column in section.table.columns]
            strings += [words_of(c.blocks) for row in section.table.rows for c in row.cells]
    if document.budget:
        totals = document.budget
        strings += [totals.title, *totals.columns]
        strings += [cell for row in (*totals.rows, totals.total) for cell in row]
        strings += totals.notes
    return [string for string in strings if string]


def lost(strings: list[str], text: str) -> list[str]:
    """The strings that do not follow each other in the text."""
    missing, position = [], 0
    for string in strings:
        wanted = solid(string)
        # A compound divided at its hyphen has one at the end of the line and one at the next start.
        pattern = re.escape(wanted).replace(r"\-", "--?")
        if match := re.compile(pattern).search(text, position):
            position = match.end()
        else:
            missing.append(string)
    return missing


def test_every_string_of_the_table_is_there_in_order(pages: list[str], document: Annex) -> None:
    strings = printed(document)
    assert len(strings) > 300
    assert lost(strings, body(pages, document)) == []


def test_the_comparison_notices_what_is_missing_or_moved(pages: list[str], document: Annex) -> None:
    strings, text = printed(document), body(pages, document)
    assert lost([*strings, "Czego tu nie ma"], text) == ["Czego tu nie ma"]
    swapped = [*strings[:40], strings[41], strings[40], *strings[42:]]
    assert len(lost(swapped, text)) >= 1


def test_every_abbreviation_is_there(pages: list[str], document: Annex) -> None:
    text = solid("".join(pages))
    assert len(document.abbreviations) > 20
    missing = [a.text for a in document.abbreviations if solid(a.text + a.title) not in text]
    assert missing == []


def test_footnotes_stand_on_the_page_of_their_mark(pages: list[str], document: Annex) -> None:
    marks = ["finansowania1", "wspomagane2", "społecznym3"]
    for mark, note in zip(marks, document.footnotes, strict=True):
        wanted = f"{note.number}{solid(words_of(note.blocks))}"
        on = [number for number, page in enumerate(pages) if wanted in solid(page)]
        assert len(on) == 1
        assert mark in solid(pages[on[0]])


def test_hyphens_stay_hyphens_and_marks_of_division_are_none(pages: list[str]) -> None:
    text = "".join(pages)
    assert "merytoryczno-organizacyjne" in text
    assert "\u00ad\n" in text
    assert re.search("\u00ad(?!\n)", text) is None


def test_nothing_invisible_is_left_in_the_text(pages: list[str]) -> None:
    assert pages[0].startswith("Załącznik numer 1 do uchwały")
    assert re.search("[\u200b\u2060\ufffd]", "".join(pages)) is None


# --- pages ---------------------------------------------------------------------------------------


def words_on_pages(data: bytes, folder: Path) -> list[tuple[float, float, float, float, str]]:
    text = pdf_text(data, folder, "-bbox")
    found = re.findall(
        r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<', text
    )
    return [(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in found]


def outside(data: bytes, folder: Path) -> list[str]:
    """Words that reach out of the margins of an A4 landscape page."""
    return [
        word
        for left, top, right, bottom, word in words_on_pages(data, folder)
        if left < 33.9 or right > 842 - 33.9 or top < 12 or bottom > 595 - 12
    ]


def test_nothing_reaches_over_the_margins(made: bytes, tmp_path: Path) -> None:
    assert len(words_on_pages(made, tmp_path)) > 4000
    assert outside(made, tmp_path) == []


def test_the_page_after_the_first_repeats_title_and_header(
    pages: list[str], document: Annex
) -> None:
    for page in pages[1:]:
        assert all(
            line.replace("\u00a0", " ") in page.replace("\u00a0", " ")
            for line in document.header_lines
        )
    continued = [page for page in pages[1:] if "Nazwa działania/inicjatywy" in page]
    assert len(continued) >= len(pages) - 3


def test_headings_and_header_rows_are_never_the_last_of_a_page(
    pages: list[str], document: Annex
) -> None:
    last_header = solid(annex_2024().sections[0].sections[0].sections[0].table.columns[-1].name)  # type: ignore[union-attr]
    headings = [solid(f"{s.label} {text_of(s.runs)}") for s in sections(document)]
    notes = [f"{n.number}{solid(words_of(n.blocks))}" for n in document.footnotes]
    for number, page in enumerate(pages, 1):
        shown = solid(page).replace(f"Strona{number}z{len(pages)}", "")
        for note in notes:
            shown = shown.removesuffix(note)
        assert not shown.endswith((last_header, *headings))


@pytest.mark.parametrize("before", range(0, 60, 6))
def test_a_heading_moves_with_its_table_wherever_the_page_ends(before: int, tmp_path: Path) -> None:
    first = dzialanie("\n\n".join(f"wiersz {n}" for n in range(before + 1)), id="a")
    plan = plan_of(first)
    (cel,) = plan.cele
    (priorytet,) = cel.priorytety
    (kierunek,) = priorytet.kierunki
    second = replace(
        kierunek, numer="2", nazwa="Drugi kierunek", dzialania=(dzialanie("PIERWSZE", id="b"),)
    )
    priorytet = replace(priorytet, elementy=(kierunek, second))
    plan = replace(plan, elementy=(replace(cel, elementy=(priorytet,)),))
    pages = pdf_pages(pdf.render(annex_of(plan), STAMP), tmp_path)
    (page,) = [page for page in pages if "Drugi kierunek" in page]
    assert "PIERWSZE" in page


SIZES = (1, 3, 10, 40, 80, 120, 200, 300, 700)


def test_rows_of_any_height_lose_nothing(tmp_path: Path) -> None:
    wanted, rows = [], []
    for number in range(45):
        opis = tokens(f"r{number}x", SIZES[number * 7 % len(SIZES)])
        produkt = tokens(f"y{number}x", number % 12 * 5 + 1)
        wanted += opis + produkt
        rows.append(
            Dzialanie(
                f"d{number}",
                f"N{number}",
                opis=(Opis(" ".join(opis)),),
                produkty=(Produkt(" ".join(produkt)),),
            )
        )
    laid = annex_of(plan_of(*rows))
    data = pdf.render(laid, STAMP)
    text = solid("".join(pdf_pages(data, tmp_path)))
    assert [word for word in wanted if text.count(word) != 1] == []
    assert outside(data, tmp_path) == []
    short = [row.short for section in sections(laid) if section.table for row in section.table.rows]
    assert True in short
    assert False in short


@pytest.mark.parametrize("glue", [" ", "\n\n", "\n- "], ids=["text", "paragraphs", "items"])
def test_a_cell_longer_than_three_pages_is_whole(glue: str, tmp_path: Path) -> None:
    wanted = tokens("w", 3000 if glue == " " else 400)
    data = pdf.render(annex_of(plan_of(dzialanie("- " + glue.join(wanted)))), STAMP)
    pages = pdf_pages(data, tmp_path)
    text = solid("".join(pages))
    assert len(pages) > 3
    assert [text.count(word) for word in wanted] == [1] * len(wanted)
    assert outside(data, tmp_path) == []
    assert failures(data, "ua1") == failures(data, "3a") == []


def test_rows_that_only_look_short_are_not_kept_whole() -> None:
    """Capital W is twice as wide as the letters that the neutral table reckons with."""
    laid = annex_of(plan_of(Dzialanie("d", "WWWWWW " * 70)))
    (section,) = [s for s in sections(laid) if s.table]
    assert section.table is not None
    (row,) = section.table.rows
    assert row.short
    assert '"whole": false' in pdf.source(laid, STAMP)


def test_two_hundred_footnotes(tmp_path: Path) -> None:
    notes = tuple(Przypis(f"n{i}", f"przypis{i:03}q treść") for i in range(200))
    opis = " ".join(f"słowo{i}[^n{i}]" for i in range(200))
    data = pdf.render(annex_of(plan_of(dzialanie(opis), przypisy=notes)), STAMP)
    text = solid("".join(pdf_pages(data, tmp_path)))
    assert [text.count(f"przypis{i:03}q") for i in range(200)] == [1] * 200
    assert outside(data, tmp_path) == []
    assert failures(data, "ua1") == failures(data, "3a") == []


def test_a_note_in_a_repeated_header_stands_where_the_table_starts(tmp_path: Path) -> None:
    rows = [dzialanie("słowo " * 90, id=f"d{i}") for i in range(20)]
    plan = plan_of(*rows, przypisy=(Przypis("n", "Treść przypisu."),), kolumny=(("budzet", "n"),))
    data = pdf.render(annex_of(plan), STAMP)
    pages = pdf_pages(data, tmp_path)
    assert len(pages) > 3
    assert ["Treść przypisu." in page for page in pages] == [True] + [False] * (len(pages) - 1)
    assert all("finansowania1" in solid(page) for page in pages)
    assert failures(data, "ua1") == []


def test_a_note_marked_twice_and_one_inside_another(tmp_path: Path) -> None:
    notes = (Przypis("a", "Pierwszy, zob. też[^b]."), Przypis("b", "Drugi:\n\n- x\n- y"))
    plan = plan_of(dzialanie("Raz[^a] i drugi raz[^a]."), przypisy=notes)
    data = pdf.render(annex_of(plan), STAMP)
    (page,) = pdf_pages(data, tmp_path)
    text = solid(page)
    assert text.count("Raz1idrugiraz1.") == 1
    assert text.count("1Pierwszy,zob.też2.2Drugi:–x–y") == 1
    assert failures(data, "ua1") == []


# --- structure for assistive programs ------------------------------------------------------------


def test_the_structure_is_what_a_reader_hears(tmp_path: Path) -> None:
    plan = plan_of(
        dzialanie("Opis[^n]:\n- jeden\n- dwa"), przypisy=(Przypis("n", "Treść przypisu."),)
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.render(annex_of(plan), STAMP))
    if not shutil.which("pdfinfo"):
        pytest.skip("poppler-utils are not installed")
    done = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    # Only kinds of elements and texts; attributes and titles of headings are left out.
    heard = [
        re.sub(r' "[^"]*"(?= \()|\(.*|<.*|:$', "", line).strip()
        for line in lines
        if not line.strip().startswith("/")
    ]
    assert [line for line in heard if line and not line.startswith("Object")] == [
        "Document", "P", "Span", '"PROJEKT"', "H1", '"Plan"',
        "H2", '"Cel szczegółowy\u00a0I. Cel"', "H3", '"Priorytet\u00a0I.1. Priorytet"',
        "H4", '"Kierunek interwencji\u00a01. Kierunek"',
        "Table", "THead", "TR",
        "TH", '"Nazwa działania/inicjatywy"', "TH", '"Szczegółowy opis zaplanowanych działań"',
        "TH", '"Produkt"', "TH", '"Wskaźnik produktu"', "TH", '"Budżet/Źródło "', '"finansowania"',
        "TH", '"Termin "', '"realizacji"', "TH", '"Realizator"',
        "TBody", "TR", "TH", "P", '"1.\u00a0Nazwa"',
        "TD", "P", '"Ad\u00a01) Opis"', "Lbl", "Link", "Span", '"1"',
        "Note", "Lbl", "Link", "Span", '"1"', '"Treść przypisu."', '":"',
        "L", "LI", "Lbl", '"–"', "LBody", "P", '"jeden"', "LI", "Lbl", '"–"', "LBody", "P", '"dwa"',
        "TD", "TD", "TD", "TD", "TD",
    ]  # fmt: skip


def test_properties_and_the_attached_plan(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made)
    info = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
    facts = dict(re.findall(r"^(\S[^:]*):\s+(.*)$", info, re.MULTILINE))
    assert facts["Title"].replace("\u00a0", " ") == (
        "Roczny Plan Działania dla ekonomii społecznej na 2024 r. – Załącznik numer 1 "
        "do uchwały 4/2024 MKRES z dnia 7 marca 2024 r."
    )
    assert facts["Author"] == "MKRES"
    assert facts["Keywords"] == stamp_2024().line
    assert facts["Tagged"] == "yes"
    assert facts["CreationDate"].startswith("Thu Mar  7 12:00:00 2024")
    subprocess.run(["pdfdetach", "-save", "1", "-o", tmp_path / "plan.yaml", path], check=True)
    assert (tmp_path / "plan.yaml").read_bytes() == loaded_2024().source.data


def test_bookmarks_are_the_headings(document: Annex, made: bytes) -> None:
    # Each heading is one item of the outline, with a title of its own.
    assert made.count(b"/Title") >= 1 + len(list(sections(document)))
    assert b"/Lang(pl-PL)" in made


# --- hostile text --------------------------------------------------------------------------------

TYPST = (
    '#eval("1+1") #panic("x")',
    "] #sys.version [",
    '"); #panic("x"); ("',
    "$x^2$ *b* _i_ `c` <l> @ref = H",
    '\\u{41} \\" \\',
    "// komentarz /* x */",
    "<% set x = 1 %> << annex >> <# x #>",
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ äöüß čďěř ČĎĚŘ Ω ж",
    "漢字 😀",
    "W" * 1500,
    "1234567890" * 30,
    "https://example.org/" + "a/b?c=d&" * 50,
    "\x07\x1b[31m",
)


_TEXTS = (*HOSTILE, *TYPST)


@pytest.mark.parametrize("part", range(4))
def test_hostile_text_comes_out_complete_and_inert(part: int, tmp_path: Path) -> None:
    texts = _TEXTS[part::4]
    plans = [plan_saying(text) for text in texts]
    whole = replace(plans[0], elementy=tuple(e for plan in plans for e in plan.elementy))
    shortened = tuple(Skrot(f"x{number}", text) for number, text in enumerate(texts))
    data = pdf.render(annex(whole, None, Slownik(skroty=shortened)), STAMP)
    assert outside(data, tmp_path) == []
    assert failures(data, "ua1") == failures(data, "3a") == []
    read = "".join(pdf_pages(data, tmp_path))
    # Texts written from right to left are extracted in the order of the eye.
    signs = set(solid(visible(" ".join(" ".join(texts).split())))) - set("\u202e\u2066")
    assert signs <= set(read)
    for text in texts:
        if len(text) < 300 and "\u202e" not in text:
            assert solid(read).count(solid(visible(text))) >= 12, text
        elif len(set(text)) == 1:
            assert read.count(text[0]) >= 12 * len(text)


def visible(text: str) -> str:
    """The text with its control and missing characters as they are printed."""
    missing = [c for c in text if c in "漢字😀\x07\x1b"]
    for character in missing:
        text = text.replace(character, f"[U+{ord(character):04X}]")
    return text


def test_what_the_font_lacks_is_found_with_its_place() -> None:
    plan = plan_of(
        dzialanie("Słowo 漢 i 漢.", nazwa="Ω 😀"), przypisy=(Przypis("n", "x"),), nazwa="K[^n]"
    )
    assert pdf.unprintable(annex_of(plan)) == [
        ("I.1.1/1, kolumna „Nazwa działania/inicjatywy”", "„😀” (U+1F600)"),
        ("I.1.1/1, kolumna „Szczegółowy opis zaplanowanych działań”", "„漢” (U+6F22)"),
    ]
    assert pdf.unprintable(annex_2024()) == []


def test_a_plan_that_is_not_utf8_is_not_attached() -> None:
    broken = replace(STAMP, source=b"\xff\xfe")
    assert "pdf.attach" not in pdf.source(annex_of(a_plan(2024, "Plan")), broken)
    assert "pdf.attach" in pdf.source(annex_of(a_plan(2024, "Plan")), STAMP)


def test_an_empty_plan_is_a_document() -> None:
    data = pdf.render(annex_of(a_plan(2024, "Plan")), STAMP)
    assert failures(data, "ua1") == failures(data, "3a") == []


def test_the_same_annex_gives_the_same_bytes(document: Annex, made: bytes) -> None:
    assert pdf.render(document, stamp_2024()) == made
