"""``rpd rules``: the catalogue."""

from __future__ import annotations

from rpd import rules as catalogue
from rpd.cli import output
from rpd.cli.command import PolishCommand, new_app
from rpd.report.text import LABELS

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def rules() -> int:
    """Wymienia wszystkie reguły: kod, wagę, nazwę i tytuł."""
    width = max(len(rule.SLUG) for rule in catalogue.RULES)
    for rule in sorted(catalogue.RULES, key=lambda rule: rule.CODE):
        title = catalogue.explanation(rule).splitlines()[0]
        output.tell(f"{rule.CODE}  {LABELS[rule.SEVERITY]:<11}  {rule.SLUG:<{width}}  {title}")
    return 0
