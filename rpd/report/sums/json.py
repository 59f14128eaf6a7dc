"""Sums as JSON, version 1 (``schema/budget.schema.json``); amounts are strings in złoty."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rpd.budget import BySource
from rpd.budget.crosstab import CrossTab, CrosstabRow
from rpd.budget.dimensions import Member
from rpd.budget.items import Item, LeftOut, undecided
from rpd.budget.ledger import Ledger
from rpd.budget.limits import Use
from rpd.budget.unread import Unread
from rpd.diagnostics import Path, pointer
from rpd.report.escape import json_text

Lines = Mapping[tuple[str, Path], int]


def report(
    ledgers: Sequence[Ledger],
    totals: BySource,
    *,
    tables: Sequence[CrossTab],
    limits: Sequence[Use],
    notes: Sequence[str],
    lines: Lines,
    day: date | None = None,
    unread: Sequence[Unread] = (),
) -> str:
    """One document, with ``plan`` and ``rok`` for one plan and ``plany`` for several.

    ``stan_na`` is the day whose text was summed, where one was asked for.
    """
    document: dict[str, Any] = {"version": 1}
    if len(ledgers) == 1:
        document |= {"plan": ledgers[0].plik, "rok": ledgers[0].rok}
    else:
        document["plany"] = [{"plan": one.plik, "rok": one.rok} for one in ledgers]
    document |= _stan(day) | {
        "waluta": "PLN",
        "razem": _amount(totals.razem),
        "dzialania": totals.dzialania,
        "dzialania_z_kwota": totals.dzialania_z_kwota,
        "dzialania_bez_kwoty": totals.dzialania - totals.dzialania_z_kwota,
        "bez_kwoty": {kind: number for kind, number in totals.rodzaje.items() if kind != "kwota"},
        "zrodla": [
            {
                "zrodlo": total.zrodlo,
                "kwota": _amount(total.kwota),
                "wspolne": _amount(total.wspolne),
                "maksimum": _amount(total.maksimum),
                "dzialania": total.dzialania,
            }
            for total in totals.zrodla
        ],
        "wspolne": [
            {
                "zrodla": list(total.zrodla),
                "kwota": _amount(total.kwota),
                "dzialania": total.dzialania,
            }
            for total in totals.wspolne
        ],
        "limity": [_limit(use) for use in limits],
        "poza_suma": [_left_out(entry, lines) for one in ledgers for entry in one.left_out],
        "zestawienia": [_table(table) for table in tables],
        "uwagi": list(notes),
        **_unread(unread),
    }
    return _written(document)


def refusal(unread: Sequence[Unread]) -> str:
    """The document where there are no sums."""
    return _written({"version": 1, **_unread(unread)})


def _unread(unread: Sequence[Unread]) -> dict[str, Any]:
    named = [{"plan": u.plan or None, "powod": u.powod, "rada": u.rada} for u in unread]
    return {"nieodczytane": named} if named else {}


def _stan(day: date | None) -> dict[str, str]:
    return {"stan_na": day.isoformat()} if day else {}


def explanation(
    asked: str,
    items: Sequence[Item],
    lines: Lines,
    ledgers: Sequence[Ledger],
    *,
    day: date | None = None,
    unread: Sequence[Unread] = (),
) -> str:
    """The lines behind a figure."""
    stated = [item for item in items if item.kwota is not None]
    joint = [i.kwota for i in stated if i.kwota is not None and undecided(asked, i)]
    decided = [i.kwota for i in stated if i.kwota is not None and not undecided(asked, i)]
    document = {
        "version": 1,
        "plany": [{"plan": one.plik, "rok": one.rok} for one in ledgers],
        **_stan(day),
        "waluta": "PLN",
        "wyjasnienie": asked,
        "kwota": _amount(sum(decided, Decimal(0))),
        "wspolne": _amount(sum(joint, Decimal(0))),
        "pozycje": [_item(item, lines) for item in items],
        **_unread(unread),
    }
    return _written(document)


def _written(document: Mapping[str, Any]) -> str:
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _amount(value: Decimal) -> str:
    return f"{value:.2f}"


def _limit(use: Use) -> dict[str, Any]:
    return {
        "grupa" if use.limit.grupa else "zrodlo": use.limit.nazwa,
        "folder": use.folder,
        "rok": use.limit.rok,
        "limit": _amount(use.limit.kwota),
        "zajete": _amount(use.od),
        "zajete_z_wspolnymi": _amount(use.do),
        "stan": use.state,
    }


def _left_out(entry: LeftOut, lines: Lines) -> dict[str, Any]:
    return {
        "plan": entry.dzialanie.plan,
        "line": lines.get((entry.dzialanie.plan, entry.path)),
        "path": pointer(entry.path),
        "dzialanie": entry.dzialanie.numer,
        "id": entry.dzialanie.id,
        "kwota": None if entry.kwota is None else str(entry.kwota),
        "powod": entry.powod,
    }


def _item(item: Item, lines: Lines) -> dict[str, Any]:
    action = item.dzialanie
    return {
        "plan": action.plan,
        "line": lines.get((action.plan, item.path)),
        "path": pointer(item.path),
        "dzialanie": action.numer,
        "id": action.id,
        "nazwa": action.nazwa,
        "zrodla": list(item.zrodla),
        "rodzaj": item.kind,
        "kwota": None if item.kwota is None else _amount(item.kwota),
        "rok": item.rok,
    } | _of_period(item)


def _of_period(item: Item) -> dict[str, Any]:
    """What is said of a line only where it has it."""
    said: dict[str, Any] = {"okres": item.okres, "znak": item.znak, "warunkowa": item.warunkowa}
    said |= {"dzial": item.dzial, "rozdzial": item.rozdzial, "paragraf": item.paragraf}
    return {name: value for name, value in said.items() if value}


def _table(table: CrossTab) -> dict[str, Any]:
    return {
        "wedlug": list(table.by),
        "poziomy": list(table.levels),
        "kolumny": [_names(member) for member in table.columns],
        "wiersze": [
            {"klucz": [_names(member) for member in row.members], **_row(row)} for row in table.rows
        ],
        "razem": _row(table.razem),
    }


def _row(row: CrosstabRow) -> dict[str, Any]:
    part = {} if row.z_udzialem is None else {"z_udzialem": _amount(row.z_udzialem)}
    return {
        "kwoty": [_amount(cell) for cell in row.cells],
        "razem": _amount(row.razem),
        **part,
        "dzialania_z_kwota": row.z_kwota,
        "dzialania_bez_kwoty": row.bez_kwoty,
    }


def _names(member: Member) -> str | list[str] | None:
    """A name; a list of names for a joint set; null where the plan does not say."""
    if not member.key:
        return None
    return list(member.key) if member.joint else member.key[0]
