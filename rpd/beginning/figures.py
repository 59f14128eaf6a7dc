"""Amounts and values of an entry in the later plan: cleared, or kept where its years allow it.

What an entry says of a named year that the later plan still has stays said of that year, whatever
is asked for. All other figures are those of a year that will be over: they go, and are told, unless
they are to be kept; then those of periods move with the plan.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from rpd.beginning.years import Years
from rpd.plan import measures
from rpd.plan.model import PozycjaBudzetu, Wartosc, Wskaznik
from rpd.polish.wording import plain
from rpd.telling import words

Data = Any
Mapping = dict[str, Data]

_PERIODS: Final = ("okresy", "potrzeby")
_ALONE: Final = ("kwota", "podzial", "montaz", "wzor", "zaokraglenie")
_SAYS: Final = ("zrodla", "srodki", "bez_kosztow", "okresy")
"""What an entry of a budget cannot do without, one of them at least."""


def money(entry: Mapping, pozycja: PozycjaBudzetu, years: Years, *, keep: bool) -> str:
    """Change an entry of a budget in place; what it said where figures went, "" where none did.

    An entry that has nothing left to say is left empty.
    """
    if isinstance(entry.get("rok"), int) and entry["rok"] in years.earlier:
        entry["rok"] += years.by
    said = plain(words.money(pozycja))
    went = False
    for key in _PERIODS:
        if isinstance(entry.get(key), dict):
            went |= periods(entry, key, years, keep=keep)
    if "okresy" in entry:
        if went:
            entry.pop("kwota", None)  # it repeats the sum of years that are not the same any more
    elif not keep:
        went |= _cleared(entry)
    if not any(key in entry for key in _SAYS) and "kwota" not in entry:
        entry.clear()
    return said if went else ""


def _cleared(entry: Mapping) -> bool:
    """Take out what is an amount, and leave the sources that it names."""
    sources = [
        *(entry["podzial"] if isinstance(entry.get("podzial"), dict) else ()),
        *(part["zrodlo"] for part in entry.get("montaz", ()) if "zrodlo" in part),
    ]
    went = any(key in entry for key in ("kwota", "podzial", "montaz"))
    if sources and "zrodla" not in entry:
        _instead(entry, "podzial" if "podzial" in entry else "montaz", "zrodla", sources)
    needs = isinstance(entry.get("potrzeby"), int | Decimal)
    went |= needs or "wzor" in entry
    for key in (*_ALONE, *(("potrzeby",) if needs else ())):
        entry.pop(key, None)
    return went


def periods(holder: Mapping, key: str, years: Years, *, keep: bool) -> bool:
    """Amounts by period in place; whether any went. The key goes with the last of them."""
    held: Mapping = holder[key]
    coming = {okres: held[okres] for okres in held if _stays(okres, years)}
    if keep and not years.overlap and not coming:
        holder[key] = {years.period(okres): amount for okres, amount in held.items()}
        return False
    if keep:
        coming = {okres: held[okres] for okres in held if not years.past(okres)}
    if coming:
        holder[key] = coming
    else:
        del holder[key]
    return len(coming) < len(held)


def _stays(okres: str, years: Years) -> bool:
    """Whether an amount is of a named year that the later plan has too."""
    return years.period(okres) != okres and not years.past(okres)


def _instead(entry: Mapping, key: str, name: str, value: Data) -> None:
    items = [(name, value) if held == key else (held, one) for held, one in entry.items()]
    entry.clear()
    entry.update(items)


def measured(
    entry: Mapping,
    wskaznik: Wskaznik,
    years: Years,
    *,
    keep: bool,
    by_period: bool,
    rest: Decimal | None = None,
) -> str:
    """Change an indicator in place; the values that went in words, "" where none did.

    A base with its year, and values of years to come, are true of the later plan too. Where the
    plan prints values `by_period` it has no place any more for those of years that are over. The
    `rest` of a target takes its place.
    """
    gone = []
    between = entry.get("posrednie")
    if by_period and isinstance(between, dict):
        coming = {rok: value for rok, value in between.items() if not years.past(str(rok))}
        if len(coming) < len(between):
            gone.append("posrednie")
            entry["posrednie"] = coming
            if not coming:
                del entry["posrednie"]
    for key, inner in (("wartosc_bazowa", "bazowa"), ("wartosc_docelowa", "docelowa")):
        one: Wartosc | None = getattr(wskaznik, inner)
        if key in entry and not keep:
            if key == "wartosc_docelowa" and rest is not None:
                entry[key] = rest
            else:
                del entry[key]
            gone.append(key)
        if one is None or inner not in entry:
            continue
        if one.rok is not None and (one.rok >= years.first or inner == "bazowa"):
            continue
        if keep:
            if one.rok is not None and one.rok in years.earlier:
                entry[inner] = {**entry[inner], "rok": one.rok + years.by}
        else:
            del entry[inner]
            gone.append(inner)
    if gone == ["posrednie"]:
        return plain(f"wartości {measures.of_field(wskaznik, 'posrednie')}")
    return values_of(wskaznik) if gone else ""


def values_of(wskaznik: Wskaznik) -> str:
    """„45”, „min. 35%”, „z 3 msc. do 1 msc.”: the base and the target as they were."""
    say: Callable[[Wartosc | None], str] = lambda one: (  # noqa: E731
        measures.dated(one, wskaznik.jednostka) if one else ""
    )
    base, target = say(wskaznik.baza), say(wskaznik.zamiar)
    if target:
        target = measures.target(wskaznik, target)
    if base and target:
        return plain(f"z {base} do {target}")
    return plain(target or (base and f"baza {base}"))
