"""What two branches did that cannot both be done, told by what each of them did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rpd.amendment.execute import DoesNotFitError, execute
from rpd.amendment.operations import Operation
from rpd.compare.changes import Change
from rpd.compare.normal import canonical
from rpd.frozen import dataclass
from rpd.load.data import data_of, plan_of
from rpd.plan.profil import Profil
from rpd.telling.describe import sentence
from rpd.writing.model_data import Data


@dataclass(frozen=True, slots=True)
class Clash:
    """What each side did, told as sentences; ``reason`` says why both cannot be, where needed."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    reason: str = ""


_Told = tuple[Change, Operation]
_MOST = 10
_ORDER = "Obie gałęzie zmieniają układ tych samych miejsc; nie da się rozstrzygnąć, jak mają stać."


def contradictions(
    base: str, mine: Sequence[_Told], theirs: Sequence[_Told], profil: Profil
) -> tuple[Clash, ...]:
    """The pairs of changes that do not go together; where no two are to blame, all of them."""
    data = data_of(base, profil)
    found = tuple(_pairs(data, mine, theirs))
    return found or (Clash(_all(mine), _all(theirs), _ORDER),)


def _pairs(data: Data, mine: Sequence[_Told], theirs: Sequence[_Told]) -> Iterator[Clash]:
    alone = {id(told): _done(data, told[1]) for told in (*mine, *theirs)}
    for my in mine:
        for their in theirs:
            # What does not stand alone needs another change of its side.
            if alone[id(my)] is None or alone[id(their)] is None:
                continue
            one, other = _done(alone[id(my)], their[1]), _done(alone[id(their)], my[1])
            if one is None or other is None:
                yield Clash((sentence(my[0]),), (sentence(their[0]),))
            elif one != other and canonical(plan_of(one)) != canonical(plan_of(other)):
                yield Clash((sentence(my[0]),), (sentence(their[0]),), _ORDER)


def _done(data: Data, operation: Operation) -> Data:
    """The data after an operation; None where it does not fit."""
    try:
        return execute(data, [operation])
    except DoesNotFitError:
        return None


def _all(told: Sequence[_Told]) -> tuple[str, ...]:
    said = tuple(sentence(change) for change, _ in told[:_MOST])
    more = len(told) - _MOST
    return (*said, f"… i dalsze zmiany: {more}.") if more > 0 else said
