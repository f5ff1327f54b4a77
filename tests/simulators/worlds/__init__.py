"""Invented worlds with a known truth: companies, exposures, and people who noticed something.

For the fit and the score table of the attribution model. A `world.World` is made from a seed and
`settings.Settings` alone; start at `world.build`. The rule that makes it a test: what causes what
is drawn into a hidden table (`hidden`) that differs from the program's, and the program never
imports anything from here.
"""
