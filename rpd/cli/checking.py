"""The work of ``rpd validate``, apart from its command line: the usual call does without typer."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import kinds, many, output, plans, settings, targets, verdict, vouching
from rpd.cli.kinds import Target
from rpd.cli.targets import Chosen
from rpd.diagnostics import Diagnostic, Severity
from rpd.errors import CannotReadError, NotFoundError, RpdError, UsageError
from rpd.outside import files
from rpd.report.findings import outcome as results
from rpd.rules import plik_nieczytelny

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpd.report.findings.outcome import Outcome


class Format(StrEnum):
    """Output formats."""

    TEXT = "text"
    COMPACT = "compact"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for; None where it left the choice to settings."""

    plans: list[str]
    format: Format | None = None
    output_file: Path | None = None
    fail_on: Severity | None = None
    show_acknowledged: bool = False
    baseline: Path | None = None
    write_baseline: bool = False
    write_places: bool = False
    quiet: bool = False
    verbose: bool = False


def check(asked: Asked) -> int:
    """Check the files and report.

    Returns 0, 1 where findings reach the threshold, or 2 where a file could not be read.
    """
    gc.disable()
    if asked.quiet and asked.verbose:
        raise UsageError("Opcje -q i -v wykluczają się.", "Zostaw jedną z nich.")
    chosen = asked.format or _from_environment()
    if asked.output_file is not None:
        from rpd.cli import replacing

        replacing.demand_report(asked.output_file)
    chosen_files = _chosen(asked, chosen)
    space = settings.workspace(files.workspace_of(chosen_files.targets[0].path))
    # The report for people only counts what has been acknowledged.
    known = _baseline(asked, space)
    counted = chosen is Format.TEXT and not asked.show_acknowledged and not known
    outcome = _outcome(chosen_files, space, asked.fail_on, chosen, place_acknowledged=not counted)
    unread = [d for d in outcome.diagnostics if d.slug == plik_nieczytelny.SLUG]
    if chosen is not Format.TEXT or len(unread) == len(outcome.files):
        for diagnostic in unread:
            output.complain(diagnostic.message, diagnostic.hint)
        if chosen is Format.TEXT:
            return 2
    if unread and asked.write_baseline:
        raise CannotReadError(
            f"Stanu wyjściowego nie zapisano: {unread[0].message}",
            "Zapisz go, gdy da się odczytać wszystkie pliki.",
        )
    outcome = _against_baseline(outcome, space, known, asked.write_baseline)
    if chosen is Format.TEXT:
        _show(outcome, asked)
    else:
        text = _machine(outcome, chosen, asked.show_acknowledged)
        _emit(text, outcome, asked.output_file, asked.quiet)
    return 2 if unread else int(outcome.failed)


def _chosen(asked: Asked, chosen: Format) -> Chosen:
    """The files to check; in plans among them the places are written first where that was asked."""
    try:
        found = targets.chosen(asked.plans)
    except NotFoundError as error:
        if chosen is not Format.TEXT:
            _emit(_nothing(error, asked, chosen), results.Outcome((), ()), asked.output_file, True)
        raise
    if asked.write_places:
        from rpd.cli import acknowledged

        for target in found.targets:
            if target.kind is kinds.BY_KEY["plan"]:
                acknowledged.write_places(target.path)
    return found


def _nothing(error: RpdError, asked: Asked, chosen: Format) -> str:
    """The report of a machine format where there is nothing to check."""
    from rpd.report.findings import fingerprints

    named = asked.plans[0] if asked.plans else "plans"
    year = len(named) == 4 and named.isdecimal()
    found = (_unreadable(Path(f"plans/{named}.yaml" if year else named), error),)
    outcome = results.Outcome(found, (found[0].file,), fingerprints.of(found))
    return _machine(outcome, chosen, asked.show_acknowledged)


def _from_environment() -> Format:
    """The format that RPD_FORMAT names, or the one that the continuous integration reads."""
    named = os.environ.get("RPD_FORMAT", "")
    if named:
        if named not in list(Format):
            raise UsageError(
                f"Zmienna RPD_FORMAT ma niedozwoloną wartość „{named}”.",
                f"Dozwolone: {', '.join(Format)}.",
            )
        return Format(named)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return Format.GITHUB
    return Format.GITLAB if os.environ.get("GITLAB_CI") else Format.TEXT


_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def _outcome(
    checked: Chosen,
    space: settings.Workspace,
    fail_on: Severity | None,
    chosen: Format,
    *,
    place_acknowledged: bool,
) -> Outcome:
    diagnostics = _findings(checked, place_acknowledged)
    config = space.config
    folder = Path.cwd().as_posix()
    root = next((os.environ[name] for name in _ROOTS if os.environ.get(name)), folder)
    return results.Outcome(
        diagnostics=tuple(diagnostics),
        files=tuple(files.display_name(target.path) for target in checked.targets),
        others=sum(target.kind.key != "plan" for target in checked.targets),
        fail_on=fail_on or (config and config.fail_on) or Severity.ERROR,
        folder=folder,
        root="" if chosen in (Format.TEXT, Format.JSON) else Path(root).as_posix(),
    )


