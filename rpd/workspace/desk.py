"""What one run of a command has opened: each file is read and parsed once, and passed on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import field, fields
from functools import lru_cache
from itertools import count
from os import getpid
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rpd.diagnostics import FileKind
from rpd.frozen import dataclass
from rpd.load.alone import Checked, check
from rpd.load.stages import Begun, begin
from rpd.load.whole import Fetch, Loaded
from rpd.outside import files
from rpd.outside.files import Source
from rpd.plan.profil import Profil

if TYPE_CHECKING:
    from rpd.amendment.operations import Amendment

K = TypeVar("K")
V = TypeVar("V")
_MANY = 64
"""So many files are kept: those of one workspace, not those of a thousand."""
_FEW = 4
"""So many plans are: each holds all that was made of it."""
_numbers = count()


class Desk:
    """The files that a run has opened; it lasts as long as the run does.

    Worker processes have one of their own for each.
    """

    def __init__(self, name: tuple[int, int] | None = None) -> None:
        self._name = name or (getpid(), next(_numbers))
        self._data: dict[Path, bytes] = {}
        self._begun: dict[Source, Begun] = {}
        self._amendments: dict[Source, Amendment] = {}
        self._checked: dict[tuple[FileKind, Source], Checked] = {}
        self._plans: dict[Path, Opened] = {}
        self._made: dict[Hashable, Any] = {}

    def __reduce__(self) -> tuple[Callable[[tuple[int, int]], Desk], tuple[tuple[int, int]]]:
        return _of_worker, (self._name,)

    def read(self, path: Path, root: Path | None = None) -> Source:
        """A file that lies in `root`, as ``files.read`` has it. Raises CannotReadError."""
        files.demand_inside(path, root)
        data = _kept(self._data, path.absolute(), lambda: files.read_anywhere(path).data)
        return Source(files.display_name(path), data)

    def kept(self, path: Path) -> bytes | None:
        """What a file held when it was read; None where it was not."""
        return self._data.get(path.absolute())

    def fetch(self, plan: Path) -> Fetch:
        """Reads what a plan names: files of its workspace, none that lies or leads elsewhere."""
        root = files.workspace_of(plan)
        return lambda name: self.read(plan.parent / name, root)

    def begun(self, source: Source) -> Begun:
        """A file decoded and parsed."""
        return _kept(self._begun, source, lambda: begin(source))

    def amendment(self, source: Source) -> Amendment:
        """A saved amendment. Raises RpdError where it has mistakes."""
        from rpd.amendment.parsed import parse

        made = lambda: parse(source.data, source.name, self.begun(source))  # noqa: E731
        return _kept(self._amendments, source, made)

    def checked(self, document: FileKind, source: Source, profil: Profil | None = None) -> Checked:
        """A file that shares no plan, as ``alone.check`` has it by itself."""
        begun = self.begun(source)
        made = lambda: check(document, source, begun=begun, profil=profil)  # noqa: E731
        return _kept(self._checked, (document, source), made)

    def once(self, key: Hashable, make: Callable[[], V]) -> V:
        """What is made of several files, made once; it is kept under the key alone."""
        if key not in self._made:
            self._made[key] = make()
        made: V = self._made[key]
        return made

    def put(self, plan: Opened) -> None:
        """Keep a plan that was opened, for whoever compares another file with it."""
        _kept(self._plans, plan.path.absolute(), lambda: plan, _FEW)

    def opened(self, path: Path) -> Opened | None:
        """The plan of a file, if it has been opened."""
        return self._plans.get(path.absolute())


def _kept(memory: dict[K, V], key: K, make: Callable[[], V], most: int = _MANY) -> V:
    if key not in memory:
        made = make()
        while len(memory) >= most:
            del memory[next(iter(memory))]
        memory[key] = made
    return memory[key]


@lru_cache(maxsize=1)
def _of_worker(name: tuple[int, int]) -> Desk:
    return Desk(name)


@dataclass(frozen=True, slots=True)
class Opened(Loaded):
    """A plan of the workspace, with its file and the desk that it was opened at."""

    path: Path = field(default_factory=Path)
    desk: Desk = field(default_factory=Desk, compare=False, repr=False)


def opened(loaded: Loaded, path: Path, desk: Desk) -> Opened:
    """The plan as one of the workspace."""
    known = {one.name: getattr(loaded, one.name) for one in fields(Loaded)}
    return Opened(**known, path=path, desk=desk)
