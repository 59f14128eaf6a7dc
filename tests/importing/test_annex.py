"""The adopted annex comes back: from rpd's own DOCX, from LibreOffice's, from its flattened text.

``sources/libreoffice-*.docx`` were saved by LibreOffice out of the annex as ODT and as HTML;
``sources/plan-2024.txt`` is the text of the adopted PDF as somebody drew it out.
"""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from rpd.annex.annex import annex
from rpd.annex.table import Row, sections
from rpd.compare.plans import compare
from rpd.load.data import data_of
from rpd.load.whole import Loaded, load
from rpd.outside import files
from rpd.plan.model import Plan, dzialania, miejsca
from rpd.workspace.imported import Imported, Wanted, imported
from rpd.writing.canonical import canonical
from tests.conftest import ROOT, Run
from tests.expected import Expected
from tests.large import large
from tests.test_fidelity import cell_text

SOURCES = Path(__file__).parent / "sources"
EXPECTED = Expected(
    Path(__file__).parent / "expected" / "annex", ["flattened.yaml", "flattened.txt", "settled.txt"]
)
NOT_PRINTED = ("uchwala", "odstepstwa", "wyrazy", "strategia")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the adopted plan and what it names."""
    folder = tmp_path_factory.mktemp("office") / "plans"
    folder.mkdir()
    for name in ("2024.yaml", "strategia.yaml", "slownik.yaml"):
        shutil.copy(ROOT / "plans" / name, folder)
    return folder.parent


def _imported(path: Path, office: Path) -> Imported:
    return imported(Wanted(path, office))


def _loaded(text: str, office: Path) -> Loaded:
    folder = office / "plans"
    return load(files.Source("2024.yaml", text.encode()), lambda n: files.read(folder / n))


@cache
def _adopted() -> Loaded:
    folder = ROOT / "plans"
    return load(files.read(folder / "2024.yaml"), lambda name: files.read(folder / name))


def _cells(loaded: Loaded) -> dict[str, list[str]]:
    assert loaded.plan is not None
    document = annex(loaded.plan, loaded.strategia, loaded.slownik)
    rows: Iterator[Row] = (r for s in sections(document) if s.table for r in s.table.rows)
    return {row.number: [cell_text(cell.blocks) for cell in row.cells] for row in rows}


def _assert_the_same(made: Imported, office: Path) -> None:
    assert canonical(made.text, data_of(made.text), "plan") == made.text
    loaded = _loaded(made.text, office)
    assert _cells(loaded) == _cells(_adopted())
    assert len(_cells(loaded)) == 44
    old, new = _adopted().plan, loaded.plan
    assert old is not None
    assert new is not None
    told = {getattr(change, "field", getattr(change, "list", "")) for change in compare(old, new)}
    assert all(str(field).startswith(NOT_PRINTED) for field in told), told
    assert made.draft is not None
    assert made.draft.account.lost == 0
    assert len(made.draft.doubts) == 5


def test_a_docx_of_our_own(office: Path, rpd: Run) -> None:
    made = office / "annex.docx"
    assert rpd("render", "2024", "-o", made).code == 0
    _assert_the_same(_imported(made, office), office)


@pytest.mark.parametrize("way", ["odt", "html"])
def test_a_docx_of_libreoffice(way: str, office: Path) -> None:
    _assert_the_same(_imported(large(SOURCES / f"libreoffice-{way}.docx"), office), office)


# --- flattened text ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def flattened(office: Path) -> Imported:
    return _imported(SOURCES / "plan-2024.txt", office)


def _settled(text: str) -> str:
    """What somebody does who goes through the marks with the document beside them."""
    for slip in ("FEEdM", "FEDM", "FEoM"):
        text = text.replace(f"zrodla: [FERS, {slip}]", "zrodla: [FERS, FEdM]")
        text = text.replace(f"zrodla: [{slip}]", "zrodla: [FEdM]")
    at = text.index("nazwa: >-", text.index("wskaż pole „strategia”"))
    return text[:at] + "strategia: III.1\n            " + text[at:]


def test_the_flattened_annex(flattened: Imported) -> None:
    EXPECTED.check("flattened.yaml", flattened.text)
    EXPECTED.check("flattened.txt", "\n".join((*flattened.report, "")))


def _plan(text: str, office: Path) -> Plan:
    plan = _loaded(text, office).plan
    assert plan is not None
    return plan


def test_figures_of_the_flattened_annex(flattened: Imported, office: Path) -> None:
    old, new = _adopted().plan, _plan(flattened.text, office)
    assert old is not None
    places = [{(m.numer, m.dzialanie.id) for m in miejsca(plan)} for plan in (old, new)]
    assert len(places[0] & places[1]) == 44
    pairs = list(zip(dzialania(old), dzialania(new), strict=True))
    assert sum(a.termin == b.termin for a, b in pairs) == 44
    amounts = [(b, c) for a, d in pairs for b, c in zip(a.budzet, d.budzet, strict=True) if b.kwota]
    assert sum(b.kwota == c.kwota and bool(c.zrodla) for b, c in amounts) == 13
    indicators = [
        sum(_measure(one) in map(_measure, b.wskazniki) for one in a.wskazniki) for a, b in pairs
    ]
    assert sum(indicators) == 59
    assert sum(a.realizatorzy == b.realizatorzy for a, b in pairs) == 44


def _measure(one: object) -> tuple[object, ...]:
    names = ("nazwa", "wartosc_docelowa", "wartosc_bazowa", "prog", "jednostka")
    return tuple(getattr(one, name) for name in names)


def test_the_file_is_laid_out_as_files_of_plans_are(flattened: Imported) -> None:
    assert canonical(flattened.text, data_of(flattened.text), "plan") == flattened.text


def test_every_word_is_kept(flattened: Imported) -> None:
    source = (SOURCES / "plan-2024.txt").read_text("utf-8")
    kept = f"{flattened.text} {' '.join(flattened.report)}"
    words = [set(re.findall(r"[^\W\d_]{2,}", text)) for text in (source, kept)]
    assert not words[0] - words[1]
    assert flattened.draft is not None
    marks_in_texts = 3
    assert flattened.draft.account.total == len("".join(source.split())) - marks_in_texts
    assert flattened.draft.account.lost == 0


def test_after_the_marks_are_settled(flattened: Imported, office: Path, rpd: Run) -> None:
    path = office / "plans" / "roboczy-2024.yaml"
    path.write_text(_settled(flattened.text), "utf-8")
    found = rpd("validate", path, cwd=office)
    assert " błąd " not in found.out
    told = rpd("diff", office / "plans/2024.yaml", path, cwd=office).out
    path.unlink()
    changes = told.partition("\nBudżet bez zmian")[0].split("\n\n", 1)[1]
    kept = [line for line in changes.split("\n") if "odstępstwo" not in line]
    EXPECTED.check("settled.txt", "\n".join((*kept, "")))
    EXPECTED.check_orphans()
