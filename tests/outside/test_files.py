"""The only reads of files, and the search for a workspace."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from rpd.errors import CannotReadError, NotFoundError
from rpd.outside import files


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _refused(path: Path) -> tuple[str, str]:
    with pytest.raises(CannotReadError) as caught:
        files.read(path)
    return caught.value.message, caught.value.hint


# --- reading -------------------------------------------------------------------------------------


def test_read(here: Path) -> None:
    (here / "a.yaml").write_bytes(b"\xff\0a\r\n")
    assert files.read(Path("a.yaml")) == files.Source("a.yaml", b"\xff\0a\r\n")
    assert files.read(here / "a.yaml").name == "a.yaml"


def test_a_name_is_relative_only_where_that_is_shorter(here: Path) -> None:
    (here / "plans").mkdir()
    (here / "plans" / "a.yaml").touch()
    (here / "inner").mkdir()
    os.chdir(here / "inner")
    assert files.display_name(here / "inner" / "b.yaml") == "b.yaml"
    assert files.display_name(here / "plans" / "a.yaml") == (here / "plans" / "a.yaml").as_posix()
    assert files.display_name(Path("../plans/a.yaml")) == "../plans/a.yaml"


def test_a_name_where_the_current_folder_is_gone(here: Path) -> None:
    (here / "gone").mkdir()
    os.chdir(here / "gone")
    (here / "gone").rmdir()
    assert files.display_name(Path("a.yaml")) == "a.yaml"
    assert _refused(Path("a.yaml"))[0] == "Nie ma pliku „a.yaml”."


def test_read_stops_past_the_limit(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (here / "a.yaml").write_bytes(b"x" * 1000)
    assert files.read(Path("a.yaml")).data == b"x" * 11


def test_cannot_read(here: Path) -> None:
    (here / "folder").mkdir()
    (here / "file").touch()
    (here / "loop").symlink_to("loop")
    (here / "broken").symlink_to("nothing")
    os.mkfifo(here / "fifo")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("socket")
    listener.close()
    missing = "Sprawdź nazwę i folder, w którym pracujesz."
    special = "Podaj plik .yaml."
    long = "x" * 300
    assert {name: _refused(Path(name)) for name in (
        "none.yaml", "broken", "folder", "fifo", "socket", "/dev/null", "/dev/zero", "file/a.yaml",
        "loop", "a\0b", long,
    )} == {
        "none.yaml": ("Nie ma pliku „none.yaml”.", missing),
        "broken": ("Nie ma pliku „broken”.", missing),
        "folder": (
            "„folder” to folder, a potrzebny jest plik.",
            "Podaj rok planu (np. 2024) albo ścieżkę do pliku .yaml.",
        ),
        "fifo": ("„fifo” nie jest zwykłym plikiem.", special),
        "socket": ("„socket” nie jest zwykłym plikiem.", special),
        "/dev/null": ("„/dev/null” nie jest zwykłym plikiem.", special),
        "/dev/zero": ("„/dev/zero” nie jest zwykłym plikiem.", special),
        "file/a.yaml": (
            "Nie można odczytać pliku „file/a.yaml”: częścią ścieżki jest plik, a nie folder.", ""
        ),
        "loop": ("Nie można odczytać pliku „loop”: dowiązania tworzą pętlę.", ""),
        "a\0b": ("Nie można odczytać pliku „a\0b”: niedozwolona nazwa.", ""),
        long: (f"Nie można odczytać pliku „{long}”: nazwa jest za długa.", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            PermissionError(13, "denied"),
            ("Brak prawa do odczytu pliku „a.yaml”.", "Nadaj sobie prawo odczytu tego pliku."),
        ),
        (OSError(5, "I/O"), ("Nie można odczytać pliku „a.yaml”: błąd dysku.", "")),
        (OSError(116, "stale"), ("Nie można odczytać pliku „a.yaml”: ESTALE.", "")),
        (OSError(), ("Nie można odczytać pliku „a.yaml”: nieznany powód.", "")),
    ],
)
def test_cannot_read_for_other_reasons(
    here: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: tuple[str, str]
) -> None:
    def fail(*_: object) -> None:
        raise error

    (here / "a.yaml").touch()
    monkeypatch.setattr(Path, "open", fail)
    assert _refused(Path("a.yaml")) == said


def test_resource() -> None:
    assert '"urn:rpd:schema:plan:1"' in files.resource("schema", "plan.schema.json")
    assert (files.resource_folder("schema") / "plan.schema.json").is_file()


# --- the workspace -------------------------------------------------------------------------------


def _workspace(folder: Path, *names: str) -> None:
    (folder / "plans").mkdir(parents=True)
    for name in names:
        (folder / "plans" / name).touch()


def test_find_workspace(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    with pytest.raises(NotFoundError) as caught:
        files.find_workspace(inner)
    assert caught.value.message == (
        "Nie znaleziono planów: ani tu, ani wyżej nie ma folderu „plans” ani pliku „rpd.toml”."
    )
    (tmp_path / "plans").touch()  # a file of that name is no workspace
    with pytest.raises(NotFoundError):
        files.find_workspace(inner)
    (tmp_path / "plans").unlink()
    (tmp_path / "plans").mkdir()
    assert files.find_workspace(inner) == tmp_path
    (tmp_path / "a" / "rpd.toml").touch()
    assert files.find_workspace(inner) == tmp_path / "a"


def test_all_plans(here: Path) -> None:
    _workspace(
        here, "2025.yaml", "2024.yml", "strategia.yaml", "24.yaml", "2024.yaml.bak", "a2023.yaml"
    )
    assert [path.name for path in files.all_plans(here)] == ["2024.yml", "2025.yaml"]


def test_no_plans(here: Path) -> None:
    (here / "rpd.toml").touch()
    for _ in range(2):
        with pytest.raises(NotFoundError) as caught:
            files.all_plans(here)
        assert caught.value.message == "W folderze „plans” nie ma żadnego planu."
        (here / "plans").mkdir(exist_ok=True)


def test_find_plan(here: Path) -> None:
    _workspace(here, "2024.yaml", "2025.yml", "2025.yaml", "slownik.yaml")
    plans = here / "plans"
    assert files.find_plan("2024", here) == plans / "2024.yaml"
    assert files.find_plan("2025", here) == plans / "2025.yaml"
    assert files.find_plan("inne/2024.yaml", here) == Path("inne/2024.yaml")
    assert files.find_plan("20240", here) == Path("20240")
    with pytest.raises(NotFoundError) as caught:
        files.find_plan("2030", here)
    assert (caught.value.message, caught.value.hint) == (
        "Nie ma planu na rok 2030 w folderze „plans”.",
        "Są plany na lata: 2024, 2025.",
    )


def test_find_plan_where_there_is_none(here: Path) -> None:
    (here / "rpd.toml").touch()
    with pytest.raises(NotFoundError) as caught:
        files.find_plan("2024", here)
    assert caught.value.hint == "W tym folderze nie ma żadnego planu."


def test_listing_gives_files_with_a_suffix_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "c.txt", "d.yaml~"):
        (tmp_path / name).touch()
    (tmp_path / "e.yaml").mkdir()
    assert files.listing(tmp_path, (".yaml", ".yml")) == [tmp_path / "a.yml", tmp_path / "b.yaml"]
    assert files.listing(tmp_path / "brak", (".yaml",)) == []
    assert files.listing(tmp_path / "c.txt", (".yaml",)) == []


# --- what has been read --------------------------------------------------------------------------


def test_inputs_are_what_was_read_and_not_what_was_looked_at(here: Path) -> None:
    for name in ("a.yaml", "b.html"):
        (here / name).write_text(name, "utf-8")
    files.forget_inputs()
    files.read(Path("a.yaml"))
    assert files.peek(Path("b.html")) == b"b.html"
    _refused(Path("none.yaml"))
    assert files.inputs() == {here / "a.yaml"}
    files.remember([here / "c.yaml"])
    assert files.inputs() == {here / "a.yaml", here / "c.yaml"}
    files.forget_inputs()
    assert not files.inputs()
