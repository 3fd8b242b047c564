"""What a request may hold."""

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load
from marshmallow.validate import Length, OneOf, Regexp

from service.engine.offsets import OFFSET_UNITS
from service.intake import BCP47, MIN_CONFIDENCE, MODES, QUOTES, RULE_NAMES, SECTIONS, Options, Submission
from service.schemas.parts import Probability, described_as

MAX_ID = 200
MAX_HINT = 2048
MAX_ENTRIES = 1000
"""Of a list of options. A million faulty entries, which fit a body, would take ten seconds and a gigabyte to refuse."""


MORE_NAMES = "More names than there are rules and categories."


class StrictSchema(Schema):
    """A schema of requests: it refuses unknown fields, and the OpenAPI document says so (answers may gain fields)."""

    class Meta:
        """Said aloud for the document; it is marshmallow's default."""

        unknown = RAISE


class RuleModes(fields.Dict):
    """A mapping of rule ids and categories to modes; as fields of a schema the points in the ids would mean nesting."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 marshmallow's own keywords
        """Take marshmallow's keywords; keys and values are given."""
        keys = fields.String(validate=OneOf(RULE_NAMES, error="Not a rule or category."))
        super().__init__(keys=keys, values=fields.String(validate=OneOf(MODES)), **kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 marshmallow's own signature
        if isinstance(value, dict) and len(value) > len(RULE_NAMES):
            raise ValidationError(MORE_NAMES)
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


class ShortList(fields.List[Any]):
    """A list that is refused for its length before its entries are looked at."""

    def __init__(self, entry: fields.Field[Any], **kwargs: Any) -> None:  # noqa: ANN401 marshmallow's own keywords
        """Take the field of an entry, and marshmallow's keywords; the length is given."""
        super().__init__(entry, validate=Length(max=MAX_ENTRIES), **kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> list[Any]:  # noqa: ANN401 marshmallow's own signature
        if isinstance(value, list):
            for validator in self.validators:
                validator(value)
        return super()._deserialize(value, *args, **kwargs)


class OptionsSchema(StrictSchema):
    """How an article is to be normalized."""

    min_confidence = Probability(
        load_default=MIN_CONFIDENCE,
        metadata=described_as("Edits below it are suggested, not applied."),
    )
    rules = RuleModes(
        metadata=described_as(
            "Modes by rule id or category; an id beats its category. `apply` is still subject to `min_confidence`."
        ),
    )
    quotes = fields.String(
        validate=OneOf(QUOTES),
        load_default="keep",
        metadata=described_as(
            "How quotation marks and apostrophes are to be written: left as they are, straight, or curly by the"
            " article's language; `punctuation.quotation-marks` says which stay."
        ),
    )
    offset_unit = fields.String(
        validate=OneOf(OFFSET_UNITS),
        load_default="codepoint",
        metadata=described_as("The unit of every offset in the answer."),
    )
    boilerplate_phrases = ShortList(
        fields.String(validate=Length(min=1, max=MAX_HINT)),
        metadata=described_as(
            "Literal phrases; a line that begins with one is boilerplate: `boilerplate.caller-phrase` takes it out."
        ),
    )
    include = ShortList(
        fields.String(validate=OneOf(SECTIONS)), metadata=described_as("The sections to answer; all by default.")
    )

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> Options:  # noqa: ANN401 marshmallow's own keywords
        return Options.of(data)


class HintsSchema(StrictSchema):
    """What may be said of an article beside its text."""

    title = fields.String(
        allow_none=True,
        metadata=described_as(
            "The raw title where the scraper has it apart. Absent or null: look for one in `text`. Empty: do not look."
        ),
    )
    id = fields.String(
        allow_none=True, validate=Length(max=MAX_ID), metadata=described_as("The client's own id, echoed.")
    )
    url = fields.String(
        allow_none=True,
        validate=Length(max=MAX_HINT),
        metadata=described_as("A hint for the title's site suffix; nothing is ever fetched."),
    )
    site_name = fields.String(
        allow_none=True, validate=Length(max=MAX_HINT), metadata=described_as("A hint for the title's site suffix.")
    )
    language = fields.String(
        allow_none=True, validate=Regexp(BCP47), metadata=described_as("BCP 47 tag; detected where absent.")
    )
    options = fields.Nested(OptionsSchema, load_default=Options)


class NormalizeRequest(HintsSchema):
    """One article, as a scraper pulled it off a page."""

    class Meta(HintsSchema.Meta):
        """The text comes first in the document."""

        fields = ("text", "title", "id", "url", "site_name", "language", "options")

    text = fields.String(required=True, metadata=described_as("The raw text."))

    @post_load
    def _make(self, data: dict[str, Any], **_: Any) -> Submission:  # noqa: ANN401 marshmallow's own keywords
        return Submission(**data)


HINTS = HintsSchema()
REQUEST = NormalizeRequest()
"""Made once, for that takes longer than loading a request; loading changes nothing in a schema, so threads share it."""
