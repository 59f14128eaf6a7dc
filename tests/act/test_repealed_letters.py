"""A repealed letter is kept: no later act gives it again, and the consolidated text shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rpd.act.citing import units_of
from rpd.act.proven import CannotAmendError, amending
from rpd.amendment.apply import amend, dump, withdraw
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment
from rpd.amendment.parsed import parse
from rpd.annex.annex import annex
from rpd.annex.consolidated import consolidated
from rpd.annex.flat import blocks_text, footnote_text
from rpd.annex.table import sections
from rpd.load.data import data_of
from rpd.polish.wording import plain
from rpd.reading.build import build_plan
from tests.act.test_golden import loaded
from tests.cut import cut
from tests.workspace.workspace import action

TEXT = cut("IV.1.3")
ACTS = (("7/2024", date(2024, 6, 30)), ("9/2024", date(2024, 9, 1)), ("11/2024", date(2024, 11, 1)))
ID = "kongres-es"
PRODUCTS = ["Program", "Nagranie", "Raport", "Wystawa"]


def plan_text() -> str:
    """The plan with four products of one action."""
    listed = "".join(f"                  - {name}\n" for name in PRODUCTS)
    only = "                  - Oferta wydarzeń podczas kongresu\n"
    assert TEXT.count(only) == 1
    return TEXT.replace(only, listed)


def changed(text: str, **fields: Any) -> dict[str, Any]:
    data = data_of(text)
    action(data, ID).update(fields)
    return data


def saved(text: str, data: dict[str, Any], position: int) -> Amendment:
    number, day = ACTS[position]
    old = loaded(text)
    made = amending(old, replace(old, plan=build_plan(data)), number, day)
    assert old.plan is not None
    found = Amendment(
        number,
        day.isoformat(),
        2024,
        operations(old.plan, made.plan),
        paragraf="§ 1",
        jednostki=units_of("§ 1", made.units),
    )
    again = parse(dump(found).encode(), "zmiana.yaml")
    assert again == found
    return again


def cell(text: str, amendments: list[Amendment]) -> str:
    """The cell in the consolidated text, with the marks' notes; without amendments in the annex."""
    found = loaded(text)
    assert found.plan is not None
    if amendments:
        made = consolidated(found.plan, found.strategia, found.slownik, amendments)
        assert made.unsaid == ()
        document = made.document
    else:
        document = annex(found.plan, found.strategia, found.slownik)
    (row,) = [
        row
        for section in sections(document)
        for row in (section.table.rows if section.table else ())
        if row.anchor == ID
    ]
    (products,) = [one for one in row.cells if one.column == "produkty"]
    said = " ".join(plain(blocks_text(products.blocks)).split())
    for note in document.footnotes:
        number, _, told = plain(footnote_text(note)).partition(" ")
        said = said.replace(number, f" <{told}>")
    return said


FULL = "§ 1 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r."


@pytest.fixture
def repealed() -> tuple[str, Amendment]:
    """The last of four letters is repealed."""
    text = plan_text()
    first = saved(text, changed(text, produkty=PRODUCTS[:3]), 0)
    return amend(text, first), first


def test_what_is_shown(repealed: tuple[str, Amendment]) -> None:
    text, first = repealed
    assert action(data_of(text), ID)["uchylone_litery"] == "produkty lit. d"
    assert cell(text, []) == "Ad 2) a) Program b) Nagranie c) Raport d) (uchylona)"
    assert cell(text, [first]) == (
        f"Ad 2) a) Program b) Nagranie c) Raport d) (uchylona) <Uchylona przez {FULL}>"
    )


def test_the_next_letter_is_another_one(repealed: tuple[str, Amendment]) -> None:
    text, first = repealed
    second = saved(text, changed(text, produkty=[*PRODUCTS[:3], "Album"]), 1)
    after = amend(text, second)
    assert cell(after, []) == "Ad 2) a) Program b) Nagranie c) Raport d) (uchylona) e) Album"
    assert cell(after, [first, second]) == (
        f"Ad 2) a) Program b) Nagranie c) Raport d) (uchylona) <Uchylona przez {FULL}> "
        "e) Album <Dodana przez § 1 uchwały nr 9/2024 MKRES z dnia 1 września 2024 r.>"
    )
    assert plain(str(data_of(text))) == plain(str(withdraw(data_of(after), second)))


