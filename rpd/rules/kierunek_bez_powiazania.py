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
from rpd.polish.wording import capital
from rpd.rules.engine import Case

CODE = "RPD106"
SLUG = "kierunek-bez-powiazania"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for galaz in case.linked:
        if not galaz.element.strategia:
            noun = galaz.poziom.short
            yield Finding(
                (*galaz.element.path, "strategia"),
                f"{capital(noun.one)} {galaz.numer} nie wskazuje {noun.genitive} strategii.",
                f"Dopisz pole, np. „strategia: {galaz.numer}”.",
            )
