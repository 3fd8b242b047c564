"""Copies of the title in all the ways that pages tell them: whatever goes, a second run finds nothing more."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking import check_stable

COPIES = (
    "River rises in the valley",
    "RIVER RISES IN THE VALLEY",
    "River rises in the valley.",
    "River rises in the valley!",
    "River rises in the val…",
    "River rises in the valley (VIDEO)",
    "River rises in the valley | Site",
    "River rises in the valley - Example",
    "Weather: River rises in the valley",
    "River  rises in the  valley",
    "River rises ,in the valley",
    "Rivver rises in the valley",
    "“River rises in the valley”",
    "Re-evaluate river of the valley",
    "Reevaluate river of the valley",
    "River rises",
    "in the valley",
)
AROUND = (
    "\n",
    "\n\n",
    "\n \n",
    " ",
    "",
    "It rained for days and days. ",
    "it rained ",
    "• ",
    "| AP Photo ",
    "Weather ",
    ".",
    ",",
    ":",
    "“",
    "By Jane Doe",
    "by the sea\n",
    "\\\\",
    "The river rose so high in May that nobody in the town could cross it.\n\n",
    "and so it went on in the town for a year or two, until the\n",
)

texts = st.lists(st.sampled_from(COPIES + AROUND), max_size=14).map("".join)


@given(texts, st.sampled_from(COPIES), st.sampled_from(["en", "de", "fr"]))
@settings(max_examples=400)
def test_copies_go_once_and_for_all(text: str, title: str, language: str) -> None:
    check_stable(text, title, language)
