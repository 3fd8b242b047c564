"""Copydesk normalizes the text of scraped articles and accounts for every change.

>>> from service import normalize
>>> normalize("The vote  was close.").text
'The vote was close.'
"""

from service.article import Article
from service.engine.document import Document
from service.intake import Options
from service.normalizing import normalize
from service.version import __version__

__all__ = ["Article", "Document", "Options", "__version__", "normalize"]
