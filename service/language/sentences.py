"""Where sentences end, as far as a line of text shows it."""

TERMINAL = ".!?…。！？"
"""Marks that end a sentence, in Latin, Cyrillic and East Asian print."""

_CLOSING = "\"'”’»)]"


def ends_sentence(line: str) -> bool:
    """Whether a line ends in a mark that ends sentences, quotation marks and brackets aside."""
    return line.rstrip(_CLOSING)[-1:] in tuple(TERMINAL)
