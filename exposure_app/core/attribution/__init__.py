"""Which carrier or platform probably exposed the data: candidates, terms, posterior, reasons.

Pure and deterministic. Read `person.Person` (what is asked) and `explanation.Explanation` (what is
answered) first. Knowledge (tables of weights, symptoms, sectors) is data in
``resources/attribution``; `knowledge.Knowledge` is its checked form.
"""
