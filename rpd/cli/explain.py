"""``rpd explain``: one rule's page."""

from __future__ import annotations

import sys
from typing import Annotated

from rpd import rules as catalogue
from rpd.cli import options, output
from rpd.cli.command import PolishCommand, new_app
from rpd.errors import UsageError
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import quote
from rpd.report.findings.text import LABELS
from rpd.report.lines import wrap

app = new_app()


@app.command(cls=PolishCommand, options_metavar="[OPCJE]")
def explain(
    rule: Annotated[str, options.argument("REGUŁA", "Kod (RPD101) albo nazwa.")],
) -> int:
    """Objaśnia regułę: co stwierdza, dlaczego, przykład zły i dobry."""
    found = catalogue.find(rule) or catalogue.find(rule.upper())
    if found is None:
        guess = did_you_mean(rule, catalogue.codes_and_slugs())
        raise UsageError(
            f"Nie ma reguły {quote(rule)}" + (f" – {guess}" if guess else "."),
            "„rpd rules” wymienia wszystkie.",
        )
    output.tell(f"{found.CODE} {found.SLUG} ({LABELS[found.SEVERITY]})", "")
    width = output.width(sys.stdout)
    for line in _paragraphs(catalogue.explanation(found)):
        if line.startswith(" "):
            output.tell(line)  # an example keeps its lines
        else:
            output.tell(*wrap(line.replace("::", ":"), width))
    return 0


def _paragraphs(page: str) -> list[str]:
    """The lines of a page; those of one paragraph are one, so that the terminal decides of ends."""
    found: list[str] = []
    for line in page.splitlines():
        goes_on = found and found[-1] and line and " " not in (line[0], found[-1][0])
        if goes_on:
            found[-1] += " " + line
        else:
            found.append(line)
    return found
