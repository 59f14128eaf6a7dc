"""An accepted report: frozen with its sources, printed with the same words, held to every digit."""

from __future__ import annotations

import contextlib
import re
import shutil
from pathlib import Path

import pytest

from rpd.cli import verify_report
from rpd.cli.main import run
from rpd.load.kinds import BY_KEY
from rpd.plan.sprawozdanie import Sprawozdanie, odcisk_of
from rpd.reading import events
from tests.conftest import Run
from tests.progress.office import short_office

ACT = ("--accept", "--number", "9/2024", "--date", "2024-07-25")
FILE = "plans/sprawozdania/2024-II.yaml"
AMENDMENT = """\
uchwala: 7/2024
data: 2024-08-14
obowiazuje_od: 2024-08-14
opis: więcej szkoleń dla kadry CUS
rok: 2024
operacje:
  - operacja: zmien-wpis
    gdzie: {dzialanie: szkolenia-kadry-cus}
    pole: budzet
    bylo: {kwota: 180000, zrodla: [FEdM], id: fedm}
    jest: {kwota: 195000, zrodla: [FEdM], id: fedm}
"""


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office whose report of the second quarter was accepted, and printed in two formats."""
    folder = short_office(tmp_path_factory.mktemp("urzad"))
    with contextlib.chdir(folder):
        assert run(["report", "--quarter", "II", *ACT]) == 0
        for suffix in ("md", "docx"):
            assert run(["report", "--quarter", "II", "-o", f"s.{suffix}"]) == 0
    return folder


@pytest.fixture
def office(frozen: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    shutil.copytree(frozen, tmp_path / "urzad")
    return tmp_path / "urzad"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def model(path: Path) -> Sprawozdanie:
    build = BY_KEY["sprawozdanie"].build
    assert build is not None
    made = build(events.compose(path.read_text("utf-8")).data)
    assert isinstance(made, Sprawozdanie)
    return made


def reseal(path: Path) -> None:
    """What a forger does who knows how the digest is made."""
    one = model(path)
    change(path, one.odcisk, odcisk_of(one))


def test_same_sources_give_the_same_bytes(rpd: Run, frozen: Path, tmp_path: Path) -> None:
    other = short_office(tmp_path / "inny")
    assert rpd("report", "--quarter", "II", *ACT, cwd=other).code == 0
    assert (other / FILE).read_bytes() == (frozen / FILE).read_bytes()
    one = model(frozen / FILE)
    assert one.odcisk == odcisk_of(one)
    assert (
        one.tytul[-1].replace("\u00a0", " ") == "przyjęte uchwałą nr 9/2024 z dnia 25 lipca 2024 r."
    )


def test_whole_is_confirmed(rpd: Run, frozen: Path) -> None:
    for name in (FILE, "s.md", "s.docx"):
        ran = rpd("verify", name, cwd=frozen)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("TAK. ")
    ran = rpd("validate", "--format", "compact", cwd=frozen)
    assert "sprawozdania" not in ran.out


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "wykonanie/2024/II/ROPS.yaml",
            "liczba-gmin-ktore-zostaly-objete: {wartosc: 25}",
            "liczba-gmin-ktore-zostaly-objete: {wartosc: 26}",
            "kolumna „Wykonanie”: przyjęto „25”, ze źródeł wynika „26”",
        ),
        (
            "wykonanie/2024/II/ROPS.yaml",
            "70781.45",
            "70781.46",
            "kolumna „Wykonanie”: przyjęto „70 781,45 zł”, ze źródeł wynika „70 781,46 zł”",
        ),
        ("wykonanie/2024/I/OWES.yaml", "2024-03-31", "2024-03-30", "Żadne drukowane słowo"),
        ("2024.yaml", "kwota: 180000", "kwota: 180001", "wynika „180 001,00 zł”"),
    ],
)
def test_changed_source_is_named(
    rpd: Run, office: Path, file: str, old: str, new: str, said: str
) -> None:
    change(office / "plans" / file, old, new)
    ran = rpd("verify", FILE, cwd=office)
    assert ran.code == 1
    assert ran.out.startswith(f"NIE. Plik „{file}” zmieniono po przyjęciu sprawozdania.")
    assert said in ran.out.replace("\u00a0", " ")
    assert "RPD630" in rpd("validate", "--format", "compact", cwd=office).out
    ran = rpd("verify", "s.md", cwd=office)
    assert ran.code == 1
    assert f"Plik „{file}” zmieniono" in ran.out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("'25'", "'26'"),
        ("numer: 9/2024", "numer: 8/2024"),
        ("data: 2024-07-25", "data: 2024-07-26"),
        ("Plan ma 12", "Plan ma 13"),
        ("poziom: 1", "poziom: 2"),
        ("rodzaj: kwota", "rodzaj: tekst"),
        ("  - plik: wykonanie/2024/I/MKRES.yaml", "  - plik: wykonanie/2024/I/MKRE5.yaml"),
    ],
)
def test_changed_report_is_refused(rpd: Run, office: Path, old: str, new: str) -> None:
    change(office / FILE, old, new)
    ran = rpd("verify", FILE, cwd=office)
    assert ran.code == 1
    assert ran.out.startswith(f"NIE. {FILE} zmieniono po przyjęciu.")
    assert "RPD632" in rpd("validate", "--format", "compact", FILE, cwd=office).out


def test_forged_report_is_refused_by_its_sources(rpd: Run, office: Path) -> None:
    change(office / FILE, "'25'", "'26'")
    reseal(office / FILE)
    ran = rpd("verify", FILE, cwd=office)
    assert ran.code == 1
    assert ran.out.startswith(f"NIE. {FILE} mówi co innego, niż wynika ze źródeł.")
    assert "przyjęto „26”, ze źródeł wynika „25”" in ran.out


def test_missing_and_new_sources(rpd: Run, office: Path) -> None:
    (office / "plans/wykonanie/2024/I/MKRES.yaml").rename(office / "plans/wykonanie/2024/I/x.yaml")
    ran = rpd("verify", FILE, cwd=office)
    assert ran.code == 1
    assert "NIE. Nie ma pliku „wykonanie/2024/I/MKRES.yaml”" in ran.out
    assert "Plik „wykonanie/2024/I/x.yaml” dopisano po przyjęciu" in ran.out


def test_later_quarters_and_resolutions_change_nothing(rpd: Run, office: Path) -> None:
    """An amendment never rewrites an accepted report; the next report tells of it."""
    (office / "plans/zmiany").mkdir()
    (office / "plans/zmiany/2024-01.yaml").write_text(AMENDMENT, "utf-8")
    ran = rpd("apply", "2024", "plans/zmiany/2024-01.yaml", "-o", "plans/2024.yaml", cwd=office)
    assert ran.code == 0, ran.err
    change(office / "plans/wykonanie/2024/III/ROPS.yaml", "2024-09-30", "2024-09-29")
    for name in (FILE, "s.md"):
        ran = rpd("verify", name, cwd=office)
        assert ran.code == 0, ran.out
    text = rpd("report", "--quarter", "III", "--format", "md", cwd=office).out
    text = text.replace("\u00a0", " ")
    assert "Uchwała nr 7/2024 z dnia 14 sierpnia 2024 r., obowiązuje od 14 sierpnia" in text
    assert re.search(r"1\. .*180 000.*195 000", text)


def test_another_version_says_that_words_agree(
    rpd: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify_report, "__version__", "9.9.9")
    ran = rpd("verify", FILE, cwd=office)
    assert ran.code == 3
    assert ran.out.startswith("TEKST ZGODNY, plik z rpd ")
    change(office / FILE, "Stan na 30", "Było na 30")
    reseal(office / FILE)
    ran = rpd("verify", FILE, cwd=office)
    assert ran.code == 3
    assert ran.out.startswith("LICZBY ZGODNE, plik z rpd ")
    change(office / FILE, "'25'", "'26'")
    reseal(office / FILE)
    assert rpd("verify", FILE, cwd=office).code == 1


def test_accepted_words_are_printed_whatever_has_changed(rpd: Run, office: Path) -> None:
    before = rpd("report", "--quarter", "II", "--format", "md", cwd=office)
    change(office / "plans/wykonanie/2024/II/ROPS.yaml", "70781.45", "70781.46")
    ran = rpd("report", "--quarter", "II", "--format", "md", cwd=office)
    assert (before.code, before.err, ran.code) == (0, "", 1)
    assert ran.out == before.out
    assert "Plik „wykonanie/2024/II/ROPS.yaml” zmieniono po przyjęciu sprawozdania." in ran.err


def test_document_that_was_edited_is_refused(rpd: Run, office: Path) -> None:
    change(office / "s.md", "| 25 |", "| 26 |")
    ran = rpd("verify", "s.md", cwd=office)
    assert ran.code == 1
    assert "Ktoś zmienił plik po utworzeniu" in ran.out
    assert "jest „26”, a wynika „25”" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--accept",), "Przyjęte sprawozdanie ma numer i datę uchwały."),
        (("--accept", "--number", "9/2024"), "Przyjęte sprawozdanie ma numer i datę uchwały."),
        (("--accept", "--number", " ", "--date", "2024-07-25"), "ma numer i datę uchwały."),
        (("--accept", "--number", "nr", "--date", "2024-07-25"), "„nr” nie jest numerem uchwały."),
        (("--accept", "--number", "9/2024", "--date", "25.07.2024"), "„25.07.2024” nie jest datą."),
        (("--quarter", "II", *ACT), "Sprawozdanie za II kwartał 2024 r. już przyjęto"),
        (("--quarter", "III", *ACT), "a okres sprawozdania kończy się 30 września 2024 r."),
        (("--number", "9/2024"), "Dopisz --accept."),
        (("--quarter", "I", *ACT, "-o", "s.pdf"), "„--accept” zapisuje samo sprawozdanie"),
        (("--quarter", "I", *ACT, "--format", "md"), "„--accept” zapisuje samo sprawozdanie"),
    ],
)
def test_wrong_use(rpd: Run, frozen: Path, arguments: tuple[str, ...], said: str) -> None:
    before = (frozen / FILE).read_bytes()
    ran = rpd("report", *arguments, cwd=frozen)
    assert ran.code == 2
    assert said in ran.err.replace("\u00a0", " ")
    assert (frozen / FILE).read_bytes() == before
    assert [path.name for path in (frozen / "plans/sprawozdania").iterdir()] == ["2024-II.yaml"]


def test_nothing_is_accepted_with_mistakes_in_its_sources(rpd: Run, office: Path) -> None:
    change(office / "plans/wykonanie/2024/I/ROPS.yaml", "podmiot: ROPS", "podmiot: OWES")
    ran = rpd(
        "report", "--quarter", "I", "--accept", "--number", "5", "--date", "2024-04-20", cwd=office
    )
    assert ran.code == 1
    assert "Sprawozdania nie zapisano: pliki wykonania mają błędy." in ran.err
    assert not (office / "plans/sprawozdania/2024-I.yaml").exists()


@pytest.mark.parametrize(
    "text",
    ["", "rok: 2024\n", "czesci: [\n", "- 1\n", "rok: 2024\nkwartal: II\nplan: ../../x.yaml\n"],
)
def test_what_is_no_report_is_told(rpd: Run, office: Path, text: str) -> None:
    (office / FILE).write_text(text, "utf-8")
    ran = rpd("verify", FILE, cwd=office)
    assert ran.code == 1
    assert ran.out == f"NIE. {FILE} nie da się odczytać jako sprawozdania.\n"
    ran = rpd("report", "--quarter", "II", "--format", "md", cwd=office)
    assert ran.code == 2
    assert f"Przyjętego sprawozdania „{FILE}” nie można odczytać" in ran.err
