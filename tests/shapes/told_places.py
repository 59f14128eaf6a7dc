"""An act and the consolidated text after it, as lines: what is ordered, and where that is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from rpd.act.carried import proven
from rpd.act.citing import act_units, units_of
from rpd.act.joining import joined
from rpd.act.letter import Grid, HeadingLine, Point, Quotation
from rpd.act.notes import with_numbers
from rpd.act.ordering import ordered
from rpd.act.printed import Printed
from rpd.act.reading_out import Marks, printed
from rpd.act.sentences import sentences
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment
from rpd.annex.annex import annex
from rpd.annex.consolidated import consolidated
from rpd.annex.flat import footnote_text
from rpd.annex.table import Annex, Block, Listing, Note, Part, Prose, Run, Table, sections
from rpd.compare.legal import amended
from rpd.load.whole import Loaded
from rpd.plan.model import Plan
from rpd.polish.wording import plain
from rpd.workspace.plans import load_plan

OBSZAR = """nazwa: {mianownik: obszar, dopelniacz: obszaru, biernik: obszar, narzednik: obszarem,
      miejscownik: obszarze, rodzaj: meski, mnoga: {mianownik: obszary, dopelniacz: obszarów,
      narzednik: obszarami, miejscownik: obszarach}}"""
ZADANIE = """nazwa: {mianownik: zadanie, dopelniacz: zadania, biernik: zadanie, narzednik: zadaniem,
    miejscownik: zadaniu, rodzaj: nijaki, mnoga: {mianownik: zadania, dopelniacz: zadań,
    narzednik: zadaniami, miejscownik: zadaniach}}"""
PROFIL = """nazwa: Próba
poziomy:
  - klucz: obszary
    {noun}
    numeracja: {above}
    wielka_litera: true
dzialanie:
  {action}
  numeracja: {own}
wymagane: {{produkty: nie, wskazniki: nie, termin: nie, realizatorzy: nie, budzet: nie}}
kwoty: {{zrodla: nazwy}}
organ: {{nazwa: Rada Gminy, dopelniacz: Rady Gminy}}
{rest}"""
SLOWNIK = """zrodla:
  - {id: BG, nazwa: budżet gminy}
  - {id: WKZ, nazwa: dotacja}
  - {id: PFRON, nazwa: PFRON}
podmioty: [{id: GOK, nazwa: Ośrodek Kultury}]
skroty: []
"""
HEAD = """rok: 2026
tytul: Plan
uchwala: {organ: Rada Gminy, numer: 7/2025, data: 2025-12-18, w_sprawie: planu}
slownik: slownik.yaml
profil: profil.yaml
"""
DAYS = (date(2026, 2, 1), date(2026, 3, 1))


def profil(rest: str, *, above: str = "arabska", own: str = "z-rodzicem") -> str:
    """The text of a profile with one level."""
    return PROFIL.format(noun=OBSZAR, action=ZADANIE, above=above, own=own, rest=rest)


def written(folder: Path, shape: str, body: str) -> Path:
    """The workspace of a plan of that shape; the plan's file."""
    plans = folder / "plans"
    plans.mkdir(exist_ok=True)
    (plans / "profil.yaml").write_text(shape, "utf-8")
    (plans / "slownik.yaml").write_text(SLOWNIK, "utf-8")
    (plans / "2026.yaml").write_text(HEAD + body, "utf-8")
    return plans / "2026.yaml"


def edited(text: str, edits: Iterable[tuple[str, str]]) -> str:
    """The text with each of the words replaced, which stand in it once."""
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def told(
    folder: Path, shape: str, body: str, *acts: Sequence[tuple[str, str]]
) -> tuple[list[str], list[str]]:
    """The points of the last act, and „place: footnote” of the text after all of them."""
    path = written(folder, shape, body)
    loaded = load_plan(path)
    plan, text, made = _plan(loaded), path.read_text("utf-8"), []
    points: list[str] = []
    for number, (edits, day) in enumerate(zip(acts, DAYS, strict=False), 1):
        text = edited(text, edits)
        path.write_text(text, "utf-8")
        new = load_plan(path)
        plan, amendment, points = _amended(plan, new, f"{number}/2026", day)
        made.append(amendment)
    done = consolidated(plan, loaded.strategia, loaded.slownik, made)
    assert (done.unsaid, done.lacking) == ((), ())
    return points, list(_noted(done.document))


def _plan(loaded: Loaded) -> Plan:
    assert loaded.plan is not None, loaded.diagnostics
    return loaded.plan


def _amended(old: Plan, new: Loaded, number: str, day: date) -> tuple[Plan, Amendment, list[str]]:
    marks, slownik = Marks(), new.slownik

    def lay_out(plan: Plan) -> Printed:
        return printed(annex(plan, None, slownik), marks)

    one = lay_out(old)
    changed = amended(old, _plan(new), number, day)
    target, other = with_numbers(changed, one, lay_out, old.numery_przypisow)
    orders = joined(ordered(one, other))
    assert proven(one, other, orders)
    said = sentences(orders, one, other, marks.ids())
    units = units_of("§ 1", act_units(orders, said.paths, one, other))
    made = Amendment(number, day.isoformat(), 2026, operations(old, target), jednostki=units)
    return target, made, [said.lead, *_lines(said.parts)]


def _lines(parts: Iterable[object]) -> Iterator[str]:
    for part in parts:
        match part:
            case Point(level, marker, text):
                yield plain(f"{'  ' * (level - 1)}{marker} {text}")
            case Quotation(_, lines):
                yield from map(plain, lines)
            case HeadingLine(_, text):
                yield plain(text)
            case Grid(rows=rows):
                yield from ("| " + " | ".join(map(_blocks, row)) for row in rows)


def _noted(document: Annex) -> Iterator[str]:
    """„1: 1.1 / Kwota: Ze zmianą …”: where each footnote is marked, in the order of print."""
    notes = {n.number: plain(footnote_text(n)).partition(" ")[2] for n in document.footnotes}
    yield from document.header_lines[4:]
    for place, runs in _places(document):
        yield from (f"{place}: {notes[run.number]}" for run in runs if isinstance(run, Note))


def _places(document: Annex) -> Iterator[tuple[str, Iterable[Run]]]:
    yield from (found for one in document.opening for found in _in_part(one, ""))
    for section in sections(document):
        yield f"nagłówek {section.number}", section.runs
        for one in (*section.texts, *section.tables):
            yield from _in_part(one, f"{section.number}: ")
    yield from (found for one in document.closing for found in _in_part(one, ""))


def _in_part(one: Part, above: str) -> Iterator[tuple[str, Iterable[Run]]]:
    if isinstance(one, Prose):
        yield f"{above}{one.title}", _runs(one.blocks)
    if not isinstance(one, Table):
        return
    yield from ((f"{above}nagłówek {column.name}", column.runs) for column in one.columns)
    for row in one.rows:
        for column, cell in zip(one.columns, row.cells, strict=True):
            yield f"{above}{plain(row.lp)} / {column.name}", _runs(cell.blocks)


def _runs(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        if isinstance(block, Listing):
            for item in block.items:
                yield from _runs(item.blocks)
        else:
            yield from block.runs


def _blocks(blocks: Iterable[Block]) -> str:
    return plain("".join(run.text for run in _runs(blocks) if not isinstance(run, Note)))
