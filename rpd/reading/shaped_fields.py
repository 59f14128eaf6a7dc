"""The schemas of a profile's own fields and of its action, and what each says it may hold."""

from __future__ import annotations

from collections.abc import Iterable

from rpd.plan.built_in import chosen
from rpd.plan.layout import OwnField
from rpd.plan.profil import DZIALANIE, Profil
from rpd.polish.wording import capital
from rpd.reading.checker import Schema

_NAMED = ("id", "nazwa")
"""The fields of an action that each has."""
_KEPT = ("id", "lp", "kontynuuje", "uchylone_litery", "uchylone")
"""The fields of an action that no column prints."""


UNPRINTED = "x-bez-kolumny"
"""Where the schema of an action keeps the fields that its profile has no column for."""
DESCRIBED = "x-profil"
"""What marks a mapping that a profile may give further fields."""


def say(schema: Schema, title: str) -> None:
    """Let a mapping say, for editors, what it must have and may have."""
    needed = schema["required"]
    free = [name for name in schema["properties"] if name not in needed]
    parts = [f"obowiązkowe pola: {_names(needed)}"] if needed else []
    if free:
        parts.append(f"{'a poza nimi tylko' if needed else 'tylko pola'}: {_names(free)}")
    schema["errorMessage"] = f"{title} ma {', '.join(parts)}."


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)


def action(action: Schema, profil: Profil, defs: Schema) -> None:
    """Make the definition of an action that of the profile."""
    known = action["properties"]
    made: Schema = {}
    fields = {pole.key: pole for pole in profil.pola}
    for key in (*known, *profil.fields):
        if key in (*_KEPT, *profil.column_keys) and key not in made:
            made[key] = known[key] if key in known else own(fields[key])
    for pole in profil.pola:
        if DZIALANIE in pole.on and pole.key not in made:
            made[pole.key] = own(pole)
    for column in profil.columns:
        if column.key in known:
            made[column.key] = made[column.key] | {"title": column.header}
    if profil.dzialanie.numbering == "z-rodzicem" and profil.levels:
        made["lp"] = _lp()
    elif form := _LP.get(profil.dzialanie.numbering):
        made["lp"] = _lp(*form)
    names = "|".join(profil.fields)
    letters = made["uchylone_litery"]
    letters["pattern"] = f"^(?![^\\n]*\\n)({names}) lit\\. [a-z]+(, ({names}) lit\\. [a-z]+)*$"
    action["title"] = capital(profil.dzialanie.noun.one)
    action["description"] = f"{capital(profil.dzialanie.noun.one)}: jeden wpis załącznika."
    action["properties"] = made
    action["required"] = list(_NAMED)
    action[UNPRINTED] = {
        column.key: column.caption for column in chosen(None).columns if column.key not in made
    }
    action[DESCRIBED] = True
    action.pop("defaultSnippets", None)
    say(action, capital(profil.dzialanie.noun.one))
    if profil.role:
        role = defs["realizator"]["properties"]["rola"]
        role["enum"] = [one.key for one in profil.role]
        role["enumDescriptions"] = [one.name for one in profil.role]
        role["errorMessage"] = f"Rola to: {', '.join(role['enum'])}."


_LP = {
    "rzymska": ("[IVXLC]+[a-z]*", "liczba rzymska", "IV"),
    "litera": ("[a-z]{1,3}", "mała litera", "b"),
    "dowolna": ("[^\\s/][^\\n/]{0,39}", "krótki tekst bez ukośnika", "II. 1.1"),
}
"""How the number of an action is written where it is no plain number."""


def _lp(
    pattern: str = "[^\\s/]+\\.[0-9]+[a-z]*",
    words: str = "numer nadrzędny, kropka i liczba albo liczba z literą",
    example: str = "1.1.3a",
) -> Schema:
    said = f"Lp. to {words}, na przykład {example}."
    return {
        "title": "Lp.",
        "description": "Liczba porządkowa, tylko gdy nie wynika z kolejności.",
        "$comment": "Printed number where it is not the position.",
        "type": ["string", "number"],
        "pattern": f"^(?![^\\n]*\\n){pattern}$",
        "examples": [example],
        "errorMessage": said,
        "patternErrorMessage": said,
    }


def own(pole: OwnField) -> Schema:
    """A field of the profile's own, by its type."""
    said = f"Pole „{pole.title}”: "
    about: Schema = {
        "title": pole.title,
        "description": pole.meaning or f"{pole.title}.",
        "$comment": "A field of the profile.",
    }
    text: Schema = {"type": "string", "pattern": "\\S"}
    match pole.type:
        case "kwota" | "liczba":
            kind: Schema = {"type": ["number", "string"], "pattern": "\\S"}
            said += "liczba."
        case "lista":
            kind = {"type": "array", "contains": {}, "items": about | text}
            kind["items"]["errorMessage"] = f"{said}niepusty tekst."
            said += "niepusta lista tekstów."
        case "data":
            day = "^(?![^\\n]*\\n)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
            kind = {"type": "string", "format": "date", "pattern": day}
            said += "dzień zapisany jako RRRR-MM-DD, na przykład 2026-03-07."
        case "wybor":
            kind = {"type": "string", "enum": list(pole.values)}
            said += f"jedna z wartości: {', '.join(pole.values)}."
        case "termin" if DZIALANIE in pole.on:
            kind = {"type": ["string", "array"], "pattern": "\\S"}
            kind |= {"contains": {}, "items": {"$ref": "#/$defs/okres"}}
            said += "niepusty tekst albo niepusta lista terminów."
        case "podmioty":
            kind = {"type": "array", "contains": {}, "items": {"$ref": "#/$defs/realizator"}}
            said += "niepusta lista podmiotów."
        case _:
            kind = text
            said += "niepusty tekst."
    return about | kind | {"errorMessage": said}
