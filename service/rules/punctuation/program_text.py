"""Where a text has program text in it: there points and commas stand without blanks, and blanks before any mark."""

import re
from collections.abc import Iterable, Iterator

from service.language.scripts import Stretches

_SIGNS = tuple(
    (next((rare for rare in "={<>_;(" if rare in sign), sign), sign)
    for sign in ("()", "__", "{\n", ";\n", "=>", "!=", "==", "</", " = [", "lambda ", ">>> ")
)
"""What program text has in it, each behind the character of it that is found fastest not to be there: a search for one
is much faster than for two."""

_IMPORT = re.compile(r"\n(?:import \w|from [\w.]+ import)")
_MEMBER = re.compile("::[A-Za-z]")

_SIGNS_OF_CODE = tuple((rare, sign) for rare, sign in _SIGNS if sign not in ("__", ";\n"))
_IMPORT_ALONE = re.compile(r"\n(?:import [\w.]+(?: as \w+)?;?(?:\n|\Z)|from [\w.]+ import)")
_UNDERSCORES = re.compile("__(?<!___)(?!_)")
"""What prose does not show either: a line of underscores parts sections, and a wrapped line may end in a semicolon or
begin with `import`. Imports are looked for behind line ends, where they are found much faster than by lines."""

_PROGRAM_LINE = re.compile(
    r"""
    \A\s*[A-Za-z_][\w.]*=\S                                            # an assignment
    | \A\s*[a-z-]+[ ]:[ ][^;]+[ ]; | \A\s*["'][\w-]+["'][ ]:[ ]                        # a property of a style, a key
    | \A\s*(?:return|print|puts|mov)[ ]["'\w]+[ ],
    | \A\s*(?:\$[ ][a-z]|>>>[ ]|\#!)
    | \A\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP)[ ]
    | \A\s*(?:select\b.{1,200}?\bfrom|insert[ ]into|delete[ ]from|(?:create|alter|drop)[ ]table|update[ ]\w+[ ]set)\b
    | \A\s*(?:def|func|fn|sub|function)[ ]\w+[ ]?\( | \A\s*class[ ][A-Z]\w*[ ]?[:(]
    | \A\s*(?:import[ ][\w.]+(?:[ ]as[ ]\w+)?|from[ ][\w.]+[ ]import\b.*)[ ]?;
    | \A\s*(?:var|let|const|int|char|float|double|bool|string)[ ]\w+[ ]?[=;,]
    | \A\s*(?:sudo|ls|cd|pwd|echo|rm|cp|mv|mkdir|chmod|grep|sed|awk|curl|wget|git|npm|pip|docker|ssh)[ ](?:.*[ ])?[;|]
    """,
    re.VERBOSE,
)
"""What a line begins with that is a statement, a command, a key or a property of a style."""

_INSIDE_PROGRAM_LINES = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        ("{", r"\{"),
        ("}", r"\}"),
        (";", r";(?: (?:do|done|then|fi|else|elif|esac)\b|(?:(?<=[)\]];)|(?<=[)\]] ;))\s*\Z)"),
        ("&", "&&"),
        ("|", r"\|\|"),
        ("=", r"\b[A-Za-z_]\w*[\]\"']? [-+*/|]?={1,3} \S|\) = [A-Za-z]\w*(?![\w$])"),
        (">", " -> "),
        ("=", " := "),
        ("<", r"</?[a-z][a-z0-9]*(?: [a-z-]+=| ?/?>)"),  # a tag
        ("SELECT", r"\bSELECT\b.{1,200}?\bFROM\b"),
        ("INSERT", r"\bINSERT INTO\b"),
        ("DELETE", r"\bDELETE FROM\b"),
        (" TABLE", r"\b(?:CREATE|ALTER|DROP) TABLE\b"),
    )
)
"""What stands anywhere in such a line, each form with a sign that is looked for first: most lines have none, and of
a single character that is found fastest."""

_FENCE = "```"
_SPAN = re.compile(r"(?<![\w`])(`{1,2})(?![\s`])[^`\n]*(?<!\s)\1(?![\w`])")
"""What stands between backticks; blanks inside of them are those of a tokenizer, whose quotation marks they are."""

_CALL, _VALUES = re.compile(r"\((?<=\w\()"), re.compile(r"\[(?=[\"'0-9])")
"""The brackets of a list, each by itself: a search for one character is far faster than for one of two."""

_BRACKET = re.compile(r"(?P<list>(?<=\w)\(|\[(?=[\"'0-9]))|[()\[\]\n]")


def has_program_text(value: str) -> bool:
    """Whether a text shows a call without arguments, an operator or a statement of the usual languages."""
    if _has_sign(value, _SIGNS) or ("::" in value and _MEMBER.search(value)):
        return True
    return "import" in value and _IMPORT.search(f"\n{value}") is not None


def has_code(value: str) -> bool:
    """Whether a text shows what stands in program text alone: for rules that look for what prose never writes."""
    if _has_sign(value, _SIGNS_OF_CODE) or ("::" in value and _MEMBER.search(value)):
        return True
    if "__" in value and _UNDERSCORES.search(value):
        return True
    return "import" in value and _IMPORT_ALONE.search(f"\n{value}") is not None


def _has_sign(value: str, signs: Iterable[tuple[str, str]]) -> bool:
    for rare, sign in signs:  # noqa: SIM110 a loop, not `any`: most texts have none of them
        if rare in value and sign in value:
            return True
    return False


def is_program_line(line: str) -> bool:
    """Whether a line shows a statement or a command: none of these signs is one that another rule changes."""
    if _PROGRAM_LINE.match(line):
        return True
    for sign, form in _INSIDE_PROGRAM_LINES:  # noqa: SIM110 a loop, not `any`: most lines have none of them
        if sign in line and form.search(line):
            return True
    return False


def code_spans(value: str) -> Stretches:
    """The stretches that a text marks as code: between backticks in a line, or between lines that begin with three."""
    if "`" not in value:
        return Stretches((), ())
    spans = sorted((*_fenced(value), *(match.span() for match in _SPAN.finditer(value))))
    return _in_order(spans)


def _fenced(value: str) -> Iterator[tuple[int, int]]:
    """What stands between two fences."""
    opened, start = None, 0
    for line in value.split("\n"):
        if line.lstrip().startswith(_FENCE):
            if opened is not None:
                yield opened, start
            opened = start if opened is None else None
        start += len(line) + 1


def _in_order(spans: list[tuple[int, int]]) -> Stretches:
    """The spans, which are in order, without those that begin within another."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if not ends or start >= ends[-1]:
            starts.append(start)
            ends.append(end)
    return Stretches(tuple(starts), tuple(ends))


def argument_lists(value: str) -> Stretches:
    """What stands, within a line, in brackets that are glued to a word as those of a call are, or that hold values."""
    if not (_CALL.search(value) or _VALUES.search(value)):
        return Stretches((), ())
    spans: list[tuple[int, int]] = []
    opened: list[tuple[int, bool]] = []
    for match in _BRACKET.finditer(value):
        if match[0] == "\n":
            opened.clear()
        elif match[0] in "([":
            opened.append((match.start(), match["list"] is not None))
        elif opened:
            start, is_list = opened.pop()
            if is_list:
                spans.append((start, match.end()))
    return _in_order(sorted(spans))
