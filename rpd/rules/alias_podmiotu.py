"""Podmiot zapisany aliasem zamiast nazwą ze słownika.

Co: realizator albo podmiot środków własnych podany jest nazwą pomocniczą ze słownika.

Dlaczego: ten sam podmiot pod różnymi nazwami utrudnia ustalenie, kto za co odpowiada.

Źle::

    realizatorzy: [Grupa robocza ds. badań]

Dobrze::

    realizatorzy: [Grupa MKRES ds. badań]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case

CODE = "RPD114"
SLUG = "alias-podmiotu"
SEVERITY = Severity.INFO
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    aliases = {alias: p.id for p in case.slownik.podmioty for alias in p.aliasy}
    for name, path in case.bodies:
        if name in aliases:
            yield Finding(
                path,
                f"„{name}” to inna nazwa podmiotu „{aliases[name]}”.",
                f"Wpisz „{aliases[name]}”.",
            )
