"""Blanks, lines and paragraphs."""
