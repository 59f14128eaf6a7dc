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

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.rules.engine import Case

CODE = "RPD420"
SLUG = "okres-poza-planem"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    # Where the plan's year is not that of its file, one mistake would be told once for every year.
    years = [year for year in (case.plan.rok, case.year_of_name) if year]
    for okres, path, at_key in _periods(case) if years else ():
        if okres.isdecimal() and int(okres) < min(years):
            yield Finding(
                path,
                f"Rok {okres} jest wcześniejszy niż rok planu ({case.plan.rok}).",
                "Popraw rok; wydatki lat poprzednich zostaw poza planem.",
                at_key=at_key,
                related=(Related(("rok",), "rok planu"),),
            )


def _periods(case: Case) -> Iterator[tuple[str, Path, bool]]:
    """Every period that money has, where it stands, and whether as a key.

    Stated sums of headings are among them.
    """
    stated = [one for galaz in case.galezie for one in galaz.element.kwota_ogolem]
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            stated += (*pozycja.okresy, *pozycja.potrzeby)
            if pozycja.rok is not None:
                yield str(pozycja.rok), (*pozycja.path, "rok"), False
    yield from ((one.okres, one.path, True) for one in stated)
