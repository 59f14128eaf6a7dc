"""A frozen dataclass of the house is what the standard library would make of it."""

from __future__ import annotations

import ast
import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field
from functools import partial
from typing import Any

import pytest

from rpd import frozen
from tests.conftest import ROOT


def made(dataclass: Callable[..., Any]) -> list[type[Any]]:
    """One class of every sort, made by a decorator."""

    @dataclass(frozen=True, slots=True)
    class Plain:
        """One."""

        a: int
        b: str = "b"

        def doubled(self) -> int:
            return 2 * self.a

    @dataclass(frozen=True, slots=True)
    class Hidden:
        a: int
        path: tuple[str, ...] = field(default=(), compare=False, repr=False)
        made: list[int] = field(default_factory=list, hash=False, compare=False)
        last: int = field(kw_only=True)

    @dataclass(frozen=True, slots=True)
    class Derived(Plain):
        c: int = 3
        sum: int = field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "sum", self.a + self.c)

    @dataclass(frozen=True, slots=True)
    class Own:
        a: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own) and abs(self.a - other.a) < 2

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return f"<{self.a}>"

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    return [Plain, Hidden, Derived, Own, Empty]


OURS, THEIRS = made(frozen.dataclass), made(dataclasses.dataclass)
GIVEN: list[list[tuple[tuple[Any, ...], dict[str, Any]]]] = [
    [((1,), {}), ((1, "b"), {}), ((2,), {"b": "c"}), ((), {"b": "c", "a": 2})],
    [((1,), {"last": 1}), ((1, ("x",)), {"last": 1}), ((1, (), [1]), {"last": 2})],
    [((1,), {}), ((1, "b", 3), {}), ((1, "b", 4), {})],
    [((1,), {}), ((2,), {}), ((5,), {})],
    [((), {}), ((), {})],
]
SORTS = list(zip(OURS, THEIRS, GIVEN, strict=True))
each = pytest.mark.parametrize(
    ("ours", "theirs", "given"), SORTS, ids=lambda one: getattr(one, "__name__", "")
)


@each
def test_values_are_equal_and_shown_alike(ours: Any, theirs: Any, given: Any) -> None:
    one, other = ([kind(*args, **named) for args, named in given] for kind in (ours, theirs))
    assert [repr(value) for value in one] == [repr(value) for value in other]
    assert [[a == b for a in one] for b in one] == [[a == b for a in other] for b in other]
    assert [[hash(a) == hash(b) for a in one] for b in one] == [
        [hash(a) == hash(b) for a in other] for b in other
    ]
    assert one[0] != other[0]
    assert not hasattr(one[0], "__dict__")


@each
def test_the_library_knows_them(ours: Any, theirs: Any, given: Any) -> None:
    assert [f.name for f in dataclasses.fields(ours)] == [
        f.name for f in dataclasses.fields(theirs)
    ]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    for args, named in given:
        one, other = ours(*args, **named), theirs(*args, **named)
        assert dataclasses.asdict(one) == dataclasses.asdict(other)
        for copied in (copy.copy(one), copy.deepcopy(one), dataclasses.replace(one)):
            assert dataclasses.asdict(copied) == dataclasses.asdict(one)
        if "a" in ours.__match_args__:
            assert dataclasses.replace(one, a=9).a == 9
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)


@each
def test_they_cannot_be_changed_nor_made_wrongly(ours: Any, theirs: Any, given: Any) -> None:
    args, named = given[0]
    said = []
    for kind in (ours, theirs):
        value = kind(*args, **named)
        tried: list[Callable[[], Any]] = [partial(kind, x=1), partial(kind, 1, 2, 3, 4, 5)]
        if kind.__match_args__:
            tried += [partial(setattr, value, "a", 1), partial(delattr, value, "a")]
        for attempt in tried:
            with pytest.raises((dataclasses.FrozenInstanceError, TypeError)) as error:
                attempt()
            said.append((error.type, str(error.value)))
    half = len(said) // 2
    assert said[:half] == said[half:]


def test_a_factory_makes_a_new_one_for_each() -> None:
    hidden = OURS[1]
    assert hidden(1, last=1).made is not hidden(1, last=1).made
    assert hidden(1, made=None, last=1).made is None


@frozen.dataclass(frozen=True, slots=True)
class Sent:
    """What goes to another process."""

    a: int
    b: tuple[int, ...] = field(default=(), compare=False)


def test_they_go_to_other_processes_whole() -> None:
    sent = pickle.loads(pickle.dumps(Sent(1, (2,))))  # noqa: S301
    assert (sent.a, sent.b) == (1, (2,))
    with pytest.raises(dataclasses.FrozenInstanceError):
        sent.a = 2


def test_whatever_else_is_asked_for_is_the_librarys() -> None:
    @frozen.dataclass(slots=True)
    class Open:
        a: int = 1

    @frozen.dataclass
    class Bare:
        a: int = 1

    @frozen.dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        a: int = 1

    opened = Open()
    opened.a = 2
    assert (opened.a, Bare().a) == (2, 1)
    assert Ordered(1) < Ordered(2)


def test_every_frozen_class_of_the_house_is_made_here() -> None:
    found = []
    for path in (ROOT / "rpd").rglob("*.py"):
        text = path.read_text("utf-8")
        if "@dataclass(frozen=True, slots=True)\n" not in text:
            continue
        imported = {
            node.module
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.ImportFrom) and "dataclass" in [one.name for one in node.names]
        }
        if imported != {"rpd.frozen"}:
            found.append(str(path.relative_to(ROOT)))
    assert found == []
