"""What the caller's hints and addresses say of the name of a site."""

import re
from collections.abc import Iterator

from service.engine.document import Context, Document
from service.language.word_lists import read_list
from service.rules.titles.name_forms import Segment, folded_name

_TOP_LEVEL = "|".join(read_list(__package__, "top_level_domains.txt"))
ADDRESS_FORM = re.compile(rf"(?:https?://)?(?:www\.)?\w[\w\-]*(?:\.[\w\-]+){{0,2}}\.(?:{_TOP_LEVEL})", re.IGNORECASE)
_HOST_NOISE = frozenset({"www", "m", "amp", "en", "de", "co", "com", "org", "net", "gov", "ac", "edu"})
_PLATFORMS = frozenset({"facebook", "twitter", "youtube", "instagram", "linkedin", "pinterest", "tiktok", "telegram"})
MEDIA_WORDS = frozenset(read_list(__package__, "media_words.txt"))


def is_hinted(segment: Segment, context: Context) -> bool:
    """Whether the caller's hints say that a part is the site's."""
    if context.site_name and _is_called(segment.text, context.site_name):
        return True
    return context.url is not None and any(_is_host(segment.words, label) for label in _labels(context.url))


def _is_called(name: str, hint: str) -> bool:
    return bool(folded_name(name)) and (
        folded_name(name) == folded_name(hint) or _without_media_words(name) == _without_media_words(hint)
    )


def _without_media_words(name: str) -> str:
    words = [word for word in map(folded_name, name.split()) if word]
    bare = "".join(word for word in words if word not in MEDIA_WORDS)
    return bare or "".join(words)


def _labels(url: str) -> list[str]:
    """What of a URL's host may be the site's name: `nytimes` of `https://www.nytimes.com/…`."""
    host = re.sub(r"^[a-z]+://", "", url.strip().casefold()).partition("/")[0].partition(":")[0].rpartition("@")[2]
    labels = host.split(".")[:-1] or [host]
    return [folded_name(label) for label in labels if label not in _HOST_NOISE and len(folded_name(label)) > 1]


def _is_host(words: list[str], label: str) -> bool:
    """Whether a name is that of a host: its words, its first words (`KXAN Austin`), its initials."""
    names = [folded_name(word) for word in words]
    names = [name for name in names if name]
    if not names or len(label) < MIN_LABEL:
        return folded_name("".join(words)) == label
    if names[0] in ("the", "der", "die", "das", "le", "la", "el") and len(names) > 1 and not label.startswith(names[0]):
        names = names[1:]
    joined = ["".join(names[:count]) for count in range(1, len(names) + 1)]
    initials = "".join(name[0] for name in names)
    return (
        label in joined
        or (ADDRESS_FORM.fullmatch(words[-1]) is not None and label in map(folded_name, words[-1].split(".")))
        or (len(names) > 1 and label in (initials, initials[:-1] + names[-1]))
    )


MIN_LABEL = 3
"""Letters of a host that initials may be compared with: two are too many names'."""


def addresses(document: Document) -> frozenset[str]:
    """The names of hosts in a text, folded."""
    return frozenset(map(folded_name, _hosts(document.text))) - _PLATFORMS


def _hosts(text: str) -> Iterator[str]:
    """The names before top-level domains, which are rarer than words."""
    behind = 0
    for domain in _DOMAIN.finditer(text):
        host = _HOST.search(text[max(domain.start() - LONGEST_HOST - 1, behind) : domain.start()])
        if host is not None:
            yield host[0]
            behind = domain.end()


LONGEST_HOST = 40
_DOMAIN = re.compile(rf"\.(?:{_TOP_LEVEL})(?![\w\-])", re.IGNORECASE)
_HOST = re.compile(rf"(?<![\w\-])[^\W_][\w\-]{{3,{LONGEST_HOST - 1}}}\Z")
