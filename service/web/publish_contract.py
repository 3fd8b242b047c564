"""`python -m service.web.publish_contract` writes the contract to standard output, for `make openapi`.

With `--openapi 3.0` it is the copy for generators of clients.
"""

import argparse
import sys
from typing import Any

from service.settings import Settings
from service.web.application import create_app
from service.web.contract import to_yaml
from service.web.openapi_3_0 import in_3_0


def main() -> None:
    """Write what `GET /openapi.yaml` answers, or its copy."""
    parser = argparse.ArgumentParser(prog="publish_contract")
    parser.add_argument("--openapi", choices=("3.1", "3.0"), default="3.1")
    wanted = parser.parse_args().openapi
    contract: dict[str, Any] = create_app(Settings()).test_client().get("/openapi.json").get_json()
    sys.stdout.write(to_yaml(contract if wanted == "3.1" else in_3_0(contract)))


if __name__ == "__main__":
    main()
