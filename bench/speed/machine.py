"""What was measured on: without it no figure means anything."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = (
    "ftfy",
    "clean-text",
    "plsfix",
    "Flask",
    "flask-smorest",
    "Werkzeug",
    "marshmallow",
    "orjson",
    "gunicorn",
    "pycld2",
    "rapidfuzz",
    "hyperscan",
)


def machine() -> dict[str, str | int | float]:
    """The machine, and how busy it was when the measuring began."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count() or 0,
        "load": round(os.getloadavg()[0], 2),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def versions() -> dict[str, str | None]:
    """The versions of what is compared and of what it is made of; `None` for what is not installed."""
    return {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    """The model of the processor, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())
