"""A real nginx on loopback with a site that ships, in a folder of its own."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.simulators.evaluator_service import wait_for

SITES = Path(__file__).parents[2] / "packaging" / "nginx"


@contextmanager
def nginx(folder: Path, site: str, changes: Mapping[str, str], port: int) -> Iterator[None]:
    """Serve a site.

    Args:
        folder: for the files of the server; made here.
        site: name of the file in ``packaging/nginx``.
        changes: texts of it to be replaced, for this machine.
        port: where it then listens.
    """
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin")
    assert program, "packaging/test.py installs nginx"
    text = (SITES / site).read_text("utf-8")
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    folder.mkdir()
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "\n".join(f"{name}_temp_path {folder / name};" for name in names)
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nuser root;\n"
        f"events {{}}\nhttp {{\naccess_log {folder}/access.log;\n{paths}\n{text}\n}}\n",
        "utf-8",
    )
    words = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield
        finally:
            server.terminate()
