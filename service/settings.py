"""Settings, read from the environment once per process. Every name begins with `COPYDESK_`; the README lists them."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

PREFIX = "COPYDESK_"
_ADDRESS = re.compile(r"unix:.+|(?:\[[0-9A-Fa-f:.]+\]|[^\s:\[\]]*):([0-9]{1,5})")
_KUBERNETES = re.compile(rf"{PREFIX}(?:SERVICE_(?:HOST|PORT).*=.*|PORT(?:_[0-9]+_.*=.*|=tcp://.*))")
"""Variables that Kubernetes sets in every pod where a service is called `copydesk`."""

MAX_DIGITS = 9
Validation = Literal["always", "sampled", "off"]


class SettingsError(ValueError):
    """A setting has a value that it cannot have; the message names it and says what it can be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service runs. Sizes are in bytes, times in seconds.

    `validate_answers`: whether an answer is checked against its schema before it is sent: `always`, `sampled` (the
    first of a worker, then one in a hundred) or `off`.
    """

    max_body_bytes: int = 4 * 1024 * 1024
    validate_answers: Validation = "sampled"
    bind: str = "0.0.0.0:8080"
    workers: int = 2
    threads: int = 4
    timeout: int = 60
    graceful_timeout: int = 15

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The defaults, overridden by `environment` (the process's own by default). Raises `SettingsError`."""
        variables = os.environ if environment is None else environment
        known = {PREFIX + field.name.upper(): field.name for field in fields(cls)}
        ours = (
            name
            for name in variables
            if name.startswith(PREFIX) and not _KUBERNETES.fullmatch(f"{name}={variables[name]}")
        )
        unknown = sorted(set(ours) - set(known))
        if unknown:
            message = f"{unknown[0]} is no setting; there are {', '.join(known)}"
            raise SettingsError(message)
        return cls(**{field: _read(name, field, variables[name]) for name, field in known.items() if name in variables})


def _read(name: str, field: str, value: str) -> Any:  # noqa: ANN401 the type is the field's
    return _READERS.get(field, _positive)(name, value)


def _positive(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= MAX_DIGITS and int(value) > 0):
        message = f"{name} has to be a whole number above 0, of at most {MAX_DIGITS} digits"
        raise SettingsError(message)
    return int(value)


def _validation(name: str, value: str) -> str:
    if value not in get_args(Validation):
        message = f"{name} has to be one of {', '.join(get_args(Validation))}"
        raise SettingsError(message)
    return value


def _address(name: str, value: str) -> str:
    port = _ADDRESS.fullmatch(value)
    if port is None or int(port[1] or 0) > 65535:
        message = f"{name} has to be an address such as 0.0.0.0:8080, [::]:8080 or unix:/run/copydesk.sock"
        raise SettingsError(message)
    return value


_READERS: Mapping[str, Callable[[str, str], Any]] = {"validate_answers": _validation, "bind": _address}
