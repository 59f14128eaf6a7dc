"""Templates of an office run in a process that the system bounds, and can reach nothing."""

from __future__ import annotations

import os
import random
import re
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from rpd.errors import CannotReadError
from rpd.formats import confined, environment, typeset
from rpd.formats.confined import Bounds, TemplateUseError
from rpd.outside import files
from tests.conftest import Run
from tests.cut import cut, laid
from tests.formats.hostile_templates import TEXT, TYPST

FEW = cut("I.1.1/2")
SMALL = Bounds(seconds=1, memory=256 * 1024 * 1024, output=1_000_000)
UNHURRIED = Bounds(seconds=15, memory=256 * 1024 * 1024, output=1_000_000)
RANDOM = random.Random(20270129)  # noqa: S311 - which of them is no secret

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such bounds")


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bounds, "of", lambda *_, **__: SMALL)


def filled(folder: Path, template: str) -> str:
    (folder / "a.txt.j2").write_text(template, "utf-8")
    return environment.fill("a.txt.j2", {"x": "ż"}, folders=[folder], syntax=environment.PLAIN)


def refusal(folder: Path, template: str) -> str:
    with pytest.raises(TemplateUseError) as caught:
        filled(folder, template)
    assert caught.value.hint.startswith("Popraw szablon albo usuń go, żeby użyć wbudowanego")
    return caught.value.message


def test_what_a_template_makes_comes_back(tmp_path: Path) -> None:
    assert filled(tmp_path, "zażółć {{ x }}\r\n") == "zażółć ż\n"


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        (
            "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "(, wiersz 2)?: szablon nie kończy pracy na czas.",
        ),
        (
            "{% for a in range(9) %}\n{{ 'a'|center(900000000)|length * a }}{% endfor %}",
            ", wiersz 2: szablon zajmuje za dużo pamięci.",
        ),
        ("{{ 'a' * 1000001 }}", ": szablon tworzy więcej niż 0 MB."),
    ],
    ids=["time", "memory", "output"],
)
def test_bounds(tmp_path: Path, template: str, reason: str) -> None:
    said = refusal(tmp_path, template)
    assert re.fullmatch(f"Nie można użyć szablonu „a.txt.j2”{reason}", said), said


@pytest.mark.parametrize("name", RANDOM.sample(sorted(TEXT), 5))
def test_hostile_templates(tmp_path: Path, name: str) -> None:
    (tmp_path / "zalacznik.md.j2").write_text(TEXT[name], "utf-8")
    with pytest.raises(TemplateUseError, match=r"szablonu „[a-z.0-9]+”"):
        environment.fill("zalacznik.md.j2", {}, folders=[tmp_path], syntax=environment.PLAIN)


@pytest.mark.parametrize("name", RANDOM.sample(sorted(TYPST), 3))
def test_hostile_typst_templates(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.typ.j2").write_text(TYPST[name], "utf-8")
    with pytest.raises(TemplateUseError, match=r"szablonu „a\.typ\.j2”"):
        typeset.compile_pdf(typeset.compose("a.typ.j2", {}, [tmp_path]), "a.typ.j2", [tmp_path])


# --- what a job may do in this process -----------------------------------------------------------


def aborts(name: str) -> bytes:
    os.abort()


def fails(name: str) -> bytes:
    return name[9].encode()


def waits(name: str) -> bytes:
    import time

    time.sleep(60)
    return b""


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        (aborts, "szablon przerwał pracę procesu (SIGABRT)."),
        (fails, "szablon przerwał pracę procesu (1: IndexError: string index out of range)."),
        (waits, "szablon nie kończy pracy na czas."),
    ],
)
def test_the_death_of_the_process_is_a_sentence(job: Any, reason: str) -> None:
    with pytest.raises(TemplateUseError) as caught:
        # Only what waits is cut off by time: the others may take theirs on a busy machine.
        confined.run(job, ("a",), name="a", bounds=SMALL if job is waits else UNHURRIED)
    assert caught.value.message == f"Nie można użyć szablonu „a”: {reason}"


