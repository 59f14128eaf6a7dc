"""A file of another kind than a plan, checked by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rpd import rules
from rpd.diagnostics import Diagnostic, FileKind, Finding
from rpd.load import stages
from rpd.load.kinds import BY_KEY, Model
from rpd.load.placing import placed
from rpd.load.stages import Begun, File
from rpd.load.troubles import troubles
from rpd.outside.files import Source
from rpd.plan.built_in import chosen
from rpd.plan.model import Plan, Slownik
from rpd.reading.mending import may_be_mended, mended

Look = Callable[[Any], list[Finding]]
"""What else there is to say about the data of a file that its schema finds nothing wrong with."""


def check(
    document: FileKind, file_source: Source, look: Look | None = None, begun: Begun | None = None
) -> Checked:
    """Read and check a file of another kind than a plan by itself, unless it is `begun` by now.

    Never raises for what a file holds: every mistake is a diagnostic.
    """
    file, found = _judged(document, file_source, look, begun)
    if may_be_mended(found, troubles()):
        own = [(file_source.name, document, file.text, None)]
        found = mended(own, found, lambda changed: _judged(document, changed, look)[1], troubles())
    return Checked(file_source, file.data, found, file.value)


def _judged(
    document: FileKind, file_source: Source, look: Look | None, begun: Begun | None = None
) -> tuple[File, tuple[Diagnostic, ...]]:
    # What plans share has been read with one of them.
    file = (
        stages.read_shared(document, file_source)
        if BY_KEY[document].build is not None and look is None
        else stages.read(document, file_source, begun)
    )
    case = None
    if isinstance(file.value, Slownik):
        # The rules about a dictionary need no plan; an empty one leaves the others nothing to say.
        case = rules.Case(Plan(0, "", profil=chosen(None)), None, file.value)
    elif look is not None and not file.findings:
        file.findings = [stages.of(finding, document) for finding in look(file.data)]
    verdicts = [v for v in rules.judge(case, file.findings) if v.finding.document == document]
    return file, tuple(placed([file], None, verdicts))


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is no plan, its data, its model, and what there is to say about it."""

    source: Source
    data: Any
    diagnostics: tuple[Diagnostic, ...]
    value: Model | None = None
