"""Odesłanie do przypisu, którego nie ma.

Co: w tekście stoi znak „[^nazwa]” albo kolumna wskazuje przypis, a w polu „przypisy” takiego nie
ma.

Dlaczego: w wydruku stałby numer przypisu bez treści.

Źle::

    opis: Wsparcie osób z określonych grup[^grupy].

Dobrze::

    przypisy:
      grupy: Osoby, o których mowa w art. 2 pkt 6 ustawy.
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.guesses import did_you_mean
from rpd.rules.engine import Case

CODE = "RPD208"
SLUG = "odeslanie-bez-przypisu"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    known = [przypis.id for przypis in case.plan.przypisy]
    for identifier, path in case.footnote_marks:
        if identifier not in known:
            guess = did_you_mean(identifier, known)
            yield Finding(
                path,
                f"Nie ma przypisu „{identifier}”, do którego odsyła to miejsce.",
                guess[:1].upper() + guess[1:]
                if guess
                else f"Dopisz w „przypisy”: „{identifier}: …”.",
            )
