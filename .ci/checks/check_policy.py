#!/usr/bin/env python3
"""The embedded policy against PyTorch: log-probabilities, gradients of both learners and one step of the optimiser to 1e-4.

  check_policy.py [RUN]     runs `./emotionthinker bench policy-speed --dump` for a batch of random numbers with its results
"""
import pathlib
import subprocess
import sys
import tempfile

import torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / ".ci/compare"))
import policy_network  # noqa: E402

TOLERANCE = 1e-4
LR, BETAS, EPSILON, DECAY, NORM = 0.004, (0.9, 0.98), 1e-8, 0.1, 1.0  # conf/reference/sft.conf
CLIP, BETA = 0.2, 0.04  # conf/reference/grpo.conf


def close(name, ours, theirs):
    worst = (ours - theirs).abs().max().item()
    assert worst <= TOLERANCE, f"{name}: differs by {worst}"
    return worst


def check(kind, loss, p, arrays):
    decayed = [p[n] for n in p if p[n].dim() > 1]
    others = [p[n] for n in p if p[n].dim() <= 1]
    groups = [{"params": decayed, "weight_decay": DECAY}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=LR, betas=BETAS, eps=EPSILON)
    loss.backward()
    worst = [close(f"{kind} loss", loss.detach(), arrays[f"{kind}.loss"][0])]
    for name, value in p.items():
        worst.append(close(f"{kind} gradient {name}", value.grad, arrays[f"{kind}.gradient.{name}"]))
    torch.nn.utils.clip_grad_norm_(list(p.values()), NORM)
    # Adam's first step is lr g/(|g| + eps): where g is rounding, its sign is, so those are left to the gradients
    sure = {n: value.grad.abs() > 1e-6 for n, value in p.items()}
    optimizer.step()
    for name, value in p.items():
        stepped = arrays[f"{kind}.stepped.{name}"]
        worst.append(close(f"{kind} step {name}", value.detach()[sure[name]], stepped[sure[name]]))
    print(f"{kind}: loss, {len(p)} gradients and one step equal PyTorch {torch.__version__} to {max(worst):.1e}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        dump = pathlib.Path(folder) / "policy.safetensors"
        command = ["./emotionthinker", "bench", "policy-speed", "--rows", "12", "--length", "40", "--reps", "0", "--dump", str(dump)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        parameters, b, arrays = policy_network.load(dump)
    heads = 4  # conf/reference/policy.conf
    for kind in ("sft", "grpo"):
        p = {name: value.clone().requires_grad_() for name, value in parameters.items()}
        said = policy_network.Policy(p, heads).log_probabilities(b)
        there = b["weights"] > 0
        close("log-probabilities", said.detach()[there], arrays["said"][there])
        if kind == "sft":
            loss = -(said * b["weights"]).sum() / b["weights"].sum()
        else:
            ratio = torch.exp(torch.where(there, said - arrays["old"], 0.0))
            a = arrays["advantage"].unsqueeze(1)
            d = torch.where(there, arrays["reference"] - said, 0.0)
            each = -torch.min(ratio * a, ratio.clamp(1 - CLIP, 1 + CLIP) * a) + BETA * (torch.exp(d) - d - 1)
            loss = ((each * there).sum(1) / there.sum(1)).mean()
        check(kind, loss, p, arrays)


if __name__ == "__main__":
    main()
