"""``rpd import`` as people call it: what it refuses, in which words; it replaces nothing."""

import json
from pathlib import Path

import pytest

from rpd.load.data import data_of
from tests.conftest import Run
from tests.expected import Expected
from tests.formats import office_traps
from tests.importing import word

EXPECTED = Expected(Path(__file__).parent / "expected" / "command", ["refused.txt"])

HEADERS = word.row(
    *("Nazwa działania/inicjatywy", "Szczegółowy opis zaplanowanych działań", "Produkt"),
    *("Wskaźnik produktu", "Budżet/Źródło finansowania", "Termin realizacji", "Realizator"),
)
ACTION = word.row(
    *("1. Szkolenia", "Ad 1) Opis", "Oferta", "Liczba szkoleń – 3", "5 000, FERS", "II kw.", "ROPS")
)
KIERUNKI = "".join(
    word.p(text)
    for text in (
        *("Plan na 2025 r.", "Cel szczegółowy I. A", "Priorytet I.1. B"),
        "Kierunek interwencji 1. C",
    )
)
OTHERS = {
    "bez tabeli": ("plan.docx", word.document(word.p("Plan"))),
    "obca tabela": ("plan.docx", word.document(word.table(word.row("Kolor", "Smak")))),
    "bez działań": ("plan.docx", word.document(KIERUNKI + word.table(HEADERS))),
    "zmiany": ("plan.docx", word.document(word.p(word.added(word.run("a"))))),
    "urwany UTF-16": ("plan.txt", "zażółć".encode("utf-16-le")[:-1] + b"\x81\x98"),
    "szeroki tekst": ("plan.txt", b"a\t" * 500),
    "długi tekst": ("plan.txt", b"a\n" * 200_000),
    "obraz jako tekst": ("plan.txt", b"\x89PNG\r\n\x1a\n\0"),
}


def test_what_is_refused(tmp_path: Path, rpd: Run) -> None:
    said = []
    for what, (name, data) in {**office_traps.TRAPS, **OTHERS}.items():
        (tmp_path / name).write_bytes(data)
        ran = rpd("import", name, "-o", "nowy.yaml", cwd=tmp_path)
        assert (ran.code, ran.out) == (2, ""), what
        said.append(f"{what}:\n{ran.err}")
        (tmp_path / name).unlink()
    assert list(tmp_path.iterdir()) == []
    EXPECTED.check("refused.txt", "\n".join(said))
    EXPECTED.check_orphans()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "plan.docx"
    path.write_bytes(word.document(KIERUNKI + word.table(HEADERS, ACTION)))
    return path


def test_a_draft_without_a_workspace(document: Path, rpd: Run) -> None:
    ran = rpd("import", document.name, cwd=document.parent)
    assert ran.code == 0
    assert "rok: 2025\n" in ran.out
    assert "                kwota: 5000\n" in ran.out.replace("- kwota", "  kwota")
    assert "Znaki dokumentu: " in ran.err
    assert "(100%)" in ran.err


def test_nothing_is_replaced(document: Path, rpd: Run) -> None:
    out = document.parent / "2025.yaml"
    assert rpd("import", document.name, "-o", out.name, cwd=document.parent).code == 0
    before = out.read_bytes()
    ran = rpd("import", document.name, "-o", out.name, cwd=document.parent)
    assert (ran.code, out.read_bytes()) == (2, before)
    assert "„2025.yaml” już istnieje, a import niczego nie nadpisuje." in ran.err


def test_the_year_and_the_profile_may_be_said(document: Path, rpd: Run) -> None:
    ran = rpd(
        *("import", document.name, "--year", "2026", "--profile", "plan-dzialania"),
        cwd=document.parent,
    )
    assert ran.code == 0
    assert "rok: 2026\n" in ran.out
    assert "profil: profil.yaml\n" in ran.out
    ran = rpd("import", document.name, "--profile", "plan-dzialnia", cwd=document.parent)
    assert (ran.code, ran.out) == (2, "")
    assert "czy chodziło o „plan-dzialania”" in ran.err


