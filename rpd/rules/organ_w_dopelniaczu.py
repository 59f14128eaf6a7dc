"""Organ uchwały podano w dopełniaczu.

Co: w polu „organ” uchwały stoi to, co profil albo słownik podaje jako dopełniacz nazwy organu.

Dlaczego: pole „organ” ma mianownik. Dopełniacz („do uchwały nr 7/2026 Rady Gminy Jasień”) program
bierze z profilu albo ze słownika; wpisany tutaj nie pasuje do nich i nie trafi do uchwał.

Źle::

    # profil.yaml: organ: {nazwa: Rada Gminy Jasień, dopelniacz: Rady Gminy Jasień}
    uchwala: {organ: Rady Gminy Jasień, numer: 7/2026, data: 2026-12-01}

Dobrze::

    uchwala: {organ: Rada Gminy Jasień, numer: 7/2026, data: 2026-12-01}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.companions import nominative_of
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD142"
SLUG = "organ-w-dopelniaczu"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    for key in ("uchwala", "projekt_uchwaly"):
        uchwala = getattr(case.plan, key)
        organ = uchwala.organ if uchwala else ""
        name = nominative_of(organ, case.plan, case.slownik) if organ else ""
        if name:
            yield Finding(
                (key, "organ"),
                f"{quote(organ)} to dopełniacz, a pole „organ” ma mianownik.",
                f"Wpisz „organ: {name}”.",
            )
