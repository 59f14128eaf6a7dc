"""``python -m rpd_comment`` is ``rpd-comment``."""

import sys

from rpd_comment.main import main

if __name__ == "__main__":
    sys.exit(main())
