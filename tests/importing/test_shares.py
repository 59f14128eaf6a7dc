"""Money split by source in columns: „EFS+ | BP | wkład własny | Razem”."""

from pathlib import Path

import pytest

from rpd.load.data import data_of
from tests.conftest import Run
from tests.importing import word

DICTIONARY = """\
zrodla:
  - {id: EFS, nazwa: Europejski Fundusz Społeczny Plus}
  - {id: BP, nazwa: budżet państwa}
  - {id: WW, nazwa: wkład własny}
podmioty: []
skroty: []
"""
HEAD = ("Lp.", "Zadanie", "Odpowiada")
SOURCES = ("Europejski Fundusz Społeczny Plus", "BP", "wkład własny", "Razem")
ROWS = (
    ("1.", "Szkolenia", "Urząd", "85 000 zł", "10 000 zł", "5 000,50 zł", "100 000,50 zł"),
    ("2.", "Stypendia", "Urząd", "–", "7 000", "", "7 000 zł"),
    ("3.", "Konferencja", "Urząd", "1 000", "2 000", "–", "4 000"),
)


def _document(*, two_rows: bool) -> bytes:
    rows = [word.row(*row) for row in ROWS]
    if two_rows:
        # The sources stand below a cell that covers them.
        above = [word.cell(word.p(text)) for text in HEAD]
        above.append(word.cell(word.p("Źródła finansowania"), '<w:gridSpan w:val="4"/>'))
        rows = [word.row(*above), word.row("", "", "", *SOURCES), *rows]
    else:
        rows = [word.row(*HEAD, *SOURCES), *rows]
    return word.document(word.p("Plan zadań na 2027 r.") + word.table(*rows))


@pytest.mark.parametrize("known", [True, False])
def test_a_column_each_source(known: bool, tmp_path: Path, rpd: Run) -> None:
    (tmp_path / "plans").mkdir()
    if known:
        (tmp_path / "plans" / "slownik.yaml").write_text(DICTIONARY, "utf-8")
    (tmp_path / "plan.docx").write_bytes(_document(two_rows=not known))
    ran = rpd("import", "plan.docx", "--profile", "lista", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "(100%)" in ran.err
    found = [one["budzet"][0] for one in data_of(ran.out)["dzialania"]]
    whole = SOURCES[0] if not known else "EFS"
    own = "wkład własny" if not known else "WW"
    split = found[0]["podzial"]
    assert {name: str(value) for name, value in split.items()} == {
        whole: "85000", "BP": "10000", own: "5000.50",
    }  # fmt: skip
    assert str(found[0]["kwota"]) == "100000.50"
    assert (found[1]["kwota"], found[1]["zrodla"]) == (7000, ["BP"])
    assert found[2]["kwota"] == 3000
    assert "„Razem”: 4 000 to nie suma źródeł" in ran.err
