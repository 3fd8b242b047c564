"""The version of the service; the changelog says what each one changed."""

__version__ = "0.7.1"
