"""Lines that were broken to fit a width are joined, so that a paragraph is one line.

Old agency texts, mail and typewritten pages break their lines at 60 to 80 columns; a search for two words then fails
where a line ends between them. A block of lines was wrapped where each of them is as long as the next word lets it be,
and most begin in lower case. A line of it that ends early and with a sentence ends a paragraph. Lists, verse,
addresses, tables, program text, quoted mail and texts of one sentence a line show no such width, and stay.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.language.hyphens import ends_in_hyphen
from service.language.lines import INDENT, is_wide
from service.language.wrapping import LONE_LINE_FEED, line_feeds


@rule(
    "layout.wrapped-line",
    summary="Join lines that were broken to fit a width.",
    needs=("\n",),
    prefilter=LONE_LINE_FEED,
    fields=("text",),
    examples={
        "The council met on Monday to talk about the bridge over the\nriver, which has been closed since the flood of"
        " last\nspring.": "The council met on Monday to talk about the bridge over the river, which has been closed"
        " since the flood of last spring."
    },
    leaves=("Roses are red,\nviolets are blue", "12 Mill Lane\nNorthfield\nAlder County", "One.\nTwo.\nThree."),
)
def wrapped_line(text: Text) -> Iterator[Edit]:
    """Yield an edit for each line feed inside a paragraph of a wrapped block, and for those between two of them."""
    value = text.value
    feeds = text.once(line_feeds)
    for place in feeds.joined:
        if ends_in_hyphen(value, place):
            continue
        before, behind = value[place - 1 : place], value[place + 1 : place + 2]
        has_blank = before in INDENT or behind in INDENT
        yield text.edit(place, place + 1, "" if has_blank or is_wide(before, behind) else " ")
    for place in feeds.ended:
        why = "A short line that ends a sentence ends a paragraph of lines broken to fit a width."
        yield text.edit(place + 1, place + 1, "\n", explanation=why)
