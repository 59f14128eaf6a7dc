"""``python -m rpd``."""

from rpd.cli.main import main

main()
