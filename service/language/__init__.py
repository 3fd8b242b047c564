"""What is known about languages and locales: identification, number marks, units. Data comes from CLDR through Babel."""
