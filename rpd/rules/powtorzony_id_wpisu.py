"""Identyfikator wpisu użyty drugi raz w działaniu.

Co: dwa wskaźniki, dwie pozycje budżetu albo wskaźnik i pozycja budżetu jednego działania mają to
samo „id”.

Dlaczego: identyfikator wskazuje wpis w zmianach planu i w sprawozdaniach z wykonania; nie może
wskazywać dwóch.

Źle::

    wskazniki:
      - id: liczba-osob
        nazwa: Liczba przeszkolonych osób
      - id: liczba-osob
        nazwa: Liczba osób, które otrzymały wsparcie

Dobrze::

    wskazniki:
      - id: liczba-przeszkolonych-osob
        nazwa: Liczba przeszkolonych osób
      - id: liczba-osob-ze-wsparciem
        nazwa: Liczba osób, które otrzymały wsparcie
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan.model import Dzialanie, PozycjaBudzetu, Wskaznik
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD139"
SLUG = "powtorzony-id-wpisu"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        seen: dict[str, tuple[str, Path]] = {}
        for entry, named in _entries(miejsce.dzialanie):
            if not entry.id:
                continue
            if entry.id in seen:
                first, path = seen[entry.id]
                yield Finding(
                    (*entry.path, "id"),
                    f"Identyfikator „{entry.id}” ma już w tym działaniu {first}.",
                    "Nadaj temu wpisowi inny identyfikator albo usuń pole „id”: nowy nada „rpd fmt "
                    "--ids”.",
                    related=(Related((*path, "id"), "pierwszy wpis o tym id"),),
                )
            seen.setdefault(entry.id, (named, entry.path))


def _entries(dzialanie: Dzialanie) -> Iterator[tuple[Wskaznik | PozycjaBudzetu, str]]:
    """The entries that may have ids, each as it is called."""
    for wskaznik in dzialanie.wskazniki:
        yield wskaznik, f"wskaźnik {quote(wskaznik.nazwa)}"
    for position, pozycja in enumerate(dzialanie.budzet, 1):
        yield pozycja, f"pozycja budżetu nr {position}"
