"""Dwie skale w jednej wartości.

Co: jednostka wskaźnika ma skalę („tys. os.”), a wartość drugą („35 tys.”).

Dlaczego: nie wiadomo, czy chodzi o 35 tysięcy, czy o 35 milionów.

Źle::

    jednostka: tys. os.
    docelowa: {wartosc: 35 tys., rok: 2028}

Dobrze::

    jednostka: tys. os.
    docelowa: {wartosc: 35, rok: 2028}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.scales import power, scaled
from rpd.polish.wording import quote
from rpd.rules.engine import Case
from rpd.rules.indicators import place, texts

CODE = "RPD225"
SLUG = "dwie-skale"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    for wskaznik in case.wskazniki:
        scale, unit = power(wskaznik.jednostka)
        if not scale:
            continue
        for wartosc, text in texts(wskaznik, case.plan.profil):
            if scaled(text) is not None:
                plain = f" albo zmień jednostkę na „{unit}”" if unit else ""
                yield Finding(
                    place(wartosc, wskaznik),
                    f"Skala jest podana dwa razy: w wartości {quote(text)} i w jednostce "
                    f"{quote(wskaznik.jednostka)}.",
                    f"Wpisz samą liczbę{plain}.",
                )
