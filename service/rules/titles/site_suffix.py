"""A title often ends with the name of the site: `Storm reaches the coast | City Herald`. It is not part of the title.

A last part such as ` - Tories` or ` - report` says who said so, and stays; so a part goes only where there is evidence
that it is the site's: the `site_name` or `url` of the request, an address, the list of known sources, a media tag right
before it, a copyright line or another copy of the title in the text, or its form behind a bar. Behind a dash, a name
that a sentence of the text has stays all the same, for whoever is quoted in a title is named there. Nothing is cut
at a hyphen or colon without blanks. Sections between the title and the site (` - Politics - City Herald`) go with it,
and so do the names of authors whom the text does not name. The site that was cut is told in `site_name`.
"""

from collections.abc import Iterator

from service.engine.document import Text
from service.engine.edit import Edit
from service.engine.rule import rule
from service.rules.titles.title_parts import title_parts


@rule(
    "titles.site-suffix",
    summary="Take the name of the site off the end of the title.",
    needs=("|-–—:»›·•ǀ", " \t\n\r\u00a0"),
    fields=("title",),
    examples={
        "Storm reaches the coast | citynews.com\n\nStorm reaches the coast | citynews.com\n\nIt rained.": "It rained."
    },
    leaves=("Whitehall shredding increasing - Tories", "Meet the winners — and the losers"),
)
def site_suffix(text: Text) -> Iterator[Edit]:
    """Yield a deletion of the last part of the title where it is the site's name."""
    for part in text.document.once(title_parts).suffixes:
        why = f"“{part.name}” is the name of the site." if part.name else "This says who wrote the article."
        yield text.edit(*part.span, "", part.confidence, explanation=why)
