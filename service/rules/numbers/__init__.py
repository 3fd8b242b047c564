"""Numbers: repaired where they are surely broken, reported where they may be."""
