"""What a field says of an action, of an element or of the plan: the content of a cell, or a part.

A field is one of the profile's columns, one of its own, what machines call a level (then it is the
heading that a row stands under), or one of the words below, which are no fields of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from rpd.annex import bodies, cells
from rpd.annex.cells import CellPart
from rpd.annex.headed import Headed, Placed
from rpd.annex.shapes import Face
from rpd.budget.spoken import names
from rpd.plan import markup, measures
from rpd.plan.built_in import chosen
from rpd.plan.layout import ACTION, AMOUNT, HEADING, NUMBER, SOURCES, Shown
from rpd.plan.model import Dzialanie, Plan, PozycjaBudzetu, Slownik, Wskaznik, obowiazuje
from rpd.plan.profil import Column, is_year
from rpd.plan.values import amount, one_line

Sources = Mapping[str, str]
"""The names of sources that are printed instead of what the plan writes."""


def text(said: str) -> tuple[CellPart, ...]:
    """A line of plain words; nothing for none."""
    return (CellPart("", (markup.Paragraph((markup.Text(said),)),)),) if said else ()


def line(content: cells.Inlines) -> tuple[CellPart, ...]:
    """A line of markup; nothing for none."""
    return (CellPart("", (markup.Paragraph(content),)),) if content else ()


class Fields:
    """Reads fields of one plan."""

    def __init__(self, plan: Plan, slownik: Slownik | None) -> None:
        profil = plan.profil
        self._of_plan = plan.wskazniki
        self._profil = profil
        self._slownik = slownik
        self.names = names(slownik, full=profil.full_sources)

    def column(self, key: str) -> Column | None:
        """The column of the plan, or of every plan, that the field is; None for other words."""
        return self._profil.by_key.get(key) or chosen(None).by_key.get(key)

    def of_plan(self, key: str) -> str:
        """The field of an action that a column is about, "" where that is something else."""
        if key in (AMOUNT, SOURCES):
            return next((one.key for one in chosen(None).columns if one.kind == "kwoty"), "")
        return key if self.column(key) else ""

    def of_action(self, key: str, placed: Placed, shown: Shown) -> tuple[CellPart, ...]:
        """What a field says of an action in force; its name and number are not told here."""
        dzialanie = placed.miejsce.dzialanie
        if words := _WORDS.get(key):
            return text(words(dzialanie, self.names))
        column = self.column(key)
        if column is None:
            return self.of_place(key, placed.node, shown)
        if column.kind == "podmioty" and shown.role:
            return line(bodies.alone(getattr(dzialanie, key, ()), shown.role))
        capitals = not self._profil.full_sources
        found = cells.entries(
            column, dzialanie, self._slownik, self.names, self._profil.role, capitals=capitals
        )
        written = [entry for entry in found if entry.blocks]
        return tuple(cells.in_order(written, shown.entries))

    def of_place(self, key: str, node: Headed, shown: Shown) -> tuple[CellPart, ...]:
        """The heading that a row stands under: of a level, or of the lowest one there is."""
        found: Headed | None = node if key == HEADING else node.of(key)
        if found is None or found.element is None:
            return text(shown.of_plan)
        label = f"{found.label} " if found.label else ""
        return line((*((markup.Text(label),) if label else ()), *found.content))

    # --- indicators ------------------------------------------------------------------------------

    def indicators(self, node: Headed) -> list[tuple[Wskaznik, Placed | None]]:
        """The indicators of an element, or the plan, then those of its actions in force."""
        own = node.element.wskazniki if node.element else self._of_plan
        of_actions = [
            (one, placed)
            for placed in node.rows
            if obowiazuje(placed.miejsce.dzialanie)
            for one in placed.miejsce.dzialanie.wskazniki
        ]
        return [*((one, None) for one in own), *of_actions]

    def of_indicator(
        self, face: Face, wskaznik: Wskaznik, node: Headed, owner: Placed | None, number: int
    ) -> tuple[CellPart, ...]:
        """What the columns of a row of indicators say."""
        shown = face.shown
        if face.okres:
            stated = measures.of_year(wskaznik, int(face.okres)) if is_year(face.okres) else ""
            return text(stated)
        found = (
            self._of_indicator(key, wskaznik, node, owner, number, shown) for key in shown.fields
        )
        return tuple(part for parts in found for part in parts)

    def _of_indicator(  # noqa: PLR0917 - what a row is made of
        self,
        key: str,
        wskaznik: Wskaznik,
        node: Headed,
        owner: Placed | None,
        number: int,
        shown: Shown,
    ) -> tuple[CellPart, ...]:
        if key == NUMBER:
            return text(str(number))
        if key == ACTION:
            return line(markup.inline(one_line(owner.miejsce.dzialanie.nazwa))) if owner else ()
        if key == HEADING or self._profil.depth(key) >= 0:
            return self.of_place(key, node, shown)
        return line(markup.inline(measures.of_field(wskaznik, key)))


def _sources(dzialanie: Dzialanie, names: Sources) -> str:
    """The sources of all entries in their order, each once."""
    return ", ".join(
        dict.fromkeys(named for entry in dzialanie.budzet for named in of_entry(entry, names))
    )


def of_entry(entry: PozycjaBudzetu, names: Sources) -> tuple[str, ...]:
    """What an entry is paid from, as it is printed."""
    written = (
        *entry.zrodla,
        *(share.zrodlo for share in entry.podzial),
        *(part.zrodlo for part in entry.montaz),
    )
    return tuple(dict.fromkeys(names.get(one, one_line(one)) for one in written))


def _amounts(dzialanie: Dzialanie, names: Sources) -> str:  # noqa: ARG001 - one shape for all
    """The amounts that the entries state, without their sources."""
    return "; ".join(
        amount(entry.kwota, currency=True) for entry in dzialanie.budzet if entry.kwota is not None
    )


_WORDS: Final[Mapping[str, Callable[[Dzialanie, Sources], str]]] = {
    SOURCES: _sources,
    AMOUNT: _amounts,
}
