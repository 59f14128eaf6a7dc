"""A comparison as a comment under a pull or merge request, for GitHub and GitLab.

Summary, table „było / jest” with ``<ins>`` and ``<del>``, effect on the budget, findings. Texts of
the plan are inert: they can neither format the comment, nor name a user, nor point at an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rpd.compare.comparison import Comparison
from rpd.diagnostics import Diagnostic
from rpd.report.escape import visible
from rpd.telling.before_after import BeforeAfter, rows
from rpd.telling.describe import describe
from rpd.telling.summary import (
    BUDGET_HEADERS,
    MARKS,
    SEVERITIES,
    SIGNS,
    budget_alone,
    budget_rows,
    budget_sentence,
    counted,
    findings,
    ids,
    known,
    unchanged,
    unread,
)
from rpd.telling.textdiff import Segment

LIMIT = 60_000
"""Characters; GitHub refuses comments over 65,536."""

MARKER = "<!-- rpd-diff -->"
"""The first line, by which a workflow finds its own comment to update it."""

_CONTEXT = 60
_TABLE = (
    "#### Było / jest",
    "",
    "| Miejsce | Co | Było | Jest |",
    "| :-- | :-- | :-- | :-- |",
)


def report(comparison: Comparison) -> str:
    """The comment; what does not fit in `LIMIT` characters is counted instead."""
    head = [MARKER, "", f"### Zmiany planu: {_inert(comparison.tytul)}", ""]
    if not comparison.changes:
        body = [_inert(unchanged(comparison)), ""]
        if said := budget_alone(comparison):
            body += [_inert(said), "", *_budget(comparison)]
        return "\n".join([*head, *body, *_findings(comparison)])
    summary = [
        f"**{_inert(counted(comparison.changes))}.** {_inert(budget_sentence(comparison.effect))}",
        "",
        *(line for said in unread(comparison) for line in (f"> ⚠ {_inert(said)}", "")),
        f"Porównano `{_code(comparison.old_name)}` z&nbsp;`{_code(comparison.new_name)}`.",
        "",
    ]
    budget = _budget(comparison)
    findings = _findings(comparison)
    room = LIMIT - sum(len(line) + 1 for line in (*head, *summary, *budget, *findings)) - 400
    told = comparison.told
    changes = [*(describe(change).sentence for change in told), *ids(comparison)]
    sentences = _within((f"- {_inert(sentence)}" for sentence in changes), room // 3)
    room -= sum(len(line) + 1 for line in sentences)
    table = _within((_table_row(row) for row in rows(told)), room)
    parts = [
        *head,
        *summary,
        *sentences,
        *_rest(len(changes) - len(sentences)),
        "",
        *budget,
        *(_TABLE if told else ()),
        *table,
        *_rest(len(told) - len(table)),
        "",
        *findings,
    ]
    return "\n".join(parts)


def _within(lines: Iterable[str], room: int) -> list[str]:
    """The lines from the first that fit."""
    kept = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def _rest(left_out: int, command: str = "rpd diff") -> list[str]:
    if not left_out:
        return []
    return ["", f"*Nie wszystko się zmieściło (pominięto: {left_out}); resztę pokaże `{command}`.*"]


def _table_row(row: BeforeAfter) -> str:
    name = f"<br>{_inert(_clipped(row.name))}" if row.name else ""
    whole = row.kind in ("added", "removed", "repealed", "moved")
    label = _inert(row.what) if whole else f"{_inert(row.what)} ({SIGNS[MARKS[row.kind]]})"
    if row.segments:
        old = _marked(row.segments, "removed")
        new = _marked(row.segments, "added")
    else:
        old, new = _cell(row.old, "del", bool(row.new)), _cell(row.new, "ins", bool(row.old))
    return f"| **{_inert(row.number)}**{name} | {label} | {old} | {new} |"


def _cell(lines: Sequence[str], tag: str, both: bool) -> str:
    """Lines of one side; where the other side has nothing, all of it is new or gone."""
    if not lines:
        return "–"
    text = "<br>".join(_inert(line.lstrip(" ")) for line in lines)
    return text if both else f"<{tag}>{text}</{tag}>"


def _marked(segments: Sequence[Segment], kind: str) -> str:
    tag = "del" if kind == "removed" else "ins"
    said = []
    for position, segment in enumerate(segments):
        if segment.kind == kind:
            said.append(f"<{tag}>{_inert(segment.text)}</{tag}>")
        elif segment.kind == "equal":
            first, last = position == 0, position == len(segments) - 1
            said.append(_inert(_context(segment.text, first=first, last=last)))
    return "".join(said) or "–"


def _context(text: str, *, first: bool, last: bool) -> str:
    """What stayed, near the changes only: the beginning, the end or the middle is left out."""
    room = _CONTEXT if first or last else 2 * _CONTEXT
    if len(text) <= room + 20:
        return text
    if first:
        return "…" + text[-_CONTEXT:]
    if last:
        return text[:_CONTEXT] + "…"
    return f"{text[:_CONTEXT]} … {text[-_CONTEXT:]}"


def _clipped(name: str) -> str:
    return name if len(name) <= 80 else name[:79].rstrip() + "…"


def _budget(comparison: Comparison) -> list[str]:
    if not comparison.effect.changed:
        return []
    lines = ["#### Skutek dla budżetu", "", f"| {' | '.join(BUDGET_HEADERS)} |"]
    lines.append("| :-- | --: | --: | --: |")
    table = budget_rows(comparison.effect)
    for row in table:
        cells = [_inert(text) for text in (row.name, row.before, row.after, row.difference)]
        if row is table[-1]:
            cells = [f"**{cell}**" for cell in cells]
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _findings(comparison: Comparison) -> list[str]:
    lines: list[str] = []
    for title, found in findings(comparison):
        kept = _within(map(_finding, found), LIMIT // 6)
        rest = _rest(len(found) - len(kept), "rpd validate")
        lines += [f"#### {title} ({len(found)})", "", *kept, *rest, ""]
    if said := known(comparison):
        lines += [f"*{_inert(said)}*", ""]
    return lines


def _finding(diagnostic: Diagnostic) -> str:
    where = f" w&nbsp;{_inert(diagnostic.where)}" if diagnostic.where else ""
    label = SEVERITIES[diagnostic.severity.value]
    return f"- **{label}** `{diagnostic.code}`{where}: {_inert(diagnostic.message)}"


_SPECIAL = re.compile(r"[\\`*_{}\[\]|~$^]")
_REFERENCE = re.compile(r"([@#!%])(?=\w)")
_ADDRESS = re.compile(r"(?<=[a-z])://|\bwww(?=\.)")


def _inert(text: str) -> str:
    """A text that Markdown, GitHub and GitLab show as it is, on one line of a table.

    Comments keep „@name”, „#1” and addresses from becoming links: both sites look for them in
    unbroken stretches of text.
    """
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _SPECIAL.sub(r"\\\g<0>", shown)
    shown = _REFERENCE.sub(r"\1<!-- -->", shown)
    shown = _ADDRESS.sub(lambda m: m.group() + "<!-- -->", shown)
    # At the start of a line these would open a list or a heading.
    return re.sub(r"\A(\s*)([-+#]|[0-9]+[.)])(?=\s)", r"\1<!-- -->\2", shown)


def _code(text: str) -> str:
    """A text between backticks."""
    return visible(text).replace("`", "'")
