"""The comment job straight from a checkout: only ``rpd`` itself needs to be installed.

Where the package is installed, ``rpd-comment`` is the same.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rpd_comment.main import main

sys.exit(main())
