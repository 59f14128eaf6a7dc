"""Documents of everything that a document may hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from rpd.formats.document import (
    Abbr,
    Aside,
    Block,
    Deleted,
    Document,
    Footnote,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Inserted,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Run,
    Signature,
    Strong,
    Text,
)

DAY = datetime(2025, 3, 7, 12, tzinfo=UTC)


def said(*words: str | Run) -> Paragraph:
    return Paragraph(tuple(Text(word) if isinstance(word, str) else word for word in words))


def item(marker: str, *blocks: Block | str) -> Item:
    return Item(marker, tuple(said(block) if isinstance(block, str) else block for block in blocks))


def sample(
    kind: Literal["report", "letter"], words: str = "słowa", title: str = "Tytuł"
) -> Document:
    """A document with `words` in each of its places."""
    mark = Note(1, "przypis-1-odsylacz", "przypis-1")
    again = Note(1, "przypis-1-odsylacz-2", "przypis-1")
    table = Grid(
        f"Kwoty – {words}",
        (GridColumn(f"Nazwa {words}", 3), GridColumn("Kwota", 1, numeric=True)),
        (
            GridRow(((said(f"suma {words}"),), (said("30,00 zł"),)), strong=True),
            GridRow(((said(f"część {words}"), said(words)), (said("10,00 zł"),)), level=1),
            GridRow(
                ((Listing((item("a)", f"w komórce {words}"), item("–", words))),), ()), short=False
            ),
        ),
        description=f"Opis {words}",
        shown=True,
    )
    nested = Listing((item("a)", f"litera {words}", Listing((item("–", f"tiret {words}"),))),))
    parts = (
        Aside((Strong("PROJEKT"), Text(words))),
        said(f"Wstęp {words} ", Strong(f"mocno {words}"), " ", Deleted(words), Inserted(words)),
        Heading(2, (Text(f"Rozdział {words}"),)),
        Listing(
            (
                item("1)", f"pierwszy {words}", nested, f"za listą {words}"),
                item("2)", f"drugi {words}"),
                item("2a)", f"z literą {words}"),
                item("3)", f"trzeci {words}"),
            )
        ),
        table,
        Listing((item("", Listing((item("b)", f"ciąg dalszy {words}"),))),)),
        Heading(3, (Text(f"Dalej {words}"),)),
        said(Abbr(words, "rozwinięcie"), Link(words, "https://example.org/a?b=c"), mark, again),
        Listing((item("–", f"myślnik {words}"), item("–", words))),
        said(f"Koniec {words}"),
        Signature((f"Marszałek {words}", words)),
    )
    document = Document(
        title=(title, f"o czym: {words}"),
        parts=parts,
        kind=kind,
        day=DAY,
        running=(f"nagłówek {words}",),
        author=f"Urząd {words}",
        footnotes=(Footnote(1, "przypis-1", (said(f"Treść przypisu {words}"),), (mark.anchor,)),),
    )
    return document if kind == "report" else without_notes(document)


def without_notes(document: Document) -> Document:
    """The document without footnotes: the styles of letters know none."""
    parts = tuple(
        Paragraph(tuple(run for run in part.runs if not isinstance(run, Note)))
        if isinstance(part, Paragraph)
        else part
        for part in document.parts
    )
    return replace(document, parts=parts, footnotes=())
