"""A plan that is a table of indicators: checked, printed, adopted, amended as a whole, in force."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Run

PROFIL = """\
nazwa: Wskaźniki programu
poziomy:
  - klucz: filary
    nazwa:
      mianownik: filar
      dopelniacz: filaru
      celownik: filarowi
      biernik: filar
      narzednik: filarem
      miejscownik: filarze
      rodzaj: meski
      mnoga:
        mianownik: filary
        dopelniacz: filarów
        celownik: filarom
        narzednik: filarami
        miejscownik: filarach
    numeracja: rzymska
    wskazniki: true
dzialanie:
  nazwa:
    mianownik: zadanie
    dopelniacz: zadania
    celownik: zadaniu
    biernik: zadanie
    narzednik: zadaniem
    miejscownik: zadaniu
    rodzaj: nijaki
    mnoga:
      mianownik: zadania
      dopelniacz: zadań
      celownik: zadaniom
      narzednik: zadaniami
      miejscownik: zadaniach
  numeracja: arabska
strategia: brak
okresy: [2027, 2028]
uklad:
  - rodzaj: tabela
    na: plan
    wiersze: wskazniki
    kolumny:
      - {pole: poziom, naglowek: Filar}
      - {pole: nazwa, naglowek: Wskaźnik}
      - {pole: jednostka, naglowek: J.m.}
      - {pole: bazowa, naglowek: "2025"}
      - {pole: posrednie, naglowek: '{okres}', okresy: true}
      - {pole: docelowa, naglowek: "2030"}
      - {pole: tendencja, naglowek: Tendencja}
      - {pole: ryzyko, naglowek: Ryzyko}
"""
PLAN = """\
rok: 2026
profil: profil.yaml
tytul: Wskaźniki programu odnowy jezior gminy Sowin
uchwala: {organ: Rada Gminy Sowin, numer: 3/2026, data: 2026-02-05, zalacznik: 1}
slownik: slownik.yaml
wskazniki:
  - nazwa: Jeziora w dobrym stanie      # z raportu
    bazowa: {wartosc: 2, rok: 2025}
    posrednie: {2027: bd, 2028: 4}
    docelowa: {wartosc: 5, rok: 2030}
    tendencja: wzrost
filary:
  - numer: I
    nazwa: Ścieki
    wskazniki:
      - nazwa: Nieszczelne szamba
        bazowa: {wartosc: 1310, rok: 2025}
        posrednie: {2027: 800, 2028: 350}
        docelowa: {wartosc: 0, rok: 2030}
        tendencja: spadek
        ryzyko: brak wykonawców
      - nazwa: Długość sieci
        jednostka: tys. m
        bazowa: {wartosc: 38.5, rok: 2025}
        posrednie: {2027: X, 2028: 44}
        docelowa: {opis: zostanie ustalona w 2028 r., rok: 2030}
"""
TABLE = """\
| Filar | Wskaźnik | J.m. | 2025 | 2027 | 2028 | 2030 | Tendencja | Ryzyko |
| :-- | :-- | :-- | :-- | :-- | :-- | :-- | :-- | :-- |
|  | Jeziora w dobrym stanie | szt. | 2 | bd | 4 | 5 | wzrost |  |
| Filar I. Ścieki | Nieszczelne szamba | szt. | 1 310 | 800 | 350 | 0 | spadek | brak wykonawców |
| Filar I. Ścieki | Długość sieci | tys. m | 38,5 | X | 44 | zostanie ustalona w 2028 r. |  |  |
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans" / "zmiany").mkdir(parents=True)
    dictionary = "zrodla: []\npodmioty: []\nskroty: []\n"
    for name, text in (("profil", PROFIL), ("2026", PLAN), ("slownik", dictionary)):
        (tmp_path / "plans" / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_the_whole_way(office: Path, rpd: Run) -> None:
    plan = office / "plans" / "2026.yaml"

    def run(*arguments: str, code: int = 0) -> str:
        ran = rpd(*arguments, cwd=office)
        assert ran.code == code, (arguments, ran.out, ran.err)
        return f"{ran.err}{ran.out}"

    run("adopt", "2026")
    assert run("validate") == "Sprawdzono 1 plan: bez zastrzeżeń.\n"
    printed = run("render", "2026", "--format", "md").replace("\u00a0", " ")
    assert TABLE in printed
    adopted = plan.read_text("utf-8")
    (plan.parent / "stary.yaml").write_text(adopted, "utf-8")
    changed = adopted.replace("2028: 350", "2028: 300").replace("wartosc: 5,", "wartosc: 6,")
    plan.write_text(changed, "utf-8")
    assert "zmiana-bez-uchwaly" in run("validate", "2026")
    versions = ("plans/stary.yaml", "plans/2026.yaml")
    said = run("diff", *versions).replace("\u00a0", " ")
    assert re.findall(r"^~ (.*)$", said, re.MULTILINE) == [
        (
            "W planie we wskaźniku „Jeziora w dobrym stanie” wartość docelową zmieniono z 5 "
            "(2030 r.) na 6 (2030 r.)."
        ),
        (
            "W filarze I „Ścieki” we wskaźniku „Nieszczelne szamba” wartość pośrednią na 2028 r. "
            "zmieniono z 350 na 300."
        ),
    ]
    act = ("amend", *versions, "--number", "7/2026", "--date", "2026-06-30", "-o", "a.docx")
    run(*act, "--save", "plans/zmiany/7.yaml")
    plan.write_text(adopted, "utf-8")
    in_force = run("apply", "plans/2026.yaml", "plans/zmiany/7.yaml")
    kept = [line for line in changed.splitlines() if "odcisk" not in line]
    assert [line for line in kept if line not in in_force.splitlines()] == []
    assert "Jeziora w dobrym stanie      # z raportu" in in_force
