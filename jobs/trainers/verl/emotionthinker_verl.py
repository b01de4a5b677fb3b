"""verl: GRPO with rewards of GRPO-PTR, tau over whole groups.

Two ways in. A reward manager that sees the whole batch and gives each sequence its reward on its
last token; groups are told apart by `uid`, as verl's own GRPO does:

    reward_model.reward_manager=emotionthinker  with this module imported by the program
    (`{trainers}` is in PYTHONPATH: `python -c "import emotionthinker_verl"` in a wrapper, or
    custom_reward_function.path={trainers}/verl/emotionthinker_verl.py)

And compute_score, verl's hook for one sample at a time, for form and outcome alone: it cannot know
tau. The data are verl Parquet: reward_model.ground_truth has the right answer, extra_info the cues.

A rollout that the service could not judge gets the mean of its group, so that its advantage is 0
and it teaches nothing; verl has no None. A group without any reward raises: a step without rewards
would train on nothing but noise.

Written from verl's documented interfaces; not run with verl here (see jobs/trainers/README.md).
"""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from emotionthinker_rewards import RewardClient, heartbeat, text_of  # noqa: E402

_CLIENT = []


def client():
    if not _CLIENT:
        _CLIENT.append(RewardClient())
    return _CLIENT[0]


def cues_in(extra_info):
    cues = (extra_info or {}).get("cues")
    return json.loads(cues) if isinstance(cues, str) and cues else cues


def compute_score(data_source, solution_str, ground_truth, extra_info=None, **kwargs):
    """Form and outcome of one sample: 0.3 R_f + R_o. tau and R_t need the group."""
    sample = {"completion": solution_str, "label": text_of(ground_truth)}
    answer = client().post("/score", {"samples": [sample]})
    if answer is None:
        raise RuntimeError("the reward service gave no answer; 0 would be a lie")
    one = answer["results"][0]
    return {"score": 0.3 * one["r_f"] + one["r_o"], "r_f": one["r_f"], "r_o": one["r_o"]}


def rewards_by_uid(uids, completions, labels, cues, step=None, using=None):
    """Rewards of a batch whose groups are told apart by uid, in the order of the batch."""
    order = {}
    for index, uid in enumerate(uids):
        order.setdefault(str(uid), []).append(index)
    groups = []
    for uid, members in order.items():
        group = {"group": uid, "label": labels[members[0]],
                 "completions": [completions[i] for i in members]}
        if cues[members[0]]:
            group["cues"] = cues[members[0]]
        groups.append(group)
    rewards = [0.0] * len(uids)
    for (uid, members), answer in zip(order.items(), (using or client()).groups(groups, step)):
        known = [] if answer is None else [r for r in answer["rewards"] if r is not None]
        if not known:
            raise RuntimeError(f"no reward for any rollout of group {uid}")
        mean = sum(known) / len(known)
        for index, reward in zip(members, answer["rewards"]):
            rewards[index] = mean if reward is None else reward
    return rewards


class EmotionThinkerRewardManager:
    """verl's reward manager over the whole batch."""

    def __init__(self, tokenizer, num_examine=0, compute_score=None, reward_fn_key="data_source",
                 **kwargs):
        self.tokenizer = tokenizer
        self.step = 0

    def __call__(self, data, return_dict=False):
        import torch
        heartbeat()
        responses = data.batch["responses"]
        mask = data.batch["attention_mask"][:, -responses.shape[1]:]
        lengths = mask.sum(dim=1).long()
        texts = [self.tokenizer.decode(tokens[:n], skip_special_tokens=True)
                 for tokens, n in zip(responses, lengths)]
        extra = data.non_tensor_batch.get("extra_info", [None] * len(texts))
        labels = [text_of(one["ground_truth"]) for one in data.non_tensor_batch["reward_model"]]
        self.step = int(data.meta_info.get("global_steps", self.step + 1))
        rewards = rewards_by_uid(data.non_tensor_batch["uid"], texts, labels,
                                 [cues_in(one) for one in extra], self.step)
        tensor = torch.zeros_like(responses, dtype=torch.float32)
        for row, (n, reward) in enumerate(zip(lengths, rewards)):
            tensor[row, n - 1] = reward
        return {"reward_tensor": tensor, "reward_extra_info": {}} if return_dict else tensor


try:
    from verl.workers.reward_manager import register
except ImportError:
    pass  # another version of verl, or none: the class can be named in its configuration
else:
    register("emotionthinker")(EmotionThinkerRewardManager)
