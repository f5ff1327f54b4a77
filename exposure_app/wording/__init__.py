"""Facts to words: every sentence that window, terminal and reports share.

For whoever shows something to a person. Start at `headline` (the answer), `lookups` (what the
lists said), `advice` (what to do) and `errors`. The one rule: words are chosen here and nowhere
else, so that everything says the same thing in the language spoken now; facts come in as values.
"""
