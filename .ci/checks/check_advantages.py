#!/usr/bin/env python3
"""Checks `emotionthinker advantages` against an independent computation in numpy.

    check_advantages.py [run folder, not used]
    check_advantages.py --example FILE

Makes 10,000 seeded random groups (components and dimensions, missing values, one-sided groups,
groups of one), runs the command for every convention, phase and treatment of one-sided groups, and
compares tau, rewards and advantages to 1e-9. With --example it writes a few of these groups with
their expected numbers, which the Java tests read. Needs: numpy.
"""
import concurrent.futures
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

import numpy as np

from tally import check, finish

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CONVENTIONS = ["trl", "verl", "ms-swift", "openrlhf", "dr-grpo", "rloo", "gdpo"]
ONE_SIDED = ["paper-literal", "zero-r_t", "drop"]
GROUPS = 10_000
EXAMPLES = 12
GROUPS_PER_BATCH = 16
TOLERANCE = 1e-9
ROUNDING = 1e-12
ALPHA_F, ALPHA_O, ALPHA_T = 0.3, 1.0, 0.5
EPSILON = {"trl": 1e-4, "verl": 1e-6, "ms-swift": 1e-4, "openrlhf": 1e-9}
GDPO_EPSILON = 1e-4


def random_group(rng, index):
    k = rng.choice([1, 2, 3, 4, 6, 8, 8, 8, 16])
    bias = rng.choice([0.0, 0.2, 0.5, 0.5, 0.8, 1.0])
    missing = rng.choice([0.0, 0.0, 0.0, 0.15, 1.0 if index % 50 == 0 else 0.3])

    def maybe(value):
        return None if rng.random() < missing else value

    row = {"group": f"g{index}", "batch": index // GROUPS_PER_BATCH}
    row["r_f"] = [maybe(int(rng.random() < 0.9)) for _ in range(k)]
    # outcomes: exact, graded now and then
    row["r_o"] = [maybe(1 if rng.random() < bias else rng.choice([0, 0, 0, 0.25, 0.5]))
                  for _ in range(k)]
    kind = index % 3
    if kind == 0:
        row["r_t"] = [maybe(round(rng.uniform(0.2, 1), rng.choice([1, 2, 17]))) for _ in range(k)]
    else:
        def score():
            return rng.randint(1, 5) if kind == 1 else rng.uniform(1, 5)
        row["dimensions"] = [maybe([maybe(score()) for _ in range(4)]) for _ in range(k)]
    return row


def series(values):
    return np.array([np.nan if v is None else v for v in values], dtype=float)


def reasoning(row):
    if "r_t" in row:
        return series(row["r_t"])
    return np.array([np.nan if d is None or None in d else np.dot([0.25] * 4, d) / 5
                     for d in row["dimensions"]])


def constant(x):
    return x.size < 2 or np.ptp(x) <= ROUNDING * np.max(np.abs(x))


def rewarded(row, phase, one_sided):
    """tau, rewards, the three weights and components, and whether the group counts."""
    f, o, t = series(row["r_f"]), series(row["r_o"]), reasoning(row)
    ok = ~np.isnan(f) & ~np.isnan(o)
    with_t = ok & ~np.isnan(t)
    if phase == 2:
        ok = with_t
    right, wrong = t[with_t & (o == 1)], t[with_t & (o != 1)]
    if right.size and wrong.size:
        gap = right.mean() - wrong.mean()
        tau = 1.0 if gap >= 0 else float(np.exp(gap))
    else:
        tau = 1.0 if right.size or wrong.size else None
    sides = set(o[ok] == 1)
    weight = ALPHA_T * tau if phase == 2 and tau is not None else 0.0
    if len(sides) == 1 and one_sided == "zero-r_t":
        weight = 0.0
    r = ALPHA_F * f + ALPHA_O * o
    if phase == 2:
        r = r + weight * t
    r[~ok] = np.nan
    dropped = len(sides) == 1 and one_sided == "drop"
    parts = [(ALPHA_F, f), (ALPHA_O, o)] + ([(weight, t)] if weight > 0 else [])
    return tau, r, parts, dropped


def z(x, epsilon):
    return np.zeros_like(x) if constant(x) else (x - x.mean()) / (x.std(ddof=1) + epsilon)


def group_advantages(r, convention):
    out = np.full_like(r, np.nan)
    ok = ~np.isnan(r)
    x = r[ok]
    if x.size == 0:
        return out
    if x.size == 1 and convention == "verl":
        out[ok] = x / (1 + EPSILON["verl"])
    elif constant(x):
        out[ok] = 0
    elif convention == "dr-grpo":
        out[ok] = x - x.mean()
    elif convention == "rloo":
        out[ok] = x - (x.sum() - x) / (x.size - 1)
    else:
        out[ok] = z(x, EPSILON[convention])
    return out


def gdpo(batch):
    sums = []
    for _, r, parts, dropped in batch:
        out = np.full_like(r, np.nan)
        ok = ~np.isnan(r)
        if not dropped and ok.any():
            out[ok] = sum(w * z(c[ok], GDPO_EPSILON) for w, c in parts)
        sums.append(out)
    everything = np.concatenate(sums)
    everything = everything[~np.isnan(everything)]
    if constant(everything):
        return [np.where(np.isnan(s), np.nan, 0.0) for s in sums]
    return [(s - everything.mean()) / (everything.std(ddof=1) + GDPO_EPSILON) for s in sums]


def expected(rows, groups, convention):
    """tau, rewards and advantages of every row; groups is what rewarded() says of the rows."""
    if convention == "gdpo":
        advantages = []
        for _, batch in itertools.groupby(zip(rows, groups), key=lambda x: x[0]["batch"]):
            advantages += gdpo([g for _, g in batch])
    else:
        advantages = [group_advantages(np.where(dropped, np.nan, r), convention)
                      for _, r, _, dropped in groups]
    return [(tau, r, a) for (tau, r, _, _), a in zip(groups, advantages)]


def listed(values):
    return [None if np.isnan(v) else float(v) for v in values]


def run(path, convention, phase, one_sided):
    command = [os.path.join(ROOT, "emotionthinker"), "advantages", path, "--convention", convention,
               "--phase", str(phase), "--one-sided", one_sided]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return [], f"exit code {done.returncode}: {done.stderr[-500:]}"
    return [json.loads(line) for line in done.stdout.splitlines()], None


def difference(want, got):
    """Largest difference; infinite where one has a value and the other has none."""
    got = series(got)
    if want.shape != got.shape or (np.isnan(want) != np.isnan(got)).any():
        return np.inf
    return float(np.max(np.abs(want - got)[~np.isnan(want)], initial=0.0))


def compare(rows, groups, path, case):
    actual, problem = run(path, *case)
    if problem or len(actual) != len(rows):
        return case, np.inf, problem or f"{len(actual)} rows came back"
    worst, where = 0.0, ""
    for row, (tau, rewards, advantages), out in zip(rows, expected(rows, groups, case[0]), actual):
        taus = difference(series([tau]), [out["tau"]])
        here = max(taus, difference(rewards, out["rewards"]),
                   difference(advantages, out["advantages"]))
        if here > worst:
            worst, where = here, row["group"]
        if out["group"] != row["group"]:
            worst, where = np.inf, f"{out['group']} came back for {row['group']}"
    return case, worst, where


def write_example(path, rows):
    out = {"groups": rows, "expected": []}
    for phase, one_sided in itertools.product((1, 2), ONE_SIDED):
        groups = [rewarded(row, phase, one_sided) for row in rows]
        results = {c: expected(rows, groups, c) for c in CONVENTIONS}
        out["expected"].append({
            "phase": phase,
            "one_sided": one_sided,
            "tau": [tau for tau, _, _ in results["trl"]],
            "rewards": [listed(r) for _, r, _ in results["trl"]],
            "advantages": {c: [listed(a) for _, _, a in results[c]] for c in CONVENTIONS}})
    with open(path, "w", encoding="utf-8") as file:
        json.dump(out, file, separators=(",", ":"))
        file.write("\n")


def main():
    rng = random.Random(20260115)
    rows = [random_group(rng, i) for i in range(GROUPS)]
    cases = list(itertools.product(CONVENTIONS, (1, 2), ONE_SIDED))
    if len(sys.argv) == 3 and sys.argv[1] == "--example":
        write_example(sys.argv[2], rows[:EXAMPLES])
        return
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    overall = 0.0
    with tempfile.TemporaryDirectory(prefix="check-advantages-") as folder:
        path = os.path.join(folder, "groups.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        groups = {case: [rewarded(row, *case) for row in rows]
                  for case in itertools.product((1, 2), ONE_SIDED)}
        run(path, "trl", 1, "drop")  # builds when needed, before several would
        with concurrent.futures.ThreadPoolExecutor(min(4, len(os.sched_getaffinity(0)))) as pool:
            for case, worst, where in pool.map(
                    lambda c: compare(rows, groups[c[1:]], path, c), cases):
                overall = max(overall, worst)
                check(worst <= TOLERANCE, f"{case}: difference {worst} at {where}")
    print(f"{GROUPS} groups, largest difference {overall:.2e}")
    finish()


if __name__ == "__main__":
    main()
