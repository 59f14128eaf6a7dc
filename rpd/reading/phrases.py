"""What the schema demands and a file does not give, said in Polish: a message and a hint.

A hint names the accepted form where it can be told from what stands there; otherwise it is the
``errorMessage`` that the schema carries for editors, which describes the field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any

from rpd.frozen import dataclass
from rpd.plan import kwoty
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import capital, plural, quote
from rpd.reading import days, written
from rpd.reading.blank import is_blank
from rpd.reading.checker import Schema
from rpd.reading.keywords import compiled
from rpd.reading.mended import QUOTES, mended

Phrase = tuple[str, str]
"""Message and hint."""

_WANTED = {
    "object": "pól „nazwa: wartość”",
    "array": "listy",
    "string": "tekstu",
    "number": "liczby",
    "integer": "liczby całkowitej",
    "boolean": "wartości true albo false",
    "null": "pustej wartości",
}
EXAMPLE = 40
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Demand:
    """One keyword of a schema that a value does not meet; the schema is that of the value.

    ``needed`` says that the field must not be left out; ``beside`` are the fields around it.
    """

    keyword: str
    expected: Any
    schema: Schema
    needed: bool = False
    beside: Mapping[str, Any] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """What the schema says of the field to people."""
        return str(self.schema.get("patternErrorMessage") or self.schema.get("errorMessage") or "")

    @property
    def types(self) -> list[str]:
        """The types that the schema admits."""
        names = self.schema.get("type", [])
        return [names] if isinstance(names, str) else list(names)


def bad_name(keyword: str, expected: Any, name: str, schema: Schema) -> Phrase:
    """The name of a field that people choose (a footnote's id, a year) has a wrong form."""
    demand = Demand(keyword, expected, schema)
    if is_blank(name):
        return "Nazwa pola jest pusta.", demand.about
    return f"Nazwa {quote(name)} ma niedozwoloną postać.", mended(name, schema) or demand.about


def repeated(item: Any) -> Phrase:
    """An entry that stands on its list already."""
    shown = f"{quote(item)} stoi" if isinstance(item, str) else "Ten element stoi"
    return f"{shown} na liście drugi raz.", "Usuń powtórzenie."


# --- values --------------------------------------------------------------------------------------


def bad_value(demand: Demand, value: Any) -> Phrase:
    """A value of a wrong type, form or size."""
    if demand.schema.get("x-regula") == "kwota-w-zlej-postaci":
        of_period = demand.schema.get("x-postac") == "kwota-okresu"
        wrong = kwoty.period_problem(value) if of_period else kwoty.problem(value)
        if wrong:
            return wrong[0], wrong[1] or demand.about
    empty = value is None or (isinstance(value, str) and is_blank(value))
    if empty or demand.keyword in ("minItems", "contains"):
        return "Pole jest puste.", _fill(demand)
    if demand.keyword == "minProperties":
        return "Nie ma tu żadnego pola.", demand.about
    if demand.keyword == "type":
        return _bad_type(demand, value)
    if demand.keyword in ("enum", "const"):
        return _not_listed(demand, value)
    is_day = isinstance(value, str) and demand.schema.get("format") == "date"
    if is_day and (wrong := days.problem(value)):
        return wrong
    if demand.keyword == "pattern":
        message = f"Wartość {quote(value)} ma niedozwoloną postać."
        return message, mended(value, demand.schema) or demand.about
    if demand.keyword == "x-numer":
        return f"Numer {as_written(value)} ma niedozwoloną postać.", demand.about
    if demand.keyword == "format":
        return f"Nie ma takiej daty: {quote(value)}.", "Popraw dzień albo miesiąc."
    message = _bad_size(demand, value)
    return message, demand.about


def _fill(demand: Demand) -> str:
    if not demand.needed:
        return "Wpisz wartość albo usuń to pole."
    generic = demand.about.startswith("Pole „")
    return "Wpisz wartość." if generic else f"Wpisz wartość. {demand.about}".strip()


def _bad_type(demand: Demand, value: Any) -> Phrase:
    wanted = " albo ".join(_WANTED[name] for name in demand.types)
    message = f"Oczekiwano {wanted}, a jest {_given(value)}."
    return message, _retyped(demand, value) or demand.about


def _given(value: Any) -> str:
    if isinstance(value, dict):
        return "zestaw pól"
    if isinstance(value, list):
        return "lista" if value else "pusta lista"
    if isinstance(value, str):
        return f"tekst {quote(value)}" if value else "pusty tekst"
    return (
        f"wartość {as_written(value)}" if isinstance(value, bool) else f"liczba {as_written(value)}"
    )


def _retyped(demand: Demand, value: Any) -> str:
    """How the same value is written in the type that is wanted, where that is plain."""
    types, shown = demand.types, as_written(value)
    if isinstance(value, int | Decimal):
        if "string" in types and compiled(demand.schema.get("pattern", "")).search(shown):
            return f'Weź wartość w cudzysłów: "{shown}".'
        if "integer" in types and isinstance(value, Decimal) and value == value.to_integral_value():
            return f"Wpisz: „{value.to_integral_value():f}”."
    if isinstance(value, list) and value and types == ["object"]:
        return written.undashed(value, demand.schema.get("properties", {}))
    if isinstance(value, dict | list) and types == ["string"]:
        return "Wpisz sam tekst; jeśli zaczyna się od „[” albo „{”, weź go w cudzysłów."
    if isinstance(value, str) and len(value) <= _LONGEST and {"number", "integer"} & set(types):
        digits = re.sub(r"[\s\u00a0\u202f]", "", value.strip(QUOTES)).replace(",", ".")
        form = r"-?(0|[1-9][0-9]*)" + (r"(\.[0-9]+)?" if "number" in types else "")
        if (letters := kwoty.typed_as_letters(digits)) and re.fullmatch(form, letters[0]):
            return f"Wpisz: „{letters[0]}” (zamiast cyfry {letters[1]})."
        if re.fullmatch(form, digits) and len(digits) <= 20:
            verb = "Usuń cudzysłów, zostaw" if digits == value else "Wpisz"
            return f"{verb}: „{digits}”."
    points = written.points(value) if "array" in types else ""
    return points or written.instead(demand.schema, value, demand.beside)


def _not_listed(demand: Demand, value: Any) -> Phrase:
    allowed = demand.expected if demand.keyword == "enum" else [demand.expected]
    names = [as_written(item) for item in allowed]
    shown = as_written(value) if not isinstance(value, dict | list) else _given(value)
    if isinstance(value, str) and value in names:
        return f"Wartość {quote(value)} stoi w cudzysłowie.", f"Usuń cudzysłów, zostaw: „{value}”."
    message = f"Niedozwolona wartość {quote(shown)}."
    begun = next((name for name in names if name and shown.lower().startswith(name)), "")
    if guess := f"czy chodziło o {quote(begun)}?" if begun else did_you_mean(shown, names):
        return message, capital(guess)
    return message, demand.about or f"Dozwolone: {', '.join(names)}."


def _bad_size(demand: Demand, value: Any) -> str:
    limit = demand.expected
    match demand.keyword:
        case "maxLength":
            signs = plural(len(value), "znak", "znaki", "znaków")
            return f"Tekst ma {len(value)} {signs}; dozwolone jest najwyżej {limit}."
        case "maxItems":
            return f"Lista ma {len(value)} elementów; dozwolone jest najwyżej {limit}."
        case "maxProperties":
            return f"Pól jest za dużo ({len(value)}); dozwolone jest najwyżej {limit}."
        case "minimum":
            return f"Liczba {as_written(value)} jest mniejsza niż {limit}."
        case "exclusiveMinimum":
            return f"Liczba {as_written(value)} nie jest większa niż {limit}."
        case "maximum":
            return f"Liczba {as_written(value)} jest większa niż {limit}."
        case "exclusiveMaximum":
            return f"Liczba {as_written(value)} nie jest mniejsza niż {limit}."
    return f"Wartość nie spełnia schematu ({demand.keyword})."


# --- values in messages --------------------------------------------------------------------------


def as_written(value: Any) -> str:
    """A value as a file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def short(text: str) -> str:
    """The beginning of a text, where all of it is too long for a message."""
    return text if len(text) <= EXAMPLE else text[: EXAMPLE - 1].rstrip() + "…"
