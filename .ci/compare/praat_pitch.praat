# praat --run praat_pitch.praat LIST OUTDIR: raw-autocorrelation pitch of every file of LIST (one path a line), as OUTDIR/<stem>.frames.tsv
form Pitch
  text list
  text outdir
endform
Read Strings from raw text file: list$
strings = selected ("Strings")
files = Get number of strings
for file to files
  selectObject: strings
  path$ = Get string: file
  sound = Read from file: path$
  stem$ = replace_regex$ (path$, "^.*/|\.[^./]*$", "", 0)
  channels = Get number of channels
  if channels > 1
    mono = Convert to mono
    removeObject: sound
    sound = mono
  endif
  pitch = To Pitch (ac): 0.01, 75, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
  frames = Get number of frames
  text$ = "time_s" + tab$ + "f0_hz" + newline$
  for frame to frames
    time = Get time from frame number: frame
    hz = Get value in frame: frame, "Hertz"
    hz$ = if hz = undefined then "" else fixed$ (hz, 4) fi
    text$ = text$ + fixed$ (time, 6) + tab$ + hz$ + newline$
  endfor
  writeFile: outdir$ + "/" + stem$ + ".frames.tsv", text$
  removeObject: sound, pitch
endfor
