"""What was done of a plan → its report and the bytes of a document; for those who need both.

Shared by ``rpd report`` and ``rpd verify``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rpd import __version__
from rpd.documents import stamping
from rpd.frozen import dataclass
from rpd.workspace import reporting

if TYPE_CHECKING:
    from rpd.plan.sprawozdanie import Sprawozdanie
    from rpd.progress.done import Progress
    from rpd.workspace.desk import Desk
    from rpd.workspace.reporting import Material


@dataclass(frozen=True, slots=True)
class Accounted:
    """A report made of the files as they are, with what it was made from."""

    material: Material
    progress: Progress
    report: Sprawozdanie


def accounted(plan: Path, rok: int | None, numer: int | None, desk: Desk) -> Accounted:
    """The report at the end of a quarter. Raises RpdError where it cannot be made."""
    from rpd.progress.done import progress
    from rpd.report.progress.printed import Sources, printed

    material = reporting.material(plan, rok, numer, desk)
    found = material.execution
    done = progress(found.plans, found.filed, found.kwartal)
    pliki = tuple(source.zrodlo for source in material.sources)
    sources = Sources(plan.name, material.before, pliki, found.unread)
    return Accounted(material, done, printed(done, sources, __version__))


def document(
    report: Sprawozdanie, format_: str, folders: Sequence[Path] = (), *, indicators: bool = False
) -> bytes:
    """The document with its stamp, sealed.

    Raises:
        RpdError: a template of the office cannot be used, or an extra is not installed.
    """
    from rpd.report.progress import formats

    stamp = stamping.of_report(report, templates(folders, format_), indicators=indicators)
    return stamping.sealed(formats.render(report, format_, stamp.line, templates=folders))


def templates(folders: Sequence[Path], format_: str) -> str:
    """The digest of the office's own templates that the format may use."""
    from rpd.formats import own_templates

    return own_templates.digest(folders, format_)
