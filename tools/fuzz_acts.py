"""Many acts: carried out in printed order by a reader of their words, each gives the new annex.

Half of the pairs are random plans (``tests/compare/strategies.py``), half are amendments of the
2024 plan as offices make them (``tests/act/amendments.py``); with ``--richer`` all are plans with
values by year, milestones and terms without dates (``tests/compare/richer.py``). For each it is
checked that: the orders, carried out one after another by what they quote, give the new annex,
joined ones too; every sentence stands in the table of forms, and a reader that has only the printed
words and the old annex arrives at the new one; the saved operations give the plan that the act
leaves; the consolidated text, read from its marks and footnotes, says of every unit of the annex
what the act says, by the same unit of the act; and the check of saved amendments finds nothing.
Pairs whose numbers name nothing (one twice, headings in another order) are counted apart. A run of
10,000 pairs (7,479 acts, 21,112 sentences) flagged two: in one the reader did not know a unit by
its name, which has been mended; in the other a draft calls a heading by the number of one that the
same act repeals elsewhere, to which ``rpd validate`` objects. Run it again before a release. From
the checkout::

    python tools/fuzz_acts.py --pairs 10000 --jobs 2 --record bench/fuzz_acts.json

The exit code is 1 if any pair fails; the seeds that failed are named.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rpd import __version__
from tests.act.checking import Checked, check_office, check_random, check_richer


def checked_by(jobs: int, seeds: Iterable[int], *, richer: bool) -> Iterator[Checked]:
    """What is found of each seed, in their order."""
    check = partial(check_seed, richer=richer)
    if jobs == 1:
        yield from map(check, seeds)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(check, seeds, chunksize=10)


def check_seed(seed: int, *, richer: bool) -> Checked:
    """What is found of the pair of a seed: of an office where it is odd."""
    try:
        if richer:
            return check_richer(seed)
        return check_office(seed) if seed % 2 else check_random(seed)
    except Exception as error:  # noqa: BLE001 (a crash is a finding like any other)
        return Checked(f"{type(error).__name__}: {error}")


def main() -> int:
    """Check the pairs, say how it went, and record it where asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes check pairs")
    parser.add_argument("--richer", action="store_true", help="values by year, milestones")
    parser.add_argument("--record", type=Path, help="a JSON file for the result")
    options = parser.parse_args()
    failed: list[dict[str, object]] = []
    counted: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    started = time.perf_counter()
    seeds = range(options.first, options.first + options.pairs)
    for seed, checked in zip(
        seeds, checked_by(options.jobs, seeds, richer=options.richer), strict=True
    ):
        counted[checked.kind] += 1
        forms.update(checked.forms)
        if checked.wrong:
            failed.append({"seed": seed, "wrong": checked.wrong})
            print(f"seed {seed}: {checked.wrong!a}", flush=True)
    result = {
        "pairs": options.pairs,
        "first": options.first,
        "kinds": dict(counted),
        "sentences": forms.total(),
        "forms": dict(sorted(forms.items())),
        "failed": failed,
        "seconds": round(time.perf_counter() - started, 1),
        "rpd": __version__,
        "python": platform.python_version(),
    }
    if options.record:
        options.record.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(result | {"failed": len(failed)}, ensure_ascii=False))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
