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
    bases: bool,
    by_period: bool,
    rest: Decimal | None = None,
) -> str:
    """Change an indicator in place; the values that went in words, "" where none did.

    Values of years to come are true of the later plan too, and `bases` unless they are to go. Where
    the plan prints values `by_period` it has no place any more for those of years that are over.
    The `rest` of a target takes its place.
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
    stated = () if bases else ("wartosc_bazowa", "bazowa")
    gone += [key for key in stated if entry.pop(key, None) is not None]
    if "wartosc_docelowa" in entry and not keep:
        if rest is not None:
            entry["wartosc_docelowa"] = rest
        else:
            del entry["wartosc_docelowa"]
        gone.append("wartosc_docelowa")
    target: Wartosc | None = wskaznik.docelowa
    if target is not None and "docelowa" in entry:
        if not keep and (target.rok is None or target.rok < years.first):
            del entry["docelowa"]
            gone.append("docelowa")
        elif keep and target.rok is not None and target.rok in years.gone:
            entry["docelowa"] = {**entry["docelowa"], "rok": target.rok + years.by}
    if {"wartosc_docelowa", "docelowa"} & set(gone):
        return values_of(wskaznik)
    said = []
    if {"wartosc_bazowa", "bazowa"} & set(gone) and wskaznik.baza is not None:
        said.append(f"baza {measures.dated(wskaznik.baza, wskaznik.jednostka)}")
    if "posrednie" in gone:
        said.append(f"wartości {measures.of_field(wskaznik, 'posrednie')}")
    return plain("; ".join(said))


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
