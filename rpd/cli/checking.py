"""The work of ``rpd validate``, apart from its command line: the usual call does without typer."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import output
from rpd.diagnostics import Severity
from rpd.errors import CannotReadError, NotFoundError, RpdError, UsageError
from rpd.findings import outcome as results
from rpd.frozen import dataclass
from rpd.outside import files
from rpd.rules import plik_nieczytelny
from rpd.workspace import checking as of_files
from rpd.workspace import settings, targets, verdict
from rpd.workspace.desk import Desk
from rpd.workspace.targets import Chosen

if TYPE_CHECKING:
    from rpd.findings.outcome import Outcome


class FindingsFormat(StrEnum):
    """Output formats."""

    TEXT = "text"
    COMPACT = "compact"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


@dataclass(frozen=True, slots=True)
class CheckAsked:
    """What the command line asked for; None where it left the choice to settings."""

    plans: list[str]
    format: FindingsFormat | None = None
    output_file: Path | None = None
    fail_on: Severity | None = None
    show_acknowledged: bool = False
    baseline: Path | None = None
    write_baseline: bool = False
    write_places: bool = False
    quiet: bool = False
    verbose: bool = False


def check(asked: CheckAsked) -> int:
    """Check the files and report.

    Returns 0, 1 where findings reach the threshold, or 2 where a file could not be read.
    """
    if asked.quiet and asked.verbose:
        raise UsageError("Opcje -q i -v wykluczają się.", "Zostaw jedną z nich.")
    chosen = asked.format or _from_environment()
    if asked.output_file is not None:
        from rpd.documents import replacing

        replacing.demand_report(asked.output_file)
    desk = Desk()
    chosen_files = _chosen(asked, chosen, desk)
    if asked.write_places:
        desk = Desk()  # the plans say something else by now
    space = settings.workspace(files.workspace_of(chosen_files.targets[0].path))
    # The report for people only counts what has been acknowledged.
    known = _baseline(asked, space)
    counted = chosen is FindingsFormat.TEXT and not asked.show_acknowledged and not known
    outcome = _outcome(
        chosen_files, desk, space, asked.fail_on, chosen, place_acknowledged=not counted
    )
    unread = [d for d in outcome.diagnostics if d.slug == plik_nieczytelny.SLUG]
    if chosen is not FindingsFormat.TEXT or len(unread) == len(outcome.files):
        for diagnostic in unread:
            output.complain(diagnostic.message, diagnostic.hint)
        if chosen is FindingsFormat.TEXT:
            return 2
    if unread and asked.write_baseline:
        raise CannotReadError(
            f"Stanu wyjściowego nie zapisano: {unread[0].message}",
            "Zapisz go, gdy da się odczytać wszystkie pliki.",
        )
    outcome = _against_baseline(outcome, space, known, asked.write_baseline)
    if chosen is FindingsFormat.TEXT:
        _show(outcome, asked)
    else:
        text = _machine(outcome, chosen, asked.show_acknowledged)
        _emit(text, outcome, asked.output_file, asked.quiet)
    return 2 if unread else int(outcome.failed)


def _chosen(asked: CheckAsked, chosen: FindingsFormat, desk: Desk) -> Chosen:
    """The files to check; in plans among them the places are written first where that was asked."""
    try:
        found = targets.chosen(asked.plans, Path.cwd(), desk)
    except NotFoundError as error:
        if chosen is not FindingsFormat.TEXT:
            _emit(_nothing(error, asked, chosen), results.Outcome((), ()), asked.output_file, True)
        raise
    if asked.write_places:
        for target in found.targets:
            if target.kind.key == "plan":
                write_places(target.path)
    return found


def write_places(path: Path) -> None:
    """Bring „miejsc” and „odcisk” of a plan's acknowledgements up to date, and say what changed.

    Raises RpdError where it cannot be told how many places they cover.
    """
    from rpd.workspace import acknowledged

    places = acknowledged.places(path)
    if places.after is not None:
        output.update(path, places.after, places.before, "plan")
    output.say(*places.said)


def _nothing(error: RpdError, asked: CheckAsked, chosen: FindingsFormat) -> str:
    """The report of a machine format where there is nothing to check."""
    from rpd.findings import fingerprints

    named = asked.plans[0] if asked.plans else "plans"
    year = len(named) == 4 and named.isdecimal()
    found = (verdict.unreadable(Path(f"plans/{named}.yaml" if year else named), error),)
    outcome = results.Outcome(found, (found[0].file,), fingerprints.of(found))
    return _machine(outcome, chosen, asked.show_acknowledged)


def _from_environment() -> FindingsFormat:
    """The format that RPD_FORMAT names, or the one that the continuous integration reads."""
    named = os.environ.get("RPD_FORMAT", "")
    if named:
        if named not in list(FindingsFormat):
            raise UsageError(
                f"Zmienna RPD_FORMAT ma niedozwoloną wartość „{named}”.",
                f"Dozwolone: {', '.join(FindingsFormat)}.",
            )
        return FindingsFormat(named)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return FindingsFormat.GITHUB
    return FindingsFormat.GITLAB if os.environ.get("GITLAB_CI") else FindingsFormat.TEXT


_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def _outcome(
    checked: Chosen,
    desk: Desk,
    space: settings.Workspace,
    fail_on: Severity | None,
    chosen: FindingsFormat,
    *,
    place_acknowledged: bool,
) -> Outcome:
    here = Path.cwd()
    every = checked.every
    made = of_files.each(every, here, desk, place_acknowledged=place_acknowledged)
    watched = output.watched(made, len(every), "Sprawdzanie planów")
    said = of_files.together(checked, watched)
    config = space.config
    folder = here.as_posix()
    root = next((os.environ[name] for name in _ROOTS if os.environ.get(name)), folder)
    return results.Outcome(
        diagnostics=said.diagnostics,
        files=tuple(files.display_name(target.path) for target in checked.counted),
        others=sum(target.kind.key != "plan" for target in checked.targets),
        drafts=len(checked.drafts),
        fail_on=fail_on or (config and config.fail_on) or Severity.ERROR,
        folder=folder,
        root="" if chosen in (FindingsFormat.TEXT, FindingsFormat.JSON) else Path(root).as_posix(),
        questions=said.questions,
    )


def _baseline(asked: CheckAsked, space: settings.Workspace) -> Path | None:
    """The baseline that is read, or written and then read; None where there is none."""
    configured = space.config is not None and space.config.baseline
    if not (asked.baseline or asked.write_baseline or configured):
        return None
    from rpd.workspace import baselines

    find = baselines.target if asked.write_baseline else baselines.chosen
    return find(space, asked.baseline)


def _against_baseline(
    outcome: Outcome, space: settings.Workspace, path: Path | None, write: bool
) -> Outcome:
    """Leave out what the baseline knows, having written it first where that was asked for."""
    from dataclasses import replace

    if not outcome.root and path is None:
        return outcome
    from rpd.findings import fingerprints

    root = space.folder.as_posix()
    prints = fingerprints.of(outcome.diagnostics, outcome.folder, root)
    outcome = replace(outcome, fingerprints=prints)
    if path is None:
        return outcome
    from rpd.findings import baseline
    from rpd.workspace import baselines

    if write:
        from rpd.report.findings.baseline import dump

        text = dump(replace(outcome, root=root))
        output.update(path, text.encode("utf-8"), baselines.before(path))
    source = files.read(path, space.folder)
    text = source.data.decode("utf-8", "replace")
    compared = baseline.without_known(outcome, baseline.parse(text, source.name))
    if compared.outdated:
        output.say(
            f"Wpisów stanu wyjściowego, których nic już nie dotyczy: {compared.outdated}. "
            "Odświeży go „rpd validate --write-baseline”."
        )
    return compared.outcome


def _machine(outcome: Outcome, chosen: FindingsFormat, show_acknowledged: bool) -> str:
    """The report in a format for machines; each is imported only when it is asked for."""
    from importlib import import_module

    report = import_module(f"rpd.report.findings.{chosen.value}").report
    if chosen is FindingsFormat.JSON:
        text = report(outcome.diagnostics, outcome.plans, outcome.known, outcome.questions)
    elif chosen is FindingsFormat.SARIF:
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

        line = summary_line(
            outcome.diagnostics,
            outcome.plans,
            outcome.known,
            outcome.others,
            drafts=outcome.drafts,
            questions=len(outcome.questions),
        )
        output.say("".join(part for _, part in line))


def _show(outcome: Outcome, asked: CheckAsked) -> None:
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
        drafts=outcome.drafts,
        questions=outcome.questions,
    )
    if out is None:
        output.print_lines(lines)
        return
    unstyled = "".join("".join(part for _, part in line).rstrip() + "\n" for line in lines)
    output.save(out, unstyled.encode("utf-8", "backslashreplace"))
