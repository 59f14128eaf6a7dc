"""The text of a plan that is in force on a day, from the plan as it is and its amendments.

Amendments that the plan records and that come into force later are taken back from the last one
on; those that come into force by then and are not recorded yet are carried out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rpd.amendment.apply import amended, withdraw
from rpd.amendment.forces import force_of, saved_force
from rpd.amendment.operations import Amendment
from rpd.amendment.revert import CannotRevertError
from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.load.data import plan_of
from rpd.plan import force
from rpd.plan.imprint import made_of
from rpd.plan.model import Plan, Zmiana
from rpd.plan.values import one_line
from rpd.polish.wording import NBSP
from rpd.polish.wording import date as written_date
from rpd.writing.model_data import Data


class NotInForceError(RpdError):
    """There is no text of the plan on that day, or it cannot be told."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A resolution that a plan records, and its operations where they are saved.

    ``since`` is the first day whose text it makes; None while it is not in force.
    """

    zmiana: Zmiana
    since: date | None
    amendment: Amendment | None

    def in_force(self, day: date) -> bool:
        """Whether it is in force on a day; one that waits for its promulgation is on none."""
        return self.since is not None and self.since <= day

    @property
    def name(self) -> str:
        """„nr 7/2024 z dnia 30 czerwca 2024 r.”."""
        day = f" z{NBSP}dnia {written_date(self.zmiana.data)}" if self.zmiana.data else ""
        return f"nr{NBSP}{one_line(self.zmiana.uchwala)}{day}"


def recorded(plan: Plan, saved: Iterable[Amendment]) -> tuple[Recorded, ...]:
    """The resolutions that a plan records, in its order.

    Raises:
        NotInForceError: of one of them the plan does not say the day.
    """
    by_number = {one_line(amendment.uchwala): amendment for amendment in saved}
    found = []
    for zmiana in plan.zmiany:
        amendment = by_number.get(one_line(zmiana.uchwala))
        said = force_of(zmiana, amendment)
        if said.data is None and force.since(said) is None and not force.awaits_publication(said):
            raise NotInForceError(
                f"Plan nie podaje dnia zmiany uchwałą nr {zmiana.uchwala}.",
                "Uzupełnij pole „data” w polu „zmiany” planu.",
            )
        found.append(Recorded(zmiana, force.since(said), amendment))
    return tuple(found)


def demand_next(plan: Plan, uchwala: str, said: force.Force) -> None:
    """Refuse a resolution that cannot be the next to amend a plan; what is None is not known yet.

    Raises:
        NotInForceError: its number is taken, it is older than the plan or an amendment of it, or
            what it says of its force cannot be.
    """
    adopted = plan.uchwala
    if adopted is not None and uchwala and one_line(adopted.numer) == one_line(uchwala):
        raise NotInForceError(
            f"Uchwała nr {one_line(uchwala)} to uchwała, która przyjęła plan.",
            "Podaj numer uchwały zmieniającej.",
        )
    earlier = [(adopted.data, f"plan przyjęto {_spoken(adopted.data)}")] if adopted else []
    earlier += [
        (z.data, f"zmianę uchwałą nr {one_line(z.uchwala)} uchwalono {_spoken(z.data)}")
        for z in plan.zmiany
    ]
    day = said.data
    for other, told in earlier:
        if day is not None and other is not None and day < other:
            raise NotInForceError(
                f"Uchwała z dnia {written_date(day)} nie może zmieniać planu: {told}",
                "Popraw datę uchwały. Zmiany wprowadza się w kolejności ich uchwalenia.",
            )
    for fault in faults(plan, said):
        raise NotInForceError(fault.message, fault.hint)


def faults(plan: Plan, said: force.Force) -> Iterator[force.Fault]:
    """What cannot be of the days of an amendment of a plan."""
    yield from force.faults(said)
    if plan.uchwala is not None:
        yield from force.too_early(said, force.of(plan.uchwala))


def _spoken(day: date | None) -> str:
    return written_date(day) if day else ""


def since(amendment: Amendment) -> date | None:
    """The first day whose text an amendment makes; None while it is not in force."""
    return force.since(saved_force(amendment))


def waiting(plan: Plan, saved: Iterable[Amendment], day: date = date.max) -> tuple[Amendment, ...]:
    """The amendments in force on a day that a plan does not record, in the order of their days."""
    known = {one_line(zmiana.uchwala) for zmiana in plan.zmiany}
    found = [
        (start, a.data, a.uchwala, a)
        for a in saved
        if one_line(a.uchwala) not in known and (start := since(a)) is not None and start <= day
    ]
    return tuple(a for *_, a in sorted(found, key=lambda one: one[:3]))


def demand_adopted(plan: Plan, day: date) -> None:
    """Raise NotInForceError where the plan is not in force on that day."""
    uchwala = plan.uchwala
    if uchwala is None or uchwala.data is None:
        raise NotInForceError(
            "Plan jest projektem bez uchwały i jej daty, więc w żadnym dniu nie obowiązuje.",
            "Usuń --at albo uzupełnij pole „uchwala” planu.",
        )
    start = force.since(force.of(uchwala))
    if start is None:
        raise NotInForceError(
            f"Uchwała nr {one_line(uchwala.numer)} wchodzi w życie "
            f"{one_line(uchwala.wejscie_w_zycie)}, a plan nie podaje dnia ogłoszenia, więc jeszcze "
            "nie obowiązuje.",
            "Uzupełnij pole „publikacja” (data) w polu „uchwala” planu.",
        )
    if day < start:
        later = "" if start == uchwala.data else f", a obowiązuje od {written_date(start)}"
        raise NotInForceError(
            f"W dniu {written_date(day)} planu jeszcze nie było: przyjęto go uchwałą nr "
            f"{one_line(uchwala.numer)} dnia {written_date(uchwala.data)}{later}",
            "Podaj po --at dzień nie wcześniejszy.",
        )


def taken_back(data: dict[str, Data], acts: Sequence[Recorded], day: date) -> dict[str, Data]:
    """The data without the amendments that the plan records and that are not in force that day.

    Raises:
        CannotRevertError: an amendment is not saved, or does not hold all it would need.
    """
    first = next((i for i, act in enumerate(acts) if not act.in_force(day)), len(acts))
    for act in reversed(acts[first:]):
        if act.amendment is None:
            raise CannotRevertError(
                f"Zmiana uchwałą {act.name} nie jest zapisana jako dane w folderze „zmiany”.",
                "Zapisz ją albo pracuj w repozytorium git, w którym jest plan sprzed zmiany.",
            )
        try:
            data = withdraw(data, act.amendment)
        except CannotRevertError as error:
            message = f"Zmiana uchwałą {act.name}: {error.message}"
            raise CannotRevertError(message, error.hint) from error
    return carried_out(data, in_order(act for act in acts[first:] if act.in_force(day)))


def as_adopted(data: dict[str, Data], acts: Sequence[Recorded]) -> dict[str, Data]:
    """The data as they were adopted, whatever days the amendments count from.

    Raises:
        CannotRevertError: an amendment is not saved, or does not hold all it would need.
    """
    return taken_back(data, [replace(act, since=None) for act in acts], date.max)


def in_order(acts: Iterable[Recorded]) -> list[Amendment]:
    """The saved amendments of acts that are in force, in the order of their days."""
    known = sorted((act for act in acts if act.since), key=lambda act: act.since or date.min)
    return [act.amendment for act in known if act.amendment is not None]


def carried_out(data: dict[str, Data], amendments: Iterable[Amendment]) -> dict[str, Data]:
    """The data after the amendments, which ``zmiany`` then names.

    Raises:
        NotInForceError: an amendment does not fit.
    """
    for amendment in amendments:
        try:
            data = amended(data, amendment)
        except RpdError as error:
            raise NotInForceError(
                f"Nie można wprowadzić zmiany uchwałą nr {amendment.uchwala}: {error.message}",
                "Popraw zapis zmiany w folderze „zmiany” albo pole „zmiany” planu.",
            ) from error
    return data


def unordered(data: dict[str, Data], acts: Sequence[Recorded]) -> str:
    """Why the words of a plan cannot be those that its resolutions ordered; "" if nothing says so.

    The amendments are taken back one by one, and what comes of it must have the imprint that the
    plan records for the time before each.
    """
    for act in reversed(acts):
        if act.amendment is None or not act.zmiana.odcisk:
            return ""
        try:
            data = withdraw(data, act.amendment)
        except CannotRevertError as error:
            return f"Zmiany uchwałą {act.name} nie da się cofnąć. {error.message}"
        if not made_of(act.zmiana.odcisk, plan_of(data)):
            return (
                f"Po cofnięciu zmiany uchwałą {act.name} plan nie ma brzmienia, które ta uchwała "
                "zmieniła."
            )
    return ""
