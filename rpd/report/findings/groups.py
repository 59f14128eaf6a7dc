"""Findings that say the same about several places, taken together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rpd.diagnostics import Diagnostic, Severity
from rpd.frozen import dataclass
from rpd.rules import odstepstwo_inne_miejsca


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
    """Findings with the same rule, severity, remedy and acknowledgement, where the first stands.

    An acknowledgement that no longer fits its places brings back findings of lines that nobody has
    touched. They come last, behind what is wrong itself.
    """
    found: dict[tuple[str, Severity, str, str | None], list[Diagnostic]] = {}
    woken = set[str]()
    for d in diagnostics:
        found.setdefault((d.code, d.severity, d.hint, d.acknowledged), []).append(d)
        if d.slug == odstepstwo_inne_miejsca.SLUG and (named := _RULE.search(d.message)):
            woken |= {named.group(), d.code}
    groups = [Group(tuple(members)) for members in found.values()]
    groups.sort(key=lambda g: g.first.code in woken and g.first.severity is not Severity.ERROR)
    return groups


_RULE = re.compile("RPD[0-9]{3}")
