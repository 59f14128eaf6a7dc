"""No result of any command replaces a file of data, by whatever path it is reached."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rpd.cli.checking import FindingsFormat
from rpd.cli.main import run
from rpd.outside import digests, files, guard
from rpd.report.findings.baseline import dump
from tests.conftest import ROOT
from tests.report.samples import outcome

SMALL = ROOT / "tests" / "report" / "workspace" / "plans"
MENDED = (
    ('uwaga: "[ust. 2]"', "opis: Wizyta."),
    ("FEEdM", "FEdM"),
    (", PUP", ""),
    ("pod koniec „[ust. 2]” ]]> ::error::x", "cały rok 2024"),
)
AMENDMENT = """\
uchwala: 2/2024
data: 2024-02-01
rok: 2024
operacje:
  - {operacja: zmien-wpis, gdzie: {dzialanie: szkolenia}, pole: termin, bylo: cały rok 2024, \
jest: I kwartał 2024, miejsce: 1}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace to work in, with files of data of each kind; also the run of a command in it."""
    plans = tmp_path / "plans"
    shutil.copytree(SMALL, plans)
    text = (plans / "2024.yaml").read_text("utf-8")
    for wrong, right in MENDED:
        assert wrong in text
        text = text.replace(wrong, right)
    adopted = "uchwala: {organ: Rada, numer: 1/2024, data: 2024-01-07, zalacznik: 1}\n"
    text = text.replace("cele:", adopted + "cele:", 1)
    (plans / "2024.yaml").write_text(text, "utf-8")
    (plans / "2023.yml").write_text(text.replace("2024", "2023"), "utf-8")
    draft = text.replace("Szkolenia", "Kursy").replace(adopted, "")
    (plans / "nowy.yaml").write_text(draft, "utf-8")
    (plans / "zmiany").mkdir()
    (plans / "zmiany" / "1.yaml").write_text(AMENDMENT, "utf-8")
    (tmp_path / "rpd.toml").write_text('fail-on = "warning"\n', "utf-8")
    (plans / guard.DIGESTS).write_text(f"2024.yaml sha256={64 * '0'}\n", "utf-8")
    (tmp_path / "wynik").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITLAB_CI", "RPD_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    files.forget_inputs()
    return tmp_path


def everything(folder: Path) -> dict[str, bytes | str]:
    """All files with their bytes, all symbolic links with where they lead."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = str(path.readlink())
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


OUTPUTS: dict[str, tuple[str, ...]] = {
    "validate": ("validate", "--output-file"),
    "validate json": ("validate", "2024", "--format", "json", "--output-file"),
    "validate sarif": ("validate", "--format", "sarif", "--output-file"),
    "baseline": ("validate", "--write-baseline", "--baseline"),
    "budget": ("budget", "2024", "--format", "md", "-o"),
    "budget json": ("budget", "2024", "--format", "json", "-o"),
    "budget csv": ("budget", "--by", "cel", "--format", "csv", "-o"),
    "schema": ("schema", "-o"),
    "schema ids": ("schema", "--ids", "-o"),
    "render": ("render", "2024", "--draft", "--format", "md", "-o"),
    "render by force": ("render", "2024", "--draft", "--force", "--format", "html", "-o"),
    "resolution": ("render", "2024", "--document", "uchwala", "--force", "--format", "md", "-o"),
    "consolidate": ("consolidate", "2024", "--draft", "--force", "--format", "md", "-o"),
    "diff": ("diff", "plans/2024.yaml", "plans/nowy.yaml", "--format", "json", "-o"),
    "diff docx": ("diff", "plans/2024.yaml", "plans/nowy.yaml", "--format", "docx", "-o"),
    "amend": ("amend", "plans/2024.yaml", "plans/nowy.yaml", "--format", "md", "-o"),
    "amend whole": ("amend", "2024", "plans/nowy.yaml", "--whole", "--format", "html", "-o"),
    "apply": ("apply", "2024", "plans/zmiany/1.yaml", "-o"),
}


def plain(target: Path) -> Path:
    return target


def around(target: Path) -> Path:
    return Path("wynik/../plans/..", target)


