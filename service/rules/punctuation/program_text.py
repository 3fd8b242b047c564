"""Where a text has program text in it: there points and commas stand without blanks, and blanks before any mark."""

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from service.language.scripts import Stretches

_SIGNS = ("()", "__", "{\n", ";\n", "=>", "!=", "==", "</", " = [", "lambda ", ">>> ")
_RAREST = MappingProxyType({sign: next((rare for rare in "={<>_;(" if rare in sign), sign) for sign in _SIGNS})
"""The character of each sign that is found fastest not to be there: a search for one is much faster than for two."""

_STATEMENT = re.compile(r"^(?:import \w|from [\w.]+ import)|::[A-Za-z]", re.MULTILINE)
_OF_STATEMENTS = ("import", "::")

_SIGNS_OF_CODE = tuple(sign for sign in _SIGNS if sign not in ("__", ";\n"))
_CODE = re.compile(r"^(?:import [\w.]+(?: as \w+)?;?$|from [\w.]+ import)|::[A-Za-z]|(?<!_)__(?!_)", re.MULTILINE)
"""What prose does not show either: a line of underscores parts sections, and a wrapped line may end in a semicolon or
begin with `import`."""

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
        (";", r"[)\]] ?;\s*\Z|; (?:do|done|then|fi|else|elif|esac)\b"),
        ("&&", "&&"),
        ("||", r"\|\|"),
        ("=", r"\b[A-Za-z_]\w*[\]\"']? [-+*/|]?={1,3} \S|\) = [A-Za-z]\w*(?![\w$])"),
        (" -> ", " -> "),
        (" := ", " := "),
        ("<", r"</?[a-z][a-z0-9]*(?: [a-z-]+=| ?/?>)"),  # a tag
        ("SELECT", r"\bSELECT\b.{1,200}?\bFROM\b"),
        ("INSERT", r"\bINSERT INTO\b"),
        ("DELETE", r"\bDELETE FROM\b"),
        (" TABLE", r"\b(?:CREATE|ALTER|DROP) TABLE\b"),
    )
)
"""What stands anywhere in such a line, each form with a sign that is looked for first: most lines have none."""

_FENCE = "```"
_SPAN = re.compile(r"(?<![\w`])(`{1,2})(?![\s`])[^`\n]*(?<!\s)\1(?![\w`])")
"""What stands between backticks; blanks inside of them are those of a tokenizer, whose quotation marks they are."""

_LIST = re.compile(r"\((?<=\w\()|\[(?=[\"'0-9])")
_BRACKET = re.compile(r"(?P<list>(?<=\w)\(|\[(?=[\"'0-9]))|[()\[\]\n]")


def has_program_text(value: str) -> bool:
    """Whether a text shows a call without arguments, an operator or a statement of the usual languages."""
    return _has_sign(value, _SIGNS) or (_has_any(value, _OF_STATEMENTS) and bool(_STATEMENT.search(value)))


def has_code(value: str) -> bool:
    """Whether a text shows what stands in program text alone: for rules that look for what prose never writes."""
    return _has_sign(value, _SIGNS_OF_CODE) or (_has_any(value, (*_OF_STATEMENTS, "__")) and bool(_CODE.search(value)))


def _has_sign(value: str, signs: Iterable[str]) -> bool:
    return any(_RAREST[sign] in value and sign in value for sign in signs)


def _has_any(value: str, parts: Iterable[str]) -> bool:
    return any(part in value for part in parts)


def is_program_line(line: str) -> bool:
    """Whether a line shows a statement or a command: none of these signs is one that another rule changes."""
    if _PROGRAM_LINE.match(line):
        return True
    return any(sign in line and form.search(line) for sign, form in _INSIDE_PROGRAM_LINES)


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
    if not _LIST.search(value):
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
