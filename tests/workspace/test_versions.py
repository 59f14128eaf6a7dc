"""``rpd diff`` on a scratch repository: what OLD and NEW may be, and every way it refuses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from tests.conftest import Ran, Run
from tests.cut import cut, laid

SHORT = cut("I.1.1", "I.1.2")
TERM = "termin: II–IV kwartał 2024"
SENTENCE = "termin zmieniono z „II–IV kwartał 2024” na „III–IV kwartał 2024”."


def git(folder: Path, *arguments: str) -> str:
    found = subprocess.run(
        [
            "git",
            *("-c", "user.name=Test", "-c", "user.email=test@example.org"),
            *("-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"),
            *arguments,
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )
    return found.stdout.decode().strip()


def replaced(folder: Path, old: str, new: str) -> None:
    path = folder / "plans/2024.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a few actions of 2024 on main and a branch „zmiana” that moves one term."""
    folder = tmp_path_factory.mktemp("committed") / "repo"
    laid(folder, SHORT)
    git(folder.parent, "init", "-q", "-b", "main", str(folder))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Plan")
    git(folder, "tag", "v2024.1")
    git(folder, "switch", "-q", "-c", "zmiana")
    replaced(folder, TERM, "termin: III–IV kwartał 2024")
    git(folder, "commit", "-q", "-a", "-m", "Termin")
    return folder


@pytest.fixture
def repository(committed: Path, tmp_path: Path) -> Path:
    """The same repository, for a test to change."""
    return shutil.copytree(committed, tmp_path / "repo", symlinks=True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("main",),
        ("HEAD~1",),
        ("main", "zmiana"),
        ("v2024.1:plans/2024.yaml",),
        ("v2024.1:plans/2024.yaml", "zmiana"),
        ("HEAD~1", "plans/2024.yaml"),
        ("HEAD~1", "2024"),
        ("main", "--plan", "2024"),
        ("main", "HEAD", "--plan", "plans/2024.yaml"),
    ],
)
def test_versions_may_be_named_in_many_ways(
    repository: Path, rpd: Run, arguments: tuple[str, ...]
) -> None:
    ran = rpd("diff", *arguments, "--exit-code", cwd=repository)
    assert (ran.code, ran.err) == (1, "")
    assert SENTENCE in ran.out.replace("\u00a0", " ")


def edited_since(repository: Path, shown: str) -> str:
    """What is said where the last commit holds an edit that no resolution ordered."""
    adopted = git(repository, "rev-parse", "v2024.1")[:12]
    return (
        "Uwaga: w wersji „HEAD” plan różni się już od tekstu uchwalonego. Wszystko, co go różni, "
        f"powie „rpd diff {adopted} {shown}”.\n"
    )


ONE = [("2024",), ("plans/2024.yaml",), ("./plans/../plans/2024.yaml",), ("2024", "--plan", "2024")]


@pytest.mark.parametrize("arguments", ONE, ids=[" ".join(a) for a in ONE])
def test_one_plan_means_what_became_of_it_since_the_last_commit(
    repository: Path, rpd: Run, arguments: tuple[str, ...]
) -> None:
    ran = rpd("diff", *arguments, "--exit-code", cwd=repository)
    same = "Bez zmian: „HEAD:plans/2024.yaml” i „plans/2024.yaml” mówią to samo.\n"
    before = edited_since(repository, "plans/2024.yaml")
    assert (ran.code, ran.out, ran.err) == (0, same, before)
    replaced(repository, "kwota: 180000", "kwota: 185000")
    git(repository, "tag", "2025")
    ran = rpd("diff", *arguments, "--exit-code", cwd=repository)
    assert (ran.code, ran.err) == (1, before)
    assert ran.out.startswith("HEAD:plans/2024.yaml → plans/2024.yaml\n1 zmiana")
    stat = rpd("diff", *arguments, "--stat", cwd=repository).out.replace("\u00a0", " ")
    assert "1 zmiana: 1 zmieniony zapis.\n" in stat
    assert rpd("diff", "2025", "--plan", "2024", cwd=repository).out.startswith("2025:plans/2024")


def test_a_year_is_the_plan_where_a_tag_has_its_name(repository: Path, rpd: Run) -> None:
    git(repository, "tag", "2024", "HEAD~1")
    ran = rpd("diff", "2024", cwd=repository)
    assert ran.out.startswith("Bez zmian: „HEAD:plans/2024.yaml”")
    assert "„refs/tags/2024” (znacznik)" in ran.err
    ran = rpd("diff", "refs/tags/2024", "--exit-code", cwd=repository)
    assert (ran.code, ran.err) == (1, "")


