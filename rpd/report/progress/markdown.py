"""A report as Markdown; texts of the plan are inert."""

from __future__ import annotations

from collections.abc import Iterator

from rpd.plan.sprawozdanie import CzescSprawozdania, Sprawozdanie, Tabela, Wiersz
from rpd.polish.wording import NBSP
from rpd.report.sums.markdown import escaped


def report(found: Sprawozdanie) -> str:
    """Headings, paragraphs, tables, points."""
    title, *others = map(escaped, found.tytul)
    parts = [f"# {title}", *(f"**{line}**" for line in others)]
    for czesc in found.czesci:
        parts += _part(czesc)
    return "\n\n".join(parts) + "\n"


def _part(czesc: CzescSprawozdania) -> Iterator[str]:
    yield f"## {escaped(czesc.naglowek)}"
    yield from map(escaped, czesc.akapity)
    for tabela in czesc.tabele:
        if tabela.tytul != czesc.naglowek:
            yield f"### {escaped(tabela.tytul)}"
        yield _table(tabela)
    if czesc.punkty:
        yield "\n".join(f"{n}. {escaped(text)}" for n, text in enumerate(czesc.punkty, 1))


def _table(tabela: Tabela) -> str:
    lines = [
        _line([escaped(kolumna.naglowek) for kolumna in tabela.kolumny]),
        _line(["---" if kolumna.rodzaj == "tekst" else "---:" for kolumna in tabela.kolumny]),
        *map(_row, tabela.wiersze),
    ]
    return "\n".join(lines)


def _row(wiersz: Wiersz) -> str:
    cells = [escaped(komorka) for komorka in wiersz.komorki]
    if wiersz.razem or wiersz.nad:
        cells = [f"**{cell}**" if cell else "" for cell in cells]
    cells[0] = (NBSP * 4) * wiersz.poziom + cells[0]
    return _line(cells)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
