"""The money of rows by source and period: what a cell of a period, a total or a sum prints.

Signs are kept apart from amounts: of entries of one period some with an amount and some with a
sign, the amounts count, and where one is not known they are the least that it may be; of signs
alone each is said once. Nothing is counted twice, and what cannot
be summed is in no sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rpd.annex import entry_words
from rpd.annex.headed import Placed
from rpd.budget.entries import amounts, wrong
from rpd.frozen import dataclass
from rpd.plan.kwoty import ZLOTE, Zapis, no_data
from rpd.plan.layout import Signs
from rpd.plan.model import KwotaOkresu, PozycjaBudzetu, obowiazuje
from rpd.plan.profil import Profil
from rpd.plan.values import amount, one_line

WHOLE = ""
"""The period of an amount that is of no single one."""


@dataclass(frozen=True, slots=True)
class Money:
    """What one source, or several together, bring in: amounts and signs by period."""

    zrodla: str
    okresy: tuple[KwotaOkresu, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of money: an amount in złoty or None, and the words of the cell."""

    kwota: Decimal | None
    text: str


class Reckoning:
    """Reads the money of actions of one plan."""

    def __init__(self, profil: Profil, rok: int, names: dict[str, str]) -> None:
        self._profil = profil
        self._rok = rok
        self._names = names

    def lines(self, placed: Placed) -> tuple[Money, ...]:
        """The money of an action by its sources, each set of them once; none once repealed."""
        dzialanie = placed.miejsce.dzialanie
        found: dict[str, list[KwotaOkresu]] = {}
        for entry in dzialanie.budzet if obowiazuje(dzialanie) else ():
            for zrodla, okresy in self._entry(entry):
                found.setdefault(zrodla, []).extend(okresy)
        return tuple(Money(zrodla, tuple(okresy)) for zrodla, okresy in found.items())

    def _entry(self, entry: PozycjaBudzetu) -> Iterator[tuple[str, tuple[KwotaOkresu, ...]]]:
        if entry.okresy:
            yield self._named(entry.zrodla), () if wrong(entry) else entry.okresy
            return
        period = str(entry.rok or self._rok)
        okres = period if period in self._profil.okresy else WHOLE
        stated = () if wrong(entry) else tuple(amounts(entry, {}, {}))
        for one in stated:
            yield self._named(one.zrodla), (KwotaOkresu(okres, one.kwota, zapis=entry.zapis),)
        if not stated and entry.zrodla:
            yield self._named(entry.zrodla), ()

    def said(self, placed: Placed, okres: str, *, means: bool, total: bool) -> Said:
        """What the row of an action says of a period, "" for all; `means` says own means here.

        In a `total` what costs nothing adds nothing to an amount.
        """
        found = said(self.lines(placed), okres or None, self._profil.znaki)
        if total and found.text:
            return found
        entries, okresy = placed.miejsce.dzialanie.budzet, self._profil.okresy
        words = entry_words.instead(entries, okres, okresy, means=means)
        return Said(None, "; ".join(filter(None, (found.text, words)))) if words else found

    def _named(self, zrodla: Iterable[str]) -> str:
        return ", ".join(self._names.get(one, one_line(one)) for one in zrodla)


def said(lines: Iterable[Money], okres: str | None, znaki: Signs) -> Said:
    """What stands for a period, or with None for all together.

    An amount beside which another one is not known is not all: „co najmniej 5 000 zł”.
    """
    stated = [one for line in lines for one in line.okresy if okres is None or one.okres == okres]
    counted = [one for one in stated if one.kwota is not None]
    signs = dict.fromkeys(one_line(one.znak) for one in stated if one.kwota is None)
    unknown = [sign for sign in signs if _unknown(sign, znaki)]
    whole = sum((one.kwota for one in counted if one.kwota is not None), Decimal(0))
    if counted and (whole or not unknown):
        text = written(whole, counted[0].zapis)
        return Said(None, f"co najmniej {text}") if unknown else Said(whole, text)
    return Said(None, " / ".join(unknown or signs))


def _unknown(sign: str, znaki: Signs) -> bool:
    return no_data(sign, znaki.brak_danych) or (bool(sign) and sign == one_line(znaki.do_ustalenia))


def written(kwota: Decimal, zapis: Zapis = ZLOTE) -> str:
    """An amount as cells print it, in the unit of the plan."""
    return amount(kwota, currency=not zapis.bez_jednostki, zapis=zapis)
