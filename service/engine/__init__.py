"""The machine: edits, rules, passes and the composition of edits.

Pure by contract: no input or output, no clock, no environment, no logging, no framework, and nothing that knows of
HTTP or JSON names. Read `pipeline.py` first, then `pieces.py`.
"""
