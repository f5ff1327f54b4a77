"""Disks that take no more, and folders that nobody may write to, by the means of the system."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NOBODY = 65534


@contextmanager
def full_disk(most_bytes: int) -> Iterator[None]:
    """No file can grow larger than this while the block lasts; writing more is an `OSError`."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing in a folder can be written while the block lasts, not even by root."""
    if not hasattr(os, "seteuid"):
        pytest.skip("this system has no such permissions")
    inside = [folder, *folder.rglob("*")]
    changed = {path: path.stat().st_mode for path in (*folder.parents, *inside)}
    is_root = os.geteuid() == 0
    for path in inside:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if is_root:
        for path in folder.parents:
            path.chmod(changed[path] | 0o055)
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for path in reversed(changed):
            path.chmod(changed[path])
