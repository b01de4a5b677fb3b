package emotionthinker.stages.cot;

import emotionthinker.schemas.AgeLevel;
import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.Gender;
import emotionthinker.schemas.Intonation;
import emotionthinker.schemas.Level;
import emotionthinker.schemas.SpeedLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Seeded random cue sheets with at least one citable cue; every cue is unknown now and then. */
public final class RandomSheets {
  private static final List<String> TRANSCRIPTS =
      List.of(
          "The tram leaves at nine",
          "Where did you put the blue folder?",
          "I hate this stupid rain",
          "What a wonderful surprise, thank you",
          "Never.",
          "Don't touch the lower shelf",
          "The volume is loud, the pitch is high and he talks fast",
          "Tomorrow, after breakfast, we will see whether the garden gate has been closed properly",
          "Das Fenster im Flur klemmt seit gestern");

  private RandomSheets() {}

  /** So many sheets. */
  public static List<CueSheet> of(int count, long seed) {
    Random random = new Random(seed);
    List<CueSheet> out = new ArrayList<>();
    while (out.size() < count) {
      CueSheet sheet = draw(random);
      if (sheet.hasCitableCue()) {
        out.add(sheet);
      }
    }
    return out;
  }

  private static CueSheet draw(Random random) {
    Level pitch = maybe(random, Level.values());
    Level energy = maybe(random, Level.values());
    SpeedLevel speed = maybe(random, SpeedLevel.values());
    String transcript =
        random.nextInt(6) == 0 ? null : TRANSCRIPTS.get(random.nextInt(TRANSCRIPTS.size()));
    List<String> stressed = null;
    if (transcript != null && random.nextBoolean()) {
      List<String> words = new ArrayList<>(Arrays.asList(transcript.split(" ")));
      stressed =
          random.nextInt(4) == 0 ? List.of() : List.of(words.get(random.nextInt(words.size())));
    }
    return new CueSheet(
        pitch,
        pitch == null ? null : percentile(random, pitch.ordinal()),
        energy,
        energy == null ? null : percentile(random, energy.ordinal()),
        speed,
        speed == null ? null : percentile(random, speed.ordinal()),
        maybe(random, Intonation.values()),
        stressed,
        maybe(random, Gender.values()),
        maybe(random, AgeLevel.values()),
        transcript,
        transcript != null && random.nextInt(5) > 0,
        transcript != null && transcript.startsWith("Das") ? "de" : "en",
        Emotion.values()[random.nextInt(Emotion.values().length)],
        null,
        null);
  }

  private static <T> T maybe(Random random, T[] values) {
    return random.nextInt(6) == 0 ? null : values[random.nextInt(values.length)];
  }

  private static Double percentile(Random random, int level) {
    return 100.0 * (level + random.nextDouble()) / 3;
  }
}
