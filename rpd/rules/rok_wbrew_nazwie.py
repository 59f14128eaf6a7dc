"""Rok planu inny niż w nazwie pliku.

Co: plik nazywa się innym rokiem („2025.yaml”, „plan-2025.yaml”), niż mówi pole „rok”.

Dlaczego: plan następnego roku zaczyna się jako kopia; z niezmienionym rokiem polecenie o rok 2025
podałoby plan i sumy roku 2024, a zestawienie kilku lat policzyłoby je dwa razy.

Źle::

    # plik 2025.yaml
    rok: 2024

Dobrze::

    # plik 2025.yaml
    rok: 2025
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.outside import plan_names
from rpd.rules.engine import Case

CODE = "RPD121"
SLUG = "rok-wbrew-nazwie"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    named, rok = case.year_of_name, case.plan.rok
    if named is not None and rok and named != rok:
        nazwa = case.plik.rpartition("/")[2]
        yield Finding(
            ("rok",),
            f"Plik nazywa się „{nazwa}”, a plan jest na {rok} r.",
            f"Jeśli to plan na {named} r., popraw rok (i terminy); jeśli na {rok} r., nazwij plik "
            f"„{nazwa.replace(str(named), str(rok))}”.",
        )
    elif rok and (last := plan_names.last_year(case.plik)):
        lata = case.plan.profil.lata(rok)
        if int(last) != lata[-1]:
            covered = f"{rok}–{lata[-1]}" if len(lata) > 1 else f"sam rok {rok}"
            name = f"{rok}-{lata[-1]}" if len(lata) > 1 else str(rok)
            yield Finding(
                ("rok",),
                f"Plik ma w nazwie lata {rok}–{last}, a okresy profilu obejmują {covered}.",
                f"Nazwij plik „{name}.yaml” albo popraw „okresy” w profilu.",
            )
