"""Files in the one form that ``rpd fmt`` gives them: told, and not written."""

from __future__ import annotations

from dataclasses import dataclass

from rpd import rules
from rpd.diagnostics import Diagnostic
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
    text: str
    data: bytes
    adopted: bool

    @property
    def before(self) -> str:
        """The text as it is."""
        return self.source.data.removeprefix(_BOM).decode("utf-8")

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
    if found is None or found.doubtful:
        faults = _faults(target, source, desk, doubtful=found is not None)
        if faults or found is None:
            return faults
    text = canonical(found.text, found.data, target.kind.key)
    data = text.encode("utf-8")
    if source.data.startswith(_BOM):
        data = _BOM + data
    adopted = target.kind.key == "plan" and "uchwala" in found.data
    return LaidOut(target, source, text, data, adopted)


def _faults(
    target: CheckedAs, source: Source, desk: Desk, *, doubtful: bool
) -> tuple[Diagnostic, ...]:
    """The findings of a check that stand in the way, but for those that were acknowledged."""
    own = [one for one in kinds.check(target, desk) if one.file == source.name]
    if doubtful:
        return tuple(one for one in own if one.slug in _DOUBTS and one.acknowledged is None)
    return tuple(one for one in own if rules.of(one.slug).structural)
