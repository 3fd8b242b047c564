"""Structure read off a clean text: its byline, its dateline, its update lines. Nothing is changed here."""
