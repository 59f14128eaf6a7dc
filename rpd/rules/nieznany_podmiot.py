"""Podmiot spoza słownika.

Co: realizator albo podmiot środków własnych nie występuje w słowniku ani pod identyfikatorem, ani
pod aliasem.

Dlaczego: tylko podmioty ze słownika da się policzyć i wskazać jako odpowiedzialne; literówka
ukryłaby realizatora.

Źle::

    realizatorzy: [ROPS, OWSE]

Dobrze::

    realizatorzy: [ROPS, OWES]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.dictionary_names import misspelt_bodies
from rpd.rules.engine import Case
from rpd.rules.names import unknown_name

CODE = "RPD102"
SLUG = "nieznany-podmiot"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    known = case.slownik.canonical_bodies()
    misspelt = misspelt_bodies(case)  # said once, where the dictionary is wrong
    for name, path in case.bodies:
        if name not in known and name not in misspelt:
            yield unknown_name(path, name, known, "podmioty")
