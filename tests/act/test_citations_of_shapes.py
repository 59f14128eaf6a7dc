"""Citations in plans of other shapes: numbers that repeat those above, headings without numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rpd.act.citations import citations
from rpd.plan.model import Plan, Uchylenie, mapped
from rpd.polish.wording import plain
from rpd.workspace.plans import load_plan

GONE = Uchylenie("7/2026", None)
OBSZAR = """
  - klucz: obszary
    nazwa: {mianownik: obszar, dopelniacz: obszaru, biernik: obszar, narzednik: obszarem,
      miejscownik: obszarze, rodzaj: meski, mnoga: {mianownik: obszary, dopelniacz: obszarów,
      narzednik: obszarami, miejscownik: obszarach}}
    numeracja: """
CEL = """
  - klucz: cele
    nazwa: {mianownik: cel, dopelniacz: celu, biernik: cel, narzednik: celem, miejscownik: celu,
      rodzaj: meski, mnoga: {mianownik: cele, dopelniacz: celów, narzednik: celami,
      miejscownik: celach}}
    numeracja: """
PROFIL = """nazwa: Próba
poziomy: {levels}
dzialanie:
  nazwa: {{mianownik: zadanie, dopelniacz: zadania, biernik: zadanie, narzednik: zadaniem,
    miejscownik: zadaniu, rodzaj: nijaki, mnoga: {{mianownik: zadania, dopelniacz: zadań,
    narzednik: zadaniami, miejscownik: zadaniach}}}}
  numeracja: {own}
