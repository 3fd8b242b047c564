"""The deadline of a piece of work: what is not done by then is left undone and listed, not waited for."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock, and how many seconds there were until it."""

    at: float
    seconds: int

    @classmethod
    def after(cls, seconds: int) -> "Deadline":
        """The deadline so many seconds from now."""
        return cls(time.monotonic() + seconds, seconds)

    def has_passed(self) -> bool:
        """Whether it is over."""
        return time.monotonic() >= self.at
