#!/usr/bin/env python3
"""Figures of the READMEs: measured runs become committed JSON, JSON becomes tables.

  figures.py run RUN_FOLDER NAME "COMMAND"   reads the tables of a finished run into jobs/bench/NAME.json (needs duckdb)
  figures.py experiment FILE NAME "COMMAND"  reads results.json of an experiment (bench cv, ablate) into jobs/bench/NAME.json
  figures.py render                          rewrites the blocks <!-- figures:NAME --> … <!-- end --> of READMEs (NAME stages: the stage table only)
  figures.py texts RUN_FOLDER                draws 30 texts of a run by seed into conf/sample/TEXTS.md (needs duckdb)
  figures.py check                           fails when a block is not what its JSON renders to
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCH = ROOT / "jobs" / "bench"
STAGES = [("ingest", "utterances"), ("prosody", "prosody"), ("levels-fit", "level_edges"), ("levels-apply", "levels"), ("audit", "audit"),
          ("annotate", "candidates"), ("filter", "cot"), ("tuples", "reward_tuples"), ("tasks", "tasks"), ("score", "scored"), ("shard", "emotioncot")]


def read_run(folder, name, command):
    import duckdb
    folder = pathlib.Path(folder)
    stages = []
    for stage, table in STAGES:
        if not (folder / table / "_manifest.json").exists():
            continue  # a stage that this run did not have
        manifest = json.loads((folder / table / "_manifest.json").read_text())
        timing = json.loads((folder / "_timings" / f"{stage}.json").read_text())
        stages.append({"stage": stage, "rows_in": manifest["rows_in"], "rows_out": manifest["rows"],
                       "rejects": manifest["rejects"], "seconds": round(timing["seconds"], 1), "counts": manifest["counts"]})
    rows = lambda sql: duckdb.sql(sql.format(run=folder)).fetchall()
    counted = lambda key, sql: {key: [list(row) for row in rows(sql)]}
    result = {"command": command, "code_version": manifest["code_version"],
              "commit": subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip(),
              "stages": stages}
    result |= counted("corpora", """
        select u.corpus, count(*), round(sum(u.duration_s) / 60, 1), count(distinct u.speaker_id), count(u.emotion), count(c.utterance_id)
        from '{run}/utterances/*.parquet' u left join '{run}/cot/*.parquet' c using (utterance_id) group by 1 order by 1""")
    result |= counted("emotions", """
        select u.emotion, count(*) from '{run}/cot/*.parquet' c join '{run}/utterances/*.parquet' u using (utterance_id)
        group by 1 order by 2 desc, 1""")
    for attribute in ("pitch", "energy", "speed"):
        result |= counted(f"{attribute}_levels", f"""
            select coalesce({attribute}_level, 'no level: ' || {attribute}_reason), count(*) from '{{run}}/levels/*.parquet' group by 1 order by 1""")
    result |= counted("intonation", "select intonation, count(*) from '{run}/levels/*.parquet' group by 1 order by 1")
    BENCH.mkdir(exist_ok=True)
    (BENCH / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")


def table(head, rows):
    line = lambda cells: "| " + " | ".join(str(cell) for cell in cells) + " |"
    return "\n".join([line(head), line(["---"] * len(head))] + [line(row) for row in rows])


COLUMNS = ["wa", "ua", "macro_f1", "format_valid", "claim_precision", "claim_recall"]
KEPT = COLUMNS + ["weighted_f1", "kappa", "mcc", "ece", "contradiction_rate", "label_recoverability", "reasoning_mean", "factual_alignment",
                  "interpretative_quality", "caption_completeness", "fluency_and_structural_clarity", "words", "distinct_2", "speakers"]


def read_experiment(file, name, command):
    results = json.loads(pathlib.Path(file).read_text())
    arms = []
    for arm in results["experiment"]["arms"]:
        one = results["arms"].get(arm["name"])
        if one:
            compared = {other: {metric: c["differences"][metric] for metric in ("wa", "claim_precision") if metric in c["differences"]}
                        | {key: c[key] for key in ("mcnemar_p", "permutation_p")} for other, c in one["compared_with"].items()}
            arms.append({"name": arm["name"], "title": one["title"], "wa_by_seed": one["wa_by_seed"], "compared_with": compared,
                         "metrics": {m: {k: v for k, v in one["metrics"][m].items() if k in ("value", "low", "high", "n")}
                                     for m in KEPT if m in one["metrics"]}})
    result = {"command": command, "code_version": results["code_version"],
              "commit": subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip(),
              "folds": results["experiment"]["folds"], "reference": results["experiment"]["reference"], "arms": arms}
    (BENCH / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")


def render_experiment(r):
    def shown(one, scale=100, form="{:.1f}"):
        if one is None:
            return "–"
        ends = f" [{form.format(scale * one['low'])}, {form.format(scale * one['high'])}]" if one.get("low") is not None else ""
        return form.format(scale * one.get("value", one.get("difference"))) + ends
    arms = r["arms"]
    columns = [c for c in COLUMNS if any(c in a["metrics"] for a in arms)]
    names = {a["name"]: a["title"] for a in arms}
    references = [x for x in r["reference"] if x in names]
    head = ["", "seeds"] + [c.replace("_", " ") + " %" for c in columns] + ["reasoning 1–5"] + [f"wa less {names[x]}" for x in references]
    rows = [[a["title"], len(a["wa_by_seed"])] + [shown(a["metrics"].get(c)) for c in columns] + [shown(a["metrics"].get("reasoning_mean"), 1, "{:.2f}")]
            + [shown(a["compared_with"].get(x, {}).get("wa"), 100, "{:+.1f}") for x in references] for a in arms]
    first = arms[0]["metrics"]["wa"]["n"] // len(arms[0]["wa_by_seed"])
    return "\n".join([f"`{r['command']}` (version {r['code_version']}, commit {r['commit']}); {r['folds']} folds, {first} clips, "
                      f"{arms[0]['metrics']['speakers']['value']:.0f} speakers; 95 % intervals over speakers:", "", table(head, rows)])


def render(name, part=None):
    r = json.loads((BENCH / f"{name}.json").read_text())
    if "arms" in r:
        return render_experiment(r)
    counts = lambda pairs: ", ".join(f"{key} {n:,}" for key, n in pairs)
    reasons = lambda rejects: counts(sorted(rejects.items())) or "–"
    minutes = lambda s: f"{s / 60:.1f} min" if s >= 90 else f"{s:.0f} s"
    parts = [f"`{r['command']}` (version {r['code_version']}, commit {r['commit']}):", "",
             table(["stage", "rows in", "rows out", "rejected", "time"],
                   [[s["stage"], f"{s['rows_in']:,}", f"{s['rows_out']:,}", reasons(s["rejects"]), minutes(s["seconds"])] for s in r["stages"]])]
    if part == "stages":
        return "\n".join(parts)
    parts += ["",
             table(["corpus", "utterances", "minutes", "speakers", "labelled", "texts"], [[c[0], f"{c[1]:,}", c[2], c[3], f"{c[4]:,}", f"{c[5]:,}"] for c in r["corpora"]]), "",
             f"Emotions of the texts: {counts(r['emotions'])}.  "]
    for attribute in ("pitch", "energy", "speed"):
        parts.append(f"{attribute.capitalize()}: {counts(r[attribute + '_levels'])}.  ")
    parts.append(f"Intonation: {counts(r['intonation'])}.")
    return "\n".join(parts)


def draw_texts(folder):
    import duckdb
    rows = duckdb.sql(f"""
        select c.utterance_id, u.emotion, u.transcript, l.pitch_level, l.energy_level, l.speed_level, l.intonation, c.reasoning
        from '{folder}/cot/*.parquet' c join '{folder}/utterances/*.parquet' u using (utterance_id) join '{folder}/levels/*.parquet' l using (utterance_id)
        order by md5('texts' || c.utterance_id) limit 30""").fetchall()
    out = ["# Thirty texts of the sample corpus", "",
           "Drawn by seed from a run (`.ci/figures.py texts RUN`), in the order drawn. The speech is synthetic; the levels are measured."]
    for key, emotion, words, pitch, energy, speed, intonation, text in rows:
        out += ["", f"**{key}** – {emotion}; pitch {pitch or 'none'}, energy {energy or 'none'}, speed {speed or 'none'}, intonation {intonation}; says “{words}”", "", text]
    (ROOT / "conf" / "sample" / "TEXTS.md").write_text("\n".join(out) + "\n")


def blocks(text):
    return re.sub(r"(<!-- figures:([\w-]+)(?: (stages))? -->\n).*?(\n<!-- end -->)", lambda m: m[1] + render(m[2], m[3]) + m[4], text, flags=re.S)


def main(arguments):
    readmes = [ROOT / "README.md", ROOT / "pipelines" / "models" / "README.md"]
    if arguments[:1] == ["run"] and len(arguments) == 4:
        read_run(*arguments[1:])
    elif arguments[:1] == ["texts"] and len(arguments) == 2:
        draw_texts(arguments[1])
    elif arguments[:1] == ["experiment"] and len(arguments) == 4:
        read_experiment(*arguments[1:])
    elif arguments == ["render"]:
        for readme in readmes:
            readme.write_text(blocks(readme.read_text()))
    elif arguments == ["check"]:
        for readme in readmes:
            if blocks(readme.read_text()) != readme.read_text():
                sys.exit(f"{readme.relative_to(ROOT)} differs from its figures: run .ci/figures.py render")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
