"""Random files in random layouts with comments in every legal place: does the one form keep them?

    python tools/fuzz_fmt.py [FIRST [COUNT]]

Prints each seed that goes wrong, and figures.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.writing.layouts import laid_out_badly


def main() -> int:
    first, count = (int(argument) for argument in (*sys.argv[1:], "0", "10000")[:2])
    bad = comments = 0
    for seed in range(first, first + count):
        wrong, written = laid_out_badly(seed)
        comments += written
        if wrong:
            bad += 1
            print(seed, wrong[:3], flush=True)
    print(f"{count} layouts with {comments} comments; wrong: {bad}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
