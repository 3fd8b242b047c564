"""HTTP: Flask and nothing of the rules but their descriptions. `create_app()` is the WSGI application."""

from service.web.application import create_app

__all__ = ["create_app"]
