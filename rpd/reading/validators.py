"""JSON Schema's own validator, with the keywords that our schemas add or mean more strictly."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from rpd.reading.checker import Schema
from rpd.reading.keywords import pattern

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError


def validator(root: Schema) -> Draft202012Validator:
    """Jsonschema's verdict by a schema, with what a text's end and an empty text mean here."""
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.validators import extend

    ours = {"uniqueItems": _unique, "pattern": _pattern, "x-numer": _numbered}
    kind = extend(Draft202012Validator, ours)  # type: ignore[no-untyped-call]
    formats = FormatChecker(formats=["date"])
    return cast("Draft202012Validator", kind(root, format_checker=formats))


def _unique(_: Any, wanted: bool, value: Any, __: Schema) -> Iterator[ValidationError]:
    """As jsonschema's own, which compares every pair where an item is a list or a mapping."""
    from jsonschema import ValidationError

    if wanted and isinstance(value, list) and len(set(map(_frozen, value))) < len(value):
        yield ValidationError("has non-unique elements")


def _pattern(_: Any, expression: str, value: Any, __: Schema) -> Iterator[ValidationError]:
    """As jsonschema's own, except for what a text's end and an empty text are."""
    from jsonschema import ValidationError

    if isinstance(value, str) and not pattern(expression)(value):
        yield ValidationError("does not match")


def _numbered(_: Any, expression: str, value: Any, __: Schema) -> Iterator[ValidationError]:
    """What is written as a number must have the characters of a number of its level."""
    from jsonschema import ValidationError

    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if number and not pattern(expression)(str(value)):
        yield ValidationError("is not numbered so")


def _frozen(value: Any) -> Any:
    """Equal for what JSON Schema holds equal: 1 and 1.0 are, 1 and true are not."""
    if isinstance(value, dict):
        return frozenset((key, _frozen(member)) for key, member in value.items())
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return (bool, value) if isinstance(value, bool) else value
