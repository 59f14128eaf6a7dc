"""From one format of files to the next: operations on data, and the steps that there are.

A step says for each kind of file what becomes of its data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.writing.model_data import Data

FIELD = "format"
ANY = "*"


@dataclass(frozen=True, slots=True)
class RenameField:
    """The field `old` is called `new` in every mapping at `where` (steps of a path, `ANY`: all)."""

    where: tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangeValue:
    """What stands at `where` becomes what `value` makes of it; fields come and go with it, too."""

    where: tuple[str, ...]
    value: Callable[[Data], Data]


Operation = RenameField | ChangeValue


@dataclass(frozen=True, slots=True)
class Step:
    """From a format to the next one: for each kind of file what is done to it, in order."""

    before: int
    after: int
    operations: Mapping[str, Sequence[Operation]]


STEPS: tuple[Step, ...] = ()
"""All steps there are, oldest first; the last one leads to the format that is read."""


def steps_from(stated: int, steps: Sequence[Step], named: str) -> tuple[Step, ...]:
    """The steps that lead on from a format.

    Raises:
        RpdError: there never was such a format.
    """
    found: list[Step] = []
    for step in steps:
        if step.before == (found[-1].after if found else stated):
            found.append(step)
    last = steps[-1].after if steps else 1
    if (found[-1].after if found else stated) != last:
        raise RpdError(
            f"„{named}” podaje format {stated}, a takiego formatu nie było.",
            f"Popraw pole „{FIELD}”: plik bez tego pola jest w formacie 1.",
        )
    return tuple(found)


def carried_out(data: Data, operation: Operation) -> Data:
    """The data after an operation; those that were given stay what they are."""
    return _at(data, operation.where, operation)


def _at(data: Data, where: tuple[str, ...], operation: Operation) -> Data:
    if not where:
        return _done(data, operation)
    step, rest = where[0], where[1:]
    if isinstance(data, dict):
        return {
            key: _at(value, rest, operation) if step in (key, ANY) else value
            for key, value in data.items()
        }
    if isinstance(data, list) and step == ANY:
        return [_at(value, rest, operation) for value in data]
    return data


def _done(data: Data, operation: Operation) -> Data:
    if isinstance(operation, ChangeValue):
        return operation.value(data)
    if not isinstance(data, dict) or operation.new in data:
        return data
    return {operation.new if key == operation.old else key: v for key, v in data.items()}