def test_the_current_folder_gives_no_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("jinja2.py", "rpd.py", "json.py", "sitecustomize.py"):
        (tmp_path / name).write_text("raise SystemExit(9)", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    own = tmp_path / "szablony"
    own.mkdir()
    assert filled(own, "{{ x }}") == "ż"


def reaches(name: str, source: str, root: str, fonts: object, standards: Sequence[str] = ()) -> Any:
    """In place of the typesetter: what can be opened, at the second call."""
    if not standards and source == typeset._FONTS:
        return b""
    reached = []
    for reach in (socket.socket, lambda: Path("/etc/passwd").read_bytes()):
        try:
            reach()
        except OSError as error:
            reached.append(f"{type(error).__name__} {error.errno}")
    return ", ".join(reached).encode()


def reaching(name: str, empty: str) -> bytes:
    typeset._typeset = reaches
    return typeset._compiled_alone(name, "", empty)


def test_the_typesetter_has_no_descriptors(tmp_path: Path) -> None:
    found = confined.run(reaching, ("a", str(tmp_path)), name="a", bounds=UNHURRIED)
    assert found == b"OSError 24, OSError 24"


def test_the_process_knows_no_way_to_the_network() -> None:
    variables = confined._environment({"HTTPS_PROXY": "http://a", "No_Proxy": "*", "HOME": "/a"})
    ways = {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"}
    assert {key for key, value in variables.items() if value == "http://127.0.0.1:9"} == ways
    assert variables["HOME"] == "/a"
    assert "No_Proxy" not in variables


def test_what_the_process_reads_is_guarded_here(tmp_path: Path) -> None:
    files.forget_inputs()
    filled(tmp_path, "a")
    assert tmp_path / "a.txt.j2" in files.inputs()


def test_the_errors_of_reading_come_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt.j2").write_bytes("ż".encode("cp1250"))
    with pytest.raises(CannotReadError, match="nie jest zapisany w UTF-8"):
        environment.fill("a.txt.j2", {}, folders=[tmp_path])


def test_templates_of_the_package_need_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "run", None)
    (tmp_path / "reference.docx").write_bytes(b"")
    (tmp_path / "notatki.txt").write_bytes(b"")
    (tmp_path / "stary.html.j2~").write_bytes(b"")
    assert not environment.are_own([tmp_path, tmp_path / "brak"])
    assert environment.fill("zmiana.txt.j2", _ZMIANA, folders=[tmp_path])
    (tmp_path / "zmiana.txt.j2").write_text("a", "utf-8")
    assert environment.are_own([tmp_path])


_WORDS = (
    *("numer", "organ_w_tytule", "organ_dopelniacz", "data", "przedmiot", "podstawa_prawna"),
    *("tresc", "wejscie_w_zycie", "podpis"),
)
_ZMIANA: dict[str, Any] = {
    **dict.fromkeys(_WORDS, "a"),
    "zmieniana": dict.fromkeys(("numer", "data", "w_sprawie", "publikacja", "zmiany"), ""),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A few actions of the 2024 plan."""
    return laid(tmp_path / "roboczy", FEW).parent.parent


_ALONE: Callable[..., bytes] = confined.run


def filled_here(job: Callable[..., bytes], arguments: tuple[Any, ...], **bounds: Any) -> bytes:
    """Fills in a template without a process; what the typesetter gives up needs one of its own."""
    if job is environment._filled_bytes:
        return job(*arguments)
    return _ALONE(job, arguments, **bounds)


@pytest.mark.parametrize("document", ["zalacznik", "uchwala"])
@pytest.mark.parametrize("suffix", ["html", "pdf", "docx", "odt", "md"])
def test_a_document_says_that_the_templates_are_the_offices(
    workspace: Path, rpd: Run, suffix: str, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if (suffix, document) == ("odt", "uchwala"):
        pytest.skip("there is no such document")
    monkeypatch.undo()
    if (suffix, document) != ("html", "zalacznik"):
        monkeypatch.setattr(confined, "run", filled_here)
    assert rpd("templates", "export", cwd=workspace).code == 0
    for path in (workspace / "szablony").glob("*.j2"):
        sign = "<#- a -#>" if ".typ" in path.name else "{#- a -#}"
        path.write_text(sign + path.read_text("utf-8"), "utf-8")
    name = f"a.{suffix}"
    made = rpd("render", "--document", document, "-o", name, cwd=workspace)
    assert made.code == 0, made.err
    said = rpd("verify", name, cwd=workspace)
    assert "szablony: własne, skrót " in said.out
    assert said.code == 0, said.out
