"""``rpd rules``: the catalogue."""

from __future__ import annotations

import sys

from rpd import rules as catalogue
from rpd.cli import output
from rpd.cli.command import PolishCommand, new_app
from rpd.report.findings.text import LABELS
from rpd.report.lines import wrap

app = new_app()
_READABLE = 40


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def rules() -> int:
    """Wymienia wszystkie reguły: kod, wagę, nazwę i tytuł."""
    width = max(len(rule.SLUG) for rule in catalogue.every())
    columns = output.width(sys.stdout)
    for rule in catalogue.every():
        title = catalogue.explanation(rule).splitlines()[0]
        head = f"{rule.CODE}  {LABELS[rule.SEVERITY]:<11}  {rule.SLUG:<{width}}"
        if columns is None or columns >= len(head) + 2 + _READABLE:
            first, *rest = wrap(title, None if columns is None else columns - len(head) - 2)
            output.tell(f"{head}  {first}", *(" " * (len(head) + 2) + line for line in rest))
        else:
            # On a narrow terminal the title has lines of its own.
            indent = " " * (len(rule.CODE) + 2)
            lines = wrap(title, columns - len(indent))
            output.tell(head.rstrip(), *(indent + line for line in lines))
    return 0
