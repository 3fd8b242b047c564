"""Whether a text has program text in it, where points and commas stand without blanks and words are identifiers."""

import re

_SIGNS = ("()", "__", "{\n", ";\n", "=>", "!=", "==", "</", " = [", "lambda ", ">>> ")
_STATEMENT = re.compile(r"^(?:import \w|from [\w.]+ import)|::[A-Za-z]", re.MULTILINE)


def has_program_text(value: str) -> bool:
    """Whether a text shows a call without arguments, an operator or a statement of the usual languages."""
    return any(sign in value for sign in _SIGNS) or bool(_STATEMENT.search(value))
