"""The contract's schemas (marshmallow): what a request may hold, and what an answer holds.

The single source of the contract: requests are loaded through `NormalizeRequest`, `openapi.yaml` is written from all
of them, and answers are checked against `ArticleSchema`. Fields are strict: a number is no string, a list no tuple.
"""

from collections.abc import Mapping
from typing import Any, get_args

from marshmallow import RAISE, Schema, ValidationError, fields, post_load
from marshmallow.validate import Length, OneOf, Range, Regexp

from service.engine.offsets import OFFSET_UNITS
from service.engine.rule import Rule
from service.intake import BCP47, MIN_CONFIDENCE, MODES, QUOTES, RULE_NAMES, SECTIONS, Options, Submission
from service.language.quantities import Kind

MAX_ID = 200
MAX_HINT = 2048
MAX_PHRASES = 1000


class Probability(fields.Float):
    """A number from 0 to 1; a string is none."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 marshmallow's own keywords
        """Take marshmallow's keywords; the range is given."""
        super().__init__(validate=Range(0, 1), **kwargs)

    def _validated(self, value: Any) -> float:  # noqa: ANN401 whatever the JSON had
        if isinstance(value, bool) or not isinstance(value, int | float):
            error = self.make_error("invalid", input=value)
            raise error
        return super()._validated(value) or 0.0


class Offset(fields.Integer):
    """A count of characters, in the answer's offset unit."""

    def __init__(self) -> None:
        """Required, strict, not negative."""
        super().__init__(required=True, strict=True, validate=Range(min=0))


class StrictSchema(Schema):
    """A schema of requests: it refuses unknown fields, and the OpenAPI document says so (answers may gain fields)."""

    class Meta:
        """Said aloud for the document; it is marshmallow's default."""

        unknown = RAISE


def _described(text: str) -> dict[str, str]:
    return {"description": text}


class RuleModes(fields.Dict):
    """A mapping of rule ids and categories to modes; as fields of a schema the points in the ids would mean nesting."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 marshmallow's own keywords
        """Take marshmallow's keywords; keys and values are given."""
        keys = fields.String(validate=OneOf(RULE_NAMES, error="Not a rule or category."))
        super().__init__(keys=keys, values=fields.String(validate=OneOf(MODES)), **kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 marshmallow's own signature
        try:
            return super()._deserialize(value, *args, **kwargs)  # type: ignore[no-untyped-call]
        except ValidationError as error:
            if isinstance(error.messages, dict):
                faulty = {
                    name: [message for part in parts.values() for message in part]
                    for name, parts in error.messages.items()
                }
                raise ValidationError(faulty) from error
            raise


class OptionsSchema(StrictSchema):
    """How an article is to be normalized."""

    min_confidence = Probability(
        load_default=MIN_CONFIDENCE,
        metadata=_described("Edits below it are suggested, not applied."),
    )
    rules = RuleModes(
        metadata=_described(
            "Modes by rule id or category; an id beats its category. `apply` is still subject to `min_confidence`."
        ),
    )
    quotes = fields.String(
        validate=OneOf(QUOTES),
        load_default="keep",
        metadata=_described("How quotation marks are to be written. Accepted already; no rule looks at it yet."),
    )
    offset_unit = fields.String(
        validate=OneOf(OFFSET_UNITS),
        load_default="codepoint",
        metadata=_described("The unit of every offset in the answer."),
    )
    boilerplate_phrases = fields.List(
        fields.String(validate=Length(min=1, max=MAX_HINT)),
        validate=Length(max=MAX_PHRASES),
        metadata=_described(
            "Literal phrases; a line that begins with one is boilerplate. Accepted already; no rule looks at them yet."
        ),
    )
    include = fields.List(
        fields.String(validate=OneOf(SECTIONS)), metadata=_described("The sections to answer; all by default.")
    )

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> Options:  # noqa: ANN401 marshmallow's own keywords
        return Options.of(data)


class NormalizeRequest(StrictSchema):
    """One article, as a scraper pulled it off a page."""

    text = fields.String(required=True, metadata=_described("The raw text."))
    title = fields.String(
        allow_none=True,
        metadata=_described(
            "The raw title where the scraper has it apart. Absent or null: look for one in `text`. Empty: do not look."
        ),
    )
    id = fields.String(
        allow_none=True, validate=Length(max=MAX_ID), metadata=_described("The client's own id, echoed.")
    )
    url = fields.String(
        allow_none=True,
        validate=Length(max=MAX_HINT),
        metadata=_described("A hint for the title's site suffix; nothing is ever fetched."),
    )
    site_name = fields.String(
        allow_none=True, validate=Length(max=MAX_HINT), metadata=_described("A hint for the title's site suffix.")
    )
    language = fields.String(
        allow_none=True, validate=Regexp(BCP47), metadata=_described("BCP 47 tag; detected where absent.")
    )
    options = fields.Nested(OptionsSchema, load_default=Options)

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> Submission:  # noqa: ANN401 marshmallow's own keywords
        return Submission(**data)


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
        metadata=_described("A decimal string, or null where the number cannot be read."),
    )
    unit = fields.String(required=True, allow_none=True)
    currency = fields.String(required=True, allow_none=True, metadata=_described("ISO 4217 code."))


