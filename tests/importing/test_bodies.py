"""Bodies of a document that no dictionary knows: all are named, and in which case they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from rpd.load.data import data_of
from rpd.workspace.imported import Imported, Wanted, imported
from tests.importing import word
from tests.importing.test_command import HEADERS, KIERUNKI

# The cell of bodies, that of money, and which names: unknown, in the instrumental, in none.
CELLS = {
    "alone": ("ROPS", "5 000, FERS", "ROPS", "", ""),
    "own means": ("ROPS", "Środki własne ZLS", "ZLS, ROPS", "", ""),
    "own means of a known one": ("ROPS", "Środki własne ROPS", "ROPS", "", ""),
    "own means in a list": ("ROPS", "Środki własne ZLS, FERS", "ZLS, ROPS", "", ""),
    "own means of two entries": (
        *("ROPS", "a) Środki własne ZLS b) Środki własne WUP", "ZLS, WUP, ROPS", "", ""),
    ),
    "own means of whoever it is": ("ROPS", "Środki własne realizatorów", "ROPS", "", ""),
    "inflected": ("ROPS we współpracy z urzędem pracy", "", *2 * ("urzędem pracy",), ""),
    "an abbreviation": ("ROPS we współpracy z OWES", "", "OWES", "", "OWES"),
    "one that also stands alone": ("OWES, ROPS we współpracy z OWES", "", "OWES", "", "OWES"),
    "a name that stays": ("ROPS we współpracy z Caritas", "", "Caritas", "", "Caritas"),
    "several": (
        *("ROPS we współpracy z OWES, gminą Wierzbno i Caritas", ""),
        *("OWES, gminą Wierzbno, Caritas", "gminą Wierzbno", "OWES, Caritas"),
    ),
    "inflected and alone": (
        *("ROPS, Związkiem A we współpracy z Związkiem A", "", "Związkiem A", "", "Związkiem A"),
    ),
}


TOLD = (
    "Po „we współpracy z” stoją w narzędniku: „urzędem pracy”. W planie i w słowniku (id, nazwa) "
    "wpisz mianownik, a tę postać w polu „narzednik”.\n"
    "Po „we współpracy z” stoją skróty: „OWES”. Drukują się bez zmian, dopóki słownik nie poda im "
    "pola „narzednik”; wtedy drukuje się ono.\n"
    "Po „we współpracy z” stoją nazwy, które uznano za nieodmienne: „Caritas”. Jeśli się "
    "odmieniają, wpisz w planie i w słowniku mianownik, a tę postać w polu „narzednik”."
)


def read(folder: Path, bodies: str, money: str) -> Imported:
    row = word.row(
        *("1. Szkolenia", "Opis", "Oferta", "Liczba szkoleń – 3", money or "5 000, FERS"),
        *("II kw. 2025", bodies),
    )
    path = folder / "plan.docx"
    path.write_bytes(word.document(KIERUNKI + word.table(HEADERS, row)))
    return imported(Wanted(path, folder))


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_unknown_bodies_are_all_named(cell: tuple[str, ...], tmp_path: Path) -> None:
    bodies, money, *names = cell
    unknown, inflected, plain = (set(filter(None, one.split(", "))) for one in names)
    made = read(tmp_path, bodies, money)
    assert made.draft is not None
    assert set(made.draft.unknown_bodies) == unknown | {"ROPS"}
    assert set(made.draft.inflected_bodies) == inflected
    assert set(made.draft.uninflected_bodies) == plain
    assert made.draft.account.lost == 0
    listed = {one["id"] for one in data_of(made.slownik)["podmioty"]}
    assert listed == (unknown | {"ROPS"}) - inflected
    # Whoever fills it in and takes „# ” away has a dictionary.
    waiting = made.slownik.replace("\n  # - ", "\n  - ").replace("\n  #   ", "\n    ")
    forms = {one.get("narzednik", "") for one in data_of(waiting)["podmioty"]}
    assert forms - {""} == inflected


def test_own_means_of_a_body_that_the_dictionary_lacks(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    known = "zrodla: []\npodmioty: [{id: ROPS, nazwa: Ośrodek}, {id: ZLS, nazwa: Związek}]\n"
    (plans / "slownik.yaml").write_text(f"{known}skroty: []\n", "utf-8")
    for body, doubts in (("ZLS", 0), ("ZLŚ", 1)):
        made = read(tmp_path, "ROPS", f"Środki własne {body}")
        assert made.text.count("# SPRAWDŹ: w słowniku nie ma podmiotu") == doubts
        assert ("Podmioty, których nie ma w słowniku: ZLŚ." in made.report) == bool(doubts)
        assert made.slownik == ""


def test_the_case_of_bodies_is_told(tmp_path: Path) -> None:
    made = read(tmp_path, "ROPS we współpracy z OWES, urzędem pracy i Caritas", "")
    told = "\n".join(line for line in made.report if line.startswith("Po „we współpracy z”"))
    assert told == TOLD
