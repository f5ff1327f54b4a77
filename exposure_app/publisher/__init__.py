"""Builds and signs packs: for publishers, above `exposure_app.lookup`, never used by a check.

Start at `builder.build_demonstration`.
"""
