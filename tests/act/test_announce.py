"""``rpd consolidate --document obwieszczenie``: the notice and its annex."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rpd.polish.wording import plain
from tests.conftest import Ran, Run
from tests.workspace.workspace import FILES, workspace

BASIS = "art. 16 ust. 3 ustawy z dnia 20 lipca 2000 r. o ogłaszaniu aktów normatywnych"
KNOWN = ("--date", "2024-12-02", "--basis", BASIS)
TITLE = "dokumentu „Roczny Plan Działania dla ekonomii społecznej na 2024 r.”"
HEAD = (
    "**1.** Na podstawie art. 16 ust. 3 ustawy z dnia 20 lipca 2000 r. o ogłaszaniu aktów "
    f"normatywnych ogłasza się w załączniku do niniejszego obwieszczenia jednolity tekst {TITLE}, "
    "stanowiącego załącznik nr 1 do uchwały nr 4/2024 "
    "Małopolskiego Komitetu Rozwoju Ekonomii Społecznej z dnia 7 marca 2024 r., z "
    "uwzględnieniem zmian wprowadzonych"
)


def announce(rpd: Run, folder: Path, *options: str, out: str = "o.md") -> Ran:
    return rpd(
        "consolidate", "2024", "--document", "obwieszczenie", "-o", out, *options, cwd=folder
    )


def with_provisions(folder: Path, name: str, *provisions: str) -> None:
    """Write the other provisions of a resolution into its saved amendment."""
    path = folder / "plans/zmiany" / name
    listed = "".join(f"  - {provision}\n" for provision in provisions)
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("rok: 2024\n", f"pozostale_przepisy:\n{listed}rok: 2024\n"), "utf-8"
    )


def written(folder: Path, name: str = "o.md") -> list[str]:
    """The paragraphs of a document, without its stamp."""
    text = plain((folder / name).read_text("utf-8")).replace("\u2003", "")
    return re.sub(r"<!-- rpd-stamp .*-->\n", "", text).strip().split("\n\n")


def test_one_resolution(rpd: Run, tmp_path: Path) -> None:
    folder = workspace(tmp_path, 1, 1)
    with_provisions(folder, FILES[0], "§ 2. Uchwała wchodzi w życie z dniem podjęcia.")
    ran = announce(rpd, folder, *KNOWN)
    assert (ran.code, ran.out) == (0, "")
    assert written(folder) == [
        (
            f"# OBWIESZCZENIE MAŁOPOLSKIEGO KOMITETU ROZWOJU EKONOMII SPOŁECZNEJ z dnia 2 "
            "grudnia 2024 r. w sprawie ogłoszenia jednolitego "
            f"tekstu {TITLE}"
        ),
        f"{HEAD} uchwałą nr 7/2024 MKRES z dnia 30 czerwca 2024 r.",
        (
            "**2.** Podany w załączniku do niniejszego obwieszczenia tekst jednolity nie obejmuje "
            "§ 2 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r., który stanowi:"
        ),
        "„§ 2\\. Uchwała wchodzi w życie z dniem podjęcia.”.",
        "Przewodnicząca / Przewodniczący\\\nMałopolskiego Komitetu Rozwoju Ekonomii Społecznej",
    ]
    title, first, second, *_ = written(folder, "o-zalacznik.md")
    assert title == "# Roczny Plan Działania dla ekonomii społecznej na 2024 r."
    assert first == "Tekst jednolity – załącznik do obwieszczenia MKRES z dnia 2 grudnia 2024 r."
    assert second == "Załącznik numer 1 do uchwały 4/2024 MKRES z dnia 7 marca 2024 r."


def test_several_resolutions_are_points(rpd: Run, tmp_path: Path) -> None:
    folder = workspace(tmp_path, 2, 2)
    with_provisions(folder, FILES[0], "§ 2. Uchwała wchodzi w życie z dniem podjęcia.")
    with_provisions(
        folder,
        FILES[1],
        "§ 2. Do działań rozpoczętych przed dniem „1 października” stosuje się dotychczasowy plan.",
        "§ 3. Uchwała wchodzi w życie z dniem 1 października 2024 r.",
    )
    assert announce(rpd, folder, *KNOWN).code == 0
    assert written(folder)[1:-1] == [
        f"{HEAD}:",
        "1\\) uchwałą nr 7/2024 MKRES z dnia 30 czerwca 2024 r.;",
        "2\\) uchwałą nr 9/2024 MKRES z dnia 12 września 2024 r.",
        "**2.** Podany w załączniku do niniejszego obwieszczenia tekst jednolity nie obejmuje:",
        "1\\) § 2 uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r., który stanowi:",
        "„§ 2\\. Uchwała wchodzi w życie z dniem podjęcia.”;",
        "2\\) § 2 i 3 uchwały nr 9/2024 MKRES z dnia 12 września 2024 r., które stanowią:",
        (
            "„§ 2\\. Do działań rozpoczętych przed dniem »1 października« stosuje się "
            "dotychczasowy plan.\\\n§ 3\\. Uchwała wchodzi w życie z dniem 1 października 2024 r.”."
        ),
    ]


def test_what_is_not_recorded_is_a_gap(rpd: Run, tmp_path: Path) -> None:
    folder = workspace(tmp_path, 1, 1)
    ran = announce(rpd, folder)
    assert ran.code == 0
    assert written(folder)[:1] == ["**PROJEKT**"]
    assert written(folder)[-3:-1] == [
        (
            "**2.** Podany w załączniku do niniejszego obwieszczenia tekst jednolity nie obejmuje "
            "…………… uchwały nr 7/2024 MKRES z dnia 30 czerwca 2024 r., który stanowi:"
        ),
        "„……………”.",
    ]
    assert "Nie zapisano pozostałych przepisów uchwały nr 7/2024, których tekst" in ran.err
    assert "Dzień poda --date, podstawę prawną --basis." in ran.err


@pytest.mark.parametrize("format_", ["docx", "html", "pdf"])
def test_formats(rpd: Run, tmp_path: Path, format_: str) -> None:
    folder = workspace(tmp_path, 2, 2)
    assert announce(rpd, folder, *KNOWN, out=f"o.{format_}").code == 0
    for name, kind in (("o", "obwieszczenie"), ("o-zalacznik", "załącznik do obwieszczenia")):
        seen = rpd("verify", f"{name}.{format_}", cwd=folder)
        assert seen.out.startswith(f"NIEZMIENIONY. {name}.{format_} ({kind}) jest taki")


@pytest.mark.parametrize(
    ("options", "out", "said"),
    [
        ((), "o.xlsx", "Tekstu jednolitego nie ma w postaci xlsx."),
        (
            ("--date", "2024-09-20"),
            "o.md",
            (
                "Zmiana uchwałą nr 9/2024 wchodzi w życie 1 października 2024 r., po dniu "
                "obwieszczenia.\n     Dodaj --at 2024-09-20, aby ogłosić tekst"
            ),
        ),
        (("--date", "wczoraj"), "o.md", "„wczoraj” nie jest datą."),
    ],
)
def test_refusals(rpd: Run, tmp_path: Path, options: tuple[str, ...], out: str, said: str) -> None:
    folder = workspace(tmp_path, 2, 2)
    ran = announce(rpd, folder, *options, out=out)
    assert (ran.code, ran.out) == (2, "")
    assert plain(ran.err).startswith(f"rpd: {said}")
    assert not list(folder.glob("o*.*"))


def test_the_text_of_the_day(rpd: Run, tmp_path: Path) -> None:
    folder = workspace(tmp_path, 2, 2)
    ran = announce(rpd, folder, "--date", "2024-09-20", "--at", "2024-09-20")
    assert ran.code == 0
    assert "9/2024" not in "".join(written(folder))
    assert "stan na dzień 20 września 2024 r." in written(folder, "o-zalacznik.md")[1]


def test_a_plan_without_changes_has_no_consolidated_text(rpd: Run, tmp_path: Path) -> None:
    ran = announce(rpd, workspace(tmp_path, 0, 0))
    assert ran.code == 2
    assert ran.err.startswith("rpd: Plan nie zawiera zmian")


def test_day_and_basis_belong_to_the_notice(rpd: Run, tmp_path: Path) -> None:
    ran = rpd("consolidate", "2024", "--date", "2024-12-02", cwd=workspace(tmp_path, 1, 1))
    assert ran.code == 2
    assert ran.err.startswith("rpd: Dzień i podstawę prawną ma obwieszczenie")


def test_what_is_saved_is_what_the_act_says(rpd: Run, tmp_path: Path) -> None:
    """``rpd amend --save`` records the provisions that the notice quotes later."""
    folder = workspace(tmp_path, 0, 0)
    plan = folder / "plans/2024.yaml"
    (folder / "plans/nowy.yaml").write_text(
        plan.read_text("utf-8").replace("termin: II kwartał 2024", "termin: III kwartał 2024"),
        "utf-8",
    )
    act = ("--number", "7/2024", "--date", "2024-06-30", "--in-force", "2024-07-15")
    saved = ("--save", "plans/zmiany/1.yaml", "-o", "u.md")
    ran = rpd("amend", "plans/2024.yaml", "plans/nowy.yaml", *act, *saved, cwd=folder)
    assert ran.code == 0
    assert "pozostale_przepisy:\n  - § 2. Uchwała wchodzi w życie z dniem 15 lipca 2024 r.\n" in (
        folder / "plans/zmiany/1.yaml"
    ).read_text("utf-8")
