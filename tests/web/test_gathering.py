"""Lines that are gathered before they are sent: by size, by time, and not before what may take long."""

from itertools import count
from unittest.mock import patch

import pytest

from service.web import gathering
from service.web.gathering import ENOUGH, SEND, gathered


def test_small_pieces_are_sent_as_one() -> None:
    assert list(gathered([b"a\n", b"b\n", b"c\n"])) == [b"a\nb\nc\n"]


@pytest.mark.parametrize(("sizes", "sent"), [([ENOUGH], [ENOUGH]), ([ENOUGH - 1, 1, 3], [ENOUGH, 3]), ([], [])])
def test_enough_is_sent_at_once(sizes: list[int], sent: list[int]) -> None:
    assert [len(piece) for piece in gathered(b"a" * size for size in sizes)] == sent


def test_what_is_there_does_not_wait_for_what_may_take_long() -> None:
    assert list(gathered([b"a", b"b", SEND, b"long", b"c"])) == [b"ab", b"longc"]
    assert list(gathered([SEND, b"long", SEND, SEND, b"long", b"c", SEND])) == [b"long", b"longc"]


def test_a_moment_is_not_exceeded() -> None:
    tenths = count()
    with patch.object(gathering, "monotonic", lambda: gathering.MOMENT * next(tenths) / 3):
        assert list(gathered([b"a", b"b", b"c", b"d"])) == [b"abc", b"d"]


def test_nothing_is_read_ahead() -> None:
    """Whoever wants no more, because the client is gone, has no more work done."""
    begun: list[int] = []
    pieces = (begun.append(number) or b"a" * ENOUGH for number in range(9))  # type: ignore[func-returns-value]
    assert len(next(iter(gathered(pieces)))) == ENOUGH
    assert begun == [0]
