"""Settings, read from the environment once per process. Every name begins with `COPYDESK_`; the README lists them."""

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

PREFIX = "COPYDESK_"
_ADDRESS = re.compile(r"unix:.+|(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<four>[0-9.]+)|[^\s:\[\]]*):(?P<port>[0-9]{1,5})")
_KUBERNETES = re.compile(rf"{PREFIX}(?:SERVICE_(?:HOST|PORT).*=.*|PORT(?:_[0-9]+_.*=.*|=tcp://.*))")
"""Variables that Kubernetes sets in every pod where a service is called `copydesk`."""

_QUOTA = re.compile(r"(?:[1-9][0-9]{0,8}/(?:second|minute|hour|day)(?:,(?!$)|$))+")
_STORAGE = re.compile(r"memory://|(?:rediss?|redis\+unix)://\S+")
_KEY = re.compile(r"[!-+\--~]{16,256}")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
_TAKEN = re.compile(
    r"(?:accept|content|access|if|sec|proxy|x-forwarded)(?:-.*)?"
    r"|cache-control|connection|cookie|date|expect|forwarded|from|host|http2-settings|keep-alive|max-forwards|origin"
    r"|pragma|range|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|x-real-ip|x-request-id",
    re.IGNORECASE,
)
"""Headers that mean something else to HTTP, to proxies, to browsers or to us."""

MAX_DIGITS = 9
MAX_PORT = 65535
Validation = Literal["always", "sampled", "off"]


class SettingsError(ValueError):
    """A setting has a value that it cannot have; the message names it and says what it can be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service runs. Sizes are in bytes, lengths in code points, times in seconds.

    `validate_answers`: whether an answer is checked against its schema before it is sent: `always`, `sampled` (the
    first of a worker, then one in a thousand) or `off`. What holds a secret is left out of `repr`.
    """

    max_body_bytes: int = 4 * 1024 * 1024
    max_text_length: int = 1024 * 1024
    max_json_depth: int = 16
    max_edits: int = 10_000
    deadline: int = 20
    batch_deadline: int = 300
    max_concurrent: int = 4
    quota: str = ""
    quota_storage: str = field(default="memory://", repr=False)
    api_keys: tuple[str, ...] = field(default=(), repr=False)
    api_key_header: str = "X-API-Key"
    trusted_proxies: int = 0
    max_inflated_bytes: int = 4 * 1024 * 1024
    max_batch_bytes: int = 32 * 1024 * 1024
    max_batch_items: int = 10_000
    validate_answers: Validation = "sampled"
    bind: str = "0.0.0.0:8080"
    workers: int = 2
    threads: int = 8
    timeout: int = 60
    receive_timeout: int = 60
    min_read_rate: int = 32 * 1024
    graceful_timeout: int = 15

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The defaults, overridden by `environment` (the process's own by default). Raises `SettingsError`."""
        variables = os.environ if environment is None else environment
        known = {PREFIX + one.name.upper(): one.name for one in fields(cls)}
        ours = (
            name
            for name in variables
            if name.startswith(PREFIX) and not _KUBERNETES.fullmatch(f"{name}={variables[name]}")
        )
        unknown = sorted(set(ours) - set(known))
        if unknown:
            message = f"{unknown[0]} is no setting; there are {', '.join(known)}"
            raise SettingsError(message)
        return cls(**{key: _read(name, key, variables[name]) for name, key in known.items() if name in variables})


def _read(name: str, key: str, value: str) -> Any:  # noqa: ANN401 the type is the field's
    return _READERS.get(key, _positive)(name, value)


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
    if not _is_address(value):
        message = f"{name} has to be an address such as 0.0.0.0:8080, [::]:8080 or unix:/run/copydesk.sock"
        raise SettingsError(message)
    return value


def _is_address(value: str) -> bool:
    """Whether a server could listen there; names of hosts are for whoever resolves them."""
    parts = _ADDRESS.fullmatch(value)
    if parts is None or int(parts["port"] or 0) > MAX_PORT:
        return False
    try:
        ipaddress.IPv6Address(parts["six"] or "::")
        ipaddress.IPv4Address(parts["four"] or "127.0.0.1")
    except ValueError:
        return False
    return True


def _count(name: str, value: str) -> int:
    return 0 if value == "0" else _positive(name, value)


def _quota(name: str, value: str) -> str:
    if value and not _QUOTA.fullmatch(value):
        message = (
            f"{name} has to be such as 1000/hour or 100/minute,5000/day (of second, minute, hour and day), or empty"
        )
        raise SettingsError(message)
    return value


def _storage(name: str, value: str) -> str:
    if not _STORAGE.fullmatch(value) or not _has_port(value):
        message = f"{name} has to be memory:// or a URL that begins with redis://, rediss:// or redis+unix://"
        raise SettingsError(message)
    return value


def _has_port(url: str) -> bool:
    """Whether the port of a URL, where it names one, is one."""
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _keys(name: str, value: str) -> tuple[str, ...]:
    """The keys between commas; a message tells none of them."""
    keys = tuple(key.strip() for key in value.split(",")) if value else ()
    if not all(_KEY.fullmatch(key) for key in keys):
        message = f"{name} has to be keys with commas between them, each of 16 to 256 visible ASCII characters"
        raise SettingsError(message)
    return keys


def _header(name: str, value: str) -> str:
    if not _HEADER.fullmatch(value):
        message = f"{name} has to be the name of a header: letters, digits and hyphens"
        raise SettingsError(message)
    if _TAKEN.fullmatch(value):
        message = f"{name} has to be a header that nothing else is in: X-API-Key, Authorization, one of your own"
        raise SettingsError(message)
    return value


_READERS: Mapping[str, Callable[[str, str], Any]] = {
    "validate_answers": _validation,
    "bind": _address,
    "quota": _quota,
    "quota_storage": _storage,
    "api_keys": _keys,
    "api_key_header": _header,
    "trusted_proxies": _count,
}
