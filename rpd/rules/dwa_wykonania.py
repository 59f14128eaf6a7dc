"""To samo wykonanie zapisano dwa razy.

Co: jeden podmiot ma za kwartał dwa pliki, podmiot nazwano aliasem albo jedno źródło zapisano
dwojako.

Dlaczego: nie wiadomo, która z wartości jest właściwa, a policzone obie byłyby policzone podwójnie.

Źle::

    wydatki: {FEM: 90000, FEdM: 1000}

Dobrze::

    wydatki: {FEM: 91000}
"""

from rpd.diagnostics import Severity

CODE = "RPD614"
SLUG = "dwa-wykonania"
SEVERITY = Severity.ERROR
WORKSPACE = True
