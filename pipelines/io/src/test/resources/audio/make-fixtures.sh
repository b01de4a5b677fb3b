#!/usr/bin/env bash
# Makes the coded audio fixtures beside this script. Needs ffmpeg (libmp3lame, libvorbis, libopus),
# flac, lame, oggenc and sox; the tests need none of them, the results are committed.
#
# Left / only channel: a linear chirp 300 -> 1500 Hz, 0.5 * sin(2 pi (300 t + 600 t^2)), one second.
# Right channel: 0.25 * sin(2 pi 440 t). Nobody's voice is in here.
set -euo pipefail
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ff() { ffmpeg -hide_banner -loglevel error -nostdin -y "$@"; }
bare=(-map_metadata -1 -fflags +bitexact -flags:a +bitexact)
chirp='0.5*sin(2*PI*(300*t+600*t*t))'
tone='0.25*sin(2*PI*440*t)'
for rate in 8000 16000 44100 48000; do
  ff -f lavfi -i "aevalsrc=$chirp:s=$rate:d=1" "${bare[@]}" -c:a pcm_s16le "$tmp/mono-$rate.wav"
  ff -f lavfi -i "aevalsrc=$chirp|$tone:s=$rate:d=1" "${bare[@]}" -c:a pcm_s16le "$tmp/stereo-$rate.wav"
done
ff -f lavfi -i "aevalsrc=$chirp|$tone:s=16000:d=0.25" "${bare[@]}" -c:a pcm_s24le "$tmp/stereo-16000-24.wav"
ff -i "$tmp/stereo-16000.wav" "${bare[@]}" -t 0.25 "$tmp/stereo-short.wav"
ff -f lavfi -i "aevalsrc=$chirp:s=16000:d=0.25" "${bare[@]}" -c:a pcm_s16le "$tmp/short.wav"

# FLAC: the reference encoder; MD5 in every header but the streamed one.
flac -s -f -8 --no-padding -o mono16k.flac "$tmp/mono-16000.wav"
flac -s -f -5 --no-padding -o stereo16k-24bit.flac "$tmp/stereo-16000-24.wav"
flac -s -f -0 --no-padding -b 192 -o fixed-small-blocks.flac "$tmp/short.wav"
flac -s -f --no-padding --lax -l 32 -r 15 -b 4608 -o lax.flac "$tmp/stereo-short.wav"
flac -s -f --no-padding --endian=little --sign=signed --channels=1 --bps=16 --sample-rate=16000 \
  --force-raw-format - < <(tail -c +45 "$tmp/short.wav") > streamed.flac
flac -s -f --no-padding --ogg --serial-number=3 -o mono16k.oga "$tmp/mono-16000.wav"

# MP3: MPEG-2 mono CBR, MPEG-1 stereo VBR with ID3v2 + ID3v1, no LAME tag, MPEG-2.5, layer II.
lame --quiet -b 48 -m m "$tmp/mono-16000.wav" mono16k.mp3
lame --quiet -V 5 --add-id3v2 --id3v1-only --tt chirp "$tmp/stereo-44100.wav" "$tmp/id3v1.mp3"
lame --quiet -V 5 --id3v2-only --pad-id3v2-size 600 --tt chirp "$tmp/stereo-44100.wav" stereo44k-vbr.mp3
tail -c 128 "$tmp/id3v1.mp3" >> stereo44k-vbr.mp3
lame --quiet -t -b 48 -m m "$tmp/mono-16000.wav" untagged16k.mp3
lame --quiet -b 24 -m m "$tmp/mono-8000.wav" mono8k.mp3
ff -i "$tmp/mono-44100.wav" "${bare[@]}" -c:a mp2 -b:a 64k -f mp2 layer2.mp3
ff -i "$tmp/short.wav" "${bare[@]}" -c:a mp2 -b:a 48k -f mp2 layer2-mpeg2.mp3

oggenc -Q -s 1 -q 4 -o mono16k.ogg "$tmp/mono-16000.wav"
oggenc -Q -s 2 -q 3 -o stereo44k.ogg "$tmp/stereo-44100.wav"

# Opus: SILK, CELT and hybrid; one, two and 60 ms frames.
ff -i "$tmp/mono-16000.wav" "${bare[@]}" -c:a libopus -application voip -b:a 14k -frame_duration 60 silk.opus
ff -i "$tmp/stereo-48000.wav" "${bare[@]}" -c:a libopus -application audio -b:a 64k celt-stereo.opus
ff -i "$tmp/mono-48000.wav" "${bare[@]}" -c:a libopus -application voip -b:a 28k hybrid.opus

# AAC low complexity: M4A, M4A with moov first, ADTS, fragmented, beside a video track.
ff -i "$tmp/mono-16000.wav" "${bare[@]}" -c:a aac -b:a 48k mono16k.m4a
ff -i "$tmp/stereo-44100.wav" "${bare[@]}" -c:a aac -b:a 80k -movflags +faststart stereo44k.m4a
ff -i "$tmp/mono-16000.wav" "${bare[@]}" -c:a aac -b:a 48k -f adts mono16k.aac
ff -i "$tmp/mono-16000.wav" "${bare[@]}" -c:a aac -b:a 48k \
  -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 250000 fragmented.mp4
ff -f lavfi -i "color=c=gray:s=16x16:r=5:d=1" -i "$tmp/mono-16000.wav" "${bare[@]}" \
  -c:v mpeg4 -c:a aac -b:a 48k -shortest video.mp4
# Pulses, which make the encoder use temporal noise shaping and short windows; no random noise.
ff -f lavfi -i "aevalsrc='0.5*exp(-300*mod(t,0.009))*sin(2*PI*900*t)':s=16000:d=0.4" "${bare[@]}" \
  -c:a aac -b:a 40k -aac_pns 0 pulses.aac

# Known containers with codecs we do not decode.
ff -i "$tmp/short.wav" "${bare[@]}" -c:a alac alac.m4a
ff -i "$tmp/short.wav" "${bare[@]}" -c:a adpcm_ima_wav adpcm.wav
ff -i "$tmp/short.wav" "${bare[@]}" -c:a libopus -f webm opus.webm
ff -f lavfi -i "color=c=gray:s=16x16:r=5:d=0.4" "${bare[@]}" -c:v mpeg4 no-audio.mp4

# Forms written by other people's tools, to check ours against.
ff -i "$tmp/short.wav" "${bare[@]}" -c:a pcm_s16be short.aiff
ff -i "$tmp/short.wav" "${bare[@]}" -c:a pcm_mulaw short.au
ff -i "$tmp/short.wav" "${bare[@]}" -c:a pcm_alaw short-alaw.wav
ff -i "$tmp/short.wav" "${bare[@]}" -c:a pcm_s16le -rf64 always short-rf64.wav
ff -i "$tmp/short.wav" "${bare[@]}" -c:a pcm_s16le -f wav - < /dev/null > short-piped.wav
sox -D "$tmp/short.wav" -t aifc -e floating-point -b 32 short-float.aifc

# What other decoders make of the lossy files (the start of them): ffmpeg's own, libopus for Opus.
for name in mono16k.mp3 mono16k.ogg mono16k.m4a pulses.aac; do
  ff -i "$name" "${bare[@]}" -t 0.4 -c:a flac -sample_fmt s16 "reference-$name.flac"
done
for name in silk.opus hybrid.opus; do
  ff -c:a libopus -i "$name" "${bare[@]}" -t 0.2 -c:a flac -sample_fmt s16 "reference-$name.flac"
done
du -cb -- *.* | tail -1
