"""Boilerplate lines: moved out, and sentences of the article that were taken for such lines."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bench.data import Key, RawArticle
from bench.outcomes import Judged, count, print_outcomes
from bench.pins import Figure
from bench.running import Answer
from bench.spans import meets, of_field
from service.rules import CATEGORIES

CATEGORY = "boilerplate"

STAYS = ("byline_line", "updated_line")
"""Lines that the labels count as boilerplate, and that the contract reads into fields and leaves in the text."""

STAYS_IN_WHOLE = re.compile(r"(?:By|BY) [A-Z]|(?:\w+day, )?[A-Z][a-z]+ \d{1,2}, \d{4}")
"""Such lines in articles read from end to end, where the labels name only kinds: bylines, and dates of publication."""


def report_boilerplate(
    rows: Sequence[Judged], whole: Sequence[Judged], answers: Mapping[Key, tuple[RawArticle, Answer]]
) -> Iterator[Figure]:
    """Print which boilerplate lines are gone, and give the headline figures.

    `rows` are lines read one by one; `whole` are all such lines of articles read from end to end.
    """
    if CATEGORY not in CATEGORIES:
        print(f"\nboilerplate: no rule yet: {len(rows)} lines read, and {len(whole)} in articles read from end to end")
        return
    every = [row for row in rows if row.label.verdict == "boilerplate_line"]
    lines = [row for row in every if row.label.label not in STAYS]
    mixed = [row for row in rows if row.label.verdict == "mixed"]
    owed = [row for row in whole if not STAYS_IN_WHOLE.match(row.label.token)]
    body = [row for row in rows if row.label.verdict == "part_of_body"]
    print_outcomes("boilerplate lines, with bylines and lines of dates, which stay", every, ("gone", "cut", "kept"))
    print_outcomes("lines that boilerplate is glued to", mixed, ("gone", "cut", "kept"))
    print_outcomes("body lines that look like boilerplate", body, ("gone", "cut", "kept"))
    print_outcomes("boilerplate lines of articles read from end to end", whole, ("gone", "cut", "kept"))
    yield Figure.share("boilerplate: lines removed", count(lines, "gone"), len(lines), "higher")
    yield Figure.share(
        "boilerplate: lines removed, bylines and dates counted", count(every, "gone"), len(every), "higher"
    )
    yield Figure("boilerplate: body lines damaged", count(body, "gone", "cut"), "lower")
    yield Figure("boilerplate: glued lines lost whole", count(mixed, "gone"), "lower")
    yield Figure.share("boilerplate: lines of whole articles removed", count(owed, "gone"), len(owed), "higher")
    yield Figure.share("boilerplate: the same with bylines and dates", count(whole, "gone"), len(whole), "higher")
    yield Figure("boilerplate: false removals in whole articles", _false_removals(whole, answers), "lower")


def _false_removals(whole: Sequence[Judged], answers: Mapping[Key, tuple[RawArticle, Answer]]) -> int:
    """How many removals in articles read from end to end meet none of their boilerplate lines."""
    false = 0
    for key in {row.label.key for row in whole}:
        lines = [row.label for row in whole if row.label.key == key]
        removals = [edit for edit in of_field(answers[key][1].edits, "text") if edit.category == CATEGORY]
        false += sum(not any(meets(edit, line.start, line.end) for line in lines) for edit in removals)
    return false
