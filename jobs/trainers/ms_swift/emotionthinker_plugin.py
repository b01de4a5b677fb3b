"""ms-swift: GRPO with rewards of GRPO-PTR, tau over whole groups.

    swift rlhf --rlhf_type grpo --external_plugins {trainers}/ms_swift/emotionthinker_plugin.py \
        --reward_funcs emotionthinker --num_generations 8 ...

A reward function of ms-swift is called by every process with the rollouts of that process. tau
needs the whole group, so the processes first bring their rollouts together (torch.distributed),
process 0 asks the service once, with the step, and each takes its own part back. The rollouts of a
prompt must stand together and be num_generations in number, which is how ms-swift orders them.

Written from ms-swift 4.5's documented plugin interface; not run with it here, as it was tested with
a fixture of that interface (see jobs/trainers/README.md).
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from emotionthinker_rewards import (RewardClient, completion_of, cues_of, heartbeat,  # noqa: E402
                                    label_of, rewards_of_rows)

try:
    from swift.rewards import ORM, orms
except ImportError:  # before 4.0
    from swift.plugin import ORM, orms


def together(own):
    """The lists of all processes as one, and where that of this process begins."""
    import torch.distributed as dist
    if not dist.is_available() or not dist.is_initialized():
        return own, 0, 0, None
    parts = [None] * dist.get_world_size()
    dist.all_gather_object(parts, own)
    rank = dist.get_rank()
    return sum(parts, []), sum(len(part) for part in parts[:rank]), rank, dist


class EmotionThinkerReward(ORM):
    """R = 0.3 R_f + R_o + 0.5 tau R_t from the service; None where it could not judge."""

    def __init__(self, args=None, **kwargs):
        try:
            super().__init__(args, **kwargs)
        except TypeError:
            super().__init__()
        self.client = None
        self.group_size = getattr(args, "num_generations", None)

    def __call__(self, completions, trainer_state=None, **columns):
        heartbeat()
        own = [{"completion": completion_of(completion), "label": label_of(columns, i),
                "cues": cues_of(columns, i)} for i, completion in enumerate(completions)]
        rows, first, rank, dist = together(own)
        answer = [None]
        if rank == 0:
            self.client = self.client or RewardClient()
            size = self.group_size or int(os.environ["EMOTIONTHINKER_GROUP_SIZE"])
            step = None if trainer_state is None else trainer_state.global_step + 1
            answer = [rewards_of_rows(self.client, rows, size, step)]
        if dist is not None:
            dist.broadcast_object_list(answer, src=0)
        return answer[0][first:first + len(own)]


orms["emotionthinker"] = EmotionThinkerReward
