"""Comments that ask a person for a decision, in the files of a run: looked for where one may be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rpd.load.stages import Begun, begin_shared
from rpd.outside import files
from rpd.outside.files import Source
from rpd.plan.companions import companion_files

if TYPE_CHECKING:
    from rpd.diagnostics import FileKind, Question
    from rpd.load.whole import Loaded
    from rpd.workspace.desk import Desk, Opened

_SIGN: Final = b"SPRAWD"
"""What every such comment holds, whichever way its last letter is written."""
_SHARED: Final = ("strategia", "slownik", "profil")


def of_plan(opened: Opened) -> tuple[Question, ...]:
    """Those in a plan, and in the files that it is printed with as far as they were read."""
    found = [*of_text(opened)]
    for name in companion_files(opened.plan) if opened.plan is not None else ():
        found += _asked(opened.path.parent / name, opened.desk, begin_shared)
    return tuple(found)


def of_text(loaded: Loaded) -> tuple[Question, ...]:
    """Those in the text of a plan alone, wherever it comes from."""
    if _SIGN not in loaded.source.data:
        return ()
    from rpd.load import questions

    return tuple(questions.of_plan(loaded))


def of_file(kind: FileKind, path: Path, desk: Desk) -> tuple[Question, ...]:
    """Those in a file of another kind that has been checked."""
    return _asked(path, desk, begin_shared if kind in _SHARED else desk.begun)


def _asked(path: Path, desk: Desk, begun: Callable[[Source], Begun]) -> tuple[Question, ...]:
    """Those in a file that was read and, by the function that does it once, has begun to be."""
    data = desk.kept(path)
    if data is None or _SIGN not in data:
        return ()
    from rpd.load import questions

    source = Source(files.display_name(path), data)
    return tuple(questions.of_file(source, begun(source)))
