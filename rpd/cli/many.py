"""Many plans at once: worker processes, the same order, and a bar on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rpd.cli import plans
from rpd.diagnostics import Diagnostic
from rpd.errors import RpdError

if TYPE_CHECKING:
    from collections.abc import Callable

FEW = 20
"""Up to so many plans one process is quicker than starting others."""

_CHUNK = 8

Findings = tuple[Diagnostic, ...]


def findings(paths: list[Path]) -> list[Diagnostic]:
    """The findings about all plans, in the order of the paths, each once.

    What is found in a strategy or a dictionary that several plans share is reported with the first.
    Raises CannotReadError for the first plan that cannot be read.
    """
    found: dict[Diagnostic, None] = {}
    with _bar(len(paths)) as advance:
        for of_plan in _each(paths):
            found.update(dict.fromkeys(of_plan))
            advance()
    return list(found)


def _each(paths: list[Path]) -> Iterator[Findings]:
    workers = min(_cores(), -(-len(paths) // _CHUNK))
    if len(paths) <= FEW or workers < 2:
        return (plans.load_plan(path).diagnostics for path in paths)
    return _in_workers(paths, workers)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_workers(paths: list[Path], workers: int) -> Iterator[Findings]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A forked worker has everything imported already. This process has no threads yet.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for result in pool.map(_work, paths, chunksize=_CHUNK):
            if isinstance(result, RpdError):
                pool.shutdown(cancel_futures=True)
                raise result
            yield result


def _work(path: Path) -> Findings | RpdError:
    """One plan in a worker; what cannot be done comes back as a value, to be raised in order."""
    try:
        return plans.load_plan(path).diagnostics
    except RpdError as error:
        return type(error)(error.message, error.hint)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on stderr, if that is a terminal and there is something to wait for."""
    if total <= FEW or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from rpd.cli import output

    columns: Iterable[BarColumn | MofNCompleteColumn | TextColumn] = (
        TextColumn("Sprawdzanie planów"),
        BarColumn(),
        MofNCompleteColumn(),
    )
    console = output.console_for(sys.stderr)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)
