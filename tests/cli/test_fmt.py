"""``rpd fmt``: which files it lays out, what it says, and what it leaves alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rpd.load.data import data_of, plan_of
from rpd.outside import digests
from rpd.plan.imprint import imprint
from tests.conftest import ROOT, Run

BOM = b"\xef\xbb\xbf"
AMENDED = ROOT / "tests" / "sameness" / "amended" / "plans"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace with a file of each kind."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    shutil.copytree(AMENDED / "zmiany", tmp_path / "plans" / "zmiany")
    shutil.copy(ROOT / "profiles" / "karty.yaml", tmp_path / "plans" / "profil.yaml")
    (tmp_path / "plans" / digests.FILE).unlink()
    return tmp_path


FILES = [
    "2024.yaml",
    "strategia.yaml",
    "slownik.yaml",
    "profil.yaml",
    "zmiany/2024-02.yaml",
    "errata/2024.yaml",
]


def disordered(path: Path) -> bytes:
    """Make the layout of a file another one; what it held before."""
    before = path.read_bytes()
    lines = before.decode("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line and line[0] != "#")
    name, value = lines[at].split(":", 1)
    lines[at] = f"{name}:  {value}   # uwaga"
    path.write_bytes("\n".join([*lines, "", ""]).encode())
    return before


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_each_kind(office: Path, rpd: Run, name: str) -> None:
    path = office / "plans" / name
    good = disordered(path)
    bad = path.read_bytes()
    ran = rpd("fmt", f"plans/{name}", "--check", "--diff", cwd=office)
    assert ran.code == 1
    assert ran.err == f"plans/{name}: jest ułożony inaczej; ułoży go „rpd fmt plans/{name}”.\n"
    assert path.read_bytes() == bad
    patched = subprocess.run(
        ["git", "apply", "-p0", "-"], cwd=office, input=ran.out.encode(), check=False
    )
    assert patched.returncode == 0
    done = path.read_bytes()
    assert done.replace(b"  # uwaga", b"") == good
    path.write_bytes(bad)
    ran = rpd("fmt", f"plans/{name}", cwd=office)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[-1] == (
        f"plans/{name}: zmieniono układ; treść i komentarze są te same."
    )
    assert path.read_bytes() == done
    ran = rpd("fmt", f"plans/{name}", cwd=office)
    assert (ran.code, ran.err) == (
        0,
        f"Układ pliku „plans/{name}” jest taki, jaki ma być; nic nie zmieniono.\n",
    )


def test_without_names_all_files_are_looked_at(office: Path, rpd: Run) -> None:
    ran = rpd("fmt", "--check", cwd=office)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Układ 8 plików jest taki, jaki ma być; nic nie zmieniono.\n"
    for name in FILES:
        disordered(office / "plans" / name)
    ran = rpd("fmt", "--check", cwd=office)
    assert (ran.code, ran.out) == (1, "")
    said = [line.partition(": ")[0].removeprefix("plans/") for line in ran.err.splitlines()]
    assert sorted(said) == sorted(FILES)


def test_an_adopted_plan_prints_what_it_printed(office: Path, rpd: Run) -> None:
    path = office / "plans" / "2024.yaml"
    text = path.read_text("utf-8")
    bad = text.replace("\n    priorytety:", "\n    priorytety:   ", 1).replace(
        "termin: II–IV kwartał 2024", 'termin:  "II–IV kwartał 2024"'
    )
    path.write_text(bad, "utf-8")
    assert rpd("fmt", "2024", cwd=office).code == 0
    assert path.read_text("utf-8") == text
    # Documents that were made from the text before are known by its digest.
    (known,) = digests.read(office / "plans")
    assert known.sha256 == digests.digest(bad.encode())
    assert known.remark == "przed zmianą układu pliku (rpd fmt)"
    plan = plan_of(data_of(text))
    assert plan.uchwala is not None
    assert plan.uchwala.odcisk == imprint(plan)
    # A draft has no documents that anybody could ask about.
    draft = path.with_name("2025.yaml")
    without = text[: text.index("uchwala:")] + text[text.index("strategia:") :]
    draft.write_text(without.replace("rok: 2024", "rok:  2025"), "utf-8")
    assert rpd("fmt", "2025", cwd=office).code == 0
    assert digests.read(office / "plans") == (known,)


def test_an_office_of_another_shape_prints_what_it_printed(tmp_path: Path, rpd: Run) -> None:
    shutil.copytree(ROOT / "tests" / "shapes" / "ksiegozbior" / "plans", tmp_path / "plans")
    before = rpd("render", "2026", "-o", "przed.md", cwd=tmp_path)
    checked = rpd("validate", "--format", "compact", cwd=tmp_path)
    assert (before.code, checked.code) == (0, 0)
    ran = rpd("fmt", cwd=tmp_path)
    assert ran.code == 0
    assert ran.err.count("zmieniono układ") == 3
    assert rpd("render", "2026", "-o", "po.md", cwd=tmp_path).code == 0
    old, new = ((tmp_path / name).read_text("utf-8") for name in ("przed.md", "po.md"))
    assert re.sub("[0-9a-f]{64}", "", old) == re.sub("[0-9a-f]{64}", "", new)
    assert rpd("validate", "--format", "compact", cwd=tmp_path).out == checked.out
    assert rpd("fmt", "--check", cwd=tmp_path).code == 0


@pytest.mark.parametrize("bom", [b"", BOM])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_mark_and_line_ends_stay(office: Path, rpd: Run, bom: bytes, end: bytes) -> None:
    path = office / "plans" / "2024.yaml"
    good = path.read_bytes()
    disordered(path)
    path.write_bytes(bom + path.read_bytes().replace(b"\n", end))
    assert rpd("fmt", "2024", cwd=office).code == 0
    wanted = good.replace(b"rok: 2024", b"rok: 2024  # uwaga", 1).replace(b"\n", end)
    assert path.read_bytes() == bom + wanted


def test_several_files_or_none(office: Path, rpd: Run) -> None:
    """What cannot be read stops the run before anything is written."""
    first, last = (office / "plans" / name for name in ("2024.yaml", "slownik.yaml"))
    disordered(first)
    last.write_text("zrodla: [\n", "utf-8")
    before = first.read_bytes()
    ran = rpd("fmt", cwd=office)
    assert (ran.code, ran.out) == (2, "")
    assert "rpd: Niczego nie zmieniono, bo „plans/slownik.yaml” nie daje się odczytać" in ran.err
    assert first.read_bytes() == before
    last.unlink()
    assert rpd("fmt", "plans", cwd=office).code == 0
    assert first.read_bytes() != before


def test_a_link_stays_and_a_file_keeps_its_rights(office: Path, rpd: Run) -> None:
    path = office / "plans" / "2024.yaml"
    disordered(path)
    path.chmod(0o640)
    real = office / "naprawde.yaml"
    path.rename(real)
    path.symlink_to(real)
    assert rpd("fmt", "2024", cwd=office).code == 0
    assert path.is_symlink()
    assert (real.stat().st_mode & 0o777) == 0o640
    assert rpd("fmt", "2024", "--check", cwd=office).code == 0


def test_a_folder_where_nothing_may_be_written(office: Path, rpd: Run) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    path = office / "plans" / "slownik.yaml"
    disordered(path)
    before = path.read_bytes()
    path.parent.chmod(0o500)
    ran = rpd("fmt", "plans/slownik.yaml", cwd=office)
    path.parent.chmod(0o700)
    assert ran.code == 2
    assert "Nie można zapisać pliku" in ran.err
    assert path.read_bytes() == before


# --- what cannot be read -------------------------------------------------------------------------

PLAN = (ROOT / "plans" / "2024.yaml").read_bytes()


def with_(old: str, new: str) -> bytes:
    assert old.encode() in PLAN
    return PLAN.replace(old.encode(), new.encode(), 1)


BAD = {
    "utf-16": (PLAN.decode().encode("utf-16"), "Wygląda na kodowanie UTF-16."),
    "cp1250": ("tytul: Żółć\n".encode("cp1250"), "Wygląda na kodowanie Windows-1250."),
    "quote": (with_("termin: II", "termin: 'II"), "Apostrof ' został otwarty i nie został zam"),
    "tab": (with_("  - numer: I\n", "\t- numer: I\n"), "Wiersz jest wcięty tabulatorem."),
    "newer": (b"format: 2\n" + PLAN, "Plik jest w formacie 2, a ten rpd czyta format 1"),
    "anchor": (with_("[FERS, FEdM]", "&a [FERS, FEdM]"), "Kotwica „&a”: taki zapis nie jest"),
    "tag": (with_("rok: 2024", "rok: !!str 2024"), "Znacznik typu „tag:yaml.org,2002:str”"),
    "twice": (with_("rok: 2024\n", "rok: 2024\nrok: 2024\n"), "Ten wiersz stoi już wyżej"),
    "documents": (PLAN + b"---\nrok: 2025\n", "W pliku zaczyna się drugi dokument"),
    "conflict": (with_("rok: 2024\n", "<<<<<<< HEAD\nrok: 2024\n=======\nrok: 2025\n>>>>>>> x\n"),
                 "W pliku został znacznik konfliktu scalania „<<<<<<<”."),
    "empty": (b"", "Plik jest pusty."),
    "list": (b"- rok: 2024\n", "Na początku pliku planu powinny stać pola, a jest lista."),
    "mac": (PLAN.replace(b"\n", b"\r"), "Wiersz kończy się samym znakiem CR (U+000D)."),
    "nul": (PLAN[:300] + b"\0" + PLAN[300:], "W tekście stoi niewidoczny znak U+0000"),
    "deep": (b"rok: " + b"[" * 100 + b"]" * 100, "Zagnieżdżenie jest głębsze niż 64 poziomy."),
    "cut off": (with_("Liczba case study", "Liczba #1 case study"),
                "Znak „#” zaczyna komentarz: „#1 case study” nie zostanie wydrukowane."),
    "joined": (with_("                  - oferta wizyt", "                    - oferta wizyt"),
               "Wiersz „- oferta wizyt studyjnych” wygląda na punkt wyliczenia"),
    "profile": (with_("slownik: s", "profil: nie-ma.yaml\nslownik: s"),
                "Nie ma pliku „plans/nie-ma.yaml”."),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_read_for_certain_is_left_alone(office: Path, rpd: Run, name: str) -> None:
    data, said = BAD[name]
    path = office / "plans" / "2024.yaml"
    path.write_bytes(data)
    ran = rpd("fmt", "2024", *(("--check",) if name in ("tag", "joined") else ()), cwd=office)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err.replace("\u00a0", " ")
    assert path.read_bytes() == data
    assert not (office / "plans" / digests.FILE).exists()


def test_a_joined_list_that_was_acknowledged_is_laid_out(office: Path, rpd: Run) -> None:
    """Whoever says that the lines are meant so need not say it again."""
    path = office / "plans" / "2024.yaml"
    text = BAD["joined"][0].decode()
    text += "  - regula: RPD504\n    gdzie: plan\n    powod: Tak ma być.\n"
    path.write_text(text, "utf-8")
    ran = rpd("validate", "2024", "--format", "compact", cwd=office)
    assert "wygląda na punkt wyliczenia" not in ran.out
    assert rpd("fmt", "2024", cwd=office).code == 0
    assert data_of(path.read_text("utf-8")) == data_of(text)


def test_a_plan_with_mistakes_is_laid_out(office: Path, rpd: Run) -> None:
    """Its fields may be wrong: they say what they say, and stay."""
    path = office / "plans" / "2024.yaml"
    text = path.read_text("utf-8").replace("slownik: s", "nieznane:   1\nslownik: s", 1)
    path.write_text(text, "utf-8")
    assert rpd("fmt", "2024", cwd=office).code == 0
    assert path.read_text("utf-8") == text.replace("nieznane:   1", "nieznane: 1")
