package emotionthinker.jobs.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import emotionthinker.io.audio.AudioDecoder;
import emotionthinker.io.audio.AudioLimits;
import emotionthinker.io.audio.DecodedAudio;
import emotionthinker.schemas.AuditFinding;
import emotionthinker.schemas.Split;
import emotionthinker.signal.AudioSketch;
import emotionthinker.signal.AudioSketcher;
import emotionthinker.stages.audit.AuditOptions;
import emotionthinker.stages.audit.AuditSubject;
import emotionthinker.stages.audit.NearDuplicateAudio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Copies of real speech: recordings with noise added, and recordings resampled, made softer and
 * cut, are found; the same sentences by the same speakers in other takes are not taken for copies.
 */
class NearDuplicateCorporaTest {
  private static final NearDuplicateAudio SEARCH = new NearDuplicateAudio(AuditOptions.defaults());

  private final AudioSketcher sketcher = new AudioSketcher();
  private final Map<Integer, List<NearDuplicateAudio.Member>> buckets = new HashMap<>();
  private int clips;

  private static Path corpora() {
    Path root = Path.of(System.getProperty("emotionthinker.root", "."));
    Path corpora = root.resolve("../shared/corpora").normalize();
    Assumptions.assumeTrue(Files.isDirectory(corpora), "no corpora beside the repository: skipped");
    return corpora;
  }

  @Test
  void noisyCopiesAreFound() throws Exception {
    Path corpora = corpora();
    for (Path file : audio(corpora.resolve("fda_ue"))) {
      add(name(file), decode(file));
    }
    int originals = clips;
    for (Path file : audio(corpora.resolve("fda_ue_noise/white20"))) {
      add(name(file) + "+noise", decode(file));
    }
    assertEquals(2 * originals, clips);
    TreeSet<String> found = copies();
    assertTrue(found.size() >= 0.9 * originals, found.size() + " of " + originals + ": " + found);
    for (String pair : found) {
      String[] names = pair.split(" ", -1);
      assertEquals(names[0] + "+noise", names[1]);
    }
  }

  @Test
  void resampledSofterCutCopiesAreFoundAndOtherTakesAreNot() throws Exception {
    Path corpora = corpora();
    for (Path file : audio(corpora.resolve("ravdess/flac16k/Actor_02"))) {
      add(name(file), decode(file));
    }
    TreeSet<String> expected = new TreeSet<>();
    for (Path file : audio(corpora.resolve("ravdess/wav48k"))) {
      DecodedAudio whole = decode(file);
      add(name(file), whole);
      String copy = name(file) + "~16k";
      float[] soft = third(whole.mono());
      float[] cut = Arrays.copyOfRange(soft, 3_210, soft.length);
      add(copy, sketcher.sketch(cut, whole.sampleRateHz() / 3));
      expected.add(name(file) + " " + copy);
    }
    assertTrue(clips > 60, clips + " clips");
    TreeSet<String> found = copies();
    assertTrue(expected.containsAll(found), found::toString);
    assertTrue(found.size() >= 22, found.size() + " of " + expected.size());
  }

  private TreeSet<String> copies() {
    TreeSet<String> found = new TreeSet<>();
    for (List<NearDuplicateAudio.Member> bucket : buckets.values()) {
      for (AuditFinding one : SEARCH.compare(bucket)) {
        found.add(one.subject() + " " + one.other());
      }
    }
    return found;
  }

  private void add(String name, DecodedAudio audio) {
    add(name, sketcher.sketch(audio.mono(), audio.sampleRateHz()));
  }

  private void add(String name, AudioSketch sketch) {
    clips++;
    AuditSubject subject =
        new AuditSubject(
            name,
            "c",
            Split.TRAIN,
            "c/s",
            name,
            null,
            null,
            null,
            16_000,
            1,
            1,
            0,
            null,
            null,
            sketch);
    for (NearDuplicateAudio.Keyed keyed : SEARCH.keyed(subject)) {
      buckets.computeIfAbsent(keyed.word(), word -> new ArrayList<>()).add(keyed.member());
    }
  }

  /** A third of the sample rate through a windowed-sinc low-pass, 12 dB softer. */
  private static float[] third(float[] x) {
    int half = 48;
    double[] taps = new double[2 * half + 1];
    for (int i = -half; i <= half; i++) {
      double sinc = i == 0 ? 0.29 : Math.sin(Math.PI * 0.29 * i) / (Math.PI * i);
      taps[i + half] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * i / (half + 1)));
    }
    float[] y = new float[x.length / 3];
    for (int n = 0; n < y.length; n++) {
      double sum = 0;
      for (int i = -half; i <= half; i++) {
        int at = 3 * n + i;
        sum += at >= 0 && at < x.length ? x[at] * taps[i + half] : 0;
      }
      y[n] = (float) (0.25 * sum);
    }
    return y;
  }

  private static DecodedAudio decode(Path file) throws Exception {
    return new AudioDecoder().decode(Files.readAllBytes(file), AudioLimits.defaults());
  }

  private static List<Path> audio(Path below) throws Exception {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(file -> file.toString().matches(".*\\.(wav|flac)")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\.\\w+$", "");
  }
}
