"""``rpd amend --errata``: acts from entries, and what cannot be made of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from rpd.errata.applied import CannotApplyError, applied
from rpd.errata.texts import Printout, printout
from rpd.load.data import data_in, plan_of
from rpd.load.whole import Loaded
from rpd.polish.wording import plain
from rpd.workspace import errata_files, plans
from tests.conftest import ROOT, Ran, Run
from tests.errata.workspace import entry, workspace

PLAN = ROOT / "plans/2024.yaml"


@cache
def the_plan() -> Loaded:
    return plans.load_plan(PLAN)


def lay_out(data: dict[str, object]) -> Printout:
    loaded = the_plan()
    return printout(plan_of(data), loaded.strategia, loaded.slownik)


NOT_BY_WORDS = {
    32: "wyraz i jednostka zmieniają się w kilku miejscach",
    81: "„Środki własne realizatorów” nie jest tekstem",
    83: "kwota",
    89: "litery",
    90: "samotna litera",
}


def test_every_proposal_of_2024_is_carried_out_or_has_a_reason() -> None:
    """All at once, as one act would: the annex then says the proposed texts and nothing else."""
    loaded = the_plan()
    data = data_in(loaded)
    wpisy = [
        wpis
        for wpis in errata_files.of_plan(PLAN, 2024).errata.wpisy()
        if wpis.proponuje
        and "plan" in wpis.dokumenty
        and not wpis.inaczej_w_druku
        and wpis.nr not in NOT_BY_WORDS
        and wpis.nr != 54  # II.1.1 gets another name by entry 107
    ]
    assert len(wpisy) == 81
    before, after = lay_out(data), lay_out(applied(data, wpisy, lay_out))
    expected = dict(before.texts)
    for wpis in wpisy:
        for spot in before.spots(wpis):
            expected[spot] = expected[spot].replace(wpis.przyjeto, wpis.proponuje)
    assert after.texts == expected


@pytest.mark.parametrize("nr", NOT_BY_WORDS)
def test_what_is_printed_of_values_is_refused(nr: int) -> None:
    loaded = the_plan()
    data = data_in(loaded)
    (wpis,) = [w for w in errata_files.of_plan(PLAN, 2024).errata.wpisy() if w.nr == nr]
    with pytest.raises(CannotApplyError, match="przez samą zmianę wyrazów"):
        applied(data, [wpis], lay_out)


# --- the command ---------------------------------------------------------------------------------

COMMA = entry(
    2,
    "dzialanie: grupy-nieformalne-uslugi-opiekuncze",
    "wskazniki",
    "Liczba gmin które",
    "Liczba gmin, które",
    "nie",
)
NAME = entry(3, "priorytet: I.1", "", "mieszkankę", "mieszkanek", "tak")
NOTE = entry(5, "przypis: grupy-preferowane", "", "Wytucznych", "Wytycznych")
PAIR = entry(
    7, "dzialanie: forum-pelnomocnikow", "opis, produkty", "pełnomocników/ osób", "osób", "nie"
)


def amend(rpd: Run, folder: Path, *options: str) -> Ran:
    return rpd("amend", "plans/2024.yaml", "--errata", *options, cwd=folder)


def points(ran: Ran) -> list[str]:
    """What the act orders, without the text around."""
    text = plain(ran.out).partition(" w załączniku nr 1 ")[2]
    return [line.strip() for line in re.split(r"\n\n\*\*§ 2|\n\nPrzewodn", text)[0].split("\n\n")]


def test_a_resolution(rpd: Run, tmp_path: Path) -> None:
    ran = amend(rpd, workspace(tmp_path, COMMA, NAME, NOTE), "2,3,5", "--format", "md")
    assert ran.code == 0
    assert points(ran) == [
        "wprowadza się następujące zmiany:",
        (
            "1\\) w Celu szczegółowym I w Priorytecie I.1 w nazwie wyraz „mieszkankę” zastępuje "
            "się wyrazem „mieszkanek”;"
        ),
        (
            "2\\) w Celu szczegółowym I w Priorytecie I.1 w Kierunku interwencji 1 w działaniu 4 w "
            "kolumnie „Wskaźnik produktu” po wyrazie „gmin” dodaje się przecinek;"
        ),
        "3\\) w odnośniku nr 3 wyraz „Wytucznych” zastępuje się wyrazem „Wytycznych”.",
    ]


def test_the_saved_amendment_applies(rpd: Run, tmp_path: Path) -> None:
    """The plan then holds the proposal, and the entry says which resolution has mended it."""
    folder = workspace(tmp_path, COMMA)
    saved = ("--number", "7/2024", "--date", "2024-06-28", "--save", "plans/zmiany/1.yaml")
    ran = amend(rpd, folder, "2", *saved, "-o", "u.docx")
    assert ran.code == 0
    assert "dopisz w erracie przy wpisie nr 2: poprawiono: 7/2024\n" in ran.err
    applied_ = rpd(
        "apply", "plans/2024.yaml", "plans/zmiany/1.yaml", "-o", "plans/2024.yaml", cwd=folder
    )
    assert applied_.code == 0
    plan = (folder / "plans/2024.yaml").read_text("utf-8")
    assert "- nazwa: Liczba gmin, które zostały objęte wsparciem\n" in plan
    assert "opis: Omyłka wymieniona w erracie pod nr 2\n" in plan
    checked = rpd("validate", "plans/errata/2024.yaml", "--format", "compact", cwd=folder)
    assert checked.code == 1
    assert "podaj jej numer w polu „poprawiono”" in checked.out
    errata = folder / "plans/errata/2024.yaml"
    errata.write_text(errata.read_text("utf-8") + "        poprawiono: 7/2024\n", "utf-8")
    assert rpd("validate", "plans/errata/2024.yaml", cwd=folder).code == 0
    again = amend(rpd, folder, "2")
    assert again.code == 2
    assert "Omyłkę z wpisu nr 2 poprawiła już uchwała nr 7/2024." in again.err


def test_a_justification(rpd: Run, tmp_path: Path) -> None:
    options = ("--document", "uzasadnienie", "--format", "md")
    ran = amend(rpd, workspace(tmp_path, COMMA), "2", *options)
    assert ran.code == 0
    assert "Omyłka wymieniona w erracie pod nr 2" in plain(ran.out)


CORRECTION = ("--document", "sprostowanie", "--format", "md")


def test_a_correction(rpd: Run, tmp_path: Path) -> None:
    """Places are in the order of the annex, whatever the order of the entries."""
    noted = NOTE.replace("nieznane", "nie")
    basis = ("--date", "2024-07-30", "--basis", "art. 17 ust. 4 ustawy")
    folder = workspace(tmp_path, noted, COMMA)
    ran = amend(rpd, folder, "2,5", *CORRECTION, *basis)
    assert (ran.code, ran.err) == (0, "")
    assert plain(ran.out).startswith(
        "# OBWIESZCZENIE MAŁOPOLSKIEGO KOMITETU ROZWOJU EKONOMII SPOŁECZNEJ z dnia 30 "
        "lipca 2024 r. o sprostowaniu błędów\n\n"
        "Na podstawie art. 17 ust. 4 ustawy w uchwale nr 4/2024 "
        "Małopolskiego Komitetu Rozwoju Ekonomii Społecznej z dnia 7 marca 2024 r. w "
        "sprawie przyjęcia dokumentu „Roczny Plan Działania dla ekonomii społecznej na 2024 r.” w "
        "załączniku nr 1 prostuje się następujące błędy:\n\n"
    )
    assert points(ran)[1:] == [
        (
            "1\\) w Celu szczegółowym I w Priorytecie I.1 w Kierunku interwencji 1 w działaniu 4 w "
            "kolumnie „Wskaźnik produktu” zamiast wyrazów „Liczba gmin które” powinny być wyrazy "
            "„Liczba gmin, które”;"
        ),
        "2\\) w odnośniku nr 3 zamiast wyrazu „Wytucznych” powinien być wyraz „Wytycznych”.",
    ]


def test_a_correction_of_one_error_is_one_sentence_and_a_draft_has_gaps(
    rpd: Run, tmp_path: Path
) -> None:
    ran = amend(rpd, workspace(tmp_path, COMMA), "2", *CORRECTION)
    assert ran.code == 0
    assert plain(ran.out).startswith(
        "**PROJEKT**\n\n# OBWIESZCZENIE MAŁOPOLSKIEGO KOMITETU ROZWOJU EKONOMII SPOŁECZNEJ z "
        "dnia …………… r. o sprostowaniu błędu\n\n"
        "Na podstawie …………… w uchwale nr 4/2024"
    )
    assert ran.err.startswith("Uwaga: w projekcie są miejsca do uzupełnienia")


@pytest.mark.parametrize("format_", ["docx", "html", "pdf"])
def test_formats_of_a_correction(rpd: Run, tmp_path: Path, format_: str) -> None:
    folder = workspace(tmp_path, COMMA)
    out = f"sprostowanie.{format_}"
    assert amend(rpd, folder, "2", "--document", "sprostowanie", "-o", out).code == 0
    seen = rpd("verify", out, cwd=folder)
    assert seen.out.startswith(f"NIEZMIENIONY. {out} (sprostowanie) jest taki, jak go zapisał rpd")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("2,9",), "W erracie nie ma wpisu nr 9."),
        (("5-9",), "W erracie nie ma wpisów nr 6, 8 i 9."),
        (("x",), "„x” nie jest numerem wpisu ani zakresem numerów."),
        (("9-3",), "„9-3” nie jest numerem wpisu ani zakresem numerów."),
        ((",",), "Nie podano numeru wpisu."),
        (("2", "plans/2024.yaml"), "Z --errata nowa wersja planu powstaje z wpisów"),
        (
            ("3", "--document", "sprostowanie"),
            (
                "Omyłka z wpisu nr 3 jest także w podpisanym tekście, a sprostowanie usuwa tylko "
                "błędy tekstu ogłoszonego.\n     Użyj uchwały zmieniającej: to samo polecenie bez "
                "„--document sprostowanie”."
            ),
        ),
        (
            ("2,5", "--document", "sprostowanie"),
            "Nie wiadomo, czy podpisany tekst ma omyłki z wpisu nr 5; sprostowanie usuwa",
        ),
        (
            ("2", "--document", "sprostowanie", "--number", "7/2024"),
            "Sprostowanie nie ma numeru uchwały",
        ),
        (
            ("2", "--document", "sprostowanie", "--save", "plans/zmiany/1.yaml"),
            "Sprostowanie nie zmienia planu, więc nie ma zmiany do zapisania.",
        ),
    ],
)
def test_refusals(rpd: Run, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    folder = workspace(tmp_path, COMMA, NAME, NOTE, PAIR)
    numbers, *others = options
    ran = rpd("amend", "plans/2024.yaml", *others, "--errata", numbers, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"rpd: {said}")


def test_a_correction_needs_entries(rpd: Run) -> None:
    ran = rpd("amend", "--document", "sprostowanie", cwd=ROOT)
    assert (ran.code, ran.err) == (
        2,
        "rpd: Sprostowanie powstaje z wpisów erraty.\n     Dodaj --errata, np. --errata 3,7.\n",
    )


def test_two_entries_about_the_same_words(rpd: Run, tmp_path: Path) -> None:
    other = entry(4, "priorytet: I.1", "", "i mieszkankę w", "w")
    ran = amend(rpd, workspace(tmp_path, NAME, other), "3,4")
    assert (ran.code, ran.err) == (
        2,
        "rpd: Wpisy nr 4 i 3 zmieniają ten sam tekst: I.1.\n     Wybierz jeden z nich.\n",
    )


def test_what_a_proposal_breaks_is_told(rpd: Run, tmp_path: Path) -> None:
    wrong = entry(1, "dzialanie: kongres-es", "realizatorzy", "UMWM", "UMWMM")
    ran = amend(rpd, workspace(tmp_path, wrong), "1")
    assert (ran.code, ran.out) == (1, "")
    assert "W słowniku nie ma podmiotu „UMWMM” – czy chodziło o „UMWM”?" in ran.err


def test_a_whole_annex(rpd: Run, tmp_path: Path) -> None:
    """An office may give the annex a new wording whole; the proposals are in it."""
    folder = workspace(tmp_path, COMMA)
    assert amend(rpd, folder, "2", "--whole", "-o", "u.md").code == 0
    annex = (folder / "u-zalacznik.md").read_text("utf-8")
    assert "Liczba gmin, które zostały objęte" in plain(annex)
