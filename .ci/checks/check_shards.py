#!/usr/bin/env python3
"""Checks that finished shards are what their card says, with the readers that people use.

    check_shards.py <run folder or data set folder>

Loads every split with Hugging Face datasets, decodes the audio with soundfile, reads the same files
with DuckDB and looks into the Parquet footers. Prints a line per failure, ends with
`N passed, N failed`, and exits with 1 when something failed. Needs: datasets duckdb soundfile pyarrow.
"""
import glob
import io
import json
import os
import sys
import tempfile
import traceback

os.environ.setdefault("HF_HUB_OFFLINE", "1")
cache = tempfile.TemporaryDirectory(prefix="check-shards-")
os.environ["HF_DATASETS_CACHE"] = cache.name

import datasets
import duckdb
import pyarrow.parquet as pq
import soundfile
import yaml

from tally import check, finish

datasets.disable_progress_bars()

EMOTIONS = ["neutral", "happy", "sad", "angry", "contempt or disgust", "confused", "whisper",
            "surprise", "fear"]
MOST_SHARD_BYTES = 500_000_000
MOST_ROW_GROUP_BYTES = 100_000_000
DURATION_TOLERANCE_S = 0.06  # a codec may pad its last frame: 1152 samples of MP3 at 22.05 kHz


def find_data_set(folder):
    """The folder with a card and data/: the argument, or the only one below it."""
    found = [os.path.dirname(os.path.dirname(path))
             for pattern in ("data", "*/data", "*/*/data")
             for path in glob.glob(os.path.join(folder, pattern, "*-of-*.parquet"))]
    found = sorted({path for path in found if os.path.exists(os.path.join(path, "README.md"))})
    if len(found) != 1:
        sys.exit(f"{folder}: one folder with README.md and data/*.parquet wanted, found {found}")
    return found[0]


def read_card(folder):
    with open(os.path.join(folder, "README.md"), encoding="utf-8") as card:
        text = card.read()
    return yaml.safe_load(text.split("---\n")[1]), text


def check_files(folder, card):
    """Names, sizes, row groups, codecs, footer key; returns the files by split."""
    files = {}
    features = None
    for path in sorted(glob.glob(os.path.join(folder, "data", "*.parquet"))):
        name = os.path.basename(path)
        files.setdefault(name.split("-")[0], []).append(path)
        check(os.path.getsize(path) <= MOST_SHARD_BYTES, f"{name} is larger than 500 MB")
        footer = pq.ParquetFile(path).metadata
        meta = json.loads(footer.metadata[b"huggingface"])["info"]["features"]
        check(features is None or meta == features, f"{name} has the features of the others")
        features = meta
        for g in range(footer.num_row_groups):
            group = footer.row_group(g)
            check(group.total_byte_size <= MOST_ROW_GROUP_BYTES, f"{name} row group {g} size")
            for c in range(group.num_columns):
                column = group.column(c)
                audio = column.path_in_schema.startswith("audio.")
                check((column.compression == "UNCOMPRESSED") == audio,
                      f"{name} {column.path_in_schema} is {column.compression}")
                check(not (audio and column.has_dictionary_page), f"{name} audio dictionary")
    for split, paths in files.items():
        names = [f"{split}-{i:05d}-of-{len(paths):05d}.parquet" for i in range(len(paths))]
        check([os.path.basename(p) for p in paths] == names, f"{split} shards are {names}")
    from_card = datasets.Features._from_yaml_list(card["dataset_info"]["features"])
    check(from_card == datasets.Features.from_dict(features), "card and footer: same features")
    return files


def check_without_card(files, split):
    """The footers alone make the same features, for who takes single files."""
    rows = datasets.load_dataset("parquet", data_files=files[split][:1], split="train")
    check(isinstance(rows.features["audio"], datasets.Audio), f"{split}: Audio without card")
    check(isinstance(rows.features["emotion"], datasets.ClassLabel), f"{split}: label without card")


