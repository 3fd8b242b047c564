"""Word lists: plain text files beside the rules that use them, one entry a line, `#` before a remark."""

from importlib.resources import files


def read_list(package: str | None, name: str) -> tuple[str, ...]:
    """The entries of the list `name` in `package`, in order."""
    lines = files(package or "").joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
