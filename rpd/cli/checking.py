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

from rpd.cli import many, output, plans, settings, vouching
from rpd.diagnostics import Diagnostic, Severity
from rpd.errors import UsageError
from rpd.report import outcome as results

if TYPE_CHECKING:
    from rpd.report.outcome import Outcome

BASELINE = "rpd-baseline.json"
"""Where a baseline is written when neither an option nor ``rpd.toml`` says it."""


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
    quiet: bool = False
    verbose: bool = False


def check(asked: Asked) -> int:
    """Check the plans and report. Returns 1 where findings reach the threshold, otherwise 0."""
    gc.disable()
    if asked.quiet and asked.verbose:
        raise UsageError("Opcje -q i -v wykluczają się.", "Zostaw jedną z nich.")
    chosen = asked.format or _from_environment()
    paths = plans.named(asked.plans)
    space = settings.workspace(paths[0].absolute().parent)
    # The report for people only counts what has been acknowledged.
    baseline = asked.baseline or asked.write_baseline or (space.config and space.config.baseline)
    counted = chosen is Format.TEXT and not asked.show_acknowledged and not baseline
    outcome = _outcome(paths, space, asked.fail_on, chosen, place_acknowledged=not counted)
    outcome = _against_baseline(outcome, space, asked.baseline, asked.write_baseline)
    if chosen is Format.TEXT:
        _show(outcome, asked)
    else:
        text = _machine(outcome, chosen, asked.show_acknowledged)
        _emit(text, outcome, asked.output_file, asked.quiet)
    return 1 if outcome.failed else 0


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
    paths: list[Path],
    space: settings.Workspace,
    fail_on: Severity | None,
    chosen: Format,
    *,
    place_acknowledged: bool,
) -> Outcome:
    from rpd import files

    diagnostics = _findings(paths, place_acknowledged)
    config = space.config
    if config is not None:
        from rpd.config import apply

        diagnostics = apply(diagnostics, config)
    folder = Path.cwd().as_posix()
    root = next((os.environ[name] for name in _ROOTS if os.environ.get(name)), folder)
    return results.Outcome(
        diagnostics=tuple(diagnostics),
        files=tuple(files.display_name(path) for path in paths),
        fail_on=fail_on or (config and config.fail_on) or Severity.ERROR,
        folder=folder,
        root="" if chosen in (Format.TEXT, Format.JSON) else Path(root).as_posix(),
    )


def _findings(paths: list[Path], place_acknowledged: bool) -> list[Diagnostic]:
    """The findings about all plans, in the order of the paths, each once.

    What is found in a strategy or a dictionary that several plans share is reported with the first.
    Raises CannotReadError for the first plan that cannot be read.
    """
    found: dict[Diagnostic, None] = {}
    work = partial(_findings_of, place_acknowledged=place_acknowledged)
    for of_plan in many.each(paths, work, "Sprawdzanie planów"):
        found.update(dict.fromkeys(of_plan))
    return list(found)


def _findings_of(path: Path, *, place_acknowledged: bool) -> tuple[Diagnostic, ...]:
    found = plans.load_plan(path, place_acknowledged=place_acknowledged).diagnostics
    return vouching.weighed(path, found)


def _against_baseline(
    outcome: Outcome, space: settings.Workspace, named: Path | None, write: bool
) -> Outcome:
    """Leave out what the baseline knows, having written it first where that was asked for."""
    from dataclasses import replace

    configured = space.config.baseline if space.config else ""
    path = named or (space.folder / configured if configured else None)
    needs = outcome.root or path or write
    if not needs:
        return outcome
    from rpd.report import fingerprints

    root = space.folder.as_posix()
    prints = fingerprints.of(outcome.diagnostics, outcome.folder, root)
    outcome = replace(outcome, fingerprints=prints)
    if path is None and not write:
        return outcome
    from rpd import files
    from rpd.report import baseline

    if write:
        path = path or space.folder / BASELINE
        output.save(path, baseline.dump(replace(outcome, root=root)).encode("utf-8"))
    assert path is not None
    source = files.read(path)
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

    report = import_module(f"rpd.report.{chosen.value}").report
    if chosen is Format.JSON:
        text = report(outcome.diagnostics, len(outcome.files), outcome.known)
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
        from rpd.report.text import summary_line

        line = summary_line(outcome.diagnostics, len(outcome.files), outcome.known)
        output.say("".join(part for _, part in line))


def _show(outcome: Outcome, asked: Asked) -> None:
    from rpd.report import text

    out = asked.output_file
    lines = text.report(
        outcome.diagnostics,
        len(outcome.files),
        None if out else output.width(sys.stdout),
        asked.show_acknowledged,
        quiet=asked.quiet,
        verbose=asked.verbose,
        known=outcome.known,
    )
    if out is None:
        output.print_lines(lines)
        return
    plain = "".join("".join(part for _, part in line).rstrip() + "\n" for line in lines)
    output.save(out, plain.encode("utf-8", "backslashreplace"))
