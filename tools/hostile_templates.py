"""Every hostile template through `rpd render`: 2, within seconds, a sentence and bounded memory.

python -m tools.hostile_templates [PART OF A NAME…]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.formats.hostile_templates import TEXT, TYPST
from tools.forgeries import PLAN

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 60
MEGABYTES = 2500


def main() -> int:
    chosen = sys.argv[1:] or [""]
    through = 0
    templates = [("md", *item) for item in TEXT.items()] + [("pdf", *i) for i in TYPST.items()]
    kept = [one for one in templates if any(part in one[1] for part in chosen)]
    for suffix, name, template in kept:
        found, seconds, megabytes = tried(suffix, template)
        through += bool(found)
        print(f"{suffix:4} {name:28} {seconds:6.1f} s {megabytes:6.0f} MB  {found or 'stopped'}")
    print(f"{through} of {len(kept)} through")
    return 1 if through else 0


def tried(suffix: str, template: str) -> tuple[str, float, float]:
    """What went wrong (nothing: it was stopped as it should be), the time and the memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "w" / "plans").mkdir(parents=True)
        (folder / "w" / "plans" / "2027.yaml").write_text(PLAN, "utf-8")
        own = folder / "w" / "szablony"
        own.mkdir()
        stem = "typ" if suffix == "pdf" else suffix
        (own / f"zalacznik.{stem}.j2").write_text(template, "utf-8")
        started = time.monotonic()
        code, usage = run(folder / "w", ["render", "--draft", "-o", f"a.{suffix}"], folder / "err")
        seconds, megabytes = time.monotonic() - started, usage / 1024
        said = (folder / "err").read_text("utf-8")
        wrong = [
            *([f"exit code {code}"] if code != 2 else []),
            *(["a file is left"] if (folder / "w" / f"a.{suffix}").exists() else []),
            *(["a traceback"] if "Traceback" in said else []),
            *([f"says {said!r}"] if not re.search(r"szablonu „[a-z.0-9]+”", said) else []),
            *(["too long"] if seconds > SECONDS else []),
            *(["too much memory"] if megabytes > MEGABYTES else []),
        ]
        return "; ".join(wrong), seconds, megabytes


def run(folder: Path, arguments: list[str], errors: Path) -> tuple[int, int]:
    """The exit code and the most memory, in KB, that the command or a process of its took."""
    with errors.open("wb") as stream:
        command = [sys.executable, "-m", "rpd", *arguments]
        variables = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, cwd=folder, env=variables, stderr=stream)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss


if __name__ == "__main__":
    raise SystemExit(main())
