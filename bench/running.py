"""Running the service over many articles, on every core, in a fixed order."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from service import normalize
from service.article import EditReport, Place
from service.engine.edit import Field
from service.structure.openings import Dateline

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 32
"""Articles handed to a process at once: enough that handing over is cheap, few enough that the cores end together."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What is sent for one article: `title` as `normalize()` takes it."""

    text: str
    title: str | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back of an article. With a `failure`, nothing else did: `text` is the submitted one."""

    text: str
    title: str | None
    title_raw: str | None
    title_source: Place | None
    language: str | None
    edits: tuple[EditReport, ...]
    suggestions: tuple[EditReport, ...]
    incomplete: tuple[str, ...]
    paragraphs: tuple[str, ...]
    byline: str | None = None
    dateline: Dateline | None = None
    failure: str | None = None

    def field(self, name: Field) -> str:
        """The clean text of a field; `""` for a title that is none."""
        return self.text if name == "text" else self.title or ""


def answered(sent: Submission) -> Answer:
    """The answer to a submission; an exception becomes its `failure`, so that one article never ends an evaluation."""
    try:
        article = normalize(sent.text, sent.title, sent.language)
    except Exception as error:  # noqa: BLE001 whatever is raised is a finding
        return Answer(sent.text, sent.title, sent.title, None, None, (), (), (), (), failure=_told(error))
    return Answer(
        text=article.text,
        title=article.title,
        title_raw=article.title_raw,
        title_source=article.title_source,
        language=article.language.code,
        edits=article.edits or (),
        suggestions=article.suggestions or (),
        incomplete=article.incomplete,
        paragraphs=tuple(paragraph.text for paragraph in article.paragraphs or ()),
        byline=article.byline,
        dateline=article.dateline,
    )


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def in_parallel(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """`function` of each of `items`, in their order, computed by one process a core."""
    if len(items) <= CHUNK:
        return [function(item) for item in items]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items, chunksize=CHUNK))
