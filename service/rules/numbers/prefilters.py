"""What the prefilters of these rules have in common: they see letters as a scan without Unicode does."""

BEYOND_ASCII = r"[^\x00-\x7f]"
"""Whatever stands there that is not ASCII: some of it is letters, blanks and marks, and the rules tell which."""

LETTER = rf"(?:[A-Za-z]|{BEYOND_ASCII})"
