"""Random plans that go on into a later year, and random plans that get one more action.

    python tools/fuzz_begin.py [FIRST [COUNT]]

Prints each seed that goes wrong, and how many did.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.beginning.begun import put_in_badly, went_badly


def main() -> int:
    first, count = (int(argument) for argument in (*sys.argv[1:], "0", "1000")[:2])
    bad = 0
    for seed in range(first, first + count):
        try:
            wrong = went_badly(seed) + put_in_badly(seed)
        except Exception as error:  # noqa: BLE001 (told with its seed, and the next one is tried)
            wrong = [f"{seed}: {error!r}"]
        bad += bool(wrong)
        for line in wrong[:3]:
            print(line, flush=True)
    print(f"{count} plans, wrong: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
