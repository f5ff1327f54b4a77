"""The script that writes the demonstration packs, loaded by its path: tests know the truth."""

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent


@cache
def demonstration() -> ModuleType:
    """``packaging/demo_pack.py`` as a module."""
    path = ROOT / "packaging" / "demo_pack.py"
    spec = importlib.util.spec_from_file_location("demo_pack", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["demo_pack"] = module
    spec.loader.exec_module(module)
    return module