class ReadingSchema(Schema):
    """Another text that could stand there, with its probability."""

    after = fields.String(required=True)
    confidence = Probability(required=True)


class EditSchema(PlaceSchema):
    """An applied edit: `start` and `end` lie in the submitted field, `result` in the clean one."""

    rule = fields.String(required=True)
    category = fields.String(required=True)
    field = fields.String(required=True, validate=OneOf(("title", "text")))
    before = fields.String(required=True, metadata=_described("Exactly what stands there in the submission."))
    after = fields.String(required=True)
    confidence = Probability(required=True)
    alternatives = fields.List(
        fields.Nested(ReadingSchema), required=True, metadata=_described("The other readings, likeliest first.")
    )
    explanation = fields.String(required=True)
    earlier_rules = fields.List(
        fields.String(), required=True, metadata=_described("Rules whose edits this one reshaped.")
    )
    result = fields.Nested(PlaceSchema, required=True)


class SuggestionSchema(EditSchema):
    """An edit that was not applied. To accept it, replace its `result` span of the clean field by `after`."""

    after = fields.String(
        required=True, allow_none=True, metadata=_described("Null: a finding without a likely reading.")
    )


class DatelineSchema(Schema):
    """Where and by whom the article was filed, each part as written."""

    place = fields.String(required=True, allow_none=True)
    agency = fields.String(required=True, allow_none=True)
    date = fields.String(required=True, allow_none=True)


class LanguageSchema(Schema):
    """The language of the article."""

    code = fields.String(required=True, allow_none=True, metadata=_described("BCP 47 tag; null where undetermined."))
    confidence = Probability(required=True)
    source = fields.String(required=True, validate=OneOf(("declared", "detected")))


class SummarySchema(Schema):
    """How many edits there are."""

    applied = fields.Integer(required=True, strict=True)
    suggested = fields.Integer(required=True, strict=True)
    by_category = fields.Dict(
        keys=fields.String(), values=fields.Integer(strict=True), required=True, metadata=_described("Applied edits.")
    )


class EncodingSchema(Schema):
    """The charset of a submission that came as bytes."""

    declared = fields.String(required=True, allow_none=True)
    used = fields.String(required=True)
    bom = fields.Boolean(required=True)
    confidence = Probability(required=True)


SHA256 = Regexp(r"^[0-9a-f]{64}$")


class ChecksumsSchema(Schema):
    """SHA-256, in hexadecimal, of the submission and of the clean text."""

    source = fields.String(required=True, validate=SHA256)
    text = fields.String(required=True, validate=SHA256)


