"""What a caller sent, made a document: the one place that knows how a submission is split into fields."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any, Literal, get_args

from service.decoding import Encoding, decode
from service.engine.document import Context, Document, Language
from service.engine.offsets import OFFSET_UNITS, OffsetUnit
from service.engine.record import record
from service.engine.rule import Mode
from service.rules import CATEGORIES, RULES

Section = Literal["edits", "suggestions", "paragraphs", "numbers"]
SECTIONS: tuple[Section, ...] = get_args(Section)
_SECTIONS = frozenset(SECTIONS)
Quotes = Literal["keep", "straight", "curly"]
QUOTES: tuple[Quotes, ...] = get_args(Quotes)
MODES: tuple[Mode, ...] = get_args(Mode)
RULE_NAMES: tuple[str, ...] = tuple(sorted({*CATEGORIES, *(rule.id for rule in RULES)}))
"""What `options.rules` may name: every category and every rule id."""

_RULE_NAMES = frozenset(RULE_NAMES)

MIN_CONFIDENCE = 0.85
"""The default of `options.min_confidence`, as the contract has it."""


@record
class Options:
    """How an article is to be normalized; the defaults are the contract's.

    `rules` maps ids and categories of rules to `apply`, `suggest` or `off`; an id beats its category. `include` names
    the sections to answer.
    """

    min_confidence: float = MIN_CONFIDENCE
    rules: Mapping[str, Mode] = field(default_factory=lambda: MappingProxyType({}))
    quotes: Quotes = "keep"
    offset_unit: OffsetUnit = "codepoint"
    boilerplate_phrases: tuple[str, ...] = ()
    include: tuple[Section, ...] = SECTIONS

    def __post_init__(self) -> None:
        """Raise `ValueError` where a value is none of those that the contract allows."""
        is_number = isinstance(self.min_confidence, int | float) and not isinstance(self.min_confidence, bool)
        if not is_number or not 0 <= self.min_confidence <= 1:
            _refuse("min_confidence", "a number from 0 to 1")
        if self.rules and not (_RULE_NAMES.issuperset(self.rules) and set(self.rules.values()) <= set(MODES)):
            _refuse("rules", f"a mapping of {', '.join(RULE_NAMES)} to one of {', '.join(MODES)}")
        if self.quotes not in QUOTES:
            _refuse("quotes", f"one of {', '.join(QUOTES)}")
        if self.offset_unit not in OFFSET_UNITS:
            _refuse("offset_unit", f"one of {', '.join(OFFSET_UNITS)}")
        if not all(isinstance(phrase, str) and phrase for phrase in self.boilerplate_phrases):
            _refuse("boilerplate_phrases", "a list of phrases")
        if not _SECTIONS.issuperset(self.include):
            _refuse("include", f"some of {', '.join(SECTIONS)}")

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Options":
        """Options from the contract's JSON. Raises `TypeError` for an unknown name, `ValueError` for a wrong value."""
        arguments: dict[str, Any] = dict(values)
        for name in {"boilerplate_phrases", "include"} & set(arguments):
            if isinstance(arguments[name], str):
                _refuse(name, "a list")
            arguments[name] = tuple(arguments[name])
        if "rules" in arguments:
            arguments["rules"] = MappingProxyType(dict(arguments["rules"]))
        return cls(**arguments)


def _refuse(name: str, expected: str) -> None:
    message = f"options.{name} has to be {expected}"
    raise ValueError(message)


BCP47 = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*(?!\n)$"
"""A language tag as RFC 5646 has it, private and grandfathered tags aside. (Python's `$` also matches before a last
line feed, which JSON Schema's does not.)"""


@record
class Submission:
    """One article as sent. `title` is `None` where it is to be looked for in `text`, `""` where there is none.

    Of a submission that came as bytes, `encoding` says how they were read, and `body_sha256` is their checksum.
    """

    text: str
    title: str | None = None
    id: str | None = None
    url: str | None = None
    site_name: str | None = None
    language: str | None = None
    options: Options = field(default_factory=Options)
    encoding: Encoding | None = None
    body_sha256: str | None = None

    def __post_init__(self) -> None:
        """Raise `TypeError` for what is no string, `ValueError` for a `language` that is no language tag."""
        hints = (self.title, self.id, self.url, self.site_name, self.language)
        if not isinstance(self.text, str) or not all(hint is None or isinstance(hint, str) for hint in hints):
            message = "text has to be a str; title, id, url, site_name and language a str or None"
            raise TypeError(message)
        if self.language and not re.match(BCP47, self.language):
            message = "language has to be a BCP 47 tag such as en or en-IN"
            raise ValueError(message)


def submission_of_bytes(
    body: bytes,
    declared: str | None = None,
    *,
    title: str | None = None,
    id: str | None = None,  # noqa: A002 the contract's name
    url: str | None = None,
    site_name: str | None = None,
    language: str | None = None,
    options: Options | None = None,
) -> Submission:
    """The submission that bytes make: of `declared` charset, right or wrong, or of one that nobody knows.

    The rest is as in `Submission`; the `language` helps to find out the charset. Raises `Undecodable` where the bytes
    are no text.
    """
    decoded = decode(body, declared, language)
    checksum = hashlib.sha256(body).hexdigest()
    chosen = options or Options()
    return Submission(decoded.text, title, id, url, site_name, language, chosen, decoded.encoding, checksum)


def document_of(submission: Submission) -> Document:
    """The document that a submission makes, before anything is changed."""
    declared = Language(submission.language, 1.0, "declared") if submission.language else Language()
    context = Context(
        language=declared,
        site_name=submission.site_name,
        url=submission.url,
        quotes=submission.options.quotes,
        boilerplate_phrases=submission.options.boilerplate_phrases,
        seek_title=submission.title is None,
    )
    return Document(submission.title or None, submission.text, context)
