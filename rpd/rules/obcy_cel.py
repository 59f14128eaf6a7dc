"""Priorytet stoi pod innym celem niż w strategii.

Co: numer priorytetu należy w strategii do innego celu szczegółowego niż ten, pod którym stoi w
planie.

Dlaczego: sumy i wydruk przypisałyby działania do celu, którego nie realizują.

Źle::

    - numer: I
      priorytety:
        - numer: II.1

Dobrze::

    - numer: II
      priorytety:
        - numer: II.1
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import galezie
from rpd.polish.wording import capital
from rpd.rules.engine import Case

CODE = "RPD116"
SLUG = "obcy-cel"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    owners = {
        (galaz.poziom.kind, galaz.element.numer): (galaz.elementy[-2].numer, galaz.element.path)
        for galaz in galezie(case.strategia)
        if galaz.above
    }
    for galaz in case.galezie:
        if galaz.poziom.linked or not galaz.above:
            continue
        element, above = galaz.element, galaz.elementy[-2]
        if case.strategia.find(above.poziom, above.numer) is None:
            continue  # another rule says so
        owner, there = owners.get((galaz.poziom.kind, element.numer), (above.numer, ()))
        if owner != above.numer:
            noun, outer = galaz.poziom.short, above.poziom.short
            it = {"m": "go", "f": "ją", "n": "je"}[noun.gender]
            yield Finding(
                (*element.path, "numer"),
                f"{capital(noun.one)} {element.numer} należy w strategii do {outer.genitive} "
                f"{owner}, a stoi pod {outer.instrumental} {above.numer}.",
                f"Przenieś {it} pod {outer.accusative} {owner}.",
                related=(Related((*there, "numer"), f"{noun.one} w strategii", "strategia"),),
            )
