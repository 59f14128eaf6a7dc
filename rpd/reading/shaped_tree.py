"""The schemas of the tree of a profile: its levels, their lists and their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from rpd.plan.profil import DZIALANIA, DZIALANIE, OGOLEM, STRATEGIA, Level, Profil
from rpd.polish.wording import capital
from rpd.reading.checker import Schema
from rpd.reading.shaped_fields import DESCRIBED, own, say


def elements(defs: Schema, levels: Sequence[Level], profil: Profil, *, planned: bool) -> None:
    """Add the definitions of all levels to those of a schema."""
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
                    properties[pole.key] = own(pole)
            if level.summed:
                properties[OGOLEM] = {"$ref": f"#/$defs/{OGOLEM}"}
            properties |= lists(profil, depth)
            properties["uchylony"] = {"$ref": "#/$defs/uchylony"}
            needed = required(profil, depth)
        else:
            below = levels[depth + 1 : depth + 2]
            properties |= {one.key: list_of(one) for one in below}
            needed = [one.key for one in below]
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
                *needed,
            ],
            "additionalProperties": False,
        }
        if planned:
            made[DESCRIBED] = True
        say(made, capital(level.noun.one))
        defs[level.kind] = made


def lists(profil: Profil, depth: int) -> Schema:
    """The lists that an element of that depth may hold, the plan at -1."""
    found: Schema = {}
    for level in profil.held(depth):
        if level.kind == DZIALANIE:
            found[DZIALANIA] = list_of(level)
        else:
            found[level.key] = list_of(level)
    return found


def required(profil: Profil, depth: int) -> list[str]:
    """The list that must be there: where there may be several, each of them may be missing.

    So may the actions of a plan that prints nothing of actions: a table of indicators.
    """
    held = [level.key for level in profil.held(depth)]
    if len(held) > 1 or (held == [DZIALANIA] and not profil.prints_actions):
        return []
    return held


def list_of(level: Level) -> Schema:
    """The list of elements of a level, or of actions."""
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
    above, alone = _above(levels[:-1], full=full)
    before = list(dict.fromkeys(pattern for pattern, _ in above))
    if not before:
        return own, example, words
    words = f"numer {levels[-2].noun.genitive}, kropka i numer kolejny"
    given = above[0][1]
    if len(before) == 1 and not alone:
        return f"{before[0]}\\.{own}", f"{given}.{example}", words
    either = f"({'|'.join(before)})\\."
    return f"{f'({either})?' if alone else either}{own}", f"{given}.{example}", words


def _above(levels: Sequence[Level], *, full: bool) -> tuple[list[tuple[str, str]], bool]:
    """The patterns of numbers that may stand above, the nearest first, and whether none may.

    What has no number lends none: below it, that of what stands above it may be repeated.
    """
    found: list[tuple[str, str]] = []
    alone = False
    for depth in range(len(levels), 0, -1):
        pattern, example, _ = _form(levels[:depth], full=full)
        if pattern:
            found.append((pattern, example))
            if not levels[depth - 1].optional:
                return found, alone
        alone = alone or not pattern
    return found, True


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
    serves = above.short.agreeing("któremu", "której", "któremu") if above else ""
    said += f" albo {above.short.genitive}, {serves} służy." if above else "."
    which = level.noun.agreeing("który", "którą", "które")
    return {
        "title": f"{capital(level.short.one)} w strategii",
        "description": f"{capital(level.noun.one)} strategii, {which} plan realizuje.",
        "$comment": "Number of the strategy's element that this one carries out.",
        "type": ["string", "number"],
        "pattern": "\\S",
        "x-numer": "^.+$",
        "errorMessage": said,
    }
