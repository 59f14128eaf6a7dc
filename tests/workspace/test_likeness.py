"""``rpd verify``: what is TAK, what agrees, what is NIE, and what cannot be told."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from contextlib import chdir
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from rpd.documents import origin
from rpd.documents.wanted import DocumentFormat, Wanted
from rpd.errors import UsageError
from rpd.formats import package, sealed
from rpd.formats.sealed import Standing, standing
from rpd.outside import digests, files
from tests.large import large
from tools import forgeries
from tools.forgeries import FORMATS, PLAN, git, made, signed, verify

FIRST = Path(__file__).parent / "z-0.1.0"
each_format = pytest.mark.parametrize("suffix", FORMATS)


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a plan that was changed once since its first commit."""
    return forgeries.workspace(tmp_path_factory.mktemp("committed") / "roboczy").parent.parent


@pytest.fixture
def plan(committed: Path, tmp_path: Path) -> Path:
    """The plan in that repository, for a test to change."""
    return shutil.copytree(committed, tmp_path / "roboczy") / "plans/2027.yaml"


def answer(plan: Path, data: bytes, suffix: str) -> tuple[int, str]:
    path = plan.parent.parent / f"a.{suffix}"
    path.write_bytes(data)
    return verify(path, plan.parent.parent)


def test_forged_and_genuine_files() -> None:
    assert list(forgeries.failures(27, 9, 6)) == []


@each_format
def test_a_file_of_the_first_version_is_never_denied(plan: Path, suffix: str) -> None:
    data = large(FIRST / f"a.{suffix}").read_bytes()
    code, said = answer(plan, data, suffix)
    assert (code, said.split(" ")[0]) in {(0, "TAK."), (3, "TEKST")}
    for path in plan.parent.iterdir():  # and in a checkout with other line ends
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert answer(plan, data, suffix) == (code, said)


@each_format
def test_a_file_of_another_version(plan: Path, suffix: str) -> None:
    order = Wanted(DocumentFormat(suffix))
    data = made(plan, order, lambda stamp: replace(stamp, version="0.0.9"))
    code, said = answer(plan, data, suffix)
    assert (code, said) == (
        3,
        (
            f"TEKST ZGODNY, plik z rpd 0.0.9. a.{suffix} drukuje te same słowa, co dokument "
            "utworzony z tego planu tym programem, ale nie jest taki sam bajt po bajcie."
        ),
    )
    text = PLAN.encode("utf-8")
    plan.write_bytes(text.replace(b"Dwa spotkania", b"Trzy spotkania"))
    other = made(
        plan,
        order,
        lambda stamp: replace(stamp, version="0.0.9", sha256=digests.digest(text), revision=""),
    )
    plan.write_bytes(text)
    assert answer(plan, other, suffix) == (
        1,
        f"NIE. a.{suffix} drukuje inne słowa niż dokument utworzony na nowo.",
    )


def test_a_signed_pdf(plan: Path) -> None:
    data = made(plan, Wanted(DocumentFormat.PDF))
    assert answer(plan, signed(data), "pdf") == (
        0,
        "TAK. a.pdf powstał z tego planu; podpisany, treść niezmieniona bajt po bajcie.",
    )
    assert answer(plan, signed(data, rectangle=b"9 9 99 99"), "pdf") == (
        3,
        (
            "TREŚĆ ZGODNA. a.pdf powstał z tego planu i jest podpisany, a podpis jest narysowany "
            "na stronie 1: obejrzyj, czy niczego nie zasłania."
        ),
    )
    code, said = answer(plan, signed(data, extra=b"/Rotate 90"), "pdf")
    assert (code, said.startswith("NIE. Do a.pdf dopisano coś")) == (1, True)
    assert standing(signed(data)) is Standing.EDITED


def with_a_part_twice(data: bytes) -> bytes:
    """The package with its first part once more: programs may read either."""
    parts = package.unpack(data)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as twice:
        for name, part in parts.items():
            twice.writestr(name, part)
        name = next(iter(parts))
        with pytest.warns(UserWarning, match="Duplicate"):
            twice.writestr(name, parts[name])
    return stream.getvalue()


