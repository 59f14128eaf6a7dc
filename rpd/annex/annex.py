"""Plan → `Annex`: the one neutral table that every format prints (its types: ``table.py``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import dropwhile, takewhile

from rpd.amendment.act_units import Spot
from rpd.annex import cells, data, noting
from rpd.annex.anchors import Anchors
from rpd.annex.fields import Fields
from rpd.annex.headed import Headed, headed
from rpd.annex.part_cells import label
from rpd.annex.runs import Editorial, Runs
from rpd.annex.shapes import parts_of
from rpd.annex.table import Annex, Meta, Part, Prose, Section, Table, as_values
from rpd.annex.tables import Tables
from rpd.plan import markup
from rpd.plan.companions import companions, filled, issuing
from rpd.plan.layout import PLAN, Layout
from rpd.plan.model import Plan, Slownik, Strategia
from rpd.plan.values import designation, one_line, own_text
from rpd.polish.spaces import keep_together
from rpd.polish.wording import date, join, plain

__all__ = ["Annex", "annex", "as_values", "label"]


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
    opening, body, closing = layout.opening(), layout.sections(), layout.closing()
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
        measures=data.own_measures(plan.wskazniki),
        opening=opening,
        closing=closing,
    )


def _header_lines(plan: Plan) -> Iterator[str]:
    """„Załącznik nr 1 do uchwały nr 4/2024 MKRES z dnia 7 marca 2024 r.”, or „PROJEKT”."""
    uchwala = plan.uchwala
    if uchwala is None:
        yield "PROJEKT"
        return
    yield keep_together(designation(replace(uchwala, organ=issuing(plan))))
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
    """Headings with what stands under them, made in the order of the annex."""

    def __init__(self, plan: Plan, slownik: Slownik | None, runs: Runs) -> None:
        self._plan = plan
        self._profil = plan.profil
        self._runs = runs
        self._anchors = Anchors()
        self._tables = Tables(plan, Fields(plan, slownik), runs, self._anchors)
        self._parts = parts_of(plan.profil)
        self._deepest = max(map(self._depth, self._parts))
        self._root = headed(plan)

    def _depth(self, part: Layout) -> int:
        """How deep a part stands; -1 for one in the whole annex."""
        if part.level == PLAN:
            return -1
        return self._profil.depth(part.level) if part.level else len(self._profil.levels) - 1

    def opening(self) -> tuple[Part, ...]:
        """What stands before the headings: texts, and parts that come before those under them."""
        before = takewhile(lambda part: part.level == PLAN, self._parts)
        return (*self._prose(after=False), *self._whole(before))

    def closing(self) -> tuple[Part, ...]:
        """What stands behind the headings."""
        rest = dropwhile(lambda part: part.level == PLAN, self._parts)
        return (
            *self._whole(part for part in rest if part.level == PLAN),
            *self._prose(after=True),
        )

    def _whole(self, parts: Iterable[Layout]) -> Iterator[Table]:
        for part in parts:
            yield from self._table(part, self._root, deep=True)

    def _prose(self, *, after: bool) -> Iterator[Prose]:
        said = dict(self._plan.proza)
        for one in self._profil.proza:
            if one.after == after and one.key in said:
                anchor = self._anchors.named(one.key)
                written = [cells.CellPart("", markup.blocks(said[one.key]))]
                written, mark = noting.noted(self._runs, written, Spot("tekst", one.key), "")
                marked = cells.marked(written, mark)
                blocks = tuple(b for part in marked for b in self._runs.blocks(part.blocks))
                yield Prose(one.key, keep_together(one_line(one.title)), anchor, blocks)

    def sections(self) -> tuple[Section, ...]:
        """The headings at the top, with all below them; what stands right in the plan has none."""
        if all(part.level == PLAN for part in self._parts):
            return ()
        return (*self._unheaded(), *self._below(self._root, 0))

    def _below(self, node: Headed, depth: int) -> Iterator[Section]:
        """The headings in another one, as deep as any part stands."""
        for below in node.below:
            if self._profil.depth(below.kind) <= self._deepest:
                yield self._section(below, depth)

    def _unheaded(self) -> Iterator[Section]:
        action = self._profil.dzialanie
        if self._root.rows or self._plan.wskazniki:
            parts = (part for part in self._parts if not part.level)
            tables = tuple(
                one for part in parts for one in self._table(part, self._root, deep=False)
            )
            if tables:
                anchor = self._anchors.named(action.key)
                yield Section(2, "", anchor, "", "", (), tables, (), action)

    def _section(self, node: Headed, depth: int) -> Section:
        element = node.element
        assert element is not None
        anchor = self._anchors.named(f"{node.kind}-{node.number}")
        runs = self._runs.line(cells.ended(node.content, noting.marks(self._runs, node.spot)))
        return Section(
            level=depth + 2,
            number=node.number,
            anchor=anchor,
            label=node.label,
            name=node.name,
            runs=runs,
            texts=tuple(self._texts(node)) if not element.uchylony else (),
            tables=tuple(self._under(node)),
            sections=tuple(self._below(node, depth + 1)),
            poziom=element.poziom,
            repealed=element.uchylony is not None,
            measures=() if element.uchylony else data.own_measures(element.wskazniki),
        )

    def _texts(self, node: Headed) -> Iterator[Prose]:
        """The profile's own fields of an element, each behind its name."""
        written = dict(node.element.pola) if node.element else {}
        for pole in self._profil.pola:
            if node.kind in pole.on and pole.key in written:
                text = own_text(written[pole.key], pole.written)
                found = [cells.CellPart("", markup.blocks(text))]
                spot = node.spot._replace(part=plain(f"pole „{one_line(pole.title)}”"))
                found, mark = noting.noted(self._runs, found, spot, "")
                label = f"{one_line(pole.title)}:"
                said = cells.marked(cells.labelled(found, label, " ", ()), mark)
                blocks = tuple(b for part in said for b in self._runs.blocks(part.blocks))
                yield Prose(f"{node.kind} {node.number} {pole.key}", pole.title, "", blocks)

    def _under(self, node: Headed) -> Iterator[Table]:
        """The parts that stand under a heading."""
        for part in self._parts:
            if part.level in ("", node.kind):
                yield from self._table(part, node, deep=bool(part.level))

    def _table(self, part: Layout, node: Headed, *, deep: bool) -> Iterator[Table]:
        found = self._tables.table(part, node, deep=deep)
        if found is not None:
            yield found
