"""Text that was decoded with the wrong charset, once or several times over (`donâ€™t`), reads as what was meant.

ftfy decides what is mojibake and what it was; nothing here second-guesses it, but where a Portuguese word in capitals
(`JOÃO`, `“IRMÃ”`) shows that a line is read right. It is called line by line, as it calls
itself, with every option explicit: only encodings are repaired, never quotes, widths, ligatures or entities. A
repaired line is then told as local edits. ftfy does not touch ASCII letters and digits here, so those words are the
same on both sides, and what lies between two of them corresponds; where they should differ for once, the edit covers
all that does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby

import ftfy
from ftfy.fixes import fix_c1_controls

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import Need, rule
from service.language.quotation_marks import STRAIGHT_FORMS
from service.rules.encoding.leftovers import repair_leftovers
from service.rules.encoding.shown import BYTES, shown
from service.rules.encoding.suspects import MAY_BE_BAD, is_suspect, suspect_lines

OPTIONS = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_encoding=True,
    restore_byte_a0=True,
    replace_lossy_sequences=True,
    decode_inconsistent_utf8=True,
    fix_c1_controls=True,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)

_LOST_BYTE, _PLACE_HOLDER = "â€ ", "â€\ufdd0"
"""A closing quotation mark that lost its last byte, and a blank, are not the dagger that ftfy makes of both. It is
shown a noncharacter for the blank; a line as it is shown has none of its own."""

_KEPT = "\ufdd1"
_CAPITAL = "[A-ZÀ-ÂÄ-Þ]"
_PROPER = re.compile(f"{_CAPITAL}Ã[A-Z]|ÇÃ")
_ENDS_WORD = re.compile(f"(?<={_CAPITAL})Ã(?=[ ”–—])")
_ENDS_QUOTATION = re.compile(rf"(?<=“)([^“”]{{0,600}}?{_CAPITAL})Ã(?=”(?!\w))")
"""The Ã of a Portuguese word in capitals (`IRMÃ`): beside another one that a letter follows, or at the end of a
quotation that would not close otherwise. ftfy is shown a noncharacter for it."""

MOST_LAYERS = 4
"""Damage may come to light only when a layer above it is gone; no article seen had more than two."""

_SEPARATOR, _PART = re.compile("[\v\f\u2028\u2029]"), re.compile("[^\v\f\u2028\u2029]+")
"""Separators that become a blank or a line feed: what they part is looked at as one line, and then each for itself."""

_LONE_BYTE = re.compile("[\x81\x8d\x8f\x90\x9d]")  # what Windows-1252 does not know: no character can come of it
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")  # a letter that is not Latin
MOST_FOREIGN = 2
"""So few letters of another script in a repaired line are no words; a line that was written in one has dozens."""

_TWO_BYTES = re.compile(f"[ÎÏÐÑ][{BYTES}]")
_BLANK = re.compile("([ \u00a0])")
_TWO_BLANKS = re.compile("[ \u00a0][ \u00a0]")
_ASCII_WORD = re.compile("([0-9A-Za-z]+)")


@rule(
    "encoding.mojibake",
    summary="Decode text that was read with the wrong charset.",
    needs=(Need.NON_ASCII,),
    prefilter=MAY_BE_BAD,
    examples={"It doesnâ€™t matter at the cafÃ©.": "It doesn’t matter at the café."},
    leaves=("NÃO HÁ ACORDO", "今天，天气很好。", "می‌خواهم", "It costs 5 €, he said."),
)
def mojibake(text: Text) -> Iterator[Edit]:
    """Yield an edit for each damaged stretch of each line that ftfy repairs."""
    for start, line in suspect_lines(text.value):
        edits = _edits(text, start, line)  # one by one: of a line with too many the rest is not asked for
        yield from _of_parts(text, start, line, list(edits)) if _SEPARATOR.search(line) else edits


def _of_parts(text: Text, start: int, line: str, edits: list[Edit]) -> list[Edit]:
    """The edits of a line, but for each of its parts that would be repaired further, the edits of that part alone."""
    starts = [edit.start for edit in edits]
    found: list[Edit] = []
    done = 0
    for part in _PART.finditer(line):
        low, high = start + part.start(), start + part.end()
        first, behind = bisect_left(starts, low), bisect_left(starts, high)
        is_cut = (first > 0 and edits[first - 1].end > low) or (behind > first and edits[behind - 1].end > high)
        inside = edits[first:behind]
        if not is_cut and (not inside or _may_be_repaired(text, low, part[0], inside)):
            found += [*edits[done:first], *_edits(text, low, part[0])]
            done = behind
    return found + edits[done:]


def _may_be_repaired(text: Text, start: int, part: str, edits: list[Edit]) -> bool:
    """Whether there is damage left in a part of a line once the edits inside it are made."""
    pieces, position = [], 0
    for edit in edits:
        pieces += [part[position : edit.start - start], edit.after or ""]
        position = edit.end - start
    whole = shown("".join([*pieces, part[position:]]))
    return any(_repairs(whole.text, is_straight=_is_straight(text)))


def _edits(text: Text, start: int, line: str) -> Iterator[Edit]:
    """The edits of a line, or of a part of one, that begins at `start`."""
    whole = shown(line)
    for low, high, after in _repairs(whole.text, is_straight=_is_straight(text)):
        place = whole.in_line(low, high)
        end = place.end
        if after.endswith("à") and line[place.start : end].endswith("Ã") and _TWO_BLANKS.match(line, end):
            end += 1  # the second byte, which became a blank
        yield text.edit(start + place.start, start + end, after)


def _is_straight(text: Text) -> bool:
    return text.document.context.quotes == "straight"


def _repairs(line: str, *, is_straight: bool) -> Iterator[tuple[int, int, str]]:
    """What is repaired in a line: stretches `[low, high)` with what they become."""
    repaired = _repaired_in_layers(line)
    if is_straight:
        repaired = _repaired_beside_quotes(repaired)
    if repaired != line:
        yield from _differences(line, repaired)


def _repaired_in_layers(line: str) -> str:
    """The line as ftfy repairs it, and again, for what later rules take away may have hidden more."""
    repaired = _repaired(line)
    if repaired == line and not _LONE_BYTE.search(line):
        return line
    for _ in range(MOST_LAYERS):
        seen = shown(_LONE_BYTE.sub("", repaired)).text
        further = _repaired(seen) if is_suspect(seen) else seen
        if further == seen:
            break
        repaired = further
    return repaired


def _repaired_beside_quotes(line: str) -> str:
    """The line without the damage that ftfy sees only where curly marks, which it may take for bytes, are straight."""
    straight = line.translate(STRAIGHT_FORMS)
    if straight == line:
        return line
    whole = shown(straight)
    parts, position = [], 0
    for low, high, after in _differences(whole.text, _repaired_in_layers(whole.text)):
        place = whole.in_line(low, high)
        parts += [line[position : place.start], after]
        position = place.end
    return "".join([*parts, line[position:]])


def _repaired(line: str) -> str:
    """The line as ftfy repairs it, and what is left then; the line itself where ftfy is misled."""
    seen = _with_proper_letters_kept(line.replace(_LOST_BYTE, _PLACE_HOLDER))
    repaired = _decoded(seen).replace("\ufdd0", " ").replace(_KEPT, "Ã")
    repaired = repair_leftovers(repaired)
    if not _is_misled(line, repaired):
        return repaired
    read = fix_c1_controls(line)  # the bytes that misled it are characters of their own
    return line if read == line else _repaired(read)


def _decoded(line: str) -> str:
    """`ftfy.fix_text(line, OPTIONS)`, which looks again for damage, at great length, whatever it has repaired.

    Here it is asked again only where there may be some. Lines that it would part are left to it.
    """
    if len(line) > OPTIONS.max_decode_length:
        return ftfy.fix_text(line, OPTIONS)
    while True:
        decoded = fix_c1_controls(ftfy.fix_encoding(line))
        if decoded == line or not is_suspect(decoded):
            return decoded
        line = decoded


def _with_proper_letters_kept(line: str) -> str:
    """The line with the Ã that end words hidden, where they are letters of their own."""
    if "Ã" not in line:
        return line
    if _PROPER.search(line):
        line = _ENDS_WORD.sub(_KEPT, line)
    return _ENDS_QUOTATION.sub(rf"\1{_KEPT}", line) if "Ã”" in line else line


def _is_misled(line: str, repaired: str) -> bool:
    """Whether a repair brings a lone letter of another script into a line, as `”é` misleads ftfy to do.

    `Î¼` and `Ð¯` are what two bytes of Greek and Cyrillic look like, and nothing else: those may stand alone.
    """
    foreign = _FOREIGN.findall(repaired)
    if not 0 < len(foreign) <= MOST_FOREIGN or foreign == _FOREIGN.findall(line):
        return False
    return len(foreign) > len(_FOREIGN.findall(line)) + len(_TWO_BYTES.findall(line))


def _differences(line: str, repaired: str) -> Iterator[tuple[int, int, str]]:
    """The stretches `[low, high)` of `line` that became something else, given that ASCII words stayed as they were."""
    here, there = _ASCII_WORD.split(line), _ASCII_WORD.split(repaired)
    if here[1::2] != there[1::2]:
        here, there = [line], [repaired]
    start = 0
    for before, after in zip(here, there, strict=True):
        if before != after:
            yield from _by_blank(start, before, after)
        start += len(before)


def _by_blank(start: int, before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """Split a differing stretch at its blanks where both sides have as many; what is common to both sides is left."""
    words, others = _BLANK.split(before), _BLANK.split(after)
    if len(words) != len(others):
        words, others = [before], [after]
    pairs = zip(words, others, strict=True)
    for is_same, group in groupby(pairs, key=lambda pair: pair[0] == pair[1]):
        word, other = ("".join(parts) for parts in zip(*group, strict=True))
        if not is_same:
            head = _common(word, other)
            tail = _common(word[head:][::-1], other[head:][::-1])
            yield start + head, start + len(word) - tail, other[head : len(other) - tail]
        start += len(word)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    length = min(len(one), len(other))
    return next((i for i in range(length) if one[i] != other[i]), length)
