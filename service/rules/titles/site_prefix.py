"""A title may begin with the name of the site: `BBC News - Storm reaches the coast`. It is not part of the title.

It goes where the `site_name` or `url` of the request says so, or where it is an address or a known source before a dash
or a bar that no sentence of the text names. Before a colon it goes on a hint only: `Reuters: Storm reaches the coast`
is on other sites a report of what Reuters says. What is cut is told in `site_name`.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.titles.title_parts import title_parts


@rule(
    "titles.site-prefix",
    summary="Take the name of the site off the beginning of the title.",
    needs=("|-–—:»›·•ǀ", " \t\n\r\u00a0"),
    fields=("title",),
    examples={"BBC News - Storm reaches the coast\n\nBBC News - Storm reaches the coast\n\nIt rained.": "It rained."},
    leaves=("Reuters: Storm reaches the coast", "Storm — and what comes after it"),
)
def site_prefix(text: Text) -> Iterator[Edit]:
    """Yield a deletion of the first part of the title where it is the site's name."""
    for part in text.document.once(title_parts).prefixes:
        why = f"“{part.name}” is the name of the site."
        yield text.edit(*part.span, "", part.confidence, explanation=why)
