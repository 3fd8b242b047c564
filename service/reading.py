"""Reading the article off the clean document: its fields, paragraphs and numbers, and the account of the edits."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from service.article import Article, Checksums, EditReport, Paragraph, Place, Service, Summary
from service.engine.document import Document
from service.engine.edit import Field, Span
from service.engine.ledger import Change
from service.engine.offsets import Offsets, OffsetUnit
from service.engine.pieces import Pieces
from service.engine.pipeline import Normalized
from service.engine.record import record
from service.intake import Submission
from service.language.numbers.quantities import quantities_of
from service.language.numbers.quantity import Quantity
from service.language.numbers.too_many import have_too_many_numbers
from service.structure.byline import byline
from service.structure.dateline import dateline
from service.structure.ends import first_lines, last_lines
from service.structure.update_lines import update_lines

PARAGRAPH_BREAK = "\n\n"
SITE_RULES = frozenset({"titles.site-suffix", "titles.site-prefix"})
"""The rules that cut the site's name from the title."""

UNREAD_NUMBERS = "numbers[]"
"""What `incomplete` says where the time did not suffice to read the numbers, or there are too many."""

NUMBERS_BETWEEN_STOPS = 256
"""After so many numbers `should_stop` is asked again: some milliseconds."""


def article_of(
    submission: Submission, normalized: Normalized, service: Service, should_stop: Callable[[], bool] = lambda: False
) -> Article:
    """The answer for a submission, from what the pipeline gave for it.

    Reading the numbers of a long text takes about as long as the rules: `should_stop` is asked here, too.
    """
    document, include = normalized.document, submission.options.include
    text = _Scaled.of(normalized.text, submission.options.offset_unit)
    title = _Scaled.of(normalized.title or Pieces(""), submission.options.offset_unit)
    scaled: dict[Field, _Scaled] = {"text": text, "title": title}
    title_raw = normalized.title.source if normalized.title else None
    first, last = first_lines(document.text), last_lines(document.text)
    found = _numbers(text, document) if "numbers" in include else ()
    numbers = _unless(should_stop, found)
    return Article(
        id=submission.id,
        title=document.title,
        title_raw=title_raw,
        title_source=_place(text.source, *normalized.title_source) if normalized.title_source else None,
        title_tags=document.context.title_tags,
        site_name=submission.site_name or _site_name(normalized),
        byline=byline(first, last),
        dateline=dateline(first, document.context.language.base),
        updates=update_lines(first, last),
        language=document.context.language,
        text=document.text,
        paragraphs=tuple(_paragraphs(text)) if "paragraphs" in include else None,
        numbers=(numbers or ()) if "numbers" in include else None,
        edits=tuple(_report(change, scaled) for change in normalized.edits) if "edits" in include else None,
        suggestions=tuple(_report(change, scaled) for change in normalized.suggestions)
        if "suggestions" in include
        else None,
        summary=_summary(normalized),
        encoding=submission.encoding,
        offset_unit=submission.options.offset_unit,
        sha256=_checksums(submission, document.text),
        incomplete=normalized.incomplete if numbers is not None else (*normalized.incomplete, UNREAD_NUMBERS),
        service=service,
    )


def _site_name(normalized: Normalized) -> str | None:
    """The site's name that was cut from the title."""
    of_title = (change for change in normalized.edits if change.field == "title")
    is_cut = any(not SITE_RULES.isdisjoint((change.rule, *change.earlier_rules)) for change in of_title)
    return normalized.document.context.named_in_title if is_cut else None


@record
class _Scaled:
    """A field's pieces with the offsets of its source and of its result in the caller's unit."""

    pieces: Pieces
    source: Offsets
    result: Offsets

    @classmethod
    def of(cls, pieces: Pieces, unit: OffsetUnit) -> "_Scaled":
        return cls(pieces, Offsets(pieces.source, unit), Offsets(pieces.text, unit))


def _place(offsets: Offsets, start: int, end: int) -> Place:
    return Place(start, end) if offsets.is_identity else Place(offsets(start), offsets(end))


def _paragraphs(text: _Scaled) -> Iterator[Paragraph]:
    start = 0
    to_source, source, result = text.pieces.to_source, text.source, text.result
    for paragraph in text.pieces.text.split(PARAGRAPH_BREAK) if text.pieces.text else ():
        end = start + len(paragraph)
        there = _place(source, *to_source(Span(start, end)).there)
        yield Paragraph(paragraph, result(start), result(end), there)
        start = end + len(PARAGRAPH_BREAK)


def _numbers(text: _Scaled, document: Document) -> Iterable[Quantity] | None:
    """The numbers of a text, or `None` where there are too many in it or its title."""
    if have_too_many_numbers(document.title, document.text):
        return None
    found = quantities_of(document)
    if text.result.is_identity:
        return found
    return (replace(one, start=text.result(one.start), end=text.result(one.end)) for one in found)


def _unless(should_stop: Callable[[], bool], found: Iterable[Quantity] | None) -> tuple[Quantity, ...] | None:
    """The numbers, or `None` where it has to stop before they are all read: some without the others would mislead."""
    if found is None:
        return None
    numbers, read = iter(found), list[Quantity]()
    while not should_stop():
        some = tuple(islice(numbers, NUMBERS_BETWEEN_STOPS))
        read += some
        if len(some) < NUMBERS_BETWEEN_STOPS:
            return tuple(read)
    return None


def _report(change: Change, scaled: dict[Field, _Scaled]) -> EditReport:
    field = scaled[change.field]
    source = _place(field.source, change.start, change.end)
    return EditReport(
        rule=change.rule,
        category=change.rule.partition(".")[0],
        field=change.field,
        start=source.start,
        end=source.end,
        before=change.before,
        after=change.after,
        confidence=change.confidence,
        alternatives=change.alternatives,
        explanation=change.explanation,
        earlier_rules=change.earlier_rules,
        result=_place(field.result, *change.result),
    )


def _summary(normalized: Normalized) -> Summary:
    categories = [change.rule.partition(".")[0] for change in normalized.edits]
    by_category = {category: categories.count(category) for category in sorted(set(categories))}
    return Summary(len(normalized.edits), len(normalized.suggestions), by_category)


def _checksums(submission: Submission, text: str) -> Checksums:
    clean = _sha256(text)
    if submission.body_sha256 is not None:
        return Checksums(submission.body_sha256, clean)
    return Checksums(clean if text == submission.text else _sha256(submission.text), clean)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
