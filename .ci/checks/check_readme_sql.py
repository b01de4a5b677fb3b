#!/usr/bin/env python3
"""Executes the DuckDB statements of the README on a run.

    check_readme_sql.py <run folder>

Ends with `N passed, N failed`. Needs: duckdb.
"""
import pathlib
import re
import sys

import duckdb

from tally import check, finish

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"
run = sys.argv[1]
blocks = "\n".join(re.findall(r"```sql\n(.*?)```", README.read_text(), re.S))
for statement in [s for s in blocks.split(";") if "-- DuckDB" in s]:
    try:
        duckdb.sql(statement.replace("runs/sample", run)).fetchall()
        check(True, statement)
    except duckdb.Error as error:
        check(False, f"{statement}: {error}")
finish()
