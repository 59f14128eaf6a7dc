"""Settings (TOML) and baselines (JSON) changed to say other data, their other lines kept."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from rpd.errors import RpdError

_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]\s*(?:#.*)?\Z")
_FIELD = re.compile(r"(?P<pad>\s*)(?P<quote>[\"']?)(?P<key>[A-Za-z0-9_-]+)(?P=quote)\s*=\s*")
_COMMENT = re.compile(r"""(?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*(?P<comment>#.*)""")


def toml_text(text: str, data: dict[str, Any], *, renamed: dict[str, str]) -> str:
    """The text of settings, changed to say `data`; a field that is `renamed` keeps its line.

    Settings are fields and tables of fields, a field a line or several.

    Raises:
        RpdError: they are written in a way in which this cannot be done.
    """
    before = tomllib.loads(text)
    end = "\r\n" if "\r\n" in text else "\n"
    lines: list[str] = []
    tables: dict[str, int] = {"": 0}  # where a new field of each table goes
    for table, name, row in _rows(text.replace("\r\n", "\n")):
        if name:
            was = (before[table] if table else before).get(name)
            held = data.get(table, {}) if table else data
            new = name if table else renamed.get(name, name)
            lines += _row(row, name, new, was, held)
        else:
            lines += row
        if name or table not in tables:
            tables[table] = len(lines)
    for table, fields in _new_fields(data, before, renamed):
        at = tables.get(table)
        if at is None:
            raise _cannot()
        lines[at:at] = [f"{name} = {_value(value)}" for name, value in fields.items()]
        tables = {one: n + len(fields) if n >= at else n for one, n in tables.items()}
    changed = "\n".join(lines)
    if _loaded(changed) != data:
        raise _cannot()
    return changed.replace("\n", end)


def _loaded(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _rows(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """The lines of a text: the table they stand in and the field that they are, "" for others."""
    table = ""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        stop = at + 1
        field = _FIELD.match(lines[at])
        if header := _HEADER.match(lines[at]):
            table = header[1]
        elif field:
            while _loaded("\n".join(lines[at:stop])) is None and stop < len(lines):
                stop += 1
        yield table, field["key"] if field and not header else "", lines[at:stop]
        at = stop


def _row(row: list[str], name: str, new: str, was: Any, held: dict[str, Any]) -> list[str]:
    """The lines of a field as they shall be; what was said of one that went stays."""
    comments = [found["comment"] for line in row if (found := _COMMENT.match(line))]
    if new not in held:
        return comments
    field = _FIELD.match(row[0])
    assert field is not None
    head = field[0].replace(name, new, 1)
    if held[new] == was and type(held[new]) is type(was):
        return [head + row[0][field.end() :], *row[1:]]
    first = f"{head}{_value(held[new])}"
    return [*comments[:-1], first + (f"  {comments[-1]}" if comments else "")]


def _new_fields(
    data: dict[str, Any], before: dict[str, Any], renamed: dict[str, str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    known = {renamed.get(name, name) for name in before}
    yield "", {k: v for k, v in data.items() if k not in known and not isinstance(v, dict)}
    for table, fields in data.items():
        if isinstance(fields, dict):
            old = before.get(table, {})
            yield table, {name: value for name, value in fields.items() if name not in old}


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if not isinstance(value, str | bool | int):
        raise _cannot()
    return json.dumps(value, ensure_ascii=False)


def json_text(text: str, data: Any) -> str:
    """The text of a baseline, changed to say `data`, laid out as it is.

    Raises:
        RpdError: it is laid out in no way that a program writes.
    """
    before = json.loads(text)
    lines = text.split("\n")
    for indent in (2, 4, 1, 3, "\t"):
        old = json.dumps(before, ensure_ascii=False, indent=indent).split("\n")
        if len(old) != len(text.rstrip().split("\n")):
            continue
        new = json.dumps(data, ensure_ascii=False, indent=indent).split("\n")
        returns = "\r" if text.endswith("\r\n") else ""
        changed: list[str] = []
        for kind, start, stop, from_, to in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes():
            same = kind == "equal"
            changed += lines[start:stop] if same else [line + returns for line in new[from_:to]]
        made = "\n".join([*changed, *lines[len(old) :]])
        if json.loads(made) == data:
            return made
    raise RpdError(
        "Stanu wyjściowego nie da się przepisać, bo jest ułożony inaczej, niż zapisuje go rpd.",
        "Zapisz go na nowo: rpd validate --write-baseline.",
    )


def _cannot() -> RpdError:
    return RpdError(
        "Pliku z ustawieniami nie da się przepisać na nowy format bez zmiany innych zapisów.",
        "Niczego nie zmieniono. Zapisz każde ustawienie w osobnym wierszu: nazwa = wartość.",
    )
