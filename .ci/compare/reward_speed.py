#!/usr/bin/env python3
"""The embedded reward model in Python PyTorch, on the arrays that `emotionthinker bench reward-speed --dump FILE` wrote.

  reward_speed.py MODEL_FOLDER DUMP [REPS]     checks that the logits are the same, then prints texts per second (needs torch, safetensors)
"""
import json
import math
import pathlib
import sys
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

torch.set_num_threads(2)


def network(p, options, b):
    linear = lambda x, name: F.linear(x, p[name + ".weight"], p[name + ".bias"])
    norm = lambda x, name: F.layer_norm(x, x.shape[-1:], p[name + ".weight"], p[name + ".bias"], 1e-5)
    x = F.embedding(b["rows"], p["embedding"]).sum(2) + linear(b["cues"], "word.cues").unsqueeze(1)
    for layer in "12":
        masked = x * b["word_mask"]
        near = torch.cat([F.pad(masked, (0, 0, 1, 0))[:, :-1], masked, F.pad(masked, (0, 0, 0, 1))[:, 1:]], 2)
        x = norm(x + F.gelu(linear(near, "word.near" + layer)), "word.norm" + layer)
    member = b["member"]
    mean = member @ x / member.sum(2, keepdim=True).clamp(min=1)
    weight = linear(x, "word.weight").clamp(-8, 8).exp()
    weighted = (member @ (x * weight)) / (member @ weight).clamp(min=1e-5)
    s = linear(torch.cat([mean, weighted, b["sentences"]], 2), "sentence.in")
    s = norm(F.gelu(s + linear(b["cues"], "sentence.cues").unsqueeze(1)), "sentence.norm0")
    speaks = (linear(s, "sentence.speaks").sigmoid() * b["looked"][:, :, 2:3] >= 0.5).float().amax(1)
    points = (4 * (b["worth"] * torch.maximum(b["spoken"], speaks)).sum(1)).round()
    n, many, units = s.shape
    heads = options["heads"]
    q, k, v = linear(s, "sentence.qkv").reshape(n, many, 3, heads, units // heads).permute(2, 0, 3, 1, 4)
    mask = b["sentence_mask"]
    scores = q @ k.transpose(2, 3) / math.sqrt(units // heads) + ((mask - 1) * 1e4).reshape(n, 1, 1, many)
    mixed = (scores.softmax(3) @ v).transpose(1, 2).reshape(n, many, units)
    s = norm(s + linear(mixed, "sentence.out"), "sentence.norm1")
    s = norm(s + linear(F.gelu(linear(s, "sentence.wide")), "sentence.narrow"), "sentence.norm2")
    looked = b["looked"]
    weights = (linear(s, "dimension.weight") + looked.clamp(min=1e-9).log()).softmax(1)
    mean = looked.transpose(1, 2) @ s / looked.sum(1).unsqueeze(2).clamp(min=1)
    cues = b["cues"].unsqueeze(1).expand(-1, 4, -1)
    seen = torch.cat([weights.transpose(1, 2) @ s, mean, b["whole"], cues], 2).transpose(0, 1)
    hidden = F.gelu(seen @ p["dimension.hidden.weight"] + p["dimension.hidden.bias"])
    scores = own(p, "dimension", hidden, b)
    scores[2] = 8 * points.unsqueeze(1)
    words = judged(p, "dimension", scores, b)
    seen = torch.cat([b["whole"], cues], 2).transpose(0, 1)
    hidden = F.gelu(seen @ p["signs.hidden.weight"] + p["signs.hidden.bias"])
    signs = judged(p, "signs", own(p, "signs", hidden, b), b)
    return signs + b["known"].unsqueeze(2) * (words - signs)


def own(p, name, hidden, b):
    return 3 * (hidden @ p[name + ".score.weight"]) + b["whole"].transpose(0, 1) @ p[name + ".direct"]


def judged(p, name, scores, b):
    first = p[name + ".first"]
    rising = torch.cat([first, first + F.softplus(p[name + ".steps"]).cumsum(1)], 1)
    logits = scores.transpose(0, 1) - rising
    return logits - F.relu(logits + 2) * b["limited"]


def main(folder, dump, reps=5):
    folder = pathlib.Path(folder)
    weights = load_file(folder / "weights.safetensors")
    options = json.loads((folder / "config.json").read_text())["network"]
    batches = {}
    for name, array in load_file(dump).items():
        number, part = name.split(".")
        batches.setdefault(number, {})[part] = array.long() if part == "rows" else array
    batches = [batches[number] for number in sorted(batches)]
    texts = sum(len(b["rows"]) for b in batches)
    with torch.inference_mode():
        apart = max((network(weights, options, b) - b["logits"]).abs().max().item() for b in batches)
        best = math.inf
        for _ in range(int(reps)):
            start = time.perf_counter()
            for b in batches:
                network(weights, options, b).sum().item()
            best = min(best, time.perf_counter() - start)
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads: {texts} texts in {best:.2f} s, {texts / best:.0f} texts/s;"
          f" largest difference of a logit {apart:.1e}")
    return 0 if apart < 1e-2 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