def _findings(checked: Chosen, place_acknowledged: bool) -> list[Diagnostic]:
    """The findings about all files, in their order, each once, at the levels of the settings.

    What is found in a strategy or a dictionary that several plans share is reported with the first.
    """
    found: dict[Diagnostic, None] = {}
    work = partial(_findings_of, place_acknowledged=place_acknowledged)
    every = (*checked.targets, *checked.beside)
    made = many.each(every, work, "Sprawdzanie planów")
    for target, of_file in zip(every, made, strict=True):
        found.update(dict.fromkeys(_leveled(of_file, target.path)))
    for diagnostic in checked.passed_over:
        found.update(dict.fromkeys(_leveled((diagnostic,), Path(diagnostic.file))))
    return list(found)


def _leveled(found: Iterable[Diagnostic], path: Path) -> list[Diagnostic]:
    return verdict.leveled(found, settings.workspace(files.workspace_of(path)))


def _findings_of(target: Target, *, place_acknowledged: bool) -> tuple[Diagnostic, ...]:
    """What there is to say about a file; that it cannot be read is a finding like others."""
    try:
        if target.kind is kinds.BY_KEY["plan"]:
            loaded = plans.load_plan(target.path, place_acknowledged=place_acknowledged)
            return vouching.weighed(target.path, vouching.advised(target.path, loaded))
        return target.kind.check(target.path)
    except CannotReadError as error:
        return (_unreadable(target.path, error),)


def _unreadable(path: Path, error: RpdError) -> Diagnostic:
    rule = plik_nieczytelny
    return Diagnostic(
        code=rule.CODE,
        slug=rule.SLUG,
        severity=rule.SEVERITY,
        message=error.message,
        hint=error.hint,
        file=files.display_name(path),
        path=(),
        span=None,
    )


def _baseline(asked: Asked, space: settings.Workspace) -> Path | None:
    """The baseline that is read, or written and then read; None where there is none."""
    configured = space.config is not None and space.config.baseline
    if not (asked.baseline or asked.write_baseline or configured):
        return None
    from rpd.cli import baselines

    find = baselines.target if asked.write_baseline else baselines.chosen
    return find(space, asked.baseline)


def _against_baseline(
    outcome: Outcome, space: settings.Workspace, path: Path | None, write: bool
) -> Outcome:
    """Leave out what the baseline knows, having written it first where that was asked for."""
    from dataclasses import replace

    if not outcome.root and path is None:
        return outcome
    from rpd.report.findings import fingerprints

    root = space.folder.as_posix()
    prints = fingerprints.of(outcome.diagnostics, outcome.folder, root)
    outcome = replace(outcome, fingerprints=prints)
    if path is None:
        return outcome
    from rpd.cli import baselines
    from rpd.report.findings import baseline

    if write:
        baselines.write(path, baseline.dump(replace(outcome, root=root)))
    source = files.read(path, space.folder)
    text = source.data.decode("utf-8", "replace")
    compared = baseline.compare(outcome, baseline.parse(text, source.name))
    if compared.outdated:
        output.say(
            f"Wpisów stanu wyjściowego, których nic już nie dotyczy: {compared.outdated}. "
            "Odświeży go „rpd validate --write-baseline”."
        )
    return compared.outcome


def _machine(outcome: Outcome, chosen: Format, show_acknowledged: bool) -> str:
    """The report in a format for machines; each is imported only when it is asked for."""
    from importlib import import_module

    report = import_module(f"rpd.report.findings.{chosen.value}").report
    if chosen is Format.JSON:
        text = report(outcome.diagnostics, outcome.plans, outcome.known)
    elif chosen is Format.SARIF:
        text = report(outcome, show_acknowledged)
    else:
        text = report(outcome)
    return str(text)


def _emit(text: str, outcome: Outcome, out: Path | None, quiet: bool) -> None:
    if out is None:
        output.emit(text)
        return
    output.save(out, text.encode("utf-8"))
    if not quiet:
        from rpd.report.findings.text import summary_line

        line = summary_line(outcome.diagnostics, outcome.plans, outcome.known, outcome.others)
        output.say("".join(part for _, part in line))


def _show(outcome: Outcome, asked: Asked) -> None:
    from rpd.report.findings import text

    out = asked.output_file
    lines = text.report(
        outcome.diagnostics,
        outcome.plans,
        None if out else output.width(sys.stdout),
        asked.show_acknowledged,
        quiet=asked.quiet,
        verbose=asked.verbose,
        known=outcome.known,
        others=outcome.others,
    )
    if out is None:
        output.print_lines(lines)
        return
    plain = "".join("".join(part for _, part in line).rstrip() + "\n" for line in lines)
    output.save(out, plain.encode("utf-8", "backslashreplace"))
