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

from collections.abc import Iterator, Mapping

from rpd.diagnostics import Finding, Severity
from rpd.plan.model import Galaz, elementy
from rpd.polish.wording import capital
from rpd.rules.engine import Case

CODE = "RPD106"
SLUG = "kierunek-bez-powiazania"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    named = {} if case.strategia is None else {e.numer: e.nazwa for e in elementy(case.strategia)}
    for galaz in case.linked:
        if not galaz.element.strategia:
            noun = galaz.poziom.short
            yield Finding(
                (*galaz.element.path, "strategia"),
                f"{capital(noun.one)} {galaz.numer} nie wskazuje {noun.genitive} strategii.",
                _hint(galaz, named),
            )


def _hint(galaz: Galaz, named: Mapping[str, str]) -> str:
    """The number to write where it is known: of the same name, or the same number without one."""
    nazwa, numer = galaz.element.nazwa, galaz.numer
    same = [one for one, name in named.items() if nazwa and name == nazwa]
    if len(same) == 1:
        return f"Dopisz pole „strategia: {same[0]}”: pod tym numerem jest w strategii ta nazwa."
    if numer in named and not nazwa:
        return f"Dopisz pole, np. „strategia: {numer}”."
    noun = galaz.poziom.short.genitive or galaz.poziom.short.one
    if not named:
        return f"Najpierw dodaj plik strategii; potem dopisz pole „strategia” z numerem {noun}."
    return (
        f"Dopisz pole „strategia” z numerem {noun} w pliku strategii; może być inny niż w planie."
    )
