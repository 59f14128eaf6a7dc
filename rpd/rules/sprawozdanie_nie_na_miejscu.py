"""Przyjęte sprawozdanie nie leży na swoim miejscu.

Co: nazwa pliku nie odpowiada rokowi i kwartałowi albo obok folderu nie ma planu.

Dlaczego: po nazwie poznaje je „rpd report” i „rpd verify”. Za rok jest to „2024.yaml”, za II
kwartał „2024-II.yaml”.

Źle::

    # sprawozdania/2023.yaml
    rok: 2024

Dobrze::

    # sprawozdania/2024.yaml
    rok: 2024
"""

from rpd.diagnostics import Severity

CODE = "RPD633"
SLUG = "sprawozdanie-nie-na-miejscu"
SEVERITY = Severity.ERROR
WORKSPACE = True
