"""Przekroczony limit źródła lub grupy źródeł.

Co: plan przeznacza ze źródła albo z grupy źródeł w danym roku więcej, niż dopuszcza limit ze
słownika, albo przeznaczyłby, gdyby kwoty wspólne przypadły temu źródłu.

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

from rpd import kwoty
from rpd.diagnostics import Finding, Severity
from rpd.rules.engine import Case
from rpd.wording import amount

CODE = "RPD406"
SLUG = "przekroczony-limit"
SEVERITY = Severity.WARNING
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    slownik = case.slownik
    assert slownik is not None
    if not any(z.limity for z in slownik.zrodla) and not any(g.limity for g in slownik.grupy):
        return
    from rpd.budget.ledger import ledger
    from rpd.budget.limits import uses

    for use in uses([ledger(case.plan, slownik)]):
        limit = use.limit
        if use.state == "mieści się" or kwoty.problem(limit.kwota):
            continue
        what = f"{'z grupy' if limit.grupa else 'ze źródła'} „{limit.nazwa}”"
        allowed = f"limit na {limit.rok} r. to {amount(limit.kwota)}"
        if use.state == "przekroczony":
            over = amount(use.od - limit.kwota)
            planned = f"{what[0].upper()}{what[1:]} plan przeznacza {amount(use.od)}"
            message = f"{planned}, a {allowed}: o {over} za dużo."
            hint = "Zmniejsz kwoty, wskaż inne źródło albo zmień limit w słowniku."
        else:
            over = amount(use.do - limit.kwota)
            message = (
                f"Z kwotami wspólnymi {what} może pójść {amount(use.do)}, a {allowed}: "
                f"najwyżej o {over} za dużo."
            )
            hint = "Podziel kwoty wspólne (pole „podzial”) albo zmień limit w słowniku."
        yield Finding(("rok",), message, hint)
