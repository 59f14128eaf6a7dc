"""Źródło zapisane aliasem zamiast kodem.

Co: pozycja budżetu używa aliasu źródła (np. „FEdM”) zamiast kodu ze słownika („FEM”).

Dlaczego: sumy są poprawne, ale w dokumencie to samo źródło nosi różne nazwy i czytelnik może
wziąć je za dwa programy.

Źle::

    zrodla: [FEdM]

Dobrze::

    zrodla: [FEM]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
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
            names = [
                (name, (*pozycja.path, "zrodla", index), False)
                for index, name in enumerate(pozycja.zrodla)
            ]
            names += [(udzial.zrodlo, udzial.path, True) for udzial in pozycja.podzial]
            names += [(s.zrodlo, (*s.path, "zrodlo"), False) for s in pozycja.montaz]
            for name, path, at_key in names:
                if name in aliases:
                    yield Finding(
                        path,
                        f"„{name}” to alias źródła „{aliases[name]}”.",
                        f"Wpisz „{aliases[name]}”.",
                        at_key=at_key,
                    )
