# praat --run praat_time.praat LIST PASSES FULL(0/1): analyses every file of LIST and writes nothing, to be timed.
# FULL adds intensity, pulses, jitter, shimmer, harmonicity and a syllable-nuclei intensity to the pitch.
form Time
  text list
  integer passes 1
  integer full 1
endform
Read Strings from raw text file: list$
strings = selected ("Strings")
files = Get number of strings
for file to files
  selectObject: strings
  path$ = Get string: file
  sound = Read from file: path$
  for pass to passes
    selectObject: sound
    pitch = To Pitch (ac): 0.01, 75, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
    if full
      selectObject: sound
      duration = Get total duration
      if duration > 0.2
        intensity = To Intensity: 75, 0.01, "yes"
        selectObject: sound
        nuclei = To Intensity: 50, 0.016, "yes"
        removeObject: intensity, nuclei
      endif
      selectObject: sound, pitch
      pulses = To PointProcess (cc)
      j1 = Get jitter (local): 0, 0, 0.0001, 0.02, 1.3
      j2 = Get jitter (rap): 0, 0, 0.0001, 0.02, 1.3
      j3 = Get jitter (ppq5): 0, 0, 0.0001, 0.02, 1.3
      j4 = Get jitter (ddp): 0, 0, 0.0001, 0.02, 1.3
      selectObject: sound, pulses
      s1 = Get shimmer (local): 0, 0, 0.0001, 0.02, 1.3, 1.6
      s2 = Get shimmer (local_dB): 0, 0, 0.0001, 0.02, 1.3, 1.6
      s3 = Get shimmer (apq3): 0, 0, 0.0001, 0.02, 1.3, 1.6
      s4 = Get shimmer (apq5): 0, 0, 0.0001, 0.02, 1.3, 1.6
      s5 = Get shimmer (apq11): 0, 0, 0.0001, 0.02, 1.3, 1.6
      s6 = Get shimmer (dda): 0, 0, 0.0001, 0.02, 1.3, 1.6
      removeObject: pulses
      selectObject: sound
      harmonicity = To Harmonicity (cc): 0.01, 75, 0.1, 1
      hnr = Get mean: 0, 0
      removeObject: harmonicity
    endif
    removeObject: pitch
  endfor
  removeObject: sound
endfor
