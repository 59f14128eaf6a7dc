"""Arguments that name plans → loaded plans."""

from __future__ import annotations

from pathlib import Path

from rpd import files
from rpd.cli import output
from rpd.load import Loaded, load


def load_plan(path: Path) -> Loaded:
    """Load a plan and what it names. Raises CannotReadError where the plan itself is unreadable."""
    source = files.read(path)
    return load(source, lambda name: files.read(path.parent / name))


def named(arguments: list[str]) -> list[Path]:
    """The plans that were named, or all of the workspace. Raises NotFoundError."""
    here = Path.cwd()
    return [files.find_plan(a, here) for a in arguments] if arguments else files.all_plans(here)


def one(argument: str | None) -> Path:
    """The plan that was named, or the latest of the workspace. Raises NotFoundError."""
    here = Path.cwd()
    return files.find_plan(argument, here) if argument else files.all_plans(here)[-1]


def refuse(loaded: Loaded) -> int:
    """Say on stderr what is wrong with a plan that nothing can be made of; returns exit code 1."""
    import sys

    from rpd.report import text

    lines = text.report(loaded.diagnostics, 1, output.width(sys.stderr))
    output.print_lines(lines, sys.stderr)
    return 1
