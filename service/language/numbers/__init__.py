"""Numbers in running text: where they stand, how a locale writes them, and what they are worth."""
