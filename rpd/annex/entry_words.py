"""What entries of the budget say beside their amounts, for the columns that print it alone."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Final

from rpd.budget.spoken import spoken
from rpd.plan import values
from rpd.plan.model import PozycjaBudzetu, SkladnikMontazu
from rpd.plan.values import one_line, own_means

Sources = Mapping[str, str]
"""The names of sources that are printed instead of what the plan writes."""
NO_COSTS: Final = "bez kosztów"
"""What stands for the amount of an action that costs nothing."""


def instead(
    entries: Iterable[PozycjaBudzetu], okres: str, okresy: Container[str], *, means: bool
) -> str:
    """What stands where amounts do of entries that have none: no costs and, with `means`, own ones.

    An entry of one of the periods is told there alone, any other wherever money is.
    """
    said = []
    for entry in entries:
        year = str(entry.rok or "")
        if entry.razem is not None or (year in okresy and okres not in ("", year)):
            continue
        if entry.bez_kosztow:
            said.append(NO_COSTS)
        elif entry.srodki and means:
            said.append(own_means(entry.podmiot))
    return "; ".join(dict.fromkeys(said))


def sources(entries: Sequence[PozycjaBudzetu], names: Sources, *, costs: bool, shares: bool) -> str:
    """What the entries are paid from, each once, with `shares` how much of it falls to each.

    With `costs` it is said here that there are none.
    """
    found = (_source(entry, names, shares=shares) for entry in entries)
    said = [*found, *(NO_COSTS for entry in entries if entry.bez_kosztow and costs)]
    return ", ".join(dict.fromkeys(filter(None, said)))


def _source(written: PozycjaBudzetu, names: Sources, *, shares: bool) -> str:
    entry = spoken(written, names)
    if shares and (entry.podzial or entry.montaz):
        parts = (
            *(values.share(one, currency=not one.zapis.bez_jednostki) for one in entry.podzial),
            *(_component(one) for one in entry.montaz),
        )
        named = ", ".join(parts)
    else:
        named = ", ".join(map(one_line, of_entry(entry)))
    if entry.srodki and entry.razem is None:
        named = ", ".join(filter(None, (own_means(entry.podmiot), named)))
    return " ".join(filter(None, (values.frame(entry), named)))


def _component(part: SkladnikMontazu) -> str:
    basis = "" if part.udzial is None else part.podstawa or "calosc"
    return values.component(part, basis, currency=not part.zapis.bez_jednostki)


def of_entry(entry: PozycjaBudzetu) -> tuple[str, ...]:
    """All that an entry names as a source."""
    shares = (*(one.zrodlo for one in entry.podzial), *(one.zrodlo for one in entry.montaz))
    return tuple(dict.fromkeys((*entry.zrodla, *shares)))


def amounts(entries: Iterable[PozycjaBudzetu], *, means: bool) -> str:
    """The amounts that the entries state, without their sources."""
    return "; ".join(filter(None, (_amount(entry, means=means) for entry in entries)))


def _amount(entry: PozycjaBudzetu, *, means: bool) -> str:
    currency = not entry.zapis.bez_jednostki
    if entry.okresy:
        return values.by_period(entry, currency=currency)
    if entry.kwota is not None:
        return values.amount(entry.kwota, currency=currency, zapis=entry.zapis)
    return instead([entry], "", (), means=means)


# --- what else an entry says ---------------------------------------------------------------------


def fact(entries: Sequence[PozycjaBudzetu], field: str, names: Sources, okres: str = "") -> str:
    """What the entries say in one of the fields of ``OF_MONEY``.

    What only some of them say, or not all alike, stands behind what they are paid from.
    """
    say = FACTS[field]
    found = [(entry, say(entry, okres)) for entry in entries]
    words = dict.fromkeys(said for _, said in found)
    if len(words) == 1:
        return next(iter(words))
    whose = ((_source(entry, names, shares=False), said) for entry, said in found if said)
    return "; ".join(": ".join(filter(None, pair)) for pair in whose)


def _reckoned(entry: PozycjaBudzetu, _: str) -> str:
    rounded = f"po zaokrągleniu {one_line(entry.zaokraglenie)}" if entry.zaokraglenie else ""
    return ", ".join(filter(None, (one_line(entry.wzor), rounded)))


def _needs(entry: PozycjaBudzetu, okres: str) -> str:
    currency = not entry.zapis.bez_jednostki
    if okres:
        of_it = (one for one in entry.potrzeby if one.okres == okres)
        return "; ".join(values.of_period(one, currency=currency) for one in of_it)
    return values.periods(entry.potrzeby, currency=currency)


FACTS: Final[Mapping[str, Callable[[PozycjaBudzetu, str], str]]] = {
    "wzor": _reckoned,
    "warunek": lambda entry, _: one_line(entry.warunek),
    "potrzeby": _needs,
    "dzial": lambda entry, _: one_line(entry.dzial or entry.rozdzial[:3]),
    "rozdzial": lambda entry, _: one_line(entry.rozdzial),
    "paragraf": lambda entry, _: one_line(entry.paragraf),
}
"""What an entry says in each field; needs may be those of one period."""
