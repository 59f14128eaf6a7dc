"""Files are written in one step, over nothing that has changed meanwhile, and lose nothing else."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from itertools import product
from pathlib import Path

import pytest

from rpd.errors import CannotWriteError
from rpd.outside import atomic, files, locks
from rpd.outside import saving as writing

CHECK = "Sprawdź prawa do folderu i wolne miejsce; poprzedni plik nie został zmieniony."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, where nothing has been read yet."""
    monkeypatch.chdir(tmp_path)
    files.forget_inputs()
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def not_written(path: Path) -> tuple[str, str]:
    with pytest.raises(CannotWriteError) as caught:
        writing.write(path, b"new")
    return caught.value.message, caught.value.hint


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# --- one step ------------------------------------------------------------------------------------


def test_write(here: Path) -> None:
    assert writing.write(Path("a.html"), b"new") == []
    assert writing.write(Path("a.html"), b"newer") == []
    assert contents(here) == {"a.html": b"newer"}


def test_write_through_a_link_keeps_the_link(here: Path) -> None:
    (here / "real").mkdir()
    (here / "real" / "a.html").write_bytes(b"old")
    (here / "link.html").symlink_to("real/a.html")
    writing.write(Path("link.html"), b"new")
    assert (here / "link.html").is_symlink()
    assert (here / "real" / "a.html").read_bytes() == b"new"


def test_write_of_the_longest_name(here: Path) -> None:
    name = "x" * 255
    writing.write(Path(name), b"new")
    assert (here / name).read_bytes() == b"new"


@pytest.mark.parametrize(
    ("call", "existed"),
    [*product(["replace", "fsync", "open"], [True, False]), ("fchmod", True)],
)
def test_a_failed_write_leaves_the_old_file_whole(
    here: Path, monkeypatch: pytest.MonkeyPatch, call: str, existed: bool
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "no space")

    if existed:
        (here / "a.html").write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        said = not_written(Path("a.html"))
    assert said == ("Nie można zapisać pliku „a.html”: brak miejsca na dysku.", CHECK)
    assert contents(here) == ({"a.html": b"old"} if existed else {})


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_an_interrupted_write_leaves_the_old_file_whole(
    here: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    (here / "a.html").write_bytes(b"old")
    monkeypatch.setattr(os, call, interrupt)
    with pytest.raises(KeyboardInterrupt):
        writing.write(Path("a.html"), b"new")
    assert contents(here) == {"a.html": b"old"}


def test_cannot_write(here: Path) -> None:
    (here / "folder").mkdir()
    (here / "file").touch()
    (here / "loop").symlink_to("loop")
    assert not_written(Path("folder")) == ("„folder” to folder.", "Podaj po -o nazwę pliku.")
    assert not_written(Path("none/a.html")) == (
        "Nie ma folderu „none”.",
        "Utwórz go albo podaj inną ścieżkę.",
    )
    long = "x" * 300
    assert {name: not_written(Path(name)) for name in ("loop", "a\0b", long)} == {
        "loop": ("Nie można zapisać pliku „loop”: dowiązania tworzą pętlę.", CHECK),
        "a\0b": ("Nie można zapisać pliku „a\0b”: niedozwolona nazwa.", CHECK),
        long: (f"Nie można zapisać pliku „{long}”: nazwa jest za długa.", CHECK),
    }
    assert sorted(path.name for path in here.iterdir()) == ["file", "folder", "loop"]


def test_a_device_is_written_into_and_never_replaced() -> None:
    writing.write(Path("/dev/null"), b"new")
    writing.update(Path("/dev/null"), b"new", b"old")
    assert Path("/dev/null").is_char_device()


def test_standard_output_is_written_into() -> None:
    code = (
        "from pathlib import Path; from rpd.outside import saving; "
        "saving.write(Path('/dev/stdout'), b'x')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == b"x"


# --- rights, owners, names -----------------------------------------------------------------------


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o444, 0o666, 0o755])
def test_rights_stay_and_are_never_wider_meanwhile(
    here: Path, monkeypatch: pytest.MonkeyPatch, rights: int
) -> None:
    (here / "a.html").write_bytes(b"old")
    (here / "a.html").chmod(rights)
    seen: list[int] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        seen.extend(mode(path) for path in here.glob(".rpd-*.tmp"))
        fsync(descriptor)

    opened = os.open

    def watching(path: str, flags: int, rights_: int = 0o777) -> int:
        descriptor = opened(path, flags, rights_)
        seen.extend(mode(path) for path in here.glob(".rpd-*.tmp"))
        return descriptor

    monkeypatch.setattr(os, "fsync", watched)
    monkeypatch.setattr(os, "open", watching)
    writing.write(Path("a.html"), b"new")
    assert mode(here / "a.html") == rights
    assert len(seen) >= 2
    assert not any(one & 0o077 & ~rights for one in seen)


