"""A rank that behaves in one of the ways of HandoffClusterIT."""
import json
import os
import signal
import sys
import time

mode, output = sys.argv[1], sys.argv[2]
rank, world = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
attempt = int(os.environ["EMOTIONTHINKER_ATTEMPT"])


def say(text):
    print(f"{mode}: {text}", flush=True)


def parent(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        return int(file.read().rpartition(")")[2].split()[1])


def checkpoint(step, whole):
    folder = os.path.join(output, f"checkpoint-{step}")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "state.json"), "w", encoding="utf-8") as file:
        file.write('{"step": %d}' % step if whole else '{"step": ')
    if whole:
        open(os.path.join(folder, "COMPLETE"), "w").close()


def beat():
    with open(os.environ["EMOTIONTHINKER_HEARTBEAT"], "a", encoding="utf-8"):
        os.utime(os.environ["EMOTIONTHINKER_HEARTBEAT"])


def wait_for_all():
    open(os.path.join(output, f"here-{attempt}-{rank}"), "w").close()
    while not all(os.path.exists(os.path.join(output, f"here-{attempt}-{r}"))
                  for r in range(world)):
        time.sleep(0.02)


def daemon(deaf):
    """A grandchild in a session of its own, which nobody waits for."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            if deaf:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.close(0), os.close(1), os.close(2)
            time.sleep(600)
        os._exit(0)
    os.wait()


wait_for_all()
if mode == "env":
    with open(os.path.join(output, f"env-{rank}.json"), "w", encoding="utf-8") as file:
        json.dump(dict(os.environ, cwd=os.getcwd(), executor=parent(os.getppid())), file)
    if rank == 0:
        with open(os.environ["EMOTIONTHINKER_METRICS"], "a", encoding="utf-8") as file:
            file.write('{"step": 1, "loss": 0.25, "step_time": 3}\n')
elif mode == "fails":
    daemon(deaf=True)
    if rank == 1:
        say("a reason to fail")
        sys.exit(1)
    time.sleep(600)
elif mode == "hangs":
    while attempt == 1:
        if rank == 0 or os.environ.setdefault("BEATEN", "") == "":
            beat()
        os.environ["BEATEN"] = "once"
        time.sleep(0.1)
elif mode == "killed":
    if rank == 1 and attempt == 1:
        os.kill(os.getpid(), signal.SIGKILL)
elif mode == "floods":
    # long enough to be looked at and cut while it goes on, on a fast machine too
    end, i = time.monotonic() + 2, 0
    while i < 60000 or time.monotonic() < end:
        print("x" * 200, i)
        i += 1
    print(f"the end of the flood after {i} lines", flush=True)
elif mode == "forks":
    daemon(deaf=False)
    daemon(deaf=True)
elif mode == "deaf":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if rank == 1:
        sys.exit(3)
    time.sleep(600)
elif mode == "half":
    if attempt == 1:
        checkpoint(2, True)
        checkpoint(4, False)
        sys.exit(1)
    say("goes on from " + os.environ["EMOTIONTHINKER_CHECKPOINT"] + " with " + " ".join(sys.argv[3:]))
elif mode == "executor":
    if attempt == 1:
        daemon(deaf=True)
        if rank == 0:
            os.kill(parent(os.getppid()), signal.SIGKILL)
        time.sleep(600)
