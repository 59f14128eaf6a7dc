"""How an optional library is added to the environment that is running.

The library is named, not the distribution: whatever made the environment, nothing is fetched but
what is missing, and no name of ours has to be on a package index.
"""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from rpd.outside.files import display_name

LIBRARIES: Final = {
    "import": "pypdfium2>=5.0",
    "parquet": "duckdb>=1.1",
    "pdf": "typst>=0.15.2,<0.16",
    "xlsx": "xlsxwriter>=3.3",
}
"""The extras and what each brings, as ``pyproject.toml`` has it."""

_UV = re.compile(r"^uv\s*=", re.MULTILINE)


def command(extra: str) -> str:
    """The command that adds an extra to this environment, made by pip, pipx or uv."""
    library = f'"{LIBRARIES[extra]}"'
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").is_file():
        # Its folder is what pipx calls the program; an office may have given it a suffix.
        return f"pipx inject {prefix.name} {library}"
    python = str(Path(display_name(Path(sys.executable))))
    python = f'"{python}"' if " " in python else python
    if (prefix / "uv-receipt.toml").is_file() or (_of_uv(prefix) and find_spec("pip") is None):
        return f"uv pip install --python {python} {library}"
    return f"{python} -m pip install {library}"


def _of_uv(prefix: Path) -> bool:
    try:
        return bool(_UV.search((prefix / "pyvenv.cfg").read_text("utf-8")))
    except (OSError, ValueError):  # no environment of its own
        return False
