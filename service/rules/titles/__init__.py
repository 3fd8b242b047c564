"""The title: found, taken apart, and not told twice."""