def test_a_new_file_has_the_rights_that_are_usual_here(here: Path) -> None:
    before = os.umask(0o027)
    try:
        writing.write(Path("a.html"), b"new")
    finally:
        os.umask(before)
    assert mode(here / "a.html") == 0o640


def test_another_name_of_the_file_keeps_the_old_text_and_is_told(here: Path) -> None:
    (here / "a.html").write_bytes(b"old")
    (here / "b.html").hardlink_to("a.html")
    assert writing.write(Path("a.html"), b"new") == [
        "Plik miał inną nazwę (twarde dowiązanie); pod nią została poprzednia treść."
    ]
    (here / "c.html").hardlink_to("b.html")
    (here / "d.html").hardlink_to("b.html")
    assert writing.write(Path("b.html"), b"new") == [
        "Plik miał 2\u00a0inne nazwy (twarde dowiązania); pod nimi została poprzednia treść."
    ]
    old = dict.fromkeys(("c.html", "d.html"), b"old")
    assert contents(here) == {"a.html": b"new", "b.html": b"new", **old}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_the_owner_stays(here: Path) -> None:
    (here / "a.html").write_bytes(b"old")
    os.chown(here / "a.html", 12345, 23456)
    assert writing.write(Path("a.html"), b"new") == []
    about = (here / "a.html").stat()
    assert (about.st_uid, about.st_gid) == (12345, 23456)


