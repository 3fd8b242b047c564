"""Values that nobody may change: dataclasses that are frozen for the type checker, and cost nothing for it when made.

A dataclass that is frozen when it runs sets each field by a detour that takes three times as long as an assignment, and
an article makes some ninety of them.
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(made: type[T]) -> type[T]:
    """Make a class a dataclass with slots, whose instances are hashable and, as mypy sees to it, never change."""
    return dataclass(slots=True, unsafe_hash=True)(made)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def part_of_answer(made: type[T]) -> type[T]:
    """A `record` without slots: orjson writes what has a `__dict__` in a third of the time."""
    return dataclass(unsafe_hash=True)(made)
