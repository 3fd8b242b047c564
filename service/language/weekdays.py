"""Names of the days of the week in running text, from CLDR (through Babel)."""

from functools import lru_cache

from service.language.locales import babel_locale

SHORTEST_NAME = 4
"""Letters that a name has at least: `Mon` and `sáb` are words of other kinds as well."""

_TODAY = frozenset(("hoje", "ontem", "anteontem", "amanhã"))
"""Portuguese news set the day of the month behind these in brackets, as behind names of days."""


@lru_cache(maxsize=64)  # languages come from callers, so the cache is bounded
def weekday_names(language: str | None) -> frozenset[str]:
    """The days of a language in lower case, of names such as `segunda-feira` each word by itself."""
    locale = babel_locale(language) if language else None
    if locale is None:
        return frozenset()
    wide = locale.days["format"]["wide"].values()
    names = {word for name in wide for word in name.lower().split("-") if len(word) >= SHORTEST_NAME}
    return frozenset(names | _TODAY if language == "pt" else names)
