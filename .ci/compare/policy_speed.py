#!/usr/bin/env python3
"""Speed of the embedded policy in Python PyTorch on one thread, on the batch that `emotionthinker bench policy-speed --dump FILE` wrote.

  policy_speed.py DUMP [STEPS [REPS]]     tokens per second of training (AdamW included) and of sampling (needs torch, safetensors)
"""
import sys
import time

import torch

import policy_network

torch.set_num_threads(1)


def main(dump, steps=20, reps=5):
    p, b, _ = policy_network.load(dump)
    p = {name: value.requires_grad_() for name, value in p.items()}
    policy = policy_network.Policy(p, 4)
    groups = [{"params": [v for v in p.values() if v.dim() > 1], "weight_decay": 0.1}, {"params": [v for v in p.values() if v.dim() <= 1], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98))
    tokens = int((b["weights"] > 0).sum())
    one = b["clip_mask"].sum(1) == 1
    clips = b["clip_mask"].shape[1]
    single = {
        "segments": b["segments"][::clips][one],
        "whole": b["whole"][::clips][one],
        "clip_mask": b["clip_mask"][one][:, :1],
        "question": b["question"][one],
    }
    slots = p["slot"].shape[0]
    single["key_mask"] = torch.cat([b["key_mask"][one][..., :slots], b["key_mask"][one][..., clips * slots :]], 3)
    training, sampling = 0.0, 0.0
    generator = torch.Generator().manual_seed(1)
    for _ in range(reps):
        start = time.perf_counter()
        for _ in range(steps):
            loss = -(policy.log_probabilities(b) * b["weights"]).sum() / b["weights"].sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(p.values()), 1.0)
            optimizer.step()
            loss.item()
        training = max(training, tokens * steps / (time.perf_counter() - start))
        start = time.perf_counter()
        written = policy.write(single, b["before"].shape[1], generator)
        sampling = max(sampling, written / (time.perf_counter() - start))
    print(f"PyTorch {torch.__version__}, 1 thread")
    print(f"training   {training:8.0f} tokens/s")
    print(f"sampling   {sampling:8.0f} tokens/s")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
