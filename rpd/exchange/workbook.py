"""Exported tables of a plan → a workbook to fill in, with the export kept in its hidden sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Final

from rpd.exchange.drop_downs import lists
from rpd.exchange.exported import Exported
from rpd.exchange.kept import kept
from rpd.exchange.tables import ACTIONS, Table
from rpd.formats.form_sheets import written
from rpd.formats.forms import Form, FormRow, FormSheet
from rpd.plan.model import (
    Plan,
    Slownik,
)

_FIRST_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


def workbook(made: Exported, plan: Plan, slownik: Slownik | None) -> bytes:
    """The workbook; the same export gives the same bytes."""
    form = Form(
        title=plan.tytul,
        sheets=tuple(map(_sheet, made.tables)),
        lists=tuple(lists(plan, slownik, _owners(made))),
        kept=kept(made),
        about=tuple(_about(made, plan)),
    )
    day = plan.uchwala.data if plan.uchwala else None
    moment = datetime.combine(day, time(12)) if day else _FIRST_DAY.replace(tzinfo=None)
    return written(form, moment)


def _owners(made: Exported) -> set[str] | None:
    """What new entries may be of in the sheet of one body; None in that of the whole plan."""
    if not made.body:
        return None
    return {row.id for table in made.tables if table.key == ACTIONS for row in table.rows}


def _sheet(table: Table) -> FormSheet:
    rows = tuple(FormRow(row.values, row.fixed) for row in table.rows)
    return FormSheet(table.title, tuple(one.column for one in table.fields), rows)


def _about(made: Exported, plan: Plan) -> Iterator[str]:
    yield plan.tytul
    if made.body:
        yield f"Wiersze podmiotu {made.body}."
    yield (
        "Szare komórki są zablokowane: rpd rozpoznaje po nich wiersze. Wiersze wolno sortować i "
        "filtrować, kolumny przestawiać i ukrywać, arkusze nazwać inaczej."
    )
    yield (
        "Nowy wpis dopisz w pierwszym wolnym wierszu pod tabelą; komórki identyfikatora i numeru "
        "zostaw puste."
    )
    yield (
        "Usunięty wiersz niczego w planie nie usuwa; usuwa dopiero „rpd import” z opcją --remove."
    )
    yield (
        "Kilka tekstów w jednej komórce stoi w osobnych wierszach (Alt+Enter), a części opisu "
        "rozdziela wiersz „---”."
    )
    yield f"Zmiany wczytuje: rpd import ARKUSZ --into {made.plan}"
