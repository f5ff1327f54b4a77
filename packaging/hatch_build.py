"""Put translations and resources into the wheel, or the translations into a checkout."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Compiles every .po file and lets the .mo files into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, because .mo files are built and not kept in the repository."""
        project = Path(self.root)
        script = runpy.run_path(str(project / "packaging" / "translations.py"))
        for path in script["compile_catalogues"](project):
            build_data["artifacts"].append(path.relative_to(project).as_posix())
        if version != "editable":  # a checkout reads its own resources folder
            build_data["force_include"][str(project / "resources")] = "exposure_app/_bundled"
