"""What is said of a field's name: unknown, glued to its value, or missing; a message and a hint."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from rpd.plan import kwoty
from rpd.polish.guesses import asked, nearest, suggestions
from rpd.polish.wording import capital, quote
from rpd.reading import written
from rpd.reading.checker import Schema
from rpd.reading.commas import before_comma
from rpd.reading.complaint import NAME
from rpd.reading.phrases import EXAMPLE, Phrase, as_written, short
from rpd.reading.shaped_fields import DESCRIBED, UNPRINTED


def meant(key: str, siblings: dict[str, Any], schema: Schema) -> str:
    """The field that an unknown one was probably meant to be; "" where nothing is close."""
    known: list[str] = [n for n in schema.get("properties", {}) if n not in siblings]
    bare = key.partition(":")[0].strip()
    if bare in known:
        return bare
    if longer := [name for name in known if name.startswith(f"{bare}_")]:
        return longer[0]
    first = re.split(r"[\s_]", bare)[0]
    if first in known:
        return first
    guesses = suggestions(key, known, 1) or (suggestions(first, known, 1) if first != bare else ())
    return next(iter(guesses), "")


_LACKS_COLON = re.compile(rf"({NAME})(?:\s*[;=,]\s*|\s+)(\S.*)")


def unknown_key(key: str, siblings: dict[str, Any], schema: Schema, elsewhere: str) -> Phrase:
    """A field that has no place here: misspelt, misplaced, or glued to its value.

    `elsewhere` tells where such a field belongs, "" where nowhere.
    """
    message = f"Nieznane pole {quote(key)}."
    known = [name for name in schema.get("properties", {}) if name not in siblings]
    bare, colon, value = key.partition(":")
    if key.strip() != key and key.strip() in known:
        return message, f"Usuń niewidoczną twardą spację sprzed nazwy „{key.strip()}”."
    if key.lstrip() != key:
        return (
            f"Wiersz z polem „{key.strip()}” jest wcięty twardą spacją zamiast zwykłej.",
            "Zastąp twarde spacje zwykłymi i wyrównaj wiersz do sąsiednich pól.",
        )
    if colon and bare in known:
        return message, f"Po dwukropku brakuje spacji: „{bare}: {short(value)}”."
    if siblings.get(key, "") is None and (match := _LACKS_COLON.fullmatch(key)):
        field, rest = match.groups()
        if field in known:
            return f"Po nazwie pola „{field}” brakuje dwukropka.", f"Wpisz: „{field}: {rest}”."
    whole = before_comma(key, siblings, schema)
    if whole and not re.fullmatch(NAME, key):
        cut = f"Przecinek w nawiasach kończy wartość pola „{whole[0]}”, a {quote(key)} stoi"
        return f"{cut} jak pole.", capital(whole[1])
    if key in schema.get(UNPRINTED, {}):
        return _without_column(key, schema)
    if guess := meant(key, siblings, schema):
        as_near = nearest(key, known)
        return message, capital(asked(as_near if guess in as_near else (guess,)))
    held = siblings.get(key)
    if "okresy" in known and isinstance(held, dict) and kwoty.years(held):
        return message, "Kwoty na lata zapisz w polu „okresy”."
    if elsewhere:
        return message, elsewhere
    remove = _removed(known, schema)
    if whole:
        remove = f"Jeśli to ciąg dalszy pola „{whole[0]}”, {whole[1]} Jeśli nie: {remove}"
    return message, remove


def _removed(known: Iterable[str], schema: Schema) -> str:
    """What to do with a field that nobody knows."""
    if schema.get(DESCRIBED):
        return f"Opisz je w profilu (część „pola”) albo usuń; {_of_profile(schema)}"
    allowed = ", ".join(f"„{name}”" for name in known)
    return f"Usuń je albo wpisz inne; dozwolone: {allowed}." if allowed else "Usuń je."


def _without_column(key: str, schema: Schema) -> Phrase:
    """A field that other plans have, and this plan's profile has no column for."""
    column = f"{{pole: {key}, naglowek: {schema[UNPRINTED][key]}}}"
    remedy = f"Dopisz w profilu kolumnę, np. „{column}”, albo usuń pole; {_of_profile(schema)}"
    return f"Profil nie drukuje pola {quote(key)}.", remedy


def _of_profile(schema: Schema) -> str:
    return f"profil zna tu pola: {', '.join(schema['properties'])}."


def lost_name(key: str, value: Any, *, alone: bool) -> Phrase:
    """``- Liczba osób: 45``: the name of an indicator has become the name of a field."""
    message = f"Nazwa wskaźnika {quote(key)} stoi w miejscu nazwy pola."
    return message, written.indicator_of(key, as_written(value), alone=alone)


def no_colon(key: str) -> Phrase | None:
    """``{FEdM FEM}``, ``{FEdM:FEM}``: two things that belong together without colon and space."""
    first, *rest = re.split(r"\s*[:=;→]\s*|\s+", key.strip())
    if not first or not rest or not rest[-1]:
        return None
    message = f"W zapisie {quote(key.strip())} brakuje dwukropka i spacji."
    if len(rest) > 1:
        return message, "Wpisz je po tym, co ma stać przed nimi: „nazwa: tekst”."
    return message, f"Wpisz: „{first}: {rest[0]}”."


def split_text(key: str, value: Any) -> Phrase:
    """``- oferta: dla kadry``: the text before a colon has become the name of a field."""
    whole = short(f"{key}: {value}") if isinstance(value, str | int | Decimal) else key
    escaped = whole.replace("'", "''")
    return (
        "Dwukropek w środku tekstu zamienił jego początek w nazwę pola.",
        f"Weź cały tekst w apostrofy: '{escaped}'.",
    )


def missing_key(key: str, about: Schema) -> Phrase:
    """A field that has to be there."""
    title = about.get("title", "")
    named = f" ({title[:1].lower()}{title[1:]})" if title and title.lower() != key else ""
    return f"Brakuje pola „{key}”{named}.", _add(key, about)


def missing_partner(given: str, key: str, about: Schema) -> Phrase:
    """A field that another one demands."""
    return f"Przy polu „{given}” brakuje pola „{key}”.", _add(key, about)


def _add(key: str, about: Schema) -> str:
    examples = [about["const"]] if "const" in about else about.get("enum") or about.get("examples")
    for example in examples or ():
        if len(shown := as_written(example)) <= EXAMPLE and not isinstance(example, dict | list):
            return f"Dopisz pole, np. „{key}: {shown}”."
    explained = f" {about['errorMessage']}" if about.get("type") in ("array", "object") else ""
    return f"Dopisz „{key}: …”." if not explained else f"Dopisz „{key}:”.{explained}"
