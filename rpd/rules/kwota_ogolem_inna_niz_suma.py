"""Kwota ogółem inna niż suma tego, co stoi niżej.

Co: pole „kwota_ogolem” celu, priorytetu albo kierunku (całe albo w jednym z okresów) różni się od
sumy kwot działań, które pod nim stoją. Gdy część działań kwoty nie podaje, zgłaszana jest tylko
kwota ogółem mniejsza od sumy.

Dlaczego: kwota ogółem nie wchodzi do żadnej sumy; drukowana obok niezgodnych kwot działań wprowadza
w błąd.

Źle::

    - numer: 1
      kwota_ogolem: 500000
      dzialania:
        - id: szkolenia
          budzet: [{kwota: 480000, zrodla: [FEM]}]

Dobrze::

    - numer: 1
      kwota_ogolem: 480000
      dzialania:
        - id: szkolenia
          budzet: [{kwota: 480000, zrodla: [FEM]}]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from rpd.diagnostics import Finding, Severity
from rpd.plan import kwoty
from rpd.plan.model import Dzialanie, Element, KwotaOkresu, dzialania_pod, obowiazuje
from rpd.polish.wording import amount
from rpd.rules.engine import Case

CODE = "RPD425"
SLUG = "kwota-ogolem-inna-niz-suma"
SEVERITY = Severity.ERROR
WHOLE = "actions"


def check(case: Case) -> Iterator[Finding]:
    for galaz in case.galezie:
        if not galaz.element.kwota_ogolem or not galaz.in_force:
            continue
        found = _below(galaz.element, str(case.plan.rok), case.plan.profil.znaki.brak_danych)
        for one in galaz.element.kwota_ogolem:
            if found is None or one.kwota is None or kwoty.period_problem(one.kwota):
                continue
            total = found.of(one)
            if total == one.kwota or (total < one.kwota and not found.complete):
                continue
            gap = abs(one.kwota - total)
            word = "mniej" if total < one.kwota else "więcej"
            what = f"Kwota ogółem{_when(one.okres)}"
            level = galaz.poziom.short.genitive
            yield Finding(
                one.path,
                f"{what} wynosi {amount(one.kwota)}, a {case.noun.many} {level} {galaz.numer} "
                f"mają razem {amount(total)}: o {amount(gap)} {word}.",
                f"Popraw kwotę ogółem albo kwoty {case.noun.many_genitive}; jeśli sumę ma liczyć "
                "program, usuń pole.",
            )


def _when(okres: str) -> str:
    return f" na {okres} r." if okres.isdecimal() else f" w okresie „{okres}”" if okres else ""


@dataclass(slots=True)
class _Sum:
    """What actions state together, by period; not ``complete`` where some state nothing."""

    by_period: dict[str, Decimal] = field(default_factory=dict)
    complete: bool = True

    def of(self, stated: KwotaOkresu) -> Decimal:
        if stated.okres:
            return self.by_period.get(stated.okres, Decimal(0))
        return sum(self.by_period.values(), Decimal(0))


def _below(element: Element, rok: str, sign: str) -> _Sum | None:
    """The sum of all actions below; None where one of their entries is wrong, which is said."""
    from rpd.budget.entries import amounts, kind_of, wrong

    found = _Sum()
    for dzialanie in _in_force(dzialania_pod(element)):
        found.complete &= kind_of(dzialanie) in ("kwota", "bez_kosztow")
        for pozycja in dzialanie.budzet:
            if wrong(pozycja):
                return None
            found.complete &= not any(kwoty.no_data(one.znak, sign) for one in pozycja.okresy)
            for _, kwota, okres in amounts(pozycja, {}, {}):
                name = okres.okres if okres else str(pozycja.rok or rok)
                found.by_period[name] = found.by_period.get(name, Decimal(0)) + kwota
    return found


def _in_force(found: Iterable[Dzialanie]) -> Iterator[Dzialanie]:
    return (dzialanie for dzialanie in found if obowiazuje(dzialanie))
