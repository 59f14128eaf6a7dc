"""A scratch workspace: the 2024 plan, cut short, and three resolutions that amend it, as data.

========  ==========  ===================  =========================================================
resolution  date      in force             what it does
========  ==========  ===================  =========================================================
7/2024    2024-06-30  at once              I.1.2/1: amount and term; I.1.2/3a new; footnote 2
9/2024    2024-09-12  2024-10-01           I.1.2/1: amount again; I.1.2/3a another description;
                                           I.1 kierunek 2a new, with an action; III.1.3/3 repealed
11/2024   2024-11-28  at once              I.1.1/1 another name; I.1.2/3a one body more; II.2.2/1
                                           a product more; I.1.1/4 repealed; footnote „nowy” new
========  ==========  ===================  =========================================================
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rpd.act.citing import act_units, units_of
from rpd.act.joining import joined
from rpd.act.ordering import ordered
from rpd.act.reading_out import Marks, printed
from rpd.act.sentences import sentences
from rpd.amendment.act_units import ActUnit
from rpd.amendment.apply import amend, dump
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment
from rpd.amendment.parsed import parse
from rpd.annex.annex import annex
from rpd.compare.legal import amended
from rpd.load.data import data_of
from rpd.plan.model import Plan, galezie
from rpd.reading.build import build_plan
from tests.cut import WHOLE, cut, laid

Data = dict[str, Any]
SHORT = cut("I.1.1", "I.1.2", "II.2.2/1", "III.1.3")
"""What the resolutions amend, and little besides."""
FILES = ("2024-01.yaml", "2024-02.yaml", "2024-03.yaml")
DAYS = {"7/2024": "2024-06-30", "9/2024": "2024-10-01", "11/2024": "2024-11-28"}
"""When each resolution comes into force."""


def action(data: Data, identifier: str) -> Data:
    """The action of that id."""
    for cel in data["cele"]:
        for priorytet in cel["priorytety"]:
            for kierunek in priorytet["kierunki"]:
                for dzialanie in kierunek["dzialania"]:
                    if dzialanie["id"] == identifier:
                        return dzialanie  # type: ignore[no-any-return]
    raise LookupError(identifier)


def actions(data: Data, number: str) -> list[Data]:
    """The actions of the kierunek of that full number."""
    plan = build_plan(data)
    for galaz in galezie(plan):
        if galaz.numer == number:
            found: Any = data
            for step in galaz.element.path:
                found = found[step]
            return found["dzialania"]  # type: ignore[no-any-return]
    raise LookupError(number)


def first(data: Data) -> None:
    cus = action(data, "szkolenia-kadry-cus")
    cus["budzet"][0]["kwota"] = 195000
    cus["termin"] = "II–III kwartał 2024"
    rows = actions(data, "I.1.2")
    rows.insert(
        3,
        {
            "id": "lekcje-o-cus",
            "nazwa": "Spotkania informacyjne o CUS w gminach wiejskich",
            "opis": "Cykl spotkań dla sekretarzy i kierowników OPS.",
            "produkty": ["Program spotkań"],
            "wskazniki": [{"nazwa": "Liczba spotkań", "wartosc_docelowa": 6}],
            "budzet": [{"kwota": 12000, "zrodla": ["FEdM"]}],
            "termin": "III–IV kwartał 2024",
            "realizatorzy": ["ROPS"],
        },
    )
    notes = data["przypisy"]
    name = "zatrudnienie-wspomagane"
    notes[name] = notes[name].replace("zatrudnieniu-wspomagany/", "zatrudnieniu-wspomaganym/")


def second(data: Data) -> None:
    action(data, "szkolenia-kadry-cus")["budzet"][0]["kwota"] = 190000
    action(data, "lekcje-o-cus")["opis"] = "Warsztaty terenowe prowadzone wraz z gminami."
    rows = actions(data, "III.1.3")
    rows.remove(action(data, "mentoring"))
    data["cele"][0]["priorytety"][0]["kierunki"].insert(
        2,
        {
            "numer": "2a",
            "nazwa": "Sieć współpracy centrów usług społecznych",
            "strategia": "I.1",
            "dzialania": [
                {
                    "id": "siec-cus",
                    "nazwa": "Zawiązanie sieci CUS",
                    "opis": "Dwa spotkania sieci w roku.",
                    "produkty": ["Regulamin sieci"],
                    "wskazniki": [{"nazwa": "Liczba spotkań sieci", "wartosc_docelowa": 2}],
                    "budzet": [{"srodki": "wlasne"}],
                    "termin": "IV kwartał 2024",
                    "realizatorzy": ["ROPS"],
                }
            ],
        },
    )


def third(data: Data) -> None:
    action(data, "diagnoza-uslug-spolecznych")["nazwa"] = "Badanie rynku usług społecznych."
    action(data, "lekcje-o-cus")["realizatorzy"].append("OWES")
    action(data, "trener-zatrudnienia-wspomaganego")["produkty"] = [
        *action(data, "trener-zatrudnienia-wspomaganego").get("produkty", []),
        "Sylabus szkolenia[^nowy]",
    ]
    data["przypisy"]["nowy"] = "Sylabus przyjmuje ROPS."
    actions(data, "I.1.1").remove(action(data, "grupy-nieformalne-uslugi-opiekuncze"))


_STEPS: tuple[tuple[Callable[[Data], None], Amendment], ...] = (
    (first, Amendment("7/2024", "2024-06-30", 2024, (), "Szkolenia CUS", paragraf="§ 1")),
    (
        second,
        Amendment("9/2024", "2024-09-12", 2024, (), "", "2024-10-01", "§ 1"),
    ),
    (third, Amendment("11/2024", "2024-11-28", 2024, ())),
)


def _units(old: Plan, new: Plan, paragraph: str) -> tuple[ActUnit, ...]:
    """What the act says, for an amendment that tells its paragraph: the last one is an old file."""
    if not paragraph:
        return ()
    marks = Marks()
    one, other = (printed(annex(plan, None, None), marks) for plan in (old, new))
    orders = joined(ordered(one, other))
    said = sentences(orders, one, other, marks.ids())
    return units_of(paragraph, act_units(orders, said.paths, one, other))


@cache
def chain(adopted: str = SHORT) -> tuple[tuple[str, ...], tuple[Amendment, ...]]:
    """The four texts of the plan, from the adopted one on, and the amendments between them."""
    texts = [adopted]
    found = []
    for change, about in _STEPS:
        before = data_of(texts[-1])
        after = deepcopy(before)
        change(after)
        old = build_plan(before)
        new = amended(old, build_plan(after), about.uchwala, date.fromisoformat(about.data))
        amendment = replace(
            about, operacje=operations(old, new), jednostki=_units(old, new, about.paragraf)
        )
        amendment = parse(dump(amendment).encode(), "zmiana.yaml")
        found.append(amendment)
        texts.append(amend(texts[-1], amendment))
    return tuple(texts), tuple(found)


def workspace(folder: Path, applied: int, saved: int = 3, *, whole: bool = False) -> Path:
    """A workspace with a plan to which so many amendments were applied, and so many files."""
    texts, amendments = chain(WHOLE if whole else SHORT)
    plans = laid(folder, texts[applied]).parent
    (plans / "zmiany").mkdir()
    for name, amendment in zip(FILES[:saved], amendments, strict=False):
        (plans / "zmiany" / name).write_text(dump(amendment), "utf-8")
    return folder
