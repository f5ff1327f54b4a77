"""Pictures of an answer as plain geometry, drawn once for the window and for reports.

For whoever shows an answer. A picture is a `display.Picture`: shapes and words with their places,
made by `bars`, `steps` or `dates` for a given width and for letters of a given `metrics.Metrics`.
The window paints it; `svg` writes it. The one rule: nothing is told by colour alone, and all
words of a picture are measured before they are placed.
"""
