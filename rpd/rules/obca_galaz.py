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
from rpd.plan.model import full_number
from rpd.rules.engine import Case

CODE = "RPD107"
SLUG = "obca-galaz"
SEVERITY = Severity.ERROR
NEEDS = ("strategia",)


def check(case: Case) -> Iterator[Finding]:
    assert case.strategia is not None
    branches = {k.numer: p.numer for p, k in case.strategia.kierunki()}
    branches.update((p, p) for p in list(branches.values()))
    places = {p.numer: p.path for p, _ in case.strategia.kierunki()}
    places |= {k.numer: k.path for _, k in case.strategia.kierunki()}
    for _, priorytet, kierunek in case.kierunki:
        branch = branches.get(kierunek.strategia)
        if case.strategia.priorytet(priorytet.numer) is None:
            continue  # another rule says so
        if branch is not None and branch != priorytet.numer:
            yield Finding(
                (*kierunek.path, "strategia"),
                f"Kierunek {full_number(priorytet, kierunek)} stoi w priorytecie "
                f"{priorytet.numer}, a wskazuje {kierunek.strategia} z priorytetu {branch}.",
                f"Popraw powiązanie albo przenieś kierunek do priorytetu {branch}.",
                related=(
                    Related(
                        (*places[kierunek.strategia], "numer"),
                        f"{kierunek.strategia} w strategii",
                        "strategia",
                    ),
                ),
            )
