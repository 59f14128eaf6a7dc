"""Planned against done → the tables of a report, as printed: by level, actions, money, delays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rpd.budget.dimensions import Dimension, Member, Members
from rpd.plan.sprawozdanie import Kolumna, Rodzaj, Tabela, Wiersz
from rpd.plan.values import one_line
from rpd.plan.wykonanie import STANY, Stan
from rpd.polish import wording
from rpd.polish.spaces import keep_together
from rpd.polish.wording import DASH, capital, join
from rpd.progress.done import ActionDone, IndicatorDone, Progress
from rpd.progress.grouped import grouped
from rpd.progress.sums import Sum
from rpd.report.escape import visible
from rpd.report.progress import sheets, words
from rpd.report.sums import labels
from rpd.report.sums.sheet import Sheet, SheetCell, SheetColumn

_KINDS: dict[str, Rodzaj] = {
    "text": "tekst",
    "amount": "kwota",
    "count": "liczba",
    "share": "procent",
}
_MONEY = "Pieniądze według źródeł"
_STATES = {words.state(stan): words.STATES[stan] for stan in STANY}
"""Printed states are words alone: a font need not have the signs that a screen shows."""
_UNDONE: frozenset[Stan] = frozenset(
    ("nierozpoczete", "niewykonane", "wykonane-czesciowo", "odstapiono", "nieznane")
)


def of_sheet(sheet: Sheet, tytul: str, chart: Sequence[str] = ()) -> Tabela:
    """A sheet as it is printed; columns that say nothing are left out."""
    shown = [at for at, column in enumerate(sheet.columns) if _says(sheet, at, column)]
    keys = [sheet.columns[at].key for at in shown]
    rows = [
        Wiersz(
            tuple(said(_written(sheet.columns[at], row.cells[at])) for at in shown),
            row.level,
            nad=row.parent,
        )
        for row in sheet.rows
    ]
    if sheet.total is not None:
        total = tuple(said(sheet.columns[at].written(sheet.total[at])) for at in shown)
        rows.append(Wiersz(total, razem=True))
    return Tabela(
        said(tytul),
        tuple(
            Kolumna(said(sheet.columns[at].header), _KINDS[sheet.columns[at].kind]) for at in shown
        ),
        tuple(rows),
        tuple(keys.index(key) for key in chart),
    )


def _written(column: SheetColumn, cell: SheetCell) -> str:
    """A cell as people read it; a screen has days in figures and signs before states."""
    if column.key == "do" and isinstance(cell, str) and cell != words.UNDATED:
        return wording.date(date.fromisoformat(cell))
    if column.key == "stan" and isinstance(cell, str):
        return _STATES.get(cell, cell)
    return column.written(cell)


def _says(sheet: Sheet, at: int, column: SheetColumn) -> bool:
    if not column.spare:
        return True
    return any(column.written(row.cells[at]) not in ("", DASH) for row in sheet.rows)


def said(text: str) -> str:
    """A text as it is printed: in one line, with its no-break spaces, nothing unseen in it."""
    return keep_together(visible(one_line(text)))


def level(progress: Progress, by: Dimension) -> Tabela:
    """Money and states of the headings of a level; percentages of headings are those of money."""
    profil, ledger = progress.planned.plan.profil, progress.planned.ledger
    members = Members([ledger], spread=False)
    states: dict[Member, Counter[Stan]] = {}
    for done in progress.actions:
        member = sheets.member_of(done, by, members, profil)
        states.setdefault(member, Counter())[done.stan] += 1
    money = {row.members[0]: row.suma for row in grouped(progress.linie, [ledger], [by]).rows}
    names = dict(ledger.names)
    rows = []
    for member in sorted({**states, **money}, key=lambda one: one.rank):
        suma, counted = money.get(member, Sum()), states.get(member, Counter())
        name = labels.name(member, names)
        label = sheets.label(member)
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
        _amount(suma.plan),
        _spent(suma),
        words.percent(suma.procent),
        states,
    )
    return Wiersz(tuple(map(said, cells)), razem=razem)


def _amount(value: Decimal) -> str:
    """No amount of a plan is zero, so that a zero says that there is none."""
    return wording.amount(value) if value else DASH


def _spent(suma: Sum) -> str:
    """What was spent; nothing of nothing planned is no figure."""
    return wording.amount(suma.wydatki) if suma.plan or suma.wydatki else DASH


def actions(progress: Progress) -> Tabela:
    """Every action with its money and its state, its indicators below it."""
    noun = capital(progress.planned.plan.profil.dzialanie.short.one)
    return Tabela(
        said(f"{capital(progress.planned.plan.profil.dzialanie.short.many)} i wskaźniki"),
        (
            Kolumna(said(f"{noun}, wskaźnik")),
            Kolumna("Plan"),
            Kolumna("Wykonanie"),
            Kolumna("%", "procent"),
            Kolumna("Stan"),
        ),
        tuple(row for done in progress.actions for row in _of_action(done, progress)),
    )


def _of_action(done: ActionDone, progress: Progress) -> Iterator[Wiersz]:
    action, suma = done.action, done.pieniadze
    who = ", ".join(action.podmioty) or words.NO_BODY
    cells = (
        f"{action.numer}. {words.name(action.dzialanie.nazwa).removesuffix('.')} ({who})",
        _amount(suma.plan),
        _spent(suma),
        words.percent(suma.procent),
        words.STATES[done.stan],
    )
    yield Wiersz(tuple(map(said, cells)), nad=bool(done.wskazniki))
    if action.in_force:
        for one in done.wskazniki:
            yield _of_indicator(one, progress, 1)


def _of_indicator(one: IndicatorDone, progress: Progress, poziom: int) -> Wiersz:
    cells = (
        one.wskaznik.nazwa,
        words.target(one.wskaznik, progress.kwartal.rok),
        _told(one, progress),
        words.percent(one.procent),
        _met(one),
    )
    return Wiersz(tuple(map(said, cells)), poziom)


def _met(one: IndicatorDone) -> str:
    """Whether the target is reached, in words."""
    if not one.applies or one.cel is None:
        return DASH
    if one.osiagniety is None:
        return "brak danych"
    return "osiągnięto" if one.osiagniety else "nie osiągnięto"


def _told(one: IndicatorDone, progress: Progress) -> str:
    """The value, and its day where that is not the last one of the quarter."""
    value = words.value(one) or "nie podano"
    day = one.wartosc.stan_na if one.wartosc else None
    if day is None or day == progress.kwartal.ostatni_dzien:
        return value
    return f"{value} (stan na {wording.date(day)})"


def outside(progress: Progress) -> Tabela | None:
    """The indicators outside actions; None where there are none."""
    if not progress.outside:
        return None
    return Tabela(
        said("Wskaźniki planu"),
        (
            Kolumna(said("Wskaźnik")),
            Kolumna("Plan"),
            Kolumna("Wykonanie"),
            Kolumna("%", "procent"),
            Kolumna("Stan"),
        ),
        tuple(_of_indicator(one, progress, 0) for one in progress.outside),
    )


def money(progress: Progress) -> tuple[Tabela, tuple[str, ...]]:
    """Money by source: the plan as amended, contracted, spent; and how the sums close."""
    planned = progress.planned
    found = grouped(progress.linie, [planned.ledger], ["zrodlo"])
    sheet = sheets.money(found, dict(planned.ledger.names), planned.plan.profil)
    columns = tuple(
        replace(column, header="Plan po zmianach") if column.key == "plan" else column
        for column in sheet.columns
    )
    made = of_sheet(replace(sheet, columns=columns), _MONEY, ("wydatki", "plan"))
    return made, sheet.notes


def late(progress: Progress) -> Tabela | None:
    """What is after its term, by body; None where nothing is."""
    return of_sheet(sheets.late(progress), "Po terminie") if progress.late else None


def undone(progress: Progress) -> Tabela | None:
    """What was not begun or not done, and why, as bodies say it; None where there is none."""
    found = [done for done in progress.actions if done.stan in _UNDONE]
    if not found:
        return None
    noun = capital(progress.planned.plan.profil.dzialanie.short.one)
    rows = []
    for done in found:
        cells = (
            f"{done.action.numer}. {words.name(done.action.dzialanie.nazwa)}",
            ", ".join(done.action.podmioty) or words.NO_BODY,
            words.STATES[done.stan],
            _why(done, progress),
        )
        rows.append(Wiersz(tuple(map(said, cells))))
    columns = (Kolumna(noun), Kolumna("Realizator"), Kolumna("Stan"), Kolumna("Dlaczego"))
    return Tabela("Czego nie rozpoczęto lub nie wykonano", columns, tuple(rows))


def _why(done: ActionDone, progress: Progress) -> str:
    """The reason given, else what bodies remark, else what the plan and the reports tell."""
    if done.powod:
        return f"{done.podal}: {done.powod}"
    remarks = [f"{one.podmiot}: {one_line(one.what.uwagi)}" for one in done.told if one.what.uwagi]
    if remarks:
        return "; ".join(remarks)
    if done.stan == "odstapiono":
        return "uchylono w planie"
    day = progress.kwartal.ostatni_dzien
    if done.action.od is not None and done.action.od > day:
        return f"termin zaczyna się {wording.date(done.action.od)}"
    if done.told_in is None:
        return "nikt nie podał danych"
    if done.stan == "nieznane":
        return f"ostatnie dane są za {words.quarter(done.told_in)}"
    return "powodu nie podano"


def states(progress: Progress) -> Tabela:
    """How many actions are in which state."""
    return of_sheet(sheets.states(progress, None), "Stany", ("liczba",))
