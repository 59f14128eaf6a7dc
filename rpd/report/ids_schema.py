"""The plan's schema with the names that exist now in place of „any text”.

An editor that knows JSON Schema then completes and checks references: numbers of the strategy,
sources and bodies of the dictionary with their aliases, footnotes, rules, actions of earlier plans.
Nothing else of the schema changes, so a plan that passes the result passes the shipped schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

from rpd.plan.built_in import chosen
from rpd.plan.model import Plan, Slownik, Strategia, elementy, miejsca
from rpd.plan.profil import DZIALANIE, STRATEGIA, Profil
from rpd.polish.wording import join, quote
from rpd.rules import every, explanation

Schema = dict[str, Any]
Names = dict[str, str]
"""What may be written → what it means, shown beside it."""

_TITLE_LENGTH = 100


def with_ids(
    schema: Mapping[str, Any],
    strategia: Strategia | None,
    slownik: Slownik | None,
    plan: Plan | None,
    earlier: Iterable[Plan] = (),
) -> Schema:
    """The schema with closed lists of names; what there is nothing to list for stays open.

    Footnotes are those of `plan`, actions that may be continued those of the `earlier` plans.
    """
    made: Schema = deepcopy(dict(schema))
    made["$id"] = f"{made['$id']}:ids"
    made["$comment"] = "Made by rpd schema --ids; make it anew when names change."
    defs = made["$defs"]
    if strategia is not None:
        _strategy(defs, strategia, plan.profil if plan else chosen(None))
    if slownik is not None:
        _everywhere(made, _dictionary(slownik))
    if plan is not None and plan.przypisy:
        notes = {note.id: _short(note.tekst) for note in plan.przypisy}
        _close(defs["kolumna"]["properties"]["przypis"], notes, "Plan nie ma takiego przypisu.")
    actions = {
        f"{old.rok}/{m.dzialanie.id}": _short(m.dzialanie.nazwa)
        for old in earlier
        for m in miejsca(old)
    }
    if actions:
        continued = defs[DZIALANIE]["properties"]["kontynuuje"]
        noun = (plan.profil if plan else chosen(None)).dzialanie.noun
        such = noun.agreeing("takiego", "takiej", "takiego")
        _close(continued, actions, f"Żaden wcześniejszy plan nie ma {such} {noun.genitive}.")
    rules = {name: _rule_title(rule) for rule in every() for name in (rule.CODE, rule.SLUG)}
    _close(defs["odstepstwo"]["properties"]["regula"], rules, "Nie ma takiej reguły.")
    return made


def _rule_title(rule: Any) -> str:
    return f"{rule.CODE} {rule.SLUG}: {explanation(rule).partition(chr(10))[0]}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _TITLE_LENGTH else text[: _TITLE_LENGTH - 1] + "…"


def _close(schema: Schema, names: Names, complaint: str) -> None:
    """Let nothing but the names pass. The pattern goes: the list says all that it said."""
    for key in ("pattern", "patternErrorMessage", "examples"):
        schema.pop(key, None)
    schema["enum"] = list(names)
    schema["enumDescriptions"] = [_short(names[name]) for name in names]
    shown = [quote(name) for name in list(names)[:30]]
    more = " …" if len(names) > len(shown) else "."
    schema["errorMessage"] = f"{complaint} Są: {join(shown, ', ')}{more}"


def _strategy(defs: Schema, strategia: Strategia, profil: Profil) -> None:
    named: dict[str, Names] = {}
    for element in elementy(strategia):
        named.setdefault(element.poziom.kind, {})[element.numer] = element.nazwa
    for above, level in zip((None, *profil.levels), profil.levels, strict=False):
        names = named.get(level.kind, {})
        what, field = level.short.genitive, "numer"
        if level.linked and above is not None:
            outside = f"{above.short.one}, spoza {level.short.many_genitive} strategii"
            outer = named.get(above.kind, {})
            names = names | {numer: f"{outside}: {name}" for numer, name in outer.items()}
            what, field = f"{what} ani {above.short.genitive}", STRATEGIA
        if names:
            such = level.short.agreeing("takiego", "takiej", "takiego")
            complaint = f"Strategia nie ma {such} {what}."
            _close(defs[level.kind]["properties"][field], names, complaint)


def _dictionary(slownik: Slownik) -> dict[str, Callable[[Schema], None]]:
    """Fields that name a source or a body → what to do with their schema."""
    sources = {z.id: z.nazwa for z in slownik.zrodla}
    sources |= {
        alias: f"alias źródła {z.id}: {z.nazwa}" for z in slownik.zrodla for alias in z.aliasy
    }
    bodies = {p.id: p.nazwa for p in slownik.podmioty}
    bodies |= {
        alias: f"alias podmiotu {p.id}: {p.nazwa}" for p in slownik.podmioty for alias in p.aliasy
    }
    bodies |= {p.nazwa: f"nazwa podmiotu {p.id}" for p in slownik.podmioty}

    def source(schema: Schema) -> None:
        _close(schema, sources, "Słownik nie ma takiego źródła.")

    def body(schema: Schema) -> None:
        _close(schema, bodies, "Słownik nie ma takiego podmiotu.")

    def items(schema: Schema) -> None:
        source(schema["items"])

    def keys(schema: Schema) -> None:
        source(schema["propertyNames"])
        # An editor completes keys from „properties” alone.
        schema["properties"] = dict.fromkeys(sources, schema["additionalProperties"])

    def text_or_object(schema: Schema) -> None:
        """A body by name, or with its role: two schemas, because a list would refuse objects."""
        about: Schema = {key: schema.pop(key) for key in ("title", "description") if key in schema}
        by_name: Schema = {"type": "string", **about}
        body(by_name)
        with_role = {**schema, "type": "object", **about}
        with_role.pop("pattern", None)
        schema.clear()
        schema |= {**about, "anyOf": [by_name, with_role]}

    chosen: dict[str, Callable[[Schema], None]] = {}
    if sources:
        chosen |= {"zrodla": items, "zrodlo": source, "podzial": keys}
    if bodies:
        chosen |= {"podmiot": body, "realizator": text_or_object}
    return chosen


def _everywhere(schema: Schema, change: Mapping[str, Callable[[Schema], None]]) -> None:
    """Apply the changes to every field of those names, and to the definition of a realizator.

    Not to the words that an adopted plan keeps: they stay as they were when the dictionary changes.
    """
    for kind, definition in schema["$defs"].items():
        if kind == "wyrazy":
            continue
        for name, field in definition.get("properties", {}).items():
            if name in change and name != "realizator":
                change[name](field)
    if "realizator" in change:
        change["realizator"](schema["$defs"]["realizator"])
