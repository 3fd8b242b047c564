"""What an answer holds: the article, with everything in it."""

from collections.abc import Mapping
from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import OneOf, Regexp

from service.engine.offsets import OFFSET_UNITS
from service.language.numbers.quantity import Kind
from service.rules.titles.anatomy import VOCABULARY
from service.schemas.parts import Offset, Probability, described_as


class PlaceSchema(Schema):
    """A stretch of a text, half-open, in the answer's offset unit."""

    start = Offset()
    end = Offset()


class ParagraphSchema(PlaceSchema):
    """A paragraph of the clean text, and where it was in the submitted one."""

    text = fields.String(required=True)
    source = fields.Nested(PlaceSchema, required=True)


class NumberSchema(PlaceSchema):
    """A number of the clean text."""

    kind = fields.String(required=True, validate=OneOf(get_args(Kind)))
    text = fields.String(required=True)
    value = fields.String(
        required=True,
        allow_none=True,
        validate=Regexp(r"^-?[0-9]+(\.[0-9]+)?$"),
        metadata=described_as("A decimal string, or null where the number cannot be read."),
    )
    unit = fields.String(required=True, allow_none=True)
    currency = fields.String(required=True, allow_none=True, metadata=described_as("ISO 4217 code."))


class ReadingSchema(Schema):
    """Another text that could stand there, with its probability."""

    after = fields.String(required=True)
    confidence = Probability(required=True)


class EditSchema(PlaceSchema):
    """An applied edit: `start` and `end` lie in the submitted field, `result` in the clean one."""

    rule = fields.String(required=True)
    category = fields.String(required=True)
    field = fields.String(required=True, validate=OneOf(("title", "text")))
    before = fields.String(required=True, metadata=described_as("Exactly what stands there in the submission."))
    after = fields.String(required=True)
    confidence = Probability(required=True)
    alternatives = fields.List(
        fields.Nested(ReadingSchema), required=True, metadata=described_as("The other readings, likeliest first.")
    )
    explanation = fields.String(required=True)
    earlier_rules = fields.List(
        fields.String(), required=True, metadata=described_as("Rules whose edits this one reshaped.")
    )
    result = fields.Nested(PlaceSchema, required=True)


class SuggestionSchema(EditSchema):
    """An edit that was not applied. To accept it, replace its `result` span of the clean field by `after`."""

    after = fields.String(
        required=True, allow_none=True, metadata=described_as("Null: a finding without a likely reading.")
    )


class DatelineSchema(Schema):
    """Where, by whom and when the article was filed, each part as written (`LONDON, March 3 (Reuters) -`)."""

    place = fields.String(
        required=True,
        allow_none=True,
        metadata=described_as("With its region, and all places where there are several: `ORANGE, Texas/HOUSTON`."),
    )
    agency = fields.String(
        required=True, allow_none=True, metadata=described_as("Without its brackets: `Reuters`, `dpa/lno`, `ТАСС`.")
    )
    date = fields.String(required=True, allow_none=True, metadata=described_as("`March 3`, `15 дек`."))


class LanguageSchema(Schema):
    """The language of the article."""

    code = fields.String(required=True, allow_none=True, metadata=described_as("BCP 47 tag; null where undetermined."))
    confidence = Probability(required=True)
    source = fields.String(required=True, validate=OneOf(("declared", "detected")))


class SummarySchema(Schema):
    """How many edits there are."""

    applied = fields.Integer(required=True, strict=True)
    suggested = fields.Integer(required=True, strict=True)
    by_category = fields.Dict(
        keys=fields.String(), values=fields.Integer(strict=True), required=True, metadata=described_as("Applied edits.")
    )


