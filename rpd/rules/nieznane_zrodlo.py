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

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from rpd.diagnostics import Finding, Severity
from rpd.polish.guesses import strokes
from rpd.rules.dictionary_names import misspelt_sources, written_sources
from rpd.rules.engine import Case
from rpd.rules.names import unknown_name

CODE = "RPD101"
SLUG = "nieznane-zrodlo"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    known = case.slownik.canonical_sources()
    misspelt = misspelt_sources(case)  # said once, where the dictionary is wrong
    for name, path, at_key in written_sources(case):
        if name in known or name in misspelt:
            continue
        if called := _called(name, case, known):
            hint = f"Wpisz „{called}”."
            message = f"„{name}” to nazwa źródła, a nie jego skrót ze słownika."
            yield Finding(path, message, hint, at_key=at_key)
        else:
            yield unknown_name(path, name, known, "zrodla", at_key=at_key)


def _called(name: str, case: Case, known: Mapping[str, str]) -> str:
    """What the plan itself writes for a source that is given by its full name."""
    assert case.slownik is not None
    meant = [z.id for z in case.slownik.zrodla if z.nazwa and _is_name(name, z.nazwa)]
    if len(meant) != 1:
        return ""
    used = Counter(n for n, _, _ in written_sources(case) if known.get(n) == meant[0])
    return used.most_common(1)[0][0] if used else meant[0]


def _is_name(name: str, full: str) -> bool:
    """Whether it is the full name, perhaps without the years at its end, or with a slip in it."""
    bare = _YEARS.sub("", full)
    return len(name) > _SHORTEST and any(
        strokes(name, other) <= len(other) // _OFTEN for other in (full, bare)
    )


_YEARS = re.compile(r"[\s,(]*(?:na lata )?[0-9]{4}\s*[-–—]\s*[0-9]{4}\)?$")
_SHORTEST = 8
_OFTEN = 12
