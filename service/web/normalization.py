"""`POST /v1/normalize`: one article in, one clean article out."""

from http import HTTPStatus

from flask import Response, current_app, g

from service.intake import Submission
from service.schemas import REQUEST, ArticleSchema
from service.web.answers import accepts
from service.web.blueprints import PROBLEMS_OF_WORK, ContractBlueprint, documents_problems
from service.web.charging import charge
from service.web.work import article_deadline, check_length, check_time, normalized

blueprint = ContractBlueprint("articles", __name__, description="Normalize articles.")


@blueprint.route("/v1/normalize", methods=["POST"])
@documents_problems(blueprint, *PROBLEMS_OF_WORK, HTTPStatus.GATEWAY_TIMEOUT)
@blueprint.response(200, ArticleSchema)
@accepts("application/json")
@blueprint.arguments(REQUEST)
def normalize(submission: Submission) -> Response:
    """Normalize one article.

    Answers with the clean article and an account of every change.
    """
    check_length(submission)
    deadline = article_deadline(g.arrived)
    check_time(deadline)
    charge(1)
    article = normalized(submission, deadline)
    response: Response = current_app.extensions["copydesk_answers"].article(article)
    return response
