"""Działanie albo element nie ma pola, którego profil wymaga.

Co: profil planu dodaje własne pole i mówi w „wymagane”, jak poważny jest jego brak, a działania
albo elementu z tym polem nie ma.

Dlaczego: pole jest po to, żeby każdy wpis je miał; profil mówi, czy brak jest błędem, ostrzeżeniem
czy uwagą.

Źle::

    # profil.yaml: pola: [{klucz: opiekun, nazwa: Opiekun, typ: podmioty, wymagane: blad}]
    - id: lawki
      nazwa: Ławki przy szkole

Dobrze::

    - id: lawki
      nazwa: Ławki przy szkole
      opiekun: [J. Kowal]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.plan.layout import OwnField
from rpd.plan.profil import DZIALANIE
from rpd.polish.wording import capital, quote
from rpd.rules.engine import Case
from rpd.rules.weights import WEIGHTS

CODE = "RPD153"
SLUG = "brak-pola-profilu"
SEVERITY = Severity.ERROR
OF_LINES = "unsaid"


def check(case: Case) -> Iterator[Finding]:
    for pole in case.plan.profil.pola:
        severity = WEIGHTS.get(pole.lack)
        if severity is None:
            continue
        if DZIALANIE in pole.on:
            for miejsce in case.in_force:
                if not dict(miejsce.dzialanie.pola).get(pole.key):
                    named = f"{case.action} {miejsce.numer}"
                    yield _lack(miejsce.dzialanie.path, named, pole, severity)
        for galaz in case.galezie:
            due = galaz.poziom.kind in pole.on and galaz.in_force
            if due and not dict(galaz.element.pola).get(pole.key):
                named = f"{capital(galaz.poziom.short.one)} {galaz.numer}"
                yield _lack(galaz.element.path, named, pole, severity)


def _lack(path: Path, named: str, pole: OwnField, severity: Severity) -> Finding:
    return Finding(
        (*path, pole.key),
        f"{named} nie ma pola {quote(pole.title)}.",
        f"Dopisz pole „{pole.key}”.",
        severity=severity,
    )
