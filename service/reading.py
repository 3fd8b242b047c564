"""Reading the article off the clean document: title, tags, paragraphs, numbers, and the account of the edits."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.article import Article, Checksums, EditReport, Paragraph, Place, Service, Summary
from service.engine.edit import Field, Span
from service.engine.offsets import Offsets, OffsetUnit
from service.engine.pieces import Pieces
from service.engine.pipeline import Change, Normalized
from service.intake import Submission
from service.language.numbers.quantities import quantities
from service.language.numbers.quantity import Quantity
from service.rules.titles.anatomy import media_tags

PARAGRAPH_BREAK = "\n\n"


def article_of(submission: Submission, normalized: Normalized, service: Service) -> Article:
    """The answer for a submission, from what the pipeline gave for it."""
    document, include = normalized.document, submission.options.include
    text = _Scaled.of(normalized.text, submission.options.offset_unit)
    title = _Scaled.of(normalized.title or Pieces(""), submission.options.offset_unit)
    scaled: dict[Field, _Scaled] = {"text": text, "title": title}
    title_raw = normalized.title.source if normalized.title else None
    return Article(
        id=submission.id,
        title=document.title,
        title_raw=title_raw,
        title_source=text.source_place(normalized.title_source) if normalized.title_source else None,
        title_tags=tuple(dict.fromkeys(tag for _, tag in media_tags(title_raw or ""))),
        site_name=submission.site_name or None,
        byline=None,
        dateline=None,
        language=document.context.language,
        text=document.text,
        paragraphs=tuple(_paragraphs(text)) if "paragraphs" in include else None,
        numbers=tuple(_numbers(text, document.title, document.context.language.code)) if "numbers" in include else None,
        edits=tuple(_report(change, scaled) for change in normalized.edits) if "edits" in include else None,
        suggestions=tuple(_report(change, scaled) for change in normalized.suggestions)
        if "suggestions" in include
        else None,
        summary=_summary(normalized),
        encoding=submission.encoding,
        offset_unit=submission.options.offset_unit,
        sha256=Checksums(submission.body_sha256 or _sha256(submission.text), _sha256(document.text)),
        incomplete=normalized.incomplete,
        service=service,
    )


@dataclass(frozen=True, slots=True)
class _Scaled:
    """A field's pieces with the offsets of its source and of its result in the caller's unit."""

    pieces: Pieces
    source: Offsets
    result: Offsets

    @classmethod
    def of(cls, pieces: Pieces, unit: OffsetUnit) -> "_Scaled":
        return cls(pieces, Offsets(pieces.source, unit), Offsets(pieces.text, unit))

    def source_place(self, span: Span) -> Place:
        return Place(self.source(span.start), self.source(span.end))

    def result_place(self, span: Span) -> Place:
        return Place(self.result(span.start), self.result(span.end))


def _paragraphs(text: _Scaled) -> Iterator[Paragraph]:
    start = 0
    for paragraph in text.pieces.text.split(PARAGRAPH_BREAK) if text.pieces.text else ():
        span = Span(start, start + len(paragraph))
        place = text.result_place(span)
        yield Paragraph(paragraph, place.start, place.end, text.source_place(text.pieces.to_source(span).there))
        start = span.end + len(PARAGRAPH_BREAK)


def _numbers(text: _Scaled, title: str | None, language: str | None) -> Iterator[Quantity]:
    for quantity in quantities(text.pieces.text, language, title):
        if text.result.is_identity:
            yield quantity
        else:
            yield replace(quantity, start=text.result(quantity.start), end=text.result(quantity.end))


def _report(change: Change, scaled: dict[Field, _Scaled]) -> EditReport:
    field = scaled[change.field]
    source = field.source_place(Span(change.start, change.end))
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
        result=field.result_place(change.result),
    )


def _summary(normalized: Normalized) -> Summary:
    by_category = Counter(change.rule.partition(".")[0] for change in normalized.edits)
    return Summary(len(normalized.edits), len(normalized.suggestions), dict(sorted(by_category.items())))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
