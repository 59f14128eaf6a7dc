"""The text of the comment: a section a plan, made by ``rpd diff``, within what a site takes."""

from __future__ import annotations

import json
from typing import Any

from rpd_comment.commands import Done, Folder
from rpd_comment.log import code, indented
from rpd_comment.plans import SETTINGS, Kind, Touched

MARK = "<!-- rpd-diff -->"
"""The first line, by which the job finds its own comment."""

LIMIT = 65_000
"""Characters of a comment; GitHub takes 65,536, GitLab 1,000,000."""

UNCHANGED = f"{MARK}\n\n### Zmiany planów\n\nBez zmian: ta propozycja nie zmienia żadnego planu.\n"

_MOST_NAMED = 10
_TOO_LATE = "Porównanie trwało za długo i zostało przerwane; pokaże je „rpd diff”."


def comment(folder: Folder, base: str, touched: Touched) -> tuple[str, bool]:
    """The text, "" where no plan changes; and whether everything could be compared."""
    sections = [_settings(touched)] if touched.problems else []
    complete = not sections
    room = LIMIT - 500 - sum(map(len, sections))
    left_out = []
    for path, kind in touched.plans:
        text, fine = _section(folder, base, path, kind)
        complete = complete and fine
        if len(text) > room:
            left_out.append(code(path))
        elif text:
            sections.append(text)
            room -= len(text) + 2
    if left_out:
        listed = ", ".join(left_out[:_MOST_NAMED])
        if len(left_out) > _MOST_NAMED:
            listed += f" i jeszcze {len(left_out) - _MOST_NAMED}"
        sections.append(
            f"*Nie wszystko się zmieściło; pominięto: {listed}. Resztę pokaże `rpd diff`.*"
        )
    return "\n\n".join([MARK, *sections]) + "\n" if sections else "", complete


def _settings(touched: Touched) -> str:
    said = [
        f"wiersz {problem.line}: {problem.message} {problem.hint}"
        for problem in touched.problems[:_MOST_NAMED]
    ]
    return f"### Błędne ustawienia w {code(SETTINGS)}\n\n{indented(chr(10).join(said))}"


def _section(folder: Folder, base: str, path: str, kind: Kind) -> tuple[str, bool]:
    """What is said of one plan ("" where there is nothing to say), and whether it could be said."""
    shown = code(path)
    if kind is Kind.NEW:
        return (
            f"### Nowy plan: {shown}\n\nNie ma go w gałęzi docelowej, więc nie ma porównania.",
            True,
        )
    if kind is Kind.REMOVED:
        return f"### Usunięto plan: {shown}", True
    if kind is Kind.DROPPED:
        why = f"Plik zostaje, ale {code(SETTINGS)} już go nie wskazuje: nikt go nie sprawdzi."
        return f"### Przestaje być planem: {shown}\n\n{why}", True
    return _compared(folder, base, path)


def _compared(folder: Folder, base: str, path: str) -> tuple[str, bool]:
    sides = (f"{base[:12]}:./{path}", f"HEAD:./{path}")
    found = folder.rpd("diff", *sides, "--format", "json")
    if found.code == 0:
        if not _says_something(found.out):
            return "", True
        found = folder.rpd("diff", *sides, "--format", "md")
        if found.code == 0:
            return found.out.replace(MARK, "", 1).strip(), True
    return f"### Nie można porównać planu {code(path)}\n\n{indented(_reason(found))}", False


def _reason(found: Done) -> str:
    if found.late:
        return _TOO_LATE
    return found.err.strip() or f"„rpd diff” skończyło się kodem {found.code}, bez wyjaśnienia."


def _says_something(document: str) -> bool:
    report: dict[str, Any] = json.loads(document)
    findings, budget = report["findings"], report["budget"]
    lines = [*budget["zrodla"], *budget["wspolne"], budget["razem"]]
    return bool(
        report["changes"]
        or findings["new"]
        or findings["resolved"]
        or any(line["difference"].strip("-0.") for line in lines)
    )