@pytest.mark.parametrize("suffix", ["docx", "odt", "xlsx"])
def test_a_package_that_was_packed_anew_or_damaged(plan: Path, suffix: str) -> None:
    data = made(plan, Wanted(DocumentFormat(suffix)))
    code, said = answer(plan, forgeries.zipped_anew(data), suffix)
    assert (code, said) == (
        3,
        (
            f"TREŚĆ ZGODNA. a.{suffix} powstał z tego planu i ma te same części, ale pakiet "
            "zapisał na nowo inny program (np. z kompresją)."
        ),
    )
    assert answer(plan, with_a_part_twice(data), suffix)[0] == 1
    assert answer(plan, data[: len(data) // 2], suffix) == (
        1,
        (
            f"NIE. a.{suffix} jest uszkodzony albo nie jest dokumentem: pakietu (ZIP) nie da się "
            "odczytać."
        ),
    )


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_page_with_other_line_ends(plan: Path, suffix: str) -> None:
    data = made(plan, Wanted(DocumentFormat(suffix))).replace(b"\n", b"\r\n")
    code, said = answer(plan, data, suffix)
    assert (code, said.split(".")[0]) == (3, "TREŚĆ ZGODNA")
    assert standing(data) is Standing.UNCHANGED


# --- revisions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("revision", "code", "words"),
    [
        ("deadbeef" * 5, 1, "której w tym repozytorium nie ma"),
        ("first", 1, "w której nie ma planu o tej treści"),
        ("HEAD", 1, "która tego planu nie zmieniła"),
        ("HEAD~1", 0, "niezmieniony bajt po bajcie"),
    ],
)
@each_format
def test_the_revision_is_looked_up(
    plan: Path, suffix: str, revision: str, code: int, words: str
) -> None:
    folder = plan.parent.parent
    if revision == "first":
        revision = git(folder, "rev-list", "--max-parents=0", "HEAD").strip()
    elif revision.startswith("HEAD"):
        revision = git(folder, "rev-parse", revision).strip()
    data = made(
        plan, Wanted(DocumentFormat(suffix)), lambda stamp: replace(stamp, revision=revision)
    )
    found, said = answer(plan, data, suffix)
    assert found == code
    assert words in said


def clone(folder: Path, name: str, *options: str) -> Path:
    """A clone that can fetch nothing afterwards."""
    git(folder, "config", "uploadpack.allowFilter", "true")
    there = folder.with_name(name)
    git(folder.parent, "clone", "-q", *options, f"file://{folder}", str(there))
    git(there, "remote", "set-url", "origin", "file:///nie/ma")
    return there


def test_a_shallow_clone_names_no_revision_that_it_cannot_know(plan: Path) -> None:
    folder = plan.parent.parent
    document = folder / "a.html"
    document.write_bytes(made(plan, Wanted(DocumentFormat.HTML)))
    there = clone(folder, "plytki", "--depth", "1")
    named = origin.naming(there / "plans/2027.yaml", plan.read_bytes())
    assert (named.revision, named.remark[:33]) == ("", "Dokument nie podaje wersji git: t")
    assert verify(document, there)[0] == 3
    deep = clone(folder, "glebszy", "--depth", "2")
    assert origin.naming(deep / "plans/2027.yaml", plan.read_bytes()).revision == ""
    whole = clone(folder, "caly")
    assert verify(document, whole)[0] == 0
    (there / "b.html").write_bytes(made(there / "plans/2027.yaml", Wanted(DocumentFormat.HTML)))
    assert verify(there / "b.html", whole)[0] == 0


def test_a_partial_clone_answers_or_says_what_is_missing_and_never_fetches(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = plan.parent.parent
    today, before = folder / "a.html", folder / "b.html"
    today.write_bytes(made(plan, Wanted(DocumentFormat.HTML)))
    git(folder, "checkout", "-q", "HEAD~2")
    before.write_bytes(made(plan, Wanted(DocumentFormat.HTML)))
    git(folder, "checkout", "-q", "main")
    there = clone(folder, "czesc", "--filter=blob:none")
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "file")
    git(there, "remote", "set-url", "origin", f"file://{folder}")  # it could fetch, and may not
    known = subprocess.run(
        ["git", "rev-list", "--objects", "--all", "--missing=print"],
        cwd=there,
        capture_output=True,
        check=True,
    ).stdout
    assert b"?" in known
    assert verify(today, there)[0] == 0
    code, said = verify(before, there)
    assert (code, said.split(".")[0]) == (2, "NIE WIADOMO")
    again = subprocess.run(
        ["git", "rev-list", "--objects", "--all", "--missing=print"],
        cwd=there,
        capture_output=True,
        check=True,
    ).stdout
    assert again == known
    assert verify(before, folder)[0] == 0


# --- earlier texts -------------------------------------------------------------------------------


