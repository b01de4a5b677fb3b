"""Checks the labelled files beside it (offsets, values, verdicts by the rule of README.md) and prints the counts."""
import json
import re
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
LEVELS = {
    "pitch": {"low", "normal", "high", "increasing", "decreasing"},
    "energy": {"low", "normal", "high", "increasing", "decreasing"},
    "speed": {"slow", "normal", "fast", "increasing", "decreasing"},
    "intonation": {"rising", "falling", "rising-falling", "falling-rising", "flat", "expressive"},
    "gender": {"Male", "Female"},
    "age": {"Child", "Teenager", "Young Adult", "Middle-aged", "Elderly"},
    "pauses": {"present", "absent"},
}
FIELD = {"pitch": "pitch_level", "energy": "energy_level", "speed": "speed_level", "intonation": "intonation",
         "stress": "stressed_words", "gender": "gender", "age": "age_level"}
CUES = list(FIELD) + ["pauses", "voice_quality"]
VERDICTS = ["supported", "contradicted", "unsupported", "unverifiable"]
EMOTIONS = {"neutral", "happy", "sad", "angry", "contempt or disgust", "confused", "whisper", "surprise", "fear"}
DRIFT = {"increasing", "decreasing"}


def bare(word):
    return re.sub(r"^\W+|\W+$", "", word.lower())


def verdict(cue, asserted, cues):
    if cue in ("pauses", "voice_quality") or asserted in DRIFT:
        return "unverifiable"
    measured = cues[FIELD[cue]]
    if measured is None or measured in ("uncertain", "too_short"):
        return "unsupported"
    negated = asserted.startswith("not ")
    level = asserted[4:] if negated else asserted
    if cue == "stress":
        words = [bare(w) for w in measured]
        equal = not words if level == "none" else level in words
    else:
        equal = level == measured
    return "supported" if equal != negated else "contradicted"


def check(name, size, seen):
    raw = (HERE / name).read_bytes()
    assert b"\r" not in raw and raw.endswith(b"\n"), name
    rows = [json.loads(line) for line in raw.decode("utf-8").splitlines()]
    assert len(rows) == size, (name, len(rows))
    for row in rows:
        where, text, cues = row["id"], row["reasoning"], row["cues"]
        assert where not in seen and text not in seen, where
        seen.update((where, text))
        assert max(map(ord, json.dumps(row, ensure_ascii=False))) < 0x10000, where
        assert cues["emotion"] in EMOTIONS, where
        for cue in ("pitch", "energy", "speed"):
            assert cues[FIELD[cue]] is None or cues[FIELD[cue]] in LEVELS[cue] - DRIFT, where
        assert cues["intonation"] is None or cues["intonation"] in LEVELS["intonation"] | {"uncertain", "too_short"}, where
        assert cues["gender"] is None or cues["gender"] in LEVELS["gender"], where
        assert cues["age_level"] is None or cues["age_level"] in LEVELS["age"], where
        if cues["stressed_words"] and cues["transcription"]:
            spoken = {bare(w) for w in re.split(r"[\s—–…]+", cues["transcription"])}
            assert {bare(w) for w in cues["stressed_words"]} <= spoken, where
        for claim in row["claims"]:
            quote, start, end = claim["quote"], claim["start"], claim["end"]
            assert quote and quote == quote.strip() and text[start:end] == quote, (where, quote)
            level = claim["asserted"].removeprefix("not ")
            if claim["cue"] == "voice_quality":
                assert re.fullmatch(r"[a-z-]+", level), (where, quote)
            elif claim["cue"] == "stress":
                assert level == level.lower() and not re.search(r"\s", level), (where, quote)
            else:
                assert level in LEVELS[claim["cue"]], (where, quote)
            assert claim["verdict"] == verdict(claim["cue"], claim["asserted"], cues), (where, quote)
    return rows


def counts(rows):
    table = Counter((c["cue"], c["verdict"]) for r in rows for c in r["claims"])
    total = sum(table.values())
    print("| cue | " + " | ".join(VERDICTS) + " | all |\n|---|" + "---:|" * (len(VERDICTS) + 1))
    for cue in CUES:
        line = [table[cue, v] for v in VERDICTS]
        print(f"| {cue} | " + " | ".join(map(str, line)) + f" | {sum(line)} |")
    sums = [sum(table[c, v] for c in CUES) for v in VERDICTS]
    print("| all | " + " | ".join(f"{s} ({100 * s / total:.0f} %)" for s in sums) + f" | {total} |\n")
    every = [c for r in rows for c in r["claims"]]
    words = [len(r["reasoning"].split()) for r in rows]
    print(f"{len(rows)} texts; {sum(w >= 48 for w in words)} long ({min(w for w in words if w >= 48)}-{max(words)} words); "
          f"{sum(not r['claims'] for r in rows)} without a claim; "
          f"{sum(c['asserted'].startswith('not ') for c in every)} negated, "
          f"{sum(c['asserted'] in DRIFT for c in every)} drift claims")
    print("emotions: " + ", ".join(f"{k} {v}" for k, v in sorted(Counter(r["cues"]["emotion"] for r in rows).items())) + "\n")


if __name__ == "__main__":
    used = set()
    for file, n in (("dev.jsonl", 200), ("frozen.jsonl", 100), ("dev2.jsonl", 168), ("hold2.jsonl", 60), ("dev3.jsonl", 150)):
        print(f"### {file}\n")
        counts(check(file, n, used))
