"""What is written down about locales is what CLDR says."""

from collections import defaultdict

from babel import Locale, localedata

from service.language.locales import TWO_DECIMAL_MARKS

NEWS = frozenset(
    ["bg", "cs", "da", "de", "en", "es", "fi", "fr", "hr", "hu", "it", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl"]
)


def test_languages_with_two_decimal_marks() -> None:
    marks = defaultdict(set)
    for name in localedata.locale_identifiers():
        if name.split("_")[0] in NEWS:
            locale = Locale.parse(name)
            marks[locale.language].add(locale.number_symbols["latn"].get("decimal"))
    assert {language for language, of in marks.items() if len(of) > 1} == TWO_DECIMAL_MARKS
