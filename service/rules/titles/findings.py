"""Which of the rules for titles find something: nine in ten titles and texts have nothing for any of them."""

from collections.abc import Collection

from service.engine.document import Document
from service.rules.titles.copies import copies_of
from service.rules.titles.title_parts import title_parts
from service.rules.titles.variants import variant_of


def with_findings(document: Document) -> Collection[str]:
    """The ids of the rules that may find something in a document."""
    if not document.title:
        return ()
    found = []
    tags, prefixes, suffixes, _ = document.once(title_parts)
    if tags:
        found.append("titles.media-tag")
    if prefixes:
        found.append("titles.site-prefix")
    if suffixes:
        found.append("titles.site-suffix")
    if document.once(copies_of):
        found += ("titles.repeated", "titles.glued-copy")
    if document.once(variant_of):
        found.append("titles.headline-variant")
    return found
