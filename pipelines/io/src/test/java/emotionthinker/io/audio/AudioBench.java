package emotionthinker.io.audio;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints, as JSON, how many seconds of audio one second of one core's CPU time decodes, by format.
 * Files are the one-second fixtures, decoded whole each time, and a minute of the chirp for WAV;
 * the best of five runs of half a CPU second.
 *
 * <p>From {@code pipelines/io}: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=emotionthinker.io.audio.AudioBench}
 */
public final class AudioBench {
  private static final int RUNS = 5;
  private static final long RUN_NANOS = 500_000_000L;

  private AudioBench() {}

  /** Takes the code version to be named in the output as its only argument. */
  public static void main(String[] args) throws AudioDecodeException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    float[] minute = Tones.chirp(16_000, 60 * 16_000);
    int[] samples = new int[minute.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.round(minute[i] * 32_767);
    }
    files.put("WAV, 16 kHz mono", Bytes.wav16(samples));
    files.put("FLAC level 8, 16 kHz mono", Tones.fixture("mono16k.flac"));
    files.put("MP3 48 kbit/s, 16 kHz mono", Tones.fixture("mono16k.mp3"));
    files.put("MP3 VBR, 44.1 kHz stereo", Tones.fixture("stereo44k-vbr.mp3"));
    files.put("Vorbis q4, 16 kHz mono", Tones.fixture("mono16k.ogg"));
    files.put("Opus 14 kbit/s mono (SILK)", Tones.fixture("silk.opus"));
    files.put("Opus 64 kbit/s stereo (CELT)", Tones.fixture("celt-stereo.opus"));
    files.put("AAC 48 kbit/s, 16 kHz mono", Tones.fixture("mono16k.m4a"));
    files.put("AAC 80 kbit/s, 44.1 kHz stereo", Tones.fixture("stereo44k.m4a"));
    StringBuilder json = new StringBuilder("{\n  \"command\": \"AudioBench\",\n");
    json.append("  \"code\": \"").append(args.length > 0 ? args[0] : "unknown").append("\",\n");
    json.append("  \"times_real_time_per_core\": {\n");
    String separator = "";
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      double best = 0;
      for (int run = 0; run < RUNS; run++) {
        best = Math.max(best, timesRealTime(file.getValue()));
      }
      json.append(separator)
          .append(String.format(Locale.ROOT, "    \"%s\": %.0f", file.getKey(), best));
      separator = ",\n";
    }
    System.out.println(json.append("\n  }\n}"));
  }

  private static double timesRealTime(byte[] file) throws AudioDecodeException {
    AudioDecoder decoder = new AudioDecoder();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double audioS = 0;
    long start = threads.getCurrentThreadCpuTime();
    long elapsed;
    do {
      audioS += decoder.decode(file, AudioLimits.defaults()).durationS();
      elapsed = threads.getCurrentThreadCpuTime() - start;
    } while (elapsed < RUN_NANOS);
    return audioS / (elapsed * 1e-9);
  }
}
