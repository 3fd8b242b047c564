"""What a rule may see: the document, and the text of the field that it is run on. Both are read-only."""

import dataclasses
from collections.abc import Callable
from typing import Any, Literal, TypeVar, get_args

from service.engine.edit import Edit, Field, Reading
from service.engine.record import part_of_answer, record

T = TypeVar("T")

_FIELDS = get_args(Field)


@part_of_answer
class Language:
    """A BCP 47 tag (`None`: undetermined), how sure it is (0 to 1), and whether the caller said so."""

    code: str | None = None
    confidence: float = 0.0
    source: Literal["declared", "detected"] = "detected"

    @property
    def base(self) -> str | None:
        """The primary language subtag: `en` of `en-IN`."""
        return self.code.split("-")[0].lower() if self.code else None


@record
class Context:
    """What is known of a document beside its words: its language and the caller's hints. Nothing is ever fetched."""

    language: Language = dataclasses.field(default_factory=Language)
    site_name: str | None = None
    url: str | None = None
    quotes: Literal["keep", "straight", "curly"] = "keep"
    boilerplate_phrases: tuple[str, ...] = ()
    seek_title: bool = False
    named_in_title: str | None = None
    """The site's name as the title tells it, whether it is cut from it or not."""
    title_tags: tuple[str, ...] = ()
    """What the title says comes with the article."""

    # Not with `dataclasses.replace`, which asks each field what it is and takes five times as long as to write them.

    def in_language(self, language: Language) -> "Context":
        """The context with the language that was found out."""
        return self._with(language, self.named_in_title, self.title_tags)

    def titled(self, named: str | None, tags: tuple[str, ...]) -> "Context":
        """The context with what the title tells: the site's name, and what comes with the article."""
        return self._with(self.language, named, tags)

    def _with(self, language: Language, named: str | None, tags: tuple[str, ...]) -> "Context":
        hints = (self.site_name, self.url, self.quotes, self.boilerplate_phrases, self.seek_title)
        return Context(language, *hints, named, tags)


@record
class Document:
    """An article between two passes. `title` is `None` where there is none (yet)."""

    title: str | None
    text: str
    context: Context = dataclasses.field(default_factory=Context)
    _made: dict[tuple[Field | None, Callable[[Any], Any]], Any] = dataclasses.field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def told(self, context: Context) -> "Document":
        """The document with more known of it. What was made of it is kept, for what is learned changes none of it."""
        if context is self.context:
            return self
        document = Document(self.title, self.text, context)
        document._made.update(self._made)
        return document

    def changed(self, title: str | None, text: str) -> "Document":
        """The document with other words. What was made of a field that is the same as before is kept."""
        same = {name for name, is_same in (("text", text == self.text), ("title", title == self.title)) if is_same}
        if len(same) == len(_FIELDS):
            return self
        document = Document(title, text, self.context)
        document._made.update([(key, made) for key, made in self._made.items() if key[0] in same])
        return document

    def once(self, make: Callable[["Document"], T]) -> T:
        """What `make` gives for this document, computed once however many rules and fields of the pass ask for it."""
        return self._kept(None, make, self)

    def read(self, name: Field, make: Callable[[str], T]) -> T:
        """What `make` gives for a field (no title: an empty one), computed once however many rules ask for it."""
        return self._kept(name, make, self.text if name == "text" else self.title or "")

    def _kept(self, name: Field | None, make: Callable[[Any], T], of: object) -> T:
        key = name, make
        if key not in self._made:
            self._made[key] = make(of)
        made: T = self._made[key]
        return made


@record
class Text:
    """One field of a document as the rules of one pass see it."""

    value: str
    field: Field
    document: Document

    def once(self, make: Callable[[str], T]) -> T:
        """What `make` gives for this text, computed once however many rules of the pass ask for it."""
        return self.document.read(self.field, make)

    def edit(
        self,
        start: int,
        end: int,
        after: str | None,
        confidence: float = 1.0,
        alternatives: tuple[Reading, ...] = (),
        explanation: str = "",
    ) -> Edit:
        """An edit of `[start, end)` of this text, which quotes what stands there."""
        return Edit(self.field, start, self.value[start:end], after, confidence, alternatives, explanation)
