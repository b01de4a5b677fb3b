#!/usr/bin/env python3
"""Checks `emotionthinker evaluate` against an independent computation in numpy.

    check_eval.py RUN

Writes seeded predictions for the train split of a finished run (wrong answers, answers without an
option, missing, doubled and extra ones), has them evaluated, and computes metrics again from the
table `predictions`. Needs: numpy, pyarrow.
"""
import json
import pathlib
import random
import subprocess
import sys

import numpy as np
import pyarrow.dataset as ds

ROOT = pathlib.Path(__file__).resolve().parents[2]
OPTIONS = ["neutral", "happy", "sad", "angry", "contempt or disgust", "confused", "whisper", "surprise", "fear"]
BINS = 15
TOLERANCE = 1e-9


def table(folder):
    return ds.dataset(sorted(str(p) for p in pathlib.Path(folder).glob("part-*.parquet")), format="parquet").to_table().to_pylist()


def write_predictions(run, path):
    rng = random.Random(20260115)
    texts = {row["utterance_id"]: row["reasoning"] for row in table(run / "cot")}
    rows, missing = [], 0
    asked = sorted(u["utterance_id"] for u in table(run / "utterances") if u["split"] == "train" and u["emotion"])
    gold = {u["utterance_id"]: u["emotion"] for u in table(run / "utterances")}
    for i, uid in enumerate(asked):
        if i % 17 == 3:
            missing += 1
            continue
        raw = [rng.random() + (1.5 * rng.random() if option == gold[uid] else 0) for option in OPTIONS]
        p = [value / sum(raw) for value in raw]
        answer = OPTIONS[int(np.argmax(p))] if rng.random() > 0.08 else "no idea"
        text = f"<think>{texts.get(uid, 'Nothing to say.')}</think><answer>{answer}</answer>"
        rows.append({"utterance_id": uid, "sample_index": 0, "text": text if i % 11 else answer, "probabilities": p})
    doubled = [dict(rows[0]), dict(rows[5])]
    extra = [{"utterance_id": "nobody/knows", "text": "sad"}]
    everything = rows + doubled + extra
    rng.shuffle(everything)
    path.write_text("".join(json.dumps(row) + "\n" for row in everything))
    return len(asked), missing, len(doubled), len(extra)


def metrics(rows):
    k = len(OPTIONS)
    confusion = np.zeros((k + 1, k + 1))
    for row in rows:
        confusion[OPTIONS.index(row["gold"]), k if row["answer"] is None else OPTIONS.index(row["answer"])] += 1
    n, right = confusion.sum(), np.trace(confusion)
    gold, said, hits = confusion.sum(1), confusion.sum(0), np.diag(confusion)
    present = gold > 0
    f1 = 2 * hits[present] / (gold[present] + said[present])
    expected = (gold * said).sum() / n**2
    # covariance of one-hot matrices (Gorodkin 2004)
    y = np.zeros((int(n), k + 1)); a = np.zeros((int(n), k + 1))
    for i, row in enumerate(rows):
        y[i, OPTIONS.index(row["gold"])] = 1
        a[i, k if row["answer"] is None else OPTIONS.index(row["answer"])] = 1
    cov = lambda u, v: ((u - u.mean(0)) * (v - v.mean(0))).sum()
    sure = [row for row in rows if row["probabilities"]]
    p = np.array([row["probabilities"] for row in sure])
    target = np.array([[option == row["gold"] for option in OPTIONS] for row in sure], float)
    top, correct = p.max(1), p.argmax(1) == target.argmax(1)
    bins = np.minimum(BINS - 1, np.maximum(0, np.ceil(top * BINS).astype(int) - 1))
    ece = sum(abs(correct[bins == b].mean() - top[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    checked = [row for row in rows if row["supported_claims"] is not None]
    total = lambda name: sum(row[name] for row in checked)
    decidable = total("supported_claims") + total("contradicted_claims") + total("unsupported_claims")
    scored = [row for row in rows if row["factual_alignment"] is not None]
    return {
        "wa": right / n, "ua": (hits[present] / gold[present]).mean(), "macro_f1": f1.mean(),
        "weighted_f1": (f1 * gold[present]).sum() / n,
        "micro_f1": 2 * hits[present].sum() / (gold[present].sum() + said[present].sum()),
        "kappa": (right / n - expected) / (1 - expected), "mcc": cov(y, a) / np.sqrt(cov(y, y) * cov(a, a)),
        "brier": ((p - target) ** 2).sum(1).mean(), "ece": ece,
        "format_valid": np.mean([row["format_valid"] for row in rows]),
        "missing_share": np.mean([row["text"] is None for row in rows]),
        "claim_precision": total("supported_claims") / decidable,
        "claim_recall": total("salient_cues_cited") / total("salient_cues"),
        "contradiction_rate": np.mean([row["contradicted_claims"] > 0 for row in checked]),
        "factual_alignment": np.mean([row["factual_alignment"] for row in scored]),
        "words": np.mean([row["words"] for row in checked]),
    }


def main():
    run = pathlib.Path(sys.argv[1]).resolve()
    file = run / "check_eval.jsonl"
    asked, missing, doubled, extra = write_predictions(run, file)
    subprocess.run([str(ROOT / "emotionthinker"), "evaluate", "--run", str(run), "--split", "train", "--predictions", str(file),
                    "--name", "check", "--quiet", "--replace", "--set", "evaluate.metrics.resamples=100"], check=True)
    folder = run / "evaluations" / "check"
    rows = table(folder / "predictions")
    report = json.loads((folder / "report.json").read_text())
    assert len(rows) == asked, (len(rows), asked)
    assert sum(row["text"] is None for row in rows) == missing, missing
    rejects = report["rejects"]
    assert rejects.get("duplicate_prediction") == doubled and rejects.get("extra_prediction") == extra, rejects
    slices = {(row["slice"], row["metric"]): row for row in table(folder / "eval")}
    worst = 0.0
    for name, subset in [("all", rows)] + [(f"gender={g}", [r for r in rows if r["gender"] == g]) for g in ("Male", "Female")]:
        for metric, value in metrics(subset).items():
            got = slices[(name, metric)]["value"]
            worst = max(worst, abs(got - value))
            assert abs(got - value) < TOLERANCE, (name, metric, got, value)
    for (name, metric), row in slices.items():
        if row["low"] is not None:
            assert row["low"] <= row["high"], (name, metric, row)
    file.unlink()
    print(f"{len(rows)} answers, metrics of 3 slices agree with numpy to {worst:.1e}")


if __name__ == "__main__":
    main()
