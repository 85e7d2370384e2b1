"""`python -m eoffice_documents.recognition FILE...`: one JSON object a file; exit code 1 when one was not read."""

import json
import sys
from pathlib import Path

from .errors import ScanError
from .reader import read_scan


def main(names):
    failed = False
    for name in names:
        try:
            found = read_scan(Path(name).read_bytes()).as_dict()
        except ScanError as error:
            failed, found = True, {"error": {"code": error.code, "message": str(error)}}
        except OSError as error:
            failed, found = (
                True,
                {"error": {"code": "no_file", "message": f"The file cannot be opened: {error.strerror}."}},
            )
        print(json.dumps({"file": name, **found}, ensure_ascii=False), flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
