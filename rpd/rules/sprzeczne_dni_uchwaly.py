"""Dni uchwały przeczą sobie.

Co: w polu „uchwala”, „projekt_uchwaly” albo przy uchwale w polu „zmiany” stoi dzień, którego nie
ma w kalendarzu, wejście w życie albo ogłoszenie sprzed podjęcia uchwały, moc „wsteczna” od dnia, w
którym uchwała i tak obowiązuje, albo sprzed obowiązywania planu, albo dwa różne dni wejścia w
życie.

Dlaczego: z tych dni wynika, jaki tekst obowiązuje w danym dniu („--at”), i one stoją w ostatnim
paragrafie uchwały.

Źle::

    uchwala:
      organ: MKRES
      numer: 4/2024
      data: 2024-03-07
      wejscie_w_zycie: z dniem 2024-03-01

Dobrze::

    uchwala:
      organ: MKRES
      numer: 4/2024
      data: 2024-03-07
      wejscie_w_zycie: z dniem podjęcia
      z_moca_od: {dzien: 2024-03-01, powod: Umowy obowiązują od 1 marca.}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan import force
from rpd.plan.model import Uchwala, Zmiana
from rpd.rules.engine import Case

CODE = "RPD128"
SLUG = "sprzeczne-dni-uchwaly"
SEVERITY = Severity.ERROR
STRUCTURAL = True


def check(case: Case) -> Iterator[Finding]:
    plan = case.plan
    for act in (plan.uchwala, plan.projekt_uchwaly, *plan.zmiany):
        if act is None:
            continue
        said = force.of(act)
        for fault in force.faults(said):
            yield _finding(act, fault, (*act.path, *fault.other) if fault.other else ())
        if act in plan.zmiany and plan.uchwala is not None:
            for fault in force.too_early(said, force.of(plan.uchwala)):
                yield _finding(act, fault, plan.uchwala.path)


def _finding(act: Uchwala | Zmiana, fault: force.Fault, other: Path) -> Finding:
    there = Related(other, "czemu to przeczy", at_key=True)
    return Finding(
        (*act.path, *fault.field), fault.message, fault.hint, related=(there,) if other else ()
    )