def test_an_earlier_text_of_the_list(plan: Path, tmp_path: Path) -> None:
    folder = plan.parent.parent
    (folder / ".git").rename(tmp_path / "git")
    data = made(plan, Wanted(DocumentFormat.MD))
    old = plan.read_bytes()
    plan.write_bytes(b"# to samo, inaczej zapisane\n" + old)
    assert answer(plan, data, "md") == (1, "NIE. a.md powstał z innej treści planu.")
    digests.append(plan, old.replace(b"\n", b"\r\n"), "przed rpd adopt")
    digests.append(plan, old, "drugi raz")
    listed = digests.read(plan.parent)
    assert [(one.plan, one.sha256, one.remark) for one in listed] == [
        ("2027.yaml", digests.digest(old), "przed rpd adopt")
    ]
    assert answer(plan, data, "md") == (
        3,
        (
            "TEKST ZGODNY, z wcześniejszego zapisu planu. a.md drukuje te same słowa, co dokument "
            "utworzony z tego planu dziś."
        ),
    )
    plan.write_bytes(old.replace(b"12000", b"13000"))
    assert answer(plan, data, "md")[0] == 1


# --- what stands where a result goes -------------------------------------------------------------


@each_format
def test_the_stamp_is_read_at_its_place_only(plan: Path, suffix: str) -> None:
    zeros = "0" * 64
    line = f"rpd-stamp version=0.1.0 plan=2027.yaml sha256={zeros} companions={zeros} revision=-"
    text = PLAN.replace("Plan próbny", f"Plan <!-- {line} parts=annex -->")
    plan.write_bytes(text.encode("utf-8"))
    data = made(plan, Wanted(DocumentFormat(suffix)))
    assert answer(plan, data, suffix)[0] == 0
    assert standing(data) is Standing.UNCHANGED


@each_format
def test_an_edited_document_is_told(plan: Path, suffix: str) -> None:
    import random

    data = made(plan, Wanted(DocumentFormat(suffix)))
    assert standing(data) is Standing.UNCHANGED
    rng = random.Random(1)  # noqa: S311
    assert standing(forgeries.edited(data, suffix, rng)) is Standing.EDITED
    assert standing(b"something else") is Standing.FOREIGN
    found = sealed.find(data)
    assert found is not None
    assert found.intact


@pytest.mark.parametrize(
    ("command", "out"),
    [
        (("render", "2027"), "a.docx"),
        (("budget", "2027"), "a.xlsx"),
        (("budget", "2027"), "a.md"),
        (("budget", "2027"), "a.html"),
        (("diff", "stary.yaml", "plans/2027.yaml"), "a.html"),
        (("diff", "stary.yaml", "plans/2027.yaml"), "a.docx"),
        (("diff", "stary.yaml", "plans/2027.yaml"), "a.md"),
        (("amend", "stary.yaml", "plans/2027.yaml"), "a.docx"),
        (("amend", "stary.yaml", "plans/2027.yaml"), "a.pdf"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_what_somebody_edited_is_not_replaced(
    plan: Path, command: tuple[str, ...], out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from rpd.cli import command as commands
    from rpd.cli import main

    folder = plan.parent.parent
    with chdir(folder):
        assert main.run(["adopt", "2027"]) == 0
    old = plan.read_bytes().replace(b"12000", b"11000")
    (plan.parent / "stary.yaml").write_bytes(old)
    words = [one.replace("stary.yaml", "plans/stary.yaml") for one in command]

    def run(*more: str) -> int:
        from importlib import import_module

        files.forget_inputs()  # as every process does
        app = import_module(f"rpd.cli.{words[0]}").app
        with chdir(folder):
            return commands.execute(app, words[0], [*words[1:], "-o", out, *more])

    assert run() == 0
    made_ = (folder / out).read_bytes()
    assert run() == 0
    assert (folder / out).read_bytes() == made_
    code, said = verify(folder / out, folder)
    assert code == (0 if words[0] == "render" else 3)
    if words[0] != "render":
        assert said.startswith("NIEZMIENIONY. ")
    if out.endswith("pdf"):
        changed = made_ + b"\n% dopisek"
    elif made_.startswith(b"PK"):
        parts = package.unpack(made_)
        name = next(n for n in parts if n.endswith(("document.xml", "sharedStrings.xml")))
        changed = package.pack(parts | {name: parts[name].replace(b"a", b"o", 1)})
    else:
        changed = made_.replace(b"12", b"13", 1)
    (folder / out).write_bytes(changed)
    with pytest.raises(UsageError, match="ktoś go zmienił"):
        run()
    assert (folder / out).read_bytes() == changed
    assert verify(folder / out, folder)[0] == 1
    assert run("--force") == 0
    assert (folder / out).read_bytes() == made_
