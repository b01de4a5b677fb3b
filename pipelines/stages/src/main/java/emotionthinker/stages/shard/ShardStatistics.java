package emotionthinker.stages.shard;

import emotionthinker.schemas.Emotion;
import emotionthinker.schemas.EmotionCotRow;
import emotionthinker.schemas.Split;
import emotionthinker.schemas.WireName;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts over the rows that were written: {@link #accept} every row, {@link #combine} the parts.
 * Durations are summed in whole milliseconds, so that no order of rows changes a digit.
 */
public final class ShardStatistics implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What stands where a row has no value. */
  public static final String NONE = "none";

  /** What rows are counted by, in the order of the card. */
  public enum Facet {
    CORPUS,
    EMOTION,
    PITCH_LEVEL,
    ENERGY_LEVEL,
    SPEED_LEVEL,
    INTONATION,
    GENDER,
    AGE_LEVEL,
    LANGUAGE,
    SUBSET,
    AUDIO_FORM,
    TEACHER
  }

  private final Map<Split, OfSplit> splits = new EnumMap<>(Split.class);
  private final SortedMap<String, SortedMap<String, Long>> emotionsByCorpus = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> licences = new TreeMap<>();

  /** Counts a row. */
  public void accept(Split split, EmotionCotRow row) {
    OfSplit counts = splits.computeIfAbsent(split, key -> new OfSplit());
    String emotion = Emotion.values()[(int) row.emotion()].wire();
    counts.rows++;
    counts.millis += Math.round(row.durationS() * 1000);
    counts.speakers.add(row.speakerId());
    counts.add(Facet.CORPUS, row.corpus());
    counts.add(Facet.EMOTION, emotion);
    counts.add(Facet.PITCH_LEVEL, wire(row.pitchLevel()));
    counts.add(Facet.ENERGY_LEVEL, wire(row.energyLevel()));
    counts.add(Facet.SPEED_LEVEL, wire(row.speedLevel()));
    counts.add(Facet.INTONATION, wire(row.intonation()));
    counts.add(Facet.GENDER, wire(row.gender()));
    counts.add(Facet.AGE_LEVEL, wire(row.ageLevel()));
    counts.add(Facet.LANGUAGE, row.language());
    counts.add(Facet.SUBSET, wire(row.subset()));
    counts.add(Facet.AUDIO_FORM, wire(row.audioForm()));
    counts.add(Facet.TEACHER, row.provenance().teacher() + " (" + row.provenance().model() + ")");
    emotionsByCorpus
        .computeIfAbsent(row.corpus(), key -> new TreeMap<>())
        .merge(emotion, 1L, Long::sum);
    licences.computeIfAbsent(row.corpus(), key -> new TreeSet<>()).add(row.provenance().licence());
  }

  /** Adds everything another one has counted; returns this. */
  public ShardStatistics combine(ShardStatistics other) {
    other.splits.forEach(
        (split, counts) -> splits.computeIfAbsent(split, key -> new OfSplit()).add(counts));
    other.emotionsByCorpus.forEach(
        (corpus, counts) -> {
          SortedMap<String, Long> mine =
              emotionsByCorpus.computeIfAbsent(corpus, key -> new TreeMap<>());
          counts.forEach((emotion, n) -> mine.merge(emotion, n, Long::sum));
        });
    other.licences.forEach(
        (corpus, names) -> licences.computeIfAbsent(corpus, key -> new TreeSet<>()).addAll(names));
    return this;
  }

  /** Splits with a row, in the order train, validation, test. */
  public Set<Split> splits() {
    return splits.keySet();
  }

  /** Rows of a split. */
  public long rows(Split split) {
    return splits.containsKey(split) ? splits.get(split).rows : 0;
  }

  /** Rows of all splits. */
  public long rows() {
    return splits.keySet().stream().mapToLong(this::rows).sum();
  }

  /** Duration of all audio of a split (h). */
  public double hours(Split split) {
    return splits.containsKey(split) ? splits.get(split).millis / 3.6e6 : 0;
  }

  /** Distinct speakers of a split. */
  public int speakers(Split split) {
    return splits.containsKey(split) ? splits.get(split).speakers.size() : 0;
  }

  /** Rows of a split by the values of a facet, values in alphabetical order. */
  public SortedMap<String, Long> counts(Split split, Facet facet) {
    OfSplit counts = splits.get(split);
    return counts == null
        ? new TreeMap<>()
        : new TreeMap<>(counts.facets.getOrDefault(facet, new TreeMap<>()));
  }

  /** Values of a facet in any split, in alphabetical order. */
  public SortedSet<String> values(Facet facet) {
    SortedSet<String> values = new TreeSet<>();
    splits.keySet().forEach(split -> values.addAll(counts(split, facet).keySet()));
    return values;
  }

  /** Rows of a corpus with an emotion, in all splits. */
  public long rows(String corpus, Emotion emotion) {
    return emotionsByCorpus.getOrDefault(corpus, new TreeMap<>()).getOrDefault(emotion.wire(), 0L);
  }

  /** Licences by corpus, as the rows name them. */
  public SortedMap<String, SortedSet<String>> licences() {
    return new TreeMap<>(licences);
  }

  private static String wire(WireName value) {
    return value == null ? NONE : value.wire();
  }

  /** Counts of one split. */
  private static final class OfSplit implements Serializable {
    private static final long serialVersionUID = 1L;
    private long rows;
    private long millis;
    private final SortedSet<String> speakers = new TreeSet<>();
    private final Map<Facet, TreeMap<String, Long>> facets = new EnumMap<>(Facet.class);

    void add(Facet facet, String value) {
      facets.computeIfAbsent(facet, key -> new TreeMap<>()).merge(value, 1L, Long::sum);
    }

    void add(OfSplit other) {
      rows += other.rows;
      millis += other.millis;
      speakers.addAll(other.speakers);
      other.facets.forEach(
          (facet, counts) ->
              counts.forEach(
                  (value, n) ->
                      facets
                          .computeIfAbsent(facet, key -> new TreeMap<>())
                          .merge(value, n, Long::sum)));
    }
  }
}
