#!/usr/bin/env python3
"""Checks that the sample corpus sounds as its manifest says, by numbers taken here and not by our own Java.

    check_sample_corpus.py [<run folder>, not used]

Louder is louder, higher higher, faster faster, rising rising; and when espeak-ng, sox and flac are there
in the versions that the corpus' README names, rendering it again gives the committed bytes. Ends
with `N passed, N failed` and exits with 1 when something failed. Needs: numpy soundfile.
"""
import csv
import filecmp
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy as np
import soundfile

from tally import check, finish

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "conf" / "sample"
RATE_HZ = 16000
VERSIONS = {"espeak-ng": "1.51", "sox": "14.4.2", "flac": "1.4.2"}


def frames(samples, length_s, step_s):
    length, step = int(length_s * RATE_HZ), int(step_s * RATE_HZ)
    starts = range(0, len(samples) - length + 1, step)
    return np.stack([samples[i : i + length] for i in starts])


def level_dbfs(samples):
    """RMS over the 20 ms frames within 30 dB of the loudest."""
    powers = np.mean(frames(samples, 0.02, 0.02) ** 2, axis=1)
    return 10 * np.log10(np.mean(powers[powers >= powers.max() / 1000]))


def f0_hz(samples):
    """F0 every 10 ms by the normalised autocorrelation of 50 ms frames; NaN where it is below 0.6."""
    window = np.hanning(int(0.05 * RATE_HZ))
    size = 2048
    spectrum = np.fft.rfft(window, size)
    shortest, longest = RATE_HZ // 450, RATE_HZ // 60
    of_window = np.fft.irfft(np.abs(spectrum) ** 2)[:longest]
    contour = []
    cut = frames(samples, 0.05, 0.01)
    loud = np.mean(cut**2, axis=1)
    for frame, power in zip(cut, loud):
        frame = (frame - frame.mean()) * window
        r = np.fft.irfft(np.abs(np.fft.rfft(frame, size)) ** 2)[:longest]
        if power < loud.max() / 1000 or r[0] == 0:
            contour.append(np.nan)
            continue
        r = (r / r[0]) / (of_window / of_window[0])
        lags = np.arange(shortest, longest)
        # a small cost per octave, or the peak at twice the period wins as often
        best = lags[np.argmax(r[lags] - 0.05 * np.log2(lags / shortest))]
        contour.append(RATE_HZ / best if r[best] > 0.6 else np.nan)
    return np.array(contour)


def rank_correlation(a, b):
    ranks = [np.argsort(np.argsort(np.asarray(x))) for x in (a, b)]
    return np.corrcoef(*ranks)[0, 1]


def third_st(contour, index):
    """Median of a third of the contour's voiced stretch, in semitones above 1 Hz."""
    voiced = np.flatnonzero(~np.isnan(contour))
    part = np.array_split(contour[voiced[0] : voiced[-1] + 1], 3)[index]
    return 12 * np.log2(np.nanmedian(part))


def check_settings(rows):
    check(len(rows) == 144 and len({r["text"] for r in rows}) == 144, "144 clips, 144 sentences")
    for row in rows:
        samples, rate = soundfile.read(SAMPLE / row["file"])
        check(rate == RATE_HZ and samples.ndim == 1, f"{row['file']}: 16 kHz mono")
        check(abs(len(samples) / rate - float(row["duration_s"])) < 0.001, f"{row['file']}: duration")
        row["level"] = level_dbfs(samples)
        check(abs(row["level"] - float(row["level_dbfs"])) < 0.2, f"{row['file']}: {row['level']:.2f} dBFS")
        row["f0"] = f0_hz(samples)
    voiced = [r for r in rows if r["emotion"] != "whisper"]
    for speaker in sorted({r["speaker"] for r in rows}):
        own = [r for r in voiced if r["speaker"] == speaker]
        pitch = rank_correlation([int(r["espeak_pitch"]) for r in own], [np.nanmedian(r["f0"]) for r in own])
        check(pitch > 0.75, f"{speaker}: higher is higher ({pitch:.2f})")
        letters_per_s = [len(r["text"]) / float(r["duration_s"]) for r in own]
        rate = rank_correlation([int(r["rate_wpm"]) for r in own], letters_per_s)
        check(rate > 0.75, f"{speaker}: faster is faster ({rate:.2f})")
    for row in voiced:
        start, middle, end = (third_st(row["f0"], i) for i in range(3))
        shape = {"rising": end - start, "falling": start - end}
        if row["contour"] in shape:
            check(shape[row["contour"]] > 0, f"{row['file']}: {row['contour']} ({end - start:+.1f} st)")
        if row["contour"] == "rising-falling":
            check(middle > max(start, end), f"{row['file']}: rising-falling")
        if row["contour"] == "flat":
            spread = 12 * np.log2(np.nanpercentile(row["f0"], 90) / np.nanpercentile(row["f0"], 10))
            check(spread < 1.5, f"{row['file']}: flat ({spread:.1f} st)")


def check_rendering():
    for program, version in VERSIONS.items():
        if shutil.which(program) is None:
            print(f"rendering not repeated: no {program}")
            return
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
        if version not in said.stdout + said.stderr:
            print(f"rendering not repeated: {program} is not {version}")
            return
    with tempfile.TemporaryDirectory() as again:
        script = [sys.executable, "-B", str(SAMPLE / "make_corpus.py"), again]
        subprocess.run(script, check=True, stdin=subprocess.DEVNULL)
        made = sorted(p.relative_to(again) for p in pathlib.Path(again).rglob("*") if p.is_file())
        check(len(made) == 145, f"{len(made)} files rendered")
        for path in made:
            check(filecmp.cmp(pathlib.Path(again) / path, SAMPLE / path, shallow=False), f"{path}: same bytes")


def main():
    with open(SAMPLE / "manifest.csv", encoding="utf-8", newline="") as manifest:
        check_settings(list(csv.DictReader(manifest)))
    check_rendering()
    finish()


if __name__ == "__main__":
    main()
