"""A tag such as `(VIDEO)` or `LIVE:` says what comes with the article on its page; it is not part of the title.

The vocabulary are the lists `tags.txt` and, for words that are tags in brackets only, `bracketed_tags.txt`, in the
languages of the sample. In brackets a tag may stand in any case, at either end of the title or before the name of the
site; before a colon or bar only at the beginning and in capitals or with one, for `Video: how we…` may be a title's own
words; behind a dash in capitals. The tags found are told in `title_tags`.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.titles.title_parts import title_parts


@rule(
    "titles.media-tag",
    summary="Take a media tag such as (VIDEO) off the title.",
    fields=("title",),
    examples={"Storm reaches the coast (VIDEO)\n\nStorm reaches the coast (VIDEO)\n\nIt rained.": "It rained."},
    leaves=("Video games are art (really)", "Watch the skies: comets in May"),
)
def media_tag(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each tag, unless nothing else would be left of the title."""
    parts = text.document.once(title_parts)
    if parts.tags and any(map(str.isalnum, parts.own)):
        for tag in parts.tags:
            yield text.edit(*tag.span, "")
