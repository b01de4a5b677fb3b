#!/usr/bin/env python3
"""Renders the sample corpus: synthetic speech whose prosody is known because it was set.

Needs espeak-ng, sox and flac; Python's standard library does the rest. Deterministic: the same
programs give the same bytes. Usage: make_corpus.py [OUTPUT_FOLDER], default: this folder.

Eight voices say two sentences in each of nine emotions. An emotion is a set of settings:

  espeak_pitch  espeak's 0-99 pitch scale, 50 is the voice's own pitch, about 0.17 semitones a step
  rate_wpm      espeak's speaking rate in words per minute
  level_dbfs    RMS of the clip's speech (20 ms frames within 30 dB of the loudest), set by gain
  contour       pitch movement over the sentence, set word by word with SSML, see CONTOURS

and each clip moves off its emotion's settings by a little seeded jitter. The first sentence of
a pair is of normal, the second of strong intensity; one of them says what the voice says, the
other contradicts it (text_relation), and which is which alternates.
"""

import array
import csv
import math
import pathlib
import random
import subprocess
import sys
import wave
import xml.sax.saxutils

from sentences import CONTRARY, MATCHING

SAMPLE_RATE_HZ = 16000
LOW_PASS_HZ = 5800  # espeak has little above; the files get a tenth smaller
SEED = 35000

# speaker: espeak language, variant, whispering variant, gender, age cast, own rate as a factor
SPEAKERS = {
    "s01": ("en-us", "m3", "whisper", "male", 28, 1.00),
    "s02": ("en-us", "f3", "whisperf", "female", 24, 1.04),
    "s03": ("en-gb", "m8", "whisper", "male", 50, 0.97),
    "s04": ("en-gb", "f2", "whisperf", "female", 35, 1.00),
    "s05": ("en-gb-scotland", "m1", "whisper", "male", 70, 0.93),
    "s06": ("en-us", "f1", "whisperf", "female", 70, 0.94),
    "s07": ("en-gb-x-rp", "m7", "whisper", "male", 42, 1.03),
    "s08": ("en-gb-scotland", "f4", "whisperf", "female", 31, 1.02),
}

# emotion: (pitch, words per minute, dBFS, contour) for normal and for strong intensity
EMOTIONS = {
    "neutral": ((50, 168, -32, "falling"), (50, 168, -32, "flat")),
    "happy": ((66, 186, -27, "expressive"), (74, 196, -25, "expressive")),
    "sad": ((36, 130, -37, "falling"), (29, 120, -39, "falling")),
    "angry": ((60, 190, -24, "expressive"), (69, 204, -21, "falling")),
    "contempt_or_disgust": ((36, 142, -31, "flat"), (30, 132, -30, "falling-rising")),
    "confused": ((52, 140, -34, "rising"), (56, 130, -34, "falling-rising")),
    "whisper": ((50, 152, -43, "flat"), (50, 142, -45, "flat")),
    "surprise": ((74, 176, -27, "rising"), (84, 184, -25, "rising-falling")),
    "fear": ((70, 204, -35, "flat"), (79, 220, -34, "rising")),
}

# contour: pitch range of espeak's own intonation in percent, and semitones over the sentence (0..1)
CONTOURS = {
    "flat": (0, lambda x: 0.0),
    "falling": (50, lambda x: 3.0 - 7.0 * x),
    "rising": (50, lambda x: -2.0 + 8.0 * max(0.0, x - 0.3) / 0.7),
    "rising-falling": (50, lambda x: 4.0 - 7.0 * abs(2.0 * x - 1.0)),
    "falling-rising": (50, lambda x: -3.0 + 7.0 * abs(2.0 * x - 1.0)),
    "expressive": (220, lambda x: 2.5 * math.sin(4.0 * math.pi * x)),
}
PERCENT_PER_SEMITONE = 10.0

COLUMNS = (
    "file speaker gender age lang emotion text intensity voice espeak_pitch rate_wpm level_dbfs"
    " contour text_relation rate channels duration_s"
).split()


def ssml(text, contour):
    """The sentence with one prosody element per word."""
    range_percent, semitones = CONTOURS[contour]
    words = text.split()
    marked = []
    for i, word in enumerate(words):
        percent = PERCENT_PER_SEMITONE * semitones(i / max(1, len(words) - 1))
        marked.append(f"<prosody pitch='{percent:+.0f}%'>{xml.sax.saxutils.escape(word)}</prosody>")
    return f"<speak><prosody range='{range_percent}%'>{' '.join(marked)}</prosody></speak>"


