#!/usr/bin/env python3
"""Scores pitch tracks; standard library only.

  score_pitch.py truth FRAMES_DIR REFERENCE_DIR   against <stem>.f0ref (one value every 15 ms, 0 = unvoiced)
  score_pitch.py same FRAMES_DIR OTHER_DIR        two programs' tracks against each other, frame by frame

FRAMES_DIR holds <stem>.frames.tsv with the columns time_s and f0_hz (empty = unvoiced). Against truth a track may be
shifted by one constant for all files (-20..20 ms by 2.5 ms, the best is taken); a reference value is compared with the
frame nearest to it if that is within 12 ms, else with unvoiced. GPE20: off by more than 20 %, of frames voiced in both.
lost: called unvoiced, of voiced. VDE, FFE: wrong voicing, and that plus gross errors, of all.
"""
import math
import pathlib
import sys

REFERENCE_STEP_S = 0.015
NEAR_S = 0.012
GROSS = 0.2


def track(path):
    lines = path.read_text().splitlines()
    head = lines[0].split("\t")
    time, f0 = head.index("time_s"), head.index("f0_hz")
    frames = [line.split("\t") for line in lines[1:]]
    return [(float(cells[time]), float(cells[f0]) if cells[f0] else None) for cells in frames]


def nearest(frames, time):
    """F0 of the frame nearest to a time; frames are equally spaced."""
    if not frames:
        return None
    step = (frames[-1][0] - frames[0][0]) / (len(frames) - 1) if len(frames) > 1 else 0.01
    index = round((time - frames[0][0]) / step)
    near = 0 <= index < len(frames) and abs(frames[index][0] - time) <= NEAR_S
    return frames[index][1] if near else None


def against_truth(pairs, shift):
    voiced = unvoiced = lost = inserted = gross = 0
    cents = []
    for frames, reference in pairs:
        for index, truth in enumerate(reference):
            found = nearest(frames, index * REFERENCE_STEP_S - shift)
            if truth <= 0:
                unvoiced += 1
                inserted += found is not None
            elif found is None:
                voiced += 1
                lost += 1
            else:
                voiced += 1
                if abs(found / truth - 1) > GROSS:
                    gross += 1
                else:
                    cents.append(abs(1200 * math.log2(found / truth)))
    total = voiced + unvoiced
    cents.sort()
    return {"FFE": 100 * (lost + inserted + gross) / total, "VDE": 100 * (lost + inserted) / total,
            "GPE20": 100 * gross / max(1, voiced - lost), "lost": 100 * lost / max(1, voiced),
            "median_cents": cents[len(cents) // 2] if cents else math.inf, "shift_ms": 1000 * shift}


def truth(frames_dir, reference_dir):
    pairs = []
    for reference in sorted(reference_dir.glob("*.f0ref")):
        frames = track(frames_dir / f"{reference.stem}.frames.tsv")
        pairs.append((frames, [float(value) for value in reference.read_text().split()]))
    scores = [against_truth(pairs, 0.0025 * k) for k in range(-8, 9)]
    return min(scores, key=lambda s: s["FFE"] + 0.02 * s["median_cents"])


def same(frames_dir, other_dir):
    both = within = disagree = total = 0
    for path in sorted(frames_dir.glob("*.frames.tsv")):
        ours, theirs = track(path), track(other_dir / path.name)
        if len(ours) != len(theirs):
            sys.exit(f"{path.name}: {len(ours)} frames here, {len(theirs)} there")
        for (_, a), (_, b) in zip(ours, theirs):
            total += 1
            if a and b:
                both += 1
                within += abs(1200 * math.log2(a / b)) <= 1
            else:
                disagree += (a is None) != (b is None)
    return {"frames": total, "voiced_in_both": both, "within_1_cent": 100 * within / max(1, both),
            "voicing_disagreement": 100 * disagree / max(1, total)}


if __name__ == "__main__":
    mode, first, second = sys.argv[1:4]
    result = {"truth": truth, "same": same}[mode](pathlib.Path(first), pathlib.Path(second))
    print("  ".join(f"{key} {value:.2f}" if isinstance(value, float) else f"{key} {value}" for key, value in result.items()))
