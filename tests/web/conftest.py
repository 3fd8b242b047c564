"""A client of the application, whose every answer is validated."""

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.web import create_app


@pytest.fixture(scope="session")
def client() -> FlaskClient:
    return create_app(Settings(validate_answers="always")).test_client()
