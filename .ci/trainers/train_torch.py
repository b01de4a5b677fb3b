"""Data-parallel training of a small network on the CPU, with checkpoints; one rank is killed once.

    train_torch.py OUTPUT STEPS KILLED_AT [--resume FOLDER]

Run by torchrun through the hand-off. In its first launch rank 1 kills itself at step KILLED_AT (0:
never), after rank 0 has begun a checkpoint that it will not finish. Every fourth step is a
checkpoint.
"""
import os
import signal
import sys
import time

import torch
import torch.distributed as dist
from torch.nn.parallel import DistributedDataParallel

from emotionthinker_rewards import heartbeat, leave, log_step


def save(folder, model, optimizer, step):
    os.makedirs(folder)
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step},
               os.path.join(folder, "state.pt"))
    open(os.path.join(folder, "COMPLETE"), "w").close()


def main():
    output, steps, killed_at = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    dist.init_process_group("gloo")
    rank, world = dist.get_rank(), dist.get_world_size()
    print(f"rank {rank} of {world}, local {os.environ['LOCAL_RANK']}, "
          f"node {os.environ['NODE_RANK']} of {os.environ['NNODES']}", flush=True)
    torch.manual_seed(5)
    model = DistributedDataParallel(torch.nn.Sequential(
        torch.nn.Linear(4, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1)))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    step = 0
    if "--resume" in sys.argv:
        state = torch.load(os.path.join(sys.argv[-1], "state.pt"))
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
        print(f"rank {rank} goes on from step {step}", flush=True)
    while step < steps:
        step += 1
        data = torch.Generator().manual_seed(1000 * step + rank)
        x = torch.randn(32, 4, generator=data)
        loss = ((model(x) - x.sum(dim=1, keepdim=True).sin()) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1e9)
        optimizer.step()
        heartbeat()
        if rank == 0:
            log_step(step, loss=loss.item(), grad_norm=norm.item(), learning_rate=0.02)
        if os.environ["EMOTIONTHINKER_ATTEMPT"] == "1" and step == killed_at:
            half = os.path.join(output, f"checkpoint-{step}")
            if rank == 0:
                os.makedirs(half)
                with open(os.path.join(half, "state.pt"), "wb") as file:
                    file.write(b"PK\x03\x04 half")
            dist.barrier()
            if rank == 1:
                os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(600)  # torchrun ends the survivor, as it would one that waits for the dead
        if step % 4 == 0 and rank == 0:
            save(os.path.join(output, f"checkpoint-{step}"), model, optimizer, step)
    if rank == 0:
        total = sum(p.double().sum().item() for p in model.parameters())
        print(f"weights sum to {total!r}", flush=True)
    leave()


if __name__ == "__main__":
    main()
