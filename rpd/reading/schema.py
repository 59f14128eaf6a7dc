"""Data against the shipped JSON Schemas; what they complain about comes out in Polish.

The verdict is jsonschema's; `checker` only spares it the nodes that are certainly valid.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from rpd import wording
from rpd.diagnostics import Document, Finding, Path
from rpd.files import resource
from rpd.reading.checker import Check, Schema, compile_schema

if TYPE_CHECKING:
    from jsonschema import ValidationError

_TYPES = {
    "object": "mapy (pól „klucz: wartość”)",
    "array": "listy (wierszy od „- ”)",
    "string": "tekstu",
    "number": "liczby",
    "integer": "liczby całkowitej",
    "boolean": "wartości true albo false",
    "null": "pustej wartości",
}
_GIVEN = {
    dict: "mapa pól",
    list: "lista",
    str: "tekst",
    bool: "wartość logiczna",
    type(None): "puste pole",
}


@cache
def load_schema(document: Document) -> Schema:
    """The shipped schema of a kind of document."""
    schema: Schema = json.loads(resource("schema", f"{document}.schema.json"))
    return schema


@cache
def _checker(document: Document) -> Check:
    return compile_schema(load_schema(document))


def check(data: Any, document: Document) -> list[Finding]:
    """All findings of the schema, in the order of the document."""
    checker = _checker(document)
    if checker.accepts(data):
        return []
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(load_schema(document))
    findings: list[Finding] = []
    for path, value, schema in checker.doubts(data):
        for error in validator.descend(value, schema):
            findings.extend(_findings(error, (*path, *error.absolute_path), document))
    return findings


def _findings(error: ValidationError, path: Path, document: Document) -> Iterator[Finding]:
    schema = error.schema if isinstance(error.schema, dict) else {}
    value: Any = error.instance
    expected: Any = error.validator_value
    keyword = str(error.validator)
    if keyword == "additionalProperties":
        known = list(schema.get("properties", {}))
        for key in value:
            if key not in known:
                yield _unknown_key(key, known, (*path, key), document)
        return
    if keyword == "required":
        # jsonschema reports each missing key apart; the name is in the message only.
        for key in expected:
            if key not in value and error.message.startswith(repr(key)):
                yield _missing_key(key, schema, path, document)
        return
    if keyword == "dependentRequired":
        for given, needed in expected.items():
            for key in needed:
                if given in value and key not in value and repr(key) in error.message:
                    message = f"Przy polu „{given}” brakuje pola „{key}”."
                    yield Finding(
                        (*path, given),
                        message,
                        f"Dopisz „{key}: …”.",
                        document,
                        True,
                        slug="brak-pola",
                    )
        return
    message, hint = _wording(keyword, expected, value, schema)
    slug = schema.get("x-regula") or ("zly-typ" if keyword == "type" else "zla-wartosc")
    if keyword == "propertyNames" or "propertyNames" in error.schema_path:
        hint = hint or "Popraw nazwę klucza."
    yield Finding(path, message, _explained(schema) or hint, document, slug=slug)


def _unknown_key(key: str, known: list[str], path: Path, document: Document) -> Finding:
    guess = wording.did_you_mean(key, known)
    allowed = ", ".join(f"„{name}”" for name in known)
    hint = guess[:1].upper() + guess[1:] if guess else f"Dozwolone pola: {allowed}."
    message = f"Nieznane pole {wording.quote(key)}."
    return Finding(path, message, hint, document, at_key=True, slug="nieznane-pole")


def _missing_key(key: str, schema: Schema, path: Path, document: Document) -> Finding:
    about = schema.get("properties", {}).get(key, {})
    title = about.get("title", "") if isinstance(about, dict) else ""
    named = f" ({title[:1].lower()}{title[1:]})" if title else ""
    message = f"Brakuje pola „{key}”{named}."
    return Finding(path, message, f"Dopisz „{key}: …”.", document, slug="brak-pola")


def _wording(keyword: str, expected: Any, value: Any, schema: Schema) -> tuple[str, str]:
    shown = wording.quote(_shown(value))
    if keyword == "type":
        names = [expected] if isinstance(expected, str) else expected
        wanted = " albo ".join(_TYPES[name] for name in names)
        if value is None:
            return "Pole jest puste.", "Wpisz wartość albo usuń to pole."
        if isinstance(value, int | float) or type(value).__name__ == "Decimal":
            given = f"liczba {shown}" if not isinstance(value, bool) else f"wartość {shown}"
            hint = "Weź wartość w cudzysłów." if "string" in names else ""
        else:
            given = _GIVEN.get(type(value), "wartość")
            given = f"{given} {shown}" if isinstance(value, str) else given
            hint = ""
        return f"Oczekiwano {wanted}, a stoi tu {given}.", hint
    if keyword in ("enum", "const"):
        allowed = expected if keyword == "enum" else [expected]
        listed = ", ".join(f"„{_shown(item)}”" for item in allowed)
        guess = wording.did_you_mean(_shown(value), [_shown(item) for item in allowed])
        return f"Niedozwolona wartość {shown}.", " ".join(
            part for part in (f"Dozwolone: {listed}.", guess[:1].upper() + guess[1:]) if part
        )
    if keyword == "pattern":
        return f"Wartość {shown} ma niedozwoloną postać.", _examples(schema)
    if keyword in ("minLength", "minItems", "minProperties"):
        return "Pole jest puste.", "Wpisz wartość albo usuń to pole."
    if keyword in ("maxLength", "maxItems"):
        return f"Wartość jest za długa (dozwolone: {expected}).", "Skróć ją."
    if keyword == "minimum":
        return f"Liczba {shown} jest mniejsza niż {expected}.", ""
    if keyword == "exclusiveMinimum":
        return f"Liczba {shown} musi być większa niż {expected}.", ""
    if keyword == "maximum":
        return f"Liczba {shown} jest większa niż {expected}.", ""
    if keyword == "uniqueItems":
        return "Na liście coś powtarza się.", "Usuń powtórzony element."
    return f"Wartość {shown} nie spełnia schematu ({keyword}).", ""


def _explained(schema: Schema) -> str:
    return str(schema.get("patternErrorMessage") or schema.get("errorMessage") or "")


def _examples(schema: Schema) -> str:
    examples = schema.get("examples", [])
    return (
        "Przykłady: " + ", ".join(f"„{_shown(e)}”" for e in examples[:3]) + "." if examples else ""
    )


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
