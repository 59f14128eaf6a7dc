"""Many random pairs of plans: the amendment made from a pair turns the first into the second.

For each seed a plan and an edited copy are made (``tests/compare/strategies.py``), and it is
checked that: a plan does not differ from itself; every value that only one of them has is told by
the changes, in a sentence, a difference word by word or a line of content; the operations carried
out on the data and on the YAML text give the new plan; the amendment survives its file, and taken
back gives the old plan; the budget's effect is the difference of the totals. Run from the
checkout::

    python tools/fuzz_diff.py --pairs 10000 --record bench/fuzz_diff.json

The exit code is 1 if any pair fails; the seeds that failed are named.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rpd import __version__
from rpd.amendment.apply import apply, dump
from rpd.amendment.execute import execute
from rpd.amendment.from_changes import operations
from rpd.amendment.operations import Amendment
from rpd.amendment.parsed import parse
from rpd.amendment.revert import revert
from rpd.budget import by_source
from rpd.compare.effect import effect
from rpd.compare.normal import canonical
from rpd.compare.plans import compare
from rpd.reading import events
from rpd.reading.build import build_plan
from rpd.writing import emit
from tests.compare.mentions import unmentioned
from tests.compare.strategies import pair_of


def check(seed: int) -> tuple[str, int]:
    """What is wrong with a pair ("" where nothing is), and how many operations it took."""
    old_data, new_data = pair_of(seed)
    old, new = build_plan(old_data), build_plan(new_data)
    wanted = canonical(new)
    if compare(old, old) or compare(old, build_plan(deepcopy(old_data))):
        return "a plan differs from itself", 0
    if silent := unmentioned(old, new, compare(old, new)):
        return f"{len(silent)} values are not told: {silent[0]}", 0
    found = operations(old, new)
    if bool(found) != (canonical(old) != wanted):
        return "changes where there are none, or none where there are some", len(found)
    if canonical(build_plan(execute(old_data, found))) != wanted:
        return "the operations on the data do not give the new plan", len(found)
    text = "".join(emit.entry(key, value, 0) for key, value in old_data.items())
    if canonical(build_plan(events.compose(apply(text, found)).data)) != wanted:
        return "the operations on the text do not give the new plan", len(found)
    if found:
        saved = dump(Amendment("7/2024", "2024-06-30", 2024, found))
        again = parse(saved.encode(), "zmiana.yaml").operacje
        amended = execute(old_data, again)
        if canonical(build_plan(amended)) != wanted:
            return "the amendment does not survive its file", len(found)
        if canonical(build_plan(revert(amended, again))) != canonical(old):
            return "the amendment taken back does not give the old plan", len(found)
    difference = by_source(new, None).razem - by_source(old, None).razem
    measured = effect(old, None, new, None)
    parts = sum((line.difference for line in (*measured.zrodla, *measured.wspolne)), Decimal(0))
    if not difference == measured.razem.difference == parts:
        return "the effect on the budget is not the difference of the totals", len(found)
    return "", len(found)


def main() -> int:
    """Check the pairs, say how it went, and record it where asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--record", type=Path, help="a JSON file for the result")
    options = parser.parse_args()
    failed: list[dict[str, object]] = []
    total = 0
    started = time.perf_counter()
    for seed in range(options.first, options.first + options.pairs):
        try:
            wrong, number = check(seed)
        except Exception as error:  # noqa: BLE001 (a crash is a finding like any other)
            wrong, number = f"{type(error).__name__}: {error}", 0
        total += number
        if wrong:
            failed.append({"seed": seed, "wrong": wrong})
            print(f"seed {seed}: {wrong}")
    result = {
        "pairs": options.pairs,
        "first": options.first,
        "operations": total,
        "failed": failed,
        "seconds": round(time.perf_counter() - started, 1),
        "rpd": __version__,
        "python": platform.python_version(),
    }
    if options.record:
        options.record.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(result | {"failed": len(failed)}))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
