"""Many articles at once: what a batch may hold, and what it is answered with."""

from typing import Any

from marshmallow import Schema, ValidationError, fields

from service.schemas.answers import ArticleSchema
from service.schemas.parts import Offset, described_as
from service.schemas.problems import ProblemSchema
from service.schemas.requests import NormalizeRequest, OptionsSchema, StrictSchema


class Items(fields.List[Any]):
    """The requests of a batch, each of which is loaded for itself later: one that does not fit fails no other."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 marshmallow's own keywords
        """Take marshmallow's keywords; what an item should be is given, for the document."""
        super().__init__(fields.Nested(NormalizeRequest), **kwargs)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> list[Any]:  # noqa: ANN401 marshmallow's own signature
        if not isinstance(value, list):
            raise ValidationError(self.error_messages["invalid"])
        return value


class BatchRequest(StrictSchema):
    """Many articles. One item that is wrong fails no other."""

    defaults = fields.Nested(
        OptionsSchema, metadata=described_as("Options for all items; what an item says of its own counts.")
    )
    items = Items(required=True, metadata=described_as("The articles."))


class ItemSchema(Schema):
    """What became of one item: an article, or a problem."""

    id = fields.String(
        required=True,
        allow_none=True,
        metadata=described_as("The item's own id; null where it had none that is valid."),
    )
    index = Offset()
    status = fields.Integer(
        required=True, strict=True, metadata=described_as("What `POST /v1/normalize` would answer the item with.")
    )
    article = fields.Nested(ArticleSchema, metadata=described_as("Where the status is 200."))
    problem = fields.Nested(ProblemSchema, metadata=described_as("Where it is another; pointers lead into the item."))


class BatchSchema(Schema):
    """What became of each item, in order."""

    items = fields.List(fields.Nested(ItemSchema), required=True)


class EndSchema(Schema):
    """The last line of an NDJSON answer; without it the answer is incomplete."""

    done = fields.Boolean(required=True)
    items = fields.Integer(required=True, strict=True)
    failed = fields.Integer(required=True, strict=True)
