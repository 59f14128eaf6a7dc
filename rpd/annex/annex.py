"""Plan → `Annex`: the one neutral table that every format prints (its types: ``table.py``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Literal

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
    plain,
    printed_lines,
)
from rpd.budget.spoken import names
from rpd.compare.letters import reserved
from rpd.plan import markup
from rpd.plan.companions import companions, filled
from rpd.plan.model import (
    Cel,
    Kierunek,
    Kolumna,
    Miejsce,
    Plan,
    Priorytet,
    Slownik,
    Strategia,
    full_number,
    miejsca,
    obowiazuje,
)
from rpd.plan.values import designation, one_line
from rpd.polish.wording import NBSP, date, join, keep_together

__all__ = ["COLUMNS", "NAMES", "Annex", "annex", "plain"]

COLUMNS: tuple[tuple[Kolumna, str, int], ...] = (
    ("nazwa", "Nazwa działania/inicjatywy", 15),
    ("opis", "Szczegółowy opis zaplanowanych działań", 26),
    ("produkty", "Produkt", 13),
    ("wskazniki", "Wskaźnik produktu", 14),
    ("budzet", "Budżet/Źródło finansowania", 12),
    ("termin", "Termin realizacji", 9),
    ("realizatorzy", "Realizator", 11),
)
"""The columns in order: key, adopted header, share of the width in percent."""

_REPEALED = "(uchylony)"
"""In the place of a name; in the gender of „cel”, „priorytet”, „kierunek”."""
NAMES: Mapping[str, str] = {key: name for key, name, _ in COLUMNS}
"""The headers of the columns."""
_Heading = Literal["cel", "priorytet", "kierunek"]
_LABELLED = ("opis", "produkty", "wskazniki")
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
    tree = tuple(layout.cel(cel) for cel in plan.cele)
    footnotes = runs.footnotes()
    title = keep_together(one_line(plan.tytul))
    header_lines = (title, *_header_lines(plan))
    return Annex(
        title=title,
        header_lines=header_lines,
        language="pl",
        sections=tree,
        footnotes=footnotes,
        abbreviations=runs.abbreviations(header_lines),
        meta=_meta(plan, strategia),
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
        self._called = {kind: iter(found) for kind, found in called(plan).items()}
        self._column_notes = dict(plan.kolumny)
        self._columns: set[str] = set()
        self._anchors: set[str] = set()

    def cel(self, cel: Cel) -> Section:
        return self._section(
            ("cel", 2),
            anchor=f"cel-{cel.numer}",
            number=cel.numer,
            label=f"Cel szczegółowy{NBSP}{cel.numer}.",
            nazwa=cel.nazwa,
            repealed=cel.uchylony is not None,
            below=lambda: tuple(self._priorytet(priorytet) for priorytet in cel.priorytety),
        )

    def _priorytet(self, priorytet: Priorytet) -> Section:
        return self._section(
            ("priorytet", 3),
            anchor=f"priorytet-{priorytet.numer}",
            number=priorytet.numer,
            label=f"Priorytet{NBSP}{priorytet.numer}.",
            nazwa=priorytet.nazwa,
            repealed=priorytet.uchylony is not None,
            below=lambda: tuple(self._kierunek(priorytet, k) for k in priorytet.kierunki),
        )

    def _kierunek(self, priorytet: Priorytet, kierunek: Kierunek) -> Section:
        number = full_number(priorytet, kierunek)
        return self._section(
            ("kierunek", 4),
            anchor=f"kierunek-{number}",
            number=number,
            label=f"Kierunek interwencji{NBSP}{kierunek.numer}.",
            nazwa=kierunek.nazwa,
            repealed=kierunek.uchylony is not None,
            dzialania=list(islice(self._miejsca, len(kierunek.dzialania))),
        )

    def _section(
        self,
        kind: tuple[_Heading, int],
        *,
        anchor: str,
        number: str,
        label: str,
        nazwa: str,
        repealed: bool,
        dzialania: Sequence[Miejsce] = (),
        below: Callable[[], tuple[Section, ...]] = tuple,
    ) -> Section:
        content = markup.inline(_REPEALED if repealed else one_line(nazwa))
        unmarked = "".join(
            part.url if isinstance(part, markup.Link) else part.text
            for part in content
            if not isinstance(part, markup.Mark)
        )
        return Section(
            level=kind[1],
            number=number,
            anchor=self._anchor(anchor),
            label=one_line(label),
            name=keep_together(unmarked),
            runs=self._runs.line(
                cells.ended(content, noting.marks(self._runs, self._spot(kind[0])))
            ),
            table=self._table(number, dzialania) if dzialania else None,
            sections=below(),
            repealed=repealed,
        )

    def _table(self, number: str, dzialania: Sequence[Miejsce]) -> Table:
        return Table(
            caption=keep_together(f"Działania w kierunku interwencji {number}"),
            columns=tuple(self._column(*column) for column in COLUMNS),
            rows=tuple(self._row(miejsce) for miejsce in dzialania),
        )

    def _column(self, key: Kolumna, name: str, width: int) -> Column:
        """A header; its footnote is marked in the first table only."""
        note = self._runs.note(self._column_notes.pop(key, ""))
        runs: tuple[Run, ...] = (Text(name),) + ((note,) if note else ())
        if key not in self._columns:
            self._columns.add(key)
            if mark := self._runs.line(self._runs.mark(Spot("naglowek", column=key))):
                runs += (*((Text(","),) if note else ()), *mark)
        return Column(key, name, width, runs)

    def _spot(self, kind: _Heading | Literal["dzialanie"]) -> Spot:
        """The next place of that kind."""
        return Spot(kind, next(self._called[kind]))

    def _row(self, miejsce: Miejsce) -> Row:
        here = self._spot("dzialanie")
        row = tuple(self._cell(column, miejsce, here) for column, _, _ in COLUMNS)
        return Row(
            anchor=self._anchor(miejsce.dzialanie.id),
            number=miejsce.numer,
            repealed=not obowiazuje(miejsce.dzialanie),
            short=all(
                printed_lines(cell.blocks, width) <= _SHORT
                for cell, (_, _, width) in zip(row, COLUMNS, strict=True)
            ),
            cells=row,
            kwota=data.kwota(miejsce.dzialanie),
            measures=data.measures(miejsce.dzialanie),
        )

    def _cell(self, column: Kolumna, miejsce: Miejsce, here: Spot) -> Cell:
        dzialanie, lp = miejsce.dzialanie, one_line(miejsce.lp)
        if not obowiazuje(dzialanie):
            return Cell(column, self._repealed(lp, here) if column == "nazwa" else ())
        found = cells.entries(column, dzialanie, self._slownik, self._names)
        written = [entry for entry in found if entry.blocks]
        spot = here._replace(column=column)
        if self._runs.edited:
            written = noting.with_repealed(written, reserved(dzialanie, column))
        told = "" if column in ("nazwa", *_LABELLED) else f"kolumna „{NAMES[column]}”"
        entries, mark = noting.noted(self._runs, written, spot, told)
        if column == "nazwa":
            row = self._runs.mark(here)
            entries = cells.labelled(cells.marked(entries, mark), f"{lp}.", NBSP, row)
        elif column in _LABELLED and entries:
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
        return Cell(column, tuple(blocks))

    def _repealed(self, lp: str, here: Spot) -> tuple[Block, ...]:
        """„2. (uchylone)”; what an editor notes about it is marked at the number."""
        number, words = f"{lp}.", f"{NBSP}(uchylone)"
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
