"""Exposure Check: what published breach lists and a person's own observations say together.

Start at `exposure_app.checking`: one check, from what a person typed to the answer.
"""

__version__ = "0.1.0"
