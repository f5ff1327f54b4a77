"""Build the translations before the wheel, or an editable installation, is made."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Compiles every .po file and lets the .mo files into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, because .mo files are built and not kept in the repository."""
        project = Path(self.root)
        script = runpy.run_path(str(project / "packaging" / "translations.py"))
        for path in script["compile_catalogues"](project):
            build_data["artifacts"].append(path.relative_to(project).as_posix())
