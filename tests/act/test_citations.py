"""Texts that cite what an amendment takes away are told, with both places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rpd.act.citations import citations
from rpd.plan.model import Dzialanie, Opis, Plan, Przypis, Uchylenie
from rpd.polish.wording import plain
from tests.elements import a_cel, a_kierunek, a_plan, a_priorytet

GONE = Uchylenie("7/2024", None)


def plan(opis: str, *, note: str = "") -> Plan:
    """Kierunek 1 has actions 1–4; the description of action 1 and a footnote hold the texts."""
    actions = tuple(Dzialanie(id=f"d{n}", nazwa=f"Działanie {n} zbiorcze") for n in range(2, 5))
    first = Dzialanie(id="d1", nazwa="Pierwsze", opis=(Opis(opis),))
    other = a_kierunek("2", "Drugi", dzialania=(Dzialanie(id="e1", nazwa="Inne"),))
    kierunki = (a_kierunek("1", "Pierwszy", dzialania=(first, *actions)), other)
    cel = a_cel("I", "Cel", (a_priorytet("I.1", "Priorytet", kierunki),))
    return a_plan(2024, "Plan", przypisy=(Przypis("x", note),) if note else (), cele=(cel,))


def with_rows(old: Plan, *, gone: tuple[str, ...] = (), kierunek: bool = False) -> Plan:
    """The plan after actions, or kierunek 2, have been repealed."""
    (cel,) = old.cele
    (priorytet,) = cel.priorytety
    first, second = priorytet.kierunki
    rows = tuple(replace(row, uchylone=GONE) if row.id in gone else row for row in first.dzialania)
    second = replace(second, uchylony=GONE, dzialania=()) if kierunek else second
    kierunki = (replace(first, dzialania=rows), second)
    return replace(old, elementy=(replace(cel, elementy=(replace(priorytet, elementy=kierunki),)),))


def units(old: Plan, new: Plan) -> list[str]:
    return [plain(c.unit).rpartition(", ")[2] for c in citations(old, new, {})]


CITED: list[tuple[str, str, list[str]]] = [
    ("w tym samym kierunku", "Jak w działaniu 3.", ["działanie 3"]),
    ("kilka", "Zob. działania 2 i 3.", ["działanie 3"]),
    ("zakres", "Zob. działania 2–4.", ["działanie 3"]),
    ("pkt", "Z wyjątkiem pkt 3.", ["działanie 3"]),
    ("lp.", "Patrz lp. 3.", ["działanie 3"]),
    ("adres", "Uzupełnia I.1.1/3.", ["działanie 3"]),
    ("z kierunkiem", "W działaniu 3 w Kierunku interwencji I.1.1.", ["działanie 3"]),
    ("krótki kierunek", "W działaniu 3 w Kierunku interwencji 1.", ["działanie 3"]),
    ("inny kierunek", "W działaniu 3 w Kierunku interwencji I.1.2.", []),
    ("wiersz zostaje", "Jak w działaniu 2.", []),
    ("ustawa", "Na podstawie art. 2 pkt 3 ustawy.", []),
    ("ustęp", "Zgodnie z art. 9 ust. 1 pkt 3 ustawy.", []),
    ("liczba osób", "Działania 3 osób.", []),
    ("procent", "Działania 3%.", []),
    ("dwucyfrowe", "Jak w działaniu 33.", []),
    ("litera", "Jak w działaniu 3a.", []),
    ("liczba", "Działania 3,5 roku.", []),
    ("rok", "Działania 2024.", []),
]


@pytest.mark.parametrize(("text", "cited"), [row[1:] for row in CITED], ids=[r[0] for r in CITED])
def test_rows(text: str, cited: list[str]) -> None:
    old = plan(text)
    assert units(old, with_rows(old, gone=("d3",))) == cited


@pytest.mark.parametrize("text", ["Jak w Priorytecie I.2.", "Uzupełnia Priorytet I.2."])
def test_a_priority_that_is_repealed(text: str) -> None:
    one = plan(text)
    (cel,) = one.cele
    second = a_priorytet("I.2", "Drugi")
    old, new = (
        replace(one, elementy=(replace(cel, elementy=(*cel.elementy, last)),))
        for last in (second, replace(second, uchylony=GONE))
    )
    assert units(old, new) == ["Priorytet I.2"]


HEADINGS = [
    ("Jak w Kierunku interwencji I.1.2.", ["Kierunek interwencji 2"]),
    ("Jak w Kierunku interwencji 2 w Priorytecie I.1.", ["Kierunek interwencji 2"]),
    ("Jak w działaniu 1 w Kierunku interwencji 2.", ["Kierunek interwencji 2"]),
    ("Zob. kierunek 2.", ["Kierunek interwencji 2"]),
    ("Jak w Kierunku interwencji 2 w Priorytecie II.1.", []),
    ("Jak w Kierunku interwencji I.1.1.", []),
    ("W Priorytecie I.1 i w celu szczegółowym I.", []),
]


@pytest.mark.parametrize(("text", "cited"), HEADINGS)
def test_headings(text: str, cited: list[str]) -> None:
    old = plan(text)
    assert units(old, with_rows(old, kierunek=True)) == cited


def test_a_text_that_goes_itself_cites_nothing() -> None:
    old = plan("Jak w działaniu 1.")
    assert units(old, with_rows(old, gone=("d1",))) == []


def test_what_moves_is_named_with_its_new_place() -> None:
    old = plan("Kontynuuje działania prowadzone w działaniu 3, o którym mowa wyżej.")
    (cel,) = old.cele
    (priorytet,) = cel.priorytety
    first, second = priorytet.kierunki
    row = first.dzialania[2]
    stub = Dzialanie(id="d3-z-i-1-1-3", nazwa=row.nazwa, uchylone=GONE)
    rows = (*first.dzialania[:2], stub, *first.dzialania[3:])
    moved = replace(second, dzialania=(*second.dzialania, row))
    kierunki = (replace(first, dzialania=rows), moved)
    new = replace(old, elementy=(replace(cel, elementy=(replace(priorytet, elementy=kierunki),)),))
    (found,) = citations(old, new, {})
    assert plain(found.sentence) == (
        "Uwaga: plan nadal powołuje się na jednostkę, która dostaje inny numer: Priorytet I.1, "
        "Kierunek interwencji 1, działanie 3 (odtąd: Priorytet I.1, Kierunek interwencji 2, "
        "działanie 2). Miejsce: Priorytet I.1, Kierunek interwencji 1, działanie 1, kolumna "
        "„Szczegółowy opis zaplanowanych działań”: „Kontynuuje działania prowadzone w działaniu 3, "
        "o którym mowa wyżej.”. Popraw także ten tekst albo upewnij się, że chodzi w nim o co "
        "innego."
    )


def test_footnotes() -> None:
    old = plan("Zob. odnośnik nr 2 i przypis 3.", note="Jak w odnośniku 4.")
    found = citations(old, old, {"2": "", "4": "3"})
    assert [(c.unit, c.now) for c in found] == [
        ("odnośnik nr 2", ""),
        ("odnośnik nr 4", "odnośnik nr 3"),
    ]
