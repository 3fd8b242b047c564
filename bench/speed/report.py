"""The figures as a table for a terminal, as JSON and as a plot."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import isnan
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from rich.console import Console
from rich.table import Table

from bench.speed.figures import Figure, Section
from bench.speed.machine import machine, versions
from bench.speed.peers import CONTESTANTS
from service import __version__

MOST_RULES = 20
"""Rules that are drawn; the table has them all."""


def print_section(section: Section, console: Console) -> None:
    """Print the figures of a section."""
    table = Table(title=section.title, caption=section.about, title_justify="left", caption_justify="left")
    beside = list(dict.fromkeys(name for figure in section.figures for name in figure.more))
    table.add_column("figure", no_wrap=True)
    for name in ("value", "unit", "wanted", *beside):
        table.add_column(name, justify="left" if name == "unit" else "right")
    for figure in section.figures:
        others = (_shown(figure.more[name]) if name in figure.more else "" for name in beside)
        table.add_row(figure.name, _marked(figure), figure.unit, _wanted(figure), *others)
    console.print(table)


def _marked(figure: Figure) -> str:
    shown = _shown(figure.value)
    if figure.wanted is None:
        return shown
    colour = "green" if figure.wanted.is_met(figure.value) else "red"
    return f"[{colour}]{shown}[/{colour}]"


def _wanted(figure: Figure) -> str:
    return f"{figure.wanted.sense} {figure.wanted.value:g}" if figure.wanted else ""


def _shown(value: float) -> str:
    if isnan(value):
        return "–"
    return f"{value:,.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:.3g}"


def written(sections: Sequence[Section]) -> dict[str, Any]:
    """Everything as it stands in the file."""
    return {
        "service": __version__,
        "machine": machine(),
        "versions": versions(),
        "sections": [asdict(section) for section in sections],
    }


def write(sections: Sequence[Section], folder: Path) -> Path:
    """Write the figures and the plot into `folder`; give the path of the figures."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "speed.json"
    path.write_text(json.dumps(written(sections), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draw({section.key: section for section in sections}, folder / "speed.png")
    return path


def draw(sections: Mapping[str, Section], path: Path) -> None:
    """Draw what was measured of peers, lengths, rules and requests; the rest is told by its figures."""
    drawing = Drawing(figsize=(14, 10), layout="constrained")
    axes = drawing.subplots(2, 2)
    for place, (key, onto) in zip(
        axes.flat,
        {"peers": _draw_peers, "lengths": _draw_lengths, "rules": _draw_rules, "endpoint": _draw_rates}.items(),
        strict=True,
    ):
        if key in sections:
            place.set_title(sections[key].title, loc="left")
            onto(place, sections[key])
        else:
            place.set_axis_off()
    drawing.savefig(path, dpi=110)


def _draw_bars(axes: Axes, figures: Sequence[Figure], unit: str) -> None:
    bars = axes.barh([figure.name for figure in figures], [figure.value for figure in figures], color="#3465a4")
    axes.bar_label(bars, [_shown(figure.value) for figure in figures], padding=3)
    axes.invert_yaxis()
    axes.set_xlabel(unit)
    axes.margins(x=0.15)


def _draw_peers(axes: Axes, section: Section) -> None:
    _draw_bars(axes, [figure for figure in section.figures if figure.name in CONTESTANTS], "µs an article")


def _draw_rates(axes: Axes, section: Section) -> None:
    _draw_bars(axes, [one for one in section.figures if one.unit == "requests a second"], "requests a second")


def _draw_rules(axes: Axes, section: Section) -> None:
    rules = [figure for figure in section.figures if "asked" in figure.more][:MOST_RULES]
    _draw_bars(axes, rules, "% of what ftfy takes")
    axes.tick_params(axis="y", labelsize=8)


def _draw_lengths(axes: Axes, section: Section) -> None:
    points = [figure for figure in section.figures if "µs a character" in figure.more]
    lengths = [1e6 * figure.value / figure.more["µs a character"] for figure in points]
    times = [figure.value for figure in points]
    axes.loglog(lengths, times, marker="o", color="#3465a4", label="measured")
    axes.loglog(
        lengths, [times[-1] * one / lengths[-1] for one in lengths], linestyle=":", color="grey", label="linear"
    )
    axes.set_xlabel("characters")
    axes.set_ylabel("seconds")
    axes.legend()
