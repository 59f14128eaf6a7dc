"""A workspace in a folder of its own, runs of ``rpd`` in it, and digests of all that they make.

What is no part of a document's text is made the same everywhere first: the version of the program,
the digests in stamps, the way a ZIP archive is packed, the name of the folder. Of a PDF its words
and its tags are taken, not its bytes.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

from rpd import __version__
from tests.conftest import ROOT, Ran, in_this_process
from tests.sameness.inside import made_once, pdf_as_read

MADE = "made"
"""Where runs put the files that are recorded; emptied before each."""

_VERSION = re.compile(rb"(?<![0-9.])%s(?![0-9.])" % re.escape(__version__.encode()))
_STAMP = re.compile(
    rb"plan=[\w.-]+ sha256=[0-9a-f]{64} companions=[0-9a-f]{64} revision=\S+ parts=[a-z,]+"
    rb"(?: at=[0-9-]{10})?(?: templates=[0-9a-f-]+)?"
)
_DIGEST = re.compile(rb"\b(sha256|companions|content)=[0-9a-f]{64}")
_SAVED = re.compile(r"Zapisano \S+ \([^)]*\)\.\n")
_OUTSIDE = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT")
_ENVIRONMENT = {"COLUMNS": "80", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Desk:
    """Where outputs are made. ``digests`` are those of all outputs so far, by their names.

    With `keep` the outputs themselves are put into that folder too, for two checkouts to be
    compared line by line.
    """

    def __init__(self, folder: Path, keep: Path | None = None) -> None:
        self.folder = folder
        self.keep = keep
        self.digests: dict[str, str] = {}
        self.prefix = ""

    # --- what lies on it -------------------------------------------------------------------------

    def laid(self, name: str, *sources: Path) -> Desk:
        """A desk beside this one for a workspace of that name, made of copies laid one on another.

        Outputs get the name in front of theirs; they count among those of this desk.
        """
        folder = self.folder / name
        if not folder.exists():
            folder.mkdir(parents=True)
            for source in sources:
                shutil.copytree(source, folder, dirs_exist_ok=True)
        desk = Desk(folder, self.keep)
        desk.digests = self.digests
        desk.prefix = f"{self.prefix}{name}/"
        return desk

    def plans_2024(self, name: str, *sources: Path) -> Desk:
        """A desk with the adopted plan of 2024, and what else is laid on it."""
        desk = self.laid(name)
        shutil.copytree(ROOT / "plans", desk.folder / "plans", dirs_exist_ok=True)
        for source in sources:
            shutil.copytree(source, desk.folder, dirs_exist_ok=True)
        return desk

    def write(self, name: str, text: str) -> None:
        """Put a file there."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

    # --- what is made ----------------------------------------------------------------------------

    def run(self, *words: str) -> Ran:
        """A run of the command line; nothing of it is recorded."""
        clean = {name: os.environ[name] for name in _OUTSIDE if name in os.environ}
        return in_this_process(list(words), self.folder, clean | _ENVIRONMENT)

    def record(self, *words: str, also: tuple[str, ...] = (), name: str = "") -> Ran:
        """Run a command and record what it says, what it puts into ``made``, and more files.

        The name is that of the command line, unless it is told.
        """
        made = self.folder / MADE
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        with made_once():
            ran = self.run(*words)
        name = name or " ".join(words).replace(f"{MADE}/", "")
        files = [path for path in made.rglob("*") if path.is_file()]
        files += [path for path in (self.folder / one for one in also) if path.exists()]
        if not (files and ran.code == 0 and not _SAVED.sub("", ran.err) and not ran.out):
            said = f"{ran.code}\n{ran.out}\n--- stderr\n{ran.err}"
            self._take(name, said.encode("utf-8", "surrogateescape"))
        for path in sorted(files):
            shown = path.relative_to(made if path.is_relative_to(made) else self.folder).as_posix()
            data = path.read_bytes()
            if stamps := _STAMP.findall(_opened(data)):
                self._take(f"{name} ⟶ {shown}, stamp", b"\n".join(stamps), as_it_is=True)
            if data.startswith(b"%PDF-"):
                words_, tags = pdf_as_read(data)
                self._take(f"{name} ⟶ {shown}, words", words_.encode())
                self._take(f"{name} ⟶ {shown}, tags", tags.encode())
            else:
                self._take(f"{name} ⟶ {shown}", _opened(data))
        return ran

    def note(self, name: str, text: str) -> None:
        """Record a text that is no output of a command."""
        self._take(name, text.encode())

    def _take(self, name: str, data: bytes, *, as_it_is: bool = False) -> None:
        name = self.prefix + " ".join(name.split())
        assert name not in self.digests, f"two outputs are called {name}"
        data = data if as_it_is else self._neutral(data)
        self.digests[name] = sha256(data).hexdigest()
        if self.keep:
            path = self.keep / re.sub(r"[^\w ,.=()/⟶-]", "_", name)[:200]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def _neutral(self, data: bytes) -> bytes:
        data = data.replace(os.fsencode(self.folder), b"FOLDER")
        return _DIGEST.sub(rb"\1=0", _VERSION.sub(b"VERSION", data))


def _opened(data: bytes) -> bytes:
    """The parts of a ZIP archive one after another, by name; other files as they are."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(archive.namelist())
        return b"".join(f"\n=== {name}\n".encode() + archive.read(name) for name in names)
