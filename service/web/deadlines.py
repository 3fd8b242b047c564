"""Deadlines of a piece of work: what is not done by then is left undone and listed, not waited for."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock, and the setting that says how many seconds there were until it."""

    at: float
    setting: str
    seconds: int

    @classmethod
    def of(cls, setting: str, seconds: int, since: float) -> "Deadline":
        """The deadline so many seconds after a moment."""
        return cls(since + seconds, setting, seconds)

    def or_earlier(self, other: "Deadline") -> "Deadline":
        """The one of two that comes first."""
        return min(self, other, key=lambda deadline: deadline.at)

    def has_passed(self) -> bool:
        """Whether it is over."""
        return time.monotonic() >= self.at
