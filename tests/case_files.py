"""Reading `tests/cases/<category>/<rule>.yaml`: the long tail of cases, one file a rule, mirrored by name.

A file has up to four drawers: `unchanged` (texts, or mappings with `text`), `changed` (`text`, `becomes`), `suggested`
(`text`, `before`, `after`) and `known_failures` (`text`, `becomes`, `reason`). Each case may add `title` (absent: none
is known), `becomes_title`, `language` (default `en`; `detect`), `quotes` (the option), `phrase` (of boilerplate, the
caller's) and `source` (what in the wild it is modelled on).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

CASES = Path(__file__).parent / "cases"

Drawer = Literal["unchanged", "changed", "suggested", "known_failures"]
_REQUIRED: dict[str, set[str]] = {
    "unchanged": {"text"},
    "changed": {"text", "becomes"},
    "suggested": {"text", "before", "after"},
    "known_failures": {"text", "becomes", "reason"},
}
_OPTIONAL = {"title", "becomes_title", "language", "quotes", "phrase", "source"}


class CaseError(ValueError):
    """A case file does not follow the form."""


@dataclass(frozen=True)
class Case:
    """One case of one rule."""

    rule: str
    drawer: Drawer
    text: str
    becomes: str | None = None
    title: str | None = None
    becomes_title: str | None = None
    before: str | None = None
    after: str | None = None
    language: str = "en"
    quotes: str = "keep"
    phrase: str | None = None
    reason: str | None = None
    source: str | None = None


class _UniqueKeys(yaml.SafeLoader):
    """Refuses a mapping with the same key twice."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key) for key, _ in node.value]
    if len(set(keys)) < len(keys):
        message = f"a key stands twice at line {node.start_mark.line + 1}"
        raise CaseError(message)
    return dict(loader.construct_pairs(node, deep=True))


_UniqueKeys.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def rule_id(path: Path) -> str:
    """The id of the rule that a case file is about."""
    return f"{path.parent.name}.{path.stem.replace('_', '-')}"


def case_files() -> list[Path]:
    """Every case file, in order."""
    return sorted(CASES.glob("*/*.yaml"))


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file. Raises `CaseError` for unknown or missing keys, duplicates, and values of other types."""
    content = yaml.load(path.read_text(encoding="utf-8"), _UniqueKeys)  # noqa: S506 a safe loader, with one check more
    if not isinstance(content, dict) or not set(content) <= set(_REQUIRED):
        message = f"{path.name}: only the drawers {', '.join(_REQUIRED)}"
        raise CaseError(message)
    seen = set()
    for drawer, entries in content.items():
        for entry in entries:
            case = _case(path, drawer, {"text": entry} if isinstance(entry, str) else entry)
            if (key := (case.title, case.text, case.language, case.quotes, case.phrase)) in seen:
                message = f"{path.name}: {case.text!r} stands there twice"
                raise CaseError(message)
            seen.add(key)
            yield case


def _case(path: Path, drawer: Drawer, entry: Any) -> Case:
    required = _REQUIRED[drawer]
    if not isinstance(entry, dict) or not required <= set(entry) <= required | _OPTIONAL:
        message = f"{path.name}: a case under {drawer} has {', '.join(sorted(required))}; this one: {entry}"
        raise CaseError(message)
    for key, value in entry.items():
        if not isinstance(value, str) and not (key == "after" and value is None):
            message = f"{path.name}: {key} has to be a string: {value!r}"
            raise CaseError(message)
    return Case(rule_id(path), drawer, **entry)
