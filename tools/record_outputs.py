"""Record what the program makes now, and hold what it makes later against it.

The test in ``tests/sameness`` does so for few generated pairs; here are as many as are asked for,
and with ``--all`` the other groups too. With ``--keep`` the outputs themselves are put into a
folder, for those of two checkouts to be compared line by line. Run from the checkout::

    python tools/record_outputs.py --pairs 500 --record pairs.json
    python tools/record_outputs.py --pairs 500 --compare pairs.json

The exit code is 1 if any output is not the same.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.sameness import pairs
from tests.sameness.desk import Desk
from tests.sameness.journeys import GROUPS, made
from tests.sameness.recording import changed


def outputs(numbers: range, folder: Path, keep: Path | None, *, everything: bool) -> dict[str, str]:
    """The digests of the pairs of those numbers, and of the other groups where asked."""
    digests: dict[str, str] = {}
    if everything:
        for group in GROUPS:
            found = made(group, folder / group, keep / group if keep else None)
            digests |= {f"{group}: {name}": digest for name, digest in found.items()}
    for index in numbers:
        kind, seed = pairs.KINDS[index % 2], index // 2
        desk = Desk(folder / f"pair-{index}", keep / "pairs" if keep else None)
        pairs.record(desk, kind, seed)
        digests |= desk.digests
        shutil.rmtree(desk.folder)
    return digests


def main() -> int:
    """Make the outputs; record them, or say which are not as recorded."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="the number of the first pair")
    parser.add_argument("--all", action="store_true", help="the groups of the test too")
    parser.add_argument("--record", type=Path, help="a JSON file for the digests")
    parser.add_argument("--compare", type=Path, help="the JSON file to compare with")
    parser.add_argument("--keep", type=Path, help="a folder for the outputs themselves")
    options = parser.parse_args()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        numbers = range(options.first, options.first + options.pairs)
        found = outputs(numbers, Path(folder), options.keep, everything=options.all)
    if options.record:
        text = json.dumps(dict(sorted(found.items())), indent=0, ensure_ascii=False)
        options.record.write_text(text + "\n", "utf-8")
    others = (
        changed(json.loads(options.compare.read_text("utf-8")), found) if options.compare else []
    )
    for line in others:
        print(line)
    seconds = round(time.perf_counter() - started, 1)
    print(json.dumps({"outputs": len(found), "not the same": len(others), "seconds": seconds}))
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main())
