"""Whether a saved amendment belongs to the plan beside it: number, days, and what it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rpd.amendment import in_force
from rpd.amendment.apply import withdraw
from rpd.amendment.forces import saved_force
from rpd.amendment.operations import Amendment
from rpd.amendment.revert import CannotRevertError, DoesNotMatchError
from rpd.amendment.units_checked import contradictions
from rpd.diagnostics import Finding, Path, Related
from rpd.load.data import plan_of
from rpd.plan import force
from rpd.plan.model import Plan, Zmiana
from rpd.plan.values import one_line
from rpd.polish.wording import date as written_date
from rpd.rules import zmiana_nie_pasuje
from rpd.writing.model_data import Data


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """Plans by year (None: there is one that cannot be read) and amendments by their files."""

    plans: Mapping[int, dict[str, Data] | None]
    saved: Mapping[str, Amendment]


def about(name: str, amendment: Amendment, beside: Beside) -> list[Finding]:
    """What does not fit in the amendment that the file of that name holds."""
    return [
        Finding(path, message, hint, "zmiana", slug=zmiana_nie_pasuje.SLUG, related=tuple(related))
        for path, message, hint, *related in _said(name, amendment, beside)
    ]


def _said(
    name: str, amendment: Amendment, beside: Beside
) -> Iterator[tuple[Path, str, str] | tuple[Path, str, str, Related]]:
    number = one_line(amendment.uchwala)
    for other, one in beside.saved.items():
        if other < name and one.rok == amendment.rok and one_line(one.uchwala) == number:
            message = f"Zmianę uchwałą nr {number} zapisano już w pliku „{other}”."
            hint = "Zostaw jeden z tych plików albo popraw numer uchwały."
            yield ("uchwala",), message, hint, Related(("uchwala",), "ta sama uchwała", file=other)
            return
    if amendment.rok not in beside.plans:
        message = f"Nie ma planu na rok {amendment.rok}, którego dotyczy ta zmiana."
        yield ("rok",), message, "Popraw rok albo przenieś plik poza folder „zmiany”."
        return
    data = beside.plans[amendment.rok]
    if data is None:
        return
    plan = plan_of(data)
    recorded = next((z for z in plan.zmiany if one_line(z.uchwala) == number), None)
    before = replace(plan, zmiany=()) if recorded else plan
    found = list(_order(before, amendment))
    if recorded is not None:
        found += _days(recorded, amendment)
    yield from found or _deeds(amendment, data, plan, beside)


def _order(plan: Plan, amendment: Amendment) -> Iterator[tuple[Path, str, str]]:
    """Whether the resolution can be one that amends the plan, and the next one."""
    said = saved_force(amendment)
    for path, number, day in ((("uchwala",), amendment.uchwala, None), (("data",), "", said.data)):
        try:
            in_force.demand_next(plan, number, force.Force(day))
        except in_force.NotInForceError as error:
            yield path, _sentence(error.message), error.hint
    for fault in in_force.faults(plan, said):
        yield fault.field, _sentence(fault.message), fault.hint


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _days(recorded: Zmiana, amendment: Amendment) -> Iterator[tuple[Path, str, str]]:
    """Whether the plan records the same days of the resolution."""
    for name, there in (("data", recorded.data), ("obowiazuje_od", recorded.obowiazuje_od)):
        here = getattr(amendment, name)
        if there is not None and here and date.fromisoformat(here) != there:
            message = f"W polu „zmiany” planu ta uchwała ma w „{name}” {written_date(there)}"
            yield (name,), _sentence(message), "Popraw ten dzień tu albo w planie."
    about = amendment.naglowek
    for name in ("wejscie_w_zycie", "publikacja", "z_moca_od"):
        here, there = getattr(about, name), getattr(recorded, name)
        if here and there and here != there:
            message = f"W polu „zmiany” planu ta uchwała ma inne „{name}”."
            yield (name,), message, "Popraw to tu albo w planie."


def _deeds(
    amendment: Amendment, data: dict[str, Data], plan: Plan, beside: Beside
) -> Iterator[tuple[Path, str, str]]:
    """Whether the operations are those that the plan was changed by.

    Of a resolution that the plan does not record yet nothing is asked: the file of the plan may
    well say already what the resolution will order.
    """
    number = one_line(amendment.uchwala)
    by_number = {
        one_line(one.uchwala): one for one in beside.saved.values() if one.rok == amendment.rok
    }
    recorded = [one_line(z.uchwala) for z in plan.zmiany]
    if number not in recorded:
        return
    for later in reversed(recorded[recorded.index(number) :]):
        if later not in by_number:
            return  # what stood in between is not known
        after = data
        try:
            data = withdraw(data, by_number[later])
        except CannotRevertError as error:
            # What the file does not hold is in the history of git; that is no mistake.
            if later == number and isinstance(error, DoesNotMatchError):
                yield ("operacje",), error.message, error.hint
            return
        if later == number:
            yield from contradictions(amendment, plan_of(data), plan_of(after))
