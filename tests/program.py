"""``rpd`` as git, a shell or a job starts it, answered by the process of the tests.

A start of Python with all that rpd imports costs thirty times what most commands do. Where what
matters is the words that another program calls rpd with, and what it makes of the answer, a small
client is started instead: it hands over its words, folder and variables, and prints what it gets.
That the real program can be started so is proven once for each way to start it.
"""

from __future__ import annotations

import marshal
import socket
import socketserver
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from tests import loads
from tests.conftest import in_this_process

_CLIENT = """\
#!{python} -IS
import marshal, os, socket, sys
words = sys.argv[1:]
if words[:3] == ["-P", "-m", "rpd"]:
    del words[:3]
with socket.socket(socket.AF_UNIX) as line:
    line.connect({address!r})
    line.sendall(marshal.dumps((words, os.getcwd(), dict(os.environ))))
    line.shutdown(socket.SHUT_WR)
    with line.makefile("rb") as answer:
        code, out, err = marshal.load(answer)
sys.stdout.buffer.write(out)
sys.stderr.buffer.write(err)
sys.exit(code)
"""


class _Answer(socketserver.StreamRequestHandler):
    """Runs one command; whoever started it waits for it, so there is never a second one."""

    def handle(self) -> None:
        words, folder, environment = marshal.load(self.rfile)  # noqa: S302 (of our own client)
        try:
            with loads.shared():
                ran = in_this_process(words, Path(folder), environment)
            answer = (ran.code, ran.out.encode(), ran.err.encode())
        except Exception:  # noqa: BLE001 (told by the client, where the test sees it)
            answer = (70, b"", traceback.format_exc().encode())
        self.wfile.write(marshal.dumps(answer))


@pytest.fixture(scope="module")
def program() -> Iterator[Path]:
    """The folder of two programs: „rpd”, and „python” that is asked for ``-P -m rpd``.

    Other modules may fork worker processes, which should find no thread then.
    """
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("no local sockets")
    # A folder of pytest may have a longer name than the address of a socket.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        address = str(folder / "s")
        for client in (folder / "rpd", folder / "python"):
            client.write_text(_CLIENT.format(python=sys.executable, address=address), "utf-8")
            client.chmod(0o755)
        with socketserver.UnixStreamServer(address, _Answer) as server:
            listening = threading.Thread(target=server.serve_forever, args=(0.05,))
            listening.start()
            yield folder
            server.shutdown()
            listening.join()


@pytest.fixture
def answered(program: Path) -> Iterator[None]:
    """What ``rpd git install`` writes for git to start is answered by this process."""
    with mock.patch.object(sys, "executable", str(program / "python")):
        yield
