"""What each keyword of a JSON Schema demands of a value, as a quick test; what is only doubted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from rpd.reading.blank import is_blank

Test = Callable[[Any], bool]
ANNOTATIONS = frozenset(
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
CHILDREN = frozenset(("properties", "additionalProperties", "items"))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


TYPES: dict[str, Test] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    # A Decimal such as 2.00 is an integer for some validators and not for others: doubt it.
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": _is_number,
}


def _type(names: str | list[str]) -> Test:
    tests = [TYPES[name] for name in ([names] if isinstance(names, str) else names)]
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


def _format(name: str) -> Test:
    # Of other formats nothing is known here: doubt every text.
    return _is_date if name == "date" else lambda _: False


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2024-03-07")


def _dependent(needs: dict[str, list[str]]) -> Test:
    return lambda value: all(
        name in value for given, names in needs.items() if given in value for name in names
    )


def _simple(allowed: list[Any]) -> Test:
    # 1 == True in Python but not in JSON, so only texts are compared here.
    texts = {value for value in allowed if isinstance(value, str)}
    return lambda value: isinstance(value, str) and value in texts


def never(_: Any) -> bool:
    """Something is demanded that cannot be had, or that nothing is known about: doubt it."""
    return False


# What each keyword demands, and of values of which type (None: of all values).
ASSERTIONS: dict[str, tuple[str | None, Callable[[Any], Test]]] = {
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
    "contains": ("array", lambda item: bool if item == {} else never),
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
