"""What of the rules' findings is applied, what is suggested, and how much of it an article may get."""

from collections.abc import Callable, Mapping
from dataclasses import field
from math import inf

from service.engine.record import record
from service.engine.rule import Mode, Rule

MAX_EDITS = 10_000
"""Of an article, as the contract has it: nobody looks through more, and each is an object of the answer."""


NEVER = inf
"""A confidence that no edit has."""


def _raise(_rule: str, error: Exception) -> None:
    raise error


@record
class Policy:
    """What is applied and what is suggested.

    `modes` maps rule ids and categories to a mode and beats the rules' own; an id beats its category. A rule with
    which an article would get more than `max_edits` findings is undone whole, and rules of the categories in `undone`
    are not even asked. `on_failure` is told of a rule that raised; by default the exception propagates.
    """

    min_confidence: float = 0.85
    modes: Mapping[str, Mode] = field(default_factory=dict)
    max_edits: int = MAX_EDITS
    on_failure: Callable[[str, Exception], None] = _raise
    undone: frozenset[str] = frozenset()

    def mode(self, rule: Rule) -> Mode:
        """The mode that holds for `rule`."""
        if not self.modes:
            return rule.mode
        return self.modes.get(rule.id) or self.modes.get(rule.category) or rule.mode

    def least_confidence(self, rule: Rule) -> float:
        """How sure an edit of `rule` has to be in order to be applied rather than suggested."""
        return self.min_confidence if self.mode(rule) == "apply" else NEVER
