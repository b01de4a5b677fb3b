"""Runs the processes of one node of a hand-off and ends every one of them, whatever happens.

Started by the Spark task with its standard input as a pipe. The first line of it is the order:

    {"processes": [{"name", "role", "argv", "env", "cwd", "out", "err"}, ...],
     "logs", "grace_s", "max_log_bytes", "scratch"}

logs are the files to keep small, those of ranks below torchrun among them: only this node's.

role is "main" (a rank, or torchrun, or the program of a Ray cluster) or "service" (ray start
--block). Afterwards a line "end" ends everything, and so does the end of the pipe, which is what
the kernel makes of a Spark executor that was killed. Events go to standard output, one JSON
object a line: {"event": "started", "name", "pid"}, {"event": "exited", "name", "code"} (negative:
the signal), {"event": "clean", "ended": n} last.

Nothing survives because this process is the subreaper of all that comes from it (Linux >= 3.4): a
process whose parent dies becomes its child, also one that has left its session or closed
everything, so all of them are found below it in /proc. They get SIGTERM, after the grace SIGKILL,
until there is none. Should this process itself be killed with SIGKILL, its direct children die
with it (parent-death signal).

Only the Python standard library. Needs Linux.
"""
import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
TICK_S = 0.1
HEAD_BYTES = 1 << 20
TAIL_BYTES = 1 << 16
LIBC = ctypes.CDLL(None, use_errno=True)


def say(event, **fields):
    try:
        sys.stdout.write(json.dumps({"event": event, **fields}) + "\n")
        sys.stdout.flush()
    except OSError:
        pass  # the executor is gone; there is nobody to tell, and work left to do


def below(root):
    """Every living process below root, by walking parents in /proc; zombies are left out."""
    parents = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as file:
                # the name of the program stands in brackets and may hold anything
                state, parent = file.read().rpartition(b")")[2].split()[:2]
        except OSError:
            continue
        if state != b"Z":
            parents[int(name)] = int(parent)
    found, last = set(), -1
    while len(found) != last:
        last = len(found)
        found |= {pid for pid, parent in parents.items() if parent == root or parent in found}
    return found


def send(pids, number):
    for pid in pids:
        try:
            os.kill(pid, number)
        except OSError:
            pass


def reap():
    """Exit codes of children that have ended, by pid."""
    codes = {}
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return codes
        if pid == 0:
            return codes
        codes[pid] = os.waitstatus_to_exitcode(status)


def sweep(grace_s):
    """Ends all that is left: SIGTERM, the grace, SIGKILL until nothing is there."""
    ended = below(os.getpid())
    send(ended, signal.SIGTERM)
    send(ended, signal.SIGCONT)  # a stopped process takes no SIGTERM
    end = time.monotonic() + grace_s
    while below(os.getpid()) and time.monotonic() < end:
        reap()
        time.sleep(TICK_S / 2)
    while True:
        reap()
        left = below(os.getpid())
        if not left:
            return len(ended)
        ended |= left
        send(left, signal.SIGKILL)
        time.sleep(TICK_S / 2)


def keep_small(path, limit):
    """A log beyond the limit starts again with its last lines; its beginning stays beside it, once.

    How many bytes are gone for good stands in <log>.cut: position in the log + that is the position
    in what the process wrote, the note at the cut included.
    """
    try:
        size = os.stat(path).st_size
        if size <= limit:
            return
        if not os.path.exists(path + ".head"):
            with open(path, "rb") as log, open(path + ".head", "wb") as head:
                head.write(log.read(HEAD_BYTES))
        note = b"[the log went over %d bytes; what stood here was cut]\n" % limit
        cut = 0
        if os.path.exists(path + ".cut"):
            with open(path + ".cut", encoding="ascii") as file:
                cut = int(file.read())
        with open(path, "r+b") as log:
            log.seek(size - min(TAIL_BYTES, limit // 4))
            tail = log.read()
            tail = tail.partition(b"\n")[2] or tail
            tail += log.read()  # what came meanwhile; the process appends behind what is kept
            size = log.tell()
            kept = note + tail
            log.seek(0)
            log.write(kept)
            log.flush()
            os.ftruncate(log.fileno(), len(kept))
        with open(path + ".cut.new", "w", encoding="ascii") as file:
            file.write(str(cut + size - len(kept)))
        os.replace(path + ".cut.new", path + ".cut")
    except (OSError, ValueError):
        pass  # a disk that is full must not keep this process from ending the others


def die_with_parent():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def start(process):
    with open(process["out"], "ab") as out, open(process["err"], "ab") as err:
        return subprocess.Popen(
            process["argv"], env=process["env"], cwd=process["cwd"], stdin=subprocess.DEVNULL,
            stdout=out, stderr=err, start_new_session=True, preexec_fn=die_with_parent)


class Orders:
    """Lines of standard input without blocking; its end is the order to end."""

    def __init__(self):
        self.rest = b""

    def end(self, wait_s):
        if not select.select([0], [], [], wait_s)[0]:
            return False
        data = os.read(0, 65536)
        self.rest = (self.rest + data)[-16:]
        return not data or b"end" in self.rest


def first_line():
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 65536)
        if not byte:
            sys.exit(0)  # the executor died before it said anything
        line += byte
    return json.loads(line)


def watch(order, running, orders):
    """Until all mains are done, one fails, or the order to end comes."""
    logs = order["logs"]
    while any(process["role"] == "main" for process in running.values()):
        if orders.end(TICK_S):
            return
        for log in logs:
            keep_small(log, order["max_log_bytes"])
        if report(running):
            return
    # a node of services alone serves until it is told to end
    if not any(process["role"] == "main" for process in order["processes"]):
        while running and not orders.end(TICK_S) and not report(running):
            for log in logs:
                keep_small(log, order["max_log_bytes"])


def report(running):
    """Tells of processes that have ended; whether that ends the rest."""
    over = False
    for pid, code in reap().items():
        process = running.pop(pid, None)
        if process is not None:
            say("exited", name=process["name"], code=code)
            over |= code != 0 or process["role"] == "service"
    return over


def main():
    try:
        os.setsid()  # what ends the executor's process group does not end this process
    except OSError:
        pass
    if LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        sys.exit("guard.py: the kernel refuses PR_SET_CHILD_SUBREAPER")
    orders = Orders()
    told = []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: told.append(1))
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    order = first_line()
    running = {}
    try:
        for process in order["processes"]:
            child = start(process)
            child.returncode = 0  # reaped here, not by subprocess
            running[child.pid] = process
            say("started", name=process["name"], pid=child.pid)
        ended = type("Ended", (), {"end": lambda self, s: bool(told) or orders.end(s)})()
        watch(order, running, ended)
    except OSError as error:
        say("refused", reason=str(error))
    finally:
        ended = sweep(order["grace_s"])
        for folder in order["scratch"]:
            shutil.rmtree(folder, ignore_errors=True)
        say("clean", ended=ended)


if __name__ == "__main__":
    main()
