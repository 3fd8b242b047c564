"""`POST /v1/normalize`: one article in, one clean article out."""

import logging
from http import HTTPStatus

from flask import Response, current_app, g

from service.intake import Submission
from service.normalizing import normalize_submission
from service.schemas import ArticleSchema, NormalizeRequest
from service.web.answers import accepts
from service.web.blueprints import ContractBlueprint, documents_problems

blueprint = ContractBlueprint("articles", __name__, description="Normalize articles.")
_log = logging.getLogger("copydesk")


@blueprint.route("/v1/normalize", methods=["POST"])
@documents_problems(
    blueprint,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
@blueprint.response(200, ArticleSchema)
@accepts("application/json")
@blueprint.arguments(NormalizeRequest)
def normalize(submission: Submission) -> Response:
    """Normalize one article.

    Answers with the clean article and an account of every change.
    """
    article = normalize_submission(submission, on_failure=_log_failure)
    response: Response = current_app.extensions["copydesk_answers"].article(article)
    return response


def _log_failure(rule: str, error: Exception) -> None:
    _log.error("request %s: rule %s failed", g.request_id, rule, exc_info=error)
