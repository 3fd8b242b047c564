"""The settings that the application was made with, for whoever handles a request."""

from flask import Flask, current_app

from service.settings import Settings

_KEY = "copydesk_settings"


def init_configuration(app: Flask, settings: Settings) -> None:
    """Keep `settings` with `app`."""
    app.extensions[_KEY] = settings


def current_settings() -> Settings:
    """The settings of the application that handles this request."""
    settings: Settings = current_app.extensions[_KEY]
    return settings
