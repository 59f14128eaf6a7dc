"""``rpd verify``: from this plan, from another, changed, or from nobody knows where."""

import re
import shutil
import subprocess
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from tests.annex.test_render_cli import FORMATS, SHORT, WRONG
from tests.conftest import Run
from tests.cut import laid
from tests.scratch import edited

STAMPED = tuple(suffix for suffix in FORMATS if suffix != "csv")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a few actions of the 2024 plan."""
    laid(tmp_path / "roboczy", SHORT)
    return tmp_path / "roboczy"


def digest(folder: Path) -> str:
    return sha256((folder / "plans/2024.yaml").read_bytes()).hexdigest()


@pytest.mark.parametrize("suffix", STAMPED)
def test_a_document_of_this_plan(workspace: Path, rpd: Run, suffix: str) -> None:
    rpd("render", "-o", f"a.{suffix}", cwd=workspace)
    ran = rpd("verify", f"a.{suffix}", cwd=workspace)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"TAK. a.{suffix} powstał z tego planu i jest niezmieniony bajt po bajcie.\n"
        f"  dokument: plan 2024.yaml, SHA-256 {digest(workspace)}, rpd 0.2.0\n"
        "  szablony: wbudowane\n"
        f"  plan:     plans/2024.yaml, SHA-256 {digest(workspace)}\n"
    )


@pytest.mark.parametrize(
    "options",
    [
        ("--with-budget", "--abbreviations", "list"),
        ("--abbreviations", "none"),
        ("--document", "uchwala"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_what_was_asked_for_is_remembered(
    workspace: Path, rpd: Run, suffix: str, options: tuple[str, ...]
) -> None:
    assert rpd("render", *options, "-o", f"a.{suffix}", cwd=workspace).code == 0
    assert rpd("verify", f"a.{suffix}", cwd=workspace).out.startswith("TAK. ")


@pytest.mark.parametrize("suffix", STAMPED)
def test_a_document_of_another_content(workspace: Path, rpd: Run, suffix: str) -> None:
    rpd("render", "-o", f"a.{suffix}", cwd=workspace)
    before = digest(workspace)
    edited(workspace, "nazwa: Diagnoza potrzeb", "nazwa: Badanie potrzeb")
    ran = rpd("verify", f"a.{suffix}", cwd=workspace)
    assert ran.code == 1
    assert ran.out == (
        f"NIE. a.{suffix} powstał z innej treści planu.\n"
        f"  dokument: plan 2024.yaml, SHA-256 {before}, rpd 0.2.0\n"
        "  szablony: wbudowane\n"
        f"  plan:     plans/2024.yaml, SHA-256 {digest(workspace)}\n"
    )


def changed(data: bytes, suffix: str) -> bytes:
    """The document with one character of its text changed, its stamp untouched."""
    if suffix == "pdf":
        return data.replace(b"%%EOF", b"%%EOF\n")
    if not data.startswith(b"PK"):
        return data.replace("usług".encode(), "usłog".encode(), 1)
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry, part.replace("usług".encode(), "usłog".encode(), 1))
    return stream.getvalue()


@pytest.mark.parametrize("suffix", STAMPED)
def test_a_document_that_was_changed(workspace: Path, rpd: Run, suffix: str) -> None:
    path = workspace / f"a.{suffix}"
    rpd("render", "-o", path.name, cwd=workspace)
    data = path.read_bytes()
    path.write_bytes(changed(data, suffix))
    assert path.read_bytes() != data
    ran = rpd("verify", path.name, cwd=workspace)
    assert ran.code == 1
    verdict, *_, reason = ran.out.splitlines()
    if suffix == "pdf":
        assert verdict.startswith("NIE. Do a.pdf dopisano coś, co nie jest samym podpisem")
        return
    assert verdict == f"NIE. a.{suffix} nosi znak tego planu, ale jest inny niż utworzony na nowo."
    assert reason == (
        "  – Ktoś zmienił plik po utworzeniu: nie zgadza się z sumą kontrolną w swoim znaku."
    )


@pytest.mark.parametrize(
    ("adopted", "code", "said"),
    [
        (True, 0, "TAK. a.html"),
        (False, 1, "  – Zmieniła się strategia albo słownik, z których plan bierze nazwy.\n"),
    ],
)
def test_a_changed_dictionary_matters_to_drafts_alone(
    workspace: Path, rpd: Run, adopted: bool, code: int, said: str
) -> None:
    if not adopted:
        plan = workspace / "plans/2024.yaml"
        inherits = r"(?m)^(uchwala|wyrazy):\n(?:  .*\n)+"
        plan.write_text(re.sub(inherits, "", plan.read_text("utf-8")), "utf-8")
    rpd("render", "-o", "a.html", cwd=workspace)
    path = workspace / "plans/slownik.yaml"
    path.write_text(
        path.read_text("utf-8").replace("ośrodek wsparcia", "ośrodki wsparcia"), "utf-8"
    )
    ran = rpd("verify", "a.html", cwd=workspace)
    assert ran.code == code
    assert said in ran.out


def test_a_file_of_somebody_else(workspace: Path, rpd: Run) -> None:
    (workspace / "a.pdf").write_bytes(b"%PDF-1.4\n")
    ran = rpd("verify", "a.pdf", cwd=workspace)
    assert (ran.code, ran.out) == (
        1,
        (
            "NIE. a.pdf nie ma znaku pochodzenia: nie utworzył go rpd albo znak usunięto.\n"
            "Uchwał zmieniających, porównań i zestawień kwot z rpd 0.1.0 nie oznaczano.\n"
        ),
    )


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04zepsute", bytes(range(256)) * 50])
def test_any_bytes_are_answered(workspace: Path, rpd: Run, data: bytes) -> None:
    (workspace / "a.bin").write_bytes(data)
    ran = rpd("verify", "a.bin", cwd=workspace)
    assert (ran.code, ran.err) == (1, "")


def test_a_missing_file_and_a_missing_plan(workspace: Path, rpd: Run, tmp_path: Path) -> None:
    assert rpd("verify", "a.pdf", cwd=workspace).code == 2
    rpd("render", "-o", "a.html", cwd=workspace)
    shutil.move(workspace / "a.html", tmp_path / "a.html")
    ran = rpd("verify", "a.html", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "rpd: Dokument powstał z planu „2024.yaml”, a tu nie ma takiego planu.\n"
        "     Podaj plan: „rpd verify PLIK PLAN”.\n"
    )
    ran = rpd("verify", "a.html", workspace / "plans/2024.yaml", cwd=tmp_path)
    assert ran.code == 0


def test_a_draft_and_a_csv(workspace: Path, rpd: Run) -> None:
    rpd("render", "-o", "a.csv", cwd=workspace)
    assert rpd("verify", "a.csv", cwd=workspace).out == (
        "TAK. a.csv jest taki sam jak utworzony na nowo z planu plans/2024.yaml.\n"
    )
    edited(workspace, *WRONG)
    assert rpd("verify", "a.csv", cwd=workspace).code == 1
    rpd("render", "--draft", "-o", "a.pdf", cwd=workspace)
    assert rpd("verify", "a.pdf", cwd=workspace).code == 0


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_revision_is_the_last_that_changed_the_plan(workspace: Path, rpd: Run) -> None:
    git(workspace, "init", "-q")
    git(workspace, "add", ".")
    git(workspace, "commit", "-q", "-m", "plan")
    commit = git(workspace, "rev-parse", "HEAD")
    first = rpd("render", "-o", "a.html", cwd=workspace)
    data = (workspace / "a.html").read_bytes()
    assert first.code == 0
    assert f"revision={commit}".encode() in data
    (workspace / "inny.txt").write_text("x")
    git(workspace, "add", "inny.txt")
    git(workspace, "commit", "-q", "-m", "coś innego")
    rpd("render", "-o", "a.html", cwd=workspace)
    assert (workspace / "a.html").read_bytes() == data
    assert f", wersja git {commit[:12]}, rpd" in rpd("verify", "a.html", cwd=workspace).out
    edited(workspace, "nazwa: Diagnoza potrzeb", "nazwa: Badanie potrzeb")
    # Nobody has adopted that text, whatever imprint it bears: it prints as a draft alone.
    assert rpd("render", "-o", "a.html", cwd=workspace).code == 2
    assert rpd("render", "--draft", "-o", "a.html", cwd=workspace).code == 0
    assert b"revision=- " in (workspace / "a.html").read_bytes()
