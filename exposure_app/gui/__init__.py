"""The window: one page for each thought, in front of the same check the terminal runs.

Only `exposure_app.__main__` may import it. Start at `app.run`, then `main_window.MainWindow`, which
only navigates. A page is a `page.Page`; what a person answered lives in `draft.CheckDraft`; work
that takes time goes through `tasks.TaskRunner`.
"""
