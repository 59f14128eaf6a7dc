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
from typing import Any

from rpd.diagnostics import Path

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


def _only(kind: type, test: _Test) -> _Test:
    """A keyword that speaks about values of one type and is silent about others."""
    return lambda value: not isinstance(value, kind) or test(value)


def _numeric(test: _Test) -> _Test:
    return lambda value: not _is_number(value) or test(value)


def _pattern(expression: str) -> _Test:
    search = re.compile(expression).search
    return _only(str, lambda value: search(value) is not None)


def _format(name: str) -> _Test:
    # Of other formats nothing is known here: doubt every text.
    return _only(str, _is_date if name == "date" else lambda _: False)


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2024-03-07")


def _dependent(needs: dict[str, list[str]]) -> _Test:
    return _only(
        dict,
        lambda value: all(
            name in value for given, names in needs.items() if given in value for name in names
        ),
    )


def _names(check: Check) -> _Test:
    return _only(dict, lambda value: all(check.accepts(name) for name in value))


def _simple(allowed: list[Any]) -> _Test:
    # 1 == True in Python but not in JSON, so only texts are compared here.
    texts = {value for value in allowed if isinstance(value, str)}
    return lambda value: isinstance(value, str) and value in texts


_ASSERTIONS: dict[str, Callable[[Any], _Test]] = {
    "type": _type,
    "enum": _simple,
    "const": lambda allowed: (
        (lambda value: value is allowed) if isinstance(allowed, bool) else _simple([allowed])
    ),
    "pattern": _pattern,
    "format": _format,
    "required": lambda names: _only(dict, lambda value: all(name in value for name in names)),
    "minLength": lambda n: _only(str, lambda value: len(value) >= n),
    "maxLength": lambda n: _only(str, lambda value: len(value) <= n),
    "minItems": lambda n: _only(list, lambda value: len(value) >= n),
    "maxItems": lambda n: _only(list, lambda value: len(value) <= n),
    "minProperties": lambda n: _only(dict, lambda value: len(value) >= n),
    "minimum": lambda n: _numeric(lambda value: value >= n),
    "maximum": lambda n: _numeric(lambda value: value <= n),
    "exclusiveMinimum": lambda n: _numeric(lambda value: value > n),
    "dependentRequired": _dependent,
    "uniqueItems": lambda _: _only(
        list,
        lambda value: (
            all(isinstance(item, str) for item in value) and len(set(value)) == len(value)
        ),
    ),
}


class Check:
    """One node of a schema, compiled: ``accepts`` is quick, ``doubts`` says what is unsure."""

    __slots__ = ("_items", "_others", "_properties", "_tests", "schema")

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._tests: list[_Test] = []
        self._properties: dict[str, Check] = {}
        self._others: Check | None = None
        self._items: Check | None = None

    def fill(self, compile_: Callable[[Schema], Check]) -> None:
        """Compile the keywords; apart from creation because schemas may refer to themselves."""
        schema = self.schema
        for keyword, value in schema.items():
            if keyword in _ASSERTIONS:
                self._tests.append(_ASSERTIONS[keyword](value))
            elif keyword == "propertyNames":
                self._tests.append(_names(compile_(value)))
            elif keyword not in _ANNOTATIONS and keyword not in _CHILDREN:
                self._tests.append(lambda _: False)
        self._properties = {k: compile_(v) for k, v in schema.get("properties", {}).items()}
        others = schema.get("additionalProperties", True)
        if others is False:
            known = frozenset(self._properties)
            self._tests.append(_only(dict, known.issuperset))
        elif others is not True:
            self._others = compile_(others)
        if isinstance(items := schema.get("items", True), dict):
            self._items = compile_(items)

    def accepts(self, value: Any) -> bool:
        """True only if the value is certainly valid."""
        for test in self._tests:
            if not test(value):
                return False
        if isinstance(value, dict):
            properties, others = self._properties, self._others
            for key, member in value.items():
                check = properties.get(key, others)
                if check is not None and not check.accepts(member):
                    return False
        elif isinstance(value, list):
            items = self._items
            if items is not None:
                for member in value:
                    if not items.accepts(member):
                        return False
        return True

    def doubts(self, value: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Schema]]:
        """The nodes whose own keywords are doubtful, each with its value and schema.

        The schema of a doubtful node comes without those of its members, which are asked apart.
        """
        if not all(test(value) for test in self._tests):
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
