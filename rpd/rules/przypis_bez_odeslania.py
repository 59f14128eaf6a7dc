"""Przypis, do którego nic nie odsyła.

Co: w polu „przypisy” stoi przypis, którego znaku nie ma w żadnym tekście ani nagłówku kolumny.

Dlaczego: taki przypis nie zostanie wydrukowany, choć autor go napisał.

Źle::

    przypisy:
      kwoty: Konkretne kwoty zostały wskazane …

Dobrze::

    przypisy:
      kwoty: Konkretne kwoty zostały wskazane …
    kolumny:
      budzet: {przypis: kwoty}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.polish.guesses import suggestions
from rpd.rules.engine import Case

CODE = "RPD207"
SLUG = "przypis-bez-odeslania"
SEVERITY = Severity.WARNING
WHOLE = "actions"


def check(case: Case) -> Iterator[Finding]:
    marked = {identifier for identifier, _ in case.footnote_marks}
    known = [przypis.id for przypis in case.plan.przypisy]
    # A misspelt mark is another rule's finding; its footnote is not forgotten.
    meant = {guess for mark in marked.difference(known) for guess in suggestions(mark, known, 1)}
    for przypis in case.plan.przypisy:
        if przypis.id not in marked and przypis.id not in meant:
            yield Finding(
                przypis.path,
                f"Do przypisu „{przypis.id}” nic nie odsyła.",
                f"Wstaw „[^{przypis.id}]” po wyrazie, którego przypis dotyczy, albo usuń przypis.",
                at_key=True,
            )
