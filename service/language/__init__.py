"""What is known about languages and locales: identification, number marks, units (from CLDR, through Babel)."""
