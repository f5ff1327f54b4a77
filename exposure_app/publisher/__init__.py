"""Builds and signs packs: for publishers, above `exposure_app.lookup`, never used by a check.

`main` is the command ``exposure-publish``. From a list to a pack the way is `build_file`, `intake`,
`normalising`, `spill`, `digesting`, `arranging`, `production`; start at `production`.
"""
