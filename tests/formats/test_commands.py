"""Acts, comparisons and sums in the formats of the neutral document, as commands make them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rpd.formats import package, sealed, typeset
from rpd.formats.sealed import find
from rpd.formats.words import words
from tests.annex.documents import failures
from tests.conftest import Run
from tests.cut import cut, laid

SHORT = cut("I.1.1", "I.1.2")
OLD, NEW = "plans/2024.yaml", "plans/projekt.yaml"
ACT = ("amend", OLD, NEW)
ERRATA = "plans/errata/2024.yaml"
MADE = {
    "act.odt": (*ACT, "--number", "17/2024", "--date", "2024-12-30"),
    "reasons.odt": (*ACT, "--document", "uzasadnienie", "--reason", "Większe potrzeby."),
    "resolution.odt": ("render", "2024", "--document", "uchwala"),
    "correction.odt": (
        *("amend", "2024", "--errata", "1", "--document", "sprostowanie"),
        *("--date", "2024-12-30"),
    ),
    "changes.pdf": ("diff", OLD, NEW),
    "changes.odt": ("diff", OLD, NEW),
    "sums.pdf": ("budget", "2024"),
    "sums.docx": ("budget", "2024"),
    "sums.odt": ("budget", "2024", "--by", "cel", "--by", "zrodlo"),
}
SAID = {
    "act.odt": ("zastępuje", "kwotą", "„190"),
    "reasons.odt": ("UZASADNIENIE", "Większe", "potrzeby."),
    "resolution.odt": ("UCHWAŁA", "NR", "4/2024"),
    "correction.odt": ("OBWIESZCZENIE",),
    "changes.pdf": ("[+190", "000+]", "+10", "[−180"),
    "changes.odt": ("[+190", "000+]", "+10", "[−180"),
    "sums.pdf": ("Budżet", "434", "500,00"),
    "sums.docx": ("Budżet", "434", "500,00"),
    "sums.odt": ("Budżet", "434", "500,00"),
}


@pytest.fixture
def here(tmp_path: Path, root: Path) -> Path:
    """A few actions of the 2024 plan, and a draft of it with another amount."""
    laid(tmp_path, SHORT)
    text = (tmp_path / OLD).read_text("utf-8")
    assert text.count("kwota: 180000\n") == 1
    (tmp_path / NEW).write_text(text.replace("kwota: 180000\n", "kwota: 190000\n"), "utf-8")
    of_these_actions = (root / ERRATA).read_text("utf-8").partition("          - nr: 12\n")[0]
    (tmp_path / ERRATA).parent.mkdir()
    errata = of_these_actions.replace("podpisanym: nieznane", "podpisanym: nie")
    (tmp_path / ERRATA).write_text(errata, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", MADE)
def test_a_name_tells_the_format_and_the_file_what_it_is(here: Path, rpd: Run, name: str) -> None:
    ran = rpd(*MADE[name], "-o", name, cwd=here)
    assert ran.code == 0, ran.err
    data = (here / name).read_bytes()
    suffix = name.rpartition(".")[2]
    assert sealed.kind(data) == suffix
    found = find(data)
    assert found is not None
    assert found.intact
    said = "".join(words(data, suffix))
    assert [word for word in SAID[name] if word not in said] == []
    assert rpd(*MADE[name], "-o", name, cwd=here).code == 0  # what rpd made it replaces
    assert (here / name).read_bytes() == data
    answer = rpd("verify", name, cwd=here)
    made_anew = name.startswith("resolution")
    assert answer.out.startswith("TAK." if made_anew else "NIEZMIENIONY."), answer.out
    assert answer.code == (0 if made_anew else 3)
    if suffix == "pdf":
        assert failures(data, "ua1") == failures(data, "3a") == []
        return
    parts = package.unpack(data)
    changed = "content.xml" if suffix == "odt" else "word/document.xml"
    parts[changed] = parts[changed].replace(b"20", b"30", 1)
    (here / name).write_bytes(package.pack(parts))
    assert rpd(*MADE[name], "-o", name, cwd=here).code == 2  # a person has changed it
    assert rpd(*MADE[name], "-o", name, "--force", cwd=here).code == 0


@pytest.mark.parametrize("command", ["diff", "budget"])
def test_without_the_typesetter_the_extra_is_named(
    here: Path, rpd: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(typeset, "find_spec", lambda _: None)
    ran = rpd(command, OLD, *([NEW] if command == "diff" else []), "-o", "wynik.pdf", cwd=here)
    assert ran.code == 2
    assert "Do plików PDF potrzebny jest dodatek" in ran.err
    assert "typst" in ran.err.partition("Zainstaluj go:")[2]
    assert not (here / "wynik.pdf").exists()


def test_what_fits_on_a_page_holds_every_grouping(here: Path, rpd: Run) -> None:
    for suffix in ("docx", "odt"):
        assert rpd("budget", "2024", "-o", f"wszystko.{suffix}", cwd=here).code == 0
        said = " ".join(words((here / f"wszystko.{suffix}").read_bytes(), suffix))
        for by in ("źródeł", "grup źródeł", "kierunków i źródeł", "kwartałów i źródeł"):
            assert f"Budżet według {by}" in said


@pytest.mark.parametrize(
    ("command", "formats"),
    [
        ("diff", "text|md|json|html|docx|pdf|odt"),
        ("budget", "table|json|csv|xlsx|md|html|pdf|docx|odt"),
        ("amend", "html|pdf|docx|odt|md"),
    ],
)
def test_help_lists_them(rpd: Run, command: str, formats: str) -> None:
    assert formats in rpd(command, "--help").out.replace("\n", "").replace(" ", "")
