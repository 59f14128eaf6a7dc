"""Przekroczony limit źródła lub grupy źródeł.

Co: plan przeznacza ze źródła albo z grupy źródeł w danym roku więcej, niż dopuszcza limit ze
słownika, nie licząc kwot wspólnych z innymi źródłami.

Dlaczego: limit mówi, ile pieniędzy jest; działania ponad limit nie mają pokrycia.

Źle::

    zrodla:
      - id: FEM
        nazwa: Fundusze Europejskie dla Małopolski 2021–2027
        limity: {2025: 100000}

Dobrze::

    zrodla:
      - id: FEM
        nazwa: Fundusze Europejskie dla Małopolski 2021–2027
        limity: {2025: 180000}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.wording import amount
from rpd.rules import limits
from rpd.rules.engine import Case

CODE = "RPD406"
SLUG = "przekroczony-limit"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    for use, what, related in limits.uses(case, "przekroczony"):
        limit = use.limit
        yield Finding(
            ("rok",),
            f"{what[0].upper()}{what[1:]} plan przeznacza {amount(use.od)}, a limit na "
            f"{limit.rok} r. to {amount(limit.kwota)}: o {amount(use.od - limit.kwota)} za dużo.",
            "Zmniejsz kwoty, wskaż inne źródło albo zmień limit w słowniku.",
            related=(related,),
        )
