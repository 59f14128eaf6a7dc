"""What there is to know where a plan goes on: what was told, what is left, which limits lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from rpd.beginning.carried import CarriedOver
from rpd.beginning.outcome import Outcome, Outcomes
from rpd.beginning.outcome import outcomes as outcomes_of
from rpd.errors import RpdError
from rpd.plan.model import Slownik
from rpd.plan.values import amount
from rpd.polish.wording import count, plain
from rpd.workspace.desk import Opened


def outcomes_told(opened: Opened, rok: int) -> tuple[Outcomes | None, tuple[str, ...]]:
    """What bodies told of the plan's last year before that one, and what to know of it."""
    from rpd.progress.done import progress
    from rpd.workspace import execution, execution_files

    assert opened.plan is not None
    year = min(rok - 1, opened.plan.profil.lata(opened.plan.rok)[-1])
    if not execution_files.files_of(opened.path, year):
        return None, ()
    try:
        found = execution.execution(opened.path, year, desk=opened.desk)
    except RpdError as error:
        return None, (f"Wykonania nie uwzględniono: {error.message} {error.hint}".strip(),)
    until = f"{found.kwartal.rzymski} kwartału {year} r."
    said = [f"Wykonanie uwzględniono do końca {until}"]
    if found.kwartal.numer < 4:
        said[0] += "; późniejsze sprawozdania mogą je zmienić, więc sprawdź to ponownie."
    if found.unread:
        files_unread = len({one.file for one in found.unread})
        listed = count(files_unread, "plik", "pliki", "plików")
        said.append(f"W wykonaniu są błędy ({listed}); wskaże je „rpd validate”.")
    return outcomes_of(progress(found.plans, found.filed, found.kwartal)), tuple(said)


def unspent(made: CarriedOver, outcomes: Mapping[str, Outcome], rok: int) -> Iterator[str]:
    """What is left of the money of actions that go on."""
    left = sum(
        (one.unspent for name, one in outcomes.items() if name not in made.finished), Decimal(0)
    )
    if left:
        yield (
            f"Z kwot na {rok} r. w przeniesionych działaniach nie wydano {plain(amount(left))}; "
            "ile gdzie, mówią komentarze przy pozycjach budżetu."
        )


def limits(slownik: Slownik | None, earlier: int, rok: int) -> Iterator[str]:
    """What the dictionary does not say of the later year and said of the earlier one."""
    if slownik is None:
        return
    limited = [
        *((one.id, one.limity) for one in slownik.zrodla),
        *((one.id, one.limity) for one in slownik.grupy),
    ]
    years = {name: {limit.rok for limit in limity} for name, limity in limited}
    lacking = [name for name, of in years.items() if str(earlier) in of and str(rok) not in of]
    if lacking:
        listed = ", ".join(lacking)
        yield f"W słowniku nie ma limitów na {rok} r., choć są na {earlier} r.: {listed}."
