"""Build hook: puts the index of the shipped catalogs (scorecat/catalog/shipped.py) into the wheel."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface[Any]):
    """Makes `scorecat/catalogs/index.json`; a build with a wrong catalog fails here, with its place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the index for a wheel; an editable install reads the checkout and needs none."""
        if version == "editable" or self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        from scorecat.catalog.index import index  # noqa: PLC0415
        from scorecat.catalog.shipped import NAME  # noqa: PLC0415

        made = Path(tempfile.mkdtemp(prefix="scorecat-")) / NAME
        made.write_text(index(Path(self.root) / "catalogs"), encoding="utf-8")
        build_data["force_include"][str(made)] = f"scorecat/catalogs/{NAME}"
