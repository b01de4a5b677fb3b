"""Becomes a rank: opens the rank's own logs, then is the trainer's program.

    rank.py LOG_DIR PYTHON ARGUMENT...

torchrun starts this once per local rank with --no_python, so that every rank writes into files of
its own, rank-<RANK>.out and .err, and not into one stream that nobody can take apart again. They
are opened for appending, so that a log that grew too large can be cut while it is written.
"""
import ctypes
import os
import signal
import sys


def main():
    parent = os.getppid()
    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # dies with torchrun
    if os.getppid() != parent:
        sys.exit(1)
    base = os.path.join(sys.argv[1], "rank-%05d" % int(os.environ["RANK"]))
    for suffix, descriptor in ((".out", 1), (".err", 2)):
        log = os.open(base + suffix, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(log, descriptor)
        os.close(log)
    os.environ["EMOTIONTHINKER_HEARTBEAT"] = base + ".beat"
    os.execvp(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    main()
