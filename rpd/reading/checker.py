"""A quick first look at data by a JSON Schema: which nodes, if any, does jsonschema have to judge?

Importing and running jsonschema costs more than everything else on a correct plan, so it is asked
only about nodes that this checker doubts. The checker may doubt too much, never too little: a
keyword it does not know makes the node doubtful always. Tests hold it to jsonschema's verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from rpd.diagnostics import Path
from rpd.reading.blank import is_blank

Schema = dict[str, Any]
_Test = Callable[[Any], bool]

_ANNOTATIONS = frozenset(
    [
        "$schema",
        "$id",
        "$defs",
        "$comment",
        "title",
        "description",
        "markdownDescription",
        "examples",
        "default",
        "defaultSnippets",
        "errorMessage",
        "patternErrorMessage",
        "enumDescriptions",
        "markdownEnumDescriptions",
        "deprecated",
        "x-kolejnosc",
        "x-pelna",
        "x-postac",
        "x-regula",
    ]
)
_CHILDREN = frozenset(("properties", "additionalProperties", "items"))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


_TYPES: dict[str, _Test] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    # A Decimal such as 2.00 is an integer for some validators and not for others: doubt it.
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": _is_number,
}


def _type(names: str | list[str]) -> _Test:
    tests = [_TYPES[name] for name in ([names] if isinstance(names, str) else names)]
    return tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests)


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """A pattern of a schema; in Python's own “$” a line break may follow, here it is the end."""
    parts = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$", re.DOTALL)
    return re.compile(
        parts.sub(lambda match: r"\Z" if match.group() == "$" else match.group(), expression)
    )


@cache
def pattern(expression: str) -> Callable[[str], bool]:
    """The test of a pattern; one that admits no empty text admits none in which nothing is seen."""
    search = compiled(expression).search
    if expression == r"\S":
        return lambda value: not is_blank(value)
    if search("") is None and any(map(search, " \u00a0\u200b")):
        return lambda value: search(value) is not None and not is_blank(value)
    return lambda value: search(value) is not None


def _format(name: str) -> _Test:
    # Of other formats nothing is known here: doubt every text.
    return _is_date if name == "date" else lambda _: False


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2024-03-07")


def _dependent(needs: dict[str, list[str]]) -> _Test:
    return lambda value: all(
        name in value for given, names in needs.items() if given in value for name in names
    )


def _names(check: Check) -> _Test:
    return lambda value: all(check.accepts(name) for name in value)


def _simple(allowed: list[Any]) -> _Test:
    # 1 == True in Python but not in JSON, so only texts are compared here.
    texts = {value for value in allowed if isinstance(value, str)}
    return lambda value: isinstance(value, str) and value in texts


def _never(_: Any) -> bool:
    """Something is demanded that cannot be had, or that nothing is known about: doubt it."""
    return False


# What each keyword demands, and of values of which type (None: of all values).
_ASSERTIONS: dict[str, tuple[str | None, Callable[[Any], _Test]]] = {
    "type": (None, _type),
    "enum": (None, _simple),
    "const": (
        None,
        lambda allowed: (
            (lambda value: value is allowed) if isinstance(allowed, bool) else _simple([allowed])
        ),
    ),
    "pattern": ("string", pattern),
    "format": ("string", _format),
    "minLength": ("string", lambda n: lambda value: len(value) >= n),
    "maxLength": ("string", lambda n: lambda value: len(value) <= n),
    "required": ("object", lambda names: frozenset(names).issubset),
    "minProperties": ("object", lambda n: lambda value: len(value) >= n),
    "maxProperties": ("object", lambda n: lambda value: len(value) <= n),
    "dependentRequired": ("object", _dependent),
    "minItems": ("array", lambda n: lambda value: len(value) >= n),
    # „contains: {}” is how an editor is made to say in Polish that a list is empty.
    "contains": ("array", lambda item: bool if item == {} else _never),
    "maxItems": ("array", lambda n: lambda value: len(value) <= n),
    "uniqueItems": (
        "array",
        lambda _: (
            lambda value: (
                all(isinstance(item, str) for item in value) and len(set(value)) == len(value)
            )
        ),
    ),
    "minimum": ("number", lambda n: lambda value: value >= n),
    "maximum": ("number", lambda n: lambda value: value <= n),
    "exclusiveMinimum": ("number", lambda n: lambda value: value > n),
    # A number in the plan's sense that is written as one in YAML's: its characters count.
    "x-numer": ("number", lambda form: lambda value: pattern(form)(str(value))),
}


# The types whose values are of one class of Python and of no other.
_KINDS: dict[str, type] = {"object": dict, "array": list, "string": str}


def _of_kind(kind: str, tests: list[tuple[str, str | None, _Test]]) -> tuple[_Test, ...]:
    """The tests that concern values of a type; that they are of it is known already."""
    return tuple(t for keyword, about, t in tests if about in (None, kind) and keyword != "type")


def _about(kind: str | None, test: _Test) -> _Test:
    """A test that is silent about values of other types than its own."""
    if kind is None:
        return test
    is_kind = _TYPES[kind]
    return lambda value: not is_kind(value) or test(value)


_Tests = tuple[_Test, ...]


class Check:
    """One node of a schema, compiled: ``accepts`` is quick, ``doubts`` says what is unsure.

    ``accepts`` of a value is True only if the value is certainly valid.
    """

    __slots__ = ("_items", "_others", "_own", "_properties", "accepts", "schema")

    accepts: _Test

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
                    self._own[class_] = (_never,)
        self.accepts = self._compiled()

    def _assertions(
        self, compile_: Callable[[Schema], Check]
    ) -> Iterator[tuple[str, str | None, _Test]]:
        """Keyword, type of the values it speaks about (None: all), test."""
        for keyword, value in self.schema.items():
            if keyword in _ASSERTIONS:
                kind, make = _ASSERTIONS[keyword]
                yield keyword, kind, make(value)
            elif keyword == "propertyNames":
                yield keyword, "object", _names(compile_(value))
            elif keyword == "additionalProperties" and value is False:
                yield keyword, "object", frozenset(self._properties).issuperset
            elif keyword not in _ANNOTATIONS and keyword not in _CHILDREN:
                yield keyword, None, _never

    def _compiled(self) -> _Test:
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
