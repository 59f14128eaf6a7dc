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

from rpd.diagnostics import Finding, Severity
from rpd.plan.model import galezie
from rpd.plan.profil import capital
from rpd.rules.engine import Case

CODE = "RPD107"
SLUG = "obca-galaz"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    branches = {
        galaz.element.numer: galaz.elementy[-2].numer
        for galaz in galezie(case.strategia)
        if galaz.poziom.linked and galaz.above
    }
    branches.update((branch, branch) for branch in list(branches.values()))
    for galaz in case.linked:
        element, branch = galaz.element, branches.get(galaz.element.strategia)
        for above in galaz.elementy[-2:-1]:
            if case.strategia.find(above.poziom, above.numer) is None:
                continue  # another rule says so
            if branch is not None and branch != above.numer:
                noun, outer = galaz.poziom.short, above.poziom.short
                yield Finding(
                    (*element.path, "strategia"),
                    f"{capital(noun.one)} {galaz.numer} stoi w {outer.locative} {above.numer}, "
                    f"a wskazuje {element.strategia} z {outer.genitive} {branch}.",
                    f"Popraw powiązanie albo przenieś {noun.accusative} do {outer.genitive} "
                    f"{branch}.",
                )
