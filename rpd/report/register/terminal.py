"""The register for a terminal: a line of columns for each resolution, its subject below."""

from __future__ import annotations

from rpd.amendment.resolutions import METRYCZKA, Register, Uchwala
from rpd.report.lines import cells, wrap

_HEADERS = ("Numer", "Z dnia", "W mocy od", "Stan")
_GAP = 2


def lines(found: Register, width: int | None) -> list[str]:
    """The register in lines; `width` is that of a terminal, None where nothing is wrapped."""
    if not found.uchwaly:
        return ["W obszarze roboczym nie ma uchwał."]
    rows = [_row(uchwala) for uchwala in found.uchwaly]
    columns = list(zip(_HEADERS, *rows, strict=True))
    widths = [max(map(cells, column)) for column in columns]
    hanging = " " * (widths[0] + _GAP)
    said = [_aligned(_HEADERS, widths)]
    for row, uchwala in zip(rows, found.uchwaly, strict=True):
        said.append(_aligned(row, widths))
        for text in _below(uchwala):
            room = None if width is None else max(width - cells(hanging), 20)
            said += [hanging + line for line in wrap(text, room)]
    return said


def _row(uchwala: Uchwala) -> tuple[str, ...]:
    day = uchwala.data.isoformat() if uchwala.data else "–"
    since = uchwala.obowiazuje_od.isoformat() if uchwala.obowiazuje_od else "–"
    return uchwala.numer or "–", day, since, uchwala.stan


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    padded = (cell + " " * (room - cells(cell)) for cell, room in zip(row, widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def _below(uchwala: Uchwala) -> list[str]:
    missing = [name for key, name in METRYCZKA.items() if not uchwala.metryczka[key]]
    said = [uchwala.przedmiot, *([f"Opis: {uchwala.opis}"] if uchwala.opis else [])]
    said += [f"Uwaga: {remark}" for remark in uchwala.uwagi]
    if missing and uchwala.rodzaj != "projekt":
        said.append(f"Brak w metryczce: {', '.join(missing)}.")
    return [*said, f"Plik: {uchwala.plik}", f"SHA-256 {uchwala.sha256}"]
