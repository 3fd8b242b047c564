"""`POST /v1/normalize`: one article in, one clean article out."""

from http import HTTPStatus

from flask import Response, current_app, g

from service.intake import Submission
from service.schemas import ArticleSchema, NormalizeRequest
from service.web.answers import accepts
from service.web.blueprints import ContractBlueprint, documents_problems
from service.web.quotas import charge
from service.web.work import check_length, normalized

blueprint = ContractBlueprint("articles", __name__, description="Normalize articles.")


@blueprint.route("/v1/normalize", methods=["POST"])
@documents_problems(
    blueprint,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
)
@blueprint.response(200, ArticleSchema)
@accepts("application/json")
@blueprint.arguments(NormalizeRequest)
def normalize(submission: Submission) -> Response:
    """Normalize one article.

    Answers with the clean article and an account of every change.
    """
    check_length(submission)
    charge(1)
    article = normalized(submission, g.deadline)
    response: Response = current_app.extensions["copydesk_answers"].article(article)
    return response
