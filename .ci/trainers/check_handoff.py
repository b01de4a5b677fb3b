#!/usr/bin/env python3
"""Hands ranks to real trainers through the stage, on this machine's CPU.

    check_handoff.py [torch] [ray] [trl]

torch  torchrun, gloo, 2 ranks: a rank is killed while a checkpoint is being written, the training
       goes on from the last whole one, and the steps that are made again have the same losses.
ray    head and worker come up, the program runs once on both.
trl    TRL GRPO, 2 ranks, rewards of the stage's service: the rewards of every rollout, and what
       TRL logged, are those of a JVM that replays the same completions; 1e-6.

After each no process of it is left. Needs: torch, trl, ray, pyarrow.
"""
import glob
import json
import math
import os
import subprocess
import sys
import tempfile
import urllib.request

import pyarrow.parquet as parquet

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LAUNCHER = os.path.join(ROOT, "emotionthinker")
TOLERANCE = 1e-6
SCHEDULE = "reward.schedule { kind = gate, accuracy_from = 0.05, window_steps = 2, stable_within = 1.0 }"


def run(folder, stage, trainer, handoff, more=""):
    conf = os.path.join(folder, "handoff.conf")
    with open(conf, "w", encoding="utf-8") as file:
        file.write('run { dir = "%s/run", corpora_dir = "%s" }\nspark.master = "local[2]"\n'
                   'handoff { python = "%s", env { PYTHONFAULTHANDLER = "1" }, watch { start_s = 900, hang_s = 900, grace_s = 5 } }\n'
                   % (folder, folder, sys.executable))
        file.write("handoff { %s }\n%s\n" % (handoff, more))
    done = subprocess.run([LAUNCHER, stage, "--trainer", trainer, "--conf", conf],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-6000:] + last_words(folder)
    left = left_over(folder)
    assert not left, f"processes are left: {left}"
    rows = []
    table = os.path.join(folder, "run", stage, "training_log")
    for name in sorted(os.listdir(table)):
        if name.endswith(".parquet"):
            rows += parquet.read_table(os.path.join(table, name)).to_pylist()
    return rows, done.stderr


def last_words(folder):
    """The end of what every rank wrote to standard error, for the report of a failure."""
    said = ""
    for path in sorted(glob.glob(os.path.join(folder, "run/*/output/_handoff/*/logs/rank-*.err"))):
        with open(path, encoding="utf-8", errors="replace") as file:
            said += f"\n{path}\n" + "".join(file.readlines()[-25:])
    return said


def left_over(folder):
    """Processes whose environment names the folder, but for this one and its parents."""
    own, pid = set(), os.getpid()
    while pid > 1:
        own.add(pid)
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            pid = int(file.read().rpartition(")")[2].split()[1])
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/environ", "rb") as file:
                if folder.encode() in file.read() and int(name) not in own:
                    found.append(int(name))
        except OSError:
            continue
    return found


def program(name, *arguments):
    path = os.path.join(HERE, name)
    return "program = [%s]" % ", ".join(f'"{a}"' for a in (path, "{output}", *arguments))


def check_torch(folder):
    ranks = 'nodes = 1, ranks_per_node = 2, shape = torchrun, checkpoints = marker, requires = [torch]'
    resume = 'resume = ["--resume", "{checkpoint}"]'
    command = program("train_torch.py", "10", "6").replace("[", f'["{sys.executable}", ', 1)
    rows, said = run(folder, "sft", "command", f"{ranks}, {command}, {resume}")
    assert "rank-00001 on" in said and "signal 9 (SIGKILL" in said, said
    assert "rank 1 goes on from step 4" in said, said
    losses = {(row["attempt"], row["step"]): row["loss"] for row in rows}
    assert sorted(losses) == [(1, s) for s in range(1, 7)] + [(2, s) for s in range(5, 11)], losses
    for step in (5, 6):
        assert losses[(1, step)] == losses[(2, step)], f"step {step}"
    assert losses[(2, 10)] < losses[(1, 1)]
    return "killed at step 6, went on from step 4; steps 5 and 6 have the same losses again"


def check_ray(folder):
    command = program("train_ray.py").replace("[", f'["{sys.executable}", ', 1)
    rows, _ = run(folder, "sft", "command",
                  f"nodes = 2, shape = ray, checkpoints = marker, attempts = 3, {command}")
    with open(os.path.join(folder, "run/sft/output/runs.txt"), encoding="utf-8") as file:
        runs = file.read().splitlines()
    assert runs == ["2 nodes, sum 3"], runs
    extra = {one["name"]: one["value"] for one in rows[0]["extra"]}
    assert extra == {"nodes": 2, "sum": 3}, extra
    return "head and worker, the program ran once on both"


