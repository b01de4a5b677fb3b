"""The embedded policy in Python PyTorch, written from the description of emotionthinker.models.policy.PolicyNetwork."""
import math

import torch
import torch.nn.functional as F

FAR = -1e9


class Policy:
    def __init__(self, p, heads):
        self.p = p
        self.heads = heads
        self.units = p["token"].shape[1]
        self.layers = sum(name.endswith(".qkv.weight") for name in p)
        self.segment_slots = p["slot"].shape[0] - p["whole.out.weight"].shape[0] // self.units

    def linear(self, x, name):
        return F.linear(x, self.p[name + ".weight"], self.p[name + ".bias"])

    def norm(self, x, name):
        return F.layer_norm(x, x.shape[-1:], self.p[name + ".weight"], self.p[name + ".bias"], 1e-5)

    def hear(self, b):
        n, clips = b["clip_mask"].shape
        s = F.gelu(self.linear(b["segments"], "hear.in"))
        s = F.gelu(self.linear(s.reshape(n * clips, 2 * self.segment_slots, -1), "hear.pairs1"))
        s = self.linear(s.reshape(n * clips, self.segment_slots, -1), "hear.pairs2")
        h = F.gelu(self.linear(b["whole"], "whole.in"))
        whole = self.linear(h, "whole.out").reshape(n * clips, -1, self.units)
        slots = torch.cat([s, whole], 1) + self.p["slot"]
        slots = slots.reshape(n, clips, -1, self.units) + self.p["clip"][:clips].reshape(1, clips, 1, -1)
        q = b["question"]
        question = self.p["token"][q] + self.p["position.question"][: q.shape[1]]
        h = h.reshape(n, clips, -1)
        condition = sum(self.linear(h[:, c], f"whole.condition{c}") * b["clip_mask"][:, c : c + 1] for c in range(clips))
        return torch.cat([slots.reshape(n, -1, self.units), question], 1), condition.unsqueeze(1)

    def split(self, x, layer):
        n, length, _ = x.shape
        qkv = self.linear(self.norm(x, f"layer{layer}.norm1"), f"layer{layer}.qkv")
        return qkv.reshape(n, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)

    def attend(self, q, k, v, mask):
        scores = q @ k.transpose(2, 3) / math.sqrt(self.units // self.heads)
        mixed = (scores if mask is None else scores + mask).softmax(3) @ v
        return mixed.transpose(1, 2).reshape(q.shape[0], q.shape[2], self.units)

    def finish(self, x, mixed, layer):
        x = x + self.linear(mixed, f"layer{layer}.out")
        wide = F.gelu(self.linear(self.norm(x, f"layer{layer}.norm2"), f"layer{layer}.wide"))
        return x + self.linear(wide, f"layer{layer}.narrow")

    def said(self, tokens, at, condition):
        return self.p["token"][tokens] + self.p["position.answer"][at : at + tokens.shape[1]] + condition

    def logits(self, x):
        return F.linear(self.norm(x, "norm"), self.p["token"])

    def log_probabilities(self, b):
        prompt, condition = self.hear(b)
        x = torch.cat([prompt, self.said(b["before"], 0, condition)], 1)
        p, t = prompt.shape[1], b["before"].shape[1]
        mask = torch.zeros(p + t, p + t)
        mask[:p, p:] = FAR
        mask[p:, p:] = torch.full((t, t), FAR).triu(1)
        mask = mask + F.pad(b["key_mask"], (0, t))
        for layer in range(self.layers):
            x = self.finish(x, self.attend(*self.split(x, layer), mask), layer)
        return self.logits(x[:, p:]).log_softmax(2).gather(2, b["after"].unsqueeze(2)).squeeze(2)

    @torch.no_grad()
    def write(self, b, length, generator):
        """Samples `length` tokens at temperature 1 with kept keys and values."""
        prompt, condition = self.hear(b)
        n, p, _ = prompt.shape
        units = self.units // self.heads
        keys = [torch.zeros(n, self.heads, p + length, units) for _ in range(self.layers)]
        values = [torch.zeros_like(k) for k in keys]
        x = prompt
        for layer in range(self.layers):
            q, k, v = self.split(x, layer)
            keys[layer][:, :, :p], values[layer][:, :, :p] = k, v
            x = self.finish(x, self.attend(q, k, v, b["key_mask"]), layer)
        mask = F.pad(b["key_mask"], (0, length))
        token = torch.full((n, 1), 1)
        for t in range(length):
            x = self.said(token, t, condition)
            for layer in range(self.layers):
                q, k, v = self.split(x, layer)
                keys[layer][:, :, p + t : p + t + 1], values[layer][:, :, p + t : p + t + 1] = k, v
                seen = p + t + 1
                x = self.finish(x, self.attend(q, keys[layer][:, :, :seen], values[layer][:, :, :seen], mask[..., :seen]), layer)
            token = torch.multinomial(self.logits(x)[:, 0].softmax(1), 1, generator=generator)
        return n * length


def load(file):
    """Parameters, batch, and everything else of a dump of `emotionthinker bench policy-speed --dump`."""
    from safetensors.torch import load_file

    arrays = load_file(file)
    take = lambda prefix: {k[len(prefix) :]: v for k, v in arrays.items() if k.startswith(prefix)}
    b = take("in.")
    for name in ("question", "before", "after"):
        b[name] = b[name].long()
    return take("parameter."), b, arrays
