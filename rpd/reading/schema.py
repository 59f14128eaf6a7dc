"""Data against the shipped JSON Schemas; what they complain about comes out in Polish.

The verdict is jsonschema's; `checker` only spares it the nodes that are certainly valid.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from rpd.diagnostics import FileKind, Finding, Path, Related
from rpd.polish.wording import quote
from rpd.reading import key_phrases, phrases
from rpd.reading.belonging import belonging_of, resolved, schema_at, value_at
from rpd.reading.foreign_fields import foreign_fields, narrowed
from rpd.reading.forms import Form, form_of
from rpd.reading.periods import bad_period, told_by_name
from rpd.reading.validators import _frozen

if TYPE_CHECKING:
    from jsonschema import ValidationError

# A person mends a dozen; a file with more was not meant to be a plan.
MAX_FINDINGS = 10_000
_MOST_GUESSED = 100
"""So many unknown fields of one place are slips; more are not what this file is about."""


def check(data: Any, document: FileKind) -> list[Finding]:
    """All findings of the schema, in the order of the document, up to `MAX_FINDINGS`."""
    return check_as(data, form_of(data, document))


def check_as(data: Any, form: Form) -> list[Finding]:
    """The same by a form that is known, whatever profile the data name."""
    if form.checker.accepts(data):
        return []
    found = list(islice(_findings(data, form.told), MAX_FINDINGS + 1))
    if len(found) > MAX_FINDINGS:
        message = f"Dalszych błędów budowy nie wymieniono: jest ich ponad {MAX_FINDINGS}."
        hint = "Popraw wymienione i sprawdź plik jeszcze raz."
        found[-1] = Finding((), message, hint, form.document, slug="zbyt-duzy-plik")
    return found


def errors(data: Any, document: FileKind) -> Iterator[tuple[Path, list[ValidationError]]]:
    """Every node that jsonschema refuses, with its errors; nothing where the data is valid."""
    yield from _errors(data, form_of(data, document))


def _errors(data: Any, form: Form) -> Iterator[tuple[Path, list[ValidationError]]]:
    if form.checker.accepts(data):
        return
    for path, value, schema in form.checker.doubts(data):
        if found := list(form.validator.descend(value, schema)):
            yield path, found


def _findings(data: Any, form: Form) -> Iterator[Finding]:
    for path, found in _errors(data, form):
        keywords = {str(error.validator) for error in found}
        if text := _split_text(found):
            yield Finding(path, *text, form.document, slug="zly-typ")
            continue
        if name := _lost_name(found):
            yield Finding(path, *name, form.document, slug="nieznane-pole")
            continue
        if any(error.schema is False for error in found):
            for key, phrase in foreign_fields(value_at(data, path), schema_at(path, form.root)):
                place = (*path, key)
                yield Finding(place, *phrase, form.document, at_key=True, slug="nieznane-pole")
        for error in found:
            # Of a member that may not be there, jsonschema says neither name nor keyword.
            if error.schema is False:
                continue
            # A text of a wrong form is seldom a date; once is enough.
            if "pattern" in keywords and error.validator == "format":
                continue
            yield from _of(error, path, form, data)


def _unknown(path: Path, phrase: phrases.Phrase, document: FileKind, instead_of: Path) -> Finding:
    return Finding(
        path, *phrase, document, at_key=True, slug="nieznane-pole", instead_of=instead_of
    )


def _split_text(found: list[ValidationError]) -> phrases.Phrase | None:
    """What to say where a colon has turned a text of a list into a mapping; None elsewhere."""
    for error in found:
        value: Any = error.instance
        schema: Any = error.schema
        if (
            error.validator == "additionalProperties"
            and "string" in schema.get("type", ())
            and len(value) == 1
            and not key_phrases.meant(next(iter(value)), {}, schema)
        ):
            return key_phrases.split_text(*next(iter(value.items())))
    return None


def _lost_name(found: list[ValidationError]) -> phrases.Phrase | None:
    """What to say where the name of an indicator stands in front of a colon; None elsewhere."""
    for error in found:
        value: Any = error.instance
        schema: Any = error.schema
        if error.validator != "additionalProperties" or schema.get("x-postac") != "wskaznik":
            continue
        unknown = [key for key in value if key not in schema["properties"]]
        if (
            len(unknown) == 1
            and "nazwa" not in value
            and not key_phrases.meant(unknown[0], {}, schema)
        ):
            (key,) = unknown
            if isinstance(value[key], str | int | Decimal):
                return key_phrases.lost_name(key, value[key], alone=len(value) == 1)
    return None


def _of(error: ValidationError, node: Path, form: Form, data: Any) -> Iterator[Finding]:
    # What a condition demands of a member is said of the node; its place is the member's.
    path: Path = (*node, *error.relative_path)
    schema: Any = error.schema if isinstance(error.schema, dict) else {}
    if path != node:
        schema = schema_at(path, form.root) | schema
    value: Any = error.instance
    keyword = str(error.validator)
    if "propertyNames" in error.schema_path:
        general = phrases.bad_name(keyword, error.validator_value, value, schema)
        if phrase := bad_period((*path, value), data, form.root, general):
            yield Finding((*path, value), *phrase, form.document, at_key=True, slug="zla-wartosc")
    elif keyword == "additionalProperties":
        unknown = [key for key in value if key not in schema.get("properties", {})]
        about = narrowed(value, schema_at(path, form.root))
        for key in unknown[:_MOST_GUESSED]:
            home = belonging_of(key, path, data, form.root)
            phrase = key_phrases.unknown_key(key, value, about, home.hint)
            meant = key_phrases.meant(key, value, about)
            instead_of = (*path, meant) if meant else home.target
            yield _unknown((*path, key), phrase, form.document, instead_of)
        for key in unknown[_MOST_GUESSED:]:
            phrase = f"Nieznane pole {quote(key)}.", "Usuń je."
            yield _unknown((*path, key), phrase, form.document, ())
    elif keyword in ("required", "dependentRequired"):
        yield from _missing(error, path, form)
    elif value is None and told_by_name(path, data, form.root):
        return
    elif keyword == "uniqueItems":
        for index, first, item in _repeated(value):
            phrase = phrases.repeated(item)
            related = (Related((*path, first), "pierwszy raz na tej liście"),)
            yield Finding(
                (*path, index), *phrase, form.document, slug="zla-wartosc", related=related
            )
    else:
        if (
            value is None
            and _is_chosen(path, form)
            and (lost := key_phrases.no_colon(str(path[-1])))
        ):
            yield Finding(path, *lost, form.document, at_key=True, slug="zly-typ")
            return
        around = value_at(data, path[:-1]) if path else {}
        beside = around if isinstance(around, dict) else {}
        about = narrowed(beside, schema_at(path[:-1], form.root))
        needed = bool(path) and path[-1] in about.get("required", ())
        demand = phrases.Demand(keyword, error.validator_value, schema, needed, beside)
        slug = schema.get("x-regula") or ("zly-typ" if keyword == "type" else "zla-wartosc")
        yield Finding(path, *phrases.bad_value(demand, value), form.document, slug=slug)


def _is_chosen(path: Path, form: Form) -> bool:
    """Whether the field has a name that people choose: an alias, an abbreviation, a footnote."""
    if not path or not isinstance(path[-1], str):
        return False
    above = schema_at(path[:-1], form.root)
    return path[-1] not in above.get("properties", {}) and isinstance(
        above.get("additionalProperties"), dict
    )


def _missing(error: ValidationError, path: Path, form: Form) -> Iterator[Finding]:
    """Jsonschema reports each missing key apart; its name is in the message only."""
    value: Any = error.instance
    schema = schema_at(path, form.root)
    members = schema.get("properties", {})
    expected: Any = error.validator_value
    pairs = [("", key) for key in expected] if isinstance(expected, list) else []
    if isinstance(expected, dict):
        pairs = [(given, key) for given in expected if given in value for key in expected[given]]
    for given, key in pairs:
        if key in value or not error.message.startswith(repr(key)):
            continue
        if key == "kwota" and "okresy" in value:
            continue  # periods are not divided, which a rule says
        about = resolved(members.get(key, {}), form.root)
        if not given:
            unknown = islice((other for other in value if other not in members), _MOST_GUESSED)
            if any(key_phrases.meant(other, value, schema) == key for other in unknown):
                continue  # it is there under a wrong name, which is said
            phrase = key_phrases.missing_key(key, about)
            yield Finding(path, *phrase, form.document, slug="brak-pola", instead_of=(*path, key))
        elif error.message.endswith(repr(given)):
            place, phrase = (*path, given), key_phrases.missing_partner(given, key, about)
            yield Finding(place, *phrase, form.document, at_key=True, slug="brak-pola")


def _repeated(items: list[Any]) -> Iterator[tuple[int, int, Any]]:
    """Where an item stands again, where it stood first, and the item."""
    seen: dict[Any, int] = {}
    for index, item in enumerate(items):
        first = seen.setdefault(_frozen(item), index)
        if first != index:
            yield index, first, item