def test_a_file_is_never_compared_with_itself(repository: Path, rpd: Run) -> None:
    link = repository / "plan.yaml"
    link.symlink_to("plans/2024.yaml")
    for command in ("diff", "amend"):
        for other in ("plans/2024.yaml", "plan.yaml", "./plan.yaml", "plans/../plan.yaml"):
            ran = rpd(command, "2024", other, cwd=repository)
            assert (ran.code, ran.out) == (2, "")
            assert f"„2024” i „{other}” to ten sam plik" in ran.err.replace("\n     ", " ")
        ran = rpd(command, "HEAD", "HEAD", "--plan", "2024", cwd=repository)
        assert (ran.code, ran.out) == (2, "")
        assert "Podano dwa razy tę samą wersję „HEAD”" in ran.err
    assert rpd("diff", "HEAD", "HEAD^0", cwd=repository).code == 0, "names of two versions"
    replaced(repository, "kwota: 180000", "kwota: 185000")
    ran = rpd("diff", "plan.yaml", "--exit-code", cwd=repository)
    assert (ran.code, ran.err) == (1, edited_since(repository, "plan.yaml"))


def test_what_was_never_committed_has_nothing_to_be_compared_with(
    repository: Path, rpd: Run, tmp_path: Path
) -> None:
    shutil.copy(repository / "plans/2024.yaml", repository / "plans/2025.yaml")
    ran = rpd("diff", "2025", cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "W wersji „HEAD” nie ma jeszcze pliku „plans/2025.yaml”" in ran.err
    assert "rpd diff STARY.yaml plans/2025.yaml" in ran.err
    folder = tmp_path / "bez-gita"
    laid(folder, SHORT)
    ran = rpd("diff", "2024", cwd=folder, GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "nie należy do repozytorium git." in ran.err


def test_an_act_amends_what_the_main_branch_holds(repository: Path, rpd: Run) -> None:
    """The change is committed on the branch; the adopted text is the one on main."""
    ran = rpd("amend", "2024", cwd=repository)
    assert ran.code == 0
    assert all(line.startswith("Luka w dokumencie: ") for line in ran.err.splitlines())
    assert "III–IV kwartał 2024" in ran.out.replace("\u00a0", " ")


def test_a_new_action_has_the_number_that_an_act_gives_it(repository: Path, rpd: Run) -> None:
    replaced(
        repository,
        "              - id: szkolenia-kadry-cus\n",
        "              - id: nowe\n                nazwa: Nowe.\n                opis: Opis.\n"
        "                produkty: [Raport]\n                wskazniki:\n"
        "                  - {nazwa: Liczba raportów, wartosc_docelowa: 1}\n"
        "                budzet:\n                  - {kwota: 1000, zrodla: [FEdM]}\n"
        "                termin: cały rok 2024\n                realizatorzy: [ROPS]\n"
        "              - id: szkolenia-kadry-cus\n",
    )
    told = rpd("diff", "2024", cwd=repository).out.replace("\u00a0", " ")
    assert "+ Dodano działanie I.1.2/0a „Nowe.” w kierunku interwencji I.1.2." in told
    assert "dotąd" not in told
    assert "0a. Nowe." in rpd("amend", "2024", cwd=repository).out.replace("\u00a0", " ")


def test_from_a_folder_inside(repository: Path, rpd: Run) -> None:
    ran = rpd("diff", "HEAD~1:./2024.yaml", "2024.yaml", cwd=repository / "plans")
    assert (ran.code, ran.err) == (0, "")
    assert SENTENCE in ran.out.replace("\u00a0", " ")


def test_two_files_need_no_git(repository: Path, rpd: Run, tmp_path: Path) -> None:
    other = laid(tmp_path / "inny", SHORT)
    empty = tmp_path / "bin"
    empty.mkdir()
    ran = rpd("diff", other, "plans/2024.yaml", cwd=repository, PATH=str(empty))
    assert (ran.code, ran.err) == (0, "")
    assert SENTENCE in ran.out.replace("\u00a0", " ")


def test_the_working_tree_counts(repository: Path, rpd: Run) -> None:
    replaced(repository, "kwota: 180000", "kwota: 190000")
    ran = rpd("diff", "--format", "json", cwd=repository)
    found = json.loads(ran.out)
    assert [change["kind"] for change in found["changes"]] == ["entry_changed", "entry_changed"]
    assert found["budget"]["razem"]["difference"] == "10000.00"


def test_comments_order_of_keys_quotes_and_lines_are_no_change(repository: Path, rpd: Run) -> None:
    replaced(
        repository,
        "rok: 2024\ntytul: Roczny Plan Działania dla ekonomii społecznej na 2024 r.",
        "# Komentarz\ntytul: >-\n  Roczny Plan Działania\n  dla ekonomii społecznej\n"
        "  na 2024 r.\nrok: 2024",
    )
    replaced(repository, "numer: 4/2024", "numer: '4/2024'")
    ran = rpd("diff", "HEAD", "--exit-code", cwd=repository)
    assert ran.code == 0
    assert ran.out == "Bez zmian: „HEAD:plans/2024.yaml” i „plans/2024.yaml” mówią to samo.\n"


def test_a_dictionary_of_that_revision_is_used(repository: Path, rpd: Run) -> None:
    """The old plan is summed with the old dictionary, though the file has changed since."""
    path = repository / "plans/slownik.yaml"
    path.write_text(path.read_text("utf-8").replace("FEdM", "FEX"), "utf-8")
    replaced(repository, "FEdM", "FEX")
    ran = rpd("diff", "HEAD", "--format", "json", cwd=repository)
    assert json.loads(ran.out)["budget"]["razem"]["before"] == "434500.00"


REFUSED = [
    (("nie-ma-takiej",), "Nie ma w repozytorium wersji „nie-ma-takiej”."),
    (("main:plans/2023.yaml",), "W wersji „main” nie ma pliku „plans/2023.yaml”."),
    (("main:plans",), "„main:plans” to folder, a potrzebny jest plik."),
    (("main:",), "Po „main:” brakuje ścieżki pliku."),
    (("main:../../etc/passwd",), "leży poza repozytorium."),
    (("--", "-rf"), "„-rf” nie jest nazwą wersji: nazwa nie może zaczynać się od „-”."),
    (("--", "--output=x"), "„--output=x” nie jest nazwą wersji"),
    (("-rf",), "Nie ma opcji „-r"),
    (("plans/brak.yaml",), "Nie ma pliku „plans/brak.yaml”."),
    (("2019",), "Nie ma planu na rok 2019"),
    (("main", "zmiana", "trzeci"), "Za dużo argumentów: „trzeci”."),
    (("main", "--stat", "--format", "md"), "--stat daje tylko tekst."),
    (("main..zmiana",), "Zakres to dwie wersje: „rpd diff main zmiana”."),
    (("main...zmiana",), "Zakres to dwie wersje: „rpd diff main zmiana”."),
    (("HEAD~99",), "Nie ma w repozytorium wersji „HEAD~99”."),
    ((":plans/2024.yaml",), "Nazwa wersji jest pusta"),
    (("",), "Nazwa wersji jest pusta"),
    (("main:plans/2024.yaml", "zmiana:plans/2025.yaml"), "W wersji „zmiana” nie ma pliku"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(a) for a, _ in REFUSED])
def test_refusals(repository: Path, rpd: Run, arguments: tuple[str, ...], message: str) -> None:
    ran = rpd("diff", *arguments, cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert git(repository, "status", "--porcelain") == ""


def test_no_git(repository: Path, rpd: Run, tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    ran = rpd("diff", "main", cwd=repository, PATH=str(empty))
    assert (ran.code, ran.out) == (2, "")
    assert "Nie znaleziono programu git." in ran.err


def test_no_repository(rpd: Run, tmp_path: Path) -> None:
    laid(tmp_path, SHORT)
    ran = rpd("diff", "main", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert (ran.code, ran.out) == (2, "")
    assert "nie należy do repozytorium git." in ran.err
    assert "Podaj do porównania dwa pliki" in ran.err


def test_no_commit_yet(rpd: Run, tmp_path: Path) -> None:
    laid(tmp_path, SHORT)
    git(tmp_path, "init", "-q", "-b", "main")
    for arguments in (("HEAD",), ()):
        ran = rpd("diff", *arguments, cwd=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert "nie zapisano jeszcze żadnej wersji" in ran.err


def test_a_bare_repository(repository: Path, rpd: Run, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    git(tmp_path, "clone", "-q", "--bare", str(repository), str(bare))
    ran = rpd("diff", "main:plans/2024.yaml", "zmiana:plans/2024.yaml", cwd=bare)
    assert (ran.code, ran.out) == (2, "")
    assert "To repozytorium nie ma drzewa roboczego (bare)." in ran.err


def test_a_submodule_is_a_repository_of_its_own(repository: Path, rpd: Run, tmp_path: Path) -> None:
    outer = tmp_path / "zbior"
    git(tmp_path, "init", "-q", "-b", "main", str(outer))
    allow = ("-c", "protocol.file.allow=always")
    git(outer, *allow, "submodule", "--quiet", "add", f"file://{repository}", "region")
    git(outer, "commit", "-q", "-m", "Zbiór")
    ran = rpd("diff", "HEAD", "region/plans/2024.yaml", cwd=outer)
    assert (ran.code, ran.out) == (2, "")
    assert "W wersji „HEAD” nie ma pliku „region/plans/2024.yaml”." in ran.err
    assert "„region” to osobne repozytorium (submodule): przejdź do tego folderu." in ran.err
    ran = rpd("diff", "HEAD~1", "--exit-code", cwd=outer / "region")
    assert (ran.code, ran.err) == (1, "")


def test_a_shallow_clone_says_so(repository: Path, rpd: Run, tmp_path: Path) -> None:
    clone = tmp_path / "plytki"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    git(clone, "remote", "set-head", "origin", "--delete")
    for arguments in (("HEAD~1",), ("main",), ()):
        ran = rpd("diff", *arguments, cwd=clone)
        assert (ran.code, ran.out) == (2, "")
        assert "płytkim klonem" in ran.err
        assert "fetch-depth: 0" in ran.err


def test_a_shallow_clone_of_two_branches_has_no_merge_base(
    repository: Path, rpd: Run, tmp_path: Path
) -> None:
    clone = tmp_path / "plytki"
    branches = ("--depth", "1", "--no-single-branch")
    git(tmp_path, "clone", "-q", *branches, f"file://{repository}", str(clone))
    git(clone, "remote", "set-head", "origin", "main")
    ran = rpd("diff", cwd=clone)
    assert (ran.code, ran.out) == (2, "")
    assert "nie ma wspólnego początku z gałęzią „origin/main”." in ran.err
    assert "płytkim klonem" in ran.err
    ran = rpd("diff", "origin/main", "--exit-code", cwd=clone)
    assert (ran.code, ran.err) == (1, ""), "the tips can be compared"


def test_a_detached_head_is_compared(repository: Path, rpd: Run) -> None:
    git(repository, "switch", "-q", "--detach")
    ran = rpd("diff", cwd=repository)
    assert ran.code == 0
    assert SENTENCE in ran.out.replace("\u00a0", " ")


def test_a_work_tree_cut_off_from_its_repository(
    repository: Path, rpd: Run, tmp_path: Path
) -> None:
    tree = tmp_path / "drzewo"
    git(repository, "worktree", "add", "-q", str(tree), "main")
    assert rpd("diff", "zmiana", cwd=tree).code == 0
    shutil.rmtree(repository / ".git/worktrees/drzewo")
    ran = rpd("diff", "zmiana", cwd=tree)
    assert (ran.code, ran.out) == (2, "")
    assert "odłączone od swojego repozytorium" in ran.err


def test_no_main_branch(repository: Path, rpd: Run) -> None:
    git(repository, "branch", "-D", "-q", "main")
    ran = rpd("diff", cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "Nie znaleziono głównej gałęzi" in ran.err


@pytest.mark.parametrize(
    "broken", ["cele: [", "- lista\n", "", "rok: 2024\n\x00", "a: &x 1\nb: *x\n"]
)
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_side_that_is_no_plan_is_never_no_change(
    repository: Path, rpd: Run, broken: str, side: str
) -> None:
    bad = repository / "plans/zly.yaml"
    bad.write_text(broken, "utf-8")
    pair = (bad, "main:plans/2024.yaml") if side == "old" else ("main:plans/2024.yaml", bad)
    ran = rpd("diff", *pair, cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "nie daje się odczytać jako plan" in ran.err


BROKEN = "kwota: 180 000 zł"
INCOMPLETE = (
    "Porównanie jest niepełne: w „plans/2024.yaml” nie udało się odczytać 1 miejsca (wiersz 150, "
    "Kwota „180 000 zł” ma dopisaną walutę). Zmian w tym, co tam stoi, nie wymieniono, a kwot nie "
    "wliczono do sum."
)


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_could_not_be_read_makes_the_report_incomplete_in_every_format(
    repository: Path, rpd: Run, tmp_path: Path
) -> None:
    """What the schema refuses is not in the model: the comparison must not look complete."""
    replaced(repository, "kwota: 180000", BROKEN)
    ran = rpd("diff", "HEAD", cwd=repository)
    assert (ran.code, ran.err) == (0, "")
    assert spaced(ran.out).split("\n")[2] == f"! {INCOMPLETE}"
    for name in ("md", "html", "docx", "json"):
        out = tmp_path / f"wynik.{name}"
        ran = rpd("diff", "HEAD", "-o", out, cwd=repository)
        assert ran.code == 0
        assert spaced(ran.err).startswith(f"rpd: {INCOMPLETE}\n")
        if name in ("md", "html"):
            assert INCOMPLETE.replace("_", "\\_") in spaced(out.read_text("utf-8"))
    found = json.loads((tmp_path / "wynik.json").read_text("utf-8"))
    assert found["complete"] is False
    assert [
        (side["side"], [(d["code"], d["line"]) for d in side["findings"]])
        for side in found["unread"]
    ] == [("new", [("RPD404", 150)])]
    assert "nie udało się odczytać" in spaced(
        "".join(p.text for p in docx.Document(str(tmp_path / "wynik.docx")).paragraphs)
    )
    assert "niepełne" in rpd("diff", "HEAD", "--stat", cwd=repository).out


def test_no_change_is_never_said_where_a_part_could_not_be_read(
    repository: Path, rpd: Run, tmp_path: Path
) -> None:
    """Both sides have a part that nobody can read, and not the same one: who knows."""
    replaced(repository, "kwota: 180000", BROKEN)
    other = tmp_path / "inny"
    shutil.copytree(repository / "plans", other)
    path = other / "2024.yaml"
    path.write_text(path.read_text("utf-8").replace(BROKEN, "kwota: 250 000 zł"), "utf-8")
    for format_ in ("text", "json", "md"):
        ran = rpd("diff", path, "plans/2024.yaml", "--format", format_, cwd=repository)
        assert (ran.code, ran.out) == (2, "")
        assert INCOMPLETE in spaced(ran.err)
        assert "W tym, co odczytano, nie ma różnic." in spaced(ran.err)
    shutil.copy(repository / "plans/2024.yaml", path)
    ran = rpd("diff", path, "plans/2024.yaml", cwd=repository)
    assert (ran.code, ran.err, ran.out[:10]) == (0, "", "Bez zmian:"), "the same bytes"


def test_a_mistake_that_hides_nothing_leaves_the_comparison_complete(
    repository: Path, rpd: Run
) -> None:
    replaced(repository, "termin: III–IV kwartał 2024", "termin: III–IV kwartał 2029")
    ran = rpd("diff", "HEAD", "--format", "json", cwd=repository)
    found = json.loads(ran.out)
    assert (ran.code, ran.err, found["complete"], found["unread"]) == (0, "", True, [])
    assert "error" in {d["severity"] for d in found["findings"]["new"]}


def test_another_dictionary_alone_may_change_the_sums(repository: Path, rpd: Run) -> None:
    path = repository / "plans/slownik.yaml"
    text = path.read_text("utf-8")
    assert "    aliasy: [FEdM, FEMP]\n" in text
    path.write_text(text.replace("    aliasy: [FEdM, FEMP]\n", "    aliasy: [FEMP]\n"), "utf-8")
    ran = rpd("diff", "HEAD", cwd=repository)
    assert ran.code == 0
    shown = spaced(ran.out).split("\n")
    assert shown[0] == "Bez zmian: „HEAD:plans/2024.yaml” i „plans/2024.yaml” mówią to samo."
    assert shown[2] == "Plan jest ten sam, ale inny słownik przypisuje jego kwoty innym źródłom."
    assert shown[3] == "Skutek dla budżetu"
    for format_ in ("md", "html"):
        shown_there = rpd("diff", "HEAD", "--format", format_, cwd=repository).out
        assert "ale inny słownik przypisuje" in spaced(shown_there)


# --- the baseline ------------------------------------------------------------------------------


SENTENCE_OF_NONE = "Zmiana nie wnosi ustaleń spoza stanu wyjściowego."


def unclear(repository: Path) -> None:
    """A term nobody can read: a new finding."""
    replaced(repository, "termin: III–IV kwartał 2024", "termin: kiedyś")


def new_codes(ran: Ran) -> tuple[list[str], int | None]:
    found = json.loads(ran.out)["findings"]
    return [d["slug"] for d in found["new"]], found["known"]


def test_the_baseline_knows_what_is_not_new(repository: Path, rpd: Run) -> None:
    unclear(repository)
    asked = ("diff", "HEAD", "--format", "json")
    assert new_codes(rpd(*asked, cwd=repository)) == (["termin-nieczytelny"], None)
    assert rpd("validate", "--write-baseline", cwd=repository).code == 0
    assert new_codes(rpd(*asked, cwd=repository)) == (["termin-nieczytelny"], None)
    assert new_codes(rpd(*asked, "--against-baseline", cwd=repository)) == ([], 1)
    named = (*asked, "--baseline", "../rpd-baseline.json")
    assert new_codes(rpd(*named, cwd=repository / "plans")) == ([], 1)
    (repository / "rpd.toml").write_text('baseline = "rpd-baseline.json"\n', "utf-8")
    assert new_codes(rpd(*asked, cwd=repository)) == ([], 1), "as in rpd validate"
    shown = spaced(rpd("diff", "HEAD", cwd=repository).out)
    assert shown.endswith("\nPominięto 1 ustalenie ze stanu wyjściowego.\n")
    assert "Nowe ustalenia" not in shown


def test_a_revision_is_held_against_the_baseline_too(repository: Path, rpd: Run) -> None:
    unclear(repository)
    assert rpd("validate", "--write-baseline", cwd=repository).code == 0
    git(repository, "commit", "-q", "-a", "-m", "Niejasny termin")
    asked = ("diff", "HEAD~1", "HEAD", "--format", "json", "--against-baseline")
    assert new_codes(rpd(*asked, cwd=repository)) == ([], 1)


def test_what_a_change_removes_is_said_though_the_baseline_knows_it(
    repository: Path, rpd: Run
) -> None:
    unclear(repository)
    assert rpd("validate", "--write-baseline", cwd=repository).code == 0
    git(repository, "commit", "-q", "-a", "-m", "Niejasny termin")
    replaced(repository, "termin: kiedyś", "termin: III–IV kwartał 2024")
    ran = rpd("diff", "HEAD", "--against-baseline", cwd=repository)
    shown = spaced(ran.out)
    assert "Ustalenia, których już nie ma: 1\n błąd  RPD301  I.1.1/1\n" in shown
    assert shown.endswith(f"\n{SENTENCE_OF_NONE}\n")


def test_levels_of_the_settings_count_in_a_comparison(repository: Path, rpd: Run) -> None:
    unclear(repository)
    (repository / "rpd.toml").write_text('[rules]\ntermin-nieczytelny = "off"\n', "utf-8")
    ran = rpd("diff", "HEAD", "--format", "json", cwd=repository)
    assert new_codes(ran) == ([], None)


def test_a_baseline_that_is_not_there(repository: Path, rpd: Run) -> None:
    ran = rpd("diff", "HEAD", "--against-baseline", cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "Nie ma stanu wyjściowego „rpd-baseline.json”." in ran.err
    ran = rpd("diff", "HEAD", "--baseline", "brak.json", cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "Nie ma pliku „brak.json”." in ran.err


def test_a_report_never_replaces_a_plan(repository: Path, rpd: Run) -> None:
    before = (repository / "plans/2024.yaml").read_bytes()
    for arguments in (("-o", "plans/2024.yaml", "--format", "text"), ("-o", "zmiany.rtf")):
        ran = rpd("diff", "main", *arguments, cwd=repository)
        assert (ran.code, ran.out) == (2, "")
    assert (repository / "plans/2024.yaml").read_bytes() == before
    assert not (repository / "zmiany.rtf").exists()


def test_output_files(repository: Path, rpd: Run, tmp_path: Path) -> None:
    for suffix, start in (
        (".md", "<!-- rpd-diff -->"),
        (".json", "{"),
        (".html", "<!DOCTYPE html>"),
        (".txt", "main ("),
    ):
        out = tmp_path / f"wynik{suffix}"
        ran = rpd("diff", "-o", out, cwd=repository)
        assert (ran.code, ran.out) == (0, "")
        assert out.read_text("utf-8").lstrip().startswith(start)
