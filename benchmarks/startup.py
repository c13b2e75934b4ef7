"""Start-up as ratios: `--version` and `eval` of a 20-row log against importing what they need.

`python benchmarks/startup.py [RUNS]` times whole processes in turn and prints medians and the median ratio of
each round. Run it on an installed wheel: a checkout has no index of its catalogs.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LOG = Path(__file__).parent.parent / "examples" / "events.csv"
ROWS = 20
AIMS = {"--version": 1.3, "eval": 2.0}


def seconds(*command: str, folder: str) -> float:
    """Run a process and return how long it took."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main(runs: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.csv"
        log.write_text("".join(LOG.read_text(encoding="utf-8").splitlines(keepends=True)[: ROWS + 1]), encoding="utf-8")
        tool = (sys.executable, "-m", "scorecat")
        commands = {
            "imports": (sys.executable, "-c", "import typer, rich, yaml, duckdb"),
            "--version": (*tool, "--version"),
            "eval": (*tool, "eval", "log.csv", "--city", "rongcheng"),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for round_ in range(runs + 1):
            for name, command in commands.items():
                took = seconds(*command, folder=folder)
                if round_:  # the first round warms the disk cache
                    times[name].append(took)
    print(f"imports: median {statistics.median(times['imports']) * 1000:.0f} ms over {runs} runs")
    for name, aim in AIMS.items():
        ratio = statistics.median(a / b for a, b in zip(times[name], times["imports"], strict=True))
        print(f"{name}: median {statistics.median(times[name]) * 1000:.0f} ms, ratio {ratio:.2f} (aim {aim})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
