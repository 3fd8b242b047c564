"""Plain tables for a terminal."""

from collections.abc import Iterable, Sequence

Cell = str | int | float


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Rows under a head, in columns as wide as they have to be; zeros are points, so that the rest stands out."""
    lines = [list(head), *([_shown(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    numeric = [all(isinstance(row[column], int | float) for row in rows) for column in range(len(head))] if rows else []
    return "\n".join(_line(line, widths, numeric) for line in lines)


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:,.1f}" if cell else "·"
    return f"{cell:,}" if cell and isinstance(cell, int) else str(cell or "·")


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    padded = (
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(cells, widths, [*numeric, *[False] * len(cells)], strict=False)
    )
    return "  " + "  ".join(padded).rstrip()
