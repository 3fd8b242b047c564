"""The WSGI application, put together from its parts."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask_smorest import Api
from werkzeug.middleware.proxy_fix import ProxyFix

from service.schemas import ProblemSchema
from service.settings import Settings
from service.version import __version__
from service.web import batches, catalog, contract, health, normalization
from service.web.answers import Answers
from service.web.api_keys import init_api_keys
from service.web.charging import init_quotas
from service.web.compression import init_compression
from service.web.configuration import init_configuration
from service.web.problems import init_problems
from service.web.request_ids import init_request_ids
from service.web.security_headers import init_security_headers
from service.web.slots import init_slots
from service.web.work import begin


class Application(Flask):
    """A Flask application without coroutines."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function as it is: Flask asks some twenty times a request whether one is a coroutine."""
        return func


class ContractApi(Api):
    """flask-smorest's registry of operations, without its own error response in the document."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None


def create_app(settings: Settings | None = None) -> Flask:
    """The application with `settings`, by default those of the environment. Raises `SettingsError`."""
    chosen = settings or Settings.from_environment()
    app = Application("service.web", static_folder=None)
    app.config.update(
        API_TITLE="Copydesk",
        API_VERSION=__version__,
        OPENAPI_VERSION="3.1.0",
        PROVIDE_AUTOMATIC_OPTIONS=False,  # Flask's own is an empty page of HTML; a 405 says as much, as everywhere
    )
    app.url_map.merge_slashes = False  # else an address with "//" is redirected, in HTML that quotes it with its query
    init_configuration(app, chosen)
    app.extensions["copydesk_answers"] = Answers(chosen.validate_answers)
    if chosen.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=chosen.trusted_proxies, x_proto=0, x_host=0)  # type: ignore[method-assign]
    init_request_ids(app)
    init_security_headers(app)
    init_api_keys(app, chosen)
    init_slots(app, chosen)
    app.before_request(begin)
    init_quotas(app, chosen)
    api = ContractApi(app)
    api.ma_plugin.converter.add_attribute_function(contract.rule_names)
    for blueprint in (normalization.blueprint, batches.blueprint, catalog.blueprint, health.blueprint):
        api.register_blueprint(blueprint)
    app.register_blueprint(contract.blueprint(api, chosen.api_key_header))
    init_problems(app)
    init_compression(app)
    return app
