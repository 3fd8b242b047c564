"""Linear time: every rule, the pipeline and the composition of edits, over long texts of nasty units.

No time is asserted, only a ratio: four times the length may take at most eight times as long (a quadratic rule takes
sixteen times as long), judged only where the longer run takes long enough to be measured. Where the first time was not
enough, it is judged several times more, and most of them decide.
"""

import gc
from collections.abc import Callable, Iterator
from functools import cache
from statistics import median
from time import process_time

import pytest

from service import normalize
from service.decoding import decode
from service.engine.document import Context, Document, Language, Text
from service.engine.edit import Edit, Span
from service.engine.pieces import Accounted, Pieces
from service.engine.rule import Rule
from service.language.numbers.conventions import evidence_of
from service.language.numbers.quantities import quantities
from service.rules import RULES

pytestmark = pytest.mark.no_cover  # a tracer would be timed, and takes five times as long

SHORT, FACTOR, MOST = 10_000, 4, 8
MEASURABLE = 0.02
AGAIN = 5
"""How often more what did not pass at once is judged: something else may have kept the machine busy."""

UNITS = (
    "BBC News - ",
    "(VIDEO) ",
    "LIVE: yle.fi | Storm - Reuters ",
    "© Valley Voices ",
    "[",
    "a",
    " ",
    "\n",
    "1",
    "1,",
    "44,00 ",
    "1,000,00 children, ",
    "100,0000 ",
    '"',
    'a. "b',
    "“a. ",
    "'",
    " ,",
    ". ",
    "in. Norway in Norway ",
    "the. A",
    "a  b",
    "a   b\t",
    "  \n",
    "\n\n\n",
    "end.\n",
    "end.The ",
    "word,word ",
    'end."The',
    " ,b",
    "a ; ",
    "é ! ",
    '"é !" said ',
    "It was late ; nobody knew why : it was so ! ",
    "( a ) ",
    "the the ",
    "it's ",
    " end.\n  ",
    "word " * 12 + "\n",
    "word " * 11 + "over-\n",
    "    Word" + " word" * 11 + "\n" + "word " * 4 + "end.\n",
    "1, \n",
    "word " * 12 + "word\n\n",
    "&amp;",
    "&amp;#",
    "&",
    ";",
    " #39;s",
    "  quot;a amp; ",
    "ranked #39; next ",
    "`<b>&lt;",
    "a%20",
    "%",
    "it%27s ",
    "?",
    "a?s",
    "didn t ",
    "Miller s ",
    "\ufffd",
    "Ñ\ufffda ",
    "â€™",
    "Ã©Ã ",
    "Ãƒâ€šÃ",
    "Ð\x9fÑ\x80 ",
    "\u00a0",
    "1\u00a0000",
    "e\u0301",
    "\ud83d",
    "\r",
    "(VIDEO) ",
    "River rises in the valley\n\n",
    "((((",
    "January 1, 2017 ",
    "$",
    "\0",
    "T\0",
    "\x19",
    "\x1b[1",
    "\x1b]0;a",
    "\u2028",
    "\u2028 ",
    "- a\n",
    "1. a\n2. a\n",
    "- ",
    "Ab - ",
    "AB/",
    "Ab Cd ",
    "\u00ad",
    "a\u00ad ",
    "a\u200b",
    "\u200ea",
    "\u2009",
    "\u3000天",
    "Ａ ",
    "ﬁ a",
    "10, 000 ",
    "10,   ",
    "$ 5 million ",
    "41 ,5% ",
    "l9 ",
    "3OO,OOO ",
    "March 3,2017",
    "(@a) June 8, 2017I ",
    "5% percent ",
    " percent percent",
    "45rd ",
    "July 2106 ",
    " costs ,500",
)


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    """The collector of garbage goes through all objects alive, the tests' own included: no part of what is measured."""
    gc.disable()
    yield
    gc.enable()


