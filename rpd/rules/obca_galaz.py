"""Kierunek wskazuje gałąź innego priorytetu strategii.

Co: kierunek stoi w planie pod jednym priorytetem, a wskazuje kierunek należący do innego.

Dlaczego: działania i pieniądze byłyby liczone pod priorytetem, którego nie wykonują.

Źle::

    - numer: I.1
      kierunki:
        - numer: 1
          strategia: I.2.1

Dobrze::

    - numer: I.1
      kierunki:
        - numer: 1
          strategia: I.1.1
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import galezie
from rpd.polish.wording import capital
from rpd.rules.engine import Case

CODE = "RPD107"
SLUG = "obca-galaz"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    linked = [
        galaz
        for galaz in galezie(case.strategia)
        if galaz.poziom.linked and len(galaz.elementy) > 1
    ]
    branches = {galaz.element.numer: galaz.elementy[-2].numer for galaz in linked}
    branches.update((branch, branch) for branch in list(branches.values()))
    places = {galaz.elementy[-2].numer: galaz.elementy[-2].path for galaz in linked}
    places |= {galaz.element.numer: galaz.element.path for galaz in linked}
    for galaz in case.linked:
        element, branch = galaz.element, branches.get(galaz.element.strategia)
        for above in galaz.elementy[-2:-1]:
            if case.strategia.find(above.poziom, above.numer) is None:
                continue  # another rule says so
            if branch is not None and branch != above.numer:
                noun, outer = galaz.poziom.short, above.poziom.short
                there = (*places[element.strategia], "numer")
                yield Finding(
                    (*element.path, "strategia"),
                    f"{capital(noun.one)} {galaz.numer} stoi w {outer.locative} {above.numer}, "
                    f"a wskazuje {element.strategia} z {outer.genitive} {branch}.",
                    f"Popraw powiązanie albo przenieś {noun.accusative} do {outer.genitive} "
                    f"{branch}.",
                    related=(Related(there, f"{element.strategia} w strategii", "strategia"),),
                )