def test_an_owner_that_cannot_stay_is_told_and_his_group_gives_nothing_to_another(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.html").write_bytes(b"old")
    (here / "a.html").chmod(0o4664)
    real = (here / "a.html").stat()
    others = os.stat_result((*real[:4], real.st_uid + 1, real.st_gid + 1, *real[6:]))

    def refuse(*_: object) -> None:
        raise PermissionError(1, "not yours")

    stat_of = Path.stat

    def stat_(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = stat_of(path, follow_symlinks=follow_symlinks)
        return others if path.name == "a.html" else found

    monkeypatch.setattr(os, "fchown", refuse)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", stat_)
        lost = atomic.replace(here / "a.html", b"new", lambda: True)
    assert lost == atomic.Lost(owner=True, group=True)
    assert mode(here / "a.html") == 0o644
    assert writing.sentences(lost) == [
        "Pliku nie udało się zostawić dotychczasowemu właścicielowi: jest teraz Twój.",
        "Pliku nie udało się zostawić dotychczasowej grupie; ma grupę, którą masz Ty.",
    ]


# --- what is left over ---------------------------------------------------------------------------


def test_leftovers_of_a_crash_go_with_the_next_write(here: Path) -> None:
    ours = (".rpd-0123456789abcdef.tmp", ".rpd-4711.tmp")
    fresh = ".rpd-fedcba9876543210.tmp"
    foreign = (".rpd-notes.tmp", "rpd-4711.tmp", ".rpd-0123456789ABCDEF.tmp", ".rpd-1.tmp.bak")
    for name in (*ours, fresh, *foreign):
        (here / name).write_bytes(b"half")
    (here / ".rpd-22.tmp").symlink_to("target")
    (here / ".rpd-33.tmp").mkdir()
    long_ago = time.time() - 3601
    for name in (*ours, *foreign, ".rpd-33.tmp"):
        os.utime(here / name, (long_ago, long_ago))
    writing.write(Path("a.html"), b"new")
    left = sorted(path.name for path in here.iterdir())
    assert left == sorted(["a.html", fresh, *foreign, ".rpd-22.tmp", ".rpd-33.tmp"])


def test_names_of_temporary_files_cannot_be_guessed(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        seen.update(path.name for path in here.glob(".rpd-*.tmp"))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    for _ in range(5):
        writing.write(Path("a.html"), b"new")
    assert len(seen) == 5


def test_a_file_planted_in_the_way_is_not_followed(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "victim").write_bytes(b"old")
    monkeypatch.setattr(os, "urandom", lambda _: bytes(8))
    (here / f".rpd-{bytes(8).hex()}.tmp").symlink_to("victim")
    assert not_written(Path("a.html"))[1] == CHECK
    assert (here / "victim").read_bytes() == b"old"


def test_a_lock_that_a_dead_process_left_holds_nobody_up(here: Path) -> None:
    (here / locks.LOCK).touch()
    writing.write(Path("a.html"), b"new")
    assert contents(here) == {"a.html": b"new"}


# --- others who write ----------------------------------------------------------------------------


def test_update(here: Path) -> None:
    writing.update(Path("a.yaml"), b"one", None)
    writing.update(Path("a.yaml"), b"two", b"one")
    assert contents(here) == {"a.yaml": b"two"}
    writing.remove(Path("a.yaml"), b"two")
    assert contents(here) == {}


@pytest.mark.parametrize(
    ("expected", "there"),
    [
        pair
        for pair in product([b"read", None, b""], [b"an editor's", b"", None])
        if len(set(pair)) > 1
    ],
)
def test_what_has_changed_is_left_alone(
    here: Path, expected: bytes | None, there: bytes | None
) -> None:
    if there is not None:
        (here / "a.yaml").write_bytes(there)
    with pytest.raises(writing.ChangedMeanwhileError) as caught:
        writing.update(Path("a.yaml"), b"new", expected, "plan")
    assert caught.value.message == (
        "„a.yaml”: plan zmienił się w międzyczasie (zapisał go ktoś inny)."
    )
    assert contents(here) == ({} if there is None else {"a.yaml": there})
    if expected is not None:
        with pytest.raises(writing.ChangedMeanwhileError):
            writing.remove(Path("a.yaml"), expected)
        assert contents(here) == ({} if there is None else {"a.yaml": there})


@pytest.mark.parametrize("before", [b"old", None])
@pytest.mark.parametrize("how", ["in place", "another file"])
def test_a_result_is_not_written_over_what_came_meanwhile(
    here: Path, monkeypatch: pytest.MonkeyPatch, before: bytes | None, how: str
) -> None:
    if before is not None:
        (here / "a.html").write_bytes(before)
    fsync = os.fsync

    def saved_meanwhile(descriptor: int) -> None:
        fsync(descriptor)
        if how == "in place":
            (here / "a.html").write_bytes(b"theirs")
        else:
            (here / "b.html").write_bytes(b"theirs")
            (here / "b.html").replace(here / "a.html")

    monkeypatch.setattr(os, "fsync", saved_meanwhile)
    assert not_written(Path("a.html"))[0] == (
        "„a.html”: plik zmienił się w międzyczasie (zapisał go ktoś inny)."
    )
    assert contents(here) == {"a.html": b"theirs"}


def test_of_many_who_add_a_line_at_once_none_is_lost(here: Path) -> None:
    path = here / "a.yaml"
    path.write_bytes(b"")
    done: list[bytes] = []

    def add(number: int) -> None:
        for turn in range(10):
            line = b"%d/%d\n" % (number, turn)
            before = path.read_bytes()
            try:
                writing.update(path, before + line, before)
            except writing.ChangedMeanwhileError:
                continue
            done.append(line)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done
    assert sorted(path.read_bytes().splitlines(keepends=True)) == sorted(done)
    assert list(contents(here)) == ["a.yaml"]


def test_a_folder_that_another_process_does_not_leave(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(locks, "_PATIENCE", 0.05)
    with (here / locks.LOCK).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert not_written(Path("a.html")) == (
            "Nie można zapisać pliku „a.html”: inny proces rpd zapisuje właśnie w folderze „.”.",
            "Spróbuj ponownie, gdy skończy; jeśli żaden nie pracuje, usuń z tego folderu plik "  # noqa: ISC004
            "„.rpd.lock”.",
        )
    assert list(contents(here)) == [locks.LOCK]
    writing.write(Path("a.html"), b"new")
    assert contents(here) == {"a.html": b"new"}
