"""A quick first look at data by a JSON Schema: which nodes, if any, does jsonschema have to judge?

Importing and running jsonschema costs more than everything else on a correct plan, so it is asked
only about nodes that this checker doubts. The checker may doubt too much, never too little: a
keyword it does not know makes the node doubtful always. Tests hold it to jsonschema's verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rpd.diagnostics import Path
from rpd.reading.keywords import ANNOTATIONS, ASSERTIONS, CHILDREN, TYPES, Test, never

Schema = dict[str, Any]


def _names(check: Check) -> Test:
    return lambda value: all(check.accepts(name) for name in value)


# The types whose values are of one class of Python and of no other.
_KINDS: dict[str, type] = {"object": dict, "array": list, "string": str}


def _of_kind(kind: str, tests: list[tuple[str, str | None, Test]]) -> tuple[Test, ...]:
    """The tests that concern values of a type; that they are of it is known already."""
    return tuple(t for keyword, about, t in tests if about in (None, kind) and keyword != "type")


def _about(kind: str | None, test: Test) -> Test:
    """A test that is silent about values of other types than its own."""
    if kind is None:
        return test
    is_kind = TYPES[kind]
    return lambda value: not is_kind(value) or test(value)


_Tests = tuple[Test, ...]


class Check:
    """One node of a schema, compiled: ``accepts`` is quick, ``doubts`` says what is unsure.

    ``accepts`` of a value is True only if the value is certainly valid.
    """

    __slots__ = ("_items", "_others", "_own", "_properties", "accepts", "schema")

    accepts: Test

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._properties: dict[str, Check] = {}
        self._others: Check | None = None
        self._items: Check | None = None

    def fill(self, compile_: Callable[[Schema], Check]) -> None:
        """Compile the keywords; apart from creation because schemas may refer to themselves."""
        schema = self.schema
        self._properties = {k: compile_(v) for k, v in schema.get("properties", {}).items()}
        others = schema.get("additionalProperties", True)
        if isinstance(others, dict):
            self._others = compile_(others)
        if isinstance(items := schema.get("items", True), dict):
            self._items = compile_(items)
        tests = list(self._assertions(compile_))
        # Of a value whose class is known, only what is said about its type is asked.
        self._own: dict[type | None, _Tests] = {
            class_: _of_kind(kind, tests) for kind, class_ in _KINDS.items()
        }
        self._own[None] = tuple(_about(kind, test) for _, kind, test in tests)
        if "type" in schema:
            allowed = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
            for kind, class_ in _KINDS.items():
                if kind not in allowed:
                    self._own[class_] = (never,)
        self.accepts = self._compiled()

    def _assertions(
        self, compile_: Callable[[Schema], Check]
    ) -> Iterator[tuple[str, str | None, Test]]:
        """Keyword, type of the values it speaks about (None: all), test."""
        for keyword, value in self.schema.items():
            if keyword in ASSERTIONS:
                kind, make = ASSERTIONS[keyword]
                yield keyword, kind, make(value)
            elif keyword == "propertyNames":
                yield keyword, "object", _names(compile_(value))
            elif keyword == "additionalProperties" and value is False:
                yield keyword, "object", frozenset(self._properties).issuperset
            elif keyword not in ANNOTATIONS and keyword not in CHILDREN:
                yield keyword, None, never

    def _compiled(self) -> Test:
        """The test of the node and of everything below it."""
        own, items, others = self._own, self._items, self._others
        member = self._properties.get
        any_class = own[None]

        def accepts(value: Any) -> bool:
            class_ = type(value)
            for test in own.get(class_, any_class):
                if not test(value):
                    return False
            if class_ is dict:
                for key, inner in value.items():
                    check = member(key, others)
                    if check is not None and not check.accepts(inner):
                        return False
            elif class_ is list and items is not None:
                for inner in value:
                    if not items.accepts(inner):
                        return False
            return True

        return accepts

    def doubts(self, value: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Schema]]:
        """The nodes whose own keywords are doubtful, each with its value and schema.

        The schema of a doubtful node comes without those of its members, which are asked apart.
        """
        if not all(test(value) for test in self._own.get(type(value), self._own[None])):
            yield path, value, _without_members(self.schema)
        if isinstance(value, dict):
            for key, member in value.items():
                check = self._properties.get(key, self._others)
                if check is not None and not check.accepts(member):
                    yield from check.doubts(member, (*path, key))
        elif isinstance(value, list) and self._items is not None:
            for index, member in enumerate(value):
                if not self._items.accepts(member):
                    yield from self._items.doubts(member, (*path, index))


def _without_members(schema: Schema) -> Schema:
    shallow = dict(schema)
    if "properties" in shallow:
        shallow["properties"] = dict.fromkeys(shallow["properties"], True)
    if isinstance(shallow.get("additionalProperties"), dict):
        shallow["additionalProperties"] = True
    shallow.pop("items", None)
    return shallow


def compile_schema(root: Schema) -> Check:
    """Compile a schema whose references all point to its own ``$defs``."""
    by_reference: dict[str, Check] = {}

    def compile_(schema: Schema) -> Check:
        reference = schema.get("$ref")
        if reference is None:
            check = Check(schema)
        else:
            if reference in by_reference:
                return by_reference[reference]
            name = reference.removeprefix("#/$defs/")
            check = by_reference[reference] = Check(root["$defs"][name])
        check.fill(compile_)
        return check

    return compile_(root)
