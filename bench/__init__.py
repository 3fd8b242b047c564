"""The evaluation: how well the rules do on labelled places, on title extraction and on articles nobody labelled.

`python -m bench.evaluate` (`make eval`) prints the report and fails where a figure got worse than its pin in
`pins.yaml`. The data lies outside the repository (`DEVELOPMENT_DATA`); no sentence of it is kept here.
"""