def speak(voice, pitch, rate_wpm, marked):
    """espeak's samples, brought to 16 kHz without dither, which would be another noise each time."""
    espeak = ["espeak-ng", "-v", voice, "-p", str(pitch), "-s", str(rate_wpm), "-m", "--stdout", marked]
    wav = subprocess.run(espeak, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout
    little_endian_floats = "-b 32 -e floating-point -L -t raw -".split()
    effects = ["sinc", f"-{LOW_PASS_HZ}", "rate", "-v", str(SAMPLE_RATE_HZ)]
    sox = ["sox", "-V1", "-D", "--ignore-length", "-t", "wav", "-", *little_endian_floats, *effects]
    raw = subprocess.run(sox, check=True, input=wav, stdout=subprocess.PIPE).stdout
    samples = array.array("f", raw)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tolist()


def trimmed(samples):
    """Leading and trailing silence cut to 80 ms."""
    threshold = 0.01 * max(abs(s) for s in samples)
    loud = [i for i, s in enumerate(samples) if abs(s) > threshold]
    keep = int(0.08 * SAMPLE_RATE_HZ)
    inside = samples[max(0, loud[0] - keep) : loud[-1] + keep]
    return [0.0] * max(0, keep - loud[0]) + inside + [0.0] * max(0, keep - (len(samples) - loud[-1]))


def at_level(samples, level_dbfs):
    """Scaled so that the RMS of the speech frames is level_dbfs; full scale is 32768."""
    frame = int(0.02 * SAMPLE_RATE_HZ)
    powers = [
        sum(s * s for s in samples[i : i + frame]) / frame
        for i in range(0, len(samples) - frame + 1, frame)
    ]
    speech = [p for p in powers if p >= max(powers) / 1000.0]
    rms = math.sqrt(sum(speech) / len(speech))
    gain = 32768.0 * 10.0 ** (level_dbfs / 20.0) / rms
    scaled = [round(s * gain) for s in samples]
    if max(abs(s) for s in scaled) > 32767:
        raise SystemExit(f"clip would be cut off at {level_dbfs} dBFS")
    return array.array("h", scaled)


def write_flac(samples, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    wav = path.with_suffix(".wav")
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(wav), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE_HZ)
        out.writeframes(samples.tobytes())
    subprocess.run(["flac", "--best", "--totally-silent", "--force", "--no-padding", "-o", str(path), str(wav)], check=True)
    wav.unlink()


def render(root, speaker, emotion, take, text, relation):
    """Writes one clip and returns its manifest row."""
    language, variant, whispering, gender, age, own_rate = SPEAKERS[speaker]
    pitch, rate_wpm, level_dbfs, contour = EMOTIONS[emotion][take]
    name = f"{speaker}_{emotion}_{take + 1}"
    jitter = random.Random(f"{SEED}/{name}")
    pitch += jitter.randint(-3, 3)
    rate_wpm = round(rate_wpm * own_rate) + jitter.randint(-5, 5)
    level_dbfs += jitter.randint(-2, 2) / 2
    voice = f"{language}+{whispering if emotion == 'whisper' else variant}"
    samples = trimmed(speak(voice, pitch, rate_wpm, ssml(text, contour)))
    file = f"audio/{speaker}/{name}.flac"
    write_flac(at_level(samples, level_dbfs), root / file)
    strong = take == 1 and emotion != "neutral"
    return {
        "file": file,
        "speaker": speaker,
        "gender": gender,
        "age": age,
        "lang": "en",
        "emotion": emotion,
        "text": text,
        "intensity": "strong" if strong else "normal",
        "voice": voice,
        "espeak_pitch": pitch,
        "rate_wpm": rate_wpm,
        "level_dbfs": f"{level_dbfs:.1f}",
        "contour": contour,
        "text_relation": relation,
        "rate": SAMPLE_RATE_HZ,
        "channels": 1,
        "duration_s": f"{len(samples) / SAMPLE_RATE_HZ:.3f}",
    }


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    rows = []
    for s, speaker in enumerate(SPEAKERS):
        for e, emotion in enumerate(EMOTIONS):
            for take in range(2):
                matches = (s + e + take) % 2 == 0
                text = (MATCHING if matches else CONTRARY)[emotion][s]
                relation = "matching" if matches else "contrary"
                rows.append(render(root, speaker, emotion, take, text, relation))
    with open(root / "manifest.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
