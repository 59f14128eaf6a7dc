"""Repairs of entries and fields: a dash, a header or a first line that is missing, fields moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from rpd.plan.markup import BULLETS
from rpd.reading import fits
from rpd.reading.complaint import KEY, NAME, indent
from rpd.reading.forms import Form
from rpd.reading.repair import (
    LONGEST_BLOCK,
    Repair,
    end_of,
    indented_by,
    is_empty,
    is_strange,
)
from rpd.reading.source import shortened

_VALUES = {"id": "nowa-pozycja", "kwota": "1"}
_ROMAN = {"I": "II", "II": "III", "III": "IV", "IV": "V", "V": "VI", "VI": "VII"}


def dash(lines: list[str], number: int, form: Form) -> Iterator[Repair]:
    """An entry of a list without its dash."""
    line = lines[number]
    bare = line.strip()
    if bare.startswith("- "):
        return
    key = KEY.match(line)
    name = key["key"].strip() if key else shortened(bare)
    depth = indent(line)
    first = {needed[0] for needed, _ in fits.openings(form)}
    glued = re.match(f"[{BULLETS}](?=[^\\W\\d_])", bare)
    bare = re.sub(f"^[{BULLETS}*]\\s+", "", bare[glued.end() :] if glued else bare)
    message = f"Przed „{name}” brakuje łącznika, od którego zaczyna się pozycja listy."
    for column in (depth,) if glued else (depth - 2, depth):
        if column < 0:
            continue
        changed = f"{' ' * column}- {bare}"
        yield Repair(
            (*lines[:number], changed, *lines[number + 1 :]),
            "Po łączniku brakuje spacji." if glued else message,
            f"Zmień wiersz tak, aby zaczynał się od {_from(column)}„- {shortened(bare)}”.",
            number,
            depth,
            len(name),
            1
            + (name not in first)
            + is_strange([*lines[:number], changed, *lines[number + 1 :]], number, column),
        )


def _from(count: int) -> str:
    return f"{count} spacji i " if count else ""


def header(lines: list[str], number: int, form: Form) -> Iterator[Repair]:
    """The name of the field is missing that a list or a group of fields stood under."""
    line = lines[number]
    key = KEY.match(line)
    dash = line.lstrip().startswith("- ")
    if not dash and not key:
        return
    column = max(indent(line) - 2, 0)
    name = key["key"].strip() if key else ""
    for holder in fits.holders(form):
        fitting = holder.names is None or name in holder.names if key else holder.texts
        if holder.is_list != dash or not fitting:
            continue
        header = holder.name
        yield Repair(
            (*lines[:number], f"{' ' * column}{header}:", *lines[number:]),
            f"Nad tym wierszem brakuje wiersza „{header}:”.",
            f"Wstaw nad nim wiersz „{header}:”{indented_by(column)}.",
            number,
            indent(line),
            len(line.strip()),
            1,
        )


def opening(lines: list[str], number: int, form: Form) -> Iterator[Repair]:
    """The first line of an entry is missing."""
    line = lines[number]
    key = KEY.match(line)
    if key is None or line.lstrip().startswith("- ") or indent(line) < 2:
        return
    column = indent(line) - 2
    name = key["key"].strip()
    there = _fields_below(lines, number)
    tried = set()
    for needed, all_ in fits.openings(form):
        lacking = tuple(field for field in needed if field not in there)
        if name not in all_ or not lacking or lacking in tried or lacking[0] != needed[0]:
            continue
        tried.add(lacking)
        first, *others = lacking
        below = [f"{' ' * (column + 2)}{field}: Nowa pozycja" for field in others]
        hint = f"Wstaw nad nim wiersz „- {first}: …”{indented_by(column)}"
        for field in others:
            hint += f", a pod nim „{field}: …”{indented_by(column + 2)}"
        for value in _values(lines, number, first, column, form):
            yield Repair(
                (*lines[:number], f"{' ' * column}- {first}: {value}", *below, *lines[number:]),
                f"Nad polem „{name}” brakuje początku pozycji listy: wiersza „- {first}: …”.",
                f"{hint}.",
                number,
                indent(line),
                len(name),
                2 + len(others),
                invented=True,
            )


def _fields_below(lines: list[str], number: int) -> list[str]:
    """The fields of the entry from a line on."""
    found: list[str] = []
    for line in lines[number : number + LONGEST_BLOCK]:
        key = KEY.match(line)
        if is_empty(line) or indent(line) > indent(lines[number]):
            continue
        if indent(line) < indent(lines[number]) or key is None or key["key"].strip() in found:
            break
        found.append(key["key"].strip())
    return found


def _values(lines: list[str], number: int, first: str, column: int, form: Form) -> list[str]:
    """What may stand in the first field of a new entry."""
    if first != "numer":
        return [_VALUES.get(first, "Nowa pozycja")]
    firsts = [level.counted("", 1) for level in form.profil.levels]
    for above in range(number - 1, -1, -1):
        match = re.match(r"( *)- numer: +(.*\.)?([0-9]+|[IVX]+|[a-z])\s*$", lines[above])
        if match and len(match[1]) <= column:
            before, last = match[2] or "", match[3]
            if len(match[1]) == column:
                return [f"{before}{_next(last)}"]
            return list(dict.fromkeys([f"{before}{last}.1", "1", *firsts]))
    return firsts[:1] or ["1"]


def _next(number: str) -> str:
    """The number of the next entry."""
    if number.isdecimal():
        return str(int(number) + 1)
    return _ROMAN.get(number) or (
        chr(ord(number) + 1) if number in ascii_lowercase[:-1] else number
    )


def split(lines: list[str], number: int, form: Form) -> Iterator[Repair]:
    """Two fields in one line."""
    line = lines[number]
    key = KEY.match(line)
    if key is None:
        return
    column = key.start("key")
    for match in re.finditer(rf"\s+(?P<rest>(?P<name>{NAME}):(?:\s.*|$))", line[key.end() :]):
        if match["name"] not in fits.fields(form):
            continue
        kept, rest = line[: key.end() + match.start()], match["rest"].rstrip()
        for column in _outward(lines, number, key.start("key")):
            yield Repair(
                (*lines[:number], kept, " " * column + rest, *lines[number + 1 :]),
                f"W jednym wierszu stoją dwa pola: „{key['key'].strip()}” i „{match['name']}”.",
                f"Przenieś „{rest}” do nowego wiersza{indented_by(column)}.",
                number,
                key.end() + match.start("rest"),
                len(match["name"]),
                column < key.start("key"),
            )


def _outward(lines: list[str], number: int, column: int) -> list[int]:
    """Where a field may stand below a line: beside its own, or beside what that is in."""
    found = [column]
    for above in range(number - 1, -1, -1):
        key = KEY.match(lines[above])
        if key and key.start("key") < found[-1]:
            found.append(key.start("key"))
    return found


def moved(lines: list[str], number: int) -> Iterator[Repair]:
    """An entry that stands under the wrong list of its action."""
    start = number
    while start > 0 and not lines[start].lstrip().startswith("- "):
        start -= 1
    depth, end = indent(lines[start]), end_of(lines, start)
    if number >= end or depth < 2:
        return
    listed = re.compile(rf"\s*{NAME}:\s*$")
    headers = [n for n in _neighbours(lines, start, depth - 2) if listed.match(lines[n])]
    own = max((n for n in headers if n < start), default=start)
    for header in headers:
        if header == own:
            continue
        name = _name(lines, header)
        for position, where in ((end_of(lines, header), "na koniec"), (header + 1, "na początek")):
            block, rest = lines[start:end], lines[:start] + lines[end:]
            target = position - (end - start) * (position > start)
            which = f"wiersz {end}" if end == start + 1 else f"wiersze {start + 1}–{end}"
            yield Repair(
                (*rest[:target], *block, *rest[target:]),
                f"Ta pozycja stoi na liście „{_name(lines, own)}”, a należy do „{name}”.",
                f"Przenieś {which} {where} listy „{name}” (wiersz {header + 1}).",
                start,
                depth,
                len(lines[start].strip()),
                3,
            )


def _name(lines: list[str], header: int) -> str:
    return lines[header].strip().rstrip(":")


def _neighbours(lines: list[str], number: int, column: int) -> list[int]:
    """The fields beside the one whose list a line stands in."""
    found = []
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(lines) and abs(other - number) < LONGEST_BLOCK:
            line = lines[other]
            if not is_empty(line):
                if indent(line) < column:
                    break
                if indent(line) == column:
                    found.append(other)
            other += step
    return found
