"""Identyfikator należał w zeszłym roku do innego działania.

Co: działanie ma identyfikator, pod którym w planie na poprzedni rok stało działanie o zupełnie
innej nazwie, a pole „kontynuuje” nie potwierdza, że to jego dalszy ciąg.

Dlaczego: identyfikator łączy działanie z jego historią; użyty ponownie połączyłby dwa różne
działania.

Źle::

    # w planie na 2023 r. „szkolenia” to „Szkolenia kadry CUS”
    - id: szkolenia
      nazwa: Kongres ekonomii społecznej

Dobrze::

    - id: kongres-es
      nazwa: Kongres ekonomii społecznej
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import miejsca
from rpd.polish.wording import quote
from rpd.rules.engine import Case
from rpd.rules.names import alike

CODE = "RPD118"
SLUG = "id-innego-dzialania"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    earlier = case.poprzednie.get(case.plan.rok - 1)
    if earlier is None:
        return
    known = {m.dzialanie.id: m.dzialanie for m in miejsca(earlier)}
    for miejsce in case.miejsca:
        dzialanie = miejsce.dzialanie
        then = known.get(dzialanie.id)
        before = then.nazwa if then else ""
        same = f"{case.plan.rok - 1}/{dzialanie.id}"
        noun = case.plan.profil.dzialanie.short
        said = noun.agreeing
        if then and before and dzialanie.kontynuuje != same and not alike(before, dzialanie.nazwa):
            yield Finding(
                (*dzialanie.path, "id"),
                f"W planie na {case.plan.rok - 1} r. identyfikator „{dzialanie.id}” "
                f"{said('miał inny', 'miała inna', 'miało inne')} {noun.one}: {quote(before)}.",
                f"Nadaj {said('temu', 'tej', 'temu')} {noun.dative or noun.locative} nowy "
                f"identyfikator, a jeśli to {said('ten sam', 'ta sama', 'to samo')} {noun.one} pod "
                f"nową nazwą, dopisz „kontynuuje: {same}”.",
                related=(
                    Related(
                        (*then.path, "id"),
                        f"{noun.one} z poprzedniego roku",
                        file=f"{case.plan.rok - 1}.yaml",
                    ),
                ),
            )
