"""Podmiot, który już nie działa.

Co: realizator albo podmiot środków własnych ma w słowniku pole „czynny_do” z datą sprzed roku
planu.

Dlaczego: działania nie wykona podmiot zniesiony lub przekształcony; zwykle to nazwa przepisana z
dawnego planu.

Źle::

    # w słowniku: {id: GMR, nazwa: Grupa do spraw reintegracji, czynny_do: 2022-12-31}
    realizatorzy: [GMR]

Dobrze::

    realizatorzy: [ROPS]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.polish.wording import date
from rpd.rules.engine import Case
from rpd.rules.names import bodies

CODE = "RPD117"
SLUG = "nieczynny-podmiot"
SEVERITY = Severity.WARNING
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    ends = {podmiot.id: podmiot.czynny_do for podmiot in case.slownik.podmioty}
    places = {podmiot.id: podmiot.path for podmiot in case.slownik.podmioty}
    if not any(end is not None and end.year < case.plan.rok for end in ends.values()):
        return
    known = case.slownik.canonical_bodies()
    for name, path in bodies(miejsce.dzialanie for miejsce in case.in_force):
        end = ends.get(known.get(name, ""))
        if end is not None and end.year < case.plan.rok:
            yield Finding(
                path,
                f"Podmiot „{name}” działał tylko do {date(end)}",
                "Wskaż podmiot, który przejął jego zadania, albo popraw „czynny_do” w słowniku.",
                related=(
                    Related((*places[known[name]], "czynny_do"), "podmiot w słowniku", "slownik"),
                ),
            )
