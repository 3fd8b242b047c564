"""The shared data: where it is, and reading it."""

import gzip
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.engine.edit import Field

ROOT = Path(__file__).parent.parent
VARIABLE = "DEVELOPMENT_DATA"
DEFAULT = "../shared/data"
"""Relative to the repository's root, as is a relative value of the variable."""

FAMILIES = ("numbers", "titles", "encoding", "punct")
GOLD = ("boilerplate", "fields")

Key = tuple[str, str]
"""Corpus and id: together they name an article."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as it was scraped. `language` is what its collection says it is, `""` where that is unknown."""

    corpus: str
    id: str
    language: str
    title: str
    text: str

    @property
    def key(self) -> Key:
        """What names the article."""
        return self.corpus, self.id

    def source(self, field: Field) -> str:
        """The raw text of a field."""
        return self.title if field == "title" else self.text


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled place: `token` stands at `[start, end)` of the article's field.

    `correct` is the right reading, `acceptable` every right one; `verdict` is set where an editor removes the place or
    keeps it.
    """

    corpus: str
    id: str
    language: str
    field: Field
    start: int
    end: int
    token: str
    label: str
    correct: str | None = None
    acceptable: tuple[str, ...] = ()
    kind: str = ""
    by: str = ""
    verdict: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    """The parts of a field, by name, as they stand there; those that it lacks are left out."""

    @property
    def key(self) -> Key:
        """What names the article that the place is in."""
        return self.corpus, self.id

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Label":
        """A label from a row of a file."""
        names = ("corpus", "id", "field", "start", "end", "token", "label", "correct", "kind", "by", "verdict")
        values = {name: row[name] for name in names if row.get(name) is not None}
        return cls(**values, language=row["lang"], acceptable=tuple(row.get("acceptable") or ()), parts=_parts(row))


def _parts(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, part["token"]) for name, part in (row.get("parts") or {}).items() if part)


def data_folder() -> Path | None:
    """The folder of the shared data, or `None` where there is none."""
    folder = ROOT / os.environ.get(VARIABLE, DEFAULT)
    return folder if folder.is_dir() else None


def articles(folder: Path, part: str) -> list[RawArticle]:
    """The articles of a part of the data: `sample` or `dev`."""
    rows = _rows(folder / part / "articles.jsonl.gz")
    return [RawArticle(row["corpus"], row["id"], row["lang"], row["title"], row["text"]) for row in rows]


def labels(folder: Path, family: str) -> list[Label]:
    """The labelled places of a family, in file order."""
    return [Label.of(row) for row in _rows(folder / "dev" / f"labels_{family}.jsonl")]


def gold(folder: Path, name: str) -> list[Label]:
    """Places that were read one by one, each with a verdict: `boilerplate` (whole lines) or `fields`."""
    return [Label.of(row) for row in _rows(folder / "dev" / f"gold_{name}.jsonl")]


def whole_articles(folder: Path) -> list[Label]:
    """Every boilerplate line of the articles that were read from end to end."""
    return [
        Label(row["corpus"], row["id"], row["lang"], "text", line["start"], line["end"], line["token"], line["kind"])
        for row in _rows(folder / "dev" / "gold_boilerplate_full.jsonl")
        for line in row["lines"]
    ]


def _rows(path: Path) -> Iterator[Any]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in content.split(b"\n") if line)