def absolute(target: Path) -> Path:
    return target.absolute()


def link(target: Path) -> Path:
    Path("wynik/raport.html").symlink_to(os.path.relpath(target, "wynik"))
    return Path("wynik/raport.html")


def link_to_a_link(target: Path) -> Path:
    Path("wynik/raport").symlink_to(target.absolute())
    Path("wynik/raport.json").symlink_to("raport")
    return Path("wynik/raport.json")


def hard_link(target: Path) -> Path:
    Path("wynik/raport.html").hardlink_to(target)
    return Path("wynik/raport.html")


def linked_folder(target: Path) -> Path:
    Path("p").symlink_to(target.parent, target_is_directory=True)
    return Path("p") / target.name


ALIASES = (plain, around, absolute, link, link_to_a_link, hard_link, linked_folder)
DATA = (
    "plans/2024.yaml",
    "plans/2023.yml",
    "plans/slownik.yaml",
    "plans/strategia.yaml",
    "plans/zmiany/1.yaml",
    "rpd.toml",
    "plans/odciski.txt",
)


@pytest.mark.parametrize("command", OUTPUTS)
def test_a_result_never_replaces_data(
    here: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    start = list(OUTPUTS).index(command)
    # Which file is reached in which way is another pairing with each command.
    for turn, alias in enumerate(ALIASES):
        target = Path(DATA[(start + turn) % len(DATA)])
        if command == "apply" and target.name == "2024.yaml" and alias is not hard_link:
            continue  # that is what it is for
        path = alias(target)
        before = everything(here)
        assert run([*OUTPUTS[command], str(path)]) == 2, (alias.__name__, target)
        said = capsys.readouterr()
        assert said.out == ""
        assert "” to istniejący plik z danymi; wynik by go zastąpił.\n     Podaj inną" in said.err
        assert everything(here) == before
        for made in ("p", "wynik/raport", "wynik/raport.html", "wynik/raport.json"):
            Path(made).unlink(missing_ok=True)


@pytest.mark.parametrize("command", OUTPUTS)
def test_a_result_never_replaces_a_baseline(
    here: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    known = here / "stan.json"
    known.write_text(dump(outcome()), "utf-8")
    before = everything(here)
    code = run([*OUTPUTS[command], "stan.json"])
    if command == "baseline":
        assert code in (0, 1)
        assert guard.is_baseline(known.read_bytes())
        assert everything(here) != before
        return
    assert code == 2
    assert "„stan.json” to stan wyjściowy rpd validate; wynik by go" in capsys.readouterr().err
    assert everything(here) == before


@pytest.mark.parametrize(
    "command", [name for name in OUTPUTS if name not in ("baseline", "apply", "render", "schema")]
)
def test_what_a_command_reads_it_does_not_replace(
    here: Path, tmp_path_factory: pytest.TempPathFactory, command: str
) -> None:
    """Wherever it is and whatever it is called."""
    apart = tmp_path_factory.mktemp("apart")
    for name in ("slownik.yaml", "strategia.yaml"):
        shutil.copy(here / "plans" / name, apart)
    shutil.copy(here / "plans" / "2024.yaml", apart / "plan.html")
    shutil.copy(here / "plans" / "nowy.yaml", apart / "nowy.html")
    before = everything(apart)
    option = OUTPUTS[command][-1]
    words = [word for word in OUTPUTS[command][:-1] if word not in ("2024", "plans/2024.yaml")]
    words = [str(apart / "nowy.html") if word == "plans/nowy.yaml" else word for word in words]
    plan = ["--plan"] if words[0] == "schema" else []
    words[1:1] = [*plan, str(apart / "plan.html")]
    assert run([*words, option, str(apart / "plan.html")]) == 2
    assert everything(apart) == before


@pytest.mark.parametrize("alias", ALIASES)
def test_the_list_of_digests_is_data(
    here: Path, capsys: pytest.CaptureFixture[str], alias: Callable[[Path], Path]
) -> None:
    path = alias(Path("plans", digests.FILE))
    before = everything(here)
    # By force too: what it says of earlier texts stands nowhere else.
    assert run([*OUTPUTS["render by force"], str(path)]) == 2
    assert "” to istniejący plik z danymi; wynik by go zastąpił." in capsys.readouterr().err
    assert everything(here) == before
    if alias is plain:
        Path("notatki", digests.FILE).parent.mkdir()
        assert run([*OUTPUTS["render"], f"notatki/{digests.FILE}"]) == 0, "there is no list there"


def test_a_result_replaces_what_it_may(here: Path) -> None:
    assert run(["adopt", "2024"]) == 0
    for command in ("validate json", "budget", "schema ids", "diff docx", "render", "amend"):
        path = here / "wynik" / command.replace(" ", "-")
        for _ in range(2):
            assert run([*OUTPUTS[command], str(path)]) in (0, 1)
        assert path.stat().st_size
    assert len(everything(here / "wynik")) == 6


REPORTS = {
    **{
        f"validate {name}": ["validate", "--format", name]
        for name in FindingsFormat
        if name != "text"
    },
    "validate text": ["validate", "-q"],
    **{f"budget {name}": ["budget", "2024", "--format", name] for name in ("json", "csv", "table")},
    "budget pl": ["budget", "2024", "--csv", "pl"],
    "diff json": ["diff", "2024", "nowy.yaml", "--format", "json"],
    "diff text": ["diff", "2024", "nowy.yaml", "--format", "text"],
    **{f"acts {name}": ["acts", "--format", name] for name in ("json", "csv", "table")},
    "schema": ["schema"],
}


@pytest.mark.parametrize("command", REPORTS)
def test_a_report_replaces_reports_alone(
    command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who made it nothing can tell; that something else stands there can be seen."""
    text = (here / "plans/2024.yaml").read_text("utf-8")
    (here / "nowy.yaml").write_text(text.replace("kwota: 180000", "kwota: 1"), "utf-8")
    target = "--output-file" if command.startswith("validate") else "-o"
    notes = here / "notatki.md"
    notes.write_text("Uwagi do planu\n", "utf-8")
    assert run([*REPORTS[command], target, str(notes)]) == 2
    assert notes.read_text("utf-8") == "Uwagi do planu\n"
    said = "Plik „notatki.md” już istnieje i nie jest raportem rpd.\n     Podaj inną nazwę albo "
    assert said in capsys.readouterr().err
    for _ in range(2):
        assert run([*REPORTS[command], target, "raport"]) in (0, 1)
    assert (here / "raport").stat().st_size


NEW = {
    "a plan as an amendment leaves it": ["apply", "2024", "plans/zmiany/1.yaml", "-o"],
    "a profile": ["templates", "profile", "lista", "-o"],
}


@pytest.mark.parametrize("command", NEW)
def test_data_are_written_to_new_files(
    command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*NEW[command], "nowe.txt"]) == 0
    (here / "notatki.txt").write_text("Uwagi do planu\n", "utf-8")
    before = everything(here)
    for name in ("nowe.txt", "notatki.txt"):
        assert run([*NEW[command], name]) == 2
        said = f"rpd: Plik „{name}” już istnieje; wynik by go zastąpił.\n     Podaj inną nazwę.\n"
        assert said in capsys.readouterr().err
    assert everything(here) == before


@pytest.mark.parametrize("command", ["render by force", "schema", "apply"])
def test_a_way_through_a_folder_that_is_not_there(
    command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file is seen at the end of such a path, and yet there is one."""
    link = here / "wynik" / "raport.md"
    link.symlink_to("../brak/../plans/2024.yaml")
    (here / "notatki.md").write_text("Uwagi do planu\n", "utf-8")
    before = everything(here)
    for path in ("brak/../plans/2024.yaml", "brak/../notatki.md", "wynik/raport.md"):
        assert run([*OUTPUTS[command], path]) == 2
        assert f"„{path}” prowadzi przez folder, którego nie ma." in capsys.readouterr().err
    assert everything(here) == before


def test_templates_do_not_go_through_a_link_into_data(here: Path) -> None:
    (here / "szablony").mkdir()
    (here / "szablony/zalacznik.css").symlink_to("../plans/slownik.yaml")
    before = everything(here)
    assert run(["templates", "export", "--force"]) == 2
    assert everything(here) == before


def test_an_amendment_that_somebody_has_edited_is_kept(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in its file besides the operations stays, with its comments and its layout."""
    assert run(["adopt", "2024"]) == 0
    asked = ["amend", "2024", "plans/nowy.yaml", "--number", "3/2024", "--date", "2024-03-01"]
    asked += ["-o", "u.md", "--save", "z.yaml"]
    for _ in range(2):
        assert run(asked) == 0
    saved = here / "z.yaml"
    text = saved.read_text("utf-8")
    saved.write_bytes(text.replace("\n", "\r\n").encode())
    assert run(asked) == 0
    assert saved.read_text("utf-8") == text
    header = "podpis: {tytul_zenski: Przewodnicząca}  # do sprawdzenia z radcą\n"
    saved.write_text(text.replace("rok: ", f"{header}rok: "), "utf-8")
    assert run([*asked, "--signed-by", "Anna Nowak"]) == 0
    made = saved.read_text("utf-8")
    assert "do sprawdzenia z radcą" in made
    assert "imie_nazwisko: Anna Nowak" in made
    assert "Przewodnicząca\\\n" in (here / "u.md").read_text("utf-8")
    noted = made.replace("  - operacja:", "  - # policzone z księgową\n    operacja:", 1)
    saved.write_text(noted, "utf-8")
    plan = here / "plans/nowy.yaml"
    adopted = (here / "plans/2024.yaml").read_text("utf-8")
    plan.write_text(adopted.replace("tytul: ", "tytul: Inny ", 1), "utf-8")
    before = everything(here)
    capsys.readouterr()
    assert run(asked) == 2
    assert "„z.yaml” ktoś zmienił po zapisaniu" in capsys.readouterr().err
    assert {name: data for name, data in everything(here).items() if name != "u.md"} == {
        name: data for name, data in before.items() if name != "u.md"
    }


# --- two at once ---------------------------------------------------------------------------------


def test_of_two_amendments_at_once_one_is_refused_and_none_lost(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = AMENDMENT.replace("2/2024", "3/2024").replace("szkolenia", "doradztwo")
    other = other.replace("I kwartał 2024", "II kwartał 2024").replace("cały rok", "I kwartał")
    (here / "plans/zmiany/2.yaml").write_text(other, "utf-8")
    fsync = os.fsync
    codes = []

    def meanwhile(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", fsync)
        codes.append(run(["apply", "2024", "plans/zmiany/2.yaml", "-o", "plans/2024.yaml"]))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", meanwhile)
    codes.append(run(["apply", "2024", "plans/zmiany/1.yaml", "-o", "plans/2024.yaml"]))
    assert codes == [0, 2]
    assert capsys.readouterr().err.endswith(
        "rpd: „plans/2024.yaml”: plan zmienił się w międzyczasie (zapisał go ktoś inny).\n"
        "     Niczego nie zapisano. Powtórz polecenie, żeby uwzględniło tamtą zmianę.\n"
    )
    assert run(["apply", "2024", "plans/zmiany/1.yaml", "-o", "plans/2024.yaml"]) == 0
    text = (here / "plans/2024.yaml").read_text("utf-8")
    assert text.count("II kwartał 2024") == 1
    assert text.count(" I kwartał 2024") == 1


# --- what is a baseline --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (dump(outcome()), True),
        ('{"version": 1, "tool": "rpd", "findings": []}', True),
        ('{"version": 2, "findings": [{"fingerprint": "a"}]}', True),
        ('{"version": 1, "findings": []}', False),
        ('{"version": 1, "tool": "rpd", "diagnostics": []}', False),
        ('{"tool": "rpd", "findings": [1]}', False),
        ('{"version": 1, "tool": "rpd", "findings": [', False),
        ('["findings"]', False),
        ("[" * 100_000 + '"findings"', False),
        ('"findings"\x00\xff', False),
        ("", False),
    ],
)
def test_is_baseline(text: str, is_one: bool) -> None:
    assert guard.is_baseline(text.encode("utf-8")) is is_one
