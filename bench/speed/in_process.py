"""The rate of one process that only normalizes: `python -m bench.speed.in_process FILE`, a request a line."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from time import monotonic, process_time

from bench.speed.load import Load
from service import normalize

WARM_SECONDS = 1


def run(requests: Sequence[dict[str, str]], seconds: float) -> Load:
    """Normalize the requests, again and again for so many `seconds`."""
    answers = 0
    start, used = monotonic(), process_time()
    while monotonic() - start < seconds:
        one = requests[answers % len(requests)]
        normalize(one["text"], one["title"])
        answers += 1
    return Load(answers, 0, monotonic() - start, process_time() - used)


def main() -> None:
    """Normalize, and print a `Load` as JSON."""
    parser = argparse.ArgumentParser(prog="bench.speed.in_process", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seconds", type=float, default=3)
    wanted = parser.parse_args()
    requests = [json.loads(line) for line in wanted.file.read_bytes().splitlines()]
    run(requests, WARM_SECONDS)  # what is learnt at first use does not count
    load = run(requests, wanted.seconds)
    told = {"answers": load.answers, "refused": load.refused, "seconds": load.seconds, "client": load.client}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
