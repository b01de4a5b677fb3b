"""Waits until the head of a Ray cluster listens, then joins it.

    ray_join.py HOST:PORT LIMIT_S PYTHON ARGUMENT...
"""
import os
import socket
import sys
import time


def main():
    host, _, port = sys.argv[1].rpartition(":")
    end = time.monotonic() + float(sys.argv[2])
    while True:
        try:
            socket.create_connection((host, int(port)), timeout=5).close()
            break
        except OSError as error:
            if time.monotonic() > end:
                sys.exit(f"ray_join.py: no Ray head at {sys.argv[1]}: {error}")
            time.sleep(0.2)
    os.execvp(sys.argv[3], sys.argv[3:])


if __name__ == "__main__":
    main()
