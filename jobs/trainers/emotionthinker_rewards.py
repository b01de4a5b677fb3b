"""Rewards of GRPO-PTR from the reward service, for any trainer; the Python standard library only.

The service knows the arithmetic (R = 0.3 R_f + R_o + 0.5 tau R_t, tau per group, the progressive
gate), so that every trainer and `emotionthinker advantages` give the same numbers. What an adapter
has to do is to hand over whole groups, with the step, and to take None for what could not be
judged. None is never turned into 0: a zero would teach the policy that a good answer was bad
because a server was busy.

Environment (a hand-off sets it): EMOTIONTHINKER_REWARD_URL, EMOTIONTHINKER_REWARD_TOKEN,
EMOTIONTHINKER_ATTEMPT, EMOTIONTHINKER_METRICS, EMOTIONTHINKER_HEARTBEAT.
"""
import atexit
import json
import os
import random
import sys
import threading
import time
import urllib.error
import urllib.request

URL = "EMOTIONTHINKER_REWARD_URL"
LABELS = ("label", "solution", "emotion", "answer", "ground_truth")


class RewardClient:
    """Asks the service for the rewards of groups.

    A call that fails for a reason that may pass (no connection, time-out, 5xx) is made again up to
    `tries` times within `limit_s`, with growing pauses of random length, so that ranks do not come
    back all at once. After that the rewards of its groups are None. A request that the service
    refuses (4xx) is a mistake in the data or the set-up and raises.
    """

    def __init__(self, url=None, token=None, attempt=None, timeout_s=120, tries=5, limit_s=600):
        self.url = (url or os.environ[URL]).rstrip("/")
        self.token = token or os.environ.get("EMOTIONTHINKER_REWARD_TOKEN")
        self.attempt = int(attempt or os.environ.get("EMOTIONTHINKER_ATTEMPT", 1))
        self.timeout_s = timeout_s
        self.tries = tries
        self.limit_s = limit_s

    def groups(self, groups, step=None):
        """Answers for groups: [{"group", "label", "cues"?, "completions"}]; None for a failed call.

        An answer has "tau", "rewards", "advantages" and "results" (see `emotionthinker
        reward-server --help`), rewards and advantages with None for what could not be judged.
        """
        request = {"groups": groups}
        if step is not None:
            request.update(step=int(step), attempt=self.attempt)
        answer = self.post("/score-groups", request)
        return [None] * len(groups) if answer is None else answer["groups"]

    def post(self, path, request):
        body = json.dumps(request).encode()
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        end = time.monotonic() + self.limit_s
        for attempt in range(self.tries):
            try:
                call = urllib.request.Request(self.url + path, body, headers)
                with urllib.request.urlopen(call, timeout=self.timeout_s) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                text = error.read().decode(errors="replace")
                if error.code < 500:
                    raise ValueError(f"{path}: {error.code} {text}") from error
                problem = f"{error.code} {text}"
            except (OSError, json.JSONDecodeError) as error:
                problem = str(error)
            pause = random.uniform(0.5, 1) * min(30, 2 ** attempt)
            if attempt + 1 == self.tries or time.monotonic() + pause > end:
                break
            time.sleep(pause)
        print(f"emotionthinker_rewards: no rewards, they are None: {problem}", flush=True)
        return None


def rewards_of_rows(client, rows, group_size, step=None):
    """Rewards of rollouts, in their order; the rollouts of a prompt stand together.

    A row is {"completion", "label", "cues"?}. The number of rows is a multiple of group_size.
    """
    if len(rows) % group_size:
        raise ValueError(f"{len(rows)} rollouts are no whole groups of {group_size}: ask where "
                         "all rollouts of a prompt are together")
    groups = []
    for first in range(0, len(rows), group_size):
        own = rows[first:first + group_size]
        group = {"group": str(first // group_size), "label": own[0]["label"],
                 "completions": [row["completion"] for row in own]}
        if any(row["label"] != group["label"] for row in own):
            raise ValueError(f"rollouts {first} to {first + group_size - 1} have different labels, "
                             "so they are no group")
        if own[0].get("cues"):
            group["cues"] = own[0]["cues"]
        groups.append(group)
    rewards = []
    for answer in client.groups(groups, step):
        rewards += [None] * group_size if answer is None else answer["rewards"]
    return rewards


def label_of(columns, index):
    """The right answer of a row from the columns of a data set, under any usual name."""
    for name in LABELS:
        values = columns.get(name)
        if values is not None and values[index] is not None:
            return text_of(values[index])
    raise ValueError("no column with the right answer; looked for " + ", ".join(LABELS))


def cues_of(columns, index):
    """The measured cues of a row, from the column cues: an object, or JSON in a text; or None."""
    values = columns.get("cues")
    cues = None if values is None else values[index]
    return json.loads(cues) if isinstance(cues, str) and cues else cues


def text_of(message):
    """The text of a completion or answer: a text, a list of messages, or one in answer tags."""
    if isinstance(message, list):
        message = message[-1]["content"] if message else ""
    if isinstance(message, list):
        message = "".join(part.get("text", "") for part in message)
    if message.startswith("<answer>"):
        message = message[len("<answer>"):].split("</answer>")[0].strip()
    return message


def completion_of(completion):
    """The text of a completion, tags and all."""
    if isinstance(completion, list):
        completion = completion[-1]["content"] if completion else ""
    return completion


def log_step(step, **values):
    """Adds a line to the log that the hand-off collects; rank 0 calls it."""
    path = os.environ.get("EMOTIONTHINKER_METRICS")
    if path:
        line = {"step": step, **{k: v for k, v in values.items() if isinstance(v, (int, float))}}
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def heartbeat():
    """Tells the watchdog that this rank moves; from the first call on it is held to calling."""
    path = os.environ.get("EMOTIONTHINKER_HEARTBEAT")
    if path:
        with open(path, "a", encoding="utf-8"):
            os.utime(path)


def leave():
    """Ends a rank that has nothing left to do, successfully, without taking the interpreter down.

    Call it where the model still exists: to let go of it can be what hangs.

    Threads are waited for, functions of atexit run and output is flushed, as at any end. Left out
    is the interpreter's end and with it that of gloo's threads: one that still lets go of a tensor
    then asks for the interpreter's lock and aborts the process ("terminate called without an
    active exception"), also after destroy_process_group() where something, like
    DistributedDataParallel, holds the group; and when the last owner of a group lets go of it with
    the lock in hand, it waits for ever (pytorch/pytorch#190489, #56297).
    """
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
