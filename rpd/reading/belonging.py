"""Where a field belongs that the mapping it stands in does not have."""

from __future__ import annotations

from typing import Any

from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.reading.checker import Schema

_DEEPEST = 3
_SHOWN = 40
_OF_COMMANDS = frozenset(("wyrazy",))
"""Fields that a command writes, and no person."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """What to do with a field, and the path that is missing while it stands elsewhere."""

    hint: str
    target: Path = ()


def belonging_of(key: str, path: Path, data: Any, root: Schema) -> Belonging:
    """Where a field of the mapping at a path is known.

    The hint is "" where nothing has such a field, or too much has it.
    """
    return (
        _above(key, path, data, root)
        or _below(key, path, data, root)
        or Belonging(_elsewhere(key, path, root))
    )


def _above(key: str, path: Path, data: Any, root: Schema) -> Belonging | None:
    """One of the mappings around has such a field, and does not have it yet."""
    for length in range(len(path) - 1, -1, -1):
        owner, given = schema_at(path[:length], root), value_at(data, path[:length])
        if not isinstance(given, dict) or key not in owner.get("properties", {}):
            continue
        if key in given:
            return None
        hint = f"To pole ma {_title(owner)}: wyrównaj wiersz do pola „{next(iter(given))}” nad nim."
        return Belonging(hint, (*path[:length], key))
    return None


def _below(key: str, path: Path, data: Any, root: Schema) -> Belonging | None:
    """One of the fields of the mapping leads to such a field; only one, or one that is there."""
    found = _ways(schema_at(path, root), key, root, _DEEPEST)
    given = value_at(data, path)
    shortest = [way for way in found if len(way) == min(map(len, found))]
    shortest = [way for way in shortest if way[0][0] in given] or shortest
    value = given[key]
    shown = str(value) if isinstance(value, str | int) and len(str(value)) <= _SHOWN else "…"
    if len(shortest) == 2 and all(len(way) == 1 and not way[0][1] for way in shortest):
        names = " albo ".join(f"„{way[0][0]}:”" for way in shortest)
        return Belonging(f"Przenieś je głębiej, pod nowym polem {names}: „{key}: {shown}”.")
    if len(shortest) != 1:
        return None
    (way,) = shortest
    name, dash = way[0]
    if len(way) > 1:
        chain = " → ".join(step for step, _ in way)
        return Belonging(f"To pole stoi głębiej ({chain}): przenieś je tam albo usuń.")
    there = given.get(name)
    target = () if name in given else (*path, name)
    if dash and isinstance(there, list) and there:
        item = schema_at((*path, name, 0), root)
        return Belonging(_into(key, shown, name, there[-1], item, after=_follows(given, key, name)))
    before = f"pod polem „{name}”" if name in given else f"pod nowym polem „{name}:”"
    hint = f"Przenieś je głębiej, {before}: „{'- ' if dash else ''}{key}: {shown}”."
    return Belonging(hint, target)


def _follows(given: dict[str, Any], key: str, name: str) -> bool:
    return list(given).index(key) > list(given).index(name)


def _into(key: str, shown: str, name: str, last: Any, item: Schema, *, after: bool) -> str:
    """How a field gets into an entry of a list that is there."""
    which = "ostatniej" if after else "właściwej"
    if isinstance(last, dict) and last:
        first = next(iter(last))
        return f"Przenieś je do {which} pozycji listy „{name}” i wyrównaj do jej pola „{first}”."
    needed = item.get("required", ())
    if isinstance(last, str) and len(needed) == 1:
        from rpd.reading.written import yaml

        entry = f"{{{needed[0]}: {yaml(last)}, {key}: {shown}}}"
        return f"Usuń je, a w liście „{name}” zamień „{last}” na {entry}."
    return f"Przenieś je do {which} pozycji listy „{name}”."


def _ways(
    schema: Schema, key: str, root: Schema, deepest: int
) -> list[tuple[tuple[str, bool], ...]]:
    """The chains of fields by which a field is reached, each with whether its values are a list."""
    if not deepest:
        return []
    ways: list[tuple[tuple[str, bool], ...]] = []
    for name, member in schema.get("properties", {}).items():
        if name in _OF_COMMANDS:
            continue
        inner = resolved(member, root)
        dash = "items" in inner
        inner = resolved(inner["items"], root) if dash else inner
        if key in inner.get("properties", {}):
            ways.append(((name, dash),))
        ways += [((name, dash), *way) for way in _ways(inner, key, root, deepest - 1)]
    return ways


def _elsewhere(key: str, path: Path, root: Schema) -> str:
    """Others have such a field, but there is no way to them from here."""
    kinds = [s for name, s in root.get("$defs", {}).items() if name not in _OF_COMMANDS]
    owners = [_title(schema) for schema in (root, *kinds) if key in schema.get("properties", {})]
    if not owners or len(owners) > 3:
        return ""
    return (
        f"Usuń je: takie pole ma {' albo '.join(owners)}, ale nie {_title(schema_at(path, root))}."
    )


def _title(schema: Schema) -> str:
    return f"„{schema.get('title', '')}”"


def resolved(schema: Any, root: Schema) -> Schema:
    """The schema itself, or the definition that it refers to."""
    if not isinstance(schema, dict):
        return {}
    name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
    found: Schema = root["$defs"][name] if name else schema
    return found


def schema_at(path: Path, root: Schema) -> Schema:
    """The schema of the node at a path."""
    schema = root
    for step in path:
        if isinstance(step, int):
            child = schema.get("items", {})
        else:
            child = schema.get("properties", {}).get(step, schema.get("additionalProperties", {}))
        schema = resolved(child, root)
    return schema


def value_at(data: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        data = data[step]
    return data
