"""Clients that send the same batch of lines over and over: `python -m bench.speed.batch_load PORT FILE`.

A process of its own, one thread a connection. What is counted are the lines that come while the clock runs.
"""

import argparse
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, process_time, sleep

from bench.speed.load import APART, Load
from bench.speed.servers import HOST

PATH = "/v1/normalize/batch"
TYPE = "application/x-ndjson"
GOOD = b'"status":200,'
HEAD = 400
"""Bytes of a line among which its status is, unless its id is longer than ours."""


def ask(port: int, body: bytes, connections: int, seconds: float) -> Load:
    """Send the batch on each connection, again and again for so many `seconds`; lines that come later do not count."""
    is_over = threading.Event()
    with ThreadPoolExecutor(connections) as pool:
        start, client = monotonic(), process_time()
        counts = []
        for _ in range(connections):
            counts.append(pool.submit(_read, port, body, is_over))
            sleep(APART)
        is_over.wait(seconds)
        is_over.set()
        taken, client = monotonic() - start, process_time() - client
    told = [count.result() for count in counts]
    return Load(sum(answers for answers, _ in told), sum(refused for _, refused in told), taken, client)


def _read(port: int, body: bytes, is_over: threading.Event) -> tuple[int, int]:
    """How many lines came until it was over, and how many of them were no article."""
    answers = refused = 0
    with closing(HTTPConnection(HOST, port)) as connection:
        while not is_over.is_set():
            connection.request("POST", PATH, body, {"Content-Type": TYPE})
            for line in connection.getresponse():
                if is_over.is_set():
                    return answers, refused
                is_end = line.startswith(b'{"done"')
                answers += not is_end
                refused += not is_end and GOOD not in line[:HEAD]
    return answers, refused


def main() -> None:
    """Ask, and print a `Load` as JSON."""
    parser = argparse.ArgumentParser(prog="bench.speed.batch_load", description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--connections", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=3)
    wanted = parser.parse_args()
    load = ask(wanted.port, wanted.file.read_bytes(), wanted.connections, wanted.seconds)
    told = {"answers": load.answers, "refused": load.refused, "seconds": load.seconds, "client": load.client}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
