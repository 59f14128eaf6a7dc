"""Kierunek interwencji bez powiązania ze strategią.

Co: kierunek planu nie ma pola „strategia”.

Dlaczego: bez powiązania nie wiadomo, który kierunek strategii jest wykonywany, a numery w planie
i strategii bywają różne.

Źle::

    kierunki:
      - numer: 1
        dzialania: []

Dobrze::

    kierunki:
      - numer: 1
        strategia: I.1.1
        dzialania: []
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.model import full_number
from rpd.rules.engine import Case

CODE = "RPD106"
SLUG = "kierunek-bez-powiazania"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for _, priorytet, kierunek in case.kierunki:
        if not kierunek.strategia:
            yield Finding(
                (*kierunek.path, "strategia"),
                f"Kierunek {full_number(priorytet, kierunek)} nie wskazuje kierunku strategii.",
                f"Dopisz pole, np. „strategia: {full_number(priorytet, kierunek)}”.",
            )
