"""Name the steps whose facts were last checked more than 180 days before a day.

    python packaging/advice_age.py "$(date +%F)"

Run before a release: advice that grew old must be read again at its source first.
"""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from exposure_app.core.advice_book import outdated
from exposure_app.lookup.advice import load_advice


def main(arguments: list[str]) -> int:
    """Check the shipped advice for one day; 1 when a step is too old, 2 without a day."""
    try:
        [day] = [date.fromisoformat(argument) for argument in arguments]
    except ValueError:
        print(__doc__)
        return 2
    old = outdated(load_advice(), day)
    for step in old:
        print(f"too old: {step}")
    print(f"advice: {len(old)} steps are too old" if old else "advice: checked within 180 days")
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
