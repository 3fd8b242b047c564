"""The WSGI application, put together from its parts."""

from flask import Flask
from flask_smorest import Api

from service.schemas import ProblemSchema
from service.settings import Settings
from service.version import __version__
from service.web import catalog, contract, health, normalization
from service.web.answers import Answers
from service.web.problems import init_problems
from service.web.request_ids import init_request_ids


class ContractApi(Api):
    """flask-smorest's registry of operations, without its own error response in the document."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None


def create_app(settings: Settings | None = None) -> Flask:
    """The application with `settings`, by default those of the environment. Raises `SettingsError`."""
    chosen = settings or Settings.from_environment()
    app = Flask("service.web", static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=chosen.max_body_bytes,
        API_TITLE="Copydesk",
        API_VERSION=__version__,
        OPENAPI_VERSION="3.1.0",
    )
    app.extensions["copydesk_answers"] = Answers(chosen.validate_answers)
    init_request_ids(app)
    api = ContractApi(app)
    api.ma_plugin.converter.add_attribute_function(contract.rule_names)
    for blueprint in (normalization.blueprint, catalog.blueprint, health.blueprint):
        api.register_blueprint(blueprint)
    app.register_blueprint(contract.blueprint(api))
    init_problems(app)
    return app
