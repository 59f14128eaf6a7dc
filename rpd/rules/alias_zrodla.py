"""Źródło zapisane aliasem zamiast kodem.

Co: pozycja budżetu używa aliasu źródła (np. „FEdM”) zamiast kodu ze słownika („FEM”).

Dlaczego: sumy są poprawne, ale w dokumencie to samo źródło nosi różne nazwy i czytelnik może
wziąć je za dwa programy.

Źle::

    zrodla: [FEdM]

Dobrze::

    zrodla: [FEM]
"""

from collections.abc import Container, Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.plan.model import PozycjaBudzetu
from rpd.rules.engine import Case

CODE = "RPD113"
SLUG = "alias-zrodla"
SEVERITY = Severity.WARNING
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    aliases = {alias: z.id for z in case.slownik.zrodla for alias in z.aliasy}
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            for name, path, at_key in _names(pozycja, aliases):
                yield Finding(
                    path,
                    f"„{name}” to alias źródła „{aliases[name]}”.",
                    f"Wpisz „{aliases[name]}”.",
                    at_key=at_key,
                )


def _names(pozycja: PozycjaBudzetu, among: Container[str]) -> Iterator[tuple[str, Path, bool]]:
    """The sources that the entry names by one of these names; whether the name is a key."""
    for index, name in enumerate(pozycja.zrodla):
        if name in among:
            yield name, (*pozycja.path, "zrodla", index), False
    for udzial in pozycja.podzial:
        if udzial.zrodlo in among:
            yield udzial.zrodlo, udzial.path, True
    for skladnik in pozycja.montaz:
        if skladnik.zrodlo in among:
            yield skladnik.zrodlo, (*skladnik.path, "zrodlo"), False
