"""Advice that nobody has read again for half a year does not ship unnoticed."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from exposure_app.core.advice_book import OLDEST
from exposure_app.lookup.advice import load_advice

ROOT = Path(__file__).parents[2]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / "packaging" / "advice_age.py"
    return subprocess.run(
        [sys.executable, str(script), *arguments], capture_output=True, text=True, check=False
    )


def test_advice_is_fresh_at_its_limit_and_refused_a_day_later() -> None:
    oldest = min(step.last_checked for step in load_advice().general)
    assert _run((oldest + OLDEST).isoformat()).returncode == 0
    late = _run((oldest + OLDEST + timedelta(days=1)).isoformat())
    assert late.returncode == 1
    assert "too old" in late.stdout


def test_a_missing_day_is_asked_for() -> None:
    assert _run().returncode == 2
