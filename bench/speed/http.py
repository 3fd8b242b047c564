"""The service under gunicorn: against an endpoint that echoes, and batches against processes that only normalize.

Server and client share the machine, so beside the rates stand the seconds of the processors that the workers took: they
do not depend on what else the machine does.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.data import ROOT, RawArticle
from bench.speed.figures import Figure, Section, at_least, at_most, median_ratio
from bench.speed.load import Load
from bench.speed.servers import ECHO, SERVICE, Server, serving

WORKERS = 2
CONNECTIONS = 8
BATCHES = 2 * WORKERS
"""Batches at once: with one a worker chance would now and then give both to the same worker."""

OF_ECHO = 0.6
OF_IN_PROCESS = 0.85
RESIDENT_MB = 120
WARM_SECONDS = 1.0
CLIENT_SHARE = 0.5
"""Of one core: beyond it the client might be what limits the rate."""


@dataclass(frozen=True, slots=True)
class Served:
    """A load, and the seconds of the processors that the workers took for it."""

    load: Load
    worked: float

    @property
    def cost(self) -> float:
        """Milliseconds of the processors an answer; 0 where the system does not tell."""
        return 1000 * self.worked / max(self.load.answers, 1)


def measure_endpoint(seed: str, rounds: int, seconds: float) -> Section:
    """One article a request, ours and the echo by turns."""
    body = json.dumps({"text": seed}).encode()
    ours: list[Served] = []
    echo: list[Served] = []
    with (
        serving(SERVICE, WORKERS, CONNECTIONS) as service,
        serving(ECHO, WORKERS, CONNECTIONS) as echoing,
        _file(body) as file,
    ):
        asked = ["/v1/normalize", "application/json", str(file), "--connections", str(CONNECTIONS)]
        for number in range(rounds + 1):
            time = min(WARM_SECONDS, seconds) if number == 0 else seconds
            ours.append(_asked(service, "load", asked, time))
            echo.append(_asked(echoing, "load", asked, time))
        resident = service.resident()
    return Section("endpoint", "POST /v1/normalize with the seed article", _about(CONNECTIONS, rounds, seconds), (
        *_compared(ours[1:], echo[1:]),
        _resident("after single articles", resident),
    ))  # fmt: skip


def _compared(ours: Sequence[Served], echo: Sequence[Served]) -> Iterator[Figure]:
    rates = {"ours": _rates(ours), "echo": _rates(echo)}
    yield Figure("requests of the echo's", median_ratio(*rates.values()), "×", at_least(OF_ECHO))
    for name, served in (("ours", ours), ("echo", echo)):
        more = {
            "refused": sum(one.load.refused for one in served),
            "ms of the processors": median(one.cost for one in served),
            "client's share of a core": median(one.load.client / one.load.seconds for one in served),
        }
        yield Figure(name, median(rates[name]), "requests a second", more=more)
    costs = [[one.cost for one in served] for served in (echo, ours)]
    if all(all(cost) for cost in costs):
        yield Figure("processors' time, the echo's of ours", median_ratio(*costs), "×")
    yield _busiest_client([*ours, *echo])


def measure_batches(articles: Sequence[RawArticle], rounds: int, seconds: float) -> Section:
    """Lines of a batch, and processes that normalize the same articles, by turns: as many as there are workers."""
    lines = b"".join(
        json.dumps({"id": one.id, "title": one.title, "text": one.text}).encode() + b"\n" for one in articles
    )
    served: list[Served] = []
    alone: list[Load] = []
    with serving(SERVICE, WORKERS, CONNECTIONS) as server, _file(lines) as file:
        for number in range(rounds + 1):
            time = min(WARM_SECONDS, seconds) if number == 0 else seconds
            served.append(_asked(server, "batch_load", [str(file), "--connections", str(BATCHES)], time))
            alone.append(_load("in_process", [str(file)], time))
        resident = server.resident()
    return Section("batch", "NDJSON batches of the sample", _about(BATCHES, rounds, seconds), (
        *_batches(served[1:], alone[1:]),
        _resident("after batches", resident),
    ))  # fmt: skip


def _batches(served: Sequence[Served], alone: Sequence[Load]) -> Iterator[Figure]:
    rates, goal = _rates(served), [WORKERS * load.rate for load in alone]
    yield Figure(f"of {WORKERS} times a process alone", median_ratio(rates, goal), "×", at_least(OF_IN_PROCESS))
    more = {
        "refused": sum(one.load.refused for one in served),
        "ms of the processors": median(one.cost for one in served),
        "client's share of a core": median(one.load.client / one.load.seconds for one in served),
    }
    yield Figure("batches", median(rates), "articles a second", more=more)
    costs = [1000 * load.client / load.answers for load in alone]
    more = {"ms of the processors": median(costs)}
    yield Figure("a process alone", median(load.rate for load in alone), "articles a second", more=more)
    if all(one.cost for one in served):
        ratio = median_ratio(costs, [one.cost for one in served])
        yield Figure("processors' time, a process alone of ours", ratio, "×")
    yield _busiest_client(served)


def _rates(served: Sequence[Served]) -> list[float]:
    return [one.load.rate for one in served]


def _busiest_client(served: Sequence[Served]) -> Figure:
    share = max(one.load.client / one.load.seconds for one in served)
    return Figure("the client's share of a core, at most", share, "of a core", at_most(CLIENT_SHARE))


def _resident(when: str, megabytes: Sequence[float]) -> Figure:
    """The memory of the largest worker; not a number where the system does not tell."""
    largest = max(megabytes, default=float("nan"))
    return Figure(f"resident memory of a worker {when}", largest, "MB", at_most(RESIDENT_MB))


def _about(connections: int, rounds: int, seconds: float) -> str:
    return (
        f"gunicorn as shipped, {WORKERS} workers, {connections} connections that are kept; median of {rounds} rounds "
        f"of {seconds:g} s by turns."
    )


def _asked(server: Server, client: str, arguments: Sequence[str], seconds: float) -> Served:
    before = server.seconds()
    load = _load(client, [str(server.port), *arguments], seconds)
    return Served(load, server.seconds() - before)


def _load(module: str, arguments: Sequence[str], seconds: float) -> Load:
    """What a client, or whatever else tells of a load, told."""
    command = [sys.executable, "-m", f"bench.speed.{module}", *arguments, "--seconds", str(seconds)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S603 our own client
    return Load(**json.loads(told))


@contextmanager
def _file(content: bytes) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        yield Path(file.name)
