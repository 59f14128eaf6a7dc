"""How long git takes over a history of a plan after ``rpd git install``, and without it.

    python bench/git.py [--versions N] [--runs N]

Makes a repository of that many versions of the 2024 plan in a temporary folder and prints medians
and their ratio. ``bench/README-diff.md`` tells more. Exit code 1 means that a limit was passed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RATIO = 1.5
QUESTIONS = (
    ("log", "-p"),
    ("log", "--oneline", "-S195000"),
    ("blame", "plans/2024.yaml"),
    ("diff", "--no-ext-diff", "HEAD~10", "HEAD"),
)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_PAGER": "cat"}
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        check=True,
        env=os.environ | nothing,
        stdout=subprocess.DEVNULL,
    )


def made(folder: Path, versions: int) -> None:
    """A history in which a version changes one amount or one indicator."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    git(folder, "init", "-q", "-b", "main")
    plan = folder / "plans/2024.yaml"
    text = plan.read_text("utf-8")
    for number in range(versions):
        changed = text.replace("wartosc_docelowa: 45", f"wartosc_docelowa: {45 + number}", 1)
        changed = changed.replace("kwota: 180000", f"kwota: {180 + number // 2}000", 1)
        plan.write_text(changed, "utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", f"Wersja {number}", "--allow-empty")


def seconds(folder: Path, question: tuple[str, ...]) -> float:
    start = time.perf_counter()
    git(folder, *question)
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--versions", type=int, default=50)
    parser.add_argument("--runs", type=int, default=10)
    asked = parser.parse_args()
    slow = False
    with tempfile.TemporaryDirectory(prefix="rpd-bench-") as name:
        bare, installed = Path(name) / "bare", Path(name) / "installed"
        bare.mkdir()
        made(bare, asked.versions)
        shutil.copytree(bare, installed)
        subprocess.run([sys.executable, "-m", "rpd", "git", "install"], cwd=installed, check=True)
        for question in QUESTIONS:
            taken: dict[Path, list[float]] = {bare: [], installed: []}
            for _ in range(asked.runs):
                for folder, times in taken.items():
                    times.append(seconds(folder, question))
            one, other = (statistics.median(times) for times in taken.values())
            slow = slow or other > RATIO * one
            print(
                f"git {' '.join(question):<34} {one * 1000:6.0f} ms   after install "
                f"{other * 1000:6.0f} ms   {other / one:.2f} ×"
            )
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
