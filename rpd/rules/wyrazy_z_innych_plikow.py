"""Przyjęty plan bierze wyrazy z innych plików.

Co: plan ma uchwałę, a wyrazy, które drukuje, stoją w strategii lub w słowniku: nazwy celów,
priorytetów i kierunków, rozwinięcia skrótów, odmienione nazwy podmiotów, pełna nazwa organu.

Dlaczego: tekst przyjęty zmienia tylko uchwała. Dopóki plan bierze wyrazy z innych plików, zmieni go
każda poprawka strategii albo słownika.

Źle::

    uchwala: {organ: MKRES, numer: 4/2024, data: 2024-03-07}
    cele:
      - numer: I        # nazwa stoi tylko w strategii

Dobrze::

    uchwala:
      organ: MKRES
      numer: 4/2024
      data: 2024-03-07
      odcisk: 1-0123456789abcdef0123456789abcdef
    cele:
      - numer: I
        nazwa: Współpraca samorządów i podmiotów ekonomii społecznej
    wyrazy:             # wpisuje je „rpd adopt”
      organ: Małopolski Komitet Rozwoju Ekonomii Społecznej
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.plan.companions import unnamed
from rpd.plan.model import Plan
from rpd.polish.wording import plan_argument
from rpd.rules.engine import Case

CODE = "RPD123"
SLUG = "wyrazy-z-innych-plikow"
SEVERITY = Severity.ERROR
MENDED = "headings"


def check(case: Case) -> Iterator[Finding]:
    plan = case.plan
    if plan.uchwala is None:
        return
    command = f"„rpd adopt {plan_argument(case.plik, plan.rok)}”"
    others = "strategii i słowniku" if plan.strategia else "słowniku"
    if plan.wyrazy is None and (plan.strategia or plan.slownik):
        yield Finding(
            ("uchwala",),
            f"Plan jest przyjęty, a wyrazy, które drukuje, stoją częściowo w {others}.",
            f"Wpisz je do planu poleceniem {command}; w druku nic się nie zmieni.",
            at_key=True,
        )
        return
    for path in unnamed(plan):
        yield Finding(
            path,
            f"Przyjęty plan nie ma nazwy {_level(plan, path)}, a ze strategii już jej nie bierze.",
            "Wpisz ją w polu „nazwa”.",
        )
    if not plan.uchwala.odcisk:
        yield Finding(
            ("uchwala",),
            "Przyjęty plan nie ma odcisku brzmienia, po którym widać zmianę bez uchwały.",
            f"Dopisze go polecenie {command}.",
            at_key=True,
        )


def _level(plan: Plan, path: Path) -> str:
    return plan.profil.levels[len(path) // 2 - 1].short.genitive
