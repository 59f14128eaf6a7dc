"""What several rules need to know about terms: where they stand, how one is typed with a mark."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.plan.model import Dzialanie, Termin
from rpd.plan.values import one_line


def groups(dzialanie: Dzialanie) -> Iterator[tuple[Termin, ...]]:
    """The terms of an action, field by field: its own ones, and those of fields of the profile."""
    yield dzialanie.termin
    for _, entries in dzialanie.pola:
        found = tuple(entry for entry in entries if isinstance(entry, Termin))
        if found:
            yield found


def terms(dzialanie: Dzialanie) -> Iterator[Termin]:
    """All terms of an action."""
    for found in groups(dzialanie):
        yield from found


def typed(termin: Termin, mark: str, *, only: bool) -> str:
    """The term with a mark that is true, as it is typed into the plan.

    `only` says that the field has no other.
    """
    tekst = one_line(termin.tekst).replace("\\", "\\\\").replace('"', '\\"')
    opis = f"opis: {_text(termin.opis)}, " if termin.opis else ""
    lit = f", lit: {termin.lit}" if termin.lit else ""
    entry = f'{{{opis}okres: "{tekst}"{lit}, {mark}: true}}'
    field = next((step for step in reversed(termin.path) if isinstance(step, str)), "")
    return f"„{field}: [{entry}]”" if only else f"„{entry}”"


def _text(text: str) -> str:
    return "'" + one_line(text).replace("'", "''") + "'"
