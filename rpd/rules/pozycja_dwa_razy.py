"""Ta sama pozycja budżetu dwa razy w jednym działaniu.

Co: działanie ma drugą pozycję o tej samej kwocie z tych samych źródeł, przy tej samej literze i bez
niczego, co by je odróżniało.

Dlaczego: obie wchodzą do sumy, a druga zwykle została po kopiowaniu albo po scaleniu zmian.

Źle::

    budzet:
      - kwota: 12000
        zrodla: [FERS]
      - kwota: 12000
        zrodla: [FERS]

Dobrze::

    budzet:
      - kwota: 12000
        zrodla: [FERS]
"""

from collections.abc import Iterator
from dataclasses import replace

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import PozycjaBudzetu
from rpd.rules.engine import Case

CODE = "RPD414"
SLUG = "pozycja-dwa-razy"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    known = case.slownik.canonical_sources() if case.slownik else {}
    for miejsce in case.in_force:
        budzet = miejsce.dzialanie.budzet
        if len(budzet) < 2:
            continue
        seen: dict[PozycjaBudzetu, PozycjaBudzetu] = {}
        for pozycja in budzet:
            if pozycja.razem is None:
                continue
            zrodla = tuple(known.get(name, name) for name in pozycja.zrodla)
            first = seen.setdefault(replace(pozycja, id="", zrodla=zrodla), pozycja)
            if first is not pozycja:
                yield Finding(
                    pozycja.path,
                    "Ta pozycja jest taka sama jak wcześniejsza, a obie wchodzą do sumy.",
                    "Usuń powtórzenie. Jeśli kwota należy się dwa razy, wpisz w jednej pozycji jej "
                    "sumę; jeśli pozycje są różne, popraw kwotę albo źródło.",
                    related=(Related(first.path, "pierwsza taka pozycja"),),
                )
