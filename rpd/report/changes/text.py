"""A comparison for the terminal: sentences, texts word by word, the budget, findings.

Signs carry the meaning and colours repeat it: „+”, „-”, „~”, „>” in front of a sentence, and in
texts ``[-removed-]`` and ``{+added+}``. A wide terminal shows the two versions side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rpd.compare.changes import Added, Change, kind_of
from rpd.compare.comparison import Comparison
from rpd.diagnostics import Diagnostic
from rpd.polish.spaces import keep_together
from rpd.polish.wording import plain
from rpd.report.escape import visible
from rpd.report.lines import Line, cells, clip, line_width, wrap
from rpd.telling.describe import TextDifference, describe
from rpd.telling.summary import (
    BUDGET_HEADERS,
    MARKS,
    SEVERITIES,
    BudgetRow,
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

_WIDE = 110
_SHORT = 80
_MARGIN = "    "
_STYLES = {"+": "ok", "-": "error", "~": "warning", ">": "info"}
_WORD_STYLES = {"equal": "", "removed": "error", "added": "ok"}


def report(comparison: Comparison, width: int | None = None) -> list[Line]:
    """The whole comparison, for a terminal of `width` columns (None: not a terminal)."""
    if not comparison.changes:
        lines: list[Line] = [(("ok", _shown(unchanged(comparison))),)]
        if said := budget_alone(comparison):
            lines += [(), *_paragraph(said, width), *_budget(comparison, width)]
        return lines + _findings(comparison, width)
    lines = _title(comparison, width)
    for change in comparison.told:
        lines += _change(change, width)
    lines += _ids(comparison, width)
    lines.append(())
    lines += _budget(comparison, width)
    lines += _findings(comparison, width)
    return lines


def stat(comparison: Comparison, width: int | None = None) -> list[Line]:
    """Only how much changed where: a line per place, then the counts and the total."""
    if not comparison.changes:
        alone = _paragraph(budget_alone(comparison), width) if budget_alone(comparison) else []
        return [(("ok", _shown(unchanged(comparison))),), *alone]
    places: dict[tuple[str, str], Counter[str]] = {}
    for change in comparison.told:
        place = change.place
        label = place.number or (f"przypis {place.id}" if place.kind == "przypis" else "plan")
        marks = places.setdefault((label, place.name), Counter())
        marks[MARKS[kind_of(change)]] += 1
    column = max((cells(label) for label, _ in places), default=0)
    lines: list[Line] = []
    for (label, name), marks in places.items():
        numbers = [(_STYLES[mark], f"{mark}{marks[mark]}") for mark in _STYLES if marks[mark]]
        signs = [segment for number in numbers for segment in (number, ("", " "))][:-1]
        head: Line = (("", " "), ("file", label.ljust(column)), ("", "  "), *signs, ("", "  "))
        room = 60 if width is None else max(width - line_width(head), 10)
        lines.append((*head, ("dim", clip(_shown(name), room))))
    lines += _ids(comparison, width)
    lines += _paragraph(f"{counted(comparison.changes)}.", width)
    lines += _incomplete(comparison, width)
    lines += _paragraph(budget_sentence(comparison.effect), width)
    return lines


def _ids(comparison: Comparison, width: int | None) -> list[Line]:
    room = None if width is None else max(width - 2, 10)
    return [
        ((_STYLES["~"], " " if position else "~"), ("", f" {part}"))
        for said in ids(comparison)
        for position, part in enumerate(_wrapped(keep_together(said), room))
    ]


def _title(comparison: Comparison, width: int | None) -> list[Line]:
    names = f"{_shown(comparison.old_name)} → {_shown(comparison.new_name)}"
    return [
        *((("file", part),) for part in wrap(names, width)),
        *_paragraph(f"{counted(comparison.changes)}.", width),
        *_incomplete(comparison, width),
        (),
    ]


def _incomplete(comparison: Comparison, width: int | None) -> list[Line]:
    """What could not be compared, before anything that could."""
    room = None if width is None else max(width - 2, 10)
    return [
        (("warning", "  " if position else "! "), ("", part))
        for said in unread(comparison)
        for position, part in enumerate(_wrapped(said, room))
    ]


def _paragraph(text: str, width: int | None, indent: str = "") -> list[Line]:
    room = None if width is None else max(width - len(indent), 10)
    return [(("", indent + part),) for part in _wrapped(text, room)]


def _change(change: Change, width: int | None) -> list[Line]:
    mark = MARKS[kind_of(change)]
    said = describe(change)
    room = None if width is None else max(width - 2, 10)
    first, *rest = _wrapped(said.sentence, room)
    lines: list[Line] = [((_STYLES[mark], mark), ("", " " + first))]
    lines += [(("", "  " + part),) for part in rest]
    sign = "+" if isinstance(change, Added) else "-"
    for text in said.content:
        stripped = text.lstrip(" ")
        indent = _MARGIN + " " * (len(text) - len(stripped))
        inner = None if width is None else max(width - len(indent) - 2, 10)
        begin, *more = _wrapped(stripped, inner)
        lines.append((("", indent), (_STYLES[sign], sign), ("", " " + begin)))
        lines += [(("", f"{indent}  {part}"),) for part in more]
    for text_change in said.texts:
        lines += _text(text_change, width)
    return lines


def _text(change: TextDifference, width: int | None) -> list[Line]:
    """A text that the sentence had to shorten, with what changed in it marked."""
    longest = max(
        sum(len(s.text) for s in change.segments if s.kind != left_out)
        for left_out in ("added", "removed")
    )
    if longest <= _SHORT:
        return []
    if width is not None and width >= _WIDE:
        return _side_by_side(change.segments, width)
    room = None if width is None else max(width - len(_MARGIN), 10)
    return [(("", _MARGIN), *line) for line in _flow(change.segments, room)]


_MARKED = {"equal": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def _flow(segments: Sequence[Segment], room: int | None) -> Iterator[Line]:
    """Segments as lines broken at spaces, each word in the style of its segment."""
    line: list[tuple[str, str]] = []
    used = 0
    for segment in segments:
        opening, closing = _MARKED[segment.kind]
        style = _WORD_STYLES[segment.kind]
        for part, text_line in enumerate((opening + segment.text + closing).split("\n")):
            if part:
                yield tuple(line)
                line, used = [], 0
            for position, tied in enumerate(visible(keep_together(text_line)).split(" ")):
                word = plain(tied)
                text = (" " if position else "") + word
                if room is not None and position and used and used + cells(text) > room:
                    yield tuple(line)
                    line, used, text = [], 0, word
                line.append((style, text))
                used += cells(text)
    if line:
        yield tuple(line)


def _side_by_side(segments: Sequence[Segment], width: int) -> list[Line]:
    room = (width - len(_MARGIN) - 3) // 2
    left = list(_flow([s for s in segments if s.kind != "added"], room))
    right = list(_flow([s for s in segments if s.kind != "removed"], room))
    lines: list[Line] = [
        (("", _MARGIN), ("dim", "było".ljust(room)), ("dim", " │ "), ("dim", "jest"))
    ]
    for row in range(max(len(left), len(right))):
        old = left[row] if row < len(left) else ()
        new = right[row] if row < len(right) else ()
        pad = " " * max(room - line_width(old), 0)
        lines.append((("", _MARGIN), *old, ("", pad), ("dim", " │ "), *new))
    return lines


def _budget(comparison: Comparison, width: int | None) -> list[Line]:
    if not comparison.effect.changed:
        return _paragraph(budget_sentence(comparison.effect), width)
    rows = budget_rows(comparison.effect)
    header = BudgetRow(*BUDGET_HEADERS, changed=False)
    columns = [
        max(cells(_shown(getattr(row, name))) for row in (header, *rows))
        for name in ("name", "before", "after", "difference")
    ]
    lines: list[Line] = [(("file", "Skutek dla budżetu"),)]
    for row in (header, *rows):
        style = "dim" if row is header else "file" if row is rows[-1] else ""
        name = _shown(row.name)
        numbers = [
            " " * (space - cells(_shown(text))) + _shown(text)
            for text, space in zip(
                (row.before, row.after, row.difference), columns[1:], strict=True
            )
        ]
        sign = ("ok" if row.difference.startswith("+") else "warning") if row.changed else style
        lines.append(
            (
                (style, " " + name + " " * (columns[0] - cells(name))),
                (style, "  " + numbers[0] + "  " + numbers[1] + "  "),
                (sign, numbers[2]),
            )
        )
    return lines


def _findings(comparison: Comparison, width: int | None) -> list[Line]:
    lines: list[Line] = []
    for title, found in findings(comparison):
        lines += [(), (("file", f"{title}: {len(found)}"),)]
        for diagnostic in found:
            lines += _finding(diagnostic, width)
    if said := known(comparison):
        lines += [(), *_paragraph(said, width)]
    return lines


def _finding(diagnostic: Diagnostic, width: int | None) -> list[Line]:
    where = f"  {diagnostic.where}" if diagnostic.where else ""
    severity = diagnostic.severity.value
    head: Line = (
        ("", " "),
        (severity, SEVERITIES[severity]),
        ("dim", f"  {diagnostic.code}"),
        ("", _shown(where)),
    )
    return [head, *_paragraph(diagnostic.message, width, _MARGIN)]


def _wrapped(text: str, room: int | None) -> list[str]:
    """Lines of a text, broken where Polish typography allows it."""
    return [plain(part) for part in wrap(visible(text), room)]


def _shown(text: str) -> str:
    return visible(plain(text))
