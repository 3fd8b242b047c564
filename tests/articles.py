"""An article of our own with every kind of defect that the service knows, for tests that need a whole one."""

RAW = (
    "River rises in the Alder valley (VIDEO)\n"
    "\n"
    " River rises in the Alder valley (VIDEO)\n"
    "\n"
    "The river has flooded 40% of the town of Northfield, the mayor said.\n"
    "According to her, some 52,000 people, including 18,00 children, have left. Water covers 7 square kilometers.\n"
    "\n"
    'A neighbour said that "the water came in the night. "We went up to the roof," she\u00a0added.\n'
    "\n"
    "There was more rain in Northfield  than ever. The bridge, donâ€™t forget, was closed in. Northfield for a year.\n"
)
TITLE = "River rises in the Alder valley"
CLEAN = (
    "The river has flooded 40% of the town of Northfield, the mayor said.\n"
    "\n"
    "According to her, some 52,000 people, including 18,000 children, have left. Water covers 7 square kilometers.\n"
    "\n"
    'A neighbour said that "the water came in the night. "We went up to the roof," she added.\n'
    "\n"
    "There was more rain in Northfield than ever. The bridge, don’t forget, was closed in. Northfield for a year."
)
