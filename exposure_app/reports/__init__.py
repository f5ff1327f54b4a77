"""An answer in the form a reader needs: text for a terminal, JSON for programs.

For the command line. Start with `text_report.result_report` and `json_report.result_form`. Every
sentence comes from `exposure_app.wording`; nothing here decides what an answer means.
"""
