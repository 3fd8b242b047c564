"""Fields that the schemas share: strict numbers, and what a description looks like."""

from typing import Any

from marshmallow import fields
from marshmallow.validate import Range


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


def described_as(text: str) -> dict[str, str]:
    """The metadata by which a field is described in the contract."""
    return {"description": text}
