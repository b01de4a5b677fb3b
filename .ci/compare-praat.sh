#!/usr/bin/env bash
# Accuracy and speed beside Praat, in one run on this machine: .ci/compare-praat.sh [CORPORA]
# CORPORA (default ../shared/corpora) holds fda_ue with its laryngograph references, fda_ue_noise, emodb and others. Installs Praat from Debian when missing.
# Praat 6.3 has no filtered autocorrelation; that preset is compared with the references only. Speeds are CPU seconds, one thread; compare ratios of one run only.
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=$(realpath "${1:-../shared/corpora}")
here=.ci/compare
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v praat >/dev/null; then
  apt-get update -q >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends praat >&2
fi
praat --version

ours() { # LIST FRAMES_DIR PRESET
  ./emotionthinker measure --list "$1" --frames "$2" --preset "$3" >/dev/null
}

list() { # FOLDER: its sound files
  find "$1" -type f \( -name '*.wav' -o -name '*.flac' \) | sort
}

echo
echo "== F0 against the laryngograph (FDA, speaker rl), 10 ms"
for condition in clean white20 white10 white5 babble20; do
  folder=$corpora/fda_ue_noise/$condition
  [ "$condition" != clean ] || folder=$corpora/fda_ue
  list "$folder" >"$work/list"
  for preset in default praat-ac praat-filtered-ac; do
    ours "$work/list" "$work/$condition-$preset" "$preset"
    printf '%-10s %-22s %s\n' "$condition" "$preset" "$(python3 "$here/score_pitch.py" truth "$work/$condition-$preset" "$corpora/fda_ue")"
  done
  mkdir -p "$work/$condition-praat"
  praat --run "$here/praat_pitch.praat" "$work/list" "$work/$condition-praat"
  printf '%-10s %-22s %s\n' "$condition" "Praat, raw ac" "$(python3 "$here/score_pitch.py" truth "$work/$condition-praat" "$corpora/fda_ue")"
done

echo
echo "== praat-ac against Praat itself"
for corpus in fda_ue emodb cremad_sample tess; do
  folder=$corpora/$corpus
  [ -d "$folder" ] || continue
  list "$folder" | awk -F/ '{ stem = $NF; sub(/\.[^.]*$/, "", stem); if (!(stem in seen)) print; seen[stem] = 1 }' >"$work/list"
  ours "$work/list" "$work/same-$corpus" praat-ac
  mkdir -p "$work/same-$corpus-praat"
  praat --run "$here/praat_pitch.praat" "$work/list" "$work/same-$corpus-praat"
  printf '%-14s %s\n' "$corpus" "$(python3 "$here/score_pitch.py" same "$work/same-$corpus" "$work/same-$corpus-praat")"
done

echo
echo "== speed on emodb (16 kHz): CPU time, one thread"
list "$corpora/emodb" >"$work/list"
cpu() { # COMMAND…: user and system seconds
  { TIMEFORMAT='%U %S'; time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}
audio=$(python3 -c 'import sys, wave
print(sum(w.getnframes() / w.getframerate() for w in (wave.open(line.strip()) for line in open(sys.argv[1]))))' "$work/list")
for full in 0 1; do
  once=$(cpu praat --run "$here/praat_time.praat" "$work/list" 1 "$full")
  more=$(cpu praat --run "$here/praat_time.praat" "$work/list" 3 "$full")
  name=$([ "$full" = 1 ] && echo "full set" || echo "pitch only, raw ac")
  awk -v name="$name" -v audio="$audio" -v once="$once" -v more="$more" \
    'BEGIN { printf "%-44s %12.0f x real time (samples in memory: two passes more)\n", "Praat, " name, 2 * audio / (more - once) }'
done
./emotionthinker bench prosody --corpus "$corpora/emodb"
whole=$(cpu ./emotionthinker measure --list "$work/list")
echo
awk -v audio="$audio" -v whole="$whole" 'BEGIN { printf "the whole command measure, start of the JVM included: %.1f s of CPU for %.0f s of audio, %.0f x real time\n", whole, audio, audio / whole }'
