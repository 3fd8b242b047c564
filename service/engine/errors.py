"""The engine's exceptions.

EngineError
└── EditError      an edit does not quote the text that it is meant for, or two edits share a character
"""


class EngineError(Exception):
    """Base of all that the engine raises by itself."""


class EditError(EngineError):
    """An edit that cannot be applied: wrong quotation, out of bounds, or overlapping another."""
