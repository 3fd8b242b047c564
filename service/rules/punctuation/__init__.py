"""Points, commas and quotation marks."""
