"""Which language a text is in, and when nothing is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engine.document import Context, Document, Language
from service.language.identification import identify, learn_language
from service.language.locales import babel_locale, language_name, number_marks

ENGLISH = "The council met on Monday to talk about the bridge over the river, which has been closed since the flood."
GERMAN = "Der Rat traf sich am Montag, um über die Brücke zu sprechen, die seit der Flut geschlossen ist."


@pytest.mark.parametrize(
    ("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), ("", None), ("44,00 Euro", None), ("\x93\x94", None)]
)
def test_identify(text: str, code: str | None) -> None:
    language = identify(text)
    assert language.code == code
    assert language.source == "detected"
    assert (language.confidence > 0.5) == (code is not None)


@given(st.text(st.characters(), max_size=700))
def test_any_text_is_survived(text: str) -> None:
    identify(text)


def test_the_declared_language_beats_what_the_text_looks_like() -> None:
    declared = Context(Language("de", 1.0, "declared"), site_name="Herald")
    assert learn_language(Document(None, ENGLISH, declared)) is declared
    detected = learn_language(Document(None, ENGLISH, Context(site_name="Herald", quotes="curly", seek_title=True)))
    assert (detected.language.code, detected.site_name, detected.quotes, detected.seek_title) == (
        "en",
        "Herald",
        "curly",
        True,
    )


def test_number_marks_come_from_the_locale() -> None:
    for tag, group, decimal in (("en", ",", "."), ("de", ".", ","), ("de-CH", "’", "."), ("en-ZZ", ",", ".")):
        marks = number_marks(tag)
        assert marks is not None
        assert (marks.group, marks.decimal) == (group, decimal)
    french, indian = number_marks("fr"), number_marks("en-IN")
    assert french is not None
    assert " " in french.group
    assert indian is not None
    assert indian.is_indian
    assert number_marks("tlh") is None
    assert number_marks(None) is None
    assert [language_name(tag) for tag in ("en-IN", "zh", "tlh", None)] == [
        "English",
        "Chinese",
        *["this language"] * 2,
    ]
    assert babel_locale("en-x-") is not None
