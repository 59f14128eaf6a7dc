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

from collections.abc import Iterable, Iterator

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan.model import Dzialanie, PozycjaBudzetu, Wskaznik
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD139"
SLUG = "powtorzony-id-wpisu"
SEVERITY = Severity.ERROR


_Named = tuple[Wskaznik | PozycjaBudzetu, str]


def check(case: Case) -> Iterator[Finding]:
    for where, entries in _lists(case):
        seen: dict[str, tuple[str, Path]] = {}
        for entry, named in entries:
            if not entry.id:
                continue
            if entry.id in seen:
                first, path = seen[entry.id]
                yield Finding(
                    (*entry.path, "id"),
                    f"Identyfikator „{entry.id}” ma już {where} {first}.",
                    "Nadaj temu wpisowi inny identyfikator albo usuń pole „id”: nowy nada „rpd fmt "
                    "--ids”.",
                    related=(Related((*path, "id"), "pierwszy wpis o tym id"),),
                )
            seen.setdefault(entry.id, (named, entry.path))


def _lists(case: Case) -> Iterator[tuple[str, Iterator[_Named]]]:
    """What stands together, and where that is."""
    here = f"w {case.noun.agreeing('tym', 'tej', 'tym')} {case.noun.locative}"
    for miejsce in case.miejsca:
        yield here, _entries(miejsce.dzialanie)
    elsewhere = (case.plan.wskazniki, *(galaz.element.wskazniki for galaz in case.galezie))
    for wskazniki in elsewhere:
        yield "w tym samym miejscu", _indicators(wskazniki)


def _entries(dzialanie: Dzialanie) -> Iterator[_Named]:
    """The entries that may have ids, each as it is called."""
    yield from _indicators(dzialanie.wskazniki)
    for position, pozycja in enumerate(dzialanie.budzet, 1):
        yield pozycja, f"pozycja budżetu nr {position}"


def _indicators(wskazniki: Iterable[Wskaznik]) -> Iterator[_Named]:
    for wskaznik in wskazniki:
        yield wskaznik, f"wskaźnik {quote(wskaznik.nazwa)}"
