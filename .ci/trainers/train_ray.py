"""The program of a Ray cluster: has every node do some work, and leaves a line for every time it ran.

    train_ray.py OUTPUT
"""
import os
import sys

import ray

from emotionthinker_rewards import log_step


@ray.remote(num_cpus=1)
def square(x):
    return ray.get_runtime_context().get_node_id(), os.environ["EMOTIONTHINKER_LAUNCH"], x * x


def main():
    ray.init(address=os.environ["RAY_ADDRESS"])
    nodes = [node for node in ray.nodes() if node["Alive"]]
    strategy = ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy
    done = ray.get([square.options(scheduling_strategy=strategy(node["NodeID"], soft=False))
                    .remote(i) for i, node in enumerate(nodes) for _ in range(3)])
    assert {node for node, _, _ in done} == {node["NodeID"] for node in nodes}
    assert {launch for _, launch, _ in done} == {os.environ["EMOTIONTHINKER_LAUNCH"]}
    with open(os.path.join(sys.argv[1], "runs.txt"), "a", encoding="utf-8") as file:
        file.write(f"{len(nodes)} nodes, sum {sum(x for _, _, x in done)}\n")
    log_step(1, nodes=len(nodes), sum=sum(x for _, _, x in done))


if __name__ == "__main__":
    main()
