"""The schema of a plan, or of a strategy, in the shape of a profile: the shipped one, recast.

What every plan has is taken over as it is. The lists of the tree, the fields of an action and what
is required are those of the profile; everything stays closed, and errors name the fields in Polish.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rpd.outside.files import resource
from rpd.plan.built_in import PROFIL, chosen
from rpd.plan.layout import OwnField
from rpd.plan.profil import DZIALANIA, DZIALANIE, STRATEGIA, Level, Profil
from rpd.polish.wording import capital
from rpd.reading.checker import Schema
from rpd.reading.shaped_money import of_money

_NAMED = ("id", "nazwa")
"""The fields of an action that each has."""
_KEPT = ("id", "lp", "kontynuuje", "uchylone_litery", "uchylone")
"""The fields of an action that no column prints."""
_ORDER = "numer", "nazwa", STRATEGIA


def of_plan(base: Schema, profil: Profil) -> Schema:
    """The schema of plans of that shape."""
    defs, known = base["$defs"], chosen(None)
    properties: Schema = base["properties"]
    action = defs[DZIALANIE]
    for level in known.levels:
        del defs[level.kind]
    _elements(defs, profil.levels, profil, planned=True)
    _action(action, profil, defs)
    _replace(properties, known.top, _lists(profil, -1))
    _columns(properties["kolumny"], profil)
    _kept_words(defs["wyrazy"])
    of_money(defs, profil)
    if profil.strategia == "brak":
        del properties[STRATEGIA]
    if profil.proza:
        properties["proza"] = _prose(profil)
    required = ["rok", "tytul", "slownik", *_required(profil, -1)]
    if profil.strategia == "wymagana":
        required.append(STRATEGIA)
    if any(one.required for one in profil.proza):
        required.append("proza")
    base["required"] = [*required, PROFIL]
    _say(base, "Plan")
    base.pop("defaultSnippets", None)
    return base


def of_strategy(base: Schema, profil: Profil) -> Schema:
    """The schema of strategies of plans of that shape."""
    levels = profil.poziomy_strategii or profil.levels
    known = chosen(None)
    for level in known.levels:
        del base["$defs"][level.kind]
    _elements(base["$defs"], levels, profil, planned=False)
    top = [(level.key, _list_of(level)) for level in levels[:1]]
    _replace(base["properties"], known.top, dict(top))
    base["required"] = ["tytul", "cel_glowny", *(key for key, _ in top)]
    _say(base, "Strategia")
    base.pop("defaultSnippets", None)
    return base


def of_amendment(schema: Any, levels: tuple[str, ...], fields: tuple[str, ...]) -> Any:
    """The schema of amendments of plans with such levels and fields of an action.

    Wherever the shipped one lists those of the built-in profile, it lists these.
    """
    known = chosen(None)
    lists = {known.headings: levels, known.column_keys: fields}
    match schema:
        case dict():
            made = {key: of_amendment(held, levels, fields) for key, held in schema.items()}
            for old, new in lists.items():
                if isinstance(named := made.get("properties"), dict) and set(old) <= set(named):
                    one = named[old[0]]
                    made["properties"] = {k: v for k, v in named.items() if k not in old}
                    made["properties"] |= dict.fromkeys(new, one)
            return made
        case list():
            for old, new in lists.items():
                if set(old) <= {item for item in schema if isinstance(item, str)}:
                    at = schema.index(old[0])
                    kept = [item for item in schema if item not in old]
                    return [*kept[:at], *new, *kept[at:]]
            return [of_amendment(held, levels, fields) for held in schema]
    return schema


# --- the tree ------------------------------------------------------------------------------------


def _elements(defs: Schema, levels: Sequence[Level], profil: Profil, *, planned: bool) -> None:
    for depth, level in enumerate(levels):
        above = levels[depth - 1] if depth else None
        properties: Schema = {}
        if level.numbering != "brak":
            properties["numer"] = _number(level, levels[: depth + 1], full=not planned)
        properties["nazwa"] = _name(level)
        if planned:
            if level.linked:
                properties[STRATEGIA] = _link(level, above)
            for pole in profil.pola:
                if level.kind in pole.on:
                    properties[pole.key] = _own(pole)
            properties |= _lists(profil, depth)
            properties["uchylony"] = {"$ref": "#/$defs/uchylony"}
            required = _required(profil, depth)
        else:
            below = levels[depth + 1 : depth + 2]
            properties |= {one.key: _list_of(one) for one in below}
            required = [one.key for one in below]
        named = level.named or not planned or level.numbering == "brak"
        made: Schema = {
            "title": capital(level.noun.one),
            "description": level.meaning or f"{capital(level.noun.one)}.",
            "$comment": "A level of the profile.",
            "type": "object",
            "properties": properties,
            "required": [
                *(("numer",) if "numer" in properties else ()),
                *(("nazwa",) if named else ()),
                *required,
            ],
            "additionalProperties": False,
        }
        _say(made, capital(level.noun.one))
        defs[level.kind] = made


def _lists(profil: Profil, depth: int) -> Schema:
    """The lists that an element of that depth may hold, the plan at -1."""
    found: Schema = {}
    for level in profil.held(depth):
        if level.kind == DZIALANIE:
            found[DZIALANIA] = _list_of(level)
        else:
            found[level.key] = _list_of(level)
    return found


def _required(profil: Profil, depth: int) -> list[str]:
    """The list that must be there: where there may be several, each of them may be missing."""
    held = [level.key for level in profil.held(depth)]
    return held if len(held) == 1 else []


def _list_of(level: Level) -> Schema:
    first = "id" if level.kind == DZIALANIE else "nazwa" if level.numbering == "brak" else "numer"
    many = capital(level.noun.many)
    return {
        "title": many,
        "description": f"{many} w kolejności drukowania.",
        "$comment": "A list of the profile's tree, in printing order.",
        "type": "array",
        "items": {"$ref": f"#/$defs/{level.kind}"},
        "errorMessage": f"{many} to lista; każdy wpis zaczyna się od łącznika i pola {first}.",
    }


_FORMS = {
    "rzymska": ("[IVXLC]+", "I", "liczba rzymska"),
    "arabska": ("[0-9]+[a-z]*", "1", "liczba od 1 albo liczba z literą dodaną przy zmianie planu"),
    "litera": ("[a-z]{1,3}", "a", "mała litera"),
    "dowolna": ("[^\\s/.][^\\n/]{0,39}", "A1", "krótki tekst bez ukośnika"),
}


def _form(levels: Sequence[Level], *, full: bool) -> tuple[str, str, str]:
    """The pattern, an example and the words of the number of the last of the levels."""
    level = levels[-1]
    if level.numbering == "brak":
        return "", "", ""
    own, example, words = _FORMS.get(level.numbering, ("[0-9]+[a-z]*", "1", ""))
    if len(levels) == 1 or (level.numbering != "z-rodzicem" and not full):
        return own, example, words
    before, given, _ = _form(levels[:-1], full=full)
    above = levels[-2].noun.genitive
    if not before:
        return own, example, words
    words = f"numer {above}, kropka i numer kolejny"
    return f"{before}\\.{own}", f"{given}.{example}", words


def _number(level: Level, levels: Sequence[Level], *, full: bool) -> Schema:
    pattern, example, words = _form(levels, full=full)
    said = f"Numer {level.noun.genitive} to {words}, bez kropki na końcu, na przykład {example}."
    return {
        "title": f"Numer {level.noun.genitive}",
        "description": f"Numer {level.noun.genitive} drukowany w nagłówku.",
        "$comment": "Printed number; what is written as a number is read as it is written.",
        "type": ["string", "number"],
        "pattern": f"^(?![^\\n]*\\n){pattern}$",
        "x-numer": f"^{pattern}$",
        "examples": [example],
        "errorMessage": said,
        "patternErrorMessage": said,
    }


def _name(level: Level) -> Schema:
    return {
        "title": "Nazwa",
        "description": f"Nazwa {level.noun.genitive}; drukuje się w nagłówku.",
        "$comment": "Heading text.",
        "type": "string",
        "pattern": "\\S",
        "errorMessage": "Pole „Nazwa” to niepusty tekst.",
    }


def _link(level: Level, above: Level | None) -> Schema:
    said = f"Wskaż numer {level.short.genitive} w strategii"
    said += f" albo {above.short.genitive}, któremu służy." if above else "."
    return {
        "title": f"{capital(level.short.one)} w strategii",
        "description": f"{capital(level.noun.one)} strategii, który plan realizuje.",
        "$comment": "Number of the strategy's element that this one carries out.",
        "type": "string",
        "pattern": "\\S",
        "errorMessage": said,
    }


# --- the action ----------------------------------------------------------------------------------


def _action(action: Schema, profil: Profil, defs: Schema) -> None:
    known = action["properties"]
    made: Schema = {}
    own = {pole.key: pole for pole in profil.pola}
    for key in (*known, *profil.fields):
        if key in (*_KEPT, *profil.column_keys) and key not in made:
            made[key] = known[key] if key in known else _own(own[key])
    for pole in profil.pola:
        if DZIALANIE in pole.on and pole.key not in made:
            made[pole.key] = _own(pole)
    for column in profil.columns:
        if column.key in known:
            made[column.key] = made[column.key] | {"title": column.header}
    if profil.dzialanie.numbering == "z-rodzicem" and profil.levels:
        made["lp"] = _lp()
    names = "|".join(profil.fields)
    letters = made["uchylone_litery"]
    letters["pattern"] = f"^(?![^\\n]*\\n)({names}) lit\\. [a-z]+(, ({names}) lit\\. [a-z]+)*$"
    action["title"] = capital(profil.dzialanie.noun.one)
    action["description"] = f"{capital(profil.dzialanie.noun.one)}: jeden wpis załącznika."
    action["properties"] = made
    action["required"] = list(_NAMED)
    action.pop("defaultSnippets", None)
    _say(action, capital(profil.dzialanie.noun.one))
    if profil.role:
        role = defs["realizator"]["properties"]["rola"]
        role["enum"] = [one.key for one in profil.role]
        role["enumDescriptions"] = [one.name for one in profil.role]
        role["errorMessage"] = f"Rola to: {', '.join(role['enum'])}."


def _lp() -> Schema:
    said = "Lp. to numer nadrzędny, kropka i liczba albo liczba z literą, na przykład 1.1.3a."
    return {
        "title": "Lp.",
        "description": "Liczba porządkowa, tylko gdy nie wynika z kolejności.",
        "$comment": "Printed number where it is not the position.",
        "type": ["string", "number"],
        "pattern": "^(?![^\\n]*\\n)[^\\s/]+\\.[0-9]+[a-z]*$",
        "examples": ["1.1.3a"],
        "errorMessage": said,
        "patternErrorMessage": said,
    }


def _own(pole: OwnField) -> Schema:
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
        case "podmioty":
            kind = {"type": "array", "contains": {}, "items": {"$ref": "#/$defs/realizator"}}
            said += "niepusta lista podmiotów."
        case _:
            kind = text
            said += "niepusty tekst."
    return about | kind | {"errorMessage": said}


# --- the rest of a plan --------------------------------------------------------------------------


def _columns(kolumny: Schema, profil: Profil) -> None:
    kolumny["properties"] = {
        column.key: {
            "title": f"Kolumna „{column.header}”",
            "description": f"Przypis w nagłówku kolumny „{column.header}”.",
            "$comment": "Column header settings.",
            "$ref": "#/$defs/kolumna",
        }
        for column in profil.columns
    }
    kolumny["errorMessage"] = f"Kolumny to: {', '.join(profil.column_keys)}; każda z polem przypis."
    kolumny.pop("defaultSnippets", None)


def _kept_words(wyrazy: Schema) -> None:
    """What an adopted plan keeps of the words of its profile."""
    wyrazy["properties"][PROFIL] = {
        "title": "Druk profilu",
        "description": "Co z profilu drukuje przyjęty plan. Zapisuje to „rpd adopt”.",
        "$comment": "What the profile printed when the plan was adopted.",
        "type": "object",
        "additionalProperties": {
            "title": "Co drukuje część profilu",
            "description": "Nagłówek, numeracja albo układ.",
            "$comment": "As the profile said it.",
            "type": "string",
            "pattern": "\\S",
            "errorMessage": "Część druku profilu to niepusty tekst.",
        },
        "errorMessage": "Druk profilu zapisuje „rpd adopt”: część i to, co drukuje.",
    }


def _prose(profil: Profil) -> Schema:
    texts = {
        one.key: {
            "title": one.title,
            "description": f"Tekst „{one.title}”.",
            "$comment": "Named prose of the profile.",
            "type": "string",
            "pattern": "\\S",
            "errorMessage": f"Pole „{one.title}” to niepusty tekst.",
        }
        for one in profil.proza
    }
    made: Schema = {
        "title": "Teksty",
        "description": "Teksty przed tabelami i po nich.",
        "$comment": "Named prose.",
        "type": "object",
        "properties": texts,
        "required": [one.key for one in profil.proza if one.required],
        "additionalProperties": False,
    }
    _say(made, "Część „proza”")
    return made


def _replace(properties: Schema, key: str, by: Schema) -> None:
    """Other fields in the place of one."""
    kept = list(properties.items())
    properties.clear()
    for name, member in kept:
        properties |= by if name == key else {name: member}


def _say(schema: Schema, title: str) -> None:
    needed = schema["required"]
    free = [name for name in schema["properties"] if name not in needed]
    parts = [f"obowiązkowe pola: {_names(needed)}"] if needed else []
    if free:
        parts.append(f"{'a poza nimi tylko' if needed else 'tylko pola'}: {_names(free)}")
    schema["errorMessage"] = f"{title} ma {', '.join(parts)}."


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)


def text_of(profil: Profil) -> str:
    """The plan's schema in that shape, for editors."""
    base: dict[str, Any] = json.loads(resource("schema", "plan.schema.json"))
    made = of_plan(base, profil)
    made["$id"] = f"{made['$id']}:profil"
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
