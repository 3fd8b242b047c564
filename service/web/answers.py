"""Answers: checked against the schema as often as the setting says, refused to who cannot accept them."""

import itertools
import logging
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from http import HTTPStatus
from typing import Any, ParamSpec

from flask import Response, g, request
from marshmallow import ValidationError
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from service.article import Article
from service.schemas import check_article
from service.settings import Validation
from service.web.problems import Problem
from service.web.serialization import dumps

P = ParamSpec("P")
_log = logging.getLogger("copydesk")

SAMPLE = 1000
"""With `sampled`, the first answer of a worker is checked and then one in so many: a deviation shows within seconds
under load. Checking takes longer than normalizing, so of one in a hundred the others would wait for a thirtieth of
their time."""

MAX_SAMPLED = 200_000
"""Characters beyond which a sample is not checked: it would take seconds and a copy of the whole answer."""


CLIENTS = 128
"""Headers `Accept` whose meaning is kept: clients send the same one with every request."""


class Answers:
    """Builds the responses of one worker."""

    def __init__(self, validation: Validation) -> None:
        """Check answers as often as `validation` says."""
        self._refuses = validation == "always"
        every = {"always": 1, "sampled": SAMPLE}.get(validation)
        turns = [False] if every is None else [True, *[False] * (every - 1)]
        self._is_checked: Iterator[bool] = itertools.cycle(turns)  # threads share it, which they cannot a generator

    def article(self, article: Article) -> Response:
        """The response for a normalized article."""
        return Response(dumps(self.checked(article)), content_type="application/json")

    def checked(self, article: Article) -> dict[str, Any]:
        """What of a normalized article is answered, checked where its turn has come."""
        if next(self._is_checked) and (self._refuses or len(article.text) <= MAX_SAMPLED):
            self._check(article)
        return article.sections()

    def _check(self, article: Article) -> None:
        """Tell the log of a deviating answer (names of fields and what they should be), and with `always` refuse it."""
        try:
            check_article(article.to_dict())
        except ValidationError as error:
            _log.error("request %s: the answer does not fit its schema: %s", g.request_id, error.messages)
            if self._refuses:
                raise


def accepts(mimetype: str) -> Callable[[Callable[P, Response]], Callable[P, Response]]:
    """Refuse requests that do not accept an answer of `mimetype`."""

    def decorate(view: Callable[P, Response]) -> Callable[P, Response]:
        @wraps(view)
        def checked(*args: P.args, **kwargs: P.kwargs) -> Response:
            refuse_unless_accepted(mimetype)
            return view(*args, **kwargs)

        return checked

    return decorate


def refuse_unless_accepted(mimetype: str) -> None:
    """Raise `Problem` where the request does not accept an answer of `mimetype`.

    Parameters of the types that it accepts are not looked at: many clients ask for `application/json; charset=utf-8`.
    """
    if not _is_accepted(mimetype, request.headers.get("Accept", "")):
        raise Problem(HTTPStatus.NOT_ACCEPTABLE, "not_acceptable", f"The answer is {mimetype}.")


@lru_cache(CLIENTS)
def _is_accepted(mimetype: str, accept: str) -> bool:
    """Whether the header `accept` admits `mimetype`; an empty one admits everything."""
    told = parse_accept_header(accept, MIMEAccept)
    accepted = MIMEAccept([(kind.partition(";")[0].strip(), weight) for kind, weight in told])
    return not accept or accepted.best_match([mimetype]) is not None


def json_response(body: Any) -> Response:  # noqa: ANN401 whatever JSON can hold
    """A response with a small JSON body."""
    return Response(dumps(body), content_type="application/json")
