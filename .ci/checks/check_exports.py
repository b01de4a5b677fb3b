#!/usr/bin/env python3
"""Checks exported files with the loaders of the trainers.

    check_exports.py <run folder>

Exports the run (all formats, all contents), then loads: TRL's with datasets and TRL's own chat
templating, verl's with its RLHFDataset, OpenRLHF's with its PromptDataset, LLaMA-Factory's with its
reader of dataset_info.json, each for real where it can be imported; ms-swift's against its
documented contract. Compares counts, and records field by field, with the shards.
Needs: datasets trl torch (verl, openrlhf and llamafactory without their dependencies).
"""
import glob
import importlib
import json
import os
import subprocess
import sys
import tempfile
import types

os.environ.setdefault("HF_HUB_OFFLINE", "1")
cache = tempfile.TemporaryDirectory(prefix="check-exports-")
os.environ["HF_DATASETS_CACHE"] = cache.name

import datasets
import pyarrow.parquet as pq
import soundfile
from trl.data_utils import is_conversational, maybe_apply_chat_template

from tally import check, finish

datasets.disable_progress_bars()

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FORMATS = ["ms-swift", "trl", "verl", "llama-factory", "openrlhf"]
EMOTIONS = ["neutral", "happy", "sad", "angry", "contempt or disgust", "confused", "whisper",
            "surprise", "fear"]
SCORES = {"factual_alignment", "interpretative_quality", "caption_completeness",
          "fluency_and_structural_clarity"}
TEMPLATE = ("{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}{% endfor %}"
            "{% if add_generation_prompt %}<|assistant|>{% endif %}")


