"""Frozen dataclasses that take little to define.

``dataclass(frozen=True, slots=True)`` of the standard library compiles seven functions a class, and
the hundred values of a plan took more than a third of a cold ``rpd validate``. Here a class
compiles its ``__init__`` alone and shares the rest. Whatever else is asked for is the standard
library's, and to type checkers all of it is; ``fields``, ``replace``, pickling, copying and pattern
matching know no difference.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T", bound=type[Any])

_ABSENT = object()
"""The default of what a factory makes."""


def _frozen(cls: T) -> T:
    """The class with fields, slots, and all that a frozen dataclass can."""
    own = set(cls.__dict__)
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = _init(made)
    compared = [one.name for one in dataclasses.fields(made) if one.compare]
    made.__compared__ = staticmethod(attrgetter(*compared) if compared else _nothing)
    for name, function in _SHARED.items():
        if name not in own:
            setattr(made, name, function)
    return made  # type: ignore[no-any-return]


def _init(made: Any) -> Callable[..., None]:
    known: dict[str, Any] = {"_absent": _ABSENT}
    positional: list[str] = []
    by_name: list[str] = []
    body: list[str] = []
    for one in dataclasses.fields(made):
        if not one.init:
            continue
        name = given = one.name
        known[f"_set_{name}"] = getattr(made, name).__set__
        parameter = name
        if one.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = one.default
            parameter = f"{name}=_default_{name}"
        elif one.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = one.default_factory
            parameter = f"{name}=_absent"
            given = f"_make_{name}() if {name} is _absent else {name}"
        (by_name if one.kw_only else positional).append(parameter)
        body.append(f" _set_{name}(self, {given})")
    if hasattr(made, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = ", ".join(["self", *positional, *(["*", *by_name] if by_name else [])])
    # Made of the names of the fields alone, as in the standard library.
    exec("\n".join([f"def __init__({parameters}):", *(body or [" pass"])]), known)  # noqa: S102
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _nothing(_self: Any) -> tuple[()]:
    return ()


def _repr(self: Any) -> str:
    shown = [f"{one.name}={getattr(self, one.name)!r}" for one in _fields(self) if one.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__compared__(self) == self.__compared__(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


def _setattr(_self: Any, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in _fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for one, value in zip(_fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


def _fields(self: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(self)


_SHARED: dict[str, Callable[..., Any]] = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, **how):
        """What ``dataclasses.dataclass`` makes, quicker where it is frozen and has slots."""
        if how == {"frozen": True, "slots": True}:
            return _frozen
        return dataclasses.dataclass(cls, **how)
