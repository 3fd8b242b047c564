"""A rule: a pure generator of edits, with everything that describes it.

A rule is declared once, by the decorator `rule` in its own module, and that declaration is what `/v1/rules`, the
documents and the tests read. The module's docstring is the rule's rationale.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from service.engine.document import Text
from service.engine.edit import Edit, Field

Mode = Literal["apply", "suggest", "off"]
Find = Callable[[Text], Iterator[Edit]]


class Need(Enum):
    """A necessary condition that is not a set of characters."""

    NON_ASCII = "a character beyond ASCII"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its description.

    `needs` is a cheap necessary condition: for each string the text must hold at least one of its characters.
    `prefilter` is a closer one, a regular expression that occurs in every text in which the rule finds something; where
    the texts can be scanned for it (see `service.engine.prefilter`, also for what it may hold) it is asked for instead
    of the characters. Mode and confidence decide whether an edit is applied; that is the pipeline's business.
    """

    id: str
    summary: str
    rationale: str
    find: Find
    needs: tuple[str | Need, ...] = ()
    prefilter: str | None = None
    fields: tuple[Field, ...] = ("title", "text")
    mode: Mode = "apply"
    examples: Mapping[str, str] = field(default_factory=dict)
    leaves: tuple[str, ...] = ()

    @property
    def category(self) -> str:
        """The part of the id before the point."""
        return self.id.partition(".")[0]


def rule(
    rule_id: str,
    *,
    summary: str,
    needs: tuple[str | Need, ...] = (),
    prefilter: str | None = None,
    fields: tuple[Field, ...] = ("title", "text"),
    mode: Mode = "apply",
    examples: Mapping[str, str] | None = None,
    leaves: tuple[str, ...] = (),
) -> Callable[[Find], Rule]:
    """Declare the decorated generator as a rule.

    `examples` maps texts to what the rule makes of them (in English, with every other rule off, each reading accepted,
    curly quotation marks asked for and `Our pick:` named as a boilerplate phrase); `leaves` are texts that it must not
    touch. Both are tested and published.
    """

    def declare(find: Find) -> Rule:
        rationale = str(find.__globals__["__doc__"] or "").strip()
        return Rule(rule_id, summary, rationale, find, needs, prefilter, fields, mode, dict(examples or {}), leaves)

    return declare
