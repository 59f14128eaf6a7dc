"""The schema of a plan, or of a strategy, in the shape of a profile: the shipped one, recast.

What every plan has is taken over as it is. The lists of the tree, the fields of an action and what
is required are those of the profile; everything stays closed, and errors name the fields in Polish.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from rpd.diagnostics import FileKind
from rpd.outside.files import resource
from rpd.plan.built_in import PROFIL, chosen
from rpd.plan.layout import OF_ACTION, OF_INDICATOR, OF_SOURCE
from rpd.plan.profil import DZIALANIE, STRATEGIA, WSKAZNIKI, Profil
from rpd.polish.wording import capital, join
from rpd.reading.checker import Schema
from rpd.reading.shaped_fields import action as action_of
from rpd.reading.shaped_fields import say
from rpd.reading.shaped_money import of_money
from rpd.reading.shaped_texts import of_no_shape, reworded, where
from rpd.reading.shaped_tree import elements, list_of, lists, required


def of_plan(base: Schema, profil: Profil) -> Schema:
    """The schema of plans of that shape."""
    defs, known = base["$defs"], chosen(None)
    properties: Schema = base["properties"]
    action = defs[DZIALANIE]
    measures = action["properties"][WSKAZNIKI]
    for level in known.levels:
        del defs[level.kind]
    elements(defs, profil.levels, profil, planned=True)
    action_of(action, profil, defs)
    _replace(properties, known.top, lists(profil, -1))
    _columns(properties["kolumny"], profil)
    _kept_words(defs["wyrazy"])
    for level in profil.levels:
        if level.measured:
            below = profil.held(profil.depth(level.kind))[0].key
            _put_before(defs[level.kind]["properties"], below, {WSKAZNIKI: measures})
            say(defs[level.kind], capital(level.noun.one))
    top = profil.held(-1)[0].key
    if profil.proza:
        _put_before(properties, top, {"proza": _prose(profil)})
    if profil.measured:
        _put_before(properties, top, {WSKAZNIKI: measures})
    of_money(defs, profil)
    if profil.strategia == "brak":
        del properties[STRATEGIA]
    needed = ["rok", "tytul", "slownik", *required(profil, -1)]
    if profil.strategia == "wymagana":
        needed.append(STRATEGIA)
    if any(one.required for one in profil.proza):
        needed.append("proza")
    base["required"] = [*needed, PROFIL]
    say(base, "Plan")
    base.pop("defaultSnippets", None)
    defs["odstepstwo"]["properties"]["gdzie"] = where(profil)
    return base


def of_strategy(base: Schema, profil: Profil) -> Schema:
    """The schema of strategies of plans of that shape."""
    levels = profil.poziomy_strategii or profil.levels
    known = chosen(None)
    for level in known.levels:
        del base["$defs"][level.kind]
    elements(base["$defs"], levels, profil, planned=False)
    top = [(level.key, list_of(level)) for level in levels[:1]]
    _replace(base["properties"], known.top, dict(top))
    base["required"] = ["tytul", "cel_glowny", *(key for key, _ in top)]
    say(base, "Strategia")
    base.pop("defaultSnippets", None)
    return base


_PRINTED = tuple(dict.fromkeys((*OF_ACTION, *OF_INDICATOR, *OF_SOURCE)))
"""What a column may print besides the fields of an action."""
_COLUMN_IS = "Kolumna to: "


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
                    made["properties"] |= {name: one | {"title": name} for name in new}
            if made.get("title") == "Działanie":
                made["title"] = DZIALANIE
            if str(schema.get("errorMessage")).startswith(_COLUMN_IS):
                made["errorMessage"] = f"{_COLUMN_IS}{join(fields, ' albo ')}."
            if isinstance(cited := made.get("kolumna"), dict) and "enum" in cited:
                cited["enum"] = list(dict.fromkeys([*cited["enum"], *_PRINTED]))
                cited["errorMessage"] = f"„Kolumna”: {', '.join(cited['enum'])}."
            return made
        case list():
            for old, new in lists.items():
                if set(old) <= {item for item in schema if isinstance(item, str)}:
                    at = schema.index(old[0])
                    kept = [item for item in schema if item not in old]
                    return [*kept[:at], *new, *kept[at:]]
            return [of_amendment(held, levels, fields) for held in schema]
        case str():
            return of_no_shape(schema, levels)
    return schema


def of_errata(base: Schema, profil: Profil) -> Schema:
    """The schema of errata of plans of that shape."""
    made: Schema = of_amendment(base, profil.headings, profil.column_keys)
    return made


RECAST: Final[Mapping[FileKind, Callable[[Schema, Profil], Schema]]] = {
    "plan": of_plan,
    "strategia": of_strategy,
    "errata": of_errata,
}
"""The kinds of files whose fields follow the profile."""


# --- the rest of a plan --------------------------------------------------------------------------


def _put_before(properties: Schema, first: str, more: Schema) -> None:
    """Add fields in front of the lists of the tree, which are long."""
    _replace(properties, first, more | {first: properties[first]})


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
    titles = {one.key: one.title or one.key for one in profil.proza}
    texts = {
        key: {
            "title": title,
            "description": f"Tekst „{title}”.",
            "$comment": "Named prose of the profile.",
            "type": "string",
            "pattern": "\\S",
            "errorMessage": f"Pole „{title}” to niepusty tekst.",
        }
        for key, title in titles.items()
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
    say(made, "Część „proza”")
    return made


def _replace(properties: Schema, key: str, by: Schema) -> None:
    """Other fields in the place of one."""
    kept = list(properties.items())
    properties.clear()
    for name, member in kept:
        properties |= by if name == key else {name: member}


def text_of(profil: Profil) -> str:
    """The plan's schema in that shape, for editors."""
    base: dict[str, Any] = json.loads(resource("schema", "plan.schema.json"))
    reworded(base, profil)
    made = of_plan(base, profil)
    named = f" „{profil.nazwa}”" if profil.nazwa else ""
    made["description"] = f"Plan, którego kształt opisuje profil{named}."
    made["$id"] = f"{made['$id']}:profil"
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
