"""TRL GRPO of a tiny random text model on the CPU, with rewards of the reward service.

    train_trl.py OUTPUT

The tokenizer is built here: its tokens are whole thoughts and answers, so that even a random model
writes well-formed, right, wrong and contradicted answers. Groups of four straddle the two ranks.
Every rollout goes with its reward into OUTPUT/rollouts.jsonl.
"""
import faulthandler
import json
import os
import signal
import sys

from datasets import Dataset
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast, set_seed
from trl import GRPOConfig

from emotionthinker_rewards import leave
from emotionthinker_trl import PtrTrainer, StepCallback, emotionthinker_reward, rows_of
from accelerate.utils import gather_object

PROMPT = "Which emotion is it?"
TOKENS = [
    "<pad>", "<eos>", PROMPT,
    "<think>The pitch is high and the energy is high, which fits a lively mood.</think>",
    "<think>The pitch is low and the speaker is slow.</think>",
    "<answer>happy</answer>", "<answer>sad</answer>",
]
CUES = {"pitch_level": "high", "energy_level": "high", "speed_level": "fast"}


def tokenizer():
    words = Tokenizer(models.WordLevel({token: i for i, token in enumerate(TOKENS)}, "<pad>"))
    words.pre_tokenizer = pre_tokenizers.Split(PROMPT, "isolated")
    words.decoder = decoders.Fuse()
    return PreTrainedTokenizerFast(tokenizer_object=words, pad_token="<pad>", eos_token="<eos>")


class Recorder(PtrTrainer):
    """Keeps what was rewarded with what."""

    def _calculate_rewards(self, inputs, prompts, completions, completion_ids_list):
        rewards = super()._calculate_rewards(inputs, prompts, completions, completion_ids_list)
        rows = gather_object(rows_of(inputs, completions))
        if self.accelerator.is_main_process:
            with open(os.path.join(sys.argv[1], "rollouts.jsonl"), "a", encoding="utf-8") as file:
                file.write(json.dumps({"step": self.state.global_step + 1, "rows": rows,
                                       "rewards": rewards[:, 0].tolist()}) + "\n")
        return rewards


def main():
    faulthandler.register(signal.SIGTERM, chain=True)  # a rank that is ended because it hung says where
    set_seed(11)
    words = tokenizer()
    model = LlamaForCausalLM(LlamaConfig(
        vocab_size=len(TOKENS), hidden_size=16, intermediate_size=32, num_hidden_layers=1,
        num_attention_heads=2, max_position_embeddings=64, pad_token_id=0, eos_token_id=1,
        bos_token_id=None))
    start = os.path.join(os.environ["EMOTIONTHINKER_OUTPUT"], "start-" + os.environ["RANK"])
    model.save_pretrained(start)  # TRL loads the reference model from where the policy came from
    data = Dataset.from_list([
        {"prompt": PROMPT, "solution": label, "cues": json.dumps(CUES)}
        for label in ("happy", "sad", "happy", "happy") * 9])
    arguments = GRPOConfig(
        output_dir=sys.argv[1], use_cpu=True, bf16=False, per_device_train_batch_size=6,
        num_generations=4, max_completion_length=2, max_steps=8, logging_steps=1, save_steps=8,
        beta=0.04, learning_rate=0.01, temperature=1.0, report_to=[], seed=11,
        gradient_checkpointing=False)
    trainer = Recorder(start, reward_funcs=emotionthinker_reward, args=arguments,
                       train_dataset=data, processing_class=words, callbacks=[StepCallback()])
    trainer.train()
    leave()


if __name__ == "__main__":
    main()