class Service:
    """A reward service of its own, with the same settings."""

    def __enter__(self):
        self.process = subprocess.Popen(
            [LAUNCHER, "reward-server", "--set", "reward_server.port=0",
             "--set", "reward.schedule.accuracy_from=0.05", "--set", "reward.schedule.window_steps=2",
             "--set", "reward.schedule.stable_within=1.0"],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "EMOTIONTHINKER_REWARD_TOKEN": ""})
        self.url = self.process.stdout.readline().split()[-1]
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)

    def groups(self, step, rows, size):
        groups = [{"group": str(i), "label": rows[i]["label"], "cues": rows[i]["cues"],
                   "completions": [row["completion"] for row in rows[i:i + size]]}
                  for i in range(0, len(rows), size)]
        body = json.dumps({"step": step, "groups": groups}).encode()
        with urllib.request.urlopen(self.url + "/score-groups", body, timeout=120) as answer:
            return json.load(answer)


def advantages(folder, answer, size):
    """Rewards by `emotionthinker advantages` from the components of a service's answer."""
    path = os.path.join(folder, "groups.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for group in answer["groups"]:
            file.write(json.dumps({"group": group["group"], **{
                name: [one[name] for one in group["results"]] for name in ("r_f", "r_o", "r_t")}})
                + "\n")
    phase = 1 + int(answer["reasoning_share"])
    done = subprocess.run([LAUNCHER, "advantages", path, "--convention", "trl", "--phase", str(phase)],
                          capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def check_trl(folder):
    size = 4
    rows, _ = run(folder, "grpo", "trl",
                  "nodes = 1, ranks_per_node = 2, attempts = 1, reward.from = stage, "
                  + program("train_trl.py"), SCHEDULE)
    with open(os.path.join(folder, "run/grpo/output/rollouts.jsonl"), encoding="utf-8") as file:
        steps = [json.loads(line) for line in file]
    assert [row["step"] for row in rows] == [step["step"] for step in steps]
    seen = {"formed": 0, "right": 0, "below": 0, "none": 0}
    shares, worst, answers = [], 0.0, []
    with Service() as service:
        for step, row in zip(steps, rows):
            answer = service.groups(step["step"], step["rows"], size)
            answers.append((step, answer))
            shares.append(answer["reasoning_share"])
            rewards = []
            for group in answer["groups"]:
                tau = group["tau"]
                seen["below"] += tau is not None and tau < 1
                for one, reward in zip(group["results"], group["rewards"]):
                    rewards.append(reward)
                    seen["formed"] += one["r_f"] == 1
                    seen["right"] += one["r_o"] == 1
                    if reward is not None:
                        mine = 0.3 * one["r_f"] + one["r_o"]
                        if answer["reasoning_share"]:
                            mine += 0.5 * tau * one["r_t"]
                        worst = max(worst, abs(mine - reward))
            for logged, reward in zip(step["rewards"], rewards):
                nan = logged is None or math.isnan(logged)
                assert nan == (reward is None), (step["step"], logged, reward)
                if nan:
                    seen["none"] += 1
                else:
                    worst = max(worst, abs(logged - reward))
            extra = {one["name"]: one["value"] for one in row["extra"]}
            known = [reward for reward in rewards if reward is not None]
            mean = sum(known) / len(known)
            worst = max(worst, abs(mean - extra["rewards/emotionthinker_reward/mean"]),
                        abs(mean - row["reward_mean"]))
            assert row["reasoning_share"] == answer["reasoning_share"]
            taus = [group["tau"] for group in answer["groups"] if group["tau"] is not None]
            worst = max(worst, abs(sum(taus) / len(taus) - row["tau_mean"]))
            assert row["kl"] is not None and row["entropy"] > 0 and row["length_tokens_mean"] > 0
    for step, answer in answers[-1:]:
        replayed = advantages(folder, answer, size)
        values = [reward for group in replayed for reward in group["rewards"]]
        for logged, reward in zip(step["rewards"], values):
            if reward is not None:
                worst = max(worst, abs(logged - reward))
    assert worst <= TOLERANCE, worst
    assert min(seen["formed"], seen["right"], seen["below"]) > 0, seen
    assert shares[0] == 0 and shares[-1] == 1, shares
    return f"{len(steps)} steps, {seen}, largest difference {worst:.1e}"


def main():
    checks = {"torch": check_torch, "ray": check_ray, "trl": check_trl}
    failed = 0
    for name in sys.argv[1:] or checks:
        with tempfile.TemporaryDirectory(prefix="check-handoff-") as folder:
            try:
                print(f"{name}: {checks[name](folder)}", flush=True)
            except (AssertionError, subprocess.CalledProcessError, OSError) as error:
                failed += 1
                print(f"FAILED: {name}: {error!s}", file=sys.stderr, flush=True)
    print(f"{len(sys.argv[1:] or checks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
