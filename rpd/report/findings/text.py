"""Diagnostics for people: place, message, the spot marked, remedy; equal ones together; a summary.

One finding::

    plans/2024.yaml:640:13  ostrzeżenie  RPD110 inne-brzmienie
        III.1.3
        Nazwa kierunku III.1.3 brzmi inaczej niż w strategii: …
        640 │ nazwa: >-
            │ ^^^^^
        zob. plans/strategia.yaml:75: nazwa w strategii
        → Usuń pole „nazwa” …

Several with the same rule and remedy::

    uwaga  RPD112 inny-numer  2 miejsca
        plans/2024.yaml:639:20  III.1.3
          Kierunek III.1.3 ma w strategii numer III.1.2.
          …
        → Jeśli numeracja planu jest zamierzona, nic nie trzeba robić.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rpd.diagnostics import Diagnostic, Question, Severity
from rpd.polish.wording import count, join, plain
from rpd.report.escape import visible
from rpd.report.findings import related
from rpd.report.findings.excerpt import excerpt
from rpd.report.findings.groups import Group, grouped
from rpd.report.lines import Line, clip, line_width, wrap

LABELS = {Severity.ERROR: "błąd", Severity.WARNING: "ostrzeżenie", Severity.INFO: "uwaga"}
MOST_PLACES = 5
"""How many places of a group are shown unless all are asked for."""

_INDENT = "    "
_DEEPER = "      "
_LONGEST_NAME = 60


def report(
    diagnostics: Sequence[Diagnostic],
    plans: int,
    width: int | None = None,
    show_acknowledged: bool = False,
    *,
    quiet: bool = False,
    verbose: bool = False,
    known: int | None = None,
    others: int = 0,
    drafts: int = 0,
    questions: Sequence[Question] = (),
) -> list[Line]:
    """The whole report, for a terminal of `width` columns (None: not a terminal, do not wrap).

    Acknowledged findings are only counted unless they are asked for; `quiet` shows errors alone
    (the summary counts all), `verbose` all places of a group. `known` findings, left out because
    the baseline has them, are counted. `others` of the files are no plans,
    `drafts` lie beside the plans. `questions` are comments that ask for a decision.
    """
    shown = [
        d
        for d in diagnostics
        if (show_acknowledged or d.acknowledged is None)
        and not (quiet and d.severity is not Severity.ERROR)
    ]
    lines: list[Line] = []
    for group in grouped(shown):
        lines += (
            _alone(group.first, width)
            if len(group.members) == 1
            else _together(group, width, None if verbose else MOST_PLACES)
        )
        lines.append(())
    if questions and not quiet:
        from rpd.report.findings import questions as asked

        lines += [*asked.lines(questions, width, verbose=verbose), ()]
    summary = summary_line(
        diagnostics, plans, known, others, drafts=drafts, questions=len(questions)
    )
    return lines + _wrapped(summary, width)


def location(diagnostic: Diagnostic) -> str:
    """„plans/2024.yaml:12:7”, or the file alone where a finding has no place in it."""
    span = diagnostic.span
    return visible(diagnostic.file) + (f":{span.line}:{span.column}" if span else "")


def _alone(diagnostic: Diagnostic, width: int | None) -> list[Line]:
    file: Line = (("file", location(diagnostic)),)
    lines = _in_columns([file, _kind(diagnostic), _rule(diagnostic)], width)
    if diagnostic.where:
        lines.append((("", _INDENT), *_where(diagnostic, _room(width, _INDENT))))
    lines += _paragraph(diagnostic.message, _INDENT, width)
    lines += excerpt(diagnostic, _INDENT, width)
    lines += _related(diagnostic, _INDENT, width)
    return lines + _remedy(diagnostic, width)


def _together(group: Group, width: int | None, most: int | None) -> list[Line]:
    first = group.first
    shared = related.shared(group.members)
    number: Line = (("", plain(count(len(group.members), "miejsce", "miejsca", "miejsc"))),)
    lines = _in_columns([_kind(first), _rule(first), number], width)
    if group.message:
        lines += _paragraph(group.message, _INDENT, width)
    for member in group.members[:most]:
        where = _where(member, _room(width, _INDENT)) if member.where else ()
        file: Line = (("file", location(member)),)
        lines += _in_columns([file, where] if where else [file], width, _INDENT)
        if not group.message:
            lines += _paragraph(member.message, _DEEPER, width)
        lines += excerpt(member, _DEEPER, width)
        if not shared:
            lines += _related(member, _DEEPER, width)
    left = len(group.members) - len(group.members[:most])
    if left:
        more = plain(count(left, "miejsce", "miejsca", "miejsc"))
        lines += _paragraph(f"… i jeszcze {more} (-v pokazuje wszystkie)", _INDENT, width, "dim")
    if shared:
        lines += _related(first, _INDENT, width)
    return lines + _remedy(first, width)


def _kind(diagnostic: Diagnostic) -> Line:
    return ((diagnostic.severity.value, LABELS[diagnostic.severity]),)


def _rule(diagnostic: Diagnostic) -> Line:
    return (("dim", f"{diagnostic.code} {diagnostic.slug}"),)


def _where(diagnostic: Diagnostic, room: int | None) -> Line:
    """The printed number, and for an action its name as far as it fits."""
    number = visible(diagnostic.where)
    if not diagnostic.id:
        return (("file", number),)
    limit = _LONGEST_NAME if room is None else min(room - len(number) - 2, _LONGEST_NAME)
    name = visible(plain(" ".join(diagnostic.name.split())))
    return (("file", number), ("dim", f"  {clip(name, max(limit, 10))}"))


def _in_columns(parts: list[Line], width: int | None, indent: str = "") -> list[Line]:
    """The parts two spaces apart on one line; where they do not fit, the first on its own."""
    joined: Line = (("", indent),) if indent else ()
    for index, part in enumerate(parts):
        joined = (*joined, *part) if index == 0 else (*joined, ("", "  "), *part)
    if width is None or len(parts) == 1 or line_width(joined) <= width:
        return [joined]
    first: Line = (("", indent), *parts[0]) if indent else parts[0]
    return [first, *_in_columns(parts[1:], width, indent or "  ")]


def _paragraph(text: str, indent: str, width: int | None, style: str = "") -> list[Line]:
    room = _room(width, indent)
    return [(("", indent), (style, part)) for part in wrap(visible(text), room)]


def _related(diagnostic: Diagnostic, indent: str, width: int | None) -> list[Line]:
    return [
        line
        for one in diagnostic.related
        for line in _hanging(related.MARK, related.pointer(one), width, indent)
    ]


def _remedy(diagnostic: Diagnostic, width: int | None) -> list[Line]:
    lines = _hanging("→ ", diagnostic.hint, width) if diagnostic.hint else []
    if diagnostic.acknowledged is not None:
        lines += _hanging("✓ ", f"Uznane: {diagnostic.acknowledged}", width)
    return lines


def _hanging(mark: str, text: str, width: int | None, indent: str = _INDENT) -> list[Line]:
    first, *rest = wrap(visible(text), _room(width, indent + mark))
    pad = indent + " " * len(mark)
    return [
        (("", indent), ("dim", mark), ("", first)),
        *((("", pad), ("", part)) for part in rest),
    ]


def _room(width: int | None, indent: str) -> int | None:
    return None if width is None else max(width - len(indent), 10)


def _wrapped(line: Line, width: int | None) -> list[Line]:
    """A summary in as many lines as the terminal needs; styles stay with their words."""
    if width is None or line_width(line) <= width:
        return [line]
    words: list[Line] = [()]
    for style, text in line:
        first, *others = text.split(" ")
        words[-1] = (*words[-1], (style, first))
        words += [((style, word),) for word in others]
    lines: list[Line] = []
    current: Line = ()
    for word in words:
        joined: Line = (*current, ("", " "), *word) if current else word
        if current and line_width(joined) > width:
            lines.append(current)
            joined = word
        current = joined
    return [*lines, current]


def summary_line(
    diagnostics: Iterable[Diagnostic],
    plans: int,
    known: int | None = None,
    others: int = 0,
    *,
    drafts: int = 0,
    questions: int = 0,
) -> Line:
    """„Sprawdzono 1 plan: 1 błąd, 2 ostrzeżenia, 5 uwag (uznanych odstępstw: 3).”"""
    diagnostics = list(diagnostics)
    active = [d.severity for d in diagnostics if d.acknowledged is None]
    parts = [
        count(number, *forms)
        for severity, forms in _FORMS.items()
        if (number := active.count(severity))
    ]
    if questions:
        from rpd.report.findings import questions as asked

        parts.append(asked.counted(questions))
    said = ", ".join(parts) if parts else "bez zastrzeżeń"
    notes = []
    if acknowledged := len(diagnostics) - len(active):
        notes.append(f"uznanych odstępstw: {acknowledged}")
    if known:
        notes.append(f"znanych ze stanu wyjściowego: {known}")
    also = f" ({', '.join(notes)})" if notes else ""
    worst = min(active, key=lambda severity: severity.rank, default=None)
    checked = plain(_checked(plans, drafts, others))
    style = worst.value if worst else "warning" if questions else "ok"
    return (("", f"Sprawdzono {checked}: "), (style, plain(said)), ("", also + "."))


def _checked(plans: int, drafts: int, others: int) -> str:
    """„1 plan, 1 projekt i 2 inne pliki”."""
    if not plans and others:
        return count(others, "plik", "pliki", "plików")
    said = [count(plans, "plan", "plany", "planów")]
    if drafts:
        said.append(count(drafts, "projekt", "projekty", "projektów"))
    if others:
        said.append(count(others, "inny plik", "inne pliki", "innych plików"))
    return join(said)


_FORMS = {
    Severity.ERROR: ("błąd", "błędy", "błędów"),
    Severity.WARNING: ("ostrzeżenie", "ostrzeżenia", "ostrzeżeń"),
    Severity.INFO: ("uwaga", "uwagi", "uwag"),
}
