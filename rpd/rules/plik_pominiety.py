"""Pliku obok planów nikt nie czyta.

Co: w folderze z planami stoi plik, którego nazwa nie mówi, czym jest: kopia planu, plan nazwany
słowem, „2024.yml” obok „2024.yaml”, końcówka „.YAML” albo „.yaml.txt”; albo plik z danymi stoi w
podfolderze („zmiany/2024/01.yaml”, „plans/stare/2023.yaml”), a tam rpd nie zagląda.

Projekt planu („2024-projekt.yaml”, „projekt.yaml”) może stać obok planów: sprawdza się go razem z
nimi.

Dlaczego: kto poprawia taki plik, myśli, że poprawia plan, a żadne polecenie tego nie zobaczy.

Źle::

    plans/2024 (kopia).yaml

Dobrze::

    plans/2024.yaml
"""

from rpd.diagnostics import Severity

CODE = "RPD020"
SLUG = "plik-pominiety"
SEVERITY = Severity.WARNING
WORKSPACE = True
