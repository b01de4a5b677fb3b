#!/usr/bin/env python3
"""Opens the HTML report of a run in headless Chromium, as a person would.

    check_report.py <run folder>

Makes the report by the command line, opens the file, and checks that every chart drew, that nothing but the file
was fetched, that nothing failed, that filters, search and theme work, and that no audio or words of a corpus are in it
that may not be given away. Keeps a screenshot beside the report. Ends with `N passed, N failed`.
Needs: playwright (its own browsers are not used), chromium, duckdb.
"""
import json
import pathlib
import shutil
import subprocess
import sys

import duckdb
from playwright.sync_api import sync_playwright

from tally import check, finish

ROOT = pathlib.Path(__file__).resolve().parents[2]
run = pathlib.Path(sys.argv[1]).resolve()


def report(*more, out="report.html"):
    file = run / out
    subprocess.run([ROOT / "emotionthinker", "report", "--run", run, "--out", file, "--quiet", *more], check=True)
    return file


file = report("--calibration", ROOT / "jobs" / "bench" / "reward.json")
check(file.read_bytes() == report("--calibration", ROOT / "jobs" / "bench" / "reward.json", out="report-again.html").read_bytes(), "same run, same page")
(run / "report-again.html").unlink()

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"], timeout=180_000)
    page = browser.new_page(viewport={"width": 1200, "height": 900}, color_scheme="light")
    page.set_default_timeout(180_000)
    fetched, errors = [], []
    page.on("request", lambda request: fetched.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    page.wait_for_selector("#clips .cliplist button")

    outside = [url for url in fetched if url != file.as_uri() and not url.startswith("data:")]
    check(outside == [], f"nothing is fetched: {outside}")
    check(errors == [], f"no error: {errors}")
    paths = page.evaluate("[...document.querySelectorAll('.chart')].map(c => [c.getAttribute('aria-label'), c.querySelectorAll('svg path').length])")
    check(len(paths) >= 10, f"charts: {paths}")
    for title, drawn in paths:
        check(drawn > 5 and title, f"chart {title!r} drew {drawn} paths")
    text = page.inner_text("body")
    check("undefined" not in text and "[object" not in text and "NaN" not in text, "no value is missing from the page")
    manifest = json.loads((run / "emotioncot" / "_manifest.json").read_text())
    check(f"{manifest['rows']:,} rows" in page.inner_text("#subtitle"), "the number of rows of the shards")

    # filters
    listed = lambda: page.locator("#clips .cliplist button").count()
    everything = listed()
    check(everything == min(24, manifest["rows"]), f"{everything} clips are listed")
    emotions = page.locator("#clip-filters select").nth(1)
    first = page.evaluate("DATA.clips[0].emotion")
    emotions.select_option(first)
    check(listed() == page.evaluate(f"DATA.clips.filter(c => c.emotion === {json.dumps(first)}).length") < everything, "the filter by emotion")
    emotions.select_option("all")
    page.fill("#clip-filters input", "no clip says this")
    check(listed() == 0 and "No clip fits" in page.inner_text("#clips"), "a search without a hit")
    page.fill("#clip-filters input", "")
    check(listed() == everything, "the filters can be taken back")
    chart = "document.querySelector('#measurements .chart svg').outerHTML"
    before = page.evaluate(chart)
    page.locator("#measure-filters select").nth(0).select_option("energy_dbfs")
    check(page.evaluate(chart) != before and "energy_dbfs" in page.inner_text("#measure-meaning"), "another measurement is drawn")
    before = page.evaluate(chart)
    page.locator("#measure-filters select").nth(1).select_option("emotion")
    check(page.evaluate(chart) != before, "grouped by another dimension")

    # keyboard: a clip is chosen with Enter
    page.locator("#clips .cliplist button").nth(1).focus()
    page.keyboard.press("Enter")
    check(page.locator("#clips .cliplist button").nth(1).get_attribute("aria-current") == "true", "a clip is chosen by keyboard")
    check(page.locator("#clips mark.supported").count() > 1, "claims are coloured")

    # dark, and saved for people who look at the build
    page.click("#theme")
    check("rgb(20, 24, 28)" in page.evaluate("getComputedStyle(document.body).backgroundColor"), "the page is dark")
    page.click("#theme")
    page.screenshot(path=run / "report.png", full_page=True)

    # policy: what is embedded is what may be given away
    clips = page.evaluate("DATA.clips.map(c => ({id: c.id, audio: !!c.audio, words: !!c.transcript || c.words.length > 0}))")
    policy = dict((row[0], row[1:]) for row in duckdb.sql(f"select utterance_id, redistribute, redistribute_transcript from '{run}/utterances/*.parquet'").fetchall())
    for clip in clips:
        audio, words = policy[clip["id"]]
        check((audio or not clip["audio"]) and (words or not clip["words"]), f"policy of {clip['id']}")
    browser.close()

print(f"report: {file.stat().st_size / 1e6:.1f} MB, screenshot {run.name}/report.png")
finish()
