"""Compare a running service with the library: same text, same answer. `CHECK_URL=http://... check_article.py`.

Run it with a Python that has the project's requirements; it prints what differs and exits with 1.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from service import normalize  # noqa: E402 found through the line above, wherever this is run from

SEED = ROOT.parent / "shared" / "data" / "seed" / "aleppo.txt"
PATHS = ("/livez", "/readyz", "/v1/rules", "/openapi.yaml")
TIMEOUT = 30

ARTICLE = (
    "Council approves tram line (VIDEO)\n\nCouncil approves tram line (VIDEO)\n\n"
    "The city council voted on Tuesday to build the  tram line, which will carry 35,000 passengers a day, including "
    '12,00 pupils.\n\n"It took 8 years," the mayor said. .\nAbout 60% of the cost is paid by the region.'
)


def fetched(url: str, body: bytes | None = None) -> bytes:
    """The body of a 200; exits where there is none."""
    request = Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 the address is the caller's own
    try:
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            found: bytes = answer.read()
    except OSError as error:
        sys.exit(f"{url}: {error}")
    return found


def answered(url: str, text: str) -> Any:
    """What the service answers for `text`."""
    return json.loads(fetched(f"{url}/v1/normalize", json.dumps({"text": text}).encode()))


def differences(url: str, text: str) -> list[str]:
    """What the service answers otherwise than the library, member by member."""
    expected = json.loads(json.dumps(normalize(text).to_dict()))
    found = answered(url, text)
    return [
        f"{name}: the service says {found.get(name)!r}, the library {expected.get(name)!r}"
        for name in sorted(expected.keys() | found.keys())
        if name not in expected or name not in found or expected[name] != found[name]
    ]


def main() -> None:
    """Check everything, and exit with what is wrong."""
    url = os.environ.get("CHECK_URL", "").rstrip("/") or sys.exit("CHECK_URL has to say where the service is")
    for path in PATHS:
        fetched(url + path)
    texts = {"the article of this script": ARTICLE}
    if SEED.is_file():
        texts["the seed article"] = SEED.read_bytes().decode()
    faults = [f"{name}: {fault}" for name, text in texts.items() for fault in differences(url, text)]
    if faults:
        sys.exit("\n".join(faults))
    sys.stdout.write(f"The same as in process: {', '.join(texts)}.\n")


if __name__ == "__main__":
    main()
