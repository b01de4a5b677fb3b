"""Waits until a Ray cluster is whole, then is the trainer's program.

    ray_program.py NODES LIMIT_S PYTHON ARGUMENT...

The address is taken from RAY_ADDRESS. Exits 75 when the nodes do not come in time.
"""
import os
import sys
import time

import ray


def main():
    nodes, limit_s = int(sys.argv[1]), float(sys.argv[2])
    end = time.monotonic() + limit_s
    while True:
        try:
            ray.init(address=os.environ["RAY_ADDRESS"], log_to_driver=False)
            break
        except (ConnectionError, RuntimeError) as error:
            if time.monotonic() > end:
                sys.exit(f"ray_program.py: no Ray head at {os.environ['RAY_ADDRESS']}: {error}")
            time.sleep(0.5)
    while True:
        alive = sum(1 for node in ray.nodes() if node["Alive"])
        if alive >= nodes:
            break
        if time.monotonic() > end:
            print(f"ray_program.py: {alive} of {nodes} nodes joined in {limit_s} s",
                  file=sys.stderr)
            sys.exit(75)
        time.sleep(0.2)
    ray.shutdown()
    os.execvp(sys.argv[3], sys.argv[3:])


if __name__ == "__main__":
    main()
