"""Findings with paths → diagnostics with lines: the one place where a path becomes a line."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rpd.diagnostics import (
    Diagnostic,
    Finding,
    Path,
    Related,
    RelatedPlace,
    Severity,
    Span,
)
from rpd.frozen import dataclass
from rpd.load.stages import File
from rpd.plan import places
from rpd.reading import locate
from rpd.rules.engine import Case, Verdict

_LONGEST_EXCERPT = 4_000


def spot(about: Finding | Related, located: locate.Located | None) -> Span | None:
    """Where a finding, or what it is related to, stands, if its path was found at that place."""
    if about.span is not None or located is None:
        return about.span
    return located.key if about.at_key and located.key is not None else located.value


@dataclass(frozen=True, slots=True)
class _Files:
    """Files by their kind, those of earlier plans by their names, and the places found in them.

    ``acknowledged`` says whether places of acknowledged findings were looked for too.
    """

    named: Mapping[str, File]
    places: Mapping[str, Mapping[Path, locate.Located]]
    acknowledged: bool

    def span(self, name: str, about: Finding | Related) -> Span | None:
        """Where a finding, or what it is related to, stands in the file of that name."""
        return spot(about, self.places.get(name, {}).get(about.path))

    def related(self, verdict: Verdict, file: File) -> Iterator[RelatedPlace]:
        """The further places of a finding in a file; another file may not have been read."""
        finding = verdict.finding
        if verdict.acknowledged is not None and not self.acknowledged:
            return
        for one in finding.related:
            name = _file(one, finding)
            if name in self.named:
                called = self.named[name].source.name
            elif one.file:
                called = posixpath.join(posixpath.dirname(file.source.name), one.file)
            else:
                continue
            yield RelatedPlace(called, one.path, self.span(name, one), one.text)


def placed(
    files: Iterable[File],
    case: Case | None,
    verdicts: Sequence[Verdict],
    past: Mapping[str, File] = MappingProxyType({}),
    *,
    place_acknowledged: bool = True,
) -> list[Diagnostic]:
    """In the order of the files and their lines; `past` are plans of earlier years by their names.

    What is wrong with a companion that was looked up all the same comes first: half of what the
    plan is told may follow from it.
    """
    causes = {v.finding.document for v in verdicts if v.severity == Severity.ERROR}
    causes = {file.document for file in files if file.value is not None} & causes - {"plan"}
    files = sorted(files, key=lambda file: file.document not in causes)
    named: dict[str, File] = {**past, **{file.document: file for file in files}}
    wanted = (v.finding for v in verdicts if place_acknowledged or v.acknowledged is None)
    read = _Files(named, _located(named, wanted), place_acknowledged)
    numbers = case.numbers if case is not None else None
    result = []
    for file in files:
        own = [v for v in verdicts if v.finding.document == file.document]
        if not own:
            continue
        lines = file.text.split("\n")
        on_file = [_diagnostic(verdict, file, read, lines, numbers) for verdict in own]
        on_file.sort(key=_order)
        result += on_file
    return result


def _located(
    named: Mapping[str, File], findings: Iterable[Finding]
) -> dict[str, dict[Path, locate.Located]]:
    wanted: dict[str, list[Path]] = {}
    for finding in findings:
        if finding.span is None:
            wanted.setdefault(finding.document, []).append(finding.path)
        for one in finding.related:
            if one.span is None:
                wanted.setdefault(_file(one, finding), []).append(one.path)
    return {
        name: locate.locate(named[name].parsed, paths, named[name].events)
        for name, paths in wanted.items()
        if name in named
    }


def _file(one: Related, finding: Finding) -> str:
    return one.file or one.document or finding.document


def _diagnostic(
    verdict: Verdict,
    file: File,
    read: _Files,
    lines: list[str],
    numbers: places.Numbers | None,
) -> Diagnostic:
    finding, rule = verdict.finding, verdict.rule
    span = read.span(file.document, finding)
    excerpt = lines[span.line - 1].rstrip("\r") if span and span.line <= len(lines) else ""
    if span and len(excerpt) > _LONGEST_EXCERPT:
        excerpt = excerpt[:_LONGEST_EXCERPT] if span.column <= _LONGEST_EXCERPT else ""
    with_number = numbers is not None and finding.document == "plan"
    where = numbers.of(finding.path) if numbers is not None and with_number else places.NOWHERE
    return Diagnostic(
        code=rule.CODE,
        slug=rule.SLUG,
        severity=verdict.severity,
        message=finding.message,
        hint=finding.hint,
        file=file.source.name,
        path=finding.path,
        span=span,
        excerpt=excerpt,
        where=where.number,
        id=where.id,
        name=where.name,
        acknowledged=verdict.acknowledged,
        related=tuple(read.related(verdict, file)),
    )


def _order(diagnostic: Diagnostic) -> tuple[int, int, int, str, str]:
    span = diagnostic.span
    line, column = (span.line, span.column) if span else (0, 0)
    return line, column, diagnostic.severity.rank, diagnostic.code, diagnostic.message
