#!/usr/bin/env python3
"""Executes the notebooks on a run, and the tour in Java; outputs stay out of git.

    check_notebooks.py <run folder>

Ends with `N passed, N failed`. Needs: what notebooks/requirements.txt names.
"""
import json
import os
import pathlib
import subprocess
import sys

import nbclient
import nbformat

from tally import check, finish

NOTEBOOKS = pathlib.Path(__file__).resolve().parents[2] / "notebooks"
run = pathlib.Path(sys.argv[1]).resolve()
os.environ["EMOTIONTHINKER_RUN"] = str(run)


for file in sorted(NOTEBOOKS.glob("*.ipynb")):
    raw = json.loads(file.read_text())
    check(all(not cell.get("outputs") and not cell.get("execution_count") for cell in raw["cells"]), f"{file.name} is committed without outputs")
    try:
        done = nbclient.NotebookClient(nbformat.read(file, as_version=4), timeout=900, startup_timeout=300, kernel_name="python3", resources={"metadata": {"path": NOTEBOOKS}}).execute()
        pictures = sum("image/png" in output.get("data", {}) for cell in done.cells for output in cell.get("outputs", []))
        check(pictures > 0 or file.name.startswith("05"), f"{file.name} drew nothing")
    except nbclient.exceptions.CellExecutionError as error:
        check(False, f"{file.name}: {error}")

tour = subprocess.run([NOTEBOOKS / "tour", run], capture_output=True, text=True)
check(tour.returncode == 0 and "Exception" not in tour.stdout and "Error:" not in tour.stdout + tour.stderr, f"tour: {tour.stdout[-2000:]} {tour.stderr[-2000:]}")
for line in ["1. sample/", "factual_alignment 1.00", "tau    mean R_t right", "trl over 4 rewards"]:
    check(line in tour.stdout, f"the tour says {line!r}")

finish()