def test_tracked_changes_wait_for_a_word(tmp_path: Path, rpd: Run) -> None:
    changed = word.row(
        *("1. Szkolenia", word.cell(word.p(word.run("a ") + word.added(word.run("b"))))),
        *("Oferta", "Liczba szkoleń – 3", "5 000, FERS", "II kw.", "ROPS"),
    )
    path = tmp_path / "plan.docx"
    path.write_bytes(word.document(KIERUNKI + word.table(HEADERS, changed)))
    ran = rpd("import", path.name, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert (
        "tabela 1, wiersz 2, kolumna „Szczegółowy opis zaplanowanych działań”: dodano „b”"
        in ran.err
    )
    for how, text in (("accept", "opis: a b\n"), ("reject", "opis: a\n")):
        ran = rpd("import", path.name, "--revisions", how, cwd=tmp_path)
        assert ran.code == 0
        assert text in ran.out


def test_a_shape_that_nobody_knows_is_proposed(tmp_path: Path, rpd: Run) -> None:
    headers = word.row("Lp.", "Zakres rzeczowy", "Podstawa prawna", "Termin", "Partnerzy społeczni")
    tables = (
        ("Obszar 1. Drogi", word.row("1.", "Remont", "art. 5", "II kw. 2026", "Rada osiedla")),
        ("Obszar 2. Zieleń", word.row("1.", "Nasadzenia", "art. 7", "IV kw. 2026", "Szkoła")),
    )
    body = word.p("Plan pracy na 2026 r.")
    body += "".join(word.p(heading) + word.table(headers, row) for heading, row in tables)
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "slownik.yaml").write_text("zrodla: []\npodmioty: []\nskroty: []\n", "utf-8")
    (tmp_path / "plan.docx").write_bytes(word.document(body))
    ran = rpd("import", "plan.docx", "-o", "plans/2026.yaml", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "zaproponowano nowy" in ran.err
    assert (plans / "profil.yaml").read_text("utf-8").startswith("# Profil zaproponowany")
    assert "        podstawa_prawna: art. 5\n" in (plans / "2026.yaml").read_text("utf-8")
    assert rpd("validate", "2026", cwd=tmp_path).code == 0
    again = rpd("import", "plan.docx", cwd=tmp_path)
    assert (again.code, again.out) == (0, (plans / "2026.yaml").read_text("utf-8"))
    assert "profil „profil.yaml” (5\u00a0kolumn z 5)" in again.err


@pytest.mark.parametrize("name", ["profil.yaml", "slownik.yaml", "strategia.yaml"])
def test_a_broken_file_beside_is_no_missing_one(name: str, document: Path, rpd: Run) -> None:
    plans = document.parent / "plans"
    plans.mkdir()
    (plans / name).write_text("nazwa: [", "utf-8")
    ran = rpd("import", document.name, "-o", "plans/2025.yaml", cwd=document.parent)
    assert (ran.code, ran.out, (plans / "2025.yaml").exists()) == (2, "", False)
    assert f"Plik „plans/{name}” ma błędy, więc nie można z niego skorzystać." in ran.err
    assert f"Wymieni je „rpd validate plans/{name}”" in ran.err
    assert rpd("validate", f"plans/{name}", cwd=document.parent).code == 1


def test_the_screen_lists_every_comment_to_check(tmp_path: Path, rpd: Run) -> None:
    path = tmp_path / "plan.docx"
    above = word.p("Załącznik do uchwały Nr 7/25")
    path.write_bytes(word.document(above + KIERUNKI + word.table(HEADERS, ACTION)))
    ran = rpd("import", path.name, cwd=tmp_path)
    assert f"Do sprawdzenia {ran.out.count('# SPRAWDŹ: ')}\u00a0miejsc" in ran.err
    assert "rpd adopt”: Załącznik do uchwały Nr 7/25\n" in ran.err


def test_unknown_names_are_no_clean_import(document: Path, rpd: Run) -> None:
    ran = rpd("import", document.name, "--profile", "plan-dzialania", cwd=document.parent)
    assert "Podmioty, których nie ma w słowniku: ROPS." in ran.err
    assert ("# SPRAWDŹ" in ran.out) != ("Komentarzy „SPRAWDŹ” w planie nie ma" in ran.err)
    assert "Nic nie budzi wątpliwości" not in ran.err


@pytest.mark.parametrize("more", [(), ("--into", "2025"), ("-o", "nowy.yaml")])
def test_a_plan_is_no_document(more: tuple[str, ...], tmp_path: Path, rpd: Run) -> None:
    (tmp_path / "2025.yaml").write_text("rok: 2025\n", "utf-8")
    ran = rpd("import", "2025.yaml", *more, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "„2025.yaml” to plik, w jakim rpd trzyma plany, a nie dokument ani arkusz." in ran.err


def test_a_fresh_folder_gets_what_the_draft_needs(tmp_path: Path, rpd: Run) -> None:
    bodies = "ROPS we współpracy z urzędem pracy i WUP"
    row = ACTION.replace("ROPS", bodies)
    (tmp_path / "plan.docx").write_bytes(word.document(KIERUNKI + word.table(HEADERS, row)))
    ran = rpd("import", "plan.docx", "-o", "plans/2025.yaml", cwd=tmp_path)
    assert ran.code == 0
    plans = tmp_path / "plans"
    written = ["2025.yaml", "slownik.yaml", "strategia.yaml"]
    assert sorted(path.name for path in plans.iterdir()) == written
    slownik = data_of((plans / "slownik.yaml").read_text("utf-8"))
    assert [one["id"] for one in slownik["podmioty"]] == ["ROPS", "WUP"]
    assert [one["id"] for one in slownik["zrodla"]] == ["FERS"]
    assert slownik["skroty"] == []
    assert "stoją w narzędniku: „urzędem pracy”." in ran.err
    assert "Strategia jest szkicem z nagłówków dokumentu" in ran.err
    assert rpd("validate", "plans/slownik.yaml", cwd=tmp_path).code == 0
    assert rpd("validate", "plans/strategia.yaml", cwd=tmp_path).code == 0
    found = json.loads(rpd("validate", "2025", "--format", "json", cwd=tmp_path).out)
    # What is left is the body that nobody knows the first case of.
    assert {one["code"] for one in found["diagnostics"] if one["severity"] == "error"} == {"RPD102"}


def test_a_strategy_that_is_there_is_the_one(document: Path, rpd: Run) -> None:
    first = rpd("import", document.name, cwd=document.parent)
    assert "            strategia: I.1.1\n" in first.out
    assert "jej szkic zapisze obok planu opcja -o" in first.err
    rpd("import", document.name, "-o", "plans/2025.yaml", cwd=document.parent)
    strategy = document.parent / "plans" / "strategia.yaml"
    own = strategy.read_text("utf-8").replace("nazwa: C\n", "nazwa: Inna nazwa\n")
    strategy.write_text(own, "utf-8")
    ran = rpd("import", document.name, "-o", "plans/2026.yaml", cwd=document.parent)
    assert (ran.code, strategy.read_text("utf-8")) == (0, own)
    assert "Strategia jest szkicem" not in ran.err
    assert "w strategii I.1.1 ma inną nazwę" in ran.err


def test_a_file_where_a_folder_is_wanted(document: Path, rpd: Run) -> None:
    ran = rpd("import", document.name, "-o", f"{document.name}/a/b.yaml", cwd=document.parent)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"rpd: „{document.name}” to plik, a nie folder.")
