"""The cause of a failure for the log: which exceptions, and where in the program, but not what they say.

What an exception says may quote what it failed at, and that may be a part of somebody's article.
"""

import logging
import traceback
from types import TracebackType

_JOINT = "\nwhich led to\n"


def cause(error: BaseException) -> str:
    """The chain of exceptions that ended in `error`, the first one first, without their messages."""
    chain: list[BaseException] = []
    reason: BaseException | None = error
    while reason is not None and reason not in chain:
        chain.append(reason)
        reason = reason.__cause__ or (None if reason.__suppress_context__ else reason.__context__)
    return _JOINT.join(_one(link) for link in reversed(chain))


def _one(error: BaseException) -> str:
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"{places}{type(error).__module__}.{type(error).__qualname__}"


class CauseFormatter(logging.Formatter):
    """Formats a record with the cause of its exception, for what logs exceptions by itself, as gunicorn does."""

    def formatException(  # noqa: N802 the name is that of logging
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The cause of the exception that is logged."""
        return cause(ei[1]) if ei[1] is not None else ""
