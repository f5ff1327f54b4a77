"""The command line: the same check as the window, for terminals, scripts and computers without one.

Start with `main.run`. One file per command; `arguments` reads options, `terminal` prints.
The window's libraries are never imported here.
"""
