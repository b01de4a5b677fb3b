package emotionthinker.io.audio;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how many seconds of audio one core decodes per second, by container. Files are the fixtures,
 * and a minute of 16 kHz noise-free speech-like sound for WAV; the best of five runs of half a second.
 *
 * <pre>mvn -q -pl pipelines/io -am test-compile exec:java ... -Dexec.mainClass=...AudioBench</pre>
 */
public final class AudioBench {
  private static final int RUNS = 5;
  private static final long RUN_NANOS = 500_000_000L;

  private AudioBench() {}

  public static void main(String[] args) throws AudioDecodeException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    float[] minute = Tones.chirp(16_000, 60 * 16_000);
    int[] samples = new int[minute.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.round(minute[i] * 32_767);
    }
    files.put("WAV 16 kHz mono, 60 s", Bytes.wav16(samples));
    files.put("FLAC 16 kHz mono, level 8", Tones.fixture("mono16k.flac"));
    files.put("MP3 16 kHz mono 48 kbit/s", Tones.fixture("mono16k.mp3"));
    files.put("MP3 44.1 kHz stereo VBR", Tones.fixture("stereo44k-vbr.mp3"));
    files.put("Vorbis 16 kHz mono q4", Tones.fixture("mono16k.ogg"));
    files.put("Opus 14 kbit/s (SILK)", Tones.fixture("silk.opus"));
    files.put("Opus stereo 64 kbit/s (CELT)", Tones.fixture("celt-stereo.opus"));
    files.put("AAC 16 kHz mono 48 kbit/s", Tones.fixture("mono16k.m4a"));
    files.put("AAC 44.1 kHz stereo 80 kbit/s", Tones.fixture("stereo44k.m4a"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      double best = 0;
      for (int run = 0; run < RUNS; run++) {
        best = Math.max(best, timesRealTime(file.getValue()));
      }
      System.out.printf(Locale.ROOT, "%-30s %,8.0f x real time%n", file.getKey(), best);
    }
  }

  private static double timesRealTime(byte[] file) throws AudioDecodeException {
    AudioDecoder decoder = new AudioDecoder();
    double audioS = 0;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    long elapsed;
    do {
      audioS += decoder.decode(file, AudioLimits.defaults()).durationS();
      elapsed = threads.getCurrentThreadCpuTime() - start;
    } while (elapsed < RUN_NANOS);
    return audioS / (elapsed * 1e-9);
  }
}
