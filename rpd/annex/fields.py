"""What a field says of an action, of an element or of the plan: the content of a cell, or a part.

A field is one of the profile's columns, one of its own, what machines call a level (then it is the
heading that a row stands under), or one of the words below, which are no fields of the file.
"""

from __future__ import annotations

import re

from rpd.annex import bodies, cells, entry_words
from rpd.annex.cells import CellPart
from rpd.annex.headed import Headed, Placed
from rpd.annex.shapes import Face
from rpd.budget.spoken import names
from rpd.frozen import dataclass
from rpd.plan import markup, measures
from rpd.plan.built_in import chosen
from rpd.plan.layout import ACTION, AMOUNT, HEADING, NUMBER, OF_MONEY, SOURCES, Shown
from rpd.plan.model import Plan, Slownik, Wskaznik, obowiazuje
from rpd.plan.profil import Column, year_in
from rpd.plan.values import one_line


def text(said: str) -> tuple[CellPart, ...]:
    """A line of plain words; nothing for none."""
    return (CellPart("", (markup.Paragraph((markup.Text(said),)),)),) if said else ()


def line(content: cells.Inlines) -> tuple[CellPart, ...]:
    """A line of markup; nothing for none."""
    return (CellPart("", (markup.Paragraph(content),)),) if content else ()


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator in its row: where it stands, in which action, and whether its unit has a cell.

    Values say their unit where neither a cell nor the header or the name has it.
    """

    wskaznik: Wskaznik
    node: Headed
    owner: Placed | None
    number: int
    with_unit: bool

    def unit(self, face: Face) -> str:
        """The unit that is said behind a value in a column."""
        unit = one_line(self.wskaznik.jednostka)
        told = re.compile(rf"(?<!\w){re.escape(unit)}(?!\w)")
        said = f"{face.shown.header} {one_line(self.wskaznik.nazwa)}"
        return "" if not unit or self.with_unit or told.search(said) else unit


class Fields:
    """Reads fields of one plan."""

    def __init__(self, plan: Plan, slownik: Slownik | None) -> None:
        profil = plan.profil
        self._of_plan = plan.wskazniki
        self._profil = profil
        self._slownik = slownik
        self._own = {pole.key for pole in profil.pola}
        self.names = names(slownik, full=profil.full_sources)

    def column(self, key: str) -> Column | None:
        """The column of the plan, or of every plan, that the field is; None for other words."""
        return self._profil.by_key.get(key) or chosen(None).by_key.get(key)

    def of_plan(self, key: str) -> str:
        """The field of an action that a column is about, "" where that is something else."""
        if key in (AMOUNT, SOURCES) or (key in OF_MONEY and key not in self._own):
            return next((one.key for one in chosen(None).columns if one.kind == "kwoty"), "")
        return key if self.column(key) else ""

    def of_action(
        self, key: str, placed: Placed, shown: Shown, okres: str = ""
    ) -> tuple[CellPart, ...]:
        """What a field says of an action in force; its name and number are not told here."""
        dzialanie = placed.miejsce.dzialanie
        if key in OF_MONEY and key not in self._own:
            return text(entry_words.fact(dzialanie.budzet, key, self.names, okres))
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

    def of_indicator(self, face: Face, measured: Measured) -> tuple[CellPart, ...]:
        """What the columns of a row of indicators say."""
        shown, wskaznik = face.shown, measured.wskaznik
        if face.okres:
            year = year_in(face.okres)
            return text(measures.of_year(wskaznik, year, measured.unit(face)) if year else "")
        found = (self._of_indicator(key, measured, face) for key in shown.fields)
        return tuple(part for parts in found for part in parts)

    def _of_indicator(self, key: str, measured: Measured, face: Face) -> tuple[CellPart, ...]:
        owner = measured.owner
        if key == NUMBER:
            return text(str(measured.number))
        if key == ACTION:
            return line(markup.inline(one_line(owner.miejsce.dzialanie.nazwa))) if owner else ()
        if key == HEADING or self._profil.depth(key) >= 0:
            return self.of_place(key, measured.node, face.shown)
        said = measures.of_field(measured.wskaznik, key, measured.unit(face))
        return line(markup.inline(said))
