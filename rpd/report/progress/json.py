"""Planned against done as JSON, version 1 (``schema/status.schema.json``); amounts are strings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rpd.budget.dimensions import Member
from rpd.diagnostics import Diagnostic
from rpd.plan.values import one_line
from rpd.plan.wykonanie import STANY
from rpd.progress.done import ActionDone, IndicatorDone, Progress
from rpd.progress.grouped import Grouped
from rpd.progress.line import MoneyLine
from rpd.progress.states import METHOD
from rpd.progress.sums import Sum
from rpd.report.escape import json_text
from rpd.report.progress import words


def failure(message: str, hint: str) -> str:
    """The document where the plan or what was done of it could not be read."""
    document = {"version": 1, "error": {"message": message, "hint": hint}}
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def report(
    progress: Progress,
    *,
    plik: str,
    money: Sequence[Grouped],
    notes: Sequence[str],
    unread: Sequence[Diagnostic] = (),
) -> str:
    """One document about a plan at the end of a quarter."""
    kwartal = progress.kwartal
    counted = dict.fromkeys(STANY, 0)
    for done in progress.actions:
        counted[done.stan] += 1
    document: dict[str, Any] = {
        "version": 1,
        "plan": plik,
        "rok": kwartal.rok,
        "kwartal": kwartal.rzymski,
        "stan_na": kwartal.ostatni_dzien.isoformat(),
        "waluta": "PLN",
        "stany": counted,
        "dzialania": [_action(done, kwartal.rok) for done in progress.actions],
        "wskazniki": [
            {"numer": one.numer or None} | _indicator(one, kwartal.rok) for one in progress.outside
        ],
        "po_terminie": [
            {
                "id": done.action.id,
                "numer": done.action.numer,
                "podmioty": list(done.action.podmioty),
                "dni": done.dni,
                "stan": done.stan,
            }
            for done in progress.late
        ],
        "pieniadze": [table(one) for one in money],
        "dawne": [
            {
                "dzialanie": one.key[0] or None,
                "id": one.key[1],
                "kwartal": one.kwartal.rzymski,
                "podmioty": list(one.podmioty),
                "powod": one.why,
                "dawniej": one.dawniej,
                "teraz": one.teraz,
                "pieniadze": one.pieniadze,
            }
            for one in progress.dawne
        ],
        "sporne": [
            {"dzialanie": one.action, "pozycja": one.pozycja, "podmioty": list(one.podmioty)}
            for one in progress.sporne_kwoty
        ],
        "bez_id": progress.planned.bez_id,
        "metoda": list(METHOD),
        "uwagi": list(notes),
        "nieodczytane": [
            {"plik": d.file, "regula": d.code, "powod": d.message, "rada": d.hint} for d in unread
        ],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _action(done: ActionDone, rok: int) -> dict[str, Any]:
    action = done.action
    return {
        "id": action.id,
        "numer": action.numer,
        "nazwa": words.name(action.dzialanie.nazwa),
        "podmioty": list(action.podmioty),
        "od": _day(action.od),
        "do": _day(action.do),
        "stan": done.stan,
        "obliczony": done.obliczony,
        "zasada": done.zasada,
        "powod": done.powod or None,
        "podal": done.podal or None,
        "dni_po_terminie": done.dni,
        "kwartal": done.told_in.rzymski if done.told_in else None,
        "wskazniki": [_indicator(one, rok) for one in done.wskazniki],
        "kamienie": [
            {"opis": one.opis, "do": _day(one.do), "osiagnieto": _day(one.osiagnieto)}
            for one in done.kamienie
        ],
        "linie": [_line(line) for line in done.linie],
        "pieniadze": _sum(done.pieniadze),
        "uwagi": [
            {"podmiot": one.podmiot, "kwartal": one.kwartal.rzymski, "tekst": one.what.uwagi}
            for one in done.told
            if one.what.uwagi
        ],
    }


def _indicator(one: IndicatorDone, rok: int) -> dict[str, Any]:
    told = one.wartosc
    return {
        "id": one.wskaznik.id or None,
        "nazwa": one_line(one.wskaznik.nazwa),
        "jednostka": one_line(one.wskaznik.jednostka),
        "plan": words.target(one.wskaznik, rok),
        "docelowa": _number(one.cel),
        "prog": one.wskaznik.prog,
        "wartosc": _number(told.wartosc) if told else None,
        "tekst": (told.tekst or None) if told else None,
        "znak": (told.znak or None) if told else None,
        "sporne": bool(told and told.sporne),
        "stan_na": _day(told.stan_na) if told else None,
        "kwartal": told.kwartal.rzymski if told else None,
        "podmioty": list(told.podmioty) if told else [],
        "procent": _number(one.procent),
        "osiagniety": one.osiagniety,
    }


def _line(line: MoneyLine) -> dict[str, Any]:
    return {
        "pozycja": line.pozycja or None,
        "zrodla": list(line.item.zrodla),
        "plan": None if line.bez_planu else amount(line.plan),
        "ustalone": amount(line.ustalone),
        "umowy": amount(line.umowy),
        "wydatki": amount(line.wydatki),
        "pozostalo": amount(line.pozostalo),
        "ponad": amount(line.ponad),
        "wiadomo": line.wiadomo,
    }


def _sum(suma: Sum) -> dict[str, Any]:
    return {
        "plan": amount(suma.plan),
        "umowy": amount(suma.umowy),
        "wydatki": amount(suma.wydatki),
        "procent": _number(suma.procent),
        "pozostalo": amount(suma.pozostalo),
        "ponad": amount(suma.ponad),
        "poza_kwotami": amount(suma.poza_kwotami),
    }


def table(found: Grouped) -> dict[str, Any]:
    """Money by a grouping."""
    return {
        "wedlug": list(found.by),
        "wiersze": [
            {"klucz": [_names(member) for member in row.members], **_sum(row.suma)}
            for row in found.rows
        ],
        "razem": _sum(found.razem),
    }


def _names(member: Member) -> str | list[str] | None:
    """A name; a list of names for a joint set; null where the plan does not say."""
    if not member.key:
        return None
    return list(member.key) if member.joint else member.key[0]


def amount(value: Decimal) -> str:
    """Złoty to the grosz."""
    return f"{value:.2f}"


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