@cache
def text_of(unit: str, length: int) -> str:
    return unit * (length // len(unit))


def ratio(work: Callable[[int], object]) -> float:
    """How much longer four times the length takes; 0 where it is too short to tell."""
    longer = duration(work, SHORT * FACTOR)
    return longer / duration(work, SHORT) if longer > MEASURABLE else 0


def duration(work: Callable[[int], object], length: int) -> float:
    start = process_time()
    work(length)
    return process_time() - start


def assert_linear(work: Callable[[int], object]) -> None:
    """Prove it at once, or else by the median of several times more."""
    if ratio(work) > MOST:
        usual = median(ratio(work) for _ in range(AGAIN))
        assert usual <= MOST, f"four times the length took {usual:.1f} times as long"


def find_all(rule: Rule, unit: str, length: int) -> None:
    title = "River rises in the valley"
    context = Context(language=Language("en", 1.0, "declared"), seek_title=True)
    value = text_of(unit, length)
    for field in rule.fields:
        document = Document(None if rule.id == "titles.extracted" else title, value, context)
        list(rule.find(Text(value, field, document)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_are_linear(rule: Rule) -> None:
    for unit in UNITS:
        assert_linear(lambda length, unit=unit: find_all(rule, unit, length))  # type: ignore[misc]


@pytest.mark.parametrize("unit", UNITS, ids=[repr(unit)[:20] for unit in UNITS])
def test_the_pipeline_is_linear(unit: str) -> None:
    assert_linear(lambda length: normalize(text_of(unit, length), language="en", options={"offset_unit": "utf16"}))


@pytest.mark.parametrize("quotes", ["straight", "curly"])
@pytest.mark.parametrize("unit", ["a", "'", '"', "'a' ", '"a" ', '"a', "it's "])
def test_rewriting_quotation_marks_is_linear(unit: str, quotes: str) -> None:
    assert_linear(lambda length: normalize(text_of(unit, length), "", "en", options={"quotes": quotes}))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        "(VIDEO) ",
        "LIVE: ",
        "River rises. ",
        "(",
        "44,00 ",
        "a\n",
        "\u00a0é",
        "| ",
        " - ",
        " : ",
        "…\n\n",
        "Floods recede | ",
    ],
)
def test_the_pipeline_is_linear_in_the_title(unit: str) -> None:
    assert_linear(lambda length: normalize("The river rose.", text_of(unit, length) + "x", language="en"))


def test_composition_is_linear_in_the_number_of_edits() -> None:
    def compose(length: int) -> None:
        pieces = Pieces("ab" * (length // 4))
        for old, new in (("a", "xyz"), ("z", ""), ("y", "a")):
            places = [i for i, character in enumerate(pieces.text) if character == old]
            pieces = pieces.replace([Accounted(Edit("text", i, old, new), "x.y") for i in places])
        for change in pieces.changes[::50]:
            pieces.to_source(Span(change.at, change.until))

    assert_linear(compose)


NUMBERS = (
    "1", "1,", "1 ", "1 000 ", "1.234 ", "1,234,567 ", "1-", "5-10 % ", "5 to 10 ", "$", "$5 ", "$5 to $10 million ",
    "R$ 5, 2 mil ",
    "5% ", "5 million ", "½", "1 1/2 ", "1/2", "5. a ", "5. ", "May 5, ", "5 May ", "2016 ", "in 2016 300 ", "page 5 ",
    "(555) 123-", "7:30 ", "1..", "1'", "Aa 5 ", "a5", "5a", "-5 ", "5th ", "+5 ", "٣", "5 milhões de ", "5 New ",
    "p. 5, ", "5, 5 and ", "1./2. ", "5 ( ", "“5” 5 ", "- 5» ", "5 / ", "(5) ", "de 5 ", "5 de ", "5 of 5 ", "Mon 5, ",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_reading_numbers_is_linear(language: str) -> None:
    for unit in (*UNITS, *NUMBERS):
        assert_linear(lambda length, unit=unit: list(quantities(text_of(unit, length), language)))  # type: ignore[misc]


@pytest.mark.parametrize("unit", NUMBERS)
def test_evidence_of_numbers_is_linear(unit: str) -> None:
    assert_linear(lambda length: evidence_of(text_of(unit, length)))


BODIES = (
    b"\xe9",
    b"a\xe9",
    b"a\xe9\n",
    b"caf\xc3\xa9 \xe9 ",
    b"\xe2\x80",
    b"\xc3\xa9",
    b"a\0",
    b"\0a",
    b"\x1b$B0l",
    b"\xb0\xa1",
    b"\x83\x65 ",
)


@pytest.mark.parametrize("unit", BODIES, ids=repr)
def test_decoding_is_linear(unit: bytes) -> None:
    assert_linear(lambda length: decode(unit * (20 * length // len(unit))))
