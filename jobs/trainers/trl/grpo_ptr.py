"""GRPO-PTR with TRL, from the command line: see grpo-1x8.conf."""
import argparse
import glob
import os

from datasets import load_dataset
from trl import GRPOConfig

from emotionthinker_rewards import leave
from emotionthinker_trl import PtrTrainer, StepCallback, emotionthinker_reward


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True, help="folder of Parquet files, or a file")
    parser.add_argument("--output", required=True)
    parser.add_argument("--resume_from_checkpoint")
    parser.add_argument("--num_generations", type=int, default=8)
    parser.add_argument("--beta", type=float, default=0.04)
    parser.add_argument("--learning_rate", type=float, default=1e-6)
    parser.add_argument("--max_steps", type=int, default=3000)
    parser.add_argument("--per_device_train_batch_size", type=int, default=8)
    parser.add_argument("--max_completion_length", type=int, default=2048)
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--save_steps", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--use_cpu", action="store_true")
    a = parser.parse_args()
    files = [a.data] if os.path.isfile(a.data) else sorted(
        glob.glob(os.path.join(a.data, "**", "*.parquet"), recursive=True))
    arguments = GRPOConfig(
        output_dir=a.output, num_generations=a.num_generations, beta=a.beta,
        learning_rate=a.learning_rate, max_steps=a.max_steps,
        per_device_train_batch_size=a.per_device_train_batch_size,
        max_completion_length=a.max_completion_length, temperature=a.temperature,
        save_steps=a.save_steps, logging_steps=1, report_to=[], seed=a.seed,
        use_cpu=a.use_cpu, bf16=not a.use_cpu)
    trainer = PtrTrainer(
        a.model, reward_funcs=emotionthinker_reward, args=arguments,
        train_dataset=load_dataset("parquet", data_files=files, split="train"),
        callbacks=[StepCallback()])
    trainer.train(resume_from_checkpoint=a.resume_from_checkpoint)
    leave()


if __name__ == "__main__":
    main()
