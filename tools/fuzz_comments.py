"""Random plans with comments in every legal place, amended and merged: is each where its entry is?

    python tools/fuzz_comments.py [FIRST [COUNT]]

Prints each seed that goes wrong, and figures. Seeds 0 to 1999, run in one piece: 208,300 comments
amended, 1,931 merges made; one comment (seed 1886, a merge) stood at another entry, which has been
mended since.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.writing.commented import amended_badly, merged_badly


def main() -> int:
    first, count = (int(argument) for argument in (*sys.argv[1:], "0", "2000")[:2])
    bad = comments = went = merged = 0
    for seed in range(first, first + count):
        wrong, written, lost = amended_badly(seed, crlf=seed % 5 == 0)
        unmerged, made = merged_badly(seed)
        comments, went, merged = comments + written, went + lost, merged + made
        if wrong or unmerged:
            bad += 1
            print(seed, wrong[:3], unmerged[:3], flush=True)
    print(
        f"{count} plans with {comments} comments amended ({went} comments went and were named); "
        f"{count} merges, {merged} of them made; wrong: {bad}"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
