"""Many files at once: worker processes, and the same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from rpd.errors import RpdError
from rpd.outside import files

FEW = 16
"""Up to so many plans one process is quicker than starting others."""

_CHUNK = 8

A = TypeVar("A")
T = TypeVar("T")


def each(paths: Sequence[A], work: Callable[[A], T]) -> Iterator[T]:
    """What `work` makes of each path, in the order of the paths.

    `work` is a function of a module, so that processes can be told of it, and what it returns can
    be pickled. The RpdError that it raises for the first path it cannot do is raised in its turn.
    """
    workers = min(_cores(), -(-len(paths) // _CHUNK))
    single = len(paths) <= FEW or workers < 2
    yield from map(work, paths) if single else _in_workers(paths, work, workers)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_workers(paths: Sequence[A], work: Callable[[A], T], workers: int) -> Iterator[T]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A forked worker has everything imported already. This process has no threads yet.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for result, read in pool.map(partial(_attempt, work), paths, chunksize=_CHUNK):
            files.remember(read)
            if isinstance(result, RpdError):
                pool.shutdown(cancel_futures=True)
                raise result
            yield result


def _attempt(work: Callable[[A], T], path: A) -> tuple[T | RpdError, frozenset[Path]]:
    """One plan in a worker, and what it read for it.

    What cannot be done comes back as a value, to be raised in order.
    """
    files.forget_inputs()
    try:
        result: T | RpdError = work(path)
    except RpdError as error:
        result = type(error)(error.message, error.hint)
        result.remarks = error.remarks
    return result, files.inputs()
