"""The one verdict on a plan, for every command: what there is to say, and what of it blocks.

A finding counts at the level that ``rpd.toml`` gives its rule; what is switched off there, what
the plan acknowledges and what the baseline of ``rpd.toml`` knows blocks nothing. Whatever blocks
is among the findings that a command shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rpd.diagnostics import Diagnostic, Severity
from rpd.errors import RpdError
from rpd.load.whole import Loaded
from rpd.outside import files
from rpd.workspace import plans, settings
from rpd.workspace.desk import Desk, Opened

if TYPE_CHECKING:
    from rpd.rules.traits import Rule


L = TypeVar("L", bound=Loaded)


def unreadable(path: Path, error: RpdError) -> Diagnostic:
    """The finding that a file cannot be read."""
    from rpd.rules import plik_nieczytelny as rule

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


def blocking(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings for which no document, act or sum of the plan passes as right."""
    return [d for d in diagnostics if d.severity is Severity.ERROR and d.acknowledged is None]


def load_plan(path: Path, desk: Desk | None = None, *, baseline: bool = True) -> Opened:
    """Load a plan and judge it. Raises RpdError where it or the settings cannot be read."""
    return judged(plans.load_plan(path, desk), path, baseline=baseline)


def judged(
    loaded: L,
    path: Path,
    *,
    folder: Path | None = None,
    prefix: str = "",
    baseline: bool = True,
) -> L:
    """The plan with the findings that count, at their levels in the workspace around `path`.

    Names of files in findings start in `folder` (where one works, if it is None), those of a
    revision with a `prefix` („main:”); whatever the plan itself is called, it is the one at `path`.
    Without `baseline` what the baseline knows is there too.
    """
    space = _workspace(path)
    found = leveled(loaded.diagnostics, space)
    if baseline and space.config is not None and space.config.baseline:
        own = Path(files.display_name(path)).as_posix() if folder is None else path.as_posix()
        name = loaded.source.name
        called = [
            replace(d, file=own if d.file == name else d.file.removeprefix(prefix)) for d in found
        ]
        prints = _fingerprints(called, folder, space)
        known = known_to(space.folder / space.config.baseline, space)
        pairs = zip(found, prints, strict=True)
        found = [d for d, fingerprint in pairs if fingerprint not in known or not _allowed(d)]
    return replace(loaded, diagnostics=tuple(found))


def leveled(diagnostics: Iterable[Diagnostic], space: settings.Workspace) -> list[Diagnostic]:
    """The findings at the levels of the settings, without those that are switched off."""
    if space.config is None:
        return list(diagnostics)
    from rpd.config import at_levels

    return at_levels(diagnostics, space.config)


def grave(rule: Rule, path: Path) -> bool:
    """Whether findings of a rule block in the workspace around a plan."""
    config = _workspace(path).config
    level = rule.SEVERITY if config is None else config.levels.get(rule.CODE, rule.SEVERITY)
    return level is Severity.ERROR


def _workspace(path: Path) -> settings.Workspace:
    return settings.workspace(files.workspace_of(path))


def _fingerprints(
    found: list[Diagnostic], folder: Path | None, space: settings.Workspace
) -> tuple[str, ...]:
    from rpd.findings import fingerprints

    if folder is None:
        found = [replace(d, file=Path(d.file).absolute().as_posix()) for d in found]
    return fingerprints.of(found, folder.as_posix() if folder else "", space.folder.as_posix())


def known_to(path: Path, space: settings.Workspace) -> frozenset[str]:
    """The fingerprints in a baseline of the workspace. Raises CannotReadError."""
    from rpd.findings import baseline

    source = files.read(path, space.folder)
    return baseline.parse(source.data.decode("utf-8", "replace"), source.name)


def _allowed(diagnostic: Diagnostic) -> bool:
    from rpd.findings import baseline

    return baseline.allowed(diagnostic)
