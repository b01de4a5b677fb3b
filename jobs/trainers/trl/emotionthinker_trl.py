"""TRL: GRPO with rewards of GRPO-PTR, tau over whole groups.

    from emotionthinker_trl import PtrTrainer, StepCallback, emotionthinker_reward

    trainer = PtrTrainer(model, reward_funcs=emotionthinker_reward, args=..., train_dataset=...,
                         callbacks=[StepCallback()])

The data set has `prompt`, the right answer (`label`, `solution`, ...) and, for R_t, `cues`.

TRL spreads the completions of a prompt over processes, and a reward function sees those of its own
process only. So PtrTrainer overrides `_calculate_rewards`, where TRL itself gathers: it brings all
rollouts of the step to the main process, asks the service once, with the step, and gives every
process the same rewards. A second reward function beside ours is calculated by TRL as always.

TRL (1.16) takes None as not scorable and leaves it out of the mean of its group.
"""
import torch
from accelerate.utils import broadcast_object_list, gather_object
from transformers import TrainerCallback
from trl import GRPOTrainer

from emotionthinker_rewards import (RewardClient, completion_of, cues_of, heartbeat, label_of,
                                    log_step, rewards_of_rows)


_FILLED = []


def emotionthinker_reward(completions, **columns):
    """Holds the place of our column, which PtrTrainer fills."""
    if not _FILLED:
        raise RuntimeError("emotionthinker_reward needs whole groups: train with PtrTrainer")
    return [0.0] * len(completions)


def rows_of(inputs, completions):
    columns = {key: [row.get(key) for row in inputs] for key in inputs[0]}
    return [{"completion": completion_of(completion), "label": label_of(columns, i),
             "cues": cues_of(columns, i)} for i, completion in enumerate(completions)]


class PtrTrainer(GRPOTrainer):
    """GRPOTrainer whose column `emotionthinker_reward` comes from the service."""

    reward_client = None

    def _calculate_rewards(self, inputs, prompts, completions, completion_ids_list):
        _FILLED.append(self)
        try:
            rewards = super()._calculate_rewards(inputs, prompts, completions, completion_ids_list)
        finally:
            _FILLED.pop()
        heartbeat()
        rows = gather_object(rows_of(inputs, completions))
        answer = [None]
        if self.accelerator.is_main_process:
            if self.reward_client is None:
                self.reward_client = RewardClient()
            size = self.num_generations if self.model.training else self.num_generations_eval
            # TRL counts a step when it is done; the schedule counts the one that is being made
            step = self.state.global_step + 1 if self.model.training else None
            answer = [rewards_of_rows(self.reward_client, rows, size, step)]
        column = broadcast_object_list(answer, from_process=0)[0]
        ours = self.reward_func_names.index("emotionthinker_reward")
        rewards[:, ours] = torch.tensor(
            [float("nan") if value is None else value for value in column],
            dtype=rewards.dtype, device=rewards.device)
        return rewards


class StepCallback(TrainerCallback):
    """Writes what the trainer logs where the hand-off collects it, and beats after every step."""

    def on_log(self, args, state, control, logs=None, **kwargs):
        if state.is_world_process_zero and logs:
            log_step(state.global_step, **logs)

    def on_step_end(self, args, state, control, **kwargs):
        heartbeat()
