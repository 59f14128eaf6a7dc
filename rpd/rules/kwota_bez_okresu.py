"""Kwota, która nie mówi, którego okresu dotyczy.

Co: profil planu rozkłada kwoty na okresy, a pozycja budżetu ma samą „kwotę”, bez pola „okresy” i
bez roku. Gdy okresami są lata, kwota wchodzi do pierwszego roku planu; gdy etapy – do żadnego z
nich.

Dlaczego: w tabeli z kolumną na każdy okres kwota stanie tam, gdzie nikt jej nie wpisał, albo tylko
w kolumnie „Razem”.

Źle::

    # profil.yaml: okresy: [2026, 2027]
    budzet: [{kwota: 40000, zrodla: [BM]}]

Dobrze::

    # profil.yaml: okresy: [2026, 2027]
    budzet: [{okresy: {2026: 15000, 2027: 25000}, zrodla: [BM]}]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.coverage import Coverage
from rpd.plan.profil import is_year
from rpd.polish.wording import amount, join
from rpd.rules.engine import Case

CODE = "RPD426"
SLUG = "kwota-bez-okresu"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    profil = case.plan.profil
    if not Coverage(profil).by_period():
        return
    okresy, first = profil.okresy, str(case.plan.rok)
    if len(okresy) < 2 and first in okresy:
        return
    for miejsce in case.in_force:
        for pozycja in miejsce.dzialanie.budzet:
            if pozycja.kwota is None or pozycja.okresy or pozycja.rok or pozycja.bez_kosztow:
                continue
            wanted = "roku" if all(map(is_year, okresy)) else "okresu"
            where = (
                f"wchodzi w całości do roku {first}"
                if first in okresy
                else "nie wchodzi do żadnego z okresów"
            )
            example = f"{{{okresy[0]}: {pozycja.zapis.written(pozycja.kwota):f}}}"
            yield Finding(
                (*pozycja.path, "kwota"),
                f"Kwota {amount(pozycja.kwota)} nie mówi, którego {wanted} dotyczy: {where}.",
                f"Wpisz zamiast niej np. „okresy: {example}”; okresy profilu to {join(okresy)}.",
            )
