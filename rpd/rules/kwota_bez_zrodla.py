"""Kwota bez źródła finansowania.

Co: pozycja budżetu podaje kwotę, ale ani źródeł, ani podziału. Plan, którego profil nie drukuje
źródeł, może ich nie podawać.

Dlaczego: kwoty bez źródła nie da się ująć w żadnej sumie według źródeł.

Źle::

    budzet:
      - kwota: 12000

Dobrze::

    budzet:
      - kwota: 12000
        zrodla: [FERS]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan import kwoty
from rpd.polish.wording import amount
from rpd.rules.engine import Case
from rpd.rules.names import example

CODE = "RPD401"
SLUG = "kwota-bez-zrodla"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    shown = example(case.slownik.zrodla if case.slownik else ())
    for miejsce in case.miejsca:
        for pozycja in miejsce.dzialanie.budzet:
            named = bool(pozycja.zrodla or pozycja.podzial or pozycja.montaz)
            named = named or pozycja.zapis.bez_zrodel
            kwota = pozycja.razem
            if kwota is not None and not named:
                judge = kwoty.period_problem if pozycja.okresy else kwoty.problem
                if pozycja.srodki or pozycja.bez_kosztow or judge(kwota):
                    continue
                yield Finding(
                    (*pozycja.path, "zrodla"),
                    f"Kwota {amount(kwota)} nie ma źródła.",
                    f"Dopisz np. „zrodla: [{shown}]”.",
                )
