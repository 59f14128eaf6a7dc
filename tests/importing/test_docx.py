"""A DOCX as the neutral source: every piece of text once, with its place, and nothing silently."""

import pytest

from rpd.errors import CannotReadError, UsageError
from rpd.importing.docx import reader
from rpd.importing.marks import Revisions
from rpd.importing.source import Block, Cell, Paragraph, Source, Table
from rpd.outside import files
from tests.formats.office_traps import packed
from tests.importing import word
from tests.importing.word import added, box, cell, control, p, removed, row, run, table


def _read(body: str, revisions: Revisions | None = None, **parts: str) -> Source:
    return reader.read(files.Source("plan.docx", word.document(body, **parts)), revisions)


def _shown(block: Block) -> object:
    if isinstance(block, Paragraph):
        return block.printed
    return [[_cell(one) for one in row.cells] for row in block.rows]


def _cell(one: Cell) -> str:
    spans = "" if (one.columns, one.rows) == (1, 1) else f" {one.columns}×{one.rows}"
    inner = "".join(f" {_shown(t)}" for t in one.tables)
    return one.text + inner + spans


def _texts(body: str, revisions: Revisions | None = None, **parts: str) -> list[object]:
    return [_shown(one) for one in _read(body, revisions, **parts).blocks]


CASES = {
    "runs, tabs, breaks": (p(run("a") + run("b\tc\nd")), ["ab\tc\nd"]),
    "spaces that are not kept": (p("<w:r><w:t> a </w:t></w:r>" + run(" b")), ["a b"]),
    "a control in a line": (p(control(run("a")) + run("b")), ["ab"]),
    "a control around a paragraph": (control(p("a")), ["a"]),
    "a control around a row": (table(control(row("a", "b"))), [[["a", "b"]]]),
    "a control around a cell": (table(row("a", control(cell("b")))), [[["a", "b"]]]),
    "a control in a cell": (table(row("a", cell(control(p("b"))))), [[["a", "b"]]]),
    "columns that a cell covers": (
        table(row("a", "b", "c"), row(cell("d", '<w:gridSpan w:val="2"/>'), "e")),
        [[["a", "b", "c"], ["d 2×1", "e"]]],
    ),
    "rows that a cell covers": (
        table(
            row(cell("a", '<w:vMerge w:val="restart"/>'), "b"),
            row(cell("", "<w:vMerge/>"), "c"),
            row("d", "e"),
        ),
        [[["a 1×2", "b"], ["c"], ["d", "e"]]],
    ),
    "a table in a cell": (table(row("a", cell([table(row("b", "c")), p("d")]))), None),
    "a table that frames others": (
        table(row(cell([p("a"), table(row("b", "c"))])), row(cell([p("d")]))),
        ["a", [["b", "c"]], "d"],
    ),
    "a text box": (p(run("a") + box("b", "c")), ["a", "b", "c"]),
    "an address": (p(f"<w:hyperlink>{run('https://a.pl')}</w:hyperlink>"), ["https://a.pl"]),
    "a field": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
            f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        ["7"],
    ),
    "signs": (
        p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:noBreakHyphen/><w:softHyphen/></w:r>'),
        ["•-"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_text_stands_once(case: str) -> None:
    body, expected = CASES[case]
    assert _texts(body) == (expected or [[["a", "d [['b', 'c']]"]]])


def test_numbers_that_word_counts() -> None:
    numbering = word.levels(("upperRoman", "Cel %1."), ("decimal", "%1.%2."), ("bullet", "\uf0b7"))
    body = "".join(
        p(text, word.listed(list_id, depth))
        for text, list_id, depth in (
            *(("a", 1, 0), ("b", 1, 1), ("c", 1, 1), ("d", 1, 2), ("e", 1, 0), ("f", 1, 1)),
            *(("g", 2, 0), ("h", 1, 0), ("i", 3, 0)),
        )
    )
    assert _texts(body, numbering=numbering) == [
        *("Cel I. a", "I.1. b", "I.2. c", "• d", "Cel II. e", "II.1. f"),
        *("Cel I. g", "Cel II. h", "i"),
    ]


def test_numbers_of_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Kier"><w:name w:val="Kierunek"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="K2"><w:name w:val="x"/><w:basedOn w:val="Kier"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="N1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="toc 1"/></w:style>'
    )
    body = "".join(
        p(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in (("a", "Kier"), ("b", "K2"), ("c", "N1"), ("d", "S"))
    )
    source = _read(body, numbering=word.levels(("decimal", "%1)")), styles=styles)
    paragraphs = [one for one in source.blocks if isinstance(one, Paragraph)]
    assert [(one.printed, one.level) for one in paragraphs] == [("1) a", 3), ("2) b", 3), ("c", 1)]
    assert [(one.what, one.text) for one in source.passed_over] == [
        ("spis treści i odsyłacze", " d")
    ]


def test_footnotes_by_the_order_of_their_marks() -> None:
    def reference(kind: str, id_: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'

    notes = "".join(f'<w:footnote w:id="{n}">{p(f"przypis {n}")}</w:footnote>' for n in (0, 1, 2))
    body = p(run("a") + reference("footnote", 2)) + p(run("b") + reference("endnote", 5))
    body += p(run("c") + reference("footnote", 1) + reference("footnote", 2))
    source = _read(
        body, footnotes=notes, endnotes=f'<w:endnote w:id="5">{p("końcowy")}</w:endnote>'
    )
    assert [_shown(one) for one in source.blocks] == ["a[^1]", "b[^2]", "c[^3][^1]"]
    assert source.notes == {"1": "przypis 2", "2": "końcowy", "3": "przypis 1"}
    assert [one.text for one in source.passed_over] == ["przypis 0"]


TRACKED = (
    p(run("a ") + added(run("b ")) + removed("c ") + run("d"))
    + p("<w:r/>", "<w:rPr><w:del w:author='Ewa'/></w:rPr>")
    + p(run("e"), "<w:rPr><w:ins w:author='Ewa'/></w:rPr>")
    + p("f")
    + table(
        row("g", properties="<w:ins w:author='Jan'/>"),
        row("h", properties="<w:del w:author='Jan'/>"),
        row("i", cell("j", "<w:cellDel w:author='Jan'/>")),
    )
)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (Revisions.ACCEPT, ["a b d", "e", "f", [["g"], ["i", ""]]]),
        (Revisions.REJECT, ["a c d", "ef", [["h"], ["i", "j"]]]),
    ],
)
def test_tracked_changes(how: Revisions, expected: list[object]) -> None:
    source = _read(TRACKED, how)
    assert [_shown(one) for one in source.blocks] == expected
    gone = [one.text.strip() for one in source.passed_over]
    assert gone == (["c", "h", "j"] if how is Revisions.ACCEPT else ["b", "g"])
    assert source.remarks[0].message.startswith("Zarejestrowane zmiany (")


def test_tracked_changes_are_listed_and_never_applied_silently() -> None:
    with pytest.raises(UsageError) as caught:
        _read(TRACKED)
    assert caught.value.message == (
        "„plan.docx” ma 7\u00a0zarejestrowanych zmian, o których nie wiadomo, czy obowiązują."
    )
    assert [one.message for one in caught.value.remarks] == [
        "  akapit 1: dodano „b” (Anna 2025-01-02)",
        "  akapit 1: usunięto „c” (Anna 2025-01-02)",
        "  akapit 2: usunięto akapit (Ewa)",
        "  akapit 3: dodano akapit (Ewa)",
        "  tabela 1, wiersz 1: dodano „wiersz: g” (Jan)",
        "  tabela 1, wiersz 2: usunięto „h” (Jan)",
        "  tabela 1, wiersz 3, kolumna 2: usunięto „j” (Jan)",
    ]


def test_what_is_no_text_of_the_document_is_told() -> None:
    hidden = run("ukryte", "<w:vanish/>")
    comment = '<w:r><w:commentReference w:id="3"/></w:r>'
    source = _read(
        table(row("Nazwa", "Termin", "Kto"), row("a", cell([p(run("b") + hidden + comment)]), "c")),
        comments=f'<w:comment w:id="3" w:author="Ewa">{p("Czy na pewno?")}</w:comment>',
        header=p("Plan"),
        header2=p("Plan"),
        footer=p("Strona 1"),
    )
    assert [(one.what, one.text, one.place) for one in source.passed_over] == [
        ("tekst ukryty", "ukryte", "tabela 1, wiersz 2, kolumna „Termin”"),
        ("komentarz (Ewa)", "Czy na pewno?", "tabela 1, wiersz 2, kolumna „Termin”"),
        ("nagłówek strony", "Plan", ""),
        ("stopka strony", "Strona 1", ""),
    ]


def test_struck_out_text_stays_and_is_told() -> None:
    source = _read(p(run("a ") + run("b", "<w:strike/>")))
    assert [_shown(one) for one in source.blocks] == ["a b"]
    assert [one.message for one in source.remarks] == [
        "Tekst przekreślony: „b” (akapit 1). Został w treści; sprawdź."
    ]


def test_strict_files_are_read() -> None:
    strict = word.part("document", f"<w:body>{p('a')}</w:body>").replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    made = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": strict})
    assert [_shown(one) for one in reader.read(files.Source("a.docx", made)).blocks] == ["a"]


BAD = {
    "bez treści": ("<w:body/>", "„plan.docx” nie ma treści dokumentu."),
    "wklejony dokument": ("<w:altChunk/>", "„plan.docx” ma w środku wklejony cały inny dokument"),
    "głęboka tabela": (
        "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80,
        "W „plan.docx” część „word/document.xml” ma ponad 200 zagnieżdżonych poziomów.",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_documents(case: str) -> None:
    body, said = BAD[case]
    data = word.document(body)
    if case == "bez treści":
        parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": word.part("document", "")}
        data = packed(parts)
    with pytest.raises(CannotReadError) as caught:
        reader.read(files.Source("plan.docx", data))
    assert caught.value.message.startswith(said)


def test_a_place_for_every_cell() -> None:
    (block,) = _read(table(row("Nazwa", "Termin", "Kto"), row("a", "b", "c"))).blocks
    assert isinstance(block, Table)
    assert block.rows[1].place == "tabela 1, wiersz 2"
    assert block.rows[1].cells[1].place == "tabela 1, wiersz 2, kolumna „Termin”"
