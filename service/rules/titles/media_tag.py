"""A tag such as `(VIDEO)` or `LIVE:` says what comes with the article on its page; it is not part of the title.

The vocabulary is the list in `tags.txt`. In brackets a tag may stand at either end of the title in any case; before a
colon only at the beginning and in capitals, for `Video: how we…` in lower case may be a title's own word. The tags
found are told in `title_tags`.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.titles.anatomy import media_tags, untagged


@rule(
    "titles.media-tag",
    summary="Take a media tag such as (VIDEO) off the title.",
    fields=("title",),
    examples={"Storm reaches the coast (VIDEO)\n\nStorm reaches the coast (VIDEO)\n\nIt rained.": "It rained."},
    leaves=("Video games are art (really)", "Watch the skies: comets in May"),
)
def media_tag(text: Text) -> Iterator[Edit]:
    """Yield a deletion for each tag, unless nothing else would be left of the title."""
    if untagged(text.value).strip():
        for span, _ in media_tags(text.value):
            yield text.edit(span.start, span.end, "")
