"""ODT: lists, notes, merged cells, tracked changes, what nobody sees."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from rpd.errors import UsageError
from rpd.importing.marks import Revisions
from rpd.importing.odt.reader import read
from rpd.importing.source import Paragraph, Source, Table, pieces
from rpd.outside import files

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("draw", "drawing"),
    )
)  # fmt: skip
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
STYLES = """
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"
style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a"
style:num-suffix=")"/></text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"
text:bullet-char="&#xF0B7;"/></text:list-style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>
</style:style>"""


def _odt(body: str) -> files.Source:
    content = (
        f"<office:document-content {_NAMES} {_DC}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return files.Source("plan.odt", made.getvalue())


def _printed(source: Source) -> list[str]:
    return [one.printed for one in source.blocks if isinstance(one, Paragraph)]


def test_lists_are_numbered_as_printed() -> None:
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    inner = f"<text:list>{item.format('c')}{item.format('d')}</text:list>"
    body = (
        f'<text:list text:style-name="L">{item.format("a")}'
        f"<text:list-item><text:p>b</text:p>{inner}</text:list-item></text:list>"
        '<text:list text:style-name="L" text:continue-numbering="true">'
        f"{item.format('e')}</text:list>"
        f'<text:list text:style-name="L">{item.format("f")}</text:list>'
        f'<text:list text:style-name="B">{item.format("g")}</text:list>'
    )
    assert _printed(read(_odt(body))) == ["1. a", "2. b", "a) c", "b) d", "3. e", "1. f", "• g"]


def test_headings_notes_and_spaces() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>7</text:note-citation>'
        "<text:note-body><text:p>Przypis.</text:p></text:note-body></text:note>"
    )
    source = read(_odt(
        f'<text:h text:outline-level="2">Cel<text:s text:c="2"/>I{note}</text:h>'
        "<text:p>a<text:line-break/>b<text:tab/>c</text:p>"
    ))  # fmt: skip
    heading, lines = source.blocks
    assert isinstance(heading, Paragraph)
    assert (heading.text, heading.level) == ("Cel  I[^1]", 2)
    assert isinstance(lines, Paragraph)
    assert lines.text == "a\nb\tc"
    assert source.notes == {"1": "Przypis."}


def test_merged_cells_stand_in_the_grid() -> None:
    def cell(text: str, **spans: int) -> str:
        said = "".join(f' table:number-{name}-spanned="{n}"' for name, n in spans.items())
        return f"<table:table-cell{said}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    source = read(_odt(
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell('A')}{cell('B', columns=2)}{covered}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell('x', rows=2)}{cell('y')}{cell('z')}</table:table-row>"
        f"<table:table-row>{covered}{cell('q')}{cell('r')}</table:table-row></table:table>"
    ))  # fmt: skip
    (table,) = source.blocks
    assert isinstance(table, Table)
    assert table.width == 3
    found = [[(c.text, c.column, c.columns, c.rows) for c in row.cells] for row in table.rows]
    assert found == [
        [("A", 0, 1, 1), ("B", 1, 2, 1)],
        [("x", 0, 1, 2), ("y", 1, 1, 1), ("z", 2, 1, 1)],
        [("q", 1, 1, 1), ("r", 2, 1, 1)],
    ]
    assert [cell.header for cell in table.rows[0].cells] == [True, True]


CHANGED = (
    '<text:tracked-changes><text:changed-region text:id="i"><text:insertion>'
    "<office:change-info><dc:creator>Ewa</dc:creator><dc:date>2026-01-02T10:00:00</dc:date>"
    "</office:change-info></text:insertion></text:changed-region>"
    '<text:changed-region text:id="d"><text:deletion><office:change-info><dc:creator>Ewa'
    "</dc:creator><dc:date>2026-01-02T10:00:00</dc:date></office:change-info><text:p>stare</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
    '<text:p>Kwota <text:change text:change-id="d"/><text:change-start text:change-id="i"/>nowa'
    '<text:change-end text:change-id="i"/> zł</text:p>'
)


@pytest.mark.parametrize(
    ("how", "text"), [("accept", "Kwota nowa zł"), ("reject", "Kwota stare zł")]
)
def test_tracked_changes_are_applied_as_said(how: str, text: str) -> None:
    source = read(_odt(CHANGED), Revisions(how))
    assert _printed(source) == [text]
    every = " ".join(piece for piece, _ in pieces(source))
    assert "stare" in every
    assert "nowa" in every


def test_tracked_changes_wait_for_a_word() -> None:
    with pytest.raises(UsageError) as caught:
        read(_odt(CHANGED))
    listed = [one.message for one in caught.value.remarks]
    assert listed == [
        "  akapit 1: usunięto „stare” (Ewa 2026-01-02)",
        "  akapit 1: dodano „nowa” (Ewa 2026-01-02)",
    ]


def test_what_is_passed_over_is_told() -> None:
    source = read(_odt(
        "<text:table-of-content><text:index-body><text:p>Spis</text:p></text:index-body>"
        "</text:table-of-content>"
        '<text:p>a<text:span text:style-name="H">ukryte</text:span>'
        "<office:annotation><dc:creator>Jan</dc:creator><text:p>uwaga</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>ramka</text:p></draw:text-box></draw:frame></text:p>"
        '<text:section text:display="none"><text:p>sekcja</text:p></text:section>'
    ))  # fmt: skip
    assert _printed(source) == ["a", "ramka"]
    assert {(one.what, one.text) for one in source.passed_over} == {
        ("spis treści i odsyłacze", "Spis"), ("tekst ukryty", "ukryte"),
        ("komentarz (Jan)", "uwaga"), ("tekst ukryty", "sekcja"),
    }  # fmt: skip
