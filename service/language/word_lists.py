"""Word lists: plain text files beside the rules that use them, one entry a line, `#` before a remark."""

from collections.abc import Mapping
from pkgutil import get_data
from types import MappingProxyType


def read_list(package: str | None, name: str) -> tuple[str, ...]:
    """The entries of the list `name` in `package`, in order."""
    lines = (get_data(package or "", name) or b"").decode("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def read_words_by_language(package: str | None, name: str) -> Mapping[str, frozenset[str]]:
    """The words of the list `name` by language: each line is a language, a colon and words."""
    words: dict[str, set[str]] = {}
    for line in read_list(package, name):
        language, _, entries = line.partition(":")
        words.setdefault(language, set()).update(entries.split())
    return MappingProxyType({language: frozenset(entries) for language, entries in words.items()})
