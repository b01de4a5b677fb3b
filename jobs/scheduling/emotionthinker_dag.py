"""An Airflow (3) DAG: one task a stage, each a call of the command line.

Set the Airflow variables emotionthinker_home (the unpacked distribution) and emotionthinker_conf (a HOCON file).
A stage that is up to date ends in seconds with exit code 0, so a task may be cleared and run again at any time.
"""
import datetime
import subprocess

from airflow.sdk import Variable, dag, task
from airflow.sdk.exceptions import AirflowFailException

STAGES = ["ingest", "prosody", "levels fit", "levels apply", "audit", "annotate", "filter", "tuples", "tasks", "score", "shard"]
RUN_FOLDER_IN_USE = 4


def run(stage):
    """Runs a stage; its lines go to the task's log. A busy run folder is worth a retry, all other failures want a person."""
    command = [Variable.get("emotionthinker_home") + "/emotionthinker", *stage.split(),
               "--conf", Variable.get("emotionthinker_conf"), "--replace", "--json"]
    code = subprocess.run(command, check=False).returncode
    if code == RUN_FOLDER_IN_USE:
        raise RuntimeError(f"{stage}: the run folder is in use by another process")
    if code != 0:
        raise AirflowFailException(f"{stage}: exit code {code} (1 wrong usage, 2 to be fixed by you, 3 a bug); the log says more")


@dag(
    schedule="15 2 * * *",
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": datetime.timedelta(minutes=10)},
)
def emotionthinker():
    before = None
    for stage in STAGES:
        step = task(task_id=stage.replace(" ", "_"))(run)(stage)
        if before is not None:
            before >> step
        before = step


emotionthinker()
