"""What a body turned out to be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A text, the charset that it was in, and how sure that is."""

    text: str
    charset: str
    confidence: float