class EncodingSchema(Schema):
    """The charset of a submission that came as bytes."""

    declared = fields.String(
        required=True,
        allow_none=True,
        metadata=described_as(
            "The declared charset by its WHATWG or IANA name; as written, cut at 40 characters, where it has none; "
            "or null."
        ),
    )
    used = fields.String(
        required=True,
        metadata=described_as(
            "The charset by which the bytes were read: a WHATWG name, or one that the standard lacks: utf-32le, "
            "utf-32be, ibm437, ibm737, ibm775, ibm850, ibm852, ibm855, ibm857, ibm862, ibm865, x-mac-ce."
        ),
    )
    bom = fields.Boolean(required=True, metadata=described_as("Whether a byte order mark was taken off."))
    confidence = Probability(
        required=True,
        metadata=described_as("How sure that is. What could not be read is U+FFFD in the submitted text."),
    )


SHA256 = Regexp(r"^[0-9a-f]{64}$")


class ChecksumsSchema(Schema):
    """SHA-256, in hexadecimal, of the submission (bytes as they came, a text in UTF-8) and of the clean text."""

    source = fields.String(required=True, validate=SHA256)
    text = fields.String(required=True, validate=SHA256)


class ServiceSchema(Schema):
    """What made the answer."""

    name = fields.String(required=True, validate=OneOf(("copydesk",)))
    version = fields.String(required=True)
    ruleset = fields.String(required=True, metadata=described_as("A hash over ids, modes and data of the rules."))


class ArticleSchema(Schema):
    """A normalized article. Edits applied to the submission give `text`; undone they give the submission back."""

    id = fields.String(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)
    title_raw = fields.String(required=True, allow_none=True)
    title_source = fields.Nested(
        PlaceSchema,
        required=True,
        allow_none=True,
        metadata=described_as("Where the title was found in the submitted text, or null."),
    )
    title_tags = fields.List(
        fields.String(validate=OneOf(VOCABULARY)),
        required=True,
        metadata=described_as("What the title says comes with the article, such as `video`."),
    )
    site_name = fields.String(
        required=True,
        allow_none=True,
        metadata=described_as("The hint, or the site's name that was cut from the title, or null."),
    )
    byline = fields.String(
        required=True,
        allow_none=True,
        metadata=described_as(
            "The line that names the authors, as written, with the roles, papers and dates that stand in it; or null. "
            "It stays in `text`."
        ),
    )
    dateline = fields.Nested(
        DatelineSchema,
        required=True,
        allow_none=True,
        metadata=described_as(
            "What the article opens with before its first sentence, or null. It stays in `text`. Labels such as "
            "`FILE -` and topics are none."
        ),
    )
    updates = fields.List(
        fields.String(),
        required=True,
        metadata=described_as(
            "Lines at either end that tell of an update or a correction, as written. They stay in `text`."
        ),
    )
    language = fields.Nested(LanguageSchema, required=True)
    text = fields.String(
        required=True, metadata=described_as("The clean body without the title: its paragraphs joined by blank lines.")
    )
    paragraphs = fields.List(fields.Nested(ParagraphSchema))
    numbers = fields.List(fields.Nested(NumberSchema))
    edits = fields.List(fields.Nested(EditSchema))
    suggestions = fields.List(fields.Nested(SuggestionSchema))
    summary = fields.Nested(SummarySchema, required=True)
    encoding = fields.Nested(EncodingSchema, required=True, allow_none=True)
    offset_unit = fields.String(required=True, validate=OneOf(OFFSET_UNITS))
    sha256 = fields.Nested(ChecksumsSchema, required=True)
    incomplete = fields.List(
        fields.String(),
        required=True,
        metadata=described_as(
            "Rules that failed, ran out of time or found more than they may report; `numbers[]` where the time did not "
            "suffice to read the numbers, or where the title or the text has more than 20,000 of them: then "
            "there are none in `numbers`, and no rule of numbers is asked. Empty in a whole answer."
        ),
    )
    service = fields.Nested(ServiceSchema, required=True)


def check_article(answer: Mapping[str, Any]) -> None:
    """Raise `ValidationError` where an answer does not fit `ArticleSchema`."""
    errors = _ARTICLE.validate(answer)
    if errors:
        raise ValidationError(errors)


_ARTICLE = ArticleSchema()