def tokenizer():
    """A word tokenizer made on the spot: nothing is fetched."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast
    raw = Tokenizer(models.WordLevel({"[UNK]": 0, "[PAD]": 1}, unk_token="[UNK]"))
    raw.pre_tokenizer = pre_tokenizers.Whitespace()
    fast = PreTrainedTokenizerFast(tokenizer_object=raw, unk_token="[UNK]", pad_token="[PAD]")
    fast.chat_template = TEMPLATE
    return fast


def shard_rows(run):
    rows = {}
    for path in sorted(glob.glob(os.path.join(run, "emotioncot", "data", "*.parquet"))):
        split = os.path.basename(path).split("-")[0]
        for row in pq.read_table(path).to_pylist():
            rows[row["utterance_id"]] = {**row, "split": split}
    return rows


def wanted(rows, split, purpose):
    subset = "cold_start" if purpose == "sft" else "rl"
    return {i: r for i, r in rows.items()
            if r["split"] == split and r["subset"] in (None, subset)}


def read(path):
    if path.endswith(".parquet"):
        return pq.read_table(path).to_pylist()
    with open(path, encoding="utf-8") as lines:
        return json.load(lines) if path.endswith(".json") else [json.loads(x) for x in lines]


def compare(fmt, row, purpose, shard):
    """One record against its shard row, field by field."""
    name = f"{fmt} {shard['utterance_id']}"
    emotion = EMOTIONS[shard["emotion"]]
    turns = row.get("messages") or row.get("prompt") or row.get("input")
    check([t["role"] for t in turns][:2] == ["system", "user"], f"{name}: system, then user")
    check(all(e in turns[1]["content"] for e in EMOTIONS), f"{name}: the options are listed")
    heard = fmt in ("ms-swift", "verl", "llama-factory")
    check(turns[1]["content"].count("<audio>") == (1 if heard else 0), f"{name}: audio mark")
    if heard:
        audio = row["audios"][0]
        path = audio["audio"] if fmt == "verl" else audio
        info = soundfile.info(path)
        check(abs(info.duration - shard["duration_s"]) < 0.06, f"{name}: {path} is its audio")
    if purpose == "sft":
        said = (row["completion"][0]["content"] if fmt == "trl" else row["output"]
                if fmt == "openrlhf" else turns[-1]["content"])
        check(said == shard["target"], f"{name}: the answer is the target")
        return
    if fmt == "verl":
        label, cues = row["reward_model"]["ground_truth"], row["extra_info"]["cues"]
        check(row["data_source"] == shard["corpus"], f"{name}: data_source")
    elif fmt == "openrlhf":
        both = json.loads(row["label"])
        label, cues = both["label"], json.dumps(both["cues"])
    else:
        label, cues = row.get("label", emotion), row["cues"]
        check(row["solution"] == f"<answer>{emotion}</answer>", f"{name}: solution")
    check(label == emotion, f"{name}: label {label}")
    cues = json.loads(cues)
    for key in ("pitch_level", "energy_level", "speed_level", "intonation", "gender", "age_level",
                "transcription"):
        check(cues.get(key) == shard[key], f"{name}: cue {key}")
    check(cues.get("stressed_words", []) == shard["stressed_words"], f"{name}: stressed words")


def row_id(row):
    return row.get("id") or row["extra_info"]["id"]


def check_cot(out, rows):
    for fmt in FORMATS:
        seen = 0
        for path in sorted(glob.glob(os.path.join(out, fmt, "cot", "*-*.*"))):
            split, purpose = os.path.basename(path).split(".")[0].split("-")[:2]
            found = {row_id(r): r for r in read(path)}
            want = wanted(rows, split, purpose)
            check(found.keys() == want.keys(), f"{fmt} {split} {purpose}: the rows of the shards")
            for one in found:
                compare(fmt, found[one], purpose, rows[one])
            seen += len(found)
        print(f"{fmt}: {seen} rows equal their shard rows")


def check_trl(folder, tok):
    for path in sorted(glob.glob(os.path.join(folder, "*.parquet"))):
        data = datasets.load_dataset("parquet", data_files=path, split="train")
        check(len(data) == pq.ParquetFile(path).metadata.num_rows, f"{path}: datasets loads it")
        first = data[0]
        check(is_conversational(first), f"{path}: TRL takes it as conversational")
        text = maybe_apply_chat_template(first, tok)
        check("<|user|>" in text["prompt"], f"{path}: TRL's chat templating")
        if "sft" in path:
            check(text["completion"].startswith("<"), f"{path}: the completion follows")


def check_verl(folder, tok):
    from omegaconf import OmegaConf
    from verl.utils.dataset.rl_dataset import RLHFDataset
    path = os.path.join(folder, "train-grpo.parquet")
    config = OmegaConf.create({"cache_dir": cache.name, "max_prompt_length": 4096,
                               "filter_overlong_prompts": False})
    processor = types.SimpleNamespace()
    data = RLHFDataset(path, tok, config, processor)
    check(len(data) == pq.ParquetFile(path).metadata.num_rows, "verl: RLHFDataset loads all rows")
    row = data.dataframe[0]
    turns = data._build_messages(dict(row), "prompt")
    parts = turns[1]["content"]
    check([p["type"] for p in parts] == ["audio", "text"], f"verl: audio before text: {parts}")
    check(os.path.isfile(parts[0]["audio"]), "verl: the audio file")


def check_openrlhf(folder, tok):
    from openrlhf.datasets.prompts_dataset import PromptDataset
    path = os.path.join(folder, "train-grpo.jsonl")
    data = datasets.load_dataset("json", data_files=path, split="train")
    args = types.SimpleNamespace(data=types.SimpleNamespace(
        input_key="input", label_key="label", apply_chat_template=True, image_key="images"))
    strategy = types.SimpleNamespace(args=args, is_rank_0=lambda: False)
    prompts = PromptDataset(data, tok, strategy)
    check(len(prompts) == len(data), "OpenRLHF: PromptDataset loads all rows")
    check("<|user|>" in prompts.prompts[0], "OpenRLHF: prompt through the chat template")
    check(json.loads(prompts.labels[0])["label"] in EMOTIONS, "OpenRLHF: label")


def check_llama_factory(folder):
    from llamafactory.data.parser import get_dataset_list
    with open(os.path.join(folder, "dataset_info.json"), encoding="utf-8") as file:
        names = sorted(json.load(file))
    for name, attr in zip(names, get_dataset_list(names, folder)):
        data = datasets.load_dataset(
            "json", data_files=os.path.join(folder, attr.dataset_name), split="train")
        row = data[0]
        check(attr.formatting == "sharegpt", f"LLaMA-Factory {name}: formatting")
        check(os.path.isfile(row[attr.audios][0]), f"LLaMA-Factory {name}: {attr.audios}")
        roles = [m[attr.role_tag] for m in row[attr.messages]]
        check(roles == [attr.system_tag, attr.user_tag, attr.assistant_tag],
              f"LLaMA-Factory {name}: {roles}")


def check_ms_swift(folder):
    """Documented: JSONL, messages and audios, as many <audio> as files; GRPO ends with the user."""
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        data = datasets.load_dataset("json", data_files=path, split="train")
        last = "assistant" if "sft" in path else "user"
        for row in data:
            marks = sum(m["content"].count("<audio>") for m in row["messages"])
            check(marks == len(row["audios"]), f"{path}: as many marks as files")
            check(row["messages"][-1]["role"] == last, f"{path}: ends with {last}")
            check(all(os.path.isabs(a) for a in row["audios"]), f"{path}: absolute paths")


def check_tasks(folder):
    compared = 0
    for row in read(os.path.join(folder, "train-sft.jsonl")):
        answer = row["messages"][-1]["content"]
        check(answer.startswith("<answer>") and answer.endswith("</answer>"), f"{row['id']}: form")
        compared += "~comparative-" in row["id"]
        check(os.path.isfile(row["audios"][0]), f"{row['id']}: audio")
    check(compared > 0, "there are comparative tasks with audio of their own")


def check_tuples(folder):
    for row in read(os.path.join(folder, "train-sft.jsonl")):
        scores = json.loads(row["messages"][-1]["content"])
        check(set(scores) == SCORES and all(1 <= s <= 5 for s in scores.values()),
              f"{row['id']}: four scores")


def real(name, module, what):
    """Runs a check with a loader that may not be importable here; says so, then."""
    try:
        importlib.import_module(module)
    except Exception as error:  # any failure to import is a reason to say that it was not loaded
        print(f"{name}: not loaded for real ({type(error).__name__}: {error})")
        return
    what()
    print(f"{name}: loaded by {module}")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    run = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="exports-") as out:
        subprocess.run(
            [os.path.join(ROOT, "emotionthinker"), "export", "--quiet", "--format",
             ",".join(FORMATS), "--what", "cot,tasks,reward-tuples", "--from", run, "--out", out],
            check=True, cwd=ROOT)
        tok = tokenizer()
        check_cot(out, shard_rows(run))
        check_trl(os.path.join(out, "trl", "cot"), tok)
        print("trl: loaded by datasets and trl.data_utils")
        real("verl", "verl.utils.dataset.rl_dataset",
             lambda: check_verl(os.path.join(out, "verl", "cot"), tok))
        real("openrlhf", "openrlhf.datasets.prompts_dataset",
             lambda: check_openrlhf(os.path.join(out, "openrlhf", "cot"), tok))
        real("llama-factory", "llamafactory.data.parser",
             lambda: check_llama_factory(os.path.join(out, "llama-factory", "cot")))
        check_ms_swift(os.path.join(out, "ms-swift", "cot"))
        check_tasks(os.path.join(out, "ms-swift", "tasks"))
        check_tuples(os.path.join(out, "ms-swift", "reward-tuples"))
    finish()


if __name__ == "__main__":
    main()