def check_split(folder, split, expected_rows):
    """What datasets makes of a split; returns its rows by emotion."""
    rows = datasets.load_dataset(folder, split=split)
    check(len(rows) == expected_rows, f"{split}: {len(rows)} rows, card says {expected_rows}")
    check(isinstance(rows.features["audio"], datasets.Audio), f"{split}: audio is Audio")
    label = rows.features["emotion"]
    check(isinstance(label, datasets.ClassLabel) and label.names == EMOTIONS,
          f"{split}: emotion is a ClassLabel of the nine names")
    rows = rows.cast_column("audio", datasets.Audio(decode=False))
    emotions = {}
    embedded = 0
    for row in rows:
        rid = row["utterance_id"]
        emotion = label.int2str(row["emotion"])
        emotions[emotion] = emotions.get(emotion, 0) + 1
        check(row["target"] == f"<think>{row['cot_analysis']}</think><answer>{emotion}</answer>",
              f"{rid}: target is made of reasoning and label")
        audio = row["audio"]
        check(bool(audio["path"]) and not os.path.isabs(audio["path"]), f"{rid}: relative path")
        check((audio["bytes"] is None) == (row["audio_form"] == "path"), f"{rid}: bytes and form")
        if audio["bytes"] is not None:
            embedded += 1
            samples, rate = soundfile.read(io.BytesIO(audio["bytes"]), always_2d=True)
            check(rate == row["sample_rate_hz"], f"{rid}: {rate} Hz")
            check(abs(len(samples) / rate - row["duration_s"]) <= DURATION_TOLERANCE_S,
                  f"{rid}: {len(samples) / rate} s, row says {row['duration_s']}")
    print(f"{split}: {len(rows)} rows, {embedded} with audio, {emotions}")
    return emotions


def check_duckdb(files, split, emotions):
    paths = ", ".join("'" + p.replace("'", "''") + "'" for p in files[split])
    counts = duckdb.sql(
        f"SELECT emotion, count(*), count(DISTINCT utterance_id) FROM read_parquet([{paths}]) "
        "GROUP BY emotion").fetchall()
    check({EMOTIONS[e]: n for e, n, _ in counts} == emotions, f"{split}: DuckDB counts the same")
    check(all(n == ids for _, n, ids in counts), f"{split}: utterance ids are unique")
    measured = duckdb.sql(
        f"SELECT count(*) FROM read_parquet([{paths}]) WHERE measurements.f0_median_hz <= 0 "
        "OR list_contains(stressed_words, '')").fetchall()
    check(measured == [(0,)], f"{split}: unvoiced is null, never 0")


def check_card(card, text, by_split):
    """The emotion table of the card holds the counts that the rows give."""
    for emotion in EMOTIONS:
        cells = " | ".join(str(by_split[split].get(emotion, 0)) for split in by_split)
        check(f"| {emotion} | {cells} |" in text, f"card: row of {emotion} is {cells}")
    for config in card["configs"][0]["data_files"]:
        check(config["split"] in by_split, f"card names split {config['split']}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = find_data_set(sys.argv[1])
    card, text = read_card(folder)
    files = check_files(folder, card)
    splits = card["dataset_info"]["splits"]
    check({s["name"] for s in splits} == set(files), "card and files: same splits")
    by_split = {}
    for split in splits:
        name = split["name"]
        try:
            by_split[name] = check_split(folder, name, split["num_examples"])
            check_without_card(files, name)
            check_duckdb(files, name, by_split[name])
        except Exception as error:  # a reader that fails is a finding, and others may pass
            traceback.print_exc()
            by_split.setdefault(name, {})
            check(False, f"{name}: {type(error).__name__}: {error}")
    check_card(card, text, by_split)
    sizes = sum(os.path.getsize(p) for paths in files.values() for p in paths)
    check(card["dataset_info"]["download_size"] == sizes, f"card: download_size is {sizes}")
    manifest = os.path.join(folder, "_manifest.json")
    if os.path.exists(manifest):
        with open(manifest, encoding="utf-8") as file:
            rows = json.load(file)["rows"]
        total = sum(sum(emotions.values()) for emotions in by_split.values())
        check(rows == total, f"manifest says {rows} rows, shards have {total}")
    finish()


if __name__ == "__main__":
    main()
