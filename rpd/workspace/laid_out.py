"""Files in the one form that ``rpd fmt`` gives them: told, and not written."""

from __future__ import annotations

from rpd import rules
from rpd.diagnostics import Diagnostic
from rpd.frozen import dataclass
from rpd.load.data import readable
from rpd.outside.files import Source
from rpd.rules import urwany_tekst, zlaczone_wiersze
from rpd.workspace import kinds
from rpd.workspace.desk import Desk
from rpd.workspace.kinds import CheckedAs

_BOM = b"\xef\xbb\xbf"
_DOUBTS = (urwany_tekst.SLUG, zlaczone_wiersze.SLUG)
"""What the layout of a file alone tells of; in another one it could no longer be seen."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A file that can be read, and its bytes in the one form."""

    target: CheckedAs
    source: Source
    data: bytes
    adopted: bool

    @property
    def changed(self) -> bool:
        """Whether the file is in another form."""
        return self.data != self.source.data


def laid_out(target: CheckedAs, desk: Desk) -> LaidOut | tuple[Diagnostic, ...]:
    """A file in the one form, or the findings that have to be mended first.

    Raises:
        RpdError: the file or the profile that it names cannot be read.
    """
    from rpd.writing.canonical import canonical

    source = desk.read(target.path)
    found = readable(target.kind.key, desk.begun(source), source, desk.fetch(target.path))
    if found is None:
        return structural(target, desk)
    if found.doubtful and (doubts := _doubts(target, desk)):
        return doubts
    text = canonical(found.text, found.data, target.kind.key)
    data = text.encode("utf-8")
    if source.data.startswith(_BOM):
        data = _BOM + data
    adopted = target.kind.key == "plan" and "uchwala" in found.data
    return LaidOut(target, source, data, adopted)


def structural(target: CheckedAs, desk: Desk) -> tuple[Diagnostic, ...]:
    """What is wrong with the very structure of a file."""
    return tuple(one for one in _own(target, desk) if rules.of(one.slug).structural)


def _doubts(target: CheckedAs, desk: Desk) -> tuple[Diagnostic, ...]:
    """What only the layout tells, but for what was acknowledged."""
    own = _own(target, desk)
    return tuple(one for one in own if one.slug in _DOUBTS and one.acknowledged is None)


def _own(target: CheckedAs, desk: Desk) -> tuple[Diagnostic, ...]:
    name = desk.read(target.path).name
    return tuple(one for one in kinds.check(target, desk) if one.file == name)
