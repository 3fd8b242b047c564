"""What a run of digits and marks is worth where a convention holds."""

import re
from decimal import Context, Decimal

from service.language.numbers.conventions import Convention
from service.language.numbers.forms import Form, form_of

_ZEROS = re.compile(r"0[.,]0*")

MAX_DIGITS = 30
"""Longer runs of digits are keys and checksums, which nobody counts."""

EXACT = Context(prec=200)
"""For sums: the longest token and all zeros that words stand for have fewer digits, and Python's own 28 would round."""


def value_of(token: str, convention: Convention | None, *, is_measured: bool = False) -> str | None:
    """What a token is worth, as a decimal string, or `None` where that is not sure.

    What has one reading by its shape (`1.234,5`) is read so everywhere. Three digits behind one mark are a group where
    it groups; decimals they are only of something measured (`is_measured`), for `1.024 adults` are a thousand.
    """
    if len(token) > MAX_DIGITS:
        return None
    if token.isdigit() and token.isascii():  # and mostly it is so
        return None if token[0] == "0" and len(token) > 1 else token
    form = form_of(token)
    if form.kind == "digits":
        return None if form.plain[0] == "0" and len(form.plain) > 1 else form.plain
    if form.kind == "grouped":
        return form.plain.replace(form.group, "").replace(",", ".")
    return _by_convention(form, convention, is_measured=is_measured) if convention else None


def _by_convention(form: Form, convention: Convention, *, is_measured: bool) -> str | None:
    if form.kind == "decimal":
        return _decimal(form, convention, is_measured=is_measured)
    if form.kind == "indian":
        return form.plain.replace(",", "") if convention.is_indian else None
    if form.kind != "three" or not convention.is_sure:
        return None
    if form.group in convention.group:
        return form.plain.replace(form.group, "")
    return form.plain.replace(form.decimal, ".") if form.decimal == convention.decimal and is_measured else None


def _decimal(form: Form, convention: Convention, *, is_measured: bool) -> str | None:
    plain, mark = form.plain, form.decimal
    is_self_evident = is_measured and plain.startswith("0") and len(plain) < 5
    if mark not in (convention.decimal, convention.also_decimal) and not is_self_evident:
        return None
    return None if len(plain) > 4 and _ZEROS.fullmatch(plain) else plain.replace(mark, ".")


def scaled(value: str, zeros: int | None) -> str | None:
    """A decimal string without a sign with so many zeros that words stood for; `None` where nobody knows how many."""
    if not zeros:
        return value if zeros == 0 else None
    whole, _, part = value.partition(".")
    if len(part) > zeros:
        return f"{EXACT.scaleb(Decimal(value), zeros):f}"
    return f"{whole}{part}{'0' * (zeros - len(part))}".lstrip("0") or "0"
