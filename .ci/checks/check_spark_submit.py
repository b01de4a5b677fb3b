#!/usr/bin/env python3
"""Submits the program to a cluster with the bin/spark-submit of a Spark distribution, by the README's recipe.

    check_spark_submit.py <run folder of ./emotionthinker run>

The distribution is the one inside PyPI's package pyspark: Spark's own bin/ and jars/. A master and two workers of one
core each run on loopback. Without PyTorch's native library a stage that needs it says what to do and ends with exit
code 2; with --jars the sample run goes through, and its tables have the bytes of the local run.
Ends with `N passed, N failed`. Needs: pyspark.
"""
import contextlib
import hashlib
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import time

from tally import check, finish

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
# these say where the audio lies, hold a clock, or are made by the local run alone
LOCAL = ("utterances", "_cache", "_timings", "sft", "grpo", "evaluations")


@contextlib.contextmanager
def cluster(home, folder):
    """A master and two workers, ended with the block."""
    daemons = []

    def start(name, *arguments):
        log = open(folder / f"{name}.log", "w")
        command = [home / "bin/spark-class", *arguments]
        daemons.append(subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT))

    def await_in(name, text, count):
        for _ in range(240):
            if (folder / f"{name}.log").read_text().count(text) >= count:
                return
            time.sleep(0.5)
        raise RuntimeError(f"{name} does not say '{text}':\n{(folder / f'{name}.log').read_text()}")

    try:
        start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port", "0", "--webui-port", "0")
        await_in("master", "I have been elected leader", 1)
        master = re.search(rf"spark://{re.escape(HOST)}:\d+", (folder / "master.log").read_text()).group()
        for i in (1, 2):
            start(f"worker{i}", "org.apache.spark.deploy.worker.Worker", "--host", HOST, "--cores", "1", "--memory", "2g",
                  "--webui-port", "0", "--work-dir", str(folder / "work"), master)
        await_in("master", "Registering worker", 2)
        yield master
    finally:
        for daemon in daemons:
            daemon.terminate()
        for daemon in daemons:
            daemon.wait(60)


def tables(run):
    """SHA-256 of the Parquet files whose bytes do not hold a place, by path."""
    files = {p.relative_to(run): p for p in run.rglob("*.parquet")}
    return {str(name): hashlib.sha256(p.read_bytes()).hexdigest() for name, p in sorted(files.items()) if name.parts[0] not in LOCAL}


spark_home = pathlib.Path(importlib.util.find_spec("pyspark").origin).parent
archive = next((ROOT / "jobs" / "target").glob("emotionthinker-*-bin.tar.gz"))
with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    (home,) = folder.glob("emotionthinker-*")
    (native,) = (home / "lib").glob("pytorch-native-cpu-*.jar")
    environment = {**os.environ, "SPARK_HOME": str(spark_home), "SPARK_LOCAL_IP": HOST}

    with cluster(spark_home, folder) as master:

        def submit(program, *spark):
            command = [home / "emotionthinker", *program, "--set", "learner.in_run=false", "--set", "beam.runner=spark",
                       "--run", str(folder / "run"), "--", "--master", master, "--executor-memory", "1536m", *spark]
            return subprocess.run(command, env=environment, capture_output=True, text=True)

        without = submit(["run"])
        said = "\n".join(line for line in without.stderr.splitlines() if "--jars" in line)
        check(without.returncode == 2 and "pytorch-native" in said, f"without the library: exit code {without.returncode}, {said or without.stderr[-2000:]}")
        check("score" not in without.stdout, "the run stopped where the library is needed")
        done = submit(["run"], "--jars", str(native))
        check(done.returncode == 0, f"with --jars: exit code {done.returncode}\n{done.stdout}\n{done.stderr[-4000:]}")
        again = done.stdout.count("up to date")
        check(again >= 8, f"what the first submission had done stood: {again} stages")

    submitted, local = tables(folder / "run"), tables(pathlib.Path(sys.argv[1]))
    different = [name for name in submitted if submitted[name] != local.get(name)]
    check(len(submitted) >= 15 and different == [], f"{len(submitted)} tables have the bytes of the local run, not {different[:5]}")
finish()
