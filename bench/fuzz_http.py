"""`make fuzz-http`: every operation of the contract with thousands of requests that fit it and that do not.

schemathesis makes the requests from the served contract; whatever it answers has to be documented there: status, media
type, headers and every field. Operations with a body get most of the cases, for the others soon have none left.
"""

import argparse
import json
import sys
from collections import Counter
from time import monotonic
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import ignored_auth, negative_data_rejection, positive_data_acceptance

from service.settings import Settings
from service.web import create_app
from service.web.bodies import BYTES, NDJSON

CASES = 20_000
BATCH = "/v1/normalize/batch"
WITHOUT_BODY = 200
"""Cases of an operation without a body: there is little to vary."""

KEY = "a-key-that-is-long-enough"
SETTINGS = {
    "open": Settings(validate_answers="always"),
    "limited": Settings(
        validate_answers="always", api_keys=(KEY,), quota="40/second", max_text_length=40, max_json_depth=4, max_edits=3
    ),
}
"""The services that are asked: one with the defaults, and one that refuses much."""


@schemathesis.serializer(NDJSON)
def _lines(_context: Any, value: Any) -> bytes:  # noqa: ANN401 whatever was made
    """What is sent as lines: the text that was made, or the JSON of whatever else."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else json.dumps(value).encode()


def fuzzed(
    operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, cases: int, chosen: int, service: str
) -> Counter[str]:
    """The statuses of the answers to `cases` requests. Raises what schemathesis finds."""
    statuses: Counter[str] = Counter()

    @seed(chosen)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case[Any]) -> None:
        excluded: list[Any] = []
        if case.media_type in (*BYTES, NDJSON) or case.path == BATCH:
            # No text is wrong but by being binary data, and in a batch an item that is wrong fails no other.
            excluded.append(negative_data_rejection)
        case.headers["Accept-Encoding"] = "identity"  # a WSGI client inflates nothing
        if service == "limited":
            case.headers["X-API-Key"] = KEY if sum(statuses.values()) % 10 else "wrong"
            excluded += [positive_data_acceptance, negative_data_rejection, ignored_auth]
        response = case.call()
        statuses[str(response.status_code)] += 1
        case.validate_response(response, excluded_checks=excluded)

    ask()
    return statuses


def main() -> None:
    """Ask, and print how often each operation answered what; ends with an error where an answer is not documented."""
    parser = argparse.ArgumentParser(prog="bench.fuzz_http", description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--seed", type=int, default=int(monotonic()))
    wanted = parser.parse_args()
    print(f"seed {wanted.seed}")
    total = 0
    for service, chosen in SETTINGS.items():
        schema = schemathesis.openapi.from_wsgi("/openapi.json", create_app(chosen))
        operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
        with_body = sum(bool(operation.body) for operation in operations)
        share = -(-wanted.cases // (len(SETTINGS) * 2 * with_body))
        for operation in operations:
            cases = share if operation.body else min(WITHOUT_BODY, share)
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                if mode == GenerationMode.NEGATIVE and not operation.body:  # then nothing can be wrong
                    continue
                statuses = fuzzed(operation, mode, cases, wanted.seed, service)
                count = sum(statuses.values())
                total += count
                told = json.dumps(dict(sorted(statuses.items())))
                print(f"{service:<8} {operation.label:<28} {mode.value:<9} {count:6} {told}", flush=True)
    print(f"{total} cases, nothing but documented answers")
    if total < wanted.cases:
        sys.exit(f"fewer than the {wanted.cases} cases wanted")


if __name__ == "__main__":
    main()
