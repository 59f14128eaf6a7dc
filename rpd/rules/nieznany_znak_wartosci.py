"""Nieznany znak zamiast wartości.

Co: w miejscu wartości wskaźnika stoi krótki znak, którego plan nie zna. Bez profilu są to: bd (brak
danych), X i nd (nie dotyczy), – (nie ma), jw.; profil podaje własne w polu „znaki”.

Dlaczego: „b/d”, „x” i „-” to zwykle inaczej zapisane „bd”, „X” i „–”; w jednym planie znak ma jedną
postać.

Źle::

    posrednie: {2025: b/d, 2026: 640}

Dobrze::

    posrednie: {2025: bd, 2026: 640}
"""

import re
from collections.abc import Iterator, Sequence

from rpd.diagnostics import Finding, Severity
from rpd.polish.wording import quote
from rpd.rules.engine import Case
from rpd.rules.indicators import called, place, signs, texts

CODE = "RPD221"
SLUG = "nieznany-znak-wartosci"
SEVERITY = Severity.WARNING

_SIGN = re.compile(r"[^\W\d_]{1,3}\.?(?:[./][^\W\d_]{1,3}\.?)*|[^\w\s]{1,3}")
_DASHES = re.compile(r"[-–—−‒]+")


def check(case: Case) -> Iterator[Finding]:
    known = signs(case.plan.profil)
    for wskaznik in case.wskazniki:
        for wartosc, text in texts(wskaznik, case.plan.profil):
            if _SIGN.fullmatch(text):
                listed = ", ".join(map(quote, known))
                meant = _meant(text, known)
                yield Finding(
                    place(wartosc, wskaznik),
                    f"Nieznany znak {quote(text)} ({called(wartosc, wskaznik)}).",
                    f"Wpisz „{meant}”."
                    if meant
                    else f"Wpisz jeden ze znaków: {listed}, albo liczbę.",
                )


def _meant(text: str, known: Sequence[str]) -> str:
    """The sign of the plan that was probably meant; "" where that cannot be told."""
    return next((sign for sign in known if _bare(sign) == _bare(text)), "")


def _bare(sign: str) -> str:
    if _DASHES.fullmatch(sign):
        return "-"
    return "".join(filter(str.isalpha, sign.casefold())) or sign
