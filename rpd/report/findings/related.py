"""The further places of a finding: „zob. plans/2024.yaml:123: pierwsze działanie o tym id”."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rpd.diagnostics import Diagnostic, RelatedPlace

MARK = "zob. "


def pointer(related: RelatedPlace, path: Callable[[str], str] = str) -> str:
    """„plans/2024.yaml:123: pierwsze działanie o tym id”; `path` gives the name of a file."""
    line = f":{related.span.line}" if related.span else ""
    return f"{path(related.file)}{line}: {related.text}"


def lines(diagnostic: Diagnostic, path: Callable[[str], str] = str) -> list[str]:
    """All of them, marked as such."""
    return [f"{MARK}{pointer(related, path)}" for related in diagnostic.related]


def in_line(diagnostic: Diagnostic, path: Callable[[str], str] = str) -> str:
    """All of them in brackets, to stand behind a sentence; "" where there are none."""
    said = "; ".join(pointer(related, path) for related in diagnostic.related)
    return f" ({MARK}{said})" if said else ""


def shared(members: Sequence[Diagnostic]) -> bool:
    """Whether all findings of a group lead to the same places, which are then shown once."""
    return all(member.related == members[0].related for member in members)
