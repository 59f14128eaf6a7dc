"""Okres, którego plan nie obejmuje.

Co: kwota przypada na rok wcześniejszy niż rok planu.

Dlaczego: kwota roku, którego plan nie obejmuje, to zwykle pomyłka w cyfrze roku, a sumy lat byłyby
przez nią fałszywe.

Źle::

    rok: 2026
    budzet:
      - zrodla: [FEM]
        okresy: {2025: 350000, 2027: 400000}

Dobrze::

    rok: 2026
    budzet:
      - zrodla: [FEM]
        okresy: {2026: 350000, 2027: 400000}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import KwotaOkresu
from rpd.rules.engine import Case

CODE = "RPD420"
SLUG = "okres-poza-planem"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    # Where the plan's year is not that of its file, one mistake would be told once for every year.
    years = [year for year in (case.plan.rok, case.year_of_name) if year]
    for one in _periods(case):
        if years and one.okres.isdecimal() and int(one.okres) < min(years):
            yield Finding(
                one.path,
                f"Rok {one.okres} jest wcześniejszy niż rok planu ({case.plan.rok}).",
                "Popraw rok; wydatki lat poprzednich zostaw poza planem.",
                at_key=True,
                related=(Related(("rok",), "rok planu"),),
            )


def _periods(case: Case) -> Iterator[KwotaOkresu]:
    """Every amount of a period, stated sums of headings among them."""
    for galaz in case.galezie:
        yield from galaz.element.kwota_ogolem
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            yield from (*pozycja.okresy, *pozycja.potrzeby)
