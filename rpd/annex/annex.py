"""Plan → `Annex`: the one neutral table that every format prints (its types: ``table.py``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from rpd.amendment.act_units import Spot
from rpd.amendment.namesakes import called
from rpd.annex import cells, data, noting
from rpd.annex.runs import Editorial, Runs
from rpd.annex.table import (
    Annex,
    Block,
    Cell,
    Column,
    Item,
    Listing,
    Meta,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Text,
    as_values,
    printed_lines,
)
from rpd.budget.spoken import names
from rpd.compare.letters import reserved
from rpd.plan import markup, profil
from rpd.plan.companions import companions, filled
from rpd.plan.model import (
    Element,
    Miejsce,
    Plan,
    Slownik,
    Strategia,
    miejsca,
    obowiazuje,
)
from rpd.plan.profil import Level
from rpd.plan.values import designation, heading_text, one_line
from rpd.polish.spaces import keep_together
from rpd.polish.wording import NBSP, date, join

__all__ = ["Annex", "annex", "as_values"]

_SHORT = 24
"""How many lines of print still count as a short row: about half a landscape page."""


def label(lp: str) -> str:
    """What stands before the content of a labelled cell: „Ad 1)”."""
    return f"Ad{NBSP}{lp})"


def annex(
    plan: Plan,
    strategia: Strategia | None,
    slownik: Slownik | None,
    editorial: Editorial | None = None,
) -> Annex:
    """Lay a plan out as its annex; names left out are the strategy's. Never raises.

    A plan that stands on its own is printed in its own words, whatever its companions say.

    `editorial` are footnotes besides the plan's own; see ``consolidated.py``.
    """
    strategia, slownik = companions(plan, strategia, slownik)
    plan = filled(plan, strategia)
    runs = Runs(plan, slownik, editorial)
    layout = _Layout(plan, slownik, runs)
    body = layout.sections(plan.elementy)
    footnotes = runs.footnotes()
    title = keep_together(one_line(plan.tytul))
    header_lines = (title, *_header_lines(plan))
    return Annex(
        title=title,
        header_lines=header_lines,
        language="pl",
        sections=body,
        footnotes=footnotes,
        abbreviations=runs.abbreviations(header_lines),
        meta=_meta(plan, strategia),
        profil=plan.profil,
    )


def _header_lines(plan: Plan) -> Iterator[str]:
    """„Załącznik nr 1 do uchwały nr 4/2024 MKRES z dnia 7 marca 2024 r.”, or „PROJEKT”."""
    uchwala = plan.uchwala
    if uchwala is None:
        yield "PROJEKT"
        return
    yield keep_together(designation(uchwala))
    if plan.zmiany:
        acts = [
            f"nr {zmiana.uchwala}" + (f" z dnia {date(zmiana.data)}" if zmiana.data else "")
            for zmiana in plan.zmiany
        ]
        one = len(acts) == 1
        words = "ze zmianą wprowadzoną uchwałą" if one else "ze zmianami wprowadzonymi uchwałami"
        yield keep_together(one_line(f"{words} {join(acts)}"))


def _meta(plan: Plan, strategia: Strategia | None) -> Meta:
    uchwala = plan.uchwala
    return Meta(
        rok=plan.rok,
        projekt=uchwala is None,
        organ=uchwala.organ if uchwala else "",
        numer=uchwala.numer if uchwala else "",
        data=uchwala.data.isoformat() if uchwala and uchwala.data else "",
        strategia=strategia.tytul if strategia else "",
    )


class _Layout:
    """Headings and tables, made in the order of the annex: numbers of footnotes depend on it."""

    def __init__(self, plan: Plan, slownik: Slownik | None, runs: Runs) -> None:
        self._slownik = slownik
        self._names = names(slownik)
        self._runs = runs
        self._miejsca = miejsca(plan)
        self._profil = plan.profil
        self._called = {kind: iter(found) for kind, found in called(plan).items()}
        self._column_notes = dict(plan.kolumny)
        self._columns: set[str] = set()
        self._anchors: set[str] = set()

    def sections(
        self, elements: Sequence[Element], above: str = "", level: int = 2
    ) -> tuple[Section, ...]:
        """The headings under another one, with all below them."""
        return tuple(self._section(element, above, level) for element in elements)

    def _section(self, element: Element, above: str, level: int) -> Section:
        poziom = element.poziom
        number = poziom.full(element.numer, above)
        repealed = element.uchylony is not None
        dzialania = list(islice(self._miejsca, len(element.dzialania)))
        content = markup.inline(poziom.repealed if repealed else heading_text(element))
        unmarked = "".join(
            part.url if isinstance(part, markup.Link) else part.text
            for part in content
            if not isinstance(part, markup.Mark)
        )
        return Section(
            level=level,
            number=number,
            anchor=self._anchor(f"{poziom.kind}-{number}"),
            label=one_line(poziom.heading.format(numer=element.numer)),
            name=keep_together(unmarked),
            runs=self._runs.line(
                cells.ended(content, noting.marks(self._runs, self._spot(poziom.kind)))
            ),
            table=self._table(poziom, number, dzialania) if dzialania else None,
            sections=self.sections(element.elementy, number, level + 1),
            poziom=poziom,
            repealed=repealed,
        )

    def _table(self, poziom: Level, number: str, dzialania: Sequence[Miejsce]) -> Table:
        return Table(
            caption=keep_together(poziom.in_table.format(numer=number)),
            columns=tuple(map(self._column, self._profil.columns)),
            rows=tuple(self._row(miejsce) for miejsce in dzialania),
        )

    def _column(self, about: profil.Column) -> Column:
        """A header; its footnote is marked in the first table only."""
        key = about.key
        note = self._runs.note(self._column_notes.pop(key, ""))
        runs: tuple[Run, ...] = (Text(about.header),) + ((note,) if note else ())
        if key not in self._columns:
            self._columns.add(key)
            if mark := self._runs.line(self._runs.mark(Spot("naglowek", column=key))):
                runs += (*((Text(","),) if note else ()), *mark)
        return Column(key, about.header, about.width, runs)

    def _spot(self, kind: str) -> Spot:
        """The next place of that kind."""
        return Spot(kind, next(self._called[kind]))

    def _row(self, miejsce: Miejsce) -> Row:
        here = self._spot(profil.DZIALANIE)
        columns = self._profil.columns
        row = tuple(self._cell(column, miejsce, here) for column in columns)
        return Row(
            anchor=self._anchor(miejsce.dzialanie.id),
            number=miejsce.numer,
            repealed=not obowiazuje(miejsce.dzialanie),
            short=all(
                printed_lines(cell.blocks, column.width) <= _SHORT
                for cell, column in zip(row, columns, strict=True)
            ),
            cells=row,
            kwota=data.kwota(miejsce.dzialanie),
            measures=data.measures(miejsce.dzialanie, self._profil),
        )

    def _cell(self, column: profil.Column, miejsce: Miejsce, here: Spot) -> Cell:
        dzialanie, lp = miejsce.dzialanie, one_line(miejsce.lp)
        named, key = column.kind == "nazwa", column.key
        if not obowiazuje(dzialanie):
            return Cell(key, self._repealed(lp, here) if named else ())
        found = cells.entries(column, dzialanie, self._slownik, self._names)
        written = [entry for entry in found if entry.blocks]
        spot = here._replace(column=key)
        written = noting.with_repealed(written, reserved(dzialanie, key))
        told = "" if named or column.labelled else f"kolumna „{column.header}”"
        entries, mark = noting.noted(self._runs, written, spot, told)
        if named:
            row = self._runs.mark(here)
            entries = cells.labelled(cells.marked(entries, mark), f"{lp}.", NBSP, row)
        elif column.labelled and entries:
            entries = cells.labelled(entries, label(lp), " ", mark)
        else:
            entries = cells.marked(entries, mark)
        blocks: list[Block] = []
        for is_list, group in groupby(entries, key=lambda entry: bool(entry.marker)):
            if is_list:
                items = (Item(entry.marker, self._runs.blocks(entry.blocks)) for entry in group)
                blocks.append(Listing(tuple(items)))
            else:
                blocks += [block for entry in group for block in self._runs.blocks(entry.blocks)]
        return Cell(key, tuple(blocks))

    def _repealed(self, lp: str, here: Spot) -> tuple[Block, ...]:
        """„2. (uchylone)”; what an editor notes about it is marked at the number."""
        number, words = f"{lp}.", f"{NBSP}{self._profil.dzialanie.repealed}"
        mark = self._runs.line(self._runs.mark(here))
        if not mark:
            return (Paragraph((Text(number + words),)),)
        return (Paragraph((Text(number), *mark, Text(words))),)

    def _anchor(self, wanted: str) -> str:
        """The wanted name as a name for CSS and addresses; "_2" is added only to repeated ones."""
        name = base = re.sub(r"[^A-Za-z0-9]+", "-", wanted).strip("-") or "x"
        repetition = 1
        while name in self._anchors:
            repetition += 1
            name = f"{base}_{repetition}"
        self._anchors.add(name)
        return name
