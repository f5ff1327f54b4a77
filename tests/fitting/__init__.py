"""Fitting the attribution model, and judging it beside what is simpler.

Run ``fit.py`` to fit and calibrate (it prints the fitted table and, asked to, writes the shipped
one), and ``table.py`` for the score table. Fit, calibration and test use different worlds, told
apart by `seeds`.
"""
