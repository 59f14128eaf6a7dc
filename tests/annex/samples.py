"""Annexes to print, and every string that a format must bring back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from rpd.annex.annex import annex
from rpd.annex.table import Annex, Block, Note, Run, Summary, sections
from rpd.formats.office import lines, printable
from rpd.formats.stamp import stamp
from rpd.load.whole import load
from rpd.outside import files
from rpd.plan.model import (
    Dzialanie,
    Opis,
    Plan,
    PozycjaBudzetu,
    Produkt,
    Przypis,
    Realizator,
    Skrot,
    Slownik,
    Termin,
    Uchwala,
    Wskaznik,
)
from rpd.plan.terminy import parse
from tests.elements import a_cel, a_kierunek, a_plan, a_priorytet

ROOT = Path(__file__).parent.parent.parent

STAMP = stamp("2024.yaml", b"rok: 2024\n", [b"strategia"], revision="0123456789abcdef")

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '"\'><w:p/><x a="',
    "template": "{{7*7}} {% raw %} {# x #} << 7 >> <% x %> ${7} #{7}",
    "entity": "&lt;b&gt; &amp; &#60; &nbsp; &x;",
    "cdata": "a ]]> b <![CDATA[ c ]]>",
    "comment": "--> <!-- <? ?> -- <!DOCTYPE x>",
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|x",
    "minus": "-2+3 @SUM(A1)",
    "at": "@SUM(1) @octocat #12 !3 %4 &5 ~6 $7 owner/repo#8 a@b.pl",
    "apostrophe": "'=1",
    "controls": "a\x00b\x01c\x0bd\x0ce\x1bf\x7fg\x85h\ufffei\uffffj",
    "surrogate": "a\ud800b",
    "direction": "\u202eodwrócony\u2066 \u200b\u200d\ufeff\u00ad",
    "escape": "_x0041_ _x000D_ _xFFFE_ \\n \\0 %s %(x)s {0}",
    "markdown": "# *a* _b_ `c` ~d~ **e** [f](g) ![h](i) | j || k $l$ [^1] :smile: \\| ^m^",
    "list": "1. a - b + c > d === --- ***",
    "address": "https://[x https://a:b@c.d/ http://x.pl:99999999/ https://ł.pl/ą?ć=%zz|{}^`\\",
    "javascript": "javascript:alert(1) www.x.pl data:text/html,x",
    "spaces": "a  b   c\u00a0\u00a0d\u2007e\u202ff",
    "tabs": "a\tb\t\tc",
    "polish": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ „Zażółć gęślą jaźń” – … § ½ €",
    "letters": "Łódź Ærø Ĳssel ſ ß ẞ Ѐлка Ωμέγα אבג عربي 漢字 한글 ไทย 😀 𝒜 e\u0301 ﬁ",
    "word": "Konstantynopolitańczykowianeczka" * 160,
    "long": "Bardzo długi opis, który nie mieści się na stronie. " * 400,
    "longer": "Opis dłuższy, niż pomieści komórka arkusza kalkulacyjnego. " * 600,
}


@cache
def adopted() -> Annex:
    """The annex of 2024."""
    plan = ROOT / "plans/2024.yaml"
    loaded = load(files.read(plan), lambda name: files.read(plan.parent / name))
    assert loaded.plan is not None
    return annex(loaded.plan, loaded.strategia, loaded.slownik)


def plan_of(*dzialania: Dzialanie, text: str = "Nazwa", **others: object) -> Plan:
    kierunek = a_kierunek("1", text, "I.1.1", dzialania)
    priorytety = (a_priorytet("I.1", text, (kierunek,)),)
    return a_plan(2024, text, cele=(a_cel("I", text, priorytety),), **others)


def saying(text: str) -> Annex:
    """An annex that says the text wherever a plan can."""
    dzialanie = Dzialanie(
        text,
        text,
        lp=text,
        opis=(Opis(text), Opis(f"- {text}", text)),
        produkty=(Produkt(text, text),),
        wskazniki=(Wskaznik(text, text, Decimal(5), opis=text, zrodlo_danych=text),),
        budzet=(
            PozycjaBudzetu(zrodla=(text, text)),
            PozycjaBudzetu(srodki="wlasne", podmiot=text),
        ),
        termin=(Termin(text, parse(text, 2024)),),
        realizatorzy=(Realizator(text, "wspolpraca", uwagi=text, lit=text),),
    )
    plan = plan_of(
        dzialanie,
        text=text,
        uchwala=Uchwala(text, text, None, 1),
        przypisy=(Przypis("p", text),),
        kolumny=(("budzet", "p"),),
    )
    return annex(plan, None, Slownik(skroty=(Skrot(" ".join(text.split()), text),)))


def with_notes(number: int) -> Annex:
    """An annex with so many footnotes, each marked twice, the last one by the one before it."""
    notes = [Przypis(f"n{i}", f"Przypis {i} o treści.") for i in range(number - 1)]
    notes.append(Przypis(f"n{number - 1}", "Zob. https://example.org/a. [^ostatni]"))
    text = " ".join(f"słowo[^n{i}]" for i in range(number))
    return annex(
        plan_of(
            Dzialanie("a", "A", opis=(Opis(f"{text}\n\n- {text}"),)),
            przypisy=(*notes, Przypis("ostatni", "Odsyła do niego tylko przypis.")),
        ),
        None,
        None,
    )


BUDGET = Summary(
    title="Zestawienie budżetu",
    anchor="zestawienie_budzetu",
    columns=("Źródło finansowania", "Kwota (w\u00a0zł)", "Liczba działań"),
    rows=(("FEM – Fundusze", "15\u00a0459\u00a0500,50", "6"), ("FERS", "131\u00a0000", "4")),
    total=("Razem", "15\u00a0590\u00a0500,50", "10"),
    notes=("Uwaga pierwsza.", "- Uwaga druga."),
)


# --- what must be found again --------------------------------------------------------------------


def runs_text(runs: tuple[Run, ...]) -> str:
    return "".join(f"[{r.number}]" if isinstance(r, Note) else printable(r.text) for r in runs)


def block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for line in lines(blocks):
        yield f"{printable(line.marker)} {runs_text(line.runs)}".strip(" ")


def strings(document: Annex, *, captions: bool = True) -> Iterator[str]:
    """Every text of the neutral table in its order, but footnotes and abbreviations."""
    yield from map(printable, document.header_lines)
    for section in sections(document):
        yield f"{printable(section.label)} {runs_text(section.runs)}"
        if section.table:
            if captions:
                yield printable(section.table.caption)
            yield from (runs_text(column.runs) for column in section.table.columns)
            for row in section.table.rows:
                for cell in row.cells:
                    yield from block_texts(cell.blocks)


def rest(document: Annex) -> Iterator[str]:
    """Budget and abbreviations."""
    if summary := document.budget:
        yield from (summary.title, *summary.columns)
        for row in (*summary.rows, summary.total):
            yield from row
        yield from summary.notes
    for abbreviation in document.abbreviations:
        yield from (printable(abbreviation.text), printable(abbreviation.title))


def notes(document: Annex) -> Iterator[str]:
    for footnote in document.footnotes:
        yield from block_texts(footnote.blocks)


def solid(text: str) -> str:
    """The text without spaces, which formats break lines at."""
    return "".join(text.split())


def missing(wanted: Iterator[str], found: str) -> list[str]:
    """Strings that do not occur in a text in this order."""
    found, position, lost = solid(found), 0, []
    for string in map(solid, wanted):
        place = found.find(string, position)
        if place < 0:
            lost.append(string[:200])
        else:
            position = place + len(string)
    return lost
