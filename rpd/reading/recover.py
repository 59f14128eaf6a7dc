"""The rest of a plan in which an action is no correct YAML: the other actions are read without it.

The action's lines are taken out by their indentation and an empty entry is left in their place, so
that lines and numbers of everything else stay. What can be told only of a whole plan is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rpd.diagnostics import Finding, Path
from rpd.frozen import dataclass
from rpd.plan.profil import DZIALANIA, Profil
from rpd.reading import events
from rpd.reading.complaint import indent
from rpd.reading.events import Composed

_MOST = 5
_FIRST_FIELD = re.compile(r" *- +id *:")
REST_UNREAD = "Reszty pliku nie sprawdzono."


def action_unread(profil: Profil) -> str:
    """What is said where an action had to be left out."""
    return f"Poza tym {profil.dzialanie.noun.genitive} z tym błędem nie sprawdzono."


@dataclass(frozen=True, slots=True)
class Recovered:
    """The text without the broken actions, what it says, and where they stood."""

    text: str
    composed: Composed
    findings: list[Finding]
    paths: tuple[Path, ...]


def recovered(text: str, composed: Composed, profil: Profil) -> Recovered | None:
    """What is left of a plan that is no correct YAML; None where nothing can be told from it."""
    heading = re.compile(rf"\s*(?:- *)?(?:id|numer|{'|'.join(profil.keys)})\b")
    lines = text.split("\n")
    found: list[tuple[int, Finding]] = []
    while composed.data is events.ABSENT:
        if len(found) == _MOST or (cut := _cut(lines, composed.findings, heading)) is None:
            return None
        found.append(cut)
        composed = events.compose("\n".join(lines))
    mended = "\n".join(lines)
    paths = {line: path for path, line in _stubs(mended, composed) if line in dict(found)}
    if composed.findings or len(paths) < len(found):
        return None
    unread = action_unread(profil)
    findings = [replace(f, path=paths[line], message=f"{f.message} {unread}") for line, f in found]
    return Recovered(mended, composed, findings, tuple(paths.values()))


def _cut(
    lines: list[str], findings: list[Finding], heading: re.Pattern[str]
) -> tuple[int, Finding] | None:
    """Take the action of a syntax error out of the lines; where it began, and the finding."""
    finding = findings[0] if len(findings) == 1 else None
    if finding is None or finding.slug != "skladnia-yaml" or finding.span is None:
        return None
    start = _beginning(lines, finding.span.line - 1, heading)
    if start is None:
        return None
    depth = indent(lines[start])
    end = finding.span.line
    while end < len(lines) and not (lines[end].strip() and indent(lines[end]) <= depth):
        end += 1
    lines[start:end] = [" " * depth + "- {}"] + [""] * (end - start - 1)
    return start, finding


def _beginning(lines: list[str], number: int, heading: re.Pattern[str]) -> int | None:
    """The line in which the action begins that another line stands in."""
    for start in range(number, -1, -1):
        if not _FIRST_FIELD.match(lines[start]):
            continue
        depth = indent(lines[start])
        above = (line for line in reversed(lines[:start]) if line.strip() and indent(line) < depth)
        if next(above, "").strip() == f"{DZIALANIA}:":
            # The line itself may be indented wrongly; that is how many mistakes come about.
            inside = [line for line in lines[start + 1 : number] if line.strip()]
            outside = number > start and heading.match(lines[number])
            return None if outside or any(indent(line) <= depth for line in inside) else start
    return None


def _stubs(text: str, composed: Composed) -> list[tuple[Path, int]]:
    """The paths of the empty entries with their lines."""
    from rpd.reading.locate import locate

    paths = list(_empty_actions(composed.data, ()))
    places = locate(text, paths, composed.events)
    return [(path, places[path].value.line - 1) for path in paths]


def _empty_actions(data: Any, path: Path) -> Iterator[Path]:
    members = data.items() if isinstance(data, dict) else enumerate(data or ())
    for step, member in members:
        if member == {} and path[-1:] == (DZIALANIA,):
            yield (*path, step)
        elif isinstance(member, dict | list):
            yield from _empty_actions(member, (*path, step))
