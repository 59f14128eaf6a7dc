"""The amendments that are saved beside a plan."""

from __future__ import annotations

from pathlib import Path

from rpd.amendment.operations import Amendment
from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.load.kinds import AMENDMENTS
from rpd.outside import files
from rpd.plan.values import one_line
from rpd.workspace.desk import Desk
from rpd.workspace.reshaping import with_shapes


@dataclass(frozen=True, slots=True)
class Saved:
    """A file with an amendment."""

    source: files.Source
    amendment: Amendment


def saved_for(path: Path, rok: int, desk: Desk) -> tuple[Saved, ...]:
    """The amendments of a year saved beside a plan, by the names of their files.

    Raises:
        RpdError: a file cannot be read or is no amendment, or two are of one resolution.
    """
    found: list[Saved] = []
    for file in files.listing(path.parent / AMENDMENTS, (".yaml", ".yml")):
        source = desk.read(file, files.workspace_of(path))
        amendment = with_shapes(desk.amendment(source), desk.fetch(path))
        if amendment.rok != rok:
            continue
        for other in found:
            if one_line(other.amendment.uchwala) == one_line(amendment.uchwala):
                raise RpdError(
                    f"Zmianę uchwałą nr {amendment.uchwala} zapisano dwa razy: "
                    f"„{other.source.name}” i „{source.name}”.",
                    "Zostaw jeden z tych plików.",
                )
        found.append(Saved(source, amendment))
    return tuple(found)
