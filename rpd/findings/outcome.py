"""What a run of ``rpd validate`` has to say, before any format gives it a shape."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from rpd.diagnostics import Diagnostic, Question, Severity
from rpd.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings and what is needed to report them.

    ``files`` are those that were checked, ``others`` of them are no plans, ``drafts`` are drafts of
    plans beside them. ``fingerprints`` are as many as ``diagnostics``.
    ``known`` findings were left out because the baseline has them (None: there was no baseline).
    Names of files start in ``folder``; machine formats count them from ``root`` (both absolute,
    with „/”; ``""`` where the names are right as they are).
    ``questions`` are comments of the files that ask for a decision: no findings, nothing fails.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    fingerprints: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    known: int | None = None
    folder: str = ""
    root: str = ""
    others: int = 0
    drafts: int = 0
    questions: tuple[Question, ...] = ()

    @property
    def plans(self) -> int:
        """How many plans were checked, drafts beside them not counted."""
        return len(self.files) - self.others - self.drafts

    @property
    def failed(self) -> bool:
        """Whether anything that is not acknowledged is as grave as the threshold."""
        return any(is_failure(d, self.fail_on) for d in self.diagnostics)

    def path(self, file: str) -> str:
        """The name of a file as seen from the root of machine formats, with „/”."""
        return rooted(file, self.folder, self.root)

    def active(self) -> list[tuple[Diagnostic, str]]:
        """The findings that nobody has acknowledged, each with its fingerprint."""
        return [
            (diagnostic, fingerprint)
            for diagnostic, fingerprint in zip(self.diagnostics, self.fingerprints, strict=True)
            if diagnostic.acknowledged is None
        ]


def is_failure(diagnostic: Diagnostic, fail_on: Severity) -> bool:
    """Whether a finding makes the run fail."""
    return diagnostic.acknowledged is None and diagnostic.severity.rank <= fail_on.rank


def rooted(file: str, folder: str, root: str) -> str:
    """The name of a file in `folder` as seen from `root`; a file outside keeps its full name."""
    full = file if posixpath.isabs(file) or has_drive(file) else posixpath.join(folder, file)
    full = posixpath.normpath(full)
    inside = root.rstrip("/") + "/"
    return full[len(inside) :] if root and full.startswith(inside) else full


def has_drive(file: str) -> bool:
    """Whether a name starts with a drive of Windows: ``C:/``."""
    return file[1:3] == ":/" and file[0].isascii() and file[0].isalpha()


def by_file(outcome: Outcome) -> dict[str, Sequence[Diagnostic]]:
    """The findings of each file; a file without any has an empty list, and keeps its place."""
    found: dict[str, list[Diagnostic]] = {file: [] for file in outcome.files}
    for diagnostic in outcome.diagnostics:
        found.setdefault(diagnostic.file, []).append(diagnostic)
    return dict(found)
