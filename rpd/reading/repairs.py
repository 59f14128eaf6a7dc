"""Repairs that might mend a text in which lines stand wrongly: each a changed copy and its advice.

Nothing here knows whether a repair is right; `attempts` tries them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rpd.diagnostics import Document
from rpd.markup import BULLETS
from rpd.reading import fits
from rpd.reading.complaint import KEY, indent, shortened
from rpd.wording import plural

_LOOK_BACK = 3
_NEAR = 6
_LONGEST_BLOCK = 200
_VALUES = {"id": "nowa-pozycja", "kwota": "1"}
_ROMAN = {"I": "II", "II": "III", "III": "IV", "IV": "V", "V": "VI", "VI": "VII"}


@dataclass(frozen=True, slots=True)
class Repair:
    """What to change (numbers of lines from 0), the lines afterwards, and how it is said.

    `cost` ranks repairs that are equally good: what is typed more seldom comes later. Something in
    the lines is `invented` where only the person knows what is to stand there.
    """

    lines: tuple[str, ...]
    message: str
    hint: str
    line: int
    column: int
    length: int
    cost: int = 0
    invented: bool = False


def repairs(
    lines: list[str], number: int, document: Document, *, only_headers: bool = False
) -> Iterator[Repair]:
    """Repairs at a line or above it."""
    if only_headers:
        yield from _header(lines, number, document)
        return
    if re.match(r" *\t", lines[number]):
        yield from _tabbed(lines, number)
        return
    yield from _repeated(lines, number)
    for suspect in _suspects(lines, number):
        yield from _swapped(lines, suspect)
        yield from _indented(lines, suspect)
        yield from _pair(lines, suspect)
        yield from _dash(lines, suspect, document)
        yield from _header(lines, suspect, document)
        yield from _opening(lines, suspect, document)
        yield from _split(lines, suspect, document)
        yield from _moved(lines, suspect)


def span_of(lines: list[str], number: int) -> tuple[int, int]:
    """The first and the last line that repairs at a line may change."""
    suspects = _suspects(lines, number)
    return min(suspects), max(suspects)


def _telling(line: str) -> bool:
    return bool(KEY.match(line)) or line.lstrip().startswith("- ")


def _empty(line: str) -> bool:
    return line.strip()[:1] in ("", "#")


def _suspects(lines: list[str], number: int) -> list[int]:
    """The line itself, the fields and entries above it, and the first line of what it is in."""
    found = [number]
    above = number - 1
    while above >= 0 and len(found) <= _LOOK_BACK:
        if not _empty(lines[above]) and _telling(lines[above]):
            found.append(above)
        above -= 1
    depth = indent(lines[number])
    for above in range(number - 1, max(number - _LONGEST_BLOCK, -1), -1):
        if not _empty(lines[above]) and indent(lines[above]) < depth:
            below = next(n for n in range(above + 1, number + 1) if not _empty(lines[n]))
            found += [below, above]
            break
    first = next((n for n in range(number) if not _empty(lines[n])), number)
    if indent(lines[first]):
        found.append(first)
    return list(dict.fromkeys(found))


def _columns(lines: list[str], number: int) -> list[int]:
    """Where fields and dashes stand near a line and above it."""
    found: set[int] = set()
    limit: int | None = None
    near = range(max(number - _NEAR, 0), min(number + _NEAR, len(lines)))
    for above in (*near, *range(number - 1, -1, -1)):
        line = lines[above]
        if above == number or _empty(line) or not _telling(line):
            continue
        if above not in near:
            if limit is not None and indent(line) >= limit:
                continue
            limit = indent(line)
        found.add(indent(line))
        found.add(indent(line) + 2)
    return sorted(found)


def _end(lines: list[str], number: int) -> int:
    """The line behind what is indented deeper than a line."""
    end = number + 1
    while end < len(lines) and (
        not lines[end].strip() or indent(lines[end]) > indent(lines[number])
    ):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end


def _spaces(count: int) -> str:
    return f"{count} {plural(count, 'spację', 'spacje', 'spacji')}"


def _shifted(line: str, by: int) -> str:
    return " " * max(indent(line) + by, 0) + line.lstrip(" ") if line.strip() else line


def _indented(lines: list[str], number: int) -> Iterator[Repair]:
    """The line alone stands wrongly, or all that is in it."""
    line = lines[number]
    if not _telling(line):
        return
    depth = indent(line)
    for column in _columns(lines, number):
        if column == depth:
            continue
        message = "Wcięcie tego wiersza nie pasuje do wierszy wokół niego."
        changed = " " * column + line.lstrip(" ")
        yield Repair(
            (*lines[:number], changed, *lines[number + 1 :]),
            message,
            f"Zmień liczbę spacji na początku wiersza na {column}.",
            number,
            depth,
            1,
            _strange(lines, number, column),
        )
        by = column - depth
        for end in _ends(lines, number, column):
            yield Repair(
                (*lines[:number], *(_shifted(one, by) for one in lines[number:end]), *lines[end:]),
                f"Wiersze {number + 1}–{end} są przesunięte względem wierszy wokół nich.",
                f"Przesuń każdy z wierszy {number + 1}–{end} o {_spaces(abs(by))} "
                f"w {'prawo' if by > 0 else 'lewo'}.",
                number,
                depth,
                1,
                1 + _strange(lines, number, column),
            )


def _ends(lines: list[str], number: int, column: int) -> set[int]:
    """Where a block may end: behind what is deeper, or at the next one in the right place."""
    ends = {_end(lines, number)}
    dash = lines[number].lstrip().startswith("- ")
    for end in range(number + 1, min(number + _LONGEST_BLOCK, len(lines))):
        line = lines[end]
        if not _empty(line) and indent(line) == column and line.lstrip().startswith("- ") == dash:
            ends.add(end)
            break
    return {end for end in ends if number + 1 < end <= number + _LONGEST_BLOCK}


def _tabbed(lines: list[str], number: int) -> Iterator[Repair]:
    """The line is indented with tabs, and perhaps those below it are."""
    line = lines[number]
    bare = line.lstrip(" \t")
    message, length = "Wiersz jest wcięty tabulatorem.", len(line) - len(bare)
    for column in _columns(lines, number):
        yield Repair(
            (*lines[:number], " " * column + bare, *lines[number + 1 :]),
            message,
            f"Usuń wszystko przed „{shortened(bare.rstrip())}” i wpisz tam {_spaces(column)}.",
            number,
            0,
            length,
            _strange([*lines[:number], bare, *lines[number + 1 :]], number, column),
        )
    end = number
    while end < len(lines) and re.match(r" *\t", lines[end]):
        end += 1
    for width in (2, 4, 8, 1, 3) if end > number + 1 else ():
        spaced = [
            re.sub(r"^[ \t]+", lambda m: m.group().replace("\t", " " * width), one)  # noqa: B023
            for one in lines[number:end]
        ]
        yield Repair(
            (*lines[:number], *spaced, *lines[end:]),
            f"Wiersze {number + 1}–{end} są wcięte tabulatorami.",
            f"Zastąp na początku każdego z wierszy {number + 1}–{end} każdy tabulator: "
            f"{_spaces(width)} za jeden.",
            number,
            0,
            length,
            1,
        )


def _repeated(lines: list[str], number: int) -> Iterator[Repair]:
    """The same line stands there twice."""
    line = lines[number]
    above = number - 1
    while above >= 0 and (not lines[above].strip() or indent(lines[above]) > indent(line)):
        above -= 1
    same = above >= 0 and lines[above].lstrip(" -").rstrip() == line.strip()
    if same and _end(lines, number) == number + 1:
        yield Repair(
            (*lines[:number], *lines[number + 1 :]),
            f"Ten wiersz stoi już wyżej (wiersz {above + 1}).",
            "Usuń ten wiersz.",
            number,
            indent(line),
            len(line.strip()),
            2,
        )


def _swapped(lines: list[str], number: int) -> Iterator[Repair]:
    """The first line of an entry stands below the second."""
    below = number + 1
    if below >= len(lines) or not KEY.match(lines[number]) or not KEY.match(lines[below]):
        return
    if indent(lines[number]) == indent(lines[below]) + 2 and lines[below].lstrip()[:2] == "- ":
        yield Repair(
            (*lines[:number], lines[below], lines[number], *lines[below + 1 :]),
            f"Wiersz {below + 1}, od którego zaczyna się pozycja listy, stoi pod jej polem.",
            f"Zamień miejscami wiersze {number + 1} i {below + 1}.",
            number,
            indent(lines[number]),
            1,
        )


def _strange(lines: list[str], number: int, column: int) -> int:
    """Whether other dashes stand elsewhere in this file; a list may do without an indentation."""
    start = " " * column + "- "
    dash = lines[number].lstrip().startswith("- ")
    others = (line for n, line in enumerate(lines) if n != number)
    return int(dash and not any(line.startswith(start) for line in others))


def _pair(lines: list[str], number: int) -> Iterator[Repair]:
    """Two lines of an entry that were pasted without their indentation."""
    below = number + 1
    if below >= len(lines) or not re.match(r"\s*- ", lines[number]) or not KEY.match(lines[below]):
        return
    if indent(lines[below]) != indent(lines[number]):
        return
    end = below + 1
    while end < len(lines) and KEY.match(lines[end]) and indent(lines[end]) == indent(lines[below]):
        end += 1
    for column in _columns(lines, number):
        first = " " * column + lines[number].lstrip(" ")
        rest = [" " * (column + 2) + line.lstrip(" ") for line in lines[below:end]]
        which = f"wiersza {end}" if end == below + 1 else f"wierszy {below + 1}–{end}"
        yield Repair(
            (*lines[:number], first, *rest, *lines[end:]),
            f"Wiersze {number + 1}–{end} straciły wcięcie.",
            f"Zmień liczbę spacji na początku wiersza {number + 1} na {column}, "
            f"a {which} na {column + 2}.",
            number,
            indent(lines[number]),
            1,
            2,
        )


def _dash(lines: list[str], number: int, document: Document) -> Iterator[Repair]:
    """An entry of a list without its dash."""
    line = lines[number]
    bare = line.strip()
    if bare.startswith("- "):
        return
    key = KEY.match(line)
    name = key["key"].strip() if key else shortened(bare)
    depth = indent(line)
    first = {needed[0] for needed, _ in fits.openings(document)}
    bare = re.sub(f"^[{BULLETS}*]\\s+", "", bare)
    for column in (depth - 2, depth):
        if column < 0:
            continue
        changed = f"{' ' * column}- {bare}"
        yield Repair(
            (*lines[:number], changed, *lines[number + 1 :]),
            f"Przed „{name}” brakuje łącznika, od którego zaczyna się pozycja listy.",
            f"Zmień wiersz tak, aby zaczynał się od {_from(column)}„- {shortened(bare)}”.",
            number,
            depth,
            len(name),
            1
            + (name not in first)
            + _strange([*lines[:number], changed, *lines[number + 1 :]], number, column),
        )


def _from(count: int) -> str:
    return f"{count} spacji i " if count else ""


def _with(count: int) -> str:
    return f"{count} {plural(count, 'spacją', 'spacjami', 'spacjami')}"


def _header(lines: list[str], number: int, document: Document) -> Iterator[Repair]:
    """The name of the field is missing that a list or a group of fields stood under."""
    line = lines[number]
    key = KEY.match(line)
    dash = line.lstrip().startswith("- ")
    if not dash and not key:
        return
    column = max(indent(line) - 2, 0)
    name = key["key"].strip() if key else ""
    for holder in fits.holders(document):
        fitting = holder.names is None or name in holder.names if key else holder.plain
        if holder.is_list != dash or not fitting:
            continue
        header = holder.name
        yield Repair(
            (*lines[:number], f"{' ' * column}{header}:", *lines[number:]),
            f"Nad tym wierszem brakuje wiersza „{header}:”.",
            f"Wstaw nad nim wiersz „{header}:”{_indented_by(column)}.",
            number,
            indent(line),
            len(line.strip()),
            1,
        )


def _indented_by(column: int) -> str:
    return f" z {_with(column)} na początku" if column else " bez wcięcia"


def _opening(lines: list[str], number: int, document: Document) -> Iterator[Repair]:
    """The first line of an entry is missing."""
    line = lines[number]
    key = KEY.match(line)
    if key is None or line.lstrip().startswith("- ") or indent(line) < 2:
        return
    column = indent(line) - 2
    name = key["key"].strip()
    there = _fields_below(lines, number)
    tried = set()
    for needed, all_ in fits.openings(document):
        lacking = tuple(field for field in needed if field not in there)
        if name not in all_ or not lacking or lacking in tried or lacking[0] != needed[0]:
            continue
        tried.add(lacking)
        first, *others = lacking
        below = [f"{' ' * (column + 2)}{field}: Nowa pozycja" for field in others]
        hint = f"Wstaw nad nim wiersz „- {first}: …”{_indented_by(column)}"
        for field in others:
            hint += f", a pod nim „{field}: …”{_indented_by(column + 2)}"
        for value in _values(lines, number, first, column):
            yield Repair(
                (*lines[:number], f"{' ' * column}- {first}: {value}", *below, *lines[number:]),
                f"Nad polem „{name}” brakuje początku pozycji listy: wiersza „- {first}: …”.",
                f"{hint}.",
                number,
                indent(line),
                len(name),
                2,
                invented=True,
            )


def _fields_below(lines: list[str], number: int) -> list[str]:
    """The fields of the entry from a line on."""
    found: list[str] = []
    for line in lines[number : number + _LONGEST_BLOCK]:
        key = KEY.match(line)
        if _empty(line) or indent(line) > indent(lines[number]):
            continue
        if indent(line) < indent(lines[number]) or key is None or key["key"].strip() in found:
            break
        found.append(key["key"].strip())
    return found


def _values(lines: list[str], number: int, first: str, column: int) -> list[str]:
    """What may stand in the first field of a new entry."""
    if first != "numer":
        return [_VALUES.get(first, "Nowa pozycja")]
    for above in range(number - 1, -1, -1):
        match = re.match(r"( *)- numer: +(.*\.)?([0-9]+|[IVX]+)\s*$", lines[above])
        if match and len(match[1]) <= column:
            before, last = match[2] or "", match[3]
            if len(match[1]) == column:
                return [before + (str(int(last) + 1) if last.isdigit() else _ROMAN.get(last, last))]
            return [f"{before}{last}.1", "1"]
    return ["I"]


def _split(lines: list[str], number: int, document: Document) -> Iterator[Repair]:
    """Two fields in one line."""
    line = lines[number]
    key = KEY.match(line)
    if key is None:
        return
    column = key.start("key")
    for match in re.finditer(r"\s+(?P<rest>(?P<name>[a-z_]+):(?:\s.*|$))", line[key.end() :]):
        if match["name"] not in fits.fields(document):
            continue
        kept, rest = line[: key.end() + match.start()], match["rest"].rstrip()
        for column in _outward(lines, number, key.start("key")):
            yield Repair(
                (*lines[:number], kept, " " * column + rest, *lines[number + 1 :]),
                f"W jednym wierszu stoją dwa pola: „{key['key'].strip()}” i „{match['name']}”.",
                f"Przenieś „{rest}” do nowego wiersza{_indented_by(column)}.",
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


def _moved(lines: list[str], number: int) -> Iterator[Repair]:
    """An entry that stands under the wrong list of its action."""
    start = number
    while start > 0 and not lines[start].lstrip().startswith("- "):
        start -= 1
    depth, end = indent(lines[start]), _end(lines, start)
    if number >= end or depth < 2:
        return
    headers = [
        n for n in _neighbours(lines, start, depth - 2) if re.match(r"\s*[a-z_]+:\s*$", lines[n])
    ]
    own = max((n for n in headers if n < start), default=start)
    for header in headers:
        if header == own:
            continue
        name = _name(lines, header)
        for place, where in ((_end(lines, header), "na koniec"), (header + 1, "na początek")):
            block, rest = lines[start:end], lines[:start] + lines[end:]
            target = place - (end - start) * (place > start)
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
        while 0 <= other < len(lines) and abs(other - number) < _LONGEST_BLOCK:
            line = lines[other]
            if not _empty(line):
                if indent(line) < column:
                    break
                if indent(line) == column:
                    found.append(other)
            other += step
    return found
