"""How many checks passed and failed.

A failure is said on stderr as it happens; `finish` ends the program with `N passed, N failed` and, when something
failed, exit code 1. Nothing checked is a failure too.
"""
import sys

passed = failed = 0


def check(condition, what):
    """Counts one check; `what` says it, and what was found."""
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what, file=sys.stderr, flush=True)


def finish():
    if passed + failed == 0:
        check(False, "nothing was checked")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
