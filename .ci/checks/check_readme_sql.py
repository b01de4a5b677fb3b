#!/usr/bin/env python3
"""Executes the DuckDB statements of the README on a run.

    check_readme_sql.py <run folder>

Ends with `N passed, N failed`. Needs: duckdb.
"""
import pathlib
import re
import sys

import duckdb

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"
run = sys.argv[1]
passed = failed = 0
blocks = "\n".join(re.findall(r"```sql\n(.*?)```", README.read_text(), re.S))
for statement in [s for s in blocks.split(";") if "-- DuckDB" in s]:
    try:
        duckdb.sql(statement.replace("runs/sample", run)).fetchall()
        passed += 1
    except duckdb.Error as error:
        failed += 1
        print(f"FAILED: {statement}: {error}", file=sys.stderr)
if passed + failed == 0:
    failed += 1
    print("FAILED: the README holds no statement", file=sys.stderr)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
