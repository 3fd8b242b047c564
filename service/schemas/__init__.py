"""The contract's schemas (marshmallow): what a request may hold, and what an answer holds.

The single source of the contract: requests are loaded through `NormalizeRequest`, `openapi.yaml` is written from all
of them, and answers are checked against `ArticleSchema`. Fields are strict: a number is no string, a list no tuple.
"""

from service.schemas.answers import ArticleSchema, check_article
from service.schemas.batches import BatchRequest, BatchSchema, EndSchema, ItemSchema
from service.schemas.catalog import HealthSchema, RuleSchema, RulesSchema, described
from service.schemas.problems import ProblemSchema, faults
from service.schemas.requests import HINTS, REQUEST, HintsSchema, NormalizeRequest, OptionsSchema, RuleModes

__all__ = [
    "HINTS",
    "REQUEST",
    "ArticleSchema",
    "BatchRequest",
    "BatchSchema",
    "EndSchema",
    "HealthSchema",
    "HintsSchema",
    "ItemSchema",
    "NormalizeRequest",
    "OptionsSchema",
    "ProblemSchema",
    "RuleModes",
    "RuleSchema",
    "RulesSchema",
    "check_article",
    "described",
    "faults",
]
