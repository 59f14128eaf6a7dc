"""What several rules need to know about terms: how one is typed with a mark of its own."""

from __future__ import annotations

from rpd.plan.model import Termin
from rpd.plan.values import one_line


def typed(termin: Termin, mark: str, *, only: bool) -> str:
    """The term with a mark that is true, as it is typed into the plan.

    `only` says that the action has no other.
    """
    tekst = one_line(termin.tekst).replace("\\", "\\\\").replace('"', '\\"')
    opis = f"opis: {_text(termin.opis)}, " if termin.opis else ""
    lit = f", lit: {termin.lit}" if termin.lit else ""
    entry = f'{{{opis}okres: "{tekst}"{lit}, {mark}: true}}'
    return f"„termin: [{entry}]”" if only else f"„{entry}”"


def _text(text: str) -> str:
    return "'" + one_line(text).replace("'", "''") + "'"