pola: [{{klucz: uwagi, nazwa: Uwagi, typ: tekst, na: [{field}]}}]
proza: [{{klucz: wstep, tytul: Wstęp}}]
uklad: [{{rodzaj: tabela, kolumny: [{{pole: nazwa, naglowek: Zadanie}}]}}]
"""
PLAN = """rok: 2026
tytul: Plan
slownik: slownik.yaml
profil: profil.yaml
"""
ROWS = """{pad}dzialania:
{pad}  - {{id: {id}1, nazwa: Pierwsze{id}}}
{pad}  - {{id: {id}2, nazwa: Drugie{id}}}
{pad}  - {{id: {id}3, nazwa: Trzecie{id}}}
"""


def plan_of(folder: Path, profil: str, body: str) -> Plan:
    (folder / "profil.yaml").write_text(profil, "utf-8")
    (folder / "slownik.yaml").write_text("zrodla: []\n", "utf-8")
    (folder / "2026.yaml").write_text(PLAN + body, "utf-8")
    loaded = load_plan(folder / "2026.yaml")
    assert loaded.plan is not None, loaded.diagnostics
    return loaded.plan


def repeating(folder: Path, text: str) -> Plan:
    """Zadania 1.1.1 … under obszar 1.1 of cel 1; the text stands in the first of them."""
    profil = PROFIL.format(
        levels=f"{CEL}arabska{OBSZAR}z-rodzicem", own="z-rodzicem", field="obszar"
    )
    body = "cele:\n  - numer: 1\n    nazwa: Cel\n    obszary:\n"
    for number, letter in (("1.1", "a"), ("1.2", "b")):
        body += f"      - numer: {number}\n        nazwa: Obszar {letter}\n        uwagi: brak\n"
        body += ROWS.format(pad="        ", id=letter)
    return plan_of(folder, profil, body.replace("Pierwszea", text, 1))


def unnumbered(folder: Path, text: str) -> Plan:
    """Zadania 1, 2, 3 under „Kapliczki” and again under „Wiedza”."""
    profil = PROFIL.format(levels=f"{OBSZAR}brak", own="arabska", field="obszar")
    body = "obszary:\n"
    for name, letter in (("Kapliczki", "a"), ("Wiedza", "b")):
        body += f"  - nazwa: {name}\n" + ROWS.format(pad="    ", id=letter)
    return plan_of(folder, profil, body.replace("Pierwszea", f"'{text}'", 1))


def without(plan: Plan, *gone: str) -> Plan:
    """The plan after actions have been repealed."""
    return replace(
        plan,
        elementy=mapped(
            plan.elementy,
            lambda one: replace(
                one,
                dzialania=tuple(
                    replace(each, uchylone=GONE) if each.id in gone else each
                    for each in one.dzialania
                ),
            ),
        ),
    )


def said(old: Plan, new: Plan) -> list[str]:
    return [plain(f"{one.unit} ← {one.where}") for one in citations(old, new, {})]


REPEATING = [
    ("Jak w zadaniu 1.1.2", ["zadanie 1.1.2"]),
    ("Uzupełnia zadania 1.1.1–1.1.3", ["zadanie 1.1.2"]),
    ("Zob. zadania 1.1.3 i 1.1.2 oraz 1.2.1", ["zadanie 1.1.2"]),
    ("Zob. lp. 1.1.2", ["zadanie 1.1.2"]),
    ("Zob. pkt 1.1.2 planu", ["zadanie 1.1.2"]),
    ("W obszarze 1.1 w zadaniu 1.1.2", ["zadanie 1.1.2"]),
    ("W zadaniu 1.2.2", ["zadanie 1.2.2"]),
    ("W zadaniu 1.1.20", []),
    ("W zadaniu 1.1.2a", []),
    ("Za art. 5 pkt 1.1.2 umowy", []),
    ("W zadaniu 1.1", []),
    ("Zadania 1.1.2 zł", []),
]


@pytest.mark.parametrize(("text", "cited"), REPEATING)
def test_numbers_that_repeat_those_above(text: str, cited: list[str], tmp_path: Path) -> None:
    old = repeating(tmp_path, text)
    found = said(old, without(old, "a2", "b2"))
    assert [one.partition(" ← ")[0].rpartition(", ")[2] for one in found] == cited


def test_what_moves_is_told_with_its_new_number(tmp_path: Path) -> None:
    old = repeating(tmp_path, "Jak w zadaniu 1.1.3 i w obszarze 1.2")
    (cel,) = old.elementy
    one, other = cel.elementy
    kept, moved = one.dzialania[:2], one.dzialania[2]
    elementy = (
        replace(one, dzialania=kept),
        replace(other, dzialania=(*other.dzialania, moved)),
    )
    new = replace(old, elementy=(replace(cel, elementy=elementy),))
    (found,) = citations(old, new, {})
    assert (plain(found.unit), plain(found.now)) == (
        "Obszar 1.1, zadanie 1.1.3",
        "Obszar 1.2, zadanie 1.2.4",
    )


def test_texts_of_headings_and_of_the_plan_are_read_too(tmp_path: Path) -> None:
    old = repeating(tmp_path, "Nic")
    cited = "Zob. zadanie 1.2.1."
    new = replace(
        old,
        proza=(("wstep", cited),),
        elementy=mapped(
            old.elementy,
            lambda one: replace(one, pola=(("uwagi", cited),)) if one.pola else one,
        ),
    )
    assert said(old, without(new, "b1")) == [
        "Obszar 1.2, zadanie 1.2.1 ← tekst „Wstęp”",
        "Obszar 1.2, zadanie 1.2.1 ← Obszar 1.1, pole „Uwagi”",
        "Obszar 1.2, zadanie 1.2.1 ← Obszar 1.2, pole „Uwagi”",
    ]


UNNUMBERED = [
    ("Jak w zadaniu 2", ["Obszar „Kapliczki”, zadanie 2"]),
    ("Jak w zadaniu 2 w obszarze „Wiedza”", ["Obszar „Wiedza”, zadanie 2"]),
    ("Jak w obszarze „Wiedza” w zadaniu 2", ["Obszar „Wiedza”, zadanie 2"]),
    ("Jak w zadaniu 2 w obszarze „Drogi”", []),
    ("Jak w zadaniu 1", []),
]


@pytest.mark.parametrize(("text", "cited"), UNNUMBERED)
def test_headings_without_numbers(text: str, cited: list[str], tmp_path: Path) -> None:
    old = unnumbered(tmp_path, text)
    found = said(old, without(old, "a2", "b2"))
    assert [one.partition(" ← ")[0] for one in found] == cited
