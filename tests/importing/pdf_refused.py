"""What is said of PDF files that cannot be read, and what that took: a process of its own."""

import json
import resource
import sys
import time

from rpd.errors import CannotReadError
from rpd.importing.pdf import reader
from rpd.outside.files import Source
from tests.importing.pdf_traps import traps


def _refused(name: str, data: bytes) -> str:
    try:
        reader.read(Source(name, data))
    except CannotReadError as error:
        return f"{error.message}\n  {error.hint}"
    return "read"


def _spent() -> float:
    """Seconds of the processor, in this process and in those that it has started."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main() -> None:
    """Print, as JSON, each trap with its sentence and seconds, and the largest process."""
    found = []
    for what, trap in traps().items():
        start = _spent()
        found.append((what, _refused(*trap), _spent() - start))
    size = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sys.stdout.write(json.dumps({"traps": found, "kilobytes": size}))


if __name__ == "__main__":
    main()
