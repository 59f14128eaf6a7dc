"""Termin wykracza poza rok planu.

Co: działanie zaczyna się albo kończy w innym roku niż rok planu („do 2027 r.”, „2024, 2026”,
„IV kwartał 2024 – I kwartał 2025”), a termin nie jest oznaczony jako wieloletni.

Dlaczego: plan jest roczny; inny rok to zwykle przeoczenie przy przepisywaniu z poprzedniego
planu.

Źle::

    rok: 2024
    termin: II kwartał 2023

Dobrze::

    rok: 2024
    termin:
      - okres: IV kwartał 2024 – I kwartał 2025
        wieloletnie: true
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.terminy import Okres, years_in_words
from rpd.rules.engine import Case
from rpd.rules.terms import groups, typed

CODE = "RPD303"
SLUG = "termin-poza-rokiem"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    # Where the plan's year is not that of its file, one mistake would be told once for every term.
    lata = case.plan.profil.lata(case.plan.rok)
    named = case.year_of_name or case.plan.rok
    several = len(lata) > 1
    which = f"lata planu ({years_in_words(lata)})" if several else f"rok planu ({case.plan.rok})"
    lasting = case.noun.agreeing("wieloletni", "wieloletnia", "wieloletnie")
    for miejsce in case.miejsca:
        for found, termin in ((g, t) for g in groups(miejsce.dzialanie) for t in g):
            okres = termin.okres
            if not isinstance(okres, Okres) or termin.wieloletnie or not case.plan.rok:
                continue
            if not (set(okres.years) <= set(lata) or okres.od.year == okres.do.year == named):
                beside = not set(lata) & set(okres.years)
                covered = "" if beside else f", obejmuje lata {years_in_words(okres.years)}"
                only = len(found) == 1
                yield Finding(
                    termin.path,
                    f"Termin „{termin.tekst}” wykracza poza {which}{covered}.",
                    f"Popraw rok albo, gdy {case.noun.one} jest {lasting}, zapisz "
                    + ("tak: " if only else "ten okres tak: ")
                    + typed(termin, "wieloletnie", only=only)
                    + ".",
                    related=(Related(("rok",), "pierwszy rok planu" if several else "rok planu"),),
                )
