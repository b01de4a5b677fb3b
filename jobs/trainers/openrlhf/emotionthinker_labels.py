"""OpenRLHF: rewards by URL.

    --reward.remote_url {reward_url}/get_reward        (--remote_rm_url in older versions)
    --data.label_key label

OpenRLHF posts {"query", "prompts", "labels"} one sample at a time and swallows a failure after five
tries. So the service does not know the group, and tau is 1 there: whoever wants the trust weight
trains with another trainer, or in the JVM. It sends no bearer token either: the service of the
stage, which asks for one, cannot be used; start `emotionthinker reward-server` without a token on
the loopback address of the node, and give its URL (handoff.reward.from).

For R_t a label carries the cues: {"label": "happy", "cues": {...}} as JSON in a text. This writes
such labels from columns:

    python openrlhf/emotionthinker_labels.py IN.jsonl OUT.jsonl
"""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from emotionthinker_rewards import cues_of, label_of  # noqa: E402


def labelled(row):
    columns = {name: [value] for name, value in row.items()}
    label = {"label": label_of(columns, 0)}
    cues = cues_of(columns, 0)
    if cues:
        label["cues"] = cues
    return {**{k: v for k, v in row.items() if k != "cues"}, "label": json.dumps(label)}


def main():
    with open(sys.argv[1], encoding="utf-8") as lines, \
            open(sys.argv[2], "w", encoding="utf-8") as out:
        for line in lines:
            out.write(json.dumps(labelled(json.loads(line)), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
