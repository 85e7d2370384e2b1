"""wait.py URL PID: return when URL answers 200; fail when the process PID has ended before, or after five minutes."""

import os
import sys
import time
import urllib.error
import urllib.request

url, pid = sys.argv[1], int(sys.argv[2])
deadline = time.monotonic() + 300
while time.monotonic() < deadline:
    try:
        os.kill(pid, 0)
        with urllib.request.urlopen(url, timeout=60):
            sys.exit()
    except ProcessLookupError:
        sys.exit(1)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        time.sleep(0.1)
sys.exit(1)