class ServiceSchema(Schema):
    """What made the answer."""

    name = fields.String(required=True, validate=OneOf(("copydesk",)))
    version = fields.String(required=True)
    ruleset = fields.String(required=True, metadata=_described("A hash over ids, modes and data of the rules."))


class ArticleSchema(Schema):
    """A normalized article. Edits applied to the submission give `text`; undone they give the submission back."""

    id = fields.String(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)
    title_raw = fields.String(required=True, allow_none=True)
    title_source = fields.Nested(
        PlaceSchema,
        required=True,
        allow_none=True,
        metadata=_described("Where the title was found in the submitted text, or null."),
    )
    title_tags = fields.List(fields.String(), required=True)
    site_name = fields.String(required=True, allow_none=True)
    byline = fields.String(required=True, allow_none=True)
    dateline = fields.Nested(DatelineSchema, required=True, allow_none=True)
    language = fields.Nested(LanguageSchema, required=True)
    text = fields.String(
        required=True, metadata=_described("The clean body without the title: its paragraphs joined by blank lines.")
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
        metadata=_described("Rules that failed, ran out of time or found more than they may report."),
    )
    service = fields.Nested(ServiceSchema, required=True)


class ExampleSchema(Schema):
    """A text, and what the rule makes of it."""

    before = fields.String(required=True)
    after = fields.String(required=True)


class RuleSchema(Schema):
    """What a rule is and does."""

    id = fields.String(required=True)
    category = fields.String(required=True)
    summary = fields.String(required=True)
    rationale = fields.String(required=True)
    examples = fields.List(fields.Nested(ExampleSchema), required=True)
    leaves = fields.List(fields.String(), required=True, metadata=_described("Texts that it leaves alone."))
    default_mode = fields.String(required=True, validate=OneOf(MODES))


class RulesSchema(Schema):
    """Every rule, in the order in which they run."""

    rules = fields.List(fields.Nested(RuleSchema), required=True)


class HealthSchema(Schema):
    """The state of the service."""

    status = fields.String(required=True, validate=OneOf(("alive", "ready")))


class FaultSchema(Schema):
    """One thing that is wrong with a request."""

    pointer = fields.String(required=True, metadata=_described("JSON Pointer (RFC 6901) into the request."))
    detail = fields.String(required=True)


class ProblemSchema(Schema):
    """What went wrong (RFC 9457). `code` is stable."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True, strict=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True, metadata=_described("The request id, as a URN-like reference."))
    code = fields.String(required=True)
    errors = fields.List(fields.Nested(FaultSchema))
    limit = fields.Integer(strict=True)
    actual = fields.Integer(strict=True, allow_none=True)
    unit = fields.String()


def described(rule: Rule) -> dict[str, Any]:
    """The JSON of `RuleSchema` for a rule."""
    return {
        "id": rule.id,
        "category": rule.category,
        "summary": rule.summary,
        "rationale": rule.rationale,
        "examples": [{"before": before, "after": after} for before, after in rule.examples.items()],
        "leaves": list(rule.leaves),
        "default_mode": rule.mode,
    }


def faults(messages: Mapping[Any, Any] | list[str], pointer: str = "") -> list[dict[str, str]]:
    """The nested messages of marshmallow as a flat list of JSON pointers with what is wrong there."""
    if isinstance(messages, list):
        return [{"pointer": pointer, "detail": str(message)} for message in messages]
    found = []
    for key, inner in messages.items():
        step = "" if key == "_schema" else "/" + str(key).replace("~", "~0").replace("/", "~1")
        found += faults(inner, pointer + step)
    return found


def check_article(answer: Mapping[str, Any]) -> None:
    """Raise `ValidationError` where an answer does not fit `ArticleSchema`."""
    errors = _ARTICLE.validate(answer)
    if errors:
        raise ValidationError(errors)


_ARTICLE = ArticleSchema()
