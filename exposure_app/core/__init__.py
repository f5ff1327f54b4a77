"""What the program knows and concludes: values in, values out.

No file, clock, chance, socket, thread or log, and no Qt. The floors, from the bottom up:
`vocabulary` and `periods`; `identifiers` and `numbering`; `digests`; `breaches`; `ranges`;
`packs`; `attribution`; `cases`; `advice`; `findings`. Read `findings.CheckResult` first.
"""
