# usage: praat --run pitch_goldens.praat OUTDIR      (made with Praat 6.3.07)
# Writes <signal>.tsv: Praat's raw-autocorrelation pitch of sounds defined by formulas; PraatGoldenSignals.java
# holds the same formulas. Noise: frac(sin(12.9898 n) 43758.5453), a fixed sequence both can compute.
form goldens
  text outdir
endform

n$ = "(2 * (sin(12.9898*col)*43758.5453 - floor(sin(12.9898*col)*43758.5453)) - 1)"

# 1. glide 100 to 260 Hz in 1.5 s, eight harmonics 1/k, 16 kHz
p$ = "(100*x + 160*x*x/3)"
f$ = ""
for k to 8
  f$ = f$ + if k > 1 then "+" else "" fi + "sin(2*pi*" + string$(k) + "*" + p$ + ")/" + string$(k)
endfor
@golden: "glide", 1.5, 16000, "0.2*(" + f$ + ")"

# 2. 150 Hz tone, noise burst and silence, 22.05 kHz
f$ = "if x < 0.4 then 0.3*sin(2*pi*150*x)+0.2*sin(2*pi*300*x+1)+0.02*" + n$ + " else if x < 0.7 then 0.2*" + n$ + " else if x < 1 then 0 else 0.05*sin(2*pi*310*x)+0.01*" + n$ + " fi fi fi"
@golden: "segments", 1.4, 22050, f$

# 3. telephone: harmonics 3 to 20 of 132 Hz, 8 kHz, with noise
f$ = ""
for k from 3 to 20
  f$ = f$ + if k > 3 then "+" else "" fi + "sin(2*pi*132*" + string$(k) + "*x+" + string$(k) + "*" + string$(k) + ")"
endfor
@golden: "telephone", 0.8, 8000, "0.04*(" + f$ + ")+0.03*" + n$

# 4. vibrato of 5 Hz around 220 Hz, 44.1 kHz
f$ = ""
for k to 6
  f$ = f$ + if k > 1 then "+" else "" fi + "sin(" + string$(k) + "*(2*pi*220*x+2*sin(2*pi*5*x)))/" + string$(k)
endfor
@golden: "vibrato", 1, 44100, "0.2*(" + f$ + ")"

# 5. a tone that doubles its period: every other period is weaker, 20 kHz
@golden: "subharmonic", 1, 20000, "0.3*sin(2*pi*200*x)+0.2*sin(2*pi*400*x)+0.06*sin(2*pi*100*x)+0.03*sin(2*pi*300*x)+0.02*" + n$

procedure golden: .name$, .duration, .rate, .formula$
  .sound = Create Sound from formula: .name$, 1, 0, .duration, .rate, .formula$
  .pitch = To Pitch (ac): 0.01, 75, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
  .n = Get number of frames
  .text$ = "time_s" + tab$ + "f0_hz" + newline$
  for .i to .n
    .t = Get time from frame number: .i
    .f = Get value in frame: .i, "Hertz"
    .f$ = if .f = undefined then "" else fixed$ (.f, 6) fi
    .text$ = .text$ + fixed$ (.t, 6) + tab$ + .f$ + newline$
  endfor
  writeFile: outdir$ + "/" + .name$ + ".tsv", .text$
  removeObject: .sound, .pitch
endproc
