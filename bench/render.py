"""How long ``rpd render`` takes, how it grows, and how it compares with WeasyPrint.

    python bench/render.py [--runs N] [--only small|growth|formats|weasyprint …]

Everything is measured in one run and from standing start; the shortest run of each counts.
``bench/README-render.md`` explains the cases and their limits.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from validate import Measured, measure, multiplied

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "plans"
SMALL = {"html": 0.5, "docx": 0.5, "pdf": 2.0}
"""Formats of the 2024 plan and the seconds that they may take."""
SIZES = (250, 500, 1000, 2000)
FORMATS = ("html", "md", "csv", "docx", "odt", "xlsx")
STEEPEST = 1.25
"""How much longer per action the largest plan may take than the next smaller one."""
TIMES_FASTER = 5.0


def workspace(folder: Path, actions: int | None) -> Path:
    """A workspace with the 2024 plan, or with that many actions under its headings."""
    plans = folder / f"w{actions or 0}" / "plans"
    plans.mkdir(parents=True)
    for name in ("strategia.yaml", "slownik.yaml"):
        shutil.copy(PLANS / name, plans)
    text = (PLANS / "2024.yaml").read_text("utf-8")
    text = multiplied(text, actions) if actions else text
    (plans / "2024.yaml").write_text(text, "utf-8")
    return plans.parent


def best(command: list[str], folder: Path, runs: int) -> Measured:
    """The shortest of several runs."""
    return min((measure(command, folder) for _ in range(runs)), key=lambda m: m.seconds)


def rpd(*arguments: str) -> list[str]:
    """The command as it is installed."""
    return [str(Path(sys.executable).with_name("rpd")), "render", *arguments]


def small(folder: Path, runs: int) -> bool:
    """The 2024 plan in the formats that have a limit."""
    place = workspace(folder, None)
    print("| 2024 plan, 44 actions | time | limit | memory |\n|---|---:|---:|---:|")
    passed = True
    for suffix, limit in SMALL.items():
        took = best(rpd("--force", "-o", f"a.{suffix}"), place, runs)
        passed &= took.seconds < limit
        print(f"| {suffix} | {took.seconds:.2f} s | {limit:.1f} s | {took.mebibytes:.0f} MiB |")
    return passed


def growth(folder: Path, runs: int) -> bool:
    """PDFs of growing plans: the time per action stays."""
    print("\n| PDF | time | per action | memory |\n|---|---:|---:|---:|")
    each = []
    for actions in SIZES:
        took = best(rpd("--force", "-o", "a.pdf"), workspace(folder, actions), runs)
        each.append(took.seconds / actions)
        print(
            f"| {actions} actions | {took.seconds:.2f} s | {each[-1] * 1000:.2f} ms "
            f"| {took.mebibytes:.0f} MiB |",
            flush=True,
        )
    return each[-1] <= each[-2] * STEEPEST


def formats(folder: Path, runs: int) -> bool:
    """The other formats, from 500 to 2,000 actions: the time per action stays."""
    few, many = SIZES[1], SIZES[-1]
    print(f"\n| format | {few} actions | {many} actions | per action |\n|---|---:|---:|---:|")
    passed = True
    for suffix in FORMATS:
        command = rpd("--force", "-o", f"a.{suffix}")
        times = [best(command, workspace(folder / suffix, n), runs).seconds for n in (few, many)]
        ratio = (times[1] / many) / (times[0] / few)
        passed &= ratio <= STEEPEST
        print(f"| {suffix} | {times[0]:.2f} s | {times[1]:.2f} s | {ratio:.2f} × |", flush=True)
    return passed


def weasyprint(folder: Path, runs: int) -> bool:
    """1,000 actions: our PDF beside WeasyPrint printing our HTML, both as whole processes."""
    place = workspace(folder, 1001)
    measure(rpd("--force", "-o", "a.html"), place)
    ours = best(rpd("--force", "-o", "a.pdf"), place, runs)
    script = "import weasyprint; weasyprint.HTML('a.html').write_pdf('b.pdf', pdf_tags=True)"
    theirs = measure([sys.executable, "-c", script], place)
    ratio = theirs.seconds / ours.seconds
    print("\n| 1,001 actions to PDF | time | memory |\n|---|---:|---:|")
    print(f"| rpd render | {ours.seconds:.2f} s | {ours.mebibytes:.0f} MiB |")
    print(f"| WeasyPrint, our HTML | {theirs.seconds:.2f} s | {theirs.mebibytes:.0f} MiB |")
    print(f"\nrpd is {ratio:.1f} × faster (at least {TIMES_FASTER:.0f} × is asked for).")
    return ratio >= TIMES_FASTER


CASES = {"small": small, "growth": growth, "formats": formats, "weasyprint": weasyprint}


def main() -> int:
    """Measure the cases; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each command")
    parser.add_argument("--only", nargs="+", choices=list(CASES), default=list(CASES))
    chosen = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    passed = True
    with tempfile.TemporaryDirectory() as temporary:
        for name in chosen.only:
            passed &= CASES[name](Path(temporary), chosen.runs)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
