"""A file of another kind than a plan, checked by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rpd.diagnostics import Diagnostic, FileKind, Finding
from rpd.frozen import dataclass
from rpd.load import stages
from rpd.load.kinds import BY_KEY, Model
from rpd.load.placing import placed
from rpd.load.shapes import Fetch, strategy
from rpd.load.stages import Begun, File
from rpd.load.troubles import may_be_mended, troubles
from rpd.outside.files import Source
from rpd.plan.built_in import chosen
from rpd.plan.model import Plan, Slownik
from rpd.plan.profil import Profil
from rpd.reading.mending import mended
from rpd.rules import judging
from rpd.rules.engine import Case

Look = Callable[[Any], list[Finding]]
"""What else there is to say about the data of a file that its schema finds nothing wrong with."""


def check(
    document: FileKind,
    file_source: Source,
    look: Look | None = None,
    begun: Begun | None = None,
    *,
    fetch: Fetch | None = None,
    profil: Profil | None = None,
) -> Checked:
    """Read and check a file of another kind than a plan by itself, unless it is `begun` by now.

    `fetch` reads the profile that a strategy may name, `profil` is that of the plan which a
    file is about. Never raises for what a file holds: every mistake is a diagnostic.
    """
    shared = BY_KEY[document].build is not None and look is None

    def read(source: Source, begun: Begun | None = None) -> File:
        if document == "strategia" and fetch is not None:
            return strategy(source, fetch)
        # What plans share has been read with one of them.
        if shared:
            return stages.read_shared(document, source, profil)
        return stages.read(document, source, begun, profil)

    file = read(file_source, begun)
    found = _judged(file, look)
    if file.shaped and may_be_mended(found):
        own = [(file_source.name, document, file.text, file.profil)]
        found = mended(own, found, lambda changed: _judged(read(changed), look), troubles())
    return Checked(file_source, file.data, found, file.value)


def _judged(file: File, look: Look | None) -> tuple[Diagnostic, ...]:
    case = None
    if isinstance(file.value, Slownik):
        # The rules about a dictionary need no plan; an empty one leaves the others nothing to say.
        case = Case(Plan(0, "", profil=chosen(None)), None, file.value)
    elif look is not None and not file.findings:
        file.findings = [stages.of(finding, file.document) for finding in look(file.data)]
    found = judging.judge(case, file.findings)
    verdicts = [v for v in found if v.finding.document == file.document]
    return tuple(placed([file], None, verdicts))


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is no plan, its data, its model, and what there is to say about it."""

    source: Source
    data: Any
    diagnostics: tuple[Diagnostic, ...]
    value: Model | None = None
