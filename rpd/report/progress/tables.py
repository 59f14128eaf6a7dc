"""Planned against done → the tables of a report, as printed: by level, states, money, delays."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rpd.budget.dimensions import Dimension, Member, Members
from rpd.plan.sprawozdanie import Kolumna, Tabela, Wiersz
from rpd.plan.wykonanie import STANY, Stan
from rpd.polish import wording
from rpd.polish.wording import DASH, capital, join
from rpd.progress.done import Progress
from rpd.progress.grouped import grouped
from rpd.progress.sums import Sum
from rpd.report.progress import by_state, money_sheet, sheets, words
from rpd.report.progress.printed_table import amount, of_sheet, said, spent
from rpd.report.sums import labels

_MONEY = "Pieniądze według źródeł"


def level(progress: Progress, by: Dimension) -> Tabela:
    """Money and states of the headings of a level; percentages of headings are those of money."""
    profil, ledger = progress.planned.plan.profil, progress.planned.ledger
    members = Members([ledger], spread=False)
    states: dict[Member, Counter[Stan]] = {}
    for done in progress.actions:
        member = by_state.member_of(done, by, members, profil)
        states.setdefault(member, Counter())[done.stan] += 1
    money = {row.members[0]: row.suma for row in grouped(progress.linie, [ledger], [by]).rows}
    names = dict(ledger.names)
    rows = []
    for member in sorted({**states, **money}, key=lambda one: one.rank):
        suma, counted = money.get(member, Sum()), states.get(member, Counter())
        name = labels.name(member, names)
        label = by_state.label(member)
        rows.append(
            _level_row(f"{label}. {name}" if name and name != label else label, suma, counted)
        )
    whole = sum(states.values(), Counter[Stan]())
    total = _level_row("Razem", sum(money.values(), Sum()), whole, razem=True)
    return Tabela(
        said(f"Wykonanie {labels.by((by,), profil)}"),
        (
            Kolumna(said(labels.header(by, profil))),
            Kolumna(said(capital(profil.dzialanie.short.many)), "liczba"),
            Kolumna("Plan", "kwota"),
            Kolumna("Wykonanie", "kwota"),
            Kolumna("%", "procent"),
            Kolumna("Stan"),
        ),
        (*rows, total),
        (3, 2),
    )


def _level_row(label: str, suma: Sum, counted: Counter[Stan], *, razem: bool = False) -> Wiersz:
    states = join(
        [f"{words.STATES[stan]} {DASH} {counted[stan]}" for stan in STANY if counted[stan]], ", "
    )
    cells = (
        label,
        wording.number(counted.total()),
        amount(suma.plan),
        spent(suma),
        words.percent(suma.procent),
        states,
    )
    return Wiersz(tuple(map(said, cells)), razem=razem)


def money(progress: Progress) -> tuple[Tabela, tuple[str, ...]]:
    """Money by source: the plan as amended, contracted, spent; and how the sums close."""
    planned = progress.planned
    found = grouped(progress.linie, [planned.ledger], ["zrodlo"])
    sheet = money_sheet.money(found, dict(planned.ledger.names), planned.plan.profil)
    columns = tuple(
        replace(column, header="Plan po zmianach") if column.key == "plan" else column
        for column in sheet.columns
    )
    made = of_sheet(replace(sheet, columns=columns), _MONEY, ("wydatki", "plan"))
    return made, sheet.notes


def late(progress: Progress) -> Tabela | None:
    """What is after its term, by body; None where nothing is."""
    return of_sheet(sheets.late(progress), "Po terminie") if progress.late else None


def states(progress: Progress) -> Tabela:
    """How many actions are in which state."""
    return of_sheet(by_state.states(progress, None), "Stany", ("liczba",))
