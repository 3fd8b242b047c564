"""What the other operations answer: the rules, and the state of the service."""

from typing import Any

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from service.engine.rule import Rule
from service.intake import MODES
from service.schemas.parts import described_as


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
    leaves = fields.List(fields.String(), required=True, metadata=described_as("Texts that it leaves alone."))
    default_mode = fields.String(required=True, validate=OneOf(MODES))


class RulesSchema(Schema):
    """Every rule, in the order in which they run."""

    rules = fields.List(fields.Nested(RuleSchema), required=True)


class HealthSchema(Schema):
    """The state of the service."""

    status = fields.String(required=True, validate=OneOf(("alive", "ready")))


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
