"""How long it takes until the service is imported, in fresh processes, with byte code as where it is installed."""

import os
import subprocess
import sys
import tempfile
from statistics import median

from bench.data import ROOT
from bench.speed.figures import Figure, Section, at_most

MOST_SECONDS = 0.5
_TIMED = """
from time import perf_counter, process_time
start, used = perf_counter(), process_time()
import {module}
print(perf_counter() - start, process_time() - used)
"""


def measure_starting(rounds: int) -> Section:
    """The time of the imports; beside it that of the processor, which does not depend on what else the machine does."""
    names = ("service", "service.web")
    with tempfile.TemporaryDirectory() as folder:
        taken = {name: [_seconds(name, folder) for _ in range(rounds + 1)][1:] for name in names}
    figures = [
        Figure(
            f"import {name}",
            median(wall for wall, _ in times),
            "s",
            at_most(MOST_SECONDS),
            {"s of the processor": median(used for _, used in times)},
        )
        for name, times in taken.items()
    ]
    return Section("starting", "Import in a fresh process", f"Median of {rounds} processes.", tuple(figures))


def _seconds(module: str, folder: str) -> tuple[float, float]:
    """Seconds of the clock and of the processor for one import; the byte code is in `folder`, once it is there."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", _TIMED.format(module=module)]
    told = subprocess.run(  # noqa: S603 our own
        command,
        cwd=ROOT,
        env=environment | {"PYTHONPYCACHEPREFIX": folder},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    wall, used = map(float, told.split())
    return wall, used
