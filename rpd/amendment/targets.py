"""What the operations of an amendment are about in a plan; how one that does not fit is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn, Protocol

from rpd.amendment.operations import Add, Operation, Target
from rpd.amendment.plan_data import Mapping, mappings, walk
from rpd.diagnostics import Path
from rpd.errors import RpdError
from rpd.plan.built_in import chosen
from rpd.plan.profil import Profil


class DoesNotFitError(RpdError):
    """An amendment that the plan does not fit; nothing was changed.

    ``path`` leads to what does not fit in the plan, where there is such a place.
    """

    def __init__(self, message: str, hint: str = "", path: Path = ()) -> None:
        super().__init__(message, hint)
        self.path = path


@dataclass(slots=True)
class Member:
    """A mapping of a plan and the list it stands in.

    ``kind`` is that of the place; for a footnote it is „przypis:” and its id, and ``data`` are all
    footnotes.
    """

    kind: str
    data: Mapping
    siblings: list[Mapping]
    profil: Profil
    path: Path = ()


class Refuse(Protocol):
    """Raises DoesNotFitError for an operation: with the reason, and steps from what it is about."""

    def __call__(self, reason: str, *steps: str | int) -> NoReturn:
        """Raise it."""


Bound = tuple[Operation, Member | None, Refuse]
"""An operation, what it is about (None for what is to be added), and how it is refused."""


def bind(plan: Mapping, operations: Sequence[Operation]) -> list[Bound]:
    """Each operation with what it is about in the plan as it was, and how it is refused.

    Raises:
        DoesNotFitError: what an operation names is not in the plan, or is there more than once.
    """
    profil = chosen(plan)
    index = _index(plan, profil)
    bound: list[Bound] = []
    for number, operation in enumerate(operations, 1):
        member = None
        if not isinstance(operation, Add):
            member = _found(plan, index, operation.gdzie, _refusal(number, operation, (), profil))
        refuse = _refusal(number, operation, member.path if member is not None else (), profil)
        bound.append((operation, member, refuse))
    return bound


def _refusal(number: int, operation: Operation, path: Path, profil: Profil) -> Refuse:
    def refuse(reason: str, *steps: str | int) -> NoReturn:
        what = described(operation, profil)
        raise DoesNotFitError(
            f"Zmiana nie pasuje do planu; operacja {number} ({what}): {reason}",
            "Niczego nie zmieniono. Sprawdź, czy to ta wersja planu, dla której zmianę zapisano.",
            (*path, *steps),
        )

    return refuse


def described(operation: Operation, profil: Profil) -> str:
    """„zmien działanie „wizyty”, pole „termin””: an operation as messages name it."""
    if isinstance(operation, Add):
        name = operation.tresc.get("id") or operation.tresc.get("numer") or ""
        return f"{operation.name} {_noun(operation.rodzaj, profil)} „{name}”"
    where = operation.gdzie
    said = f"{operation.name} {_noun(where.kind, profil)}" + (f" „{where.id}”" if where.id else "")
    field = getattr(operation, "pole", "")
    return f"{said}, pole „{field}”" if field else said


def _noun(kind: str, profil: Profil) -> str:
    return profil.level(kind).short.one if profil.depth(kind) >= 0 else kind


def _index(plan: Mapping, profil: Profil) -> dict[tuple[str, str], list[Member]]:
    places = {id(mapping): path for mapping, path in mappings(plan)}
    index: dict[tuple[str, str], list[Member]] = {}
    for kind, address, data, siblings in walk(plan):
        member = Member(kind, data, siblings, profil, places[id(data)])
        index.setdefault((kind, address), []).append(member)
    return index


def _found(
    plan: Mapping,
    index: dict[tuple[str, str], list[Member]],
    target: Target,
    refuse: Refuse,
) -> Member:
    if target.kind == "plan":
        return Member("plan", plan, [], chosen(plan))
    if target.kind == "przypis":
        notes = plan.get("przypisy")
        if not isinstance(notes, dict) or target.id not in notes:
            refuse("w planie nie ma takiego przypisu.")
        return Member(f"przypis:{target.id}", notes, [], chosen(plan), ("przypisy",))
    found = index.get((target.kind, target.id), [])
    if not found:
        refuse("w planie nie ma takiego miejsca.")
    if len(found) > 1:
        refuse("w planie jest więcej takich miejsc.")
    return found[0]
