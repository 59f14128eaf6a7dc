"""Where a field belongs that the mapping it stands in does not have."""

from __future__ import annotations

from typing import Any

from rpd.diagnostics import Path
from rpd.reading.checker import Schema

_DEEPEST = 3
_SHOWN = 40


def place_of(key: str, path: Path, data: Any, root: Schema) -> str:
    """What to do with a field of the mapping at a path, so that it stands where it is known.

    "" where nothing has such a field, or too much has it.
    """
    return (
        _above(key, path, data, root)
        or _below(key, path, data, root)
        or _elsewhere(key, path, root)
    )


def _above(key: str, path: Path, data: Any, root: Schema) -> str:
    """One of the mappings around has such a field, and does not have it yet."""
    for length in range(len(path) - 1, -1, -1):
        owner, given = schema_at(path[:length], root), value_at(data, path[:length])
        if not isinstance(given, dict) or key not in owner.get("properties", {}):
            continue
        if key in given:
            return ""
        first = next(iter(given))
        return f"To pole ma {_title(owner)}: wyrównaj wiersz do pola „{first}” nad nim."
    return ""


def _below(key: str, path: Path, data: Any, root: Schema) -> str:
    """One of the fields of the mapping leads to such a field; only one."""
    found = [way for way in _ways(schema_at(path, root), key, root, _DEEPEST) if way]
    shortest = [way for way in found if len(way) == min(map(len, found))]
    if len(shortest) != 1:
        return ""
    (way,) = shortest
    if len(way) > 1:
        return f"To pole stoi głębiej, w polu „{way[-1][0]}”: przenieś je tam albo usuń."
    name, dash = way[0]
    value = value_at(data, (*path, key))
    shown = str(value) if isinstance(value, str | int) and len(str(value)) <= _SHOWN else "…"
    there = value_at(data, path)
    before = f"pod polem „{name}”" if name in there else f"pod nowym polem „{name}:”"
    return f"Przenieś je głębiej, {before}: „{'- ' if dash else ''}{key}: {shown}”."


def _ways(
    schema: Schema, key: str, root: Schema, deepest: int
) -> list[tuple[tuple[str, bool], ...]]:
    """The chains of fields by which a field is reached, each with whether its values are a list."""
    if not deepest:
        return []
    ways: list[tuple[tuple[str, bool], ...]] = []
    for name, member in schema.get("properties", {}).items():
        inner = resolved(member, root)
        dash = "items" in inner
        inner = resolved(inner["items"], root) if dash else inner
        if key in inner.get("properties", {}):
            ways.append(((name, dash),))
        ways += [((name, dash), *way) for way in _ways(inner, key, root, deepest - 1)]
    return ways


def _elsewhere(key: str, path: Path, root: Schema) -> str:
    """Others have such a field, but there is no way to them from here."""
    owners = [
        _title(schema)
        for schema in (root, *root.get("$defs", {}).values())
        if key in schema.get("properties", {})
    ]
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
