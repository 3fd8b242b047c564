"""Labels that were found wrong, corrected in `overrides.yaml` with a reason each; the shared data is never edited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from bench.data import Label

OVERRIDES = Path(__file__).parent / "overrides.yaml"
_NAMES_A_PLACE = ("corpus", "id", "field", "start")
_CORRECTS = ("label", "correct", "acceptable", "verdict")


class OverrideError(ValueError):
    """An override does not say what it corrects and why, or corrects nothing."""


@dataclass(frozen=True, slots=True)
class Override:
    """New values for some fields of the label at one place."""

    place: tuple[str, str, str, int]
    values: dict[str, Any]
    reason: str

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "Override":
        """An override from an entry of the file. Raises `OverrideError`."""
        needed = {*_NAMES_A_PLACE, "reason"}
        if not needed < set(entry) <= needed | set(_CORRECTS) or not str(entry["reason"]).strip():
            message = (
                f"an override has {', '.join(sorted(needed))} and some of {', '.join(_CORRECTS)}; this one: {entry}"
            )
            raise OverrideError(message)
        values = {name: entry[name] for name in _CORRECTS if name in entry}
        if "acceptable" in values:
            values["acceptable"] = tuple(values["acceptable"])
        return cls((entry["corpus"], entry["id"], entry["field"], entry["start"]), values, entry["reason"])


def read_overrides(path: Path = OVERRIDES) -> list[Override]:
    """The overrides of the file."""
    return [Override.of(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8")) or []]


def overridden(labels: Iterable[Label], overrides: Sequence[Override]) -> list[Label]:
    """The labels with their overrides applied."""
    values = {override.place: override.values for override in overrides}
    return [replace(label, **values.get(_place(label), {})) for label in labels]


def unused(labels: Iterable[Label], overrides: Sequence[Override]) -> list[Override]:
    """The overrides whose place has no label."""
    places = {_place(label) for label in labels}
    return [override for override in overrides if override.place not in places]


def _place(label: Label) -> tuple[str, str, str, int]:
    return label.corpus, label.id, label.field, label.start
