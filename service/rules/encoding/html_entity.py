"""A character reference of HTML in plain text (`Q&amp;A`, `it&#8217;s`, `&amp;nbsp;`) becomes what it names.

References are left behind where text was escaped once more than it was unescaped, so nested ones are resolved in one
go, down to the character. Only names that end in a semicolon count, as `?a=1&copy=2` is no copyright sign; `&amp;` in
the query of an address is an escape like any other and goes too. Numbers between 128 and 159 follow the HTML standard's
table. A reference to a control character, a surrogate, a letter or a digit of ASCII stays.

The answer is plain text, so `&lt;b&gt;` becomes `<b>`: whoever writes plain text into a page has to escape it anyway.
In a line with real tags, however, which is HTML still, what means `<` or `>` stays, and so does whatever stands inside
a tag: resolved there it could not be told from markup any more. References also stay where they are the subject:
between backticks, alone in quotation marks, in a line that speaks of HTML, XML or ampersands or says what to type.
"""

import re
from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.invisible import CONTROL, DIRECTION, ESCAPE, SOFT_HYPHEN, ZERO_WIDTH
from service.rules.encoding.references import REFERENCE, innermost

_LINE = re.compile("[^\n\r\v\f\u2028\u2029\u0085]+")
_UNSEEN = re.compile(f"{ESCAPE}|[{CONTROL}{DIRECTION}{ZERO_WIDTH}{SOFT_HYPHEN}]")
_MAY_BE_REFERENCE = "&[#0-9A-Za-z]{2}|&[#0-9A-Za-z]?[^\t-\r -~]"
"""The beginning of a reference, whole or with something hidden in it."""
_TAG = (
    r"</?(?:a|abbr|b|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|ol"
    r"|option|p|pre|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|tr|u|ul)\b[^<>]*>"
)
_TAGGED = re.compile(_TAG, re.IGNORECASE)
_CODE_OR_TAG = re.compile(f"`[^`]+`|{_TAG}", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:[Tt]ype|[Ii]nsert|[Ee]ntit(?:y|ies)(?: such as| like)?)"
    r" &(?!quot;|[lr][sd]quo;|amp;|[mn]dash;|nbsp;|hellip;)\w+;"
    r"|\b(?:X?HTML|XML|[Aa]mpersands?|html_?entit\w+|htmlspecialchars|character (?:entit|ref)\w+)(?![\w%\u00ad])"
)
_QUOTED = frozenset(('""', "''", "“”", "‘’", "„“", "«»", "»«", "””", "„”"))
_MARKUP = frozenset("<>\n\r\u2028\u2029")
"""What stays escaped in a line with tags; line ends, too, for behind them there would be no tags any more."""


@rule(
    "encoding.html-entity",
    summary="Replace a character reference of HTML by the character that it names.",
    needs=("&", ";"),
    prefilter=_MAY_BE_REFERENCE,
    examples={
        "Rock &amp;amp; roll": "Rock & roll",
        "It&#146;s &pound;5": "It’s £5",
    },
    leaves=("AT&T and R&D", "example.org/?a=1&copy=2", "Write `&amp;` for it.", "<p>2 &lt; 3</p>"),
)
def html_entity(text: Text) -> Iterator[Edit]:
    """Yield an edit for each reference, nested ones as one."""
    for line in _LINE.finditer(text.value):
        if "&" in line[0]:
            for start, end, after in _in_line(line[0]):
                yield text.edit(line.start() + start, line.start() + end, after)


def _in_line(line: str) -> Iterator[tuple[int, int, str]]:
    """The references of a line as later rules leave it, without what nobody sees."""
    seen = _UNSEEN.sub("", line)
    if len(seen) == len(line):
        yield from _resolved(line)
        return
    places: list[int] = []
    position = 0
    for hidden in _UNSEEN.finditer(line):
        places += range(position, hidden.start())
        position = hidden.end()
    places += range(position, len(line))
    for start, end, after in _resolved(seen):
        yield places[start], places[end - 1] + 1, after


def _resolved(line: str) -> Iterator[tuple[int, int, str]]:
    """The references of a line with what they mean."""
    if _SUBJECT.search(line):
        return
    shown = _CODE_OR_TAG.sub(lambda match: match[0].replace("&", "\0"), line)
    is_markup = "<" in line and _TAGGED.search(line) is not None
    last = (0, "")
    for match in REFERENCE.finditer(shown):
        start = match.start()
        after, end = innermost(match)
        if after is None or (is_markup and after in _MARKUP) or _is_subject(line, start, end):
            continue
        before = last[1] if last[0] == start else line[start - 1 : start]
        if after == ";" or (after == "#" and before == "&"):
            continue  # with its neighbours it would make another reference
        yield start, end, after
        last = (end, after)


def _is_subject(line: str, start: int, end: int) -> bool:
    """Whether a reference stands alone in quotation marks."""
    return start > 0 and line[start - 1 : start] + line[end : end + 1] in _QUOTED
