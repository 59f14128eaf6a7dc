"""Every character of any source goes somewhere: into the plan, a field, a comment, the report."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rpd.importing import conservation, emitted, summary
from rpd.importing.cells.names import names
from rpd.importing.draft import Draft
from rpd.importing.recognise import Asked, recognise
from rpd.importing.source import (
    MARK,
    Block,
    Cell,
    Paragraph,
    PassedOver,
    Row,
    Source,
    Table,
    pieces,
)
from rpd.load.data import data_of
from rpd.plan.built_in import chosen
from tests.importing.reading_back import adopted
from tests.properties import examples

HEADERS = [
    *("Nazwa działania/inicjatywy", "Szczegółowy opis zaplanowanych działań", "Produkt"),
    *("Wskaźnik produktu", "Budżet/Źródło finansowania", "Termin realizacji", "Realizator"),
]
WORDS = st.sampled_from(
    [
        *(
            "szkolenia",
            "Liczba osób",
            "FERS",
            "FEdM",
            "ROPS",
            "OWES",
            "jw.",
            "Ad 1)",
            "Ad2ab)",
            "a)",
        ),
        *(
            "b)",
            "c)",
            "–",
            "- 6",
            "– min. 35%",
            "z 3 msc. do 1 msc.",
            "180 000",
            "12 500,50 zł",
            ",",
        ),
        *(
            "Środki własne realizatorów",
            "w ramach projektów",
            "II-IV kwartał 2024",
            "30.06.2024 r.",
        ),
        *("we współpracy z urzędem pracy", "(ROPS/MCD N)", "1.", "2)", "•", "stowa-", "rzyszenia"),
        *(
            "„cytat”",
            "https://a.pl/b",
            "[^1]",
            "Razem",
            "\n",
            "\t",
            "żółć",
            "x;",
            "100%",
            "Zażółć gęślą",
        ),
    ]
)
TEXTS = st.lists(WORDS, max_size=7).map(" ".join)
HEADINGS = st.sampled_from(
    [
        *("Cel szczegółowy I. Rozwój", "Priorytet I.1 Wsparcie", "Kierunek interwencji 1: Usługi"),
        *(
            "Kierunek interwencji 2.",
            "Załącznik nr 1 do uchwały 4/2024",
            "Plan na 2024 r.",
            "uwaga",
        ),
    ]
)
PARAGRAPHS = st.builds(
    Paragraph,
    st.one_of(HEADINGS, TEXTS),
    st.just("akapit"),
    st.sampled_from([None, 1, 2]),
    st.sampled_from(["", "a)", "1.", "–"]),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows = [Row(tuple(_cell(text, n) for n, text in enumerate(HEADERS)), "wiersz 1")]
    rows = rows if draw(st.booleans()) else []
    for number in range(draw(st.integers(0, 4))):
        texts = draw(st.lists(st.one_of(TEXTS, st.just("")), min_size=1, max_size=7))
        cells = [_cell(text, n) for n, text in enumerate(texts)]
        if draw(st.booleans()):
            one = draw(st.integers(0, len(cells) - 1))
            cells[one] = Cell(cells[one].paragraphs, "", one, 1, draw(st.integers(1, 3)))
        rows.append(Row(tuple(cells), f"wiersz {number + 2}", draw(st.booleans())))
    return Table(tuple(rows), "tabela", len(HEADERS))


def _cell(text: str, column: int) -> Cell:
    return Cell(tuple(Paragraph(line) for line in text.split("\n") if line.strip()), "", column)


BLOCKS: st.SearchStrategy[Block] = st.one_of(PARAGRAPHS, tables())


@given(st.lists(BLOCKS, max_size=8), st.booleans(), TEXTS)
@examples(60)
def test_nothing_is_lost(blocks: list[Block], flat: bool, note: str) -> None:
    source = Source(
        tuple(blocks), {"1": note}, (PassedOver("komentarz", note, ""),), name="a", flat=flat
    )
    profil = adopted().plan
    assert profil is not None
    asked = Asked(profil.profil, names=names(adopted().slownik))
    draft = recognise(source, asked)
    account = draft.account
    whole = sum(conservation.size(text) for text, _ in pieces(source))
    assert account.total == whole
    assert account.lost == 0
    # And it does stand there: every letter as often as in the source, in the file and the report.
    text = emitted.text(draft.data, draft.notes)
    said = Counter("".join((text, *summary.lines(draft, profil.profil))).casefold())
    said.update("".join(words * times for words, times in account.by_fields.items()).casefold())
    for one in draft.passed_over:
        said.update(one.text.casefold())
    wanted = Counter(MARK.sub("", "".join(t for t, _ in pieces(source))).casefold())
    assert not [sign for sign in wanted if sign.isalnum() and wanted[sign] > said[sign]]
    if draft.data.get("cele"):
        assert data_of(text)["cele"] == draft.data["cele"]


def test_what_covers_a_text_is_counted_once() -> None:
    found = conservation.covered("Ad 1) Liczba szkoleń – 3", ["Liczba szkoleń", "3", "3"])
    assert (found.inside, found.other, found.left) == (14, [], ["Ad 1)", "–"])


def test_words_of_a_text_that_was_cut_are_found_whole() -> None:
    found = conservation.covered("pracy współpracy", ["współpracy i pracy"])
    assert (found.inside, found.left) == (15, [])


def test_how_many_characters_were_passed_over() -> None:
    for text, said in (("a", "1 znak"), ("ab cd", "4 znaki"), ("abcde", "5 znaków")):
        draft = Draft()
        draft.pass_over("nagłówek strony", text)
        assert f"Pominięto ({said}):" in summary.lines(draft, chosen(None))
