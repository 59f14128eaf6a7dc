"""A part of the annex, as the profile lays it out → its table; the rows are `table_rows`'s."""

from __future__ import annotations

from collections.abc import Sequence

from rpd.amendment.act_units import Spot
from rpd.annex import noting
from rpd.annex.amounts import Reckoning
from rpd.annex.anchors import Anchors
from rpd.annex.fields import Fields
from rpd.annex.headed import Headed, Placed
from rpd.annex.part_cells import Cells, called
from rpd.annex.runs import Runs
from rpd.annex.shapes import Face, Shape, parts_of, shape_of
from rpd.annex.table import (
    Column,
    Note,
    Run,
    Table,
    Text,
)
from rpd.annex.table_rows import Here, Rows
from rpd.plan.layout import AMOUNT, NEEDS, Layout
from rpd.plan.model import Plan
from rpd.plan.values import one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import capital


class Tables:
    """Makes tables, in the order of the annex: numbers of footnotes depend on it."""

    def __init__(self, plan: Plan, fields: Fields, runs: Runs, anchors: Anchors) -> None:
        self._plan = plan
        self._profil = plan.profil
        self._fields = fields
        self._runs = runs
        self._anchors = anchors
        self._reckoning = Reckoning(plan.profil, plan.rok, dict(fields.names))
        self._cells = Cells(plan.profil, fields, runs, self._reckoning)
        self._rows = Rows(plan.profil, fields, self._reckoning, self._cells, anchors)
        self._column_notes = dict(plan.kolumny)
        self._columns: set[str] = set()
        self._shapes: dict[Layout, Shape] = {}
        self._layouts = parts_of(plan.profil)

    def shape(self, layout: Layout) -> Shape:
        """The columns of a part."""
        if layout not in self._shapes:
            self._shapes[layout] = shape_of(layout, self._profil)
        return self._shapes[layout]

    def table(self, layout: Layout, node: Headed, *, deep: bool) -> Table | None:
        """A part under a heading, or in the whole annex; None where it has nothing to print.

        A `deep` one is about all that stands below the heading.
        """
        placed = list(node.every()) if deep else node.rows
        nodes = list(node.nodes()) if deep else [node]
        shape = self.shape(layout)
        if not self._printed(layout, placed, nodes):
            return None
        here = Here(shape, placed, nodes, self._layouts.index(layout), deep=deep)
        title = keep_together(one_line(layout.title))
        return Table(
            caption=self._caption(layout, node),
            columns=tuple(self._column(here, face) for face in shape.faces),
            rows=tuple(self._rows.of(here)),
            layout=layout.kind,
            title=title,
            anchor=self._anchors.named(layout.title) if layout.title else "",
            description=self._description(shape),
            part=here.part,
            rows_are=layout.rows,
            captioned=node.element is None or node.element.poziom.captioned,
        )

    def _printed(self, layout: Layout, placed: Sequence[Placed], nodes: Sequence[Headed]) -> bool:
        """Whether a part has any row."""
        if layout.rows == "wskazniki":
            return any(self._fields.indicators(node) for node in nodes)
        if layout.rows == "zrodla":
            return any(self._reckoning.lines(one) for one in placed)
        return bool(placed)

    def _caption(self, layout: Layout, node: Headed) -> str:
        """What a table holds, for those who listen: as the profile says, else by its nouns."""
        level = node.element.poziom if node.element else None
        if level and level.in_table and layout.rows == "dzialania":
            return keep_together(level.in_table.format(numer=node.called(self._profil)))
        nouns = {"wskazniki": "Wskaźniki", "zrodla": "Źródła finansowania"}
        noun = nouns.get(layout.rows) or capital(self._profil.dzialanie.noun.many)
        what = one_line(layout.title) or noun
        where = f" ({node.label.removesuffix('.')})" if node.label else ""
        return keep_together(what + where)

    def _description(self, shape: Shape) -> str:
        nouns = {"wskazniki": "jeden wskaźnik", "zrodla": "jedno źródło finansowania"}
        action = self._profil.dzialanie.noun
        one = {"m": "jeden", "f": "jedną", "n": "jedno"}[action.gender]
        noun = nouns.get(shape.layout.rows) or f"{one} {action.accusative}"
        names = ", ".join(face.shown.header for face in shape.faces)
        return f"Każdy wiersz opisuje {noun}. Kolumny: {names}."

    # --- columns ---------------------------------------------------------------------------------

    def _column(self, here: Here, face: Face) -> Column:
        """A header; its footnote is marked in the first table only."""
        shape, field = here.shape, face.field
        told = self._fields.of_plan(field)
        noted = field if field in self._column_notes else told
        note = self._runs.note(self._column_notes.pop(noted, ""))
        header = one_line(face.shown.header)
        runs: tuple[Run, ...] = (Text(header),) + ((note,) if note else ())
        if (shown := told or field) not in self._columns:
            self._columns.add(shown)
            if mark := self._runs.line(self._runs.mark(Spot("naglowek", column=shown))):
                runs += (*((Text(","),) if note else ()), *mark)
        if face is shape.faces[0] and shape.layout.kind == "tabela":
            gone = noting.gone_rows(self._runs, here.heading, here.part, self._plan)
            parted = gone and isinstance(runs[-1], Note)
            runs += (*((Text(","),) if parted else ()), *self._runs.line(gone))
        known = self._fields.column(field)
        lone = known is not None and len(face.shown.fields) == 1
        money = face.money or {AMOUNT, NEEDS} & set(face.shown.fields)
        return Column(
            face.key,
            header,
            face.shown.width,
            runs,
            holds="kwoty" if money else known.kind if known and lone else "proza",
            numeric=face.money,
            field=told if shape.layout.rows == "dzialania" else "",
            spot=self._cells.spot(shape, face),
            called=called(shape, face),
        )
