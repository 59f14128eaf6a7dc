"""Annexes of every profile printed, read back and compared: cells equal, marked, wrong.

    python tools/import_profiles.py [docx,pdf,odt] [NAME ...] [-v] [--keep=FOLDER]

Each workspace of tests/ready and tests/shapes is printed in the formats and imported with its
profile. A cell that differs where nothing says so is a mistake, as is a character that went
nowhere. With -v each difference is told, with --keep the annexes are kept.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rpd.errors import RpdError  # noqa: E402
from rpd.workspace import ready_profiles  # noqa: E402
from tests.importing import coming_back  # noqa: E402
from tests.ready.test_workspaces import READY  # noqa: E402


def offices() -> dict[str, Path]:
    """The workspaces by their names."""
    found = [
        path.parent
        for folder in ("tests/ready", "tests/ready/druk", "tests/shapes", "tests/importing/offices")
        for path in sorted((ROOT / folder).glob("*/plans"))
    ]
    return {f"{path.parent.name}/{path.name}": path for path in found}


def main(*arguments: str) -> int:
    """Try them; the exit code says whether there was a mistake."""
    verbose = "-v" in arguments
    words = [one for one in arguments if not one.startswith("-")]
    kept = next((one[7:] for one in arguments if one.startswith("--keep=")), "")
    forms = words[0].split(",") if words else coming_back.FORMATS
    wrong = 0
    print(f"{'plan':28} {'format':5} actions   cells     marked wrong lost")
    for name, office in offices().items():
        if words[1:] and not any(word in name for word in words[1:]):
            continue
        for form in forms:
            with tempfile.TemporaryDirectory() as folder:
                wrong += _one(name, office, form, Path(folder), kept, verbose=verbose)
    return 1 if wrong else 0


def _one(name: str, office: Path, form: str, folder: Path, kept: str, *, verbose: bool) -> int:
    ready = READY.get(office.name, "")
    coming_back.workspace(office, folder, ready_profiles.text(ready) if ready else "")
    (plan,) = (folder / "plans").glob("2*.yaml")
    file = folder / f"annex.{form}"
    file.write_bytes(coming_back.printed(coming_back.read(folder, plan.name), form))
    if kept:
        shutil.copy(file, Path(kept) / f"{office.name}.{form}")
    start = time.process_time()
    try:
        profil = ready or str(folder / "plans" / "profil.yaml")
        found = coming_back.back(folder, plan.name, file, profil)
    except (RpdError, AttributeError, AssertionError) as error:
        print(f"{name:28} {form:5} {error!r}")
        return 1
    spent = time.process_time() - start
    print(
        f"{name:28} {form:5} {found.actions:3}/{found.of_actions:<3} "
        f"{found.equal:4}/{found.of_cells:<4} {len(found.marked):6} {len(found.wrong):5} "
        f"{found.lost:4}  {spent:.2f} s"
    )
    if verbose:
        print(*(f"    marked {one}" for one in found.marked), sep="\n")
        print(*(f"    wrong  {one}" for one in found.wrong), sep="\n")
        print(*(f"    data   {one}" for one in found.data), sep="\n")
        if found.marked or found.wrong:
            print(*(f"    | {one}" for one in found.report), sep="\n")
    return len(found.wrong) + bool(found.lost)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
