"""Where facts come from: packs, the catalogue and the tables, read from files and checked.

Used by `exposure_app.workspace` and `exposure_app.checking`; knows nothing of words or windows.
Read `local_pack.LocalPack` first, then `catalogue.load_catalogue`.
"""
