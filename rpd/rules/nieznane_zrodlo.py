"""Źródło finansowania spoza słownika.

Co: pozycja budżetu wymienia źródło, którego nie ma w słowniku ani pod identyfikatorem, ani pod
aliasem.

Dlaczego: suma według źródeł musi przypisać każdą złotówkę do znanego programu; literówka
tworzyłaby osobne źródło.

Źle::

    budzet:
      - kwota: 5355000
        zrodla: [FME]

Dobrze::

    budzet:
      - kwota: 5355000
        zrodla: [FEM]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.rules.names import unknown_name

CODE = "RPD101"
SLUG = "nieznane-zrodlo"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    known = case.slownik.canonical_sources()
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            for index, name in enumerate(pozycja.zrodla):
                if name not in known:
                    path = (*pozycja.path, "zrodla", index)
                    yield unknown_name(path, name, known, "zrodla")
            for udzial in pozycja.podzial:
                if udzial.zrodlo not in known:
                    yield unknown_name(udzial.path, udzial.zrodlo, known, "zrodla", at_key=True)
            for skladnik in pozycja.montaz:
                if skladnik.zrodlo not in known:
                    yield unknown_name((*skladnik.path, "zrodlo"), skladnik.zrodlo, known, "zrodla")
