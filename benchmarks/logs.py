"""The logs of the benchmark, made by `scorecat generate`."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import cache
from pathlib import Path

from scorecat import generate
from scorecat.catalog.library import Library

HERE = Path(__file__).parent
FORMS = ("csv", "csv.gz", "parquet")
SOURCES = {
    "rongcheng": ("--place", "rongcheng"),
    # Three years, so that some entries have expired.
    "wendeng": ("--profile", str(HERE / "profiles" / "wendeng-subset.yaml"), "--from", "2018-01-01"),
    "all": (),
}
"""By what each log is made; `all` has every conduct of the vocabulary."""


def log(folder: Path, name: str, events: int, form: str) -> Path:
    """Return a log, made if it is not there yet."""
    path = folder / f"{name}-{events}-{_made_of()}.{form}"
    if not path.exists():
        command = [sys.executable, "-m", "scorecat", "-q", "generate", "--events", str(events), "-o", str(path)]
        subprocess.run([*command, *SOURCES[name]], check=True)
    return path


@cache
def _made_of() -> str:
    """Tell logs apart that another vocabulary or other rates would make."""
    shipped = Path(generate.__file__).parent / "profiles"
    files = [*Library().vocabulary_files, *sorted(shipped.iterdir()), *sorted((HERE / "profiles").iterdir())]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:8]


def codes(folder: Path) -> Path:
    """Return a file of all codes of the vocabulary, as somebody who writes by hand would look them up."""
    path = folder / "codes.txt"
    path.write_text("\n".join(Library().vocabulary.conducts), encoding="utf-8")
    return path
