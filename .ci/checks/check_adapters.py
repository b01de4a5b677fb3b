#!/usr/bin/env python3
"""Checks the trainers' adapters against a stand-in of the reward service.

    check_adapters.py [run folder, not used]

ms-swift, verl and OpenRLHF are not installed: their interfaces are fixtures here, written from
their documentation. The stand-in answers with numbers that name group and place, so that a reward
in the wrong place is seen. Needs: only the standard library.
"""
import contextlib
import http.server
import importlib.util
import io
import json
import os
import subprocess
import sys
import threading
import types
import unittest

TRAINERS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))), "jobs", "trainers")
sys.path.insert(0, TRAINERS)
import emotionthinker_rewards as rewards  # noqa: E402


def load(path):
    name = os.path.basename(path)[:-3]
    spec = importlib.util.spec_from_file_location(name, os.path.join(TRAINERS, path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Service(http.server.BaseHTTPRequestHandler):
    """Reward of completion "a:b" is a + b / 100; of "none", None."""

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, dict(self.headers), request))
        status = self.server.failures.pop(0) if self.server.failures else 200
        answer = {"error": "as told"}
        if status == 200:
            answer = {"groups": [{"group": group["group"], "rewards": [
                None if text == "none" else int(text.split(":")[0]) + int(text.split(":")[1]) / 100
                for text in group["completions"]]} for group in request["groups"]]}
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Adapters(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        self.server.requests, self.server.failures = [], []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        os.environ["EMOTIONTHINKER_REWARD_URL"] = f"http://127.0.0.1:{self.server.server_port}"
        os.environ["EMOTIONTHINKER_REWARD_TOKEN"] = "sesame"
        os.environ["EMOTIONTHINKER_ATTEMPT"] = "3"
        self.pauses = []
        rewards.time.sleep = self.pauses.append

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()

    def rows(self, *completions):
        return [{"completion": text, "label": "happy", "cues": {"pitch_level": "high"}}
                for text in completions]

    def test_groups_go_whole_with_step_attempt_and_token(self):
        client = rewards.RewardClient()
        found = rewards.rewards_of_rows(client, self.rows("1:1", "1:2", "2:1", "none"), 2, 7)
        self.assertEqual(found, [1.01, 1.02, 2.01, None])
        path, headers, request = self.server.requests[0]
        self.assertEqual((path, headers["Authorization"]), ("/score-groups", "Bearer sesame"))
        self.assertEqual((request["step"], request["attempt"]), (7, 3))
        self.assertEqual([group["completions"] for group in request["groups"]],
                         [["1:1", "1:2"], ["2:1", "none"]])
        with self.assertRaises(ValueError):
            rewards.rewards_of_rows(client, self.rows("1:1", "1:2", "2:1"), 2)

    def test_failure_that_passes_is_tried_again_with_growing_pauses(self):
        self.server.failures = [503, 500, 503]
        found = rewards.rewards_of_rows(rewards.RewardClient(), self.rows("1:1", "1:2"), 2)
        self.assertEqual(found, [1.01, 1.02])
        self.assertEqual(len(self.server.requests), 4)
        self.assertTrue(0 < self.pauses[0] <= 1 and 1 <= self.pauses[1] <= 2 <= self.pauses[2] <= 4)

    def test_failure_that_stays_gives_none_and_never_zero(self):
        said = io.StringIO()
        self.server.failures = [503] * 50
        with contextlib.redirect_stdout(said):
            found = rewards.rewards_of_rows(rewards.RewardClient(), self.rows("1:1", "1:2"), 2)
            gone = rewards.RewardClient(url="http://127.0.0.1:9", tries=2)
            nobody = rewards.rewards_of_rows(gone, self.rows("1:1"), 1)
        self.assertEqual((found, nobody), ([None, None], [None]))
        self.assertEqual(len(self.server.requests), 5)
        self.assertIn("no rewards, they are None", said.getvalue())

    def test_mistake_raises(self):
        self.server.failures = [400]
        with self.assertRaisesRegex(ValueError, "400 .*as told"):
            rewards.rewards_of_rows(rewards.RewardClient(), self.rows("1:1"), 1)
        self.assertEqual(len(self.server.requests), 1)

    def test_columns_of_any_export(self):
        columns = {"solution": ["<answer>sad</answer>"], "cues": ['{"pitch_level": "low"}']}
        self.assertEqual(rewards.label_of(columns, 0), "sad")
        self.assertEqual(rewards.cues_of(columns, 0), {"pitch_level": "low"})
        messages = [{"role": "assistant", "content": "<think>x</think>"}]
        self.assertEqual(rewards.completion_of(messages), "<think>x</think>")
        with self.assertRaises(ValueError):
            rewards.label_of({"text": ["x"]}, 0)

    def test_ms_swift_plugin(self):
        fixture = types.ModuleType("swift.rewards")
        fixture.ORM = type("ORM", (), {"__init__": lambda self, args=None, **kw: None})
        fixture.orms = {}
        sys.modules.update({"swift": types.ModuleType("swift"), "swift.rewards": fixture})
        # processes: this one has ranks' rollouts 2 and 3 of a group of four over two ranks
        parts = [self.rows("5:1", "5:2"), None]
        gathered = types.ModuleType("torch.distributed")
        gathered.is_available = gathered.is_initialized = lambda: True
        gathered.get_world_size, gathered.get_rank = lambda: 2, lambda: self.rank

        def all_gather_object(out, own):
            parts[1] = own
            out[:] = parts
        gathered.all_gather_object = all_gather_object
        gathered.broadcast_object_list = lambda answer, src: answer.__setitem__(
            0, answer[0] or [5.01, 5.02, 5.03, 5.04])
        torch = types.ModuleType("torch")
        torch.distributed = gathered
        sys.modules.update({"torch": torch, "torch.distributed": gathered})
        try:
            load("ms_swift/emotionthinker_plugin.py")
            reward = fixture.orms["emotionthinker"](types.SimpleNamespace(num_generations=4))
            self.rank = 1
            found = reward(["5:3", "5:4"], solution=["happy", "happy"], cues=[None, None],
                           trainer_state=types.SimpleNamespace(global_step=0))
            self.assertEqual((found, self.server.requests), ([5.03, 5.04], []))
            self.rank = 0
            gathered.all_gather_object = lambda out, own: out.__setitem__(
                slice(None), [own, self.rows("5:3", "5:4")])
            found = reward(["5:1", "5:2"], solution=["happy", "happy"], cues=[None, None],
                           trainer_state=types.SimpleNamespace(global_step=0))
            self.assertEqual(found, [5.01, 5.02])
            self.assertEqual(self.server.requests[0][2]["step"], 1)
            self.assertEqual(len(self.server.requests[0][2]["groups"][0]["completions"]), 4)
        finally:
            for name in ("swift", "swift.rewards", "torch", "torch.distributed"):
                del sys.modules[name]

    def test_verl_groups_by_uid(self):
        verl = load("verl/emotionthinker_verl.py")
        found = verl.rewards_by_uid(["x", "y", "x", "y", "x"], ["1:1", "2:1", "none", "2:2", "1:3"],
                                    ["happy"] * 5, [None] * 5, 4, rewards.RewardClient())
        self.assertEqual([round(value, 9) for value in found], [1.01, 2.01, 1.02, 2.02, 1.03])
        self.assertEqual([group["group"] for group in self.server.requests[0][2]["groups"]],
                         ["x", "y"])
        with self.assertRaises(RuntimeError):
            verl.rewards_by_uid(["x"], ["none"], ["happy"], [None], 5, rewards.RewardClient())

    def test_openrlhf_labels(self):
        openrlhf = load("openrlhf/emotionthinker_labels.py")
        row = openrlhf.labelled({"input": "q", "solution": "sad", "cues": {"pitch_level": "low"}})
        self.assertEqual(json.loads(row["label"]), {"label": "sad", "cues": {"pitch_level": "low"}})
        self.assertEqual(row["input"], "q")
        self.assertNotIn("cues", row)

    def test_leave_does_what_an_orderly_end_does(self):
        program = """if True:
            import atexit, sys, threading, time
            sys.path.insert(0, sys.argv[1])
            from emotionthinker_rewards import leave
            class Owner:
                def __del__(self):
                    print("taken down")
            owner = Owner()
            atexit.register(lambda: print("exit function"))
            threading.Thread(target=lambda: (time.sleep(0.3), print("thread"))).start()
            threading.Thread(target=time.sleep, args=[600], daemon=True).start()
            print("done")
            leave()
            """
        done = subprocess.run([sys.executable, "-c", program, TRAINERS], capture_output=True,
                              text=True, timeout=60, check=False)
        self.assertEqual((done.returncode, done.stdout.split("\n"), done.stderr),
                         (0, ["done", "thread", "exit function", ""], ""))


if __name__ == "__main__":
    run = unittest.main(argv=sys.argv[:1], exit=False, verbosity=0).result
    bad = len(run.failures) + len(run.errors)
    print(f"{run.testsRun - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)
