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
from rpd.rules.engine import Case

CODE = "RPD116"
SLUG = "obcy-cel"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    owners = {p.numer: (cel.numer, p.path) for cel in case.strategia.cele for p in cel.priorytety}
    for cel in case.plan.cele:
        if case.strategia.cel(cel.numer) is None:
            continue  # another rule says so
        for priorytet in cel.priorytety:
            owner, there = owners.get(priorytet.numer, (cel.numer, ()))
            if owner != cel.numer:
                yield Finding(
                    (*priorytet.path, "numer"),
                    f"Priorytet {priorytet.numer} należy w strategii do celu {owner}, "
                    f"a stoi pod celem {cel.numer}.",
                    f"Przenieś go pod cel {owner}.",
                    related=(Related((*there, "numer"), "priorytet w strategii", "strategia"),),
                )
