# usage: praat --run voice_goldens.praat OUT.tsv      (made with Praat 6.3.07)
# Intensity, pulses, jitter, shimmer and HNR by Praat of sounds defined by formulas; VoiceGoldenSignals.java holds
# the same formulas. Noise: frac(sin(12.9898 n) 43758.5453), a fixed sequence both can compute.
form goldens
  text out
endform
writeFileLine: out$, "signal	measure	time_s	value"
n$ = "(2 * (sin(12.9898*col)*43758.5453 - floor(sin(12.9898*col)*43758.5453)) - 1)"

# 1. modal voice: 120 Hz with slow and fast frequency and amplitude modulation, 16 kHz
p$ = "(120*x + 0.6*sin(2*pi*3*x) + 0.012*sin(2*pi*41*x))"
@sum: p$, 20
@golden: "modal", 1.2, 16000, "0.1*(1 + 0.3*sin(2*pi*2.3*x) + 0.05*sin(2*pi*47*x))*(" + sum.f$ + ") + 0.003*" + n$

# 2. breathy voice: 210 Hz, ten harmonics, much noise, 22.05 kHz
@sum: "(210*x + 0.4*sin(2*pi*4*x))", 10
@golden: "breathy", 1, 22050, "0.1*(" + sum.f$ + ") + 0.05*" + n$

# 3. hoarse voice: 95 Hz, every other period weaker, 44.1 kHz
@sum: "(95*x + 0.01*sin(2*pi*37*x))", 12
@golden: "hoarse", 0.8, 44100, "0.1*(1 + 0.12*sin(2*pi*47.5*x))*(" + sum.f$ + ") + 0.01*" + n$

# 4. four bursts a second with falling pitch, telephone rate, DC of 0.002
@sum: "(180*x - 20*x*x)", 12
@golden: "phrase", 1.5, 8000, "0.002 + 0.15*(0.02 + 0.98*max(0, sin(2*pi*2*x))^2)*(" + sum.f$ + ") + 0.001*" + n$

procedure sum: .p$, .last
  .f$ = "sin(2*pi*" + .p$ + ")"
  for .k from 2 to .last
    .f$ = .f$ + "+sin(2*pi*" + string$(.k) + "*" + .p$ + ")/" + string$(.k)
  endfor
endproc

procedure put: .measure$, .t, .v
  .v$ = if .v = undefined then "" else fixed$ (.v, 9) fi
  .t$ = if .t < 0 then "" else fixed$ (.t, 6) fi
  appendFileLine: out$, golden.name$, tab$, .measure$, tab$, .t$, tab$, .v$
endproc

procedure golden: .name$, .duration, .rate, .formula$
  .sound = Create Sound from formula: .name$, 1, 0, .duration, .rate, .formula$
  .int = To Intensity: 75, 0.01, "yes"
  .v = Get mean: 0, 0, "energy"
  @put: "intensity_mean_db", -1, .v
  .v = Get standard deviation: 0, 0
  @put: "intensity_sd_db", -1, .v
  .v = Get maximum: 0, 0, "parabolic"
  @put: "intensity_max_db", -1, .v
  .n = Get number of frames
  for .i to .n
    if .i mod 5 = 1
      selectObject: .int
      .t = Get time from frame number: .i
      .v = Get value in frame: .i
      @put: "intensity_db", .t, .v
    endif
  endfor
  selectObject: .sound
  .pitch = To Pitch (ac): 0.01, 75, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
  selectObject: .sound, .pitch
  .pp = To PointProcess (cc)
  .v = Get number of points
  @put: "pulses", -1, .v
  .v = Get jitter (local): 0, 0, 0.0001, 0.02, 1.3
  @put: "jitter_local", -1, .v
  .v = Get jitter (rap): 0, 0, 0.0001, 0.02, 1.3
  @put: "jitter_rap", -1, .v
  .v = Get jitter (ppq5): 0, 0, 0.0001, 0.02, 1.3
  @put: "jitter_ppq5", -1, .v
  .v = Get jitter (ddp): 0, 0, 0.0001, 0.02, 1.3
  @put: "jitter_ddp", -1, .v
  selectObject: .sound, .pp
  .v = Get shimmer (local): 0, 0, 0.0001, 0.02, 1.3, 1.6
  @put: "shimmer_local", -1, .v
  .v = Get shimmer (local_dB): 0, 0, 0.0001, 0.02, 1.3, 1.6
  @put: "shimmer_local_db", -1, .v
  .v = Get shimmer (apq3): 0, 0, 0.0001, 0.02, 1.3, 1.6
  @put: "shimmer_apq3", -1, .v
  .v = Get shimmer (apq5): 0, 0, 0.0001, 0.02, 1.3, 1.6
  @put: "shimmer_apq5", -1, .v
  .v = Get shimmer (apq11): 0, 0, 0.0001, 0.02, 1.3, 1.6
  @put: "shimmer_apq11", -1, .v
  selectObject: .sound
  .hnr = To Harmonicity (cc): 0.01, 75, 0.1, 1.0
  .v = Get mean: 0, 0
  @put: "hnr_mean_db", -1, .v
  .n = Get number of frames
  for .i to .n
    if .i mod 5 = 1
      selectObject: .hnr
      .t = Get time from frame number: .i
      .v = Get value in frame: .i
      @put: "hnr_db", .t, .v
    endif
  endfor
  removeObject: .sound, .int, .pitch, .pp, .hnr
endproc
