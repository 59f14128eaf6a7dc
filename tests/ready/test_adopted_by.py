"""Who adopts a plan, and on what basis: the profile knows, and the plan keeps it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rpd.polish.wording import NBSP
from tests.conftest import ROOT, Run

OFFICE = ROOT / "tests" / "ready" / "inwestycje" / "plans"
NUMBER = ("--number", "7/2025", "--date", "2025-12-18")


@pytest.fixture
def at(tmp_path: Path) -> Path:
    shutil.copytree(OFFICE, tmp_path / "plans")
    return tmp_path


def test_the_body_and_the_basis_come_from_the_profile(at: Path, rpd: Run) -> None:
    adopted = rpd("adopt", "2026", *NUMBER, cwd=at)
    assert adopted.code == 0
    assert "Uwaga" not in adopted.err
    assert (
        (at / "plans" / "2026.yaml")
        .read_text("utf-8")
        .partition("  odcisk:")[0]
        .endswith(
            """uchwala:
  organ: Rada Gminy Sosnowa
  numer: 7/2025
  data: 2025-12-18
  podstawa_prawna:
    - przepis: art. 18 ust. 2 pkt 9 lit. c ustawy z dnia 8 marca 1990 r. o samorządzie gminnym
      adres: Dz. U. z 2025 r. poz. 1153
"""
        )
    )
    again = rpd("adopt", "2026", cwd=at)
    assert "nic nie zmieniono" in again.err + again.out
    profil = at / "plans" / "profil.yaml"
    text = profil.read_text("utf-8")
    profil.write_text(text.replace("poz. 1153", "poz. 1"), "utf-8")
    asked = ("render", "2026", "--document", "uchwala", "--format", "md")
    printed = rpd(*asked, cwd=at).out.replace(NBSP, " ")
    assert "Dz. U. z 2025 r. poz. 1153" in printed


def test_what_was_named_goes_before_the_profile(at: Path, rpd: Run) -> None:
    ran = rpd("adopt", "2026", *NUMBER, "--organ", "Rada Gminy Sosna", cwd=at)
    assert ran.code == 0
    assert "organ: Rada Gminy Sosna\n" in (at / "plans" / "2026.yaml").read_text("utf-8")
    assert ran.err.startswith(
        "Uwaga: profil nazywa organ „Rada Gminy Sosnowa”, a uchwała ma „Rada Gminy Sosna”;"
    )


def test_a_genitive_is_refused(at: Path, rpd: Run) -> None:
    plan = at / "plans" / "2026.yaml"
    before = plan.read_bytes()
    ran = rpd("adopt", "2026", *NUMBER, "--organ", "Rady Gminy Sosnowa", cwd=at)
    assert ran.code == 2
    assert (
        ran.err
        == """\
rpd: „Rady Gminy Sosnowa” to dopełniacz, a organ podaje się w mianowniku.
     Pomiń --organ: profil ma już nazwę „Rada Gminy Sosnowa” i jej dopełniacz.
"""
    )
    assert plan.read_bytes() == before
    draft = "projekt_uchwaly: {organ: Rady Gminy Sosnowa}\nslownik:"
    plan.write_text(before.decode().replace("slownik:", draft, 1), "utf-8")
    ran = rpd("adopt", "2026", *NUMBER, cwd=at)
    assert ran.code == 2
    assert "Wpisz w pliku planu „organ: Rada Gminy Sosnowa”." in ran.err


def test_the_genitive_of_the_dictionary_stands_behind_the_number(at: Path, rpd: Run) -> None:
    profil, slownik = (at / "plans" / name for name in ("profil.yaml", "slownik.yaml"))
    text = profil.read_text("utf-8")
    profil.write_text(text[: text.index("organ:")], "utf-8")
    body = "podmioty: [{id: RG, nazwa: Rada Gminy Sosnowa, dopelniacz: Rady Gminy Sosnowa}]"
    known = slownik.read_text("utf-8").replace("podmioty: []", body)
    slownik.write_text(known, "utf-8")
    ran = rpd("adopt", "2026", *NUMBER, "--organ", "Rady Gminy Sosnowa", cwd=at)
    assert (ran.code, "Podaj --organ „Rada Gminy Sosnowa”." in ran.err) == (2, True)
    assert rpd("adopt", "2026", *NUMBER, "--organ", "Rada Gminy Sosnowa", cwd=at).code == 0
    printed = rpd("render", "2026", "--format", "md", cwd=at).out.replace(NBSP, " ")
    assert "Załącznik do uchwały nr 7/2025 Rady Gminy Sosnowa z dnia 18 grudnia 2025 r." in printed


def test_what_looks_like_a_genitive_is_told(at: Path, rpd: Run) -> None:
    profil = at / "plans" / "profil.yaml"
    text = profil.read_text("utf-8")
    profil.write_text(text[: text.index("organ:")], "utf-8")
    ran = rpd("adopt", "2026", *NUMBER, "--organ", "Rady Gminy Sosnowa", cwd=at)
    assert ran.code == 0
    assert ran.err.startswith("Uwaga: „Rady Gminy Sosnowa” wygląda na dopełniacz;")
