"""What stands in the cells of an action, in words: entries with their letters, not yet laid out.

Text of the plan's prose keeps its markup (`markup.Block`); names of sources, bodies and terms are
plain text, in which nothing is special.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from rpd.annex import bodies
from rpd.budget import spoken
from rpd.frozen import dataclass
from rpd.plan import markup, measures, values
from rpd.plan.layout import Entries, Role
from rpd.plan.model import (
    Dzialanie,
    PozycjaBudzetu,
    SkladnikMontazu,
    Slownik,
    Termin,
    Wskaznik,
)
from rpd.plan.profil import Column
from rpd.plan.values import one_line, own_means, own_text, with_unit
from rpd.polish.numerals import letter
from rpd.polish.wording import DASH, NBSP, capital

Inlines = tuple[markup.Inline, ...]


@dataclass(frozen=True, slots=True)
class CellPart:
    """A part of a cell; ``marker`` is „a)”, or empty where the entry has no letter."""

    marker: str
    blocks: tuple[markup.Block, ...]


def entries(
    column: Column,
    dzialanie: Dzialanie,
    slownik: Slownik | None,
    names: spoken.Names = MappingProxyType({}),
    role: Sequence[Role] = (),
    *,
    capitals: bool = True,
) -> tuple[CellPart, ...]:
    """The content of one cell. The name comes without its number, the others without „Ad 1)”.

    ``names`` are those of sources that are printed instead of codes, ``role`` how bodies of the
    profile's own roles are printed. With `capitals` a cell begins with one where it says a source
    alone.
    """
    written = getattr(dzialanie, column.key)
    match column.kind:
        case "nazwa":
            return (_entry("", markup.inline(one_line(written))),)
        case "proza":
            return _lettered(
                [(o.lit, markup.blocks(own_text(o.tekst, column.written))) for o in written]
            )
        case "pozycje":
            content = [(p.lit, markup.inline(one_line(p.nazwa))) for p in written]
        case "miary":
            content = [(w.lit, _indicator(w)) for w in written]
        case "kwoty":
            content = [
                (b.lit, _text(one_line(_budget(b, names, capitals=capitals)))) for b in written
            ]
        case "terminy":
            if any(t.opis for t in written) and not any(t.lit for t in written):
                return (_entry("", _milestones(written)),)
            content = [(t.lit, _term(t)) for t in written]
        case "podmioty":
            lines = bodies.realizatorzy(written, slownik, role)
            return tuple(_entry(_marker(lit), content) for lit, content in lines)
    return _lettered([(lit, (markup.Paragraph(inlines),)) for lit, inlines in content])


def labelled(entries: list[CellPart], label: str, glue: str, mark: Inlines) -> list[CellPart]:
    """The label in front of the first paragraph, or on its own above a list; the mark behind it."""
    first = entries[0] if entries else None
    opening = first.blocks[0] if first and not first.marker else None
    if first and isinstance(opening, markup.Paragraph):
        named = (markup.Text(label), *mark, markup.Text(glue)) if mark else ()
        start = markup.Paragraph((*(named or (markup.Text(label + glue),)), *opening.content))
        return [CellPart("", (start, *first.blocks[1:])), *entries[1:]]
    return [CellPart("", (markup.Paragraph((markup.Text(label), *mark)),)), *entries]


def marked(entries: list[CellPart], mark: Inlines) -> list[CellPart]:
    """The mark at the end of the last entry, or alone where the cell is empty."""
    if not mark:
        return entries
    last = entries[-1] if entries else CellPart("", (markup.Paragraph(()),))
    *blocks, block = last.blocks
    if isinstance(block, markup.Paragraph):
        end: markup.Block = markup.Paragraph(ended(block.content, mark))
    else:
        item = block.items[-1]
        closing = markup.Item(item.marker, ended(item.content, mark))
        end = markup.Listing((*block.items[:-1], closing))
    return [*entries[:-1], CellPart(last.marker, (*blocks, end))]


def in_order(entries: list[CellPart], how: Entries) -> list[CellPart]:
    """Entries of one field as a cell has them."""
    if how == "litery":
        return entries
    bare = [CellPart("", entry.blocks) for entry in entries]
    lines = [
        entry.blocks[0].content for entry in bare if isinstance(entry.blocks[0], markup.Paragraph)
    ]
    if how == "akapity" or len(lines) < len(bare) or any(len(one.blocks) > 1 for one in bare):
        return bare
    joined = [part for one in lines for part in (markup.Text("; "), *one)]
    return [CellPart("", (markup.Paragraph(tuple(joined[1:])),))] if joined else []


def followed(entries: list[CellPart], words: str) -> list[CellPart]:
    """Plain words right behind the last entry; nothing where there is none."""
    return marked(entries, (markup.Text(words),)) if words else entries


def ended(content: Inlines, mark: Inlines) -> Inlines:
    """The mark at the end, parted by a comma from another that stands there (§ 163)."""
    doubled = mark and content and isinstance(content[-1], markup.Mark)
    return (*content, *((markup.Text(","),) if doubled else ()), *mark)


def plain(text: str) -> tuple[markup.Block, ...]:
    """A line in which nothing is special."""
    return (markup.Paragraph(_text(text)),)


def _lettered(content: Sequence[tuple[str, tuple[markup.Block, ...]]]) -> tuple[CellPart, ...]:
    """Entries of a list get letters by their order; a single one only where the plan gives it."""
    several = len(content) > 1
    return tuple(
        CellPart(_marker(lit or (letter(position) if several else "")), blocks)
        for position, (lit, blocks) in enumerate(content)
    )


def _marker(lit: str) -> str:
    return f"{one_line(lit)})" if lit else ""


def _entry(marker: str, inlines: Inlines) -> CellPart:
    return CellPart(marker, (markup.Paragraph(inlines),))


def _text(text: str) -> Inlines:
    return (markup.Text(text),)


# --- indicators, money, terms --------------------------------------------------------------------


def _indicator(wskaznik: Wskaznik) -> Inlines:
    """„nazwa – min. 35%”, „nazwa z 3 msc. do 1 msc.”; without a value the name alone."""
    inlines = markup.inline(one_line(wskaznik.nazwa))
    if wskaznik.wielowartosciowy:
        inlines += _text(f"{NBSP}{DASH} {measures.series(wskaznik)}")
        return inlines + _described(wskaznik)
    target, base = wskaznik.wartosc_docelowa, wskaznik.wartosc_bazowa
    value = partial(with_unit, jednostka=wskaznik.jednostka)
    if target is not None and base is not None:
        inlines += _text(f" z{NBSP}{value(base)} do{NBSP}{value(target)}")
    elif target is not None:
        bound = f" {wskaznik.prog}.{NBSP}" if wskaznik.prog else NBSP
        inlines += _text(f"{NBSP}{DASH}{bound}{value(target)}")
    return inlines + _described(wskaznik)


def _described(wskaznik: Wskaznik) -> Inlines:
    if not wskaznik.opis:
        return ()
    return _text(" (") + markup.inline(one_line(wskaznik.opis)) + _text(")")


def _term(termin: Termin) -> Inlines:
    """„II–IV kwartał 2024”, „analiza procesów – I kwartał 2026”."""
    words = _text(values.term(termin))
    if not termin.opis:
        return words
    return markup.inline(one_line(termin.opis)) + _text(f"{NBSP}{DASH} ") + words


def _milestones(terms: Iterable[Termin]) -> Inlines:
    """What is reached, one after the other: „analiza – I kwartał 2026; wybór – wrzesień 2026”."""
    found: Inlines = ()
    for termin in terms:
        found += (_text("; ") if found else ()) + _term(termin)
    return found


def _budget(written: PozycjaBudzetu, names: spoken.Names, *, capitals: bool = True) -> str:
    """„180 000, FEdM”, „5 000 w ramach projektów FERS, FEdM”, „Środki własne realizatorów” …"""
    pozycja = spoken.spoken(written, names)
    if pozycja.bez_kosztow:
        money = "Bez kosztów" if capitals else "bez kosztów"
    elif pozycja.okresy:
        money = values.by_period(pozycja, currency=not pozycja.zapis.bez_jednostki)
    elif pozycja.kwota is not None:
        money = values.in_cell(pozycja.kwota, pozycja.zapis)
    elif pozycja.srodki:
        money = own_means(pozycja.podmiot)
        money = capital(money) if capitals else money
    else:
        money = ""
    frame = values.frame(pozycja)
    text = values.with_sources(money, pozycja)
    shares = ", ".join(
        (
            *(values.share(udzial, currency=False) for udzial in pozycja.podzial),
            *(_component(part) for part in pozycja.montaz),
        )
    )
    if shares and text:
        text += f": {shares}" if frame and not pozycja.zrodla else f", w tym: {shares}"
    text = text or shares
    named = pozycja.zrodla[:1] != written.zrodla[:1]
    text = capital(text) if (frame or (named and capitals)) and not money else text
    after, condition = values.aside(pozycja), ""
    if pozycja.warunek and not capitals:
        after, condition = values.aside(replace(pozycja, warunek="")), one_line(pozycja.warunek)
    text = ", ".join(filter(None, (" ".join(filter(None, (text, after))), condition)))
    return f"{pozycja.rok}{NBSP}r.: {text}" if pozycja.rok else text


def _component(part: SkladnikMontazu) -> str:
    """„FEM – 95% całości”: a percentage is always said to be of something."""
    basis = "" if part.udzial is None else part.podstawa or "calosc"
    return values.component(part, basis, currency=False)