@pytest.mark.parametrize(
    ("left", "shown", "gone"),
    [(1, "b) Nagranie", "a"), (0, "a) Program", "b")],
)
def test_the_last_one_keeps_its_letter(left: int, shown: str, gone: str) -> None:
    """From two to one as from three to two: what is in force is not lettered anew in silence."""
    two = plan_text().replace("                  - Raport\n                  - Wystawa\n", "")
    first = saved(two, changed(two, produkty=[PRODUCTS[left]]), 0)
    assert [unit.forma for unit in first.jednostki] == ["uchylenie"]
    text = amend(two, first)
    stub = f"{gone}) (uchylona)"
    said = " ".join(sorted((shown, stub)))
    assert cell(text, []) == f"Ad 2) {said}"
    told = said.replace(stub, f"{stub} <Uchylona przez {FULL}>")
    assert cell(text, [first]) == f"Ad 2) {told}"
    # The next act finds what this one has left.
    second = saved(text, changed(text, termin="IV kwartał 2024"), 1)
    assert [spot.column for unit in second.jednostki for spot in unit.miejsca] == ["termin"]


def test_a_stub_that_an_author_writes_is_not_printed_twice(
    repealed: tuple[str, Amendment],
) -> None:
    text, _ = repealed
    written = [*PRODUCTS[:3], {"nazwa": "(uchylona)", "lit": "d"}]
    second = saved(text, changed(text, produkty=written, termin="IV kwartał 2024"), 1)
    assert cell(amend(text, second), []).count("(uchylona)") == 1


def test_an_author_cannot_give_it_again(repealed: tuple[str, Amendment]) -> None:
    text, _ = repealed
    with pytest.raises(CannotAmendError) as refused:
        saved(text, changed(text, produkty=[*PRODUCTS[:3], {"nazwa": "Album", "lit": "d"}]), 1)
    assert plain(refused.value.message) == (
        "W działaniu IV.1.3/2 w kolumnie „Produkt” lit. d została już uchylona, a uchwała "
        "dodawałaby ją drugi raz."
    )


def test_a_letter_in_the_middle_and_one_at_the_end() -> None:
    text = plan_text()
    first = saved(text, changed(text, produkty=[PRODUCTS[0], *PRODUCTS[2:]]), 0)
    text = amend(text, first)
    lettered = action(data_of(text), ID)["produkty"]
    second = saved(text, changed(text, produkty=lettered[:2]), 1)
    text = amend(text, second)
    assert action(data_of(text), ID)["uchylone_litery"] == "produkty lit. b, produkty lit. d"
    assert cell(text, [first, second]) == (
        f"Ad 2) a) Program b) (uchylona) <Uchylona przez {FULL}> c) Raport d) (uchylona) "
        "<Uchylona przez § 1 uchwały nr 9/2024 MKRES z dnia 1 września 2024 r.>"
    )


def test_a_new_wording_has_new_letters(repealed: tuple[str, Amendment]) -> None:
    text, first = repealed
    second = saved(text, changed(text, produkty=["Zestaw materiałów dla gmin"]), 1)
    text = amend(text, second)
    assert "uchylone_litery" not in action(data_of(text), ID)
    assert cell(text, [first, second]) == (
        "Ad 2) <W brzmieniu ustalonym przez § 1 uchwały nr 9/2024 MKRES z dnia 1 września 2024 r.> "
        "Zestaw materiałów dla gmin"
    )


def test_what_an_author_takes_away_is_kept(repealed: tuple[str, Amendment]) -> None:
    """Somebody deletes the field in the file; the plan in force has it."""
    text, _ = repealed
    data = changed(text, termin="IV kwartał 2024")
    del action(data, ID)["uchylone_litery"]
    second = saved(text, data, 1)
    assert action(data_of(amend(text, second)), ID)["uchylone_litery"] == "produkty lit. d"


PROSE = "Kierunki prac:\na) wizyty w gminach,\nb) dyżury ekspertów,\nc) szkolenia dla kadry."


def test_letters_that_a_description_writes_itself() -> None:
    """The program cannot letter a text, so an act that gives the letter again is refused."""
    text = plan_text()
    data = changed(text, opis=PROSE)
    start = saved(text, data, 0)
    text = amend(text, start)
    first = saved(text, changed(text, opis=PROSE.rpartition("\n")[0]), 1)
    text = amend(text, first)
    assert action(data_of(text), ID)["uchylone_litery"] == "opis lit. c"
    found = loaded(text).plan
    assert found is not None
    made = str(consolidated(found, None, None, [start, first]).document)
    assert "marker='c)'" in made
    again = f"{PROSE.rpartition(chr(10))[0]}\nc) konferencja roczna."
    with pytest.raises(CannotAmendError, match="c została już uchylona"):
        saved(text, changed(text, opis=again), 2)
    third = saved(text, changed(text, opis=again.replace("c) k", "d) k")), 2)
    assert [unit.forma for unit in third.jednostki] == ["dodanie"]
