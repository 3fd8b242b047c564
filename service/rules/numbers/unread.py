"""The confidence of a finding that has no likely reading."""

UNREAD = 0.0
"""A confidence is that of the reading which an edit puts in. Where an edit has none (`after` is null) there is nothing
to be sure of, however sure it is that something is wrong; readings that are possible stand among its alternatives."""
