"""Lines that the page put around the article, and that are none of it. Whole lines only.

Each rule has a list of what such lines say; `phrases` reads the lists, `forms` knows the kinds that no list can hold,
`lines` tells what each line of a text says, `verdicts` which are boilerplate where they stand, `removals` what is taken
out with them, once for all of the rules, and each rule takes the lines of its own kind.
"""
