"""Koniec terminu przypada przed początkiem.

Co: zakres kwartałów, miesięcy albo dni jest podany w odwrotnej kolejności.

Dlaczego: taki termin nie obejmuje żadnego dnia; zwykle to przestawione liczby.

Źle::

    termin: IV–II kwartał 2024

Dobrze::

    termin: II–IV kwartał 2024
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.terminy import Problem
from rpd.rules.engine import Case
from rpd.rules.terms import terms

CODE = "RPD302"
SLUG = "termin-odwrocony"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for miejsce in case.miejsca:
        for termin in terms(miejsce.dzialanie):
            if isinstance(termin.okres, Problem) and termin.okres.kind == "reversed":
                hint = _in_the_words_of(termin.tekst, termin.okres.hint)
                yield Finding(termin.path, termin.okres.message, hint)


def _in_the_words_of(text: str, hint: str) -> str:
    """The hint with „kwartał” in full where the term has it so: what it proposes is printed."""
    return hint.replace(" kw. ", " kwartał ") if "kwartał" in text else hint
