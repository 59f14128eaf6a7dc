"""Findings that say the same about several places, taken together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rpd.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule with one remedy, in their order; at least one."""

    members: tuple[Diagnostic, ...]

    @property
    def first(self) -> Diagnostic:
        """The finding that stands for the group."""
        return self.members[0]

    @property
    def message(self) -> str:
        """What all members say; empty where each says it in its own words."""
        said = self.first.message
        return said if all(member.message == said for member in self.members) else ""


def grouped(diagnostics: Iterable[Diagnostic]) -> list[Group]:
    """Findings with the same rule, severity, remedy and acknowledgement, where the first stands."""
    found: dict[tuple[str, Severity, str, str | None], list[Diagnostic]] = {}
    for d in diagnostics:
        found.setdefault((d.code, d.severity, d.hint, d.acknowledged), []).append(d)
    return [Group(tuple(members)) for members in found.values()]
