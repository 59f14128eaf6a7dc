"""``rpd git`` on scratch repositories: what git shows and merges once it is set up, and without."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from rpd.compare.plans import compare
from rpd.reading.build import build_plan
from rpd.report import statements
from rpd.workspace import git_setup
from tests.compare.strategies import Data, pairs
from tests.conftest import Ran, Run
from tests.program import answered, program
from tests.properties import examples
from tests.workspace.test_versions import committed, git, replaced, repository, spaced

__all__ = ["answered", "committed", "program", "repository"]

ATTRIBUTES = (
    "# rpd: różnice planów zdaniami, scalanie według treści (w klonie: „rpd git install”)\n"
    "plans/[0-9][0-9][0-9][0-9].y*ml diff=rpd merge=rpd\n"
)
SENTENCE = (
    "~ W działaniu I.1.1/1 „Diagnoza potrzeb w zakresie usług … zakresie świadczenia usług "
    "społecznych” termin zmieniono z „II–IV kwartał 2024” na „III–IV kwartał 2024”."
)
LINES = [
    "-                termin: II–IV kwartał 2024",
    "+                termin: III–IV kwartał 2024",
]
FUNCTION = "- id: diagnoza-uslug-spolecznych"
CONVERTED = [
    "-  diagnoza-uslug-spolecznych · termin: II–IV kwartał 2024",
    "+  diagnoza-uslug-spolecznych · termin: III–IV kwartał 2024",
]


def tried(folder: Path, *arguments: str) -> Ran:
    """git as `git` runs it, allowed to fail."""
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    done = subprocess.run(
        ["git", *identity, "-c", "commit.gpgsign=false", *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def made(committed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with the attributes committed on both branches."""
    folder = tmp_path_factory.mktemp("git") / "repo"
    shutil.copytree(committed, folder)
    git(folder, "switch", "-q", "main")
    (folder / ".gitattributes").write_text(ATTRIBUTES, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Atrybuty")
    git(folder, "switch", "-q", "zmiana")
    git(folder, "rebase", "-q", "main")
    return folder


@pytest.fixture
def bare(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return shutil.copytree(made, tmp_path / "repo")


@pytest.fixture
def ready(bare: Path, answered: None, rpd: Run) -> Path:
    """It has everything installed, and this process answers what git asks ``rpd``."""
    assert rpd("git", "install", cwd=bare).code == 0
    return bare


@pytest.fixture
def real(bare: Path, rpd: Run) -> Path:
    """It has everything installed as it is for users."""
    assert rpd("git", "install", cwd=bare).code == 0
    return bare


def changed_lines(shown: str) -> list[str]:
    return [
        line
        for line in spaced(shown).split("\n")
        if line[:1] in "+-" and line and not line.startswith(("---", "+++"))
    ]


# --- what git shows -------------------------------------------------------------------------------


def test_git_diff_speaks_in_sentences(real: Path) -> None:
    shown = spaced(git(real, "diff", "main", "zmiana")).split("\n")
    assert shown[1] == "1 zmiana: 1 zmieniony zapis."
    assert shown[3] == SENTENCE
    assert shown[-1] == "Budżet bez zmian (434 500 zł)."
    replaced(real, "kwota: 180000", "kwota: 190000")
    shown = spaced(git(real, "diff")).split("\n")
    assert shown[0].endswith(" → plans/2024.yaml")
    assert re.split(r" {2,}", shown[-1]) == [" Razem", "434 500 zł", "444 500 zł", "+10 000 zł"]


@pytest.mark.parametrize("command", [("log", "-p", "-1"), ("show",)], ids=lambda c: c[0])
def test_git_log_and_show_compare_lines(ready: Path, command: tuple[str, ...]) -> None:
    shown = git(ready, *command)
    assert changed_lines(shown) == LINES
    assert f"@@ {FUNCTION}\n" in spaced(shown)
    assert SENTENCE in spaced(git(ready, *command, "--ext-diff"))


def test_git_log_and_show_compare_statements_where_asked_to(real: Path, rpd: Run) -> None:
    assert rpd("git", "install", "--textconv", cwd=real).code == 0
    for command in (("log", "-p", "-1"), ("show",)):
        shown = git(real, *command)
        assert changed_lines(shown) == CONVERTED
        assert "@@ Działanie I.1.1/1 diagnoza-uslug-spolecznych\n" in spaced(shown)
        assert SENTENCE in spaced(git(real, *command, "--ext-diff"))


def test_a_patch_that_applies_can_still_be_had(ready: Path, tmp_path: Path) -> None:
    patch = tmp_path / "zmiana.patch"
    text = git(ready, "diff", "--no-ext-diff", "main", "zmiana")
    patch.write_text(text + "\n", "utf-8")
    git(ready, "switch", "-q", "main")
    git(ready, "apply", "--check", str(patch))
    mail = git(ready, "format-patch", "-1", "--stdout", "zmiana")
    assert "+                termin: III–IV kwartał 2024" in mail


def test_what_is_no_plan_is_shown_as_it_stands(ready: Path) -> None:
    path = ready / "plans/2024.yaml"
    whole = path.read_text("utf-8")
    path.write_text(whole + "cele: [\n", "utf-8")
    shown = tried(ready, "diff")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("plans/2024.yaml: to nie jest czytelny plan: ")
    assert "\n+cele: [\n" in shown.out
    git(ready, "commit", "-q", "-a", "-m", "Zepsuty")
    for command in (("log", "-p", "-1"), ("show",)):
        assert "\n+cele: [" in tried(ready, *command).out
    path.write_text(whole + "# komentarz\n", "utf-8")
    git(ready, "commit", "-q", "-a", "--amend", "-m", "Komentarz")
    shown = tried(ready, "diff", "HEAD~1")
    assert shown.out.startswith("plans/2024.yaml: Plan mówi to samo; zmienił się tylko zapis:\n")
    assert "\n+# komentarz\n" in shown.out


def test_parts_that_cannot_be_read_are_shown_as_they_stand(ready: Path) -> None:
    """„No changes” must not be said, and the raw line must be seen, where the model has a hole."""
    replaced(ready, "kwota: 180000", "kwota: 180 000 zł")
    git(ready, "commit", "-q", "-a", "-m", "Zła kwota")
    replaced(ready, "kwota: 180 000 zł", "kwota: 250 000 zł")
    shown = spaced(git(ready, "diff"))
    assert "Porównanie jest niepełne: " in shown
    assert "+                  - kwota: 250 000 zł" in shown
    git(ready, "commit", "-q", "-a", "-m", "Inna zła kwota")
    assert "+                  - kwota: 250 000 zł" in spaced(git(ready, "show"))


def test_plans_that_come_and_go_and_move(ready: Path) -> None:
    text = (ready / "plans/2024.yaml").read_text("utf-8").replace("rok: 2024", "rok: 2025", 1)
    (ready / "plans/2025.yaml").write_text(text, "utf-8")
    git(ready, "add", "-A")
    shown = spaced(git(ready, "diff", "--cached"))
    about = "Roczny Plan Działania dla ekonomii społecznej na 2024 r. (8 działań, 434 500 zł)."
    assert shown == f"plans/2025.yaml\nNowy plan: {about}"
    git(ready, "commit", "-q", "-m", "Nowy")
    git(ready, "mv", "plans/2025.yaml", "plans/2026.yaml")
    replaced_text = text.replace("kwota: 180000", "kwota: 190000", 1)
    (ready / "plans/2026.yaml").write_text(replaced_text, "utf-8")
    shown = spaced(git(ready, "diff", "-M", "HEAD"))
    assert shown.startswith("plans/2025.yaml → plans/2026.yaml\n1 zmiana")
    assert "kwotę zmieniono ze 180 000 zł na 190 000 zł" in shown
    git(ready, "rm", "-q", "-f", "plans/2026.yaml")
    shown = spaced(git(ready, "diff", "HEAD", "--", "plans/2025.yaml"))
    assert shown == f"plans/2025.yaml\nUsunięto plan: {about}"


def test_a_renamed_or_copied_plan_is_told_by_both_its_names(ready: Path) -> None:
    path, new = ready / "plans/2024.yaml", ready / "plans/2026.yaml"
    text = path.read_text("utf-8")
    names = "plans/2024.yaml → plans/2026.yaml"
    git(ready, "mv", "plans/2024.yaml", "plans/2026.yaml")
    bare = f"{names}\nZmieniono nazwę pliku; jego treść jest ta sama."
    assert git(ready, "diff", "-M", "HEAD") == bare
    new.write_text(text + "# komentarz\n", "utf-8")
    shown = git(ready, "diff", "-M", "HEAD")
    assert shown.startswith(f"{names}: Zmieniono nazwę pliku; plan mówi to samo, zmienił się")
    assert "\n+# komentarz" in shown
    new.write_text(text.replace("kwota: 180000", "kwota: 190000", 1), "utf-8")
    git(ready, "add", "-A")
    assert git(ready, "diff", "-M") == ""
    for more in ("--cached", "HEAD"):
        told = spaced(git(ready, "diff", "-M", more))
        assert told.startswith(f"{names}\n1 zmiana: 1 zmieniony zapis.")
    git(ready, "commit", "-q", "-m", "Nowa nazwa")
    for command in (("diff", "-M", "HEAD~1", "HEAD"), ("show", "-M", "--ext-diff")):
        assert f"{names}\n1 zmiana" in spaced(git(ready, *command))
    path.write_text(text.replace("kwota: 180000", "kwota: 5", 1), "utf-8")
    git(ready, "add", "-A")
    shown_copy = spaced(git(ready, "diff", "-C", "--find-copies-harder", "HEAD"))
    assert shown_copy.startswith("plans/2026.yaml → plans/2024.yaml\n1 zmiana")
    loose = tried(ready, "diff", "--no-index", "plans/2024.yaml", "plans/2026.yaml").out
    assert loose.startswith("plans/2024.yaml → plans/2026.yaml\n1 zmiana")


def test_in_a_rebase_the_sides_are_called_what_they_are(ready: Path) -> None:
    """What git calls ours is the branch that the commits are put on."""
    git(ready, "switch", "-q", "-c", "inna", "main")
    replaced(ready, "termin: II–IV kwartał 2024", "termin: IV kwartał 2024")
    git(ready, "commit", "-q", "-a", "-m", "Inny termin")
    for command, ours, theirs in (
        (("rebase", "zmiana"), "gałąź, na którą przenosisz zmiany", "przenoszona zmiana"),
        (("cherry-pick", "zmiana"), "stan bieżący", "nanoszona zmiana"),
        (("merge", "zmiana"), "bieżąca gałąź", "scalana gałąź"),
    ):
        ran = tried(ready, *command)
        assert ran.code == 1
        said = spaced(ran.out + ran.err)
        mine, other = ("III–IV", "IV") if command[0] == "rebase" else ("IV", "III–IV")
        assert f" na „{mine} kwartał 2024”.\n  {theirs}: W działaniu" in said
        assert f"  {ours}: W działaniu I.1.1/1" in said
        assert f" na „{other} kwartał 2024”.\n" in said.partition(f"  {theirs}: ")[2]
        text = (ready / "plans/2024.yaml").read_text("utf-8")
        assert f"<<<<<<< {ours}\n" in text
        assert f">>>>>>> {theirs}\n" in text
        git(ready, command[0], "--abort")


def test_the_strategy_and_the_dictionary_stay_files_of_lines(ready: Path) -> None:
    path = ready / "plans/slownik.yaml"
    path.write_text(path.read_text("utf-8") + "# komentarz\n", "utf-8")
    assert changed_lines(git(ready, "diff")) == ["+# komentarz"]


def test_git_works_where_rpd_has_gone(real: Path, rpd: Run) -> None:
    rpd("git", "install", "--textconv", cwd=real)
    for name in ("diff.rpd.command", "diff.rpd.textconv", "merge.rpd.driver"):
        value = git(real, "config", name)
        git(real, "config", name, value.replace("-m rpd git", "-m rpd_nie_ma git"))
    assert changed_lines(git(real, "diff", "main", "zmiana")) == LINES
    assert changed_lines(git(real, "show")) == LINES
    git(real, "switch", "-q", "-c", "druga", "main")
    replaced(real, "kwota: 180000", "kwota: 190000")
    git(real, "commit", "-q", "-a", "-m", "Kwota")
    assert tried(real, "merge", "-q", "--no-edit", "zmiana").code == 0
    text = (real / "plans/2024.yaml").read_text("utf-8")
    assert "kwota: 190000" in text
    assert "termin: III–IV kwartał 2024" in text


# --- merging -------------------------------------------------------------------------------------

LAST = "              - id: szkolenia-kadry-cus\n"


def added(folder: Path, identifier: str, name: str, before: str = LAST) -> None:
    replaced(
        folder,
        before,
        f"              - id: {identifier}\n                nazwa: {name}\n"
        f"                termin: cały rok 2024\n{before}",
    )


def branch_with(folder: Path, name: str, start: str = "main") -> None:
    git(folder, "switch", "-q", "-c", name, start)


def test_two_branches_that_add_in_one_place_are_merged(ready: Path) -> None:
    branch_with(ready, "a")
    added(ready, "nowe-a", "Pierwsze")
    git(ready, "commit", "-q", "-a", "-m", "A")
    branch_with(ready, "b")
    added(ready, "nowe-b", "Drugie")
    git(ready, "commit", "-q", "-a", "-m", "B")
    assert tried(ready, "-c", "merge.rpd.driver=false", "merge", "a").code == 1
    git(ready, "merge", "--abort")
    ran = tried(ready, "merge", "-q", "--no-edit", "a")
    assert (ran.code, ran.err) == (0, "")
    shown = changed_lines(git(ready, "diff", "--no-ext-diff", "main", "HEAD"))
    ids = [line.split()[-1] for line in shown if " id: " in line]
    assert ids[:2] == ["nowe-a", "nowe-b"]


def test_a_contradiction_stops_the_merge_and_is_told(real: Path, rpd: Run) -> None:
    branch_with(real, "inna")
    replaced(real, "termin: II–IV kwartał 2024", "termin: IV kwartał 2024")
    git(real, "commit", "-q", "-a", "-m", "Inny termin")
    ran = tried(real, "merge", "-q", "--no-edit", "zmiana")
    assert ran.code == 1
    place = SENTENCE.removeprefix("~ ").partition(" termin")[0]
    told = (
        "„plans/2024.yaml”: sprzeczne zmiany planu; rozstrzygnij je w pliku.\n"
        f"  bieżąca gałąź: {place} termin zmieniono z „II–IV kwartał 2024” na „IV kwartał 2024”.\n"
        f"  scalana gałąź: {place} termin zmieniono z „II–IV kwartał 2024” na „III–IV kwartał "
        "2024”.\n"
    )
    assert told in spaced(ran.out + ran.err)
    assert git(real, "status", "--porcelain") == "UU plans/2024.yaml"
    text = (real / "plans/2024.yaml").read_text("utf-8")
    assert (
        "<<<<<<< bieżąca gałąź\n                termin: IV kwartał 2024\n=======\n"
        "                termin: III–IV kwartał 2024\n>>>>>>> scalana gałąź\n"
    ) in text
    assert "RPD009 konflikt-scalania" in rpd("validate", "2024", cwd=real).out


def test_one_id_on_two_branches_is_never_merged_in_silence(ready: Path, rpd: Run) -> None:
    """The lines do not touch each other: git alone would put the id into the plan twice."""
    branch_with(ready, "a")
    added(ready, "nowe", "Pierwsze")
    git(ready, "commit", "-q", "-a", "-m", "A")
    branch_with(ready, "b")
    added(ready, "nowe", "Drugie", before="              - id: doradztwo-dla-cus\n")
    git(ready, "commit", "-q", "-a", "-m", "B")
    assert tried(ready, "-c", "merge.rpd.driver=git merge-file %A %O %B", "merge", "a").code == 0
    git(ready, "reset", "-q", "--hard", "HEAD^")
    ran = tried(ready, "merge", "-q", "--no-edit", "a")
    assert ran.code == 1
    said = spaced(ran.out + ran.err)
    assert "  bieżąca gałąź: Dodano działanie I.1.2/1a „Drugie”" in said
    assert "  scalana gałąź: Dodano działanie I.1.2/0a „Pierwsze”" in said
    text = (ready / "plans/2024.yaml").read_text("utf-8")
    assert text.startswith("<<<<<<< bieżąca gałąź\n# „plans/2024.yaml”: sprzeczne zmiany planu;")
    assert rpd("validate", "2024", cwd=ready).code == 1


def test_what_cannot_be_read_is_merged_by_lines(ready: Path) -> None:
    branch_with(ready, "zla")
    replaced(ready, "kwota: 180000", "kwota: 180 000 zł")
    git(ready, "commit", "-q", "-a", "-m", "Zła kwota")
    ran = tried(ready, "merge", "-q", "--no-edit", "zmiana")
    assert ran.code == 0
    assert "git scala wierszami, bez sprawdzania treści" in ran.err
    text = (ready / "plans/2024.yaml").read_text("utf-8")
    assert "kwota: 180 000 zł" in text
    assert "termin: III–IV kwartał 2024" in text


def test_line_ends_and_the_mark_of_unicode_stay(ready: Path) -> None:
    path = ready / "plans/2024.yaml"

    def committed(branch: str, *changes: tuple[str, str]) -> bytes:
        text = path.read_bytes().decode("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_bytes(text.encode("utf-8"))
        git(ready, "commit", "-q", "-a", "-m", branch)
        return path.read_bytes()

    git(ready, "switch", "-q", "-c", "windows", "main")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    git(ready, "commit", "-q", "-a", "-m", "Windows")
    branch_with(ready, "a", "windows")
    new = "              - id: nowe-a\r\n                nazwa: A\r\n"
    committed("a", (LAST.replace("\n", "\r\n"), new + LAST.replace("\n", "\r\n")))
    branch_with(ready, "b", "windows")
    other = new.replace("nowe-a", "nowe-b").replace("nazwa: A", "nazwa: B")
    ours = committed("b", (LAST.replace("\n", "\r\n"), other + LAST.replace("\n", "\r\n")))
    assert tried(ready, "merge", "-q", "--no-edit", "a").code == 0
    expected = ours.replace(other.encode(), new.encode() + other.encode())
    assert path.read_bytes() == expected


# --- setting up ----------------------------------------------------------------------------------


def config(folder: Path) -> str:
    return (folder / ".git/config").read_text("utf-8")


def test_set_up_once_and_taken_out_without_a_trace(repository: Path, rpd: Run) -> None:
    attributes = repository / ".gitattributes"
    attributes.write_text("*.pdf binary", "utf-8")
    before = config(repository)
    missing = rpd("git", "check", cwd=repository)
    assert (missing.code, missing.out.count("brak ")) == (1, 5)
    assert missing.err == "Naprawi to „rpd git check --repair”.\n"
    ran = rpd("git", "install", cwd=repository)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(
        "Dopisano do .gitattributes: plans/[0-9][0-9][0-9][0-9].y*ml diff=rpd merge=rpd. "
        "Zatwierdź ten plik w repozytorium.\nUstawiono diff.rpd.command.\n"
    )
    assert attributes.read_text("utf-8") == "*.pdf binary\n" + ATTRIBUTES
    there = config(repository)
    again = rpd("git", "install", cwd=repository / "plans")
    assert (again.code, again.err) == (0, "Wszystko jest już ustawione.\n")
    assert (config(repository), attributes.read_text("utf-8")) == (
        there,
        "*.pdf binary\n" + ATTRIBUTES,
    )
    checked = rpd("git", "check", cwd=repository)
    assert (checked.code, checked.err, checked.out.count("jest ")) == (0, "", 5)
    gone = rpd("git", "uninstall", cwd=repository)
    assert (gone.code, gone.out) == (0, "")
    assert attributes.read_text("utf-8") == "*.pdf binary\n"
    assert config(repository) == before
    assert rpd("git", "uninstall", cwd=repository).err == "Nie ma czego wyłączać.\n"


def test_a_file_of_attributes_that_was_ours_alone_goes(repository: Path, rpd: Run) -> None:
    rpd("git", "install", cwd=repository)
    assert (repository / ".gitattributes").read_text("utf-8") == ATTRIBUTES
    rpd("git", "uninstall", cwd=repository)
    assert not (repository / ".gitattributes").exists()


def test_settings_of_others_are_not_replaced(repository: Path, rpd: Run) -> None:
    git(repository, "config", "diff.rpd.command", "cat")
    before = config(repository)
    ran = rpd("git", "install", cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "jest już inne ustawienie: diff.rpd.command." in ran.err
    assert config(repository) == before
    assert not (repository / ".gitattributes").exists()
    rpd("git", "uninstall", cwd=repository)
    assert config(repository) == before
    ran = rpd("git", "install", "--force", cwd=repository)
    assert "Ustawiono diff.rpd.command (zastąpiono poprzednie).\n" in ran.err


def test_attributes_of_others_are_not_replaced(repository: Path, rpd: Run) -> None:
    (repository / ".gitattributes").write_text("plans/*.yaml diff=yaml\n", "utf-8")
    ran = rpd("git", "install", cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "Plik „plans/2024.yaml” ma już w .gitattributes atrybut diff=yaml." in ran.err
    assert rpd("git", "install", "--force", cwd=repository).code == 0
    assert git(repository, "check-attr", "diff", "plans/2024.yaml").endswith(": rpd")


def test_another_python_takes_the_place_of_the_old_one(repository: Path, rpd: Run) -> None:
    rpd("git", "install", cwd=repository)
    old = git(repository, "config", "diff.rpd.command").replace("f() {", "f() { /stary")
    git(repository, "config", "diff.rpd.command", old)
    checked = rpd("git", "check", cwd=repository)
    assert checked.code == 1
    assert "inne   diff.rpd.command (z innej wersji rpd albo innego Pythona)\n" in checked.out
    ran = rpd("git", "install", cwd=repository)
    assert ran.err.startswith("Ustawiono diff.rpd.command.\nOdtąd ")


def test_a_workspace_in_a_folder_has_its_own_file(repository: Path, rpd: Run) -> None:
    (repository / "region").mkdir()
    git(repository, "mv", "plans", "region/plans")
    assert rpd("git", "install", cwd=repository / "region").code == 0
    assert (repository / "region/.gitattributes").read_text("utf-8") == ATTRIBUTES
    assert git(repository, "check-attr", "diff", "region/plans/2024.yaml").endswith(": rpd")
    assert git(repository, "check-attr", "diff", "region/plans/slownik.yaml").endswith(
        ": unspecified"
    )


def test_plans_that_the_settings_name(repository: Path, rpd: Run) -> None:
    (repository / "nasze plany").mkdir()
    plan = repository / "plans/2024.yaml"
    plan.rename(repository / "nasze plany/rpd-2024.yaml")
    (repository / "rpd.toml").write_text('plans = ["nasze plany/*.yaml"]\n', "utf-8")
    assert rpd("git", "install", cwd=repository).code == 0
    assert git(repository, "check-attr", "diff", "nasze plany/rpd-2024.yaml").endswith(": rpd")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Brakuje argumentu"),
        (("setup",), "Dozwolone: install, check, uninstall"),
        (("textconv",), "Niewłaściwa liczba argumentów po „rpd git textconv”."),
        (("merge", "a"), "Niewłaściwa liczba argumentów po „rpd git merge”."),
        (("install", "x"), "Niewłaściwa liczba argumentów po „rpd git install”."),
        (("check", "--textconv"), "Opcja --textconv należy do „rpd git install”."),
        (("uninstall", "--repair"), "Opcja --repair należy do „rpd git check”."),
        (("check", "--force"), "Opcja --force należy do „rpd git install”."),
        (("textconv", "brak.yaml"), "Nie ma pliku „brak.yaml”."),
    ],
    ids=str,
)
def test_wrong_use(repository: Path, rpd: Run, arguments: tuple[str, ...], message: str) -> None:
    ran = rpd("git", *arguments, cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_outside_of_a_repository(rpd: Run, tmp_path: Path) -> None:
    for command in ("install", "check"):
        ran = rpd("git", command, cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
        assert (ran.code, ran.out) == (2, "")
        assert "nie należy do repozytorium git." in ran.err
        assert "Przejdź do repozytorium z planami albo utwórz je" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_no_setting_imports_from_the_repository() -> None:
    settings = git_setup.wanted_settings(textconv=True)
    called = {name for name, value in settings.items() if value and " -P -m rpd git " in value}
    assert called == {"diff.rpd.command", "diff.rpd.textconv", "merge.rpd.driver"}


# --- statements ----------------------------------------------------------------------------------


@given(pairs())
@examples(60)
def test_lines_differ_where_plans_do(pair: tuple[Data, Data]) -> None:
    old, new = map(build_plan, pair)
    one, other = statements.report(old), statements.report(new)
    if compare(old, new):
        assert one != other
    assert "\x1b" not in one
    assert statements.report(build_plan(pair[0])) == one
