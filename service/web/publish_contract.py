"""`python -m service.web.publish_contract` writes the contract to standard output, for `make openapi`."""

import sys

from service.settings import Settings
from service.web.application import create_app


def main() -> None:
    """Write what `GET /openapi.yaml` answers."""
    answer = create_app(Settings()).test_client().get("/openapi.yaml")
    sys.stdout.write(answer.get_data(as_text=True))


if __name__ == "__main__":
    main()
