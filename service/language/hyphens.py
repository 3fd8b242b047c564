"""A hyphen at the end of a broken line: whose it is, the word's or the line break's."""

HYPHENS = ("-", "\u2010")


def ends_in_hyphen(text: str, place: int) -> bool:
    """Whether the line that ends at `place` ends in a hyphen (not in a dash) and a word follows on the next line."""
    if place < 2 or text[place - 1] not in HYPHENS:
        return False
    return text[place - 2].isalnum() and text[place + 1 : place + 2].isalnum()
