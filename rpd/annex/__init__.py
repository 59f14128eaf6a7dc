"""One neutral table (``annex.py``) between the plan and every format that prints it."""
