"""Tagged PDF files → the neutral source: each kind of element, whole sources compared."""

from pathlib import Path

from tests.expected import Expected
from tests.importing.pdf_made import Page, Tag, made
from tests.importing.pdf_told import read

EXPECTED = Expected(Path(__file__).parent / "expected" / "pdf-tags", ["source.txt"])
CELL = "/A<</O/Table/ColSpan {}/RowSpan {}>>"


# --- documents -----------------------------------------------------------------------------------


def headings_and_lists() -> bytes:
    page = Page()
    lines = iter(range(380, 0, -14))

    def said(kind: str, *texts: str) -> Tag:
        return Tag(kind, [(0, page.text(40, next(lines), text, tag=kind)) for text in texts])

    def item(label: str, *kids: Tag | str) -> Tag:
        mark = said("Lbl", label)
        body = [said("P", kid) if isinstance(kid, str) else kid for kid in kids]
        return Tag("LI", [mark, Tag("LBody", body)])

    tags = [
        said("Title", "Roczny plan"),
        said("H2", "Cel I. Współpraca gmin i", "powiatów"),
        said("P", "Zdanie, które przechodzi do drugiego", "wiersza i w nim się kończy."),
        Tag("L", [item("a)", "pierwsze,"), item("b)", "drugie:")]),
        Tag("L", [item("1.", "jedno"), item("2.", "drugie", "i jego dalszy akapit")]),
        Tag("Sect", [said("H3", "Priorytet 1"), Tag("Div", [said("P", "Treść.")])]),
    ]
    return made([page], [Tag("Document", tags)])


def a_torn_table() -> bytes:
    one, two = Page(), Page()
    one.artifact(40, 390, "Roczny plan na 2024 r.", 7)
    two.artifact(40, 390, "Roczny plan na 2024 r.", 7)
    two.artifact(40, 370, "Nazwa Budżet")
    two.artifact(40, 10, "Strona 2 z 2", 7)

    def cell(kind: str, page: int, x: float, y: float, *texts: str, attributes: str = "") -> Tag:
        marks = [
            (page, (one, two)[page].text(x, y - 12 * n, text, tag="P"))
            for n, text in enumerate(texts)
        ]
        return Tag(kind, [Tag("P", marks)] if marks else (), attributes)

    torn = Tag(
        "TD",
        [
            Tag(
                "P",
                [
                    (0, one.text(40, 60, "2. Wsparcie dla gmin,", tag="P")),
                    (1, two.text(40, 350, "które tworzą centra.", tag="P")),
                ],
            )
        ],
    )
    head = Tag(
        "TR",
        [
            cell("TH", 0, 40, 360, "Nazwa"),
            cell("TH", 0, 200, 360, "Budżet", "i źródło"),
            cell("TH", 0, 300, 360, "Termin"),
        ],
    )
    rows = [
        Tag(
            "TR",
            [cell("TD", 0, 40, 330, "1. Diagnoza"), Tag("TD"), cell("TD", 0, 300, 330, "II kw.")],
        ),
        Tag("TR", [torn, cell("TD", 0, 200, 60, "12 000"), cell("TD", 1, 300, 350, "2024 r.")]),
        Tag("TR", [cell("TD", 1, 40, 300, "Razem", attributes=CELL.format(2, 1)), Tag("TD")]),
        Tag(
            "TR",
            [
                cell("TD", 1, 40, 280, "Wspólne", attributes=CELL.format(1, 2)),
                cell("TD", 1, 200, 280, "a"),
                cell("TD", 1, 300, 280, "b"),
            ],
        ),
        Tag("TR", [cell("TD", 1, 200, 260, "c"), cell("TD", 1, 300, 260, "d")]),
        Tag("TR", [Tag("TD"), Tag("TD"), Tag("TD")]),
        Tag("TR", [cell("TD", 1, 40, 240, "ostatni"), Tag("TD")]),
    ]
    table = Tag("Table", [Tag("THead", [head]), Tag("TBody", rows)])
    return made([one, two], [Tag("Document", [table])])


def words_between_lines() -> bytes:
    page = Page()
    y = iter(range(380, 0, -14))

    def said(*texts: str) -> Tag:
        return Tag("P", [(0, page.text(40, next(y), text, tag="P")) for text in texts])

    at = next(y)
    soft = Tag(
        "P",
        [
            (0, page.text(40, at, "wyrazy podzie", tag="Span")),
            (0, page.soft(105, at)),
            (0, page.text(40, next(y), "lone przez program", tag="Span")),
        ],
    )
    tags = [
        soft,
        said("zadania społeczno-", "-ekonomiczne, informacyjno-", "edukacyjne"),
        said("sieć gmin/", "powiatów i gmin / miast"),
        said("w latach 2021–", "2027 oraz –", "dalej"),
        said("adres https://rops.krakow.pl/o-", "nas tu"),
    ]
    return made([page], [Tag("Document", tags)])


def divided_without_a_word() -> bytes:
    page = Page()
    y = iter(range(380, 0, -14))
    texts = (
        ("Rozwój usług społecznych i eko-", "nomii społecznej, a także szko-", "lenia kadr"),
        ("Wsparcie usług w gminach, doradz-", "two i ekonomii spo-", "łecznej szkolenia"),
        ("Działania informacyjno-", "edukacyjne"),
    )
    tags = [
        Tag("P", [(0, page.text(40, next(y), text, tag="P")) for text in paragraph])
        for paragraph in texts
    ]
    return made([page], [Tag("Document", tags)])


def footnotes_and_the_rest() -> bytes:
    page = Page()
    divided = [
        (0, page.text(40, 60, "3 Wsparcie dla oso", 8, tag="P")),
        (0, page.soft(112, 60, 8)),
        (0, page.text(40, 50, "by bezrobotnej.", 8, tag="P")),
    ]
    tags = [
        Tag(
            "P",
            [
                (0, page.text(40, 380, "Budżet", tag="P")),
                Tag("Link", [(0, page.text(70, 384, "1", 6, tag="Span"))]),
                (0, page.text(73.5, 380, ", czyli 20 m", tag="P")),
                (0, page.text(133.5, 384, "2", 6, tag="P")),
            ],
        ),
        Tag("Note", [(0, page.text(40, 30, "1 Kwoty w złotych.", 8, tag="P"))]),
        Tag("Note", [(0, page.text(40, 20, "2 Druga.", 8, tag="P"))]),
        Tag("Note", divided),
    ]
    page.text(300, 200, "poza drzewem")
    note = "/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Sprawdzic kwote)>>]"
    lines = ((350 - 14 * number, f"wiersz treści {number}") for number in range(12))
    tags += [Tag("P", [(0, page.text(40, y, text, tag="P"))]) for y, text in lines]
    return made([page], [Tag("Document", tags)], annotations=note)


def test_what_tags_tell() -> None:
    said = [
        f"=== {one.__name__}\n{read(one())}"
        for one in (
            headings_and_lists,
            a_torn_table,
            words_between_lines,
            divided_without_a_word,
            footnotes_and_the_rest,
        )
    ]
    EXPECTED.check("source.txt", "\n".join(said) + "\n")
    EXPECTED.check_orphans()
