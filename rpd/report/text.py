"""Diagnostics for people: place, excerpt with the spot marked, message, remedy; then a summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rpd.diagnostics import Diagnostic, Severity
from rpd.report.escape import visible
from rpd.report.lines import Line, wrap
from rpd.wording import count, plain

LABELS = {Severity.ERROR: "błąd", Severity.WARNING: "ostrzeżenie", Severity.INFO: "uwaga"}
_INDENT = "    "


def report(
    diagnostics: Sequence[Diagnostic],
    plans: int,
    width: int | None = None,
    show_acknowledged: bool = False,
) -> list[Line]:
    """The whole report. Acknowledged findings are only counted unless they are asked for."""
    shown = [d for d in diagnostics if show_acknowledged or d.acknowledged is None]
    lines: list[Line] = []
    for diagnostic in shown:
        lines += _block(diagnostic, width)
        lines.append(())
    lines.append(summary_line(diagnostics, plans))
    return lines


def _block(diagnostic: Diagnostic, width: int | None) -> list[Line]:
    span = diagnostic.span
    place = visible(diagnostic.file) + (f":{span.line}:{span.column}" if span else "")
    severity = diagnostic.severity
    lines: list[Line] = [
        (
            ("file", place),
            ("", "  "),
            (severity.value, LABELS[severity]),
            ("dim", f"  {diagnostic.code} {diagnostic.slug}"),
        )
    ]
    room = None if width is None else width - len(_INDENT)
    if diagnostic.where:
        name = f"  {_shortened(diagnostic.name, room)}" if diagnostic.id else ""
        lines.append((("", _INDENT), ("file", diagnostic.where), ("dim", name)))
    lines += [(("", _INDENT + part),) for part in wrap(visible(diagnostic.message), room)]
    if span and diagnostic.excerpt.strip():
        lines += _excerpt(diagnostic, room)
    if diagnostic.hint:
        lines += _hanging("→ ", visible(diagnostic.hint), room)
    if diagnostic.acknowledged is not None:
        lines += _hanging("✓ ", f"Uznane: {visible(diagnostic.acknowledged)}", room)
    return lines


def _hanging(mark: str, text: str, room: int | None) -> list[Line]:
    first, *rest = wrap(text, None if room is None else room - len(mark))
    pad = " " * len(mark)
    return [(("", _INDENT), ("dim", mark), ("", first))] + [
        (("", _INDENT + pad + part),) for part in rest
    ]


def _shortened(name: str, room: int | None) -> str:
    text = visible(plain(" ".join(name.split())))
    limit = 60 if room is None else max(min(room - 14, 60), 10)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _excerpt(diagnostic: Diagnostic, room: int | None) -> list[Line]:
    """The line of the file without its indentation, and a row that marks the spot."""
    span = diagnostic.span
    assert span is not None
    excerpt = diagnostic.excerpt
    stripped = excerpt.lstrip(" ")
    start = max(span.column - 1 - (len(excerpt) - len(stripped)), 0)
    end = span.end_column - 1 - (len(excerpt) - len(stripped))
    if span.end_line > span.line or end <= start:
        end = max(len(stripped), start + 1)
    gutter = f"{span.line} │ "
    available = max((room or 100) - len(gutter), 10)
    cut = max(0, min(start - available // 3, len(stripped) - available)) if start else 0
    window = stripped[cut : cut + available]
    before = visible(window[: start - cut])
    marked = visible(window[start - cut : end - cut])
    after = visible(window[end - cut :])
    pad = " " * (len(gutter) - 2) + "│ "
    return [
        (("", _INDENT), ("dim", gutter), ("", before + marked + after)),
        (("", _INDENT), ("dim", pad), ("", " " * len(before)), ("mark", "^" * max(len(marked), 1))),
    ]


def summary_line(diagnostics: Iterable[Diagnostic], plans: int) -> Line:
    """„Sprawdzono 1 plan: 1 błąd, 2 ostrzeżenia, 5 uwag (uznanych: 3).”"""
    diagnostics = list(diagnostics)
    active = [d for d in diagnostics if d.acknowledged is None]
    acknowledged = len(diagnostics) - len(active)
    number = {
        severity: len(list(group))
        for severity, group in groupby(sorted(d.severity.rank for d in active))
    }
    parts = [
        count(number[severity.rank], *forms)
        for severity, forms in _FORMS.items()
        if number.get(severity.rank)
    ]
    said = ", ".join(parts) if parts else "bez zastrzeżeń"
    also = f" (uznanych odstępstw: {acknowledged})" if acknowledged else ""
    worst = min((d.severity.rank for d in active), default=None)
    style = "ok" if worst is None else list(_FORMS)[worst].value
    checked = count(plans, "plan", "plany", "planów")
    return (("", f"Sprawdzono {plain(checked)}: "), (style, plain(said)), ("", also + "."))


_FORMS = {
    Severity.ERROR: ("błąd", "błędy", "błędów"),
    Severity.WARNING: ("ostrzeżenie", "ostrzeżenia", "ostrzeżeń"),
    Severity.INFO: ("uwaga", "uwagi", "uwag"),
}
